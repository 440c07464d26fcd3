"""What is refused in a `let`: anything but one aggregate over one list of rows."""

from __future__ import annotations

import pytest

from qualityframework.vocabulary import Code
from tests.expressions.refusing import LISTED, NAME, NO_TRUTH, PARAMETERS, REFUSED, TYPE, Row, told
from tests.expressions.sample import problems_of

AGGREGATES: list[Row] = [
    ("people", REFUSED, "an aggregate is wanted here", "write it as `count(", "people"),
    ("count(x for x in items) + 1", REFUSED, "an aggregate is wanted here", "write it", "count(x for x in items) + 1"),
    ("items.count(x for x in items)", REFUSED, "an aggregate", "write it", "items.count(x for x in items)"),
    ("countt(x for x in items)", NAME, "`countt` is no aggregate", "did you mean `count`?", "countt"),
    ("len(x for x in items)", NAME, "`len` is no aggregate", "known here: `all`, `any`", "len"),
    ("count(items)", REFUSED, "`count` looks at related rows", "write it as", "count(items)"),
    ("count([x for x in items])", REFUSED, "`count` looks at related rows", "write it", "count([x for x in items])"),
    (
        "sum((x.people for x in items), start=1)",
        REFUSED,
        "`sum` looks at",
        "write it",
        "sum((x.people for x in items), start=1)",
    ),
    (
        "count(x for x in items for y in items)",
        REFUSED,
        "one list of rows",
        "write",
        "(x for x in items for y in items)",
    ),
    ("count(x async for x in items)", REFUSED, "one list of rows", "write it", "(x async for x in items)"),
    ("count((x, y) for x, y in items)", REFUSED, "one list of rows", "write it", "((x, y) for x, y in items)"),
    ("count(x for *x in items)", REFUSED, "one list of rows", "write it", "(x for *x in items)"),
    ("count(x for x.a in items)", REFUSED, "one list of rows", "write it", "(x for x.a in items)"),
    ("count(grade for grade in items)", REFUSED, "`grade` is a fact already", "another name", "grade"),
    ("count(good for good in items)", REFUSED, "`good` is a constant already", "another name", "good"),
    ("count(least for least in items)", REFUSED, "`least` is a parameter already", "another name", "least"),
    ("count(domain for domain in items)", REFUSED, "`domain` is a parent already", "another name", "domain"),
    ("count(items for items in items)", REFUSED, "`items` is a list of rows already", "another", "items"),
    ("count(x for x in itemz)", NAME, "`itemz` is no list of evaluation", "did you mean `items`?", "itemz"),
    ("count(x for x in people)", NAME, "`people` is no list of evaluation", "known here: `findings`", "people"),
    ("count(x for x in domain.items)", NAME, "`items` is no list of domain", "`evaluations`", "domain.items"),
    ("count(x for x in domane.evaluations)", NAME, "`domane` is not known", "`domain`?", "domane.evaluations"),
    ("count(x for x in x.items)", NAME, "`x` is not known here", "`domain`, `inspection`", "x.items"),
    ("count(x for x in items[0])", REFUSED, "related rows are named by a path", None, "items[0]"),
    ("count(x for x in (1, 2))", REFUSED, "related rows are named by a path", None, "(1, 2)"),
    ("count(x.supports for x in items)", REFUSED, "`count` counts rows", "count(x for x in ...)", "x.supports"),
    ("count(y for x in items)", REFUSED, "`count` counts rows", "count(x for x in ...)", "y"),
    ("distinct(x.supports for x in items)", TYPE, "not told apart", "use any, all or count", "x.supports"),
    ("distinct(x for x in items)", TYPE, "`x` is a row, not a value", "name one of its facts: `x. ...`", "x"),
    ("sum(x.kind for x in items)", TYPE, "numbers are added up, and this is a text", None, "x.kind"),
    ("sum(x.grade for x in items)", TYPE, "numbers are added up, and this is a grade", None, "x.grade"),
    ("sum(x.supports for x in items)", TYPE, "and this is a truth value", None, "x.supports"),
    ("sum(1000000 * (100 * x.people) for x in items)", TYPE, "too large", "smaller", "1000000 * (100 * x.people)"),
    ("min(x.kind for x in items)", TYPE, "`min` needs an order, and this is a text", None, "x.kind"),
    ("max(x.family for x in items)", TYPE, "`max` needs an order, and this is a family", None, "x.family"),
    ("any(x.people for x in items)", TYPE, "a condition is wanted here", NO_TRUTH, "x.people"),
    ("count(x for x in items if 1 > 2)", TYPE, "this condition is always false", None, "1 > 2"),
    (
        "count(x for x in items if x.supports or True)",
        TYPE,
        "this condition is always true",
        None,
        "x.supports or True",
    ),
    ("any(1 < 2 for x in items)", TYPE, "this condition is always true", None, "1 < 2"),
    ("all(x.supports and False for x in items)", TYPE, "is always false", None, "x.supports and False"),
    ("share(True for x in items)", TYPE, "this condition is always true", None, "True"),
    ("share(x.grade for x in items)", TYPE, "a condition is wanted here", NO_TRUTH, "x.grade"),
    ("count(x for x in items if x.people)", TYPE, "a condition is wanted here", NO_TRUTH, "x.people"),
    ("count(x for x in items if suports)", NAME, "`suports` is not known here", "mean `x.supports`?", "suports"),
    ("count(x for x in items if x.suports)", NAME, "`suports` is no fact of item", "`supports`?", "x.suports"),
    ("count(x for x in items if x.domain.weight > 1)", NAME, "`domain` is not", "`inspection`", "x.domain.weight"),
    ("count(x for x in items if x.people.real > 1)", TYPE, "`people` is a value", None, "x.people.real"),
    ("count(x for x in items if x.inspection.items)", TYPE, "list of related", LISTED, "x.inspection.items"),
    ('count(x for x in items if x.family == "recrds")', NAME, "`recrds` is no family", "`records`?", '"recrds"'),
    ("count(x for x in items if x.people / 2 > 1)", REFUSED, "division is not part", "product", "x.people / 2"),
    ("count(x for x in items if x.family == part)", TYPE, "a family cannot be compared with a part", None, "x.family"),
    ("count(x for x in items if y.cited)", NAME, "`y` is not known here", "`domain`, `inspection`, `x`", "y.cited"),
    (
        "count(x for x in items if inspection.y.cited)",
        NAME,
        "`y` is not known",
        "nothing is known",
        "inspection.y.cited",
    ),
    ("count(x for x in items if other > 1)", NAME, "`other` is not known here", None, "other"),
    (
        "count(x for x in items if any(y.cited for y in items))",
        REFUSED,
        "under `let`",
        None,
        "any(y.cited for y in items)",
    ),
]


@pytest.mark.parametrize(("expression", "code", "message", "advice", "marked"), AGGREGATES)
def test_an_aggregate_is_refused_with_its_place_and_with_advice(
    expression: str, code: Code, message: str, advice: str | None, marked: str
) -> None:
    """Faults of a `let` are told under its own key."""
    lets = {"other": "count(x for x in items)", "wrong": expression}
    problems = problems_of("wrong > 0 and other > 0", parameters=PARAMETERS, lets=lets)
    assert list(problems) == ["let.wrong"]
    found = told(problems["let.wrong"][0], expression)
    assert found[0] is code
    assert message in found[1]
    assert advice is None or (found[2] is not None and advice in found[2])
    assert marked == found[3]


def test_a_let_is_not_seen_inside_another() -> None:
    """An aggregate looks at rows; what other aggregates come to is for the condition to compare."""
    lets = {"one": "count(x for x in items)", "two": "count(x for x in items if one > 2)"}
    [problem] = problems_of("two > 1", lets=lets)["let.two"]
    assert problem.message == "`one` is not known here"
