"""What can go wrong, as one tree.

QualityFrameworkError
|-- InvalidInput      a file, record, pack or rule has faults; carries every diagnostic
|-- NotFound          a pack, edition, rule, finding or indicator of that name is not there
|-- Mismatch          a framework and a ruleset that are for two scales
|-- Unusable          a value that cannot stand where it was given, outside of any file
|-- WorkerLost        the process that ran the rules of a live session has ended
`-- InternalError     a fault of ours: a law of the library does not hold
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .vocabulary import Diagnostic


class QualityFrameworkError(Exception):
    """Every exception that this library raises on purpose. `faults` holds each thing that it says is wrong."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class InvalidInput(QualityFrameworkError):  # noqa: N818  (it is named for what the user sees)
    """A text has faults. `diagnostics` holds all of them, in the order of their places."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class NotFound(QualityFrameworkError, LookupError):  # noqa: N818
    """Nothing of that name is known; the text offers the nearest name that is."""


class Mismatch(QualityFrameworkError, ValueError):  # noqa: N818
    """Two things, each sound, that do not go together: two packs, a record and a comparison, a seal and a position."""


class Unusable(QualityFrameworkError, ValueError):  # noqa: N818
    """A value that cannot stand where it was given; the text says what can."""


class WorkerLost(QualityFrameworkError):  # noqa: N818
    """The process that ran the rules of a live session has ended; the text says what to do."""


def without_extra(what: str, extra: str) -> Unusable:
    """What to raise where something needs an extra that is not installed.

    Args:
        what: needs it, as `proofs need`.
        extra: its name.
    """
    return Unusable(f"{what} the extra: pip install 'qualityframework[{extra}]'")


class InternalError(QualityFrameworkError):
    """A fault of ours, never of the input: please report it."""
