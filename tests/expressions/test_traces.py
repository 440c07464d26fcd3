"""Why a rule came to what it came to: what it saw, where it looked, what it missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from qualityframework.expressions import Gap, Row, Saw, Trace, trace, tree
from qualityframework.vocabulary import Date, Integer, Share, Text
from tests.expressions.sample import SCALE, items, record, row, set_related, some, typed_rule, values_of


def traced(when: str, *, parameters: dict[str, str] | None = None, **rest: Any) -> tuple[Trace, Row]:
    texts = {key: rest.pop(key) for key in ("applies", "lets") if key in rest}
    rule = typed_rule(when, parameters=parameters, **texts)
    _, subject = record(**rest)
    return trace(rule, subject, values_of(parameters), {}), subject


def test_it_names_each_value_that_a_condition_saw_once() -> None:
    """Lets first, then facts, facts of parents and parameters as they are written."""
    why, _ = traced(
        "n >= least and people + people > 2 and inspection.words > 3 and grade > weak",
        parameters={"least": "2"},
        lets={"n": "count(x for x in items)"},
        items=items({}, {}),
        people=3,
        evaluated=True,
        grade="good",
        inspection={"words": 7},
    )
    assert {saw.name: (saw.low, saw.high) for saw in why.saw} == {
        "n": (2, 2),
        "least": (2, 2),
        "people": (3, 3),
        "inspection.words": (7, 7),
        "grade": (4, 4),
        "evaluated": (True, True),
    }
    assert len(why.saw) == 6
    assert why.saw[0].name == "n"
    assert why.gaps == ()


def test_the_tree_of_a_rule_is_walked_once_for_all_its_subjects(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[object] = []
    walk = tree.walk

    def counted(node: tree.Expr) -> Iterator[tree.Expr]:
        walked.append(node)
        return walk(node)

    monkeypatch.setattr(tree, "walk", counted)
    rule = typed_rule("n > 1 and people > 2", lets={"n": "count(x for x in items if x.people > 1)"})
    _, subject = record(items=items({}), people=3)
    first = trace(rule, subject, {}, {})
    before = len(walked)
    assert trace(rule, subject, {}, {}) == first
    assert len(walked) == before > 0


def test_each_value_has_its_type() -> None:
    """So that whoever tells it can write a grade as a grade and a day as a day."""
    given: dict[str, Any] = {"graded_on": "2020-01-01", "evaluated": True, "grade": "good", "id": "a", "people": 3}
    why, _ = traced(
        'graded_on < since and grade > weak and id == "b" and people > 3', parameters={"since": "2020-01-02"}, **given
    )
    types = {saw.name: saw.type for saw in why.saw}
    assert types["since"] == types["graded_on"] == Date()
    assert (types["grade"], types["id"], types["people"]) == (SCALE, Text(), Integer(0, 500))


def test_a_range_has_two_ends_and_what_is_unknown_has_none() -> None:
    """Two rows count and one may: 2..3. A greatest of no rows, and a fact that is not recorded, is None."""
    why, _ = traced(
        "n > 2 or most > 3 or people > 4 or every",
        lets={
            "n": "count(x for x in items)",
            "most": "max(x.people for x in items if x.cited)",
            "every": "all(x.supports for x in items)",
        },
        items=some(items({"supports": True}, {}), items({})),
    )
    assert {saw.name: (saw.low, saw.high) for saw in why.saw} == {
        "n": (2, 3),
        "most": (None, None),
        "every": (None, None),
        "people": (None, None),
    }


def test_a_share_is_told_in_per_cent() -> None:
    """Rounded to whole ones: it is for reading, and was not compared so."""
    lets = {"n": "share(x.supports for x in items)"}
    why, _ = traced("n > 0.5", lets=lets, items=items({"supports": True}, {"supports": False}, {}))
    assert why.saw == (Saw("n", Share(), "33 %", "67 %"),)


def test_it_names_the_rows_that_count_and_those_that_may() -> None:
    """A row that the condition leaves out is not looked at."""
    yes, no, gap, maybe = items({"supports": True}, {"supports": False}, {}, {"supports": True})
    listed = some((yes, no, gap), (maybe,), more=True)
    why, subject = traced("n > 2", lets={"n": "count(x for x in items if x.supports)"}, items=listed)
    [looked] = why.looked
    assert (looked.let, looked.counted, looked.possible, looked.open) == ("n", (yes,), (gap, maybe), True)
    assert why.gaps[0] == Gap(subject, "items")
    assert Gap(gap, "supports") in why.gaps


def test_a_gap_is_told_of_the_row_that_has_it() -> None:
    """Of the subject, of a row, of their parents: each once, and only where the rule asked."""
    top, subject = record(evaluated=True)
    item = row("item", inspection=top)
    set_related(subject, "items", (item,))
    lets = {"n": "count(x for x in items if x.inspection.words > 3 if x.people > people)"}
    rule = typed_rule("n > 1 and grade > weak and domain.weight > 0.5 and inspection.words > 1", lets=lets)
    gaps = trace(rule, subject, {}, {}).gaps
    owners = {id(top): "inspection", id(item): "item", id(subject): "evaluation"}
    assert sorted((owners.get(id(gap.row), "domain"), gap.name) for gap in gaps) == [
        ("domain", "weight"),
        ("evaluation", "grade"),
        ("evaluation", "people"),
        ("inspection", "words"),
        ("item", "people"),
    ]


def test_a_gap_in_a_row_that_is_left_out_is_no_gap() -> None:
    """What could not make a difference is not asked for."""
    lets = {"n": "sum(x.people for x in items if x.cited)"}
    why, _ = traced("n > 1", lets=lets, items=items({"cited": False}, {"cited": True, "people": 3}))
    assert why.gaps == ()


def test_a_list_of_which_a_row_that_may_be_makes_a_difference_is_a_gap() -> None:
    """It is not known which rows it holds; where the rows in doubt are left out anyway, nothing is missing."""
    lets = {"n": "count(x for x in items if x.supports)"}
    yes, no = items({"supports": True}, {"supports": False})
    why, subject = traced("n > 1", lets=lets, items=some((), (yes,)))
    assert why.gaps == (Gap(subject, "items"),)
    why, _ = traced("n > 1", lets=lets, items=some((yes,), (no,)))
    assert why.gaps == ()
    why, subject = traced("n > 1", lets=lets, items=some((yes,), more=True))
    assert why.gaps == (Gap(subject, "items"),)
