"""What the rule language refuses, what it calls it, and what it advises."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qualityframework.expressions import RuleText, check_rule
from qualityframework.vocabulary import Code, Integer
from tests.expressions.refusing import LISTED, NAME, NO_TRUTH, PARAMETERS, REFUSED, TYPE, Row, told
from tests.expressions.sample import GRADES, SCHEMA, problems_of

LETS = {
    "kinds": "distinct(x.kind for x in items)",
    "portion": "share(x.supports for x in items)",
    "agreed": "all(x.supports for x in items)",
    "latest": "max(x.gathered_on for x in items)",
}
FORMS = "there are names, constants"
SCALE = "a grade is compared with a grade: unsatisfactory, weak"
STEPS = "count steps with `steps(a, b)`"

OPERATORS: list[Row] = [
    ("people / 2 > 1", REFUSED, "division is not part", "as a product", "people / 2"),
    ("people // 2 > 1", REFUSED, "division is not part", "as a product", "people // 2"),
    ("people % 2 == 1", REFUSED, "this operator is not part", "+ - *", "people % 2"),
    ("people ** 2 > 4", REFUSED, "this operator is not part", "+ - *", "people ** 2"),
    ("people @ 2 > 1", REFUSED, "this form is not part", FORMS, "people @ 2"),
    ("people << 1 > 2", REFUSED, "this form is not part", FORMS, "people << 1"),
    ("people | 1 > 2", REFUSED, "this form is not part", FORMS, "people | 1"),
    ("people & 1 > 2", REFUSED, "this form is not part", FORMS, "people & 1"),
    ("people ^ 1 > 2", REFUSED, "this form is not part", FORMS, "people ^ 1"),
    ("~people > 1", REFUSED, "this form is not part", FORMS, "~people"),
    ("+people > 1", REFUSED, "this form is not part", FORMS, "+people"),
    ("people is 3", REFUSED, "`is` is not part", "== or !=", "people is 3"),
    ("people is not None", REFUSED, "`is` is not part", "== or !=", "people is not None"),
]

FORMS_OF_PYTHON: list[Row] = [
    ("lambda: people", REFUSED, "this form is not part", FORMS, "lambda: people"),
    ("people > items[0]", REFUSED, "this form is not part", FORMS, "items[0]"),
    ('f"{people}" == "3"', REFUSED, "this form is not part", FORMS, 'f"{people}"'),
    ("[x for x in items]", REFUSED, "this form is not part", FORMS, "[x for x in items]"),
    ("{x for x in items}", REFUSED, "this form is not part", FORMS, "{x for x in items}"),
    ("{1: people}", REFUSED, "this form is not part", FORMS, "{1: people}"),
    ("(people, 1)", REFUSED, "this form is not part", FORMS, "(people, 1)"),
    ("people if reason_stated else 1", REFUSED, "this form is not part", FORMS, "people if reason_stated else 1"),
    ("(n := people) > 1", REFUSED, "this form is not part", FORMS, "n := people"),
    ("await reason_stated", REFUSED, "this form is not part", FORMS, "await reason_stated"),
    ("(yield people)", REFUSED, "this form is not part", FORMS, "yield people"),
    ("people in (1, *items)", REFUSED, "this form is not part", FORMS, "*items"),
    ("None", REFUSED, "this constant is not part", "numbers, decimals and quoted texts", "None"),
    ("people == None", REFUSED, "this constant is not part", "numbers, decimals", "None"),
    ("people > 1j", REFUSED, "this constant is not part", "numbers, decimals", "1j"),
    ('b"a" == id', REFUSED, "this constant is not part", "numbers, decimals", 'b"a"'),
    ("...", REFUSED, "this constant is not part", "numbers, decimals", "..."),
    ('("a").b == 1', REFUSED, "only a name has facts", None, '("a").b'),
]

CALLS: list[Row] = [
    ("len(id) > 1", NAME, "`len` is no function of the rule language", "known here: `abs`", "len"),
    ('print("x")', NAME, "`print` is no function", "known here: `abs`", "print"),
    ("stepz(grade, good) > 1", NAME, "`stepz` is no function", "did you mean `steps`?", "stepz"),
    ('__import__("os")', NAME, "`__import__` is no function", "known here", "__import__"),
    ('id.upper() == "A"', REFUSED, "only the listed functions can be called", "there are abs, min", "id.upper()"),
    ("(people + 1)(2)", REFUSED, "only the listed functions can be called", "there are abs", "(people + 1)(2)"),
    ("min(*items) > 1", REFUSED, "`min` takes plain arguments only", None, "min(*items)"),
    ("abs(x=people) > 1", REFUSED, "`abs` takes plain arguments only", None, "abs(x=people)"),
    ("count(x for x in items) > 1", REFUSED, "looked at under `let`", "give the aggregate", "count(x for x in items)"),
    ("max(x.people for x in items) > 1", REFUSED, "under `let`", "give the", "max(x.people for x in items)"),
    ("count(items) > 1", REFUSED, "looked at under `let`", "give the aggregate a name there", "count(items)"),
    ("(x.cited for x in items)", REFUSED, "looked at under `let`", "give the aggregate", "(x.cited for x in items)"),
    ("abs(people, 2) > 1", TYPE, "`abs` takes one argument, not 2", None, "abs(people, 2)"),
    ("abs() > 1", TYPE, "`abs` takes one argument, not 0", None, "abs()"),
    ("min(people) > 1", TYPE, "`min` takes two or more arguments, not 1", None, "min(people)"),
    ("max() > 1", TYPE, "`max` takes two or more arguments, not 0", None, "max()"),
    ("steps(grade) > 1", TYPE, "`steps` takes two arguments, not 1", None, "steps(grade)"),
    ("steps(grade, 3) > 1", TYPE, "`steps` takes a grade, and this is a whole number", None, "3"),
    ("months_between(graded_on, 3) > 1", TYPE, "takes a date, and this is a whole number", None, "3"),
    ("months_between(graded_on) > 1", TYPE, "takes two arguments, not 1", None, "months_between(graded_on)"),
    ("missing(3)", TYPE, "`missing` asks about one fact", None, "3"),
    ("missing(kinds)", TYPE, "`missing` asks about one fact", None, "kinds"),
    ("missing(least)", TYPE, "`missing` asks about one fact", None, "least"),
    ("missing(evaluated and reason_stated)", TYPE, "asks about one fact", None, "evaluated and reason_stated"),
    ("missing()", TYPE, "`missing` takes one argument, not 0", None, "missing()"),
]

NAMES: list[Row] = [
    ("grde > weak", NAME, "`grde` is not known here", "did you mean `grade`?", "grde"),
    ("grade > goood", NAME, "`goood` is not known here", "did you mean `good`?", "goood"),
    ("kindz < 3", NAME, "`kindz` is not known here", "did you mean `kinds`?", "kindz"),
    ("people > leest", NAME, "`leest` is not known here", "did you mean `least`?", "leest"),
    ("zzzzzz > 1", NAME, "`zzzzzz` is not known here", "names are known here, such as `adequate`", "zzzzzz"),
    ("людей > 1", NAME, "`людей` is not known here", "names are known here", "людей"),
    ("missing(grde)", NAME, "`grde` is not known here", "did you mean `grade`?", "grde"),
    *(
        (form, NAME, "`wurds` is not known here", "did you mean `word`?", "wurds")
        for form in ("wurds + 1 > 2", "1 - wurds > 2", "wurds * 2 > 2", "2 * wurds > 2", "-wurds > 2", "abs(wurds) > 2")
    ),
    *(
        (form, NAME, "`wurds` is not known here", "did you mean `word`?", "wurds")
        for form in ("min(wurds, 1) > 2", "max(1, wurds) > 2", "steps(good, wurds) > 2", "not wurds", "wurds in (1, 2)")
    ),
    *(
        (form, NAME, "`wurds` is not known here", "did you mean `word`?", "wurds")
        for form in (
            "wurds or people > 2",
            "people > 2 and wurds",
            "1 < people < wurds",
            "wurds < 0.5",
            "portion > wurds",
        )
    ),
    ("inspection.wurds > 1", NAME, "`wurds` is no fact of inspection", "did you mean `words`?", "inspection.wurds"),
    ("inspectin.words > 1", NAME, "`inspectin` is not known here", "did you mean `inspection`?", "inspectin.words"),
    ("domain.inspection.wurds > 1", NAME, "`wurds` is no fact of", "`words`", "domain.inspection.wurds"),
    ("domain.domain.weight > 1", NAME, "`domain` is not known here", "`inspection`", "domain.domain.weight"),
    ('inspection.__class__ == "x"', NAME, "`__class__` is no fact", "known here: `as_of`", "inspection.__class__"),
    ("people.real > 1", TYPE, "`people` is a value and has no facts", None, "people.real"),
    ("kinds.rows > 1", TYPE, "`kinds` is a value and has no facts", None, "kinds.rows"),
    ("inspection > 1", TYPE, "`inspection` is a row, not a value", "`inspection. ...`", "inspection"),
    ("items > 1", TYPE, "`items` is a list of related rows, not a value", LISTED, "items"),
    ("inspection.items > 1", TYPE, "`items` is a list of related rows", LISTED, "inspection.items"),
    ("inspection.items.people > 1", TYPE, "`items` is a list of", LISTED, "inspection.items.people"),
    ('part == "impct"', NAME, "`impct` is no part", "did you mean `impact`?", '"impct"'),
    ('"impct" != part', NAME, "`impct` is no part", "did you mean `impact`?", '"impct"'),
    ('part in ("impact", "proces")', NAME, "`proces` is no part", "did you mean `process`?", '"proces"'),
]

TYPES: list[Row] = [
    ("grade", TYPE, "a condition is wanted here, and this is a grade", NO_TRUTH, "grade"),
    ("people", TYPE, "a condition is wanted here, and this is a whole number", NO_TRUTH, "people"),
    ("id", TYPE, "a condition is wanted here, and this is a text", NO_TRUTH, "id"),
    ("kinds", TYPE, "a condition is wanted here, and this is a whole number", NO_TRUTH, "kinds"),
    ("portion", TYPE, "a condition is wanted here, and this is a share", NO_TRUTH, "portion"),
    ("not people", TYPE, "a condition is wanted here", NO_TRUTH, "people"),
    ("reason_stated and graded_on", TYPE, "and this is a date", NO_TRUTH, "graded_on"),
    ("reason_stated or rate", TYPE, "and this is a decimal of 2 places", NO_TRUTH, "rate"),
    ("reason_stated == evaluated", TYPE, "truth values are not compared", "write `x` or `not x`", "reason_stated"),
    ("reason_stated != True", TYPE, "truth values are not compared", "write `x` or `not x`", "reason_stated"),
    ("reason_stated < evaluated", TYPE, "truth values are not compared", "write", "reason_stated"),
    ("agreed == evaluated", TYPE, "truth values are not compared", "write", "agreed"),
    ("agreed > 1", TYPE, "a truth value cannot be compared with a whole number", None, "agreed"),
    ("reason_stated in (True,)", TYPE, "a truth value cannot be looked for among", None, "reason_stated"),
    ("reason_stated + 1 > 1", TYPE, "a number is wanted here, and this is a truth value", None, "reason_stated"),
    ('id < "b"', TYPE, "a text has no order", "use == or != or in", "id"),
    ('part >= "impact"', TYPE, "a part has no order", "use == or != or in", "part"),
    ("part == id", TYPE, "a part cannot be compared with a text", None, "part"),
    ("part == 3", TYPE, "a part cannot be compared with a whole number", None, "part"),
    ('id + "x" == "ax"', TYPE, "a number is wanted here, and this is a text", None, "id"),
    ("max(id, id) == id", TYPE, "a text and a text have no order between them", None, "max(id, id)"),
    ("max(part, part) == part", TYPE, "a part and a part have no order", None, "max(part, part)"),
    ("grade + 1 > good", TYPE, "a number is wanted here, and this is a grade", STEPS, "grade"),
    ("2 * grade > 1", TYPE, "a number is wanted here, and this is a grade", STEPS, "grade"),
    ("-grade > 1", TYPE, "a number is wanted here, and this is a grade", STEPS, "grade"),
    ("abs(grade) > 1", TYPE, "a number is wanted here, and this is a grade", STEPS, "grade"),
    ("grade > 4", TYPE, "a grade cannot be compared with a whole number", SCALE, "4"),
    ('grade == "good"', TYPE, "a grade cannot be compared with a text", SCALE, '"good"'),
    ("grade == graded_on", TYPE, "a grade cannot be compared with a date", None, "grade"),
    ("min(grade, people) > 1", TYPE, "have no order between them", None, "min(grade, people)"),
    ("min(grade, good) > 1", TYPE, "a grade cannot be compared with a whole number", SCALE, "1"),
    ("graded_on + 1 > since", TYPE, "this is a date", "`months_between(a, b)`", "graded_on"),
    ("graded_on > 3", TYPE, "a date cannot be compared with a whole number", None, "graded_on"),
    ('graded_on == "2019-07-31"', TYPE, "a date cannot be compared with a text", None, "graded_on"),
    ("latest > 3", TYPE, "a date cannot be compared with a whole number", None, "latest"),
    ("people * balance > 1", TYPE, "one factor of a product is a constant", None, "people * balance"),
    ("people * least > 1", TYPE, "one factor of a product is a constant", None, "people * least"),
    ("0.5 * people > 1", TYPE, "constant factor of a product is a whole", "scale the other", "0.5 * people"),
    ("rate * 0.5 > 1", TYPE, "constant factor of a product is a whole", "scale the other side", "rate * 0.5"),
    ("people in (1, 2.5)", TYPE, "that can be compared with a whole number", None, "2.5"),
    ("people in (1, balance)", TYPE, "a constant is wanted here", None, "balance"),
    ("rate in (0.5, 0.25)", TYPE, "that can be compared with a decimal of 2 places", None, "0.5"),
    ("rate in (0.50, 1)", TYPE, "that can be compared with a decimal of 2 places", None, "1"),
    ('id in ("a", 1)', TYPE, "that can be compared with a text", None, "1"),
    ("people in [1, 2]", TYPE, "`in` wants a few constants in round brackets", "x in (", "[1, 2]"),
    ("people in (1)", TYPE, "`in` wants a few constants in round brackets", "x in (", "1"),
    ("people in ()", TYPE, "`in` wants a few constants in round brackets", "x in (", "()"),
    ("people not in items", TYPE, "`in` wants a few constants", "x in (", "items"),
    ("people in (1, 2) < 3", REFUSED, "`in` is the last of a chain", "by `and`", "people in (1, 2) < 3"),
]

SHARES: list[Row] = [
    ("portion == 0.5", TYPE, "a share is compared with < <= > >=", None, "portion"),
    ("0.5 != portion", TYPE, "a share is compared with < <= > >=", None, "0.5"),
    ("portion > rate", TYPE, "a share may only be compared with a constant number", None, "portion"),
    ("portion > kinds", TYPE, "a share may only be compared with a constant number", None, "portion"),
    ("portion > portion", TYPE, "a share may only be compared with a constant number", None, "portion"),
    ('portion > "a"', TYPE, "a share may only be compared with a constant number", None, "portion"),
    ("portion > since", TYPE, "a share may only be compared with a constant number", None, "portion"),
    ("portion + 1 > 1", TYPE, "a number is wanted here, and this is a share", None, "portion"),
    ("2 * portion > 1", TYPE, "a number is wanted here, and this is a share", None, "portion"),
    ("min(portion, 1) > 1", TYPE, "a share and a whole number have no order", None, "min(portion, 1)"),
    ("portion in (0.5, 1)", TYPE, "a share cannot be looked for among constants", None, "portion"),
]

NUMBERS: list[Row] = [
    ("rate > 0.12345", REFUSED, "`0.12345` is no decimal with one to four places", "write it as 0.25", "0.12345"),
    ("rate > .5", REFUSED, "`.5` is no decimal", "write it as 0.25", ".5"),
    ("rate > 5.", REFUSED, "`5.` is no decimal", "write it as 0.25", "5."),
    ("rate > 1e5", REFUSED, "`1e5` is no decimal", "write it as 0.25", "1e5"),
    ("rate > 1.5e1", REFUSED, "`1.5e1` is no decimal", "write it as 0.25", "1.5e1"),
    ("rate > 1_0.5", REFUSED, "`1_0.5` is no decimal", "write it as 0.25", "1_0.5"),
    ("people > 1000001", REFUSED, "a number is at most 1000000", None, "1000001"),
    (f"people > {'9' * 400}", REFUSED, "a number is at most 1000000", None, "9" * 400),
    ("rate > 1000000.5", REFUSED, "a decimal has at most 1000000 of its last digit", None, "1000000.5"),
    (
        "1000000 * (1000000 * (100000 * people)) > 1",
        TYPE,
        "too large to count exactly",
        "use smaller factors",
        "1000000 * (1000000 * (100000 * people))",
    ),
    ("1000000 * (10000 * people) > 0.1234", TYPE, "too large", "smaller", "1000000 * (10000 * people)"),
]

ALWAYS: list[Row] = [
    ("True", TYPE, "this condition is always true", None, "True"),
    ("not True", TYPE, "this condition is always false", None, "not True"),
    ("1 < 2", TYPE, "this condition is always true", None, "1 < 2"),
    ("2 <= 2", TYPE, "this condition is always true", None, "2 <= 2"),
    ("2 >= 2", TYPE, "this condition is always true", None, "2 >= 2"),
    ("2 != 2", TYPE, "this condition is always false", None, "2 != 2"),
    ("1 < 2 < 2", TYPE, "this condition is always false", None, "1 < 2 < 2"),
    ("1 > people > 2 > 3", TYPE, "this condition is always false", None, "1 > people > 2 > 3"),
    ("3 - 1 == 2", TYPE, "this condition is always true", None, "3 - 1 == 2"),
    ("3 + 1 == 2", TYPE, "this condition is always false", None, "3 + 1 == 2"),
    ("reason_stated or True", TYPE, "this condition is always true", None, "reason_stated or True"),
    ("reason_stated and 1 > 2", TYPE, "this condition is always false", None, "reason_stated and 1 > 2"),
    ('"a" == "a"', TYPE, "this condition is always true", None, '"a" == "a"'),
    ('"a" != "a"', TYPE, "this condition is always false", None, '"a" != "a"'),
    ("0.5 == 0.50", TYPE, "this condition is always true", None, "0.5 == 0.50"),
    ("good > weak", TYPE, "this condition is always true", None, "good > weak"),
    ("1 in (1, 2)", TYPE, "this condition is always true", None, "1 in (1, 2)"),
    ("3 not in (1, 2)", TYPE, "this condition is always true", None, "3 not in (1, 2)"),
    ("abs(-3) > 2 * 1 + 1", TYPE, "this condition is always false", None, "abs(-3) > 2 * 1 + 1"),
    ("min(1, 2.5) < 2", TYPE, "this condition is always true", None, "min(1, 2.5) < 2"),
    ("max(weak, good) == good", TYPE, "this condition is always true", None, "max(weak, good) == good"),
    ("steps(good, weak) == 2", TYPE, "this condition is always true", None, "steps(good, weak) == 2"),
]

TEXTS: list[Row] = [
    ("людей > 1 and wurds > 2", NAME, "`людей`", None, "людей"),
    ('id == "é" and grde > weak', NAME, "`grde` is not known here", "did you mean `grade`?", "grde"),
    ("   grde > weak", NAME, "`grde` is not known here", "did you mean `grade`?", "grde"),
    ("people\n> 3", REFUSED, "one line of printable characters", None, "p"),
    ("people\t> 3", REFUSED, "one line of printable characters", None, "p"),
    ("people\0 > 3", REFUSED, "one line of printable characters", None, "p"),
    ("people \u202e> 3", REFUSED, "one line of printable characters", None, "p"),
    ("\ud800 > 3", REFUSED, "one line of printable characters", None, "\ud800"),
    ("people > 3" + " " * 991, REFUSED, "at most 1000 characters, not 1001", None, "p"),
    ("-" * 99 + "1", REFUSED, "at most 24 levels deep, not 100", None, "-" * 99 + "1"),
]


@pytest.mark.parametrize(
    ("expression", "code", "message", "advice", "marked"),
    OPERATORS + FORMS_OF_PYTHON + CALLS + NAMES + TYPES + SHARES + NUMBERS + ALWAYS + TEXTS,
    ids=lambda value: value[:60].encode("ascii", "backslashreplace").decode() if isinstance(value, str) else None,
)
def test_a_condition_is_refused_with_its_place_and_with_advice(
    expression: str, code: Code, message: str, advice: str | None, marked: str
) -> None:
    """Each fault has its code, says what is wrong, marks the characters that are, and advises where there is advice."""
    problems = problems_of(expression, parameters=PARAMETERS, lets=LETS)
    assert list(problems) == ["when"]
    found = told(problems["when"][0], expression)
    assert found[0] is code
    assert message in found[1]
    assert advice is None or (found[2] is not None and advice in found[2])
    assert marked == found[3]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "the syntax is not valid"),
        ("   ", "the syntax is not valid"),
        ("people >", "the syntax is not valid"),
        ("people 3", "the syntax is not valid"),
        ("people = 3", "the syntax is not valid"),
        ("people > 3; people > 4", "the syntax is not valid"),
        ("import os", "the syntax is not valid"),
        ("(people > 3", "the syntax is not valid"),
        ("people > 3)", "the syntax is not valid"),
        ("people > 3 ? 1 : 2", "the syntax is not valid"),
        ("people && reason_stated", "the syntax is not valid"),
        ('id == "abc', "a quotation mark is not closed"),
        ("(" * 300 + "people" + ")" * 300 + " > 3", "the syntax is not valid"),
    ],
)
def test_what_is_no_expression_is_told_in_our_words(expression: str, message: str) -> None:
    """Python's own messages differ between its versions, so they are not passed on."""
    [problem] = problems_of(expression)["when"]
    assert (problem.code, problem.message) == (Code.REFUSED, f"this is no expression: {message}")
    assert 0 <= problem.start < problem.end <= max(1, len(expression))


