"""The law of wording, which `weigh` and `whatif` keep by every method.

A score stands beside its band and what cannot be told, or in the sentence which says that there is no band, as not
all that cannot be told is kept apart; where the evidence is insufficient, none is told. The only grade is the team's.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from qualityframework.inspections import opened
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, run
from tests.cli.telling import (
    BEFORE,
    FIRM,
    FOOT,
    KINDS,
    LABELS,
    METHODS,
    WITH_A_BAND,
    WITHOUT_A_BAND,
    flat,
    in_json,
    objects,
    record,
    says,
    sentences,
    weighed,
    well,
)

SUBJECTS = [*(one.subject for one in opened(str(ILLUSTRATIVE)).record.evaluations or ()), "9.1-9.4"]
ON_A_BORDER = record(says("good", KINDS[1]), says("adequate", KINDS[2]))
ON_SIX_POINTS = [
    path for path in sorted(EXAMPLES.glob("*.yaml")) if "children-care" in path.read_text(encoding="utf-8")
]
"""Those of the framework that offers every method."""
RECORDS = {path.stem: path.read_text(encoding="utf-8") for path in ON_SIX_POINTS} | {
    "little-recorded": record(*FIRM, complete=False),
    "too-little": record(says("good")),
    "on-a-border": ON_A_BORDER,
}
LABEL = "|".join(LABELS.values())
NO_BAND = "it does not keep apart all that cannot be told, so it has no band and tests no grade"
SCORED = re.compile(
    rf"(The|As far as is recorded, the) evidence can carry ({LABEL})( to ({LABEL}))? "
    r"\(mean score \d\.\d on 1 to 6, \d+% of it cannot be told\)\."
    rf"|(By|As far as is recorded, by) ({'|'.join(sorted(WITHOUT_A_BAND))}) the evidence comes to "
    rf"({LABEL}|the border between ({LABEL}) and ({LABEL})) "
    rf"\(mean score \d\.\d on 1 to 6; {NO_BAND}\)\."
)
GRADE = re.compile(r"\bgrades?\b")
HARMLESS = re.compile(r"\b(team's|no) grade\b|: grade \w+")
"""The last is what an item is tried to show."""


def first_told(one: Any) -> str:
    """The sentence that begins the paragraph on a subject, as its JSON has it to be."""
    if one["carries"] is None:
        return f"Nothing could be weighed: {one['reason']}."
    told = told_of(one["carries"], one["method"])
    if any(gap["affects"] == "weighing" for gap in one["not_known"]):
        return f"As far as is recorded, {told[0].lower()}{told[1:]}"
    return told


def told_of(carries: Any, method: str) -> str:
    score = f"mean score {carries['score']:.1f} on 1 to 6"
    if method in WITHOUT_A_BAND:
        lower, upper = LABELS[carries["centre"]], LABELS[carries["upper"]]
        middle = lower if lower == upper else f"the border between {lower} and {upper}"
        return f"By {method} the evidence comes to {middle} ({score}; {NO_BAND})."
    if not carries["sufficient"]:
        untold = math.ceil(100 * carries["ignorance"] - 1e-9)
        return f"There is too little evidence to say what it carries: {untold}% of it cannot be told."
    low, high = LABELS[carries["band"]["low"]], LABELS[carries["band"]["high"]]
    band = low if low == high else f"{low} to {high}"
    untold = math.floor(100 * carries["ignorance"] + 1e-9)
    return f"The evidence can carry {band} ({score}, {untold}% of it cannot be told)."


def scores(*weighed: Any) -> list[str]:
    """The sentences in which a score is to be told."""
    return [told for one in weighed if one is not None and "score" in (told := first_told(one))]


def assert_kept(text: str, made: Any, *weighed: Any) -> None:
    """The law, in a text, in its JSON, and in what was weighed in it, in order."""
    told = sentences(text)
    assert [one for one in told if "score" in one] == scores(*weighed)
    for one in told:
        assert "score" not in one or SCORED.fullmatch(one), one
        assert len(GRADE.findall(one)) == len(HARMLESS.findall(one)), one
        assert "middle" not in one or not GRADE.search(one) or one.startswith(FOOT), one
    for part in objects(made):
        assert not {"grade", "centre"} <= part.keys()
        assert not {"grade", "score"} <= part.keys()
        assert "score" not in part or {"band", "ignorance", "sufficient", "tells_ignorance"} <= part.keys()
        assert "score" not in part or (part["band"] is None) == (not part["tells_ignorance"])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", RECORDS)
def test_what_is_weighed_keeps_the_law(name: str, method: str) -> None:
    arguments = ("weigh", "-", "--method", method)
    out, made = well(run(*arguments, stdin=RECORDS[name])), in_json(*arguments, stdin=RECORDS[name])
    assert_kept(out, made, *made["subjects"].values())
    for one, part in zip(made["subjects"].values(), out.split("\n\n")[1:-1], strict=True):
        assert first_told(one) in flat(part)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_would_change_it_keeps_the_law(subject: str) -> None:
    items = in_json("whatif", ILLUSTRATIVE, subject)["weighed"]["items"]
    tries = [["--set", f"{items[0]['id']}=weak"], ["--drop", items[0]["id"]]] if items else []
    for options in ([], ["--add", "records-read=weak"], *tries):
        made = in_json("whatif", ILLUSTRATIVE, subject, *options)
        assert_kept(well(run("whatif", ILLUSTRATIVE, subject, *options)), made, made["weighed"], made["then"])


@pytest.mark.parametrize("method", METHODS)
def test_what_would_change_it_keeps_the_law_by_every_method(method: str) -> None:
    for options in ([], ["--add", "records-read=weak"]):
        arguments: list[str | Path] = ["whatif", ILLUSTRATIVE, "2.1", "--method", method, *options]
        made = in_json(*arguments)
        assert_kept(well(run(*arguments)), made, made["weighed"], made["then"])


@pytest.mark.parametrize("method", METHODS)
def test_a_method_that_does_not_keep_apart_all_that_cannot_be_told_tests_no_grade(method: str) -> None:
    """Neither where there is evidence nor where there is none; the framework's own tests every grade there is."""
    out, made = well(run("weigh", ILLUSTRATIVE, "--method", method)), in_json("weigh", ILLUSTRATIVE, "--method", method)
    graded = [one for one in made["subjects"].values() if one["grade"] is not None]
    assert {one["carries"] is None for one in graded} == {True, False}
    bandless = method in WITHOUT_A_BAND
    assert {one["verdict"] is None for one in graded} == {bandless}
    carried = [one["carries"] for one in made["subjects"].values() if one["carries"] is not None]
    assert {one["tells_ignorance"] for one in carried} == {not bandless}
    assert {one["band"] is None for one in carried} == {bandless}
    assert {one["sufficient"] for one in carried} == ({True} if bandless else {True, False})
    assert ("of what it says lies there or better" in flat(out)) == (not bandless)
    assert not bandless or {one["verified_band"] for one in made["subjects"].values()} == {None}
    doubt = "this method does not keep apart all that cannot be told"
    assert {doubt in one["certainty"]["doubts"] for one in carried} == {bandless}
    assert ("cannot tell" in out) == ("of the team's grade" in flat(out)) == (not bandless)
    given = [line for line in out.splitlines() if line.startswith("  the team's grade is ")]
    plain = [f"  the team's grade is {LABELS[one['grade']]}" for one in graded]
    assert (given == plain) == bandless
    assert [line.partition(":")[0] for line in given] == plain


