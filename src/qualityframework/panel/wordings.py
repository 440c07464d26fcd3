"""How the texts of a report are worded, held against its grades, its evidence and each other, as rows of facts.

What cannot be held against anything gives no row: what is worded so may be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ..expressions import Row, new_row
from ..frameworks import Wording
from ..inspections import PASSAGES, EvidenceItem, Inspection, Passage, Record, passages, path_id, place_in_words
from ..prose import (
    Quantity,
    ToldShare,
    balances_in,
    quantities_in,
    scale_words_in,
    self_contradictions,
    shares_agree,
    shares_in,
    told_quantities,
)
from ..vocabulary import FACTS, State, natural, value

_KINDS = {"named": "scale-word", "said": "scale-word", "loose": "loose-scale-word"}


class _Held(NamedTuple):
    """A wording and what it was held against."""

    kind: str
    words: str
    against: str
    fits: bool | None


def wording_rows(inspection: Inspection, wording: Wording) -> tuple[Row, ...]:
    """Every wording of the report that can be held against something."""
    return tuple(_Worded(inspection, wording).rows())


def held_against(inspection: Inspection) -> tuple[object, ...]:
    """All that the wordings of a record follow from, but for the framework and the words."""
    record = inspection.record
    cited = {name for passage in passages(record) for name in passage.evidence or ()}
    items = tuple(item for item in record.evidence or () if item.id in cited)
    return record.complete, record.statements, record.evaluations, *(getattr(record, part) for part in PASSAGES), items


def all_told(record: Record) -> bool:
    """Whether the record lists all that a report tells; else there may be wordings that nobody can look at."""
    return record.complete or None not in (record.evaluations, *(getattr(record, part) for part in PASSAGES))


@value
class _Worded:
    inspection: Inspection
    wording: Wording

    def rows(self) -> Iterator[Row]:
        earlier: dict[str, list[tuple[Passage, ToldShare]]] = {}
        for place, passage in self._passages():
            held = [*self._quantities(passage), *self._figures(passage, earlier), *self._judgements(passage)]
            for number, one in enumerate(held, start=1):
                values = {
                    "id": f"{path_id(passage.path)}/{number}",
                    "kind": one.kind,
                    "words": one.words,
                    "place": place,
                    "against": one.against,
                    "fits": one.fits,
                }
                yield new_row(FACTS["wording"], values)

    def _passages(self) -> list[tuple[str, Passage]]:
        """The texts with their places: part by part, each by identifiers, so that no order of a list decides."""
        record = self.inspection.record
        told = [(place_in_words(record, one.path), one) for one in passages(record)]
        parts = list(dict.fromkeys(one.path[0] for _, one in told))
        return sorted(told, key=lambda pair: (parts.index(pair[1].path[0]), natural(pair[0])))

    @cached_property
    def _items(self) -> Mapping[str, EvidenceItem]:
        return {item.id: item for item in self.inspection.record.evidence or ()}

    def _only_item(self, passage: Passage) -> EvidenceItem | None:
        """The one item that a passage cites, with a share of those looked at."""
        cited = [self._items[name] for name in passage.evidence or ()]
        shown = cited[0].shows if len(cited) == 1 else None
        return cited[0] if shown is not None and shown.proportion is not None else None

    # words for shares, and shares ------------------------------------------------------------------------------------

    def _quantities(self, passage: Passage) -> Iterator[_Held]:
        text = passage.text
        told = told_quantities(text, self.wording)
        for one in told:
            share = text[one.share.start : one.share.end]
            yield _Held("quantity", text[one.quantity.start : one.quantity.end], share, one.agrees)
        item = self._only_item(passage)
        words = quantities_in(text, self.wording) if item is not None and not shares_in(text, self.wording) else ()
        if item is not None and len(words) == 1:
            figure, against = _share_of(item)
            fits, rest = (_is_called(words[0], share) for share in (figure, 1 - figure))  # `few had none`
            fits_if_known = True if fits else None if rest else False
            yield _Held("quantity-of-evidence", text[words[0].start : words[0].end], against, fits_if_known)

    def _figures(self, passage: Passage, earlier: dict[str, list[tuple[Passage, ToldShare]]]) -> Iterator[_Held]:
        text, cited = passage.text, passage.evidence or ()
        for one in self_contradictions(text, self.wording):
            first, second = (text[share.start : share.end] for share in (one.first, one.second))
            yield _Held("figure-in-itself", first, second, False)
        shares = shares_in(text, self.wording)
        if len(shares) != 1 or len(cited) != 1:
            return  # which figure is of which item cannot be told
        share, words = shares[0], text[shares[0].start : shares[0].end]
        item = self._only_item(passage)
        if item is not None:
            figure, told = _share_of(item)
            fits = share.low <= figure <= share.high
            rest = share.low <= 1 - figure <= share.high  # `8% had none` tells of the others
            yield _Held("figure-of-evidence", words, told, True if fits else None if rest else False)
        before = earlier.setdefault(cited[0], [])
        apart = [(told, other) for told, other in before if not shares_agree(share, other)]
        for told_at, other in (apart or before)[:1]:
            place = place_in_words(self.inspection.record, told_at.path)
            against = f"{told_at.text[other.start : other.end]} in {place}"
            yield _Held("figure-elsewhere", words, against, not apart)
        before.append((passage, share))

    # words of judgement ----------------------------------------------------------------------------------------------

    def _judgements(self, passage: Passage) -> Iterator[_Held]:
        text, scale = passage.text, self.inspection.framework.scale
        labels = {grade.name: grade.label for grade in scale.grades}
        words = scale_words_in(text, scale, self.wording)
        told = [(one.start, one.end, _KINDS[one.use], {one.grade.label}) for one in words]
        for balance in balances_in(text, self.wording):
            own = {labels[name] for name in balance.phrase.grades if name in labels}
            told += [(balance.start, balance.end, "balance", own)] if own else []
        grades = self._grades(passage.subjects) if told else {}
        known = [grade for grade in grades.values() if grade is not None]
        against = ", ".join(f"{subject} {grade or 'not known'}" for subject, grade in grades.items())
        for start, end, kind, own in told if grades else ():
            met = sum(grade in own for grade in known)
            fits = True if met == len(grades) else False if not met and len(known) == len(grades) else None
            yield _Held(kind, text[start:end], against, fits)

    def _grades(self, subjects: tuple[str, ...] | None) -> dict[str, str | None]:
        """The evaluated subjects that a passage names, each with its grade in words; None where that is not known."""
        record, names = self.inspection.record, subjects or ()
        if record.evaluations is None and not record.complete:
            return dict.fromkeys(sorted(names, key=natural))
        codes = {code for name in names for code in self.inspection.subjects[name]}
        found = {subject: grade for code in codes for subject, grade in self._evaluated.get(code, ())}
        return {subject: found[subject] for subject in sorted(found, key=natural)}

    @cached_property
    def _evaluated(self) -> Mapping[str, list[tuple[str, str | None]]]:
        """What is evaluated, with its grade in words, by the code of each of its indicators."""
        found: dict[str, list[tuple[str, str | None]]] = {}
        for one in self.inspection.record.evaluations or ():
            grade = self.inspection.grade(one.grade)
            if grade is not None or one.state in (None, State.EVALUATED):
                for code in self.inspection.subjects[one.subject]:
                    found.setdefault(code, []).append((one.subject, grade.label if grade is not None else None))
        return found


def _is_called(word: Quantity, share: Fraction) -> bool:
    return any(word.term.holds(share, share, rounded=rounded) for rounded in (True, False))


def _share_of(item: EvidenceItem) -> tuple[Fraction, str]:
    """The share that an item shows, and how it is told."""
    assert item.shows is not None
    assert item.shows.proportion is not None
    shown = item.shows.proportion
    return Fraction(shown.met, shown.of), f"{shown.met} of {shown.of} in evidence {item.id}"