@pytest.mark.parametrize(("expression", "marked"), [("people > 3)", ")"), ("   people > 3)", ")"), ("people $ 3", "$")])
def test_what_is_no_expression_is_marked_where_it_ceases_to_be_one(expression: str, marked: str) -> None:
    """Spaces before an expression do not shift the mark."""
    [problem] = problems_of(expression)["when"]
    assert expression[problem.start : problem.end] == marked


def test_all_problems_of_a_rule_are_told_at_once() -> None:
    """Faults in `let`, `applies` and `when` do not hide each other, and several in one text are told in their order."""
    problems = problems_of(
        "wurds > 1 or grade + 1 > gud",
        applies="evaluatd and people / 2 > 1",
        lets={"one": "count(x for x in itemz)", "two": "sum(x.peple for x in items if x.suports)"},
    )
    assert {key: [problem.code for problem in found] for key, found in problems.items()} == {
        "let.one": [NAME],
        "let.two": [NAME, NAME],
        "applies": [NAME, REFUSED],
        "when": [NAME, NAME],
    }


def test_what_only_follows_from_a_broken_let_is_not_told() -> None:
    """The type of a let that is broken is not known, so comparing it is no second fault."""
    assert list(problems_of("broken > good", lets={"broken": "min(x.grad for x in items)"})) == ["let.broken"]


