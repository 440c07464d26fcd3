"""Random records for children-care-protection/2019: whole ones, and ones with gaps.

A record with gaps is a whole one of which something was left out, so the whole one is one way of filling its gaps.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualityframework.frameworks import Framework, load
from qualityframework.inspections import Inspection, Record, Recorded, bind

Data = dict[str, Any]
Hole = tuple[str | int, ...]
"""What is left out: `(evidence)`, the list; `(evidence, 0, kind)`, of one item; `(evidence, *, kind)`, of all."""

FRAMEWORK = "children-care-protection/2019"
GRADES = ("unsatisfactory", "weak", "adequate", "good", "very_good", "excellent")
PROFILES = ("2018-20", "2021-25", "2025-26")
SUBJECTS = ("1.1", "2.1", "2.2", "9.1-9.4", "9.2", "5.3", "3.1", "6.1")
INDICATORS = ("1.1", "2.1", "2.2", "9.1", "9.2", "5.3", "3.1", "6.1")
ITEMS = ("e1", "e01", "e2", "e10", "2.1")
KINDS = (
    "records-read",
    "children-survey",
    "family-meetings",
    "staff-survey",
    "partnership-discussion",
    "plans-and-policies",
)
DAYS = ("2014-11-20", "2017-11-29", "2017-11-30", "2019-06-18", "2019-10-24", "2019-11-01")
LISTS = (
    "evidence",
    "evaluations",
    "messages",
    "strengths",
    "areas_for_improvement",
    "recommendations",
    "statements",
    "follow_up",
    "concerns",
)

CITES = ("evidence", "addresses")
"""Fields that name items of evidence."""

ANSWERS = ("verified", "evidence_linked", "in_report", "escalated")
"""Fields that are yes, no or unknown."""

TEXTS = ("position_statement", "text", "reason", "change_reason", "timing", "focus", "approach", "shows", "lineage")
"""Fields for which a record has no word for "there is none": to say so, they are left out of a complete record."""

DEFAULTED = ("weight", "weight_reason", "reliability")
"""Fields that have the pack's value when they are left out, which is no gap."""

OPEN = ("kind", "date", "scored_on", "people", "invited", "grade", "state", "graded_at", "tone", "decision", "words")
"""Fields that are unknown when they are left out, even in a complete record."""


def bound(data: Mapping[str, Any], framework: Framework | None = None) -> Inspection:
    """The inspection that a record's data describe."""
    return bind(Recorded(Record.model_validate(data)), framework or load(FRAMEWORK))


@cache
def some(pool: tuple[str, ...], most: int = 3) -> SearchStrategy[list[str]]:
    """A few of a pool, none twice."""
    least = min(len(pool), most)
    few = st.lists(st.sampled_from(pool), unique=True, max_size=most) if pool else st.just([])
    return st.one_of(few, st.lists(st.sampled_from(pool), unique=True, min_size=least, max_size=most)) if least else few


# parts ---------------------------------------------------------------------------------------------------------------

_grade = st.sampled_from(GRADES)
_day = st.sampled_from(DAYS)
_known = st.sampled_from(("yes", "no", "unknown"))
_shares = st.lists(st.tuples(_grade, st.integers(1, 5)), max_size=4, unique_by=lambda pair: pair[0])
_beliefs = st.one_of(
    _shares.map(lambda pairs: {grade: share / 20 for grade, share in pairs}),  # the rest is "cannot tell"
    _shares.map(lambda pairs: {grade: share / sum(share for _, share in pairs) for grade, share in pairs}),
)
_counts = st.dictionaries(_grade, st.integers(1, 4), min_size=1, max_size=4)
_proportions = st.sampled_from(((0, 1), (3, 10), (31, 50), (30, 50), (9, 10), (1, 1)))
_leanings = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(("strength", "weakness")),
        "strength": st.sampled_from(("slight", "moderate", "strong")),
    }
)

shown: SearchStrategy[Data] = st.one_of(
    st.builds(dict, grade=_grade),
    st.builds(dict, counts=_counts),
    st.builds(dict, belief=_beliefs),
    st.builds(dict, belief=_beliefs),
    st.builds(dict, proportion=_proportions.map(lambda pair: {"met": pair[0], "of": pair[1]})),
    st.builds(dict, leaning=_leanings),
)
"""What an item shows, in one of the five ways."""

