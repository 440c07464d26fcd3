"""Reviews whose texts would be something else than text wherever they are not escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

import qualityframework
from qualityframework import Finding, Review
from qualityframework.panel import Named, Undetermined, Unknown
from qualityframework.vocabulary import Remit, Severity, Status
from tests.cli.running import ILLUSTRATIVE

HOSTILE = (
    *('"', "'", "|", "\\", "`", "```", "*", "_", "~~", "$x$", "{0}", "}", "- ", "1. ", "# ", "> ", "| --- |", "&amp;"),
    *("<script>alert(1)</script>", "<!-- ", "-->", "]]>", "<![CDATA[", "</failure>", "&#0;", "[a](https://a.example)"),
    *("![a](b)", "https://a.example", "www.a.example", "@somebody", "#12", "GH-1", ":smile:", "_x000D_", "_x0041_"),
    *(
        "%0A",
        "%",
        "::error file=a::b",
        "##[error]",
        ",",
        ":",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\n::warning::x",
        "\x00",
        "\x1b[31m",
    ),
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "\ufeff", "\u200b", "\u2028", "\x85", "\ufffe"),
    *("\u202egnp.exe", "עברית", "عربي", "👩‍👧", "🏴", "é", "e\u0301", " ", "\u00a0", "x"),
)
"""Pieces that mean something in one format or another."""

texts = (
    st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join) | st.text(st.characters(codec="utf-8"), max_size=5)
).map(
    "{}.".format  # something is left when it is stripped
)


@cache
def model() -> Review:
    """A review to be changed."""
    return qualityframework.check(ILLUSTRATIVE).review


subjects = st.builds(Named, entity=st.sampled_from(("evaluation", "inspection", "message")), id=texts)
unknowns = st.builds(Unknown, name=texts, written=texts, of=subjects, meaning=texts)
shared = {
    "id": texts,
    "rule": st.sampled_from(("story/a", "evidence/b", "evidence/c")) | texts,
    "remit": st.sampled_from(Remit),
    "severity": st.sampled_from(Severity),
    "title": texts,
    "subject": subjects,
    "source": st.sampled_from([one.source for one in model().findings]),
    "rule_file": texts,
}
findings = st.builds(
    Finding,
    message=texts,
    question=texts,
    values=st.just({}),
    rows=st.just({}),
    rationale=texts,
    status=st.sampled_from(Status),
    place=st.sampled_from((None, "7:3", "evaluations, B7")) | texts,
    **shared,
)
undetermined = st.builds(Undetermined, unknown=st.lists(unknowns, max_size=2).map(tuple), **shared)


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Of a few findings and a few things not determined, or of none."""
    found, open_ = draw(st.lists(findings, max_size=3)), draw(st.lists(undetermined, max_size=3))
    told = {"title": draw(texts).strip(), "not_in_force": tuple(draw(st.lists(texts.map(str.strip), max_size=2)))}
    return cut(model(), found, open_).model_copy(update=told)


def cut(review: Review, found: Sequence[Finding], open_: Sequence[Undetermined]) -> Review:
    """A review of these findings and these things not determined, counted."""
    counts = review.counts.model_copy(update={"fires": len(found), "undetermined": len(open_)})
    told = {"findings": tuple(found), "undetermined": tuple(open_), "counts": counts}
    return review.model_copy(update=told)
