"""What the texts of a record come to: how they are worded, and what in them says who somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from ..expressions import UNRECORDED, Related, Rows
from ..frameworks import Ruleset
from ..inspections import Inspection


@dataclass(frozen=True)
class Texts:
    """Rows of what was read; what was not read is not known.

    Args:
        wordings: how texts of the report are worded, held against something.
        details: what in the record seems to say who somebody is.
        withheld: the words of those details, longest first.
        words: the length of the position statement, where its text is recorded.
        links: how often that text marks links to evidence.
    """

    wordings: Related = UNRECORDED
    details: Related = UNRECORDED
    withheld: tuple[str, ...] = ()
    words: int | None = None
    links: int | None = None

    def without(self, text: str) -> str:
        """A text without the words that were found to say who somebody is."""
        for words in self.withheld:
            text = text.replace(words, "[withheld]")
        return text


def texts_read(inspection: Inspection, ruleset: Ruleset) -> Texts:
    """The texts of an inspection, read with the words and signs that the ruleset names; without, nothing is read."""
    wordings: Related = UNRECORDED
    details: Related = UNRECORDED
    withheld, words, links = tuple[str, ...](), None, None
    if ruleset.identifying is not None:
        from ..privacy import signs_of  # loaded only here, as are the words: not every ruleset names them
        from .details import details_within

        found = details_within(inspection.record, signs_of(ruleset.identifying))
        details, withheld = found.rows, found.withheld
    statement = inspection.record.position_statement
    wording = ruleset.wording.on(inspection.as_of) if ruleset.wording is not None else None
    if wording is not None:
        from .wordings import all_told, wording_rows

        wordings = wording_rows(inspection, wording)
        if not all_told(inspection.record):
            wordings = Rows(wordings, (), open=True)
        if statement is not None and statement.text is not None:
            from ..prose import links_in, words_in

            words, links = words_in(statement.text), links_in(statement.text, wording)
    return Texts(wordings, details, withheld, words, links)