def test_a_problem_between_two_comparisons_is_told_once() -> None:
    """The middle of a chain is looked at once."""
    assert len(problems_of("1 < wurds < 5")["when"]) == 1


@pytest.mark.parametrize("form", ["people < ({}) < people", "people < ({})", "abs({})", "min({}, 1)", "({}) + 1"])
def test_problems_do_not_multiply_with_nesting(form: str) -> None:
    """A short text is never long work: what is wrong in the middle of it is told once."""
    expression = "wurds"
    for _ in range(18):
        expression = form.format(expression)
    found = problems_of(f"{expression} > 0")["when"]
    assert [problem.message for problem in found if problem.code is NAME] == ["`wurds` is not known here"]
    assert len(found) < 40


def test_limits_are_inclusive() -> None:
    """A thousand characters, 24 levels, a number of a million and four decimal places are all allowed."""
    fine: Mapping[str, str] = {
        "longest": "people > 3" + " " * 990,
        "deepest": "not " * 22 + "reason_stated",
        "largest": "people < 1000000",
        "finest": "rate > 0.1234",
        "longest decimal": "rate < 100000.0",
    }
    for expression in fine.values():
        assert problems_of(expression) == {}
    assert "at most 24 levels deep, not 25" in problems_of("not " * 23 + "reason_stated")["when"][0].message


