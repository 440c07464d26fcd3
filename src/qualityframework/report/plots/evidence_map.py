"""Which evidence there is on what: a table of subjects and kinds of evidence, with how items stand to the grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, count
from typing import NamedTuple

from ...frameworks import Framework
from ...inspections import Inspection
from ...weighing import weigh
from ..bearings import Bearings, Stance, bearings
from ..carried import state_in_words
from .figure import INK, QUIET, SIGNAL, STRONG, WIDTH, Part, figure, lines, words
from .placed import LINE, Datum, above, at, high, in_lines, points, texts


class Stands(StrEnum):
    """What the map tells apart."""

    SUPPORTS = "supports the team's grade"
    ELSEWHERE = "points elsewhere"
    NO_GRADE = "neither, or there is no grade to hold it to"
    NOT_KNOWN = "not known how, or whether, it bears"


_STANDS = {
    Stance.SUPPORTS: Stands.SUPPORTS,
    Stance.ELSEWHERE: Stands.ELSEWHERE,
    Stance.NEITHER: Stands.NO_GRADE,
    Stance.NO_EVALUATION: Stands.NO_GRADE,
    Stance.UNKNOWN: Stands.NOT_KNOWN,
    Stance.PERHAPS: Stands.NOT_KNOWN,
}
_MARKS = {
    Stands.SUPPORTS: ("circle", STRONG),
    Stands.ELSEWHERE: ("triangle-up", SIGNAL),
    Stands.NO_GRADE: ("square", "white"),
    Stands.NOT_KNOWN: ("cross", "white"),
}
_SHORT = {
    Stands.SUPPORTS: "supporting",
    Stands.ELSEWHERE: "pointing elsewhere",
    Stands.NO_GRADE: "neither, or no grade to hold it to",
    Stands.NOT_KNOWN: "not known how or whether it bears",
}
_LABEL, _TITLE = 240, 40  # the width of a row's label, and its letters in a line
_KIND, _LINES = 24, 3  # letters in a line of a column's title, more where it would have more lines than these
_GRID = "#d0d0d0"
_NONE = "No item of evidence bears on any subject."
_OPEN = "No evidence is recorded, and the record does not say that there is none."


class MapRow(NamedTuple):
    """A subject: how many items of each kind (None: kind not recorded) stand how to its grade.

    `given` is that grade, or what stands in its place; `more`: there may be items that the record does not tell of.
    """

    title: str
    given: str
    counts: Mapping[str | None, Counter[Stands]]
    more: bool


def evidence_map(inspection: Inspection) -> Part:
    """The picture of the evidence of an inspection, a row a subject and a column a kind of evidence."""
    framework, rows = inspection.framework, tuple(_rows(inspection))
    kinds = _kinds(rows, framework)
    how = (
        "How many items of each kind of evidence bear on each subject, and how they stand to the team's grade. A ? "
        "says that there may be more which the record does not tell of: such a field is not known, and not empty."
    )
    if not kinds:
        told = _OPEN if any(row.more for row in rows) else _NONE
        return figure(inspection.record.title, how, told, [words("", "", told)])
    lacking = f"Kinds of evidence of which no item {_is_there(rows)}: {_lacking(kinds, framework)}."
    described = [*(_told(row, framework) for row in rows), lacking]
    return figure(inspection.record.title, how, " ".join(described), [_table(rows, kinds, framework), _key(lacking)])


def _rows(inspection: Inspection) -> Iterator[MapRow]:
    weighed = weigh(inspection)
    found = bearings(inspection, weighed)
    evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
    for subject, one in weighed.items():
        grade = inspection.grade(one.grade)
        given = grade.label if grade is not None else state_in_words(one, evaluations.get(subject))
        yield MapRow(one.title, given, _counts(found[subject]), found[subject].more)


def _counts(found: Bearings) -> Mapping[str | None, Counter[Stands]]:
    counts: dict[str | None, Counter[Stands]] = {}
    for one in found.items:
        counts.setdefault(one.item.kind, Counter())[_STANDS[one.stance]] += 1
    return counts


def _kinds(rows: Sequence[MapRow], framework: Framework) -> tuple[str | None, ...]:
    """The kinds of which there is an item, in the framework's order; last those that are not recorded."""
    there = {kind for row in rows for kind in row.counts}
    return (*(kind for kind in framework.kinds if kind in there), *({None} & there))


def _is_there(rows: Sequence[MapRow]) -> str:
    open_ = any(row.more for row in rows)
    return "is known to bear on any of these, which does not say that none does" if open_ else "bears on any of these"