_item = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "indicators": some(INDICATORS),
        "shows": shown,
        "date": _day,
        "scored_on": _day,
        "lineage": st.sampled_from(("focus-group", "board", "own")),
        "people": st.sampled_from((0, 1, 29, 30, 60)),
        "invited": st.sampled_from((60, 61, 119, 120, 121)),
        "verified": _known,
        "weight": st.sampled_from((0, 1, 1, 1, 3)),
        "weight_reason": st.just("why"),
        "reliability": st.sampled_from((0, 0.5, 0.9, 0.9, 1)),
    }
)
_earlier = st.one_of(st.just("none"), st.fixed_dictionaries({"grade": _grade, "date": _day}))
_graded: SearchStrategy[Data] = st.one_of(
    st.builds(dict, grade=_grade),
    st.builds(dict, grade=_grade),
    st.builds(dict, grade=_grade, state=st.just("evaluated")),
    st.builds(dict, state=st.sampled_from(("not-evaluated", "not-applicable", "insufficient-evidence"))),
)
_follow_up = st.fixed_dictionaries(
    {
        "subjects": some(SUBJECTS),
        "decision": st.sampled_from(("progress-review", "improvement-support", "link-inspector", "none")),
        "reason": st.just("why"),
        "timing": st.just("when"),
        "focus": st.just("what"),
        "approach": st.just("how"),
        "in_report": _known,
    }
)


# records -------------------------------------------------------------------------------------------------------------


@st.composite
def whole_records(draw: DrawFn) -> Data:
    """A record in which nothing is left out. It is not marked complete."""
    profile = load(FRAMEWORK).profiles[draw(st.sampled_from(PROFILES))]
    subjects = st.one_of(st.just([subject.id for subject in profile.subjects]), some(SUBJECTS, 5))
    questions = tuple(statement.id for statement in profile.statements)
    ids = tuple(draw(some(ITEMS, 5)))

    def told(prefix: str) -> list[Data]:
        numbers = range(draw(st.integers(0, 2)))
        return [
            {"id": f"{prefix}{number}", "text": "told", "subjects": draw(some(SUBJECTS)), "evidence": draw(some(ids))}
            for number in numbers
        ]

    return {
        "id": "drawn",
        "title": "A record drawn at random",
        "framework": FRAMEWORK,
        "profile": profile.id,
        "as_of": draw(st.sampled_from(("2019-11-29", "2019-11-29", "2018-10-01"))),
        "complete": False,
        "evidence": [{"id": id_, "title": f"Item {id_}", **draw(_item)} for id_ in ids],
        "evaluations": [
            {
                "subject": subject,
                **draw(_graded),
                "reason": "why",
                "evidence": draw(some(ids)),
                "addresses": draw(some(ids)),
                "graded_at": draw(_day),
                "earlier": draw(_earlier),
                "change_reason": "why it changed",
            }
            for subject in draw(subjects)
        ],
        "messages": [{**one, "tone": draw(st.sampled_from(("strength", "weakness", "mixed")))} for one in told("m")],
        "strengths": told("s"),
        "areas_for_improvement": told("a"),
        "recommendations": told("r"),
        "statements": [
            {"statement": one, "text": "T", "evidence": draw(some(ids))} for one in draw(some(questions, 5))
        ],
        "follow_up": [{"id": f"f{number}", **draw(_follow_up)} for number in range(draw(st.integers(0, 2)))],
        "concerns": [
            {"id": f"c{number}", "subjects": draw(some(SUBJECTS)), "escalated": draw(_known)}
            for number in range(draw(st.integers(0, 2)))
        ],
        "position_statement": {"words": draw(st.sampled_from((4000, 6000))), "evidence_linked": draw(_known)},
    }


def holes(data: Data) -> Iterator[Hole]:
    """Everything that can be left out of a record: each list, each field of an item, each field of all items."""
    for part in LISTS:
        if part not in data:
            continue
        yield (part,)
        fields = {name for item in data[part] for name in _leavable(item)}
        yield from ((part, "*", name) for name in sorted(fields))
        yield from ((part, index, name) for index, item in enumerate(data[part]) for name in _leavable(item))
        for index, item in enumerate(data[part]):
            if isinstance(item.get("earlier"), dict):
                yield from ((part, index, "earlier", name) for name in sorted(item["earlier"]))
    if "position_statement" in data:
        yield ("position_statement",)
        yield from (("position_statement", name) for name in sorted(data["position_statement"]))


def _leavable(item: Data) -> list[str]:
    always = ("id", "subject", "statement", "title", *DEFAULTED)
    required = (*always, *(() if "statement" in item else ("text",)))
    return sorted(name for name in item if name not in required)


