"""What the texts of a record come to: how they are worded, and what in them says who somebody is."""

from __future__ import annotations

from typing import NamedTuple

from ..expressions import UNRECORDED, Related, Rows
from ..frameworks import Ruleset
from ..inspections import Inspection
from .working import Working


class Texts(NamedTuple):
    """Rows of what was read; what was not read is not known.

    Args:
        wordings: how texts of the report are worded, held against something.
        details: what in the record seems to say who somebody is.
        words: the length of the position statement, where its text is recorded.
        links: how often that text marks links to evidence.
    """

    wordings: Related = UNRECORDED
    details: Related = UNRECORDED
    words: int | None = None
    links: int | None = None


def as_told(inspection: Inspection, ruleset: Ruleset, working: Working | None = None) -> tuple[Inspection, Texts]:
    """The inspection without what says who somebody is, and what its texts come to.

    They are read with the words and signs that the ruleset names; without them nothing is known of wordings or details.

    Args:
        inspection: bound to its framework, profile and day.
        ruleset: names the words and signs.
        working: one that remembers saves time.
    """
    from ..privacy import found_within, load_signs, signs_of, tellable  # loaded on use, as are the words
    from .details import detail_rows

    working = working or Working()
    named = ruleset.identifying
    signs = load_signs() if named is None else signs_of(named)  # what is not judged is withheld all the same
    found = found_within(inspection.recorded.as_read, signs, working.looked_within)
    told = tellable(inspection, found)
    details = UNRECORDED if named is None else detail_rows(told, found, signs.below)
    return told, Texts(_wordings(told, ruleset, working), details, *_length(inspection, ruleset))


def _wordings(inspection: Inspection, ruleset: Ruleset, working: Working) -> Related:
    wording = ruleset.wording.on(inspection.as_of) if ruleset.wording is not None else None
    if wording is None:
        return UNRECORDED
    from .wordings import all_told, held_against, wording_rows

    rows = working.made(("wordings",), held_against(inspection), lambda: wording_rows(inspection, wording))
    return rows if all_told(inspection.record) else Rows(rows, (), open=True)


def _length(inspection: Inspection, ruleset: Ruleset) -> tuple[int | None, int | None]:
    """Words and links of the position statement, counted in its text as it was read."""
    wording = ruleset.wording.on(inspection.as_of) if ruleset.wording is not None else None
    statement = inspection.recorded.as_read.position_statement
    if wording is None or statement is None or statement.text is None:
        return None, None
    from ..prose import links_in, words_in

    return words_in(statement.text), links_in(statement.text, wording)
