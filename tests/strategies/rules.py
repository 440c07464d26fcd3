"""Rules that read findings of each other, and texts that are nearly rules."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from qualityframework.expressions import REACH, RuleText
from tests.expressions.sample import REMIT

RULES = ("evidence/a", "evidence/b", "story/c", "story/d", "consistency/e")


@st.composite
def readers(draw: DrawFn) -> list[RuleText]:
    """Rules of which some read findings, by rule, remit, severity or anything else."""
    rules = []
    for name in draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=5, unique=True)):
        subject = draw(st.sampled_from(tuple(REACH)))
        where = draw(st.sampled_from((None, "rule", "remit", "both", "either", "other", "neither")))
        other, remit = draw(st.sampled_from(RULES)), draw(st.sampled_from(REMIT.values))
        condition = {
            "rule": f'f.rule in ("{other}", "x")',
            "remit": f'"{remit}" == f.remit',
            "both": f'f.remit == "{remit}" if f.rule == "{other}"',
            "either": f'f.remit == "{remit}" or f.rule == "{other}"',
            "other": f'f.rule != "{other}"',
            "neither": 'not f.severity == "note"',
        }.get(where or "")
        severity = draw(st.sampled_from(("explain", "note")))
        lets = {"found": f"count(f for f in findings if {condition})"} if condition else {}
        tags = (("rule", name), ("remit", name.split("/")[0]), ("severity", severity))
        when = "found > 0" if lets else {"evaluation": "reason_stated"}.get(subject, 'id == "a"')
        rules.append(RuleText(name, subject, when, None, lets, tags=tags))
    return rules


# any text ------------------------------------------------------------------------------------------------------------

_SCRAPS = (
    *("(", ")", "[", "]", "{", "}", ",", ".", ":", "'", '"', "\\", "#", ";", "\n", "\0", "é", "\ud800", " ", "=", ":="),
    *("if", "for x in items", "lambda:", "not ", " is ", " in ", "*", "**", "%", "/", "//", "~", "-", "@", "await "),
    *("9" * 40, "1e9", "0.12345", "0.5", "None", "True", "x", "x.", "items", "grade", "count", "share", "__class__"),
    *("inspection", "domain.inspection", "let_0", "limit", "since", "min(", "abs(", "missing(", "...", "b''", "1j"),
)


@st.composite
def nearly(draw: DrawFn, text: str) -> str:
    """The text after a few slips of the pen."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + draw(st.sampled_from(("", *_SCRAPS, text[start:end] * 2))) + text[end:]
    return text