def leave_out(data: Data, left_out: list[Hole]) -> Data:
    """A copy of the record without these parts. Evidence that is left out takes its citations with it."""
    data = copy.deepcopy(data)
    for hole in left_out:
        _leave_out(data, hole)
    if "evidence" not in data:
        for part in LISTS:
            for item in data.get(part, ()):
                for name in CITES:
                    item.pop(name, None)
    return data


def _leave_out(data: Any, hole: Hole) -> None:
    step, *rest = hole
    if not rest:
        data.pop(step, None)
    elif step == "*":
        for item in data:
            _leave_out(item, tuple(rest))
    elif isinstance(data, list) or isinstance(data.get(step), dict | list):
        _leave_out(data[step], tuple(rest))


@st.composite
def records(draw: DrawFn, complete: bool | None = None) -> Data:
    """A record, with or without gaps, and marked complete or not."""
    data = draw(whole_records())
    marked = draw(st.booleans()) if complete is None else complete
    return {**leave_out(data, draw(_some_holes(list(holes(data))))), "complete": marked}


@st.composite
def gaps_and_filled(draw: DrawFn) -> tuple[Data, Data]:
    """A record that is not complete, and the same with some of its gaps filled."""
    filled = draw(records(complete=False))
    gaps = leave_out(filled, draw(_some_holes(list(holes(filled)))))
    return _doubted(draw, gaps), filled


@st.composite
def open_fields_and_filled(draw: DrawFn) -> tuple[Data, Data]:
    """A complete record with fields left out that are unknown even so, and the same with them filled."""
    filled = draw(records(complete=True))
    open_fields = [hole for hole in holes(filled) if hole[-1] in OPEN or "earlier" in hole[:-1]]
    gaps = leave_out(filled, draw(_some_holes(open_fields)))
    return _doubted(draw, gaps), filled


@st.composite
def sayable_gaps(draw: DrawFn) -> Data:
    """A record that is not complete, with gaps for each of which a record has a word for "there is none"."""
    data = draw(whole_records())
    for number, item in enumerate(data["evidence"]):
        item["lineage"] = f"source-{number}"
    sayable = [hole for hole in holes(data) if hole[-1] not in TEXTS]
    return leave_out(data, draw(_some_holes(sayable)))


def _some_holes(known: list[Hole]) -> SearchStrategy[list[Hole]]:
    """Few or many fields, and now and then a whole list."""
    lists: list[Hole] = [hole for hole in known if len(hole) == 1]
    fields: list[Hole] = [hole for hole in known if len(hole) > 1]
    few, many = _up_to(4, fields), _up_to(20, fields, least=8)
    return st.builds(list.__add__, st.one_of(st.just([]), _up_to(4, lists, least=1)), st.one_of(few, many))


def _up_to(most: int, known: list[Hole], least: int = 0) -> SearchStrategy[list[Hole]]:
    return st.lists(st.sampled_from(known), min_size=least, max_size=most) if known else st.just([])


def _doubted(draw: DrawFn, data: Data) -> Data:
    """The record with less told where gaps are told: more `unknown` among answers, more "cannot tell" in beliefs."""
    data = copy.deepcopy(data)
    for part in ("evidence", "follow_up", "concerns"):
        for item in data.get(part, ()):
            for name in ANSWERS:
                if name in item and draw(st.booleans()):
                    item[name] = "unknown"
            belief = item.get("shows", {}).get("belief", {})
            for grade in draw(some(tuple(belief))):
                del belief[grade]
    return data


def written_out(data: Data) -> Data:
    """The record with "there is none" written wherever something is left out and a record has a word for it."""
    data = copy.deepcopy(data)
    for part in LISTS:
        data.setdefault(part, [])
    nothing: dict[str, Data] = {
        "evidence": {"indicators": [], "verified": "no"},
        "evaluations": {"evidence": [], "addresses": [], "earlier": "none"},
        "follow_up": {"subjects": [], "in_report": "no"},
        "concerns": {"subjects": [], "escalated": "no"},
        "statements": {"evidence": []},
    }
    for part in ("messages", "strengths", "areas_for_improvement", "recommendations"):
        nothing[part] = {"subjects": [], "evidence": []}
    for part, words in nothing.items():
        data[part] = [{**copy.deepcopy(words), **item} for item in data[part]]
    if "position_statement" in data:
        data["position_statement"] = {"evidence_linked": "no", **data["position_statement"]}
    return data
