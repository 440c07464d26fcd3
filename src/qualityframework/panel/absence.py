"""Not recorded is not empty: an absent value is unknown and an absent list is open, unless the record is complete.

In a record that is marked complete, what is absent is "no" or "none".
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..expressions import Related, Row, Rows

T = TypeVar("T")


class Absence(ABC):
    """What becomes of what a record does not say."""

    @property
    @abstractmethod
    def complete(self) -> bool:
        """Whether what the record does not list does not exist."""

    def listed(self, part: tuple[T, ...] | None) -> tuple[T, ...] | None:
        """The list; None when it was never recorded and may hold anything."""
        return () if part is None and self.complete else part

    def names(self, part: tuple[str, ...] | None) -> frozenset[str] | None:
        """The names listed, quick to look up; None as for a list."""
        listed = self.listed(part)
        return None if listed is None else frozenset(listed)

    def stated(self, text: object) -> bool | None:
        """Whether something is there."""
        return True if text is not None else False if self.complete else None

    def answer(self, known: str | None) -> bool | None:
        """A yes, no or unknown of the record."""
        return (
            {"yes": True, "no": False, "unknown": None}[known]
            if known is not None
            else False
            if self.complete
            else None
        )

    def related(self, certain: Iterable[Row], possible: Sequence[Row] = (), *, closed: bool) -> Related:
        """Related rows. Those that `possible` holds do not say whether they are; unless `closed`, more may be."""
        if self.complete or (closed and not possible):
            return tuple(certain)
        return Rows(tuple(certain), tuple(possible), open=not closed)
