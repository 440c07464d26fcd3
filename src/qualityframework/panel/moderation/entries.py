"""What can be entered in a moderation. Entries are only ever added, and each names the state that it was added to."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

from pydantic import Field, model_validator

from ...vocabulary import Frozen, Line
from .digests import Digest, digest_of
from .position import Position
from .sealing import Salt
from .terms import Role, Terms

NOTHING = "0" * 64
"""The digest of the state before the first entry."""
_ENTRY = "qualityframework.moderation-entry/1"


class Commitment(Frozen):
    """A member sealed a position."""

    role: Role
    seal: Digest


class Opening(Frozen):
    """A member opened the seal."""

    position: Position
    salt: Salt


class Withdrawal(Frozen):
    """A member takes no further part. What the member entered before stays."""

    role: Role
    reason: Line


Deed: TypeAlias = Terms | Commitment | Opening | Withdrawal | Position


class Entry(Frozen):
    """One of five things, and the state that it was added to."""

    before: Digest = Field(description="of the state before: of the entry above, or noughts for the first")
    begun: Terms | None = None
    committed: Commitment | None = None
    revealed: Opening | None = None
    withdrawn: Withdrawal | None = None
    concluded: Position | None = Field(default=None, description="the final position of a member")

    @model_validator(mode="after")
    def _is_one(self) -> Entry:
        if len(self._there) != 1:
            raise ValueError("an entry is one of begun, committed, revealed, withdrawn and concluded")
        return self

    @property
    def _there(self) -> list[Deed]:
        every = (self.begun, self.committed, self.revealed, self.withdrawn, self.concluded)
        return [deed for deed in every if deed is not None]

    @property
    def deed(self) -> Deed:
        """What was entered."""
        return self._there[0]

    @cached_property
    def digest(self) -> str:
        """Of the state after it, and so of all entries up to it."""
        return digest_of(_ENTRY, entry=self)
