"""Random records with any text in every place for text, and texts of files with something broken in them.

What such a record names need not exist: it is for reading and writing, not for binding.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualityframework.inspections import Record

Data = dict[str, Any]


def has_ink(text: str) -> bool:
    """Whether there is anything to read in it."""
    return any(unicodedata.category(one)[0] in "LNPS" and one != "\u2800" for one in text)


texts = st.text(min_size=1, max_size=60).filter(has_ink)
"""Any text at all: control characters, directions, other scripts, line ends, what YAML and JSON have a meaning for."""

lines = st.one_of(
    texts,
    st.sampled_from(
        ["null", "~", "yes", "no", "true", "1_000", "0x1f", "2019-07-31", "- a", "a: b", "&a", "*a", "!t x"]
    ),
    st.sampled_from(
        ["#", "a #b", "'", '"', "|", ">", "%", "@", "`", "{}", "[]", "---", "...", "\u2028x", "\x85x", "\ufeffx"]
    ),
)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
days = st.dates(min_value=dt.date(1000, 1, 1)).map(dt.date.isoformat)
counts = st.integers(0, 999_999)
shares = st.floats(0, 1)
known = st.sampled_from(["yes", "no", "unknown"])
id_lists = st.lists(ids, max_size=3)


def some(needed: Data, optional: Data) -> SearchStrategy[Data]:
    """A mapping that has all of one and any of the other."""
    return st.fixed_dictionaries(needed, optional=optional)


citations = some({"document": lines, "read": days}, {"place": lines, "address": lines})
proportions = st.tuples(counts, st.integers(1, 999_999), lines).map(
    lambda drawn: {"met": min(drawn[:2]), "of": max(drawn[:2]), "standard": drawn[2]}
)
shown = st.one_of(
    some({"grade": lines}, {}),
    st.dictionaries(texts.map(str.strip), st.floats(0, 0.2), max_size=4).map(lambda beliefs: {"belief": beliefs}),
    st.dictionaries(texts.map(str.strip), st.integers(1, 99), min_size=1, max_size=4).map(
        lambda drawn: {"counts": drawn}
    ),
    some({"proportion": proportions}, {}),
    some(
        {
            "leaning": some(
                {
                    "direction": st.sampled_from(["strength", "weakness"]),
                    "strength": st.sampled_from(["slight", "moderate", "strong"]),
                },
                {},
            )
        },
        {},
    ),
)
evidence = some(
    {"id": ids},
    {
        "kind": ids,
        "title": lines,
        "indicators": id_lists,
        "shows": shown,
        "date": days,
        "scored_on": days,
        "from": lines,
        "lineage": ids,
        "people": st.integers(0, 500),
        "invited": st.integers(500, 999_999),
        "reliability": shares,
        "verified": known,
        "source": citations,
        "note": texts,
    },
)
weighed = st.tuples(evidence, st.floats(0, 100), lines).map(
    lambda drawn: {**drawn[0], "weight": drawn[1], "weight_reason": drawn[2]}
)
without_a_grade = st.sampled_from(["not-evaluated", "not-applicable", "insufficient-evidence"])
earlier = some({}, {"grade": lines, "date": days, "source": citations})
several = st.lists(
    some({"date": days}, {"grade": lines, "source": citations}), max_size=3, unique_by=lambda one: one["date"]
)
own = st.one_of(
    some({}, {"grade": lines, "reason": texts, "evidence": id_lists, "evaluated_at": days}),
    some({"state": without_a_grade}, {"reason": texts}),
)
evaluations = some(
    {"subject": ids},
    {
        "grade": lines,
        "reason": texts,
        "evidence": id_lists,
        "addresses": id_lists,
        "graded_at": days,
        "earlier": st.one_of(st.just("none"), earlier, several),
        "change_reason": texts,
        "strands": st.dictionaries(ids, lines, max_size=3),
        "self_evaluation": st.one_of(st.just("none"), own),
        "difference_reason": texts,
        "source": citations,
    },
)
not_evaluated = some(
    {"subject": ids, "state": without_a_grade},
    {"reason": texts},
)
told = some({"id": ids, "text": texts}, {"subjects": id_lists, "evidence": id_lists, "source": citations})
claims = some(
    {"id": ids, "text": texts},
    {
        "subjects": id_lists,
        "evidence": id_lists,
        "validated": st.sampled_from(["borne-out", "in-part", "not-borne-out", "not-tested"]),
        "reason": texts,
    },
)
amendments = some(
    {"id": ids, "kind": st.sampled_from(["factual", "evaluation", "wording"]), "original": texts, "amended": texts},
    {"made_on": days, "stage": st.sampled_from(["panel", "factual-accuracy"]), "reason": texts, "evidence": id_lists},
)
lists_amended = st.sampled_from(
    ["evaluations", "messages", "strengths", "areas_for_improvement", "recommendations", "statements"]
)
amended_items = st.builds(
    lambda amendment, part, item: {
        **amendment,
        "part": "evaluations" if amendment["kind"] == "evaluation" else part,
        "item": item,
    },
    amendments,
    lists_amended,
    ids,
)
concerns = st.one_of(
    some(
        {"id": ids},
        {"text": texts, "significant": known, "escalated": st.just("yes"), "escalated_on": days, "escalated_to": lines},
    ),
    some({"id": ids}, {"text": texts, "significant": known, "escalated": known}),
)
parts: Data = {
    "profile": ids,
    "as_of": days,
    "complete": st.booleans(),
    "area": lines,
    "field": ids,
    "team": ids,
    "published": st.sampled_from(["2019", "2019-07", "2019-07-31"]),
    "sources": st.lists(citations, max_size=2),
    "note": texts,
    "priorities": st.lists(some({"id": ids, "title": lines}, {"source": citations}), max_size=2),
    "evidence": st.lists(st.one_of(evidence, weighed), max_size=3),
    "evaluations": st.lists(st.one_of(evaluations, not_evaluated), max_size=3),
    "messages": st.lists(told, max_size=2),
    "strengths": st.lists(told, max_size=2),
    "areas_for_improvement": st.lists(told, max_size=2),
    "recommendations": st.lists(told, max_size=2),
    "statements": st.lists(some({"statement": ids}, {"text": texts, "evidence": id_lists}), max_size=2),
    "claims": st.lists(claims, max_size=2),
    "follow_up": st.lists(
        some(
            {"id": ids},
            {"subjects": id_lists, "concerns": id_lists, "reason": texts, "timing": lines, "in_report": known},
        ),
        max_size=2,
    ),
    "concerns": st.lists(concerns, max_size=2),
    "position_statement": st.one_of(
        some({}, {"words": counts, "evidence_linked": known, "questions": id_lists}),
        some({"text": texts}, {"questions": id_lists}),
    ),
    "amendments": st.lists(st.one_of(amendments, amended_items), max_size=2),
}


@st.composite
def records(draw: DrawFn) -> Record:
    """A record of any shape, each part of it there or not."""
    needed = {"id": ids, "title": lines, "framework": st.just("children-care-protection/2019")}
    return Record.model_validate(draw(some(needed, parts)))


HOSTILE = [
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "%",
    "@",
    "`",
    ":",
    "-",
    "?",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "\\",
    ",",
    "~",
]
HOSTILE += [
    "\t",
    "\n",
    "\r",
    "\x00",
    "\x07",
    "\x85",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ud800",
    "null",
    "---\n",
    "\\ud800",
    "é",
]


@st.composite
def broken(draw: DrawFn, sound: list[str]) -> str:
    """One of these texts with up to five things done to it: characters lost or put in, lines swapped or indented."""
    text = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(["lose", "put in", "swap", "repeat", "indent", "cut"])):
            case "lose":
                text = text[:at] + text[at + draw(st.integers(1, 3)) :]
            case "put in":
                text = text[:at] + draw(st.sampled_from(HOSTILE)) + text[at:]
            case "cut":
                text = text[:at] if draw(st.integers(0, 9)) == 0 else text
            case done:
                text = "".join(_moved(text.splitlines(keepends=True), text.count("\n", 0, at), done))
    return text


def _moved(rows: list[str], number: int, done: str) -> list[str]:
    if number >= len(rows) - 1:
        return rows
    first, second = rows[number : number + 2]
    changed = {"swap": [second, first], "repeat": [first, first, second], "indent": [" " + first, second]}
    return rows[:number] + changed[done] + rows[number + 2 :]
