"""What the solver answers with: the plainest values, the same whatever was asked before, and that it gave up if so."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.errors import Unusable
from qualityframework.expressions import months_between, smt
from qualityframework.expressions.smt.months import Calendar
from qualityframework.expressions.smt.world import World
from qualityframework.frameworks import Rule, load_ruleset
from qualityframework.testing.told_rows import told
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import SCHEMA, typed_rule, values_of

YEARS = smt.Bounds(2, dt.date(2016, 1, 1), dt.date(2020, 12, 31))


def recorded(when: str, wanted: Outcome = Outcome.FIRES, **parameters: str) -> Mapping[str, object] | None:
    """What is recorded of the smallest evaluation of which a rule comes to this; None where there is none."""
    rule = typed_rule(when, parameters=parameters)
    solving, asked = smt.Solving(SCHEMA, rule.subject, YEARS), smt.Asked(rule, values_of(parameters))
    found = solving.find(solving.outcomes(asked).of(wanted), [asked])
    if found is None:
        return None
    facts = {name: getattr(found.world.row, name) for name in SCHEMA["evaluation"].facts}
    return {name: value for name, value in facts.items() if value is not None}


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("when", "facts"),
    [
        ("people > 41", {"people": 42}),
        ("balance < 5", {"balance": 0}),
        ("balance < -5", {"balance": -6}),
        ("2 * people > 700 and people != 351", {"people": 352}),
        ("not reason_stated", {"reason_stated": False}),
        ('part != "impact"', {"part": "process"}),
        ('indicator != "1.1"', {"indicator": "text-1"}),
        ('indicator != "text-1"', {"indicator": "text-1'"}),
        ('indicator in ("b", "a", "c")', {"indicator": "a"}),
        ("missing(people) or people > 3", {}),
    ],
)
def test_what_is_recorded_has_the_plainest_value_that_will_do(when: str, facts: Mapping[str, object]) -> None:
    assert recorded(when) == facts


def test_days_are_the_first_within_the_bounds_that_will_do() -> None:
    assert recorded("graded_on >= since", since="2018-02-03") == {"graded_on": day("2018-02-03")}
    assert recorded("graded_on < since", since="2018-02-03") == {"graded_on": day("2016-01-01")}
    assert recorded("graded_on > since", since="2020-12-31") is None


def test_months_are_counted_from_days_that_lie_outside_the_bounds() -> None:
    assert recorded("months_between(since, graded_on) > 130", since="2008-05-05") == {"graded_on": day("2019-04-05")}
    assert recorded("months_between(since, graded_on) > 130", Outcome.CLEAR, since="2000-05-05") is None
    assert recorded("months_between(graded_on, until) > 0", until="2031-05-05") == {"graded_on": day("2016-01-01")}


ANYWHERE = st.dates()
WITHIN = st.dates(YEARS.first, YEARS.last)


@given(st.one_of(WITHIN, ANYWHERE), st.one_of(WITHIN, ANYWHERE))
def test_months_are_those_of_the_language(one: dt.date, other: dt.date) -> None:
    start, end = one.toordinal(), other.toordinal()
    calendar, a, b = Calendar(YEARS, [start, end]), z3.Int("start"), z3.Int("end")
    counted = z3.substitute(calendar.between(a, b), (a, z3.IntVal(start)), (b, z3.IntVal(end)))
    assert z3.simplify(counted).as_long() == months_between(start, end)


@cache
def rules() -> tuple[Rule, ...]:
    """A few rules of every remit, some of which look at lists, findings, and what an evaluation lies in."""
    return tuple(
        rule for rule in load_ruleset("quality-and-consistency-panel/2019").rules if rule.typed.subject == "evaluation"
    )[::6]


def asked(rule: Rule) -> smt.Asked:
    return smt.Asked(rule.typed, {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()})


def answers(ordered: Sequence[Rule]) -> dict[tuple[str, Outcome], str]:
    """Everything that is found of some rules when they are asked about in this order in one world."""
    solving, found = smt.Solving(FACTS, "evaluation", smt.Bounds(2)), {}
    for rule in ordered:
        for wanted in Outcome:
            answer = solving.find(solving.outcomes(asked(rule)).of(wanted), [asked(rule)])
            found[rule.id, wanted] = "nothing" if answer is None else told(FACTS, *answer.world)
    return found


@cache
def by_itself(rule: str) -> dict[tuple[str, Outcome], str]:
    return answers([one for one in rules() if one.id == rule])


@settings(max_examples=8)
@given(st.permutations(range(len(rules()))))
def test_an_answer_is_the_same_whatever_was_asked_before(order: Sequence[int]) -> None:
    chosen = [rules()[number] for number in order[:4]]
    alone = [item for rule in chosen for item in by_itself(rule.id).items()]
    assert answers(chosen) == dict(alone)


def test_a_rule_that_is_gone_is_not_taken_for_one_that_comes_to_lie_in_its_place() -> None:
    solving = smt.Solving(SCHEMA, "evaluation", YEARS)
    for people in range(1, 40):
        passing = smt.Asked(typed_rule(f"people == {people}"), {})
        found = solving.find(solving.outcomes(passing).fires, [passing])
        assert found is not None
        assert found.world.row.people == people  # type: ignore[attr-defined]


def test_where_the_solver_gives_up_it_says_so() -> None:
    rule = typed_rule(
        "most > 2 * people and total == 5 * people and people > 7",
        lets={"most": "max(i.people for i in items)", "total": "sum(i.people for i in items)"},
    )
    solving, one = smt.Solving(SCHEMA, rule.subject, YEARS, effort=10), smt.Asked(rule, {})
    with pytest.raises(smt.NotSolved, match="gave up within 10 steps"):
        solving.find(solving.outcomes(one).fires, [one])


@pytest.mark.parametrize(
    "bounds", [smt.Bounds(0), smt.Bounds(2, dt.date(2020, 1, 2), dt.date(2020, 1, 1)), smt.Bounds(points=0)]
)
def test_bounds_within_which_there_is_nothing_are_refused(bounds: smt.Bounds) -> None:
    with pytest.raises(Unusable, match="nothing would be shown"):
        World(SCHEMA, "evaluation", bounds)


def test_without_the_extra_it_is_told_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['z3'] = None; import qualityframework; from qualityframework.assurance import prove"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "Unusable: proofs need the extra: pip install 'qualityframework[proof]'" in done.stderr


def test_nothing_of_the_solver_is_loaded_before_it_is_asked() -> None:
    program = "import sys, qualityframework.assurance, qualityframework.cli.app; assert 'z3' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