def test_the_largest_number_is_two_to_the_power_of_53() -> None:
    """From there on a binary fraction, which some engines use, cannot tell neighbours apart."""
    for high, fine in ((2**53 - 1, True), (2**53, False)):
        text = RuleText("r", "evaluation", "big + 1 > people", parameters={"big": Integer(0, high)})
        assert (check_rule(text, SCHEMA, GRADES)[0] is not None) is fine


def test_sums_stay_where_every_engine_counts_exactly() -> None:
    """Two to the power of 53 is the end: a sum over any number of rows counts with its bounds, and so do decimals."""
    lets = {"all_people": "sum(x.people for x in items)"}
    assert problems_of("1000000 * all_people > 1", lets=lets) == {}
    assert problems_of("8000 * (1000 * all_people) > 1", lets=lets) == {}
    for over in ("9 * (1000 * (1000 * (1000 * all_people))) > 1", "8000 * (1000 * all_people) > 0.55"):
        assert "too large to count exactly" in problems_of(over, lets=lets)["when"][0].message


def test_a_share_may_be_compared_with_a_number_and_a_parameter() -> None:
    """From either side, and in a chain."""
    for fine in ("portion >= 0.5", "1 > portion", "0.25 <= portion < limit", "portion > least"):
        assert problems_of(fine, parameters=PARAMETERS, lets=LETS) == {}