def _lacking(kinds: Sequence[str | None], framework: Framework) -> str:
    return ", ".join(_kind(kind, framework) for kind in framework.kinds if kind not in kinds) or "none"


def _kind(kind: str | None, framework: Framework) -> str:
    if kind is None:
        return "kind not recorded"
    return f"{framework.kinds[kind].title}{framework.kinds[kind].status.mark}"


def _table(rows: Sequence[MapRow], kinds: Sequence[str | None], framework: Framework) -> Part:
    most = max(n for row in rows for counts in row.counts.values() for n in counts.values())
    cell = max(_LINES * LINE + 4, 36 + 7 * len(f"{most}"))
    letters = next(n for n in count(_KIND) if high(*(in_lines(_kind(one, framework), n) for one in kinds)) <= _LINES)
    labels = [in_lines(row.title, _TITLE) for row in rows]
    heights = [
        max(LINE * (high(label) + 1), (LINE + 3) * max((len(one) for one in row.counts.values()), default=1)) + 10
        for row, label in zip(rows, labels, strict=True)
    ]
    tops = list(accumulate(heights, initial=round(6.2 * letters)))
    titles, given, marks, grid = list[Datum](), list[Datum](), list[Datum](), list[Datum]()
    numbers, none, open_ = list[Datum](), list[Datum](), list[Datum]()
    width = _LABEL + cell * len(kinds)
    for row, label, top in zip(rows, labels, tops, strict=False):
        grid.append({"x": 0, "to": width, "y": top})
        titles.append({"x": 0, "y": top + 5, "text": label})
        given.append({"x": 0, "y": top + 5 + LINE * high(label), "text": in_lines(row.given, _TITLE)})
        for left, kind in zip(count(_LABEL, cell), kinds, strict=False):
            here = row.counts.get(kind, Counter())
            stands = [one for one in Stands if here[one]]
            for at_, one in enumerate(stands):
                y = top + 5 + (LINE + 3) * at_
                marks.append({"x": left + 10, "y": y + 5, "stands": one.value})
                numbers.append({"x": left + 20, "y": y, "text": f"{here[one]}"})
            beside = left + 24 + 7 * len(numbers[-1]["text"]) if stands else left + 10
            if row.more or not stands:
                y = top + 5 + (LINE + 3) * max(0, len(stands) - 1)
                (open_ if row.more else none).append({"x": beside, "y": y, "text": "?" if row.more else "0"})
    grid.append({"x": 0, "to": width, "y": tops[-1]})
    names = [in_lines(_kind(kind, framework), letters) for kind in kinds]
    heads = [
        {"x": above(left + cell / 2, name), "y": tops[0] - 6, "text": name}
        for left, name in zip(count(_LABEL, cell), names, strict=False)
    ]
    return {
        "width": width,
        "height": tops[-1],
        "layer": [
            {
                "data": {"values": grid},
                "mark": {"type": "rule", "color": _GRID},
                "encoding": {**at(), "x2": {"field": "to"}},
            },
            *texts(heads, angle=270),
            *texts(titles, fontWeight="bold"),
            *texts(given, color=QUIET),
            *texts(numbers),
            *texts(none, color=QUIET),
            *texts(open_, fontWeight="bold"),
            *(layer for one in Stands for layer in _marks(one, [mark for mark in marks if mark["stands"] == one])),
        ],
    }


def _marks(stands: Stands, values: Sequence[Datum]) -> list[Part]:
    shape, fill = _MARKS[stands]
    return points(values, shape, fill, INK)


def _key(lacking: str) -> Part:
    """What the marks mean, and below which kinds there are none of."""
    marks = {one: {"x": 8, "y": 8 + 18 * number} for number, one in enumerate(Stands)}
    below = 18 * len(Stands) + 6
    told = [{"x": 20, "y": place["y"] - 5, "text": one.value} for one, place in marks.items()]
    note = lines(lacking, 11)
    return {
        "width": WIDTH,
        "height": below + LINE * len(note),
        "layer": [
            *texts([*told, {"x": 0, "y": below, "text": "\n".join(note)}]),
            *(layer for one, place in marks.items() for layer in _marks(one, [place])),
        ],
    }


def _told(row: MapRow, framework: Framework) -> str:
    kinds = [
        f"{_kind(kind, framework)} {', '.join(f'{n} {_SHORT[one]}' for one in Stands if (n := counts[one]))}"
        for kind in (*framework.kinds, None)
        if (counts := row.counts.get(kind))
    ]
    found = "; ".join(kinds) or ("no item is recorded" if row.more else "no item")
    more = "; there may be more that the record does not tell of" if row.more else ""
    return f"{row.title} ({row.given}): {found}{more}."