@pytest.mark.parametrize("method", METHODS)
def test_a_border_is_told_as_one_by_every_method_that_finds_it(method: str) -> None:
    """Those that go by a mean find the grade that it rounds to."""
    out = flat(well(run("weigh", "-", "2.1", "--method", method, stdin=ON_A_BORDER)))
    carries = weighed(ON_A_BORDER, "--method", method)["carries"]
    found = method not in {"percentage-bands", "radar"}
    assert (carries["centre"], carries["upper"]) == ("adequate" if found else "good", "good")
    assert ("Its middle lies on the border between Adequate and Good." in out) == (method == WITH_A_BAND)
    assert (f"By {method} the evidence comes to the border between Adequate and Good (" in out) == (
        found and method in WITHOUT_A_BAND
    )


def test_too_little_evidence_is_told_without_a_score_and_without_what_it_could_carry() -> None:
    """Nothing is said of how firm it is, nor of the team's grade."""
    out, made = flat(well(run("weigh", ILLUSTRATIVE, "6.1"))), in_json("weigh", ILLUSTRATIVE, "6.1")["subjects"]["6.1"]
    assert (made["carries"]["sufficient"], made["verdict"]) == (False, "insufficient-to-say")
    told = "There is too little evidence to say what it carries: 67% of it cannot be told. "
    assert f"{told}So nothing can be said of the team's grade, Good. Certainty is very low: " in out
    assert "the team's grade is Good: the evidence is too little to say Excellent" in out
    assert "score" not in out
    assert "can carry" not in out


def test_the_schema_says_that_neither_centre_nor_score_is_a_grade() -> None:
    carries = json.loads(run("schema", "weighed").out)["$defs"]["Carries"]
    assert "no grade" in carries["description"]
    assert "middle of the evidence" in carries["properties"]["centre"]["description"]
    assert "no grade" in carries["properties"]["score"]["description"]


def test_every_way_to_end_says_that_no_grade_is_issued() -> None:
    for arguments in ([], ["5.4"], ["8.2"], [*BEFORE], ["--method", "radar"]):
        assert FOOT in flat(run("weigh", ILLUSTRATIVE, *arguments).out)
    assert "It issues no grade" in flat(well(run("weigh", "--help")))


def test_what_would_change_it_is_no_grade_and_no_advice() -> None:
    for options in ([], ["--drop", "records-wellbeing"], [*BEFORE], ["--method", "radar"]):
        assert FOOT in flat(run("whatif", ILLUSTRATIVE, "2.1", *options).out)
    assert "no advice to those who are inspected" in flat(well(run("whatif", "--help")))
