"""`aggregate`: what a person sees, what a program reads, and what is refused."""

import json

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


def test_above_a_limit_ends_with_1() -> None:
    grades = ("overall-effectiveness=good", "help-and-protection=inadequate")
    ran = run("aggregate", "ofsted-ilacs", *grades, "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["wholes"][0]["outcome"] == "above-limit"
    assert run("aggregate", "ofsted-ilacs", "overall-effectiveness=inadequate", grades[1]).code == 0


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
        (("efqm-model/2020",), "makes ratings of scores"),
    ],
)
def test_what_cannot_be_read_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    ran = run("aggregate", *arguments)
    assert ran.code == 2
    assert words in " ".join(ran.err.replace("|", " ").split())
