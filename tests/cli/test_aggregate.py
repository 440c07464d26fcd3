"""`aggregate`: what a person sees, what a program reads, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run


def test_the_lowest_decides_and_what_is_open_is_told() -> None:
    ran = run("aggregate", "care-homes-adults-older", "4.1=good", "4.2=weak", "4.3=Very good", "5.1=good")
    assert (ran.code, ran.err) == (0, "")
    assert "the rule is reconstructed: no source was seen that states it" in ran.out
    assert "kq4 How good is our setting?: Weak, from 4.2" in ran.out
    assert "at most Good, from 5.1; what has no grade may lower it" in " ".join(ran.out.split())
    assert "kq1 How well do we support people's wellbeing?: cannot be told from what is given" in ran.out
    assert "no grade is issued here" in " ".join(ran.out.split())


def test_scores_may_be_numbers_or_names_of_points() -> None:
    told = [run("aggregate", "cqc-single-assessment", f"safeguarding={one}").out for one in ("3", "good", "Good")]
    assert "safeguarding Safeguarding: Good" in told[0]
    assert told[0] == told[1] == told[2]


def test_points_of_criteria_are_told_with_what_is_known_of_the_scoring() -> None:
    scores = (f"{code}={percent}" for code, percent in enumerate((60, 50, 45, 40, 55, 50, 35), 1))
    ran = run("aggregate", "efqm-model/2020", *scores)
    text = " ".join(ran.out.split())
    assert ran.code == 0
    assert "points All together: 46%, 460 of 1000 points" in text
    assert "when it held is not known" in text
    assert "its figures are those of efqm-radar/2020, reconstructed" in text


def test_after_its_last_day_a_rule_makes_nothing_and_the_day_is_told() -> None:
    ran = run("aggregate", "cqc-single-assessment", "safeguarding=3", "--on", "2024-12-01")
    assert ran.code == 0
    assert "nothing is made" in ran.out
    assert "`percentages` ended on 2024-11-30" in " ".join(ran.out.split())


def test_every_fault_of_what_is_given_is_told_at_once() -> None:
    ran = run("aggregate", "care-homes-adults-older", "1.1=good", "9.9=good", "4.1=god", "4.1=good", "foo")
    assert [line.removeprefix("error: ")[:24] for line in ran.err.splitlines()] == [
        "`4.1` is given twice",
        "`foo` is no grade of an ",
        "there is no indicator `9",
        "`god` is no point of the",
    ]


@pytest.mark.parametrize(
    "arguments", [("efqm-model/2013", "99=foo"), ("cqc-single-assessment", "safgarding=3", "--on", "2025-01-01")]
)
def test_a_code_that_is_none_is_told_also_where_nothing_is_made(arguments: tuple[str, ...]) -> None:
    ran = run("aggregate", *arguments)
    assert ran.code == 2
    assert "there is no indicator" in ran.err


def test_every_fault_has_a_line_of_its_own() -> None:
    ran = run("aggregate", "efqm-model/2020", "1.1=sond:2", "9=7")
    assert [line.partition(":")[0] for line in ran.err.splitlines()] == ["error", "error", "error"]


def test_what_an_overlay_changed_is_listed(tmp_path: Path) -> None:
    overlay = tmp_path / "ours" / "1"
    overlay.mkdir(parents=True)
    (overlay / "overlay.yaml").write_text(
        "kind: overlay\nid: ours\nedition: '1'\ntitle: Ours\npublisher: Us\nlicence: Apache-2.0\n"
        "over: [cqc-single-assessment-framework/2023-24]\nchanges:\n"
        "  - in: cqc-single-assessment-framework/2023-24/scoring.yaml\n    at: percentage-bands/rounding\n"
        "    was: half-up\n    becomes: half-even\n    because: It is our choice.\n",
        encoding="utf-8",
    )
    halves = ("learning-culture", "safe-systems", "safeguarding", "involving-people")
    others = ("safe-environments", "staffing", "infection-prevention", "medicines")
    scores = [*(f"{code}=2" for code in halves), *(f"{code}=3" for code in others)]
    ran = run("aggregate", "cqc-single-assessment", *scores, "--overlay", str(overlay))
    text = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert "1 thing is changed by ours/1" in text
    assert "was `half-up`, becomes `half-even` (It is our choice.)" in text
    assert "safe Safe: Requires improvement, at 62% (62.5% before rounding)" in text
    assert "it hangs on rounding a half to even: the other way it would be Good" in text


def test_above_a_limit_ends_with_1() -> None:
    grades = ("overall-effectiveness=good", "help-and-protection=inadequate")
    ran = run("aggregate", "ofsted-ilacs", *grades, "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["wholes"][0]["outcome"] == "above-limit"
    assert run("aggregate", "ofsted-ilacs", "overall-effectiveness=inadequate", grades[1]).code == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("overall-effectiveness=good",), "cannot be told: help-and-protection could limit it, and no grade of that"),
        (("help-and-protection=good",), "no limit of this rule applies; no grade of it is given"),
        (("help-and-protection=inadequate",), "no grade is given; help-and-protection limits it to Inadequate"),
        (("overall-effectiveness=good", "help-and-protection=good"), "no limit of this rule applies"),
        (("overall-effectiveness=inadequate",), "within any limit of this rule, as it is so low"),
        (("overall-effectiveness=good", "in-care=inadequate"), "not used by this rule: in-care"),
        ((), "help-and-protection could limit it"),
    ],
)
def test_what_a_limit_leaves_open_is_told_as_what_it_is(given: tuple[str, ...], words: str) -> None:
    assert words in " ".join(run("aggregate", "ofsted-ilacs", *given).out.split())


def test_where_the_framework_makes_no_grade_of_grades_nothing_is_made() -> None:
    ran = run("aggregate", "children-care-protection", "2.1=good")
    assert ran.code == 0
    assert "nothing is made: " in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("care-homes-adults-older", "4.1"), "write it as 1.1=good"),
        (("care-homes-adults-older", "4.1=good", "4.1=weak"), "`4.1` is given twice"),
        (("care-homes-adults-older", "4.1=godo", "4.11=good"), "did you mean `good`?"),
        (("care-homes-adults-odler",), "did you mean `care-homes-adults-older`?"),
        (("efqm-model/2020", "1=sixty"), "`sixty` is no score; write it as 60, or as sound:60 for an attribute"),
        (("efqm-model/2020", "1.1=sound:60,70"), "scores are of attributes, or none of them is"),
        (("efqm-model/2020", "1.1=sound:60,sound:70"), "`sound` is given twice"),
        (("efqm-model/2020", "1.1=sond:60"), "did you mean `sound`?"),
        (("efqm-model/2020", "1=outstanding"), "`outstanding` is no score; write it as 60"),
        (("efqm-model/2020", "1=nan"), "nan is no percentage from 0 to 100"),
        (("cqc-single-assessment", "safeguarding=5"), "5 is no whole score from 1 to 4"),
        (("cqc-single-assessment", "safeguarding=good", "--on", "2025-13-01"), "is no date"),
    ],
)
def test_what_cannot_be_read_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    ran = run("aggregate", *arguments)
    assert ran.code == 2
    assert words in " ".join(ran.err.replace("|", " ").split())
