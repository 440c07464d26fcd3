"""Parts of random records."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from .settings import Setting

Data = dict[str, Any]
Drawn = SearchStrategy[Data]

PERSON = "Zofia Kowalczyk"
NUMBER = "0102031002"
"""A name and a well-formed number, of nobody."""
SENTENCES = (
    "Almost all records (95%) had a plan.",
    "Almost all records (62%) had a plan.",
    "Most of the plans were sound.",
    "Plans were sound in 60% of records.",
    "Plans were sound in 31 of 50 (68%) records.",
    "Support was good, and leadership was very good.",
    "There was some progress, and practice was weak.",
    "Strengths clearly outweigh areas for improvement.",
    "Important weaknesses were found.",
    f"Mrs {PERSON} told us that it helped.",
    f"The CHI number was {NUMBER}.",
)
"""Texts that can be held against grades, evidence and each other, and some that say who somebody is."""
texts = st.sampled_from(("told", "told", "told", "why", *SENTENCES))
known = st.sampled_from(("yes", "no", "unknown"))


@cache
def some(pool: tuple[str, ...], most: int = 3) -> SearchStrategy[list[str]]:
    """A few of a pool, none twice."""
    least = min(len(pool), most)
    few = st.lists(st.sampled_from(pool), unique=True, max_size=most) if pool else st.just([])
    return st.one_of(few, st.lists(st.sampled_from(pool), unique=True, min_size=least, max_size=most)) if least else few


@cache
def shown(grades: tuple[str, ...]) -> Drawn:
    """What an item shows, in one of the five ways."""
    grade = st.sampled_from(grades)
    shares = st.lists(st.tuples(grade, st.integers(1, 5)), max_size=4, unique_by=lambda pair: pair[0])
    beliefs = st.one_of(
        shares.map(lambda pairs: {grade: share / 20 for grade, share in pairs}),  # the rest is "cannot tell"
        shares.map(lambda pairs: {grade: share / sum(share for _, share in pairs) for grade, share in pairs}),
    )
    proportions = st.sampled_from(((0, 1), (3, 10), (31, 50), (30, 50), (9, 10), (1, 1)))
    leanings = st.fixed_dictionaries(
        {
            "direction": st.sampled_from(("strength", "weakness")),
            "strength": st.sampled_from(("slight", "moderate", "strong")),
        }
    )
    return st.one_of(
        st.builds(dict, grade=grade),
        st.builds(dict, counts=st.dictionaries(grade, st.integers(1, 4), min_size=1, max_size=4)),
        st.builds(dict, belief=beliefs),
        st.builds(dict, belief=beliefs),
        st.builds(dict, proportion=proportions.map(lambda pair: {"met": pair[0], "of": pair[1]})),
        st.builds(dict, leaning=leanings),
    )


@cache
def item(setting: Setting, indicators: tuple[str, ...]) -> Drawn:
    """An item of evidence, but for its identifier."""
    day = st.sampled_from(setting.days)
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(setting.kinds),
            "title": texts,
            "indicators": some(indicators),
            "shows": shown(setting.grades),
            "date": day,
            "scored_on": day,
            "lineage": st.sampled_from(("focus-group", "board", "own")),
            "people": st.sampled_from((0, 1, 29, 30, 60)),
            "invited": st.sampled_from((60, 61, 119, 120, 121)),
            "verified": known,
            "weight": st.sampled_from((0, 1, 1, 1, 3)),
            "weight_reason": st.just("why"),
            "reliability": st.sampled_from((0, 0.5, 0.9, 0.9, 1)),
        }
    )


@cache
def evaluation(setting: Setting, ids: tuple[str, ...]) -> Drawn:
    """An evaluation, but for its subject."""
    grade, day = st.sampled_from(setting.grades), st.sampled_from(setting.days)
    graded: Drawn = st.one_of(
        st.builds(dict, grade=grade),
        st.builds(dict, grade=grade),
        st.builds(dict, grade=grade, state=st.just("evaluated")),
        st.builds(dict, state=st.sampled_from(("not-evaluated", "not-applicable", "insufficient-evidence"))),
    )
    before = st.fixed_dictionaries({"grade": grade, "date": day})
    several = st.lists(before, min_size=1, max_size=3, unique_by=lambda one: one["date"])
    own = st.fixed_dictionaries({"reason": st.just("why"), "evidence": some(ids), "evaluated_at": day})
    strands = st.builds(
        lambda level, other: dict.fromkeys(setting.strands, level) | other,
        grade,
        st.dictionaries(st.sampled_from(setting.strands or ("",)), grade, max_size=4),
    )
    rest = st.fixed_dictionaries(
        {
            "reason": texts,
            "evidence": some(ids),
            "addresses": some(ids),
            "graded_at": day,
            "earlier": st.one_of(st.just("none"), before, several),
            "change_reason": texts,
            "self_evaluation": st.one_of(st.just("none"), st.builds(lambda one, other: one | other, own, graded)),
            "difference_reason": texts,
            **({"strands": strands} if setting.strands else {}),
        }
    )
    return st.builds(lambda one, other: one | other, rest, graded)


@cache
def follow_up(subjects: tuple[str, ...], concerns: tuple[str, ...]) -> Drawn:
    """A follow-up, but for its identifier."""
    return st.fixed_dictionaries(
        {
            "subjects": some(subjects),
            "concerns": some(concerns),
            "decision": st.sampled_from(("progress-review", "improvement-support", "link-inspector", "none")),
            "reason": st.just("why"),
            "timing": st.just("when"),
            "focus": texts,
            "approach": st.just("how"),
            "in_report": known,
        }
    )


@cache
def concern(setting: Setting, subjects: tuple[str, ...]) -> Drawn:
    """A matter of concern, but for its identifier. A day on which it was passed on says that it was."""
    passed_on: Drawn = st.one_of(
        st.builds(dict, escalated=known),
        st.builds(dict, escalated_on=st.sampled_from(setting.days), escalated_to=st.just("a manager")),
    )
    rest = st.fixed_dictionaries({"text": texts, "subjects": some(subjects), "significant": known})
    return st.builds(lambda one, other: one | other, rest, passed_on)


@cache
def claim(subjects: tuple[str, ...], ids: tuple[str, ...]) -> Drawn:
    """A claim of the service, but for its identifier."""
    return st.fixed_dictionaries(
        {
            "text": texts,
            "subjects": some(subjects),
            "evidence": some(ids),
            "validated": st.sampled_from(("borne-out", "in-part", "not-borne-out", "not-tested")),
            "reason": st.just("why"),
        }
    )


@cache
def amendment(setting: Setting, ids: tuple[str, ...], items: tuple[tuple[str, str], ...]) -> Drawn:
    """A change to the draft, but for its identifier; `items` are what can be changed, each with its list."""
    wordings = st.one_of(texts, st.sampled_from(setting.grades))
    fields = st.fixed_dictionaries(
        {
            "made_on": st.sampled_from(setting.days),
            "stage": st.sampled_from(("panel", "factual-accuracy")),
            "kind": st.sampled_from(("factual", "evaluation", "wording")),
            "original": wordings,
            "amended": wordings,
            "reason": texts,
            "evidence": some(ids),
        }
    )
    if not items:
        return fields
    named = st.sampled_from(items).map(lambda pair: {"part": pair[0], "item": pair[1]})

    def of_item(change: Data, item: Data) -> Data:
        fitting = change["kind"] != "evaluation" or item.get("part") == "evaluations"
        return change | item if fitting else change

    return st.builds(of_item, fields, st.one_of(st.just({}), named))


@cache
def position_statement(questions: tuple[str, ...]) -> Drawn:
    """What was seen of it, or its text."""
    seen: Data = {"words": st.sampled_from((4000, 6000)), "evidence_linked": known}
    text: Data = {"text": st.sampled_from(("We know this from audits [1].", "We do it well."))}
    answers: Data = {"questions": some(questions)}
    return st.one_of(st.fixed_dictionaries(seen | answers), st.fixed_dictionaries(text | answers))
