"""The team's grades by domain: each subject on the scale, with the band that its evidence can carry behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ...frameworks import Domain, Framework
from ...inspections import Inspection
from ...weighing import weigh
from ..carried import CANNOT_BE_SAID, Strip, carried_in_words, state_in_words, strip
from .figure import INK, PALE, QUIET, STRONG, Part, figure, heading, words
from .placed import LINE, Datum, above, at, high, in_lines, points, texts

_LABEL, _TITLE = 240, 40  # the width of a row's label, and its letters in a line
_STEP, _POINT = 80, 14  # from one point of the scale to the next, and the letters of its name in a line
_BESIDE, _TOLD = 160, 28  # the same of what is told beside the scale
_GRID = "#d0d0d0"
_NOTHING = "Nothing is recorded of any of its indicators."
_NO_INDICATORS = "It has no indicators."


class ProfileRow(NamedTuple):
    """A subject on the scale.

    Args:
        title: code and title.
        given: the team's grade; None without one, and `state` says what stands in its place.
        carried: the band in words.
        strip: both on the scale; None where there is neither.
    """

    title: str
    given: str | None
    state: str
    carried: str
    strip: Strip | None


def domain_profile(inspection: Inspection) -> Part:
    """The picture of an inspection's grades, domains in the framework's order. Nothing is averaged or ranked."""
    framework, called = inspection.framework, inspection.framework.file.called
    how = (
        f"The team's grade of each {called.indicator} (diamond), and behind it the band that its evidence can carry "
        f"(bar). What has no grade has no diamond: beside the scale it is said what it has instead. "
        f"{called.domains.capitalize()} stand in the framework's order: nothing is averaged, and none is ranked."
    )
    by_domain = list(_by_domain(inspection))
    parts = [_part(title, rows, framework) if rows else words(title, "", none) for title, none, rows in by_domain]
    told = " ".join(f"{title}: {' '.join(map(_told, rows)) or none}" for title, none, rows in by_domain)
    return figure(inspection.record.title, how, told, parts)


def _by_domain(inspection: Inspection) -> Iterator[tuple[str, str, Sequence[ProfileRow]]]:
    """Each domain, what is said where it has nothing, and what stands in it.

    A subject over several stands after the first of them, under all of them.
    """
    framework = inspection.framework
    evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
    rows: dict[tuple[str, ...], list[ProfileRow]] = {}
    for subject, one in weigh(inspection).items():
        homes = {framework.domain_of[code].id for code in inspection.subjects[subject]}
        grade = inspection.grade(one.grade)
        row = ProfileRow(
            title=one.title,
            given=grade.label if grade is not None else None,
            state=state_in_words(one, evaluations.get(subject)),
            carried=carried_in_words(one.carries, framework),
            strip=strip(one, framework),
        )
        rows.setdefault(tuple(domain.id for domain in framework.file.domains if domain.id in homes), []).append(row)
    for domain in framework.file.domains:
        none = _NOTHING if framework.indicators_of(domain.id) else _NO_INDICATORS
        yield _title(domain), none, rows.pop((domain.id,), [])
        for homes_ in [one for one in rows if one[0] == domain.id]:
            titles = [_title(one) for one in framework.file.domains if one.id in homes_]
            yield " and ".join(titles), _NOTHING, rows.pop(homes_)


def _title(domain: Domain) -> str:
    return f"{domain.title}{domain.status.mark}"


def _part(title: str, rows: Sequence[ProfileRow], framework: Framework) -> Part:
    scale = [in_lines(grade.label, _POINT) for grade in framework.scale.grades]
    labels = [in_lines(row.title, _TITLE) for row in rows]
    besides = [in_lines(_beside(row), _TOLD) for row in rows]
    heights = [max(26, LINE * high(one, other) + 8) for one, other in zip(labels, besides, strict=True)]
    head = LINE * high(*scale) + 6
    middles = [top + height / 2 for top, height in zip(accumulate(heights, initial=head), heights, strict=False)]
    ends, width = _LABEL + _STEP * len(scale), _LABEL + _STEP * len(scale) + _BESIDE
    titles, beside, bands, dots, given = list[Datum](), list[Datum](), list[Datum](), list[Datum](), list[Datum]()
    for row, label, told, middle in zip(rows, labels, besides, middles, strict=True):
        titles.append({"x": 0, "y": above(middle, label), "text": label})
        beside.append({"x": ends + 6, "y": above(middle, told), "text": told})
        if row.strip is None:
            continue
        places = [_LABEL + _STEP * (number + 0.5) for number in range(len(scale))]
        dots += [{"x": place, "y": middle} for place in places]
        carried = [place for place, is_ in zip(places, row.strip.carried, strict=True) if is_]
        if carried:
            left, right = carried[0] - _STEP / 2 + 4, carried[-1] + _STEP / 2 - 4
            bands.append({"x": left, "to": right, "y": middle - 8, "low": middle + 8})
        if row.strip.given is not None:
            given.append({"x": places[row.strip.given], "y": middle})
    heads = [{"x": _LABEL + _STEP * (at_ + 0.5), "y": 0, "text": name} for at_, name in enumerate(scale)]
    band = {"type": "rect", "fill": PALE, "stroke": STRONG, "strokeWidth": 1.2, "cornerRadius": 3}
    return {
        "title": heading(title),
        "width": width,
        "height": head + sum(heights),
        "layer": [
            {
                "data": {"values": [{"x": 0, "to": width, "y": head}]},
                "mark": {"type": "rule", "color": _GRID},
                "encoding": {**at(), "x2": {"field": "to"}},
            },
            *texts(heads, align="center", color=QUIET),
            *texts(titles),
            *texts([one for one in beside if one["text"].strip()], fontStyle="italic"),
            *_layer(bands, band),
            *points(dots, "circle", "white", QUIET, 22),
            *points(given, "diamond", INK, INK, 110),
        ],
    }


def _layer(values: Sequence[Datum], mark: Part) -> Iterator[Part]:
    if values:
        ends = {"x2": {"field": "to"}, "y2": {"field": "low"}}
        yield {"data": {"values": list(values)}, "mark": mark, "encoding": {**at(), **ends}}


def _beside(row: ProfileRow) -> str:
    """What the scale cannot show."""
    told = [] if row.given is not None else [_without(row.state)]
    if row.carried == CANNOT_BE_SAID:
        told.append(f"band: {CANNOT_BE_SAID}")
    return "; ".join(told)


def _without(state: str) -> str:
    return state if state.startswith("no ") else f"no grade: {state}"


def _told(row: ProfileRow) -> str:
    given = f"the team's grade is {row.given}" if row.given is not None else _without(row.state)
    carried = f"what its evidence can carry {CANNOT_BE_SAID}"
    if row.carried != CANNOT_BE_SAID:
        carried = f"its evidence can carry {row.carried}"
    return f"{row.title}: {given}; {carried}."
