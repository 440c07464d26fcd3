"""An item of evidence in words, as a row of a table shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from ...frameworks import Framework
from ...inspections import EvidenceItem
from ...vocabulary import natural
from ...weighing import Weighed
from ..bearings import Bears, Stance
from ..plain_words import label_of
from ..shares import per_cent

Amount = TypeVar("Amount", int, float)
NOT_RECORDED = "not recorded"
_VERIFIED = {"yes": "verified", "no": "not verified", "unknown": "not known whether verified"}


class Piece(NamedTuple):
    """An item of evidence: what it is, where it comes from, what it shows and how it bears on the evaluation."""

    id: str
    title: str
    kind: str
    voice: str
    source: str
    day: str
    people: str
    verified: str
    shows: str
    note: str | None
    bears: str


class KindRow(NamedTuple):
    """The evidence of one kind on a subject: how much there is, whose voice it is, its part in what is said.

    `certain` is how much of it is known to bear on the subject.
    """

    kind: str
    voice: str
    items: int
    certain: int
    share: str


def yes_or_no(said: str | None, *, complete: bool) -> str | None:
    """What was said; what a complete record leaves unsaid is no."""
    return said or ("no" if complete else None)


def piece(item: EvidenceItem, framework: Framework, bears: str, *, complete: bool) -> Piece:
    """The row of an item. In a complete record what is not said to be verified is not."""
    verified = yes_or_no(item.verified, complete=complete)
    kind = framework.kinds.get(item.kind or "")
    return Piece(
        id=item.id,
        title=item.title or item.id,
        kind=f"{kind.title}{kind.status.mark}" if kind is not None else NOT_RECORDED,
        voice=_voice(kind.voice if kind is not None else None),
        source=item.from_role or NOT_RECORDED,
        day=item.gathered_on.isoformat() if item.gathered_on is not None else NOT_RECORDED,
        people=_people(item),
        verified=_VERIFIED[verified] if verified is not None else NOT_RECORDED,
        shows=shown(item, framework),
        note=item.note,
        bears=bears,
    )


def kinds_of(weighed: Weighed, bearing: Iterable[Bears], framework: Framework) -> Iterator[KindRow]:
    """The kinds of evidence on a subject, those that make most of it first; what is of no recorded kind last."""
    listed = tuple(bearing)
    counted = Counter(one.item.kind or "" for one in listed)
    certain = Counter(one.item.kind or "" for one in listed if one.stance is not Stance.PERHAPS)
    shares = weighed.carries.robustness.triangulation.shares if weighed.carries is not None else {}
    for name in sorted(counted, key=lambda name: (not name, -shares.get(name, 0.0), natural(name))):
        kind = framework.kinds.get(name)
        yield KindRow(
            kind=f"{kind.title}{kind.status.mark}" if kind is not None else "kind not recorded",
            voice=_voice(kind.voice if kind is not None else None),
            items=counted[name],
            certain=certain[name],
            share=_share(shares, name, listed),
        )


def _share(shares: Mapping[str, float], kind: str, listed: Iterable[Bears]) -> str:
    """Its part in what is said; nothing is told where no item of the kind says what it shows."""
    silent = all(one.item.shows is None for one in listed if (one.item.kind or "") == kind)
    return "none told" if silent or kind not in shares else per_cent(shares[kind])


def shown(item: EvidenceItem, framework: Framework) -> str:
    """What an item shows, in the words of the scale."""
    shows = item.shows
    if shows is None:
        return NOT_RECORDED
    if shows.grade is not None:
        return _label(shows.grade, framework)
    if shows.counts is not None:
        return ", ".join(f"{count} {_label(name, framework)}" for name, count in _in_order(shows.counts, framework))
    if shows.belief is not None:
        parts = [f"{per_cent(share)} {_label(name, framework)}" for name, share in _in_order(shows.belief, framework)]
        return f"belief: {', '.join(parts) or 'none'}; the rest cannot be told"
    if shows.proportion is not None:
        held = shows.proportion.standard
        return f"{shows.proportion.met} of {shows.proportion.of} met: {held or 'a standard that is not recorded'}"
    assert shows.leaning is not None
    return f"a {shows.leaning.strength} {shows.leaning.direction}"


def _in_order(shown: Mapping[str, Amount], framework: Framework) -> list[tuple[str, Amount]]:
    """The best grade first, in whatever order they were written."""
    places = {grade.name: at for at, grade in enumerate(reversed(framework.scale.grades))}
    grades = {name: framework.scale.grade(name) for name in shown}
    return sorted(shown.items(), key=lambda one: places[grade.name] if (grade := grades[one[0]]) else len(places))


def _label(name: str, framework: Framework) -> str:
    grade = framework.scale.grade(name)
    return label_of(name, framework) if grade is None else grade.label


def _voice(voice: str | None) -> str:
    return NOT_RECORDED if voice is None else "nobody's own" if voice == "none" else voice


def _people(item: EvidenceItem) -> str:
    if item.people is None:
        return NOT_RECORDED if item.invited is None else f"of {item.invited} asked, how many is not recorded"
    return f"{item.people}" if item.invited is None else f"{item.people} of {item.invited}"
