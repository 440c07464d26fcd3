"""The compiled rules: what of a rule reaches the code, how much code there is, and what it runs on."""

from __future__ import annotations

import ast

import pytest

from qualityframework.expressions import OUTCOMES, Numbered, Rows, RuleText, check_rule, compile_rules, new_row, outcome
from qualityframework.vocabulary import Entity, Fact, Integer, Outcome, Relation, Truth
from tests.expressions.sample import GRADES, SCHEMA, comes_to, items, record, row, set_related, typed_rule, values_of

HOSTILE = (
    "'",
    '"',
    "\\",
    "\\'",
    "'''",
    "' or True or '",
    "'); raise SystemExit(1); ('",
    "\n    raise SystemExit(1)\n",
    "\r\n\0\u2028\u202e",
    "{inspection}",
    "%s",
    "\ud800",
    "__import__('os').system('true')",
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_text_is_compared_and_never_run(text: str) -> None:
    """As a parameter, and as a constant where it can be written: it equals itself, nothing else, and does nothing."""
    rule = typed_rule("id == word", parameters={"word": "x"})
    for given, expected in ((text, Outcome.FIRES), (text + "x", Outcome.CLEAR)):
        top, subject = record(id=given)
        assert expected is outcome(rule, subject, {"word": text}, {})
        hits = compile_rules([Numbered(0, rule, {"word": text})], SCHEMA).run(top, {})
        assert expected is (OUTCOMES[hits[0][2]] if hits else Outcome.CLEAR)
    if repr(text).isprintable():
        assert comes_to(f"id == {text!r}", id=text) is Outcome.FIRES
        assert comes_to(f"id in ('x', {text!r})", id=text) is Outcome.FIRES
        assert (
            comes_to(
                "n == 1", lets={"n": f"count(x for x in items if x.kind == {text!r})"}, items=items({"kind": text})
            )
            is Outcome.FIRES
        )


def test_names_that_a_rule_gives_do_not_reach_the_code() -> None:
    """Neither its own name, nor those of its lets, parameters and row variables; its texts only as constants."""
    rule = typed_rule(
        "own_let > own_parameter and id == 'own text'",
        name="evidence/own-name",
        lets={"own_let": "count(own_variable for own_variable in items if own_variable.kind == 'other own text')"},
        parameters={"own_parameter": "3"},
    )
    source = compile_rules([Numbered(0, rule, {"own_parameter": 3})], SCHEMA).source
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    assert not {name for name in names if "own" in name}
    constants = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert {constant for constant in constants if isinstance(constant, str)} == {"own text", "other own text"}


def test_the_code_calls_only_what_it_is_given() -> None:
    """No import, no attribute but facts, lists and a few methods of lists and sets."""
    rule = typed_rule(
        "abs(months_between(graded_on, inspection.as_of)) > 3 and n > 1 and kinds > 2 and max(people, balance) > 3",
        lets={"n": "share(x.supports for x in items)", "kinds": "distinct(x.kind for x in items)"},
    )
    tree = ast.parse(compile_rules([Numbered(0, rule, {})], SCHEMA).source)
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called <= {"abs", "min", "max", "months", "len", "set", "type", "hit", "tuple"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Global)]


def test_facts_of_parents_are_not_mixed_up_with_facts_of_like_names() -> None:
    """`a.b_c` and `a_b.c` and an own fact `a_b_c` are three facts."""

    def entity(name: str, *facts: str, parents: dict[str, str] | None = None) -> Entity:
        return Entity(name, name, {fact: Fact(Integer(), fact) for fact in facts}, {}, parents or {}, key="")

    parents = {"a": "one", "a_b": "two"}
    schema = {"one": entity("one", "b_c"), "two": entity("two", "c"), "top": entity("top", "a_b_c", parents=parents)}
    rule, problems = check_rule(RuleText("r", "top", "a.b_c == 1 and a_b.c == 2 and a_b_c == 3"), schema, GRADES)
    assert rule is not None, problems
    one, two = new_row(schema["one"], {"b_c": 1}), new_row(schema["two"], {"c": 2})
    top = new_row(schema["top"], {"a_b_c": 3, "a": one, "a_b": two})
    assert [(0, top, 1)] == compile_rules([Numbered(0, rule, {})], schema).run(top, {})


def test_a_fact_of_a_rows_parent_has_to_exist_as_well() -> None:
    """What hangs on a truth fact of the parent counts only where that is true, and is read from the parent."""
    schema = {
        "top": Entity("top", "top", {}, {"parts": Relation("part", "its parts")}, key=""),
        "part": Entity("part", "part", {}, parents={"whole": "whole"}),
        "whole": Entity("whole", "whole", {"known": Fact(Truth(), "k"), "size": Fact(Integer(), "s", "known")}),
    }
    text = RuleText(
        "r",
        "top",
        "n == 1 and large == 0",
        None,
        {
            "n": "count(x for x in parts if x.whole.size > 2)",
            "large": "count(x for x in parts if not x.whole.size > 2)",
        },
    )
    rule, problems = check_rule(text, schema, GRADES)
    assert rule is not None, problems
    wholes = [new_row(schema["whole"], values) for values in ({"known": True, "size": 3}, {"known": False})]
    top = new_row(schema["top"], {"parts": tuple(new_row(schema["part"], {"whole": whole}) for whole in wholes)})
    assert outcome(rule, top, {}, {}) is Outcome.FIRES
    assert [(0, top, 1)] == compile_rules([Numbered(0, rule, {})], schema).run(top, {})


@pytest.mark.parametrize("form", ["abs({})", "abs(1 - {})", "-abs(-{})", "min({}, 3)", "{} + 1", "(0 + {})"])
def test_code_does_not_grow_out_of_hand_with_nesting(form: str) -> None:
    """As deep as an expression may be, on a range, which has two ends."""
    expression, deeper = "n", form.format("n")
    lets = {"n": "count(x for x in items)"}
    while check_rule(RuleText("r", "evaluation", f"{deeper} > 3", lets=lets), SCHEMA, GRADES)[0] is not None:
        expression, deeper = deeper, form.format(deeper)
    rule = typed_rule(f"{expression} > 3", lets=lets)
    assert len(compile_rules([Numbered(0, rule, {})], SCHEMA).source) < 200_000


def test_what_is_clear_leaves_no_trace() -> None:
    """Hits are of rules that fire, are undetermined or not applicable."""
    rules = [
        Numbered(7, typed_rule("people > 3"), {}),
        Numbered(9, typed_rule("grade > weak"), {}),
        Numbered(3, typed_rule("balance > 0"), {}),
        Numbered(4, typed_rule("words > 0", subject="inspection"), {}),
    ]
    top, subject = record(people=3, evaluated=False, inspection={"words": 5})
    hits = compile_rules(rules, SCHEMA).run(top, {})
    assert sorted((number, hit is subject, OUTCOMES[code]) for number, hit, code in hits) == [
        (3, True, Outcome.UNDETERMINED),
        (4, False, Outcome.FIRES),
        (9, True, Outcome.NOT_APPLICABLE),
    ]


def test_rules_with_other_parameters_do_not_share_a_value() -> None:
    """The same text twice, with two values of one parameter, is two aggregates."""
    rule = typed_rule("n > 0", lets={"n": "count(x for x in items if x.people > least)"}, parameters={"least": "3"})
    top, subject = record(items=items({"people": 5}))
    rules = [Numbered(0, rule, {"least": 4}), Numbered(1, rule, {"least": 5}), Numbered(2, rule, {"least": 4})]
    assert [(0, subject, 1), (2, subject, 1)] == compile_rules(rules, SCHEMA).run(top, {})


def test_the_same_aggregate_of_several_rules_is_worked_out_once() -> None:
    """However it is called, and whatever its variable."""
    one = typed_rule("n > 3", lets={"n": "count(x for x in items if x.people > 7)"})
    other = typed_rule("m > 4", lets={"m": "count(y for y in items if y.people > 7)"})
    source = compile_rules([Numbered(0, one, {}), Numbered(1, other, {})], SCHEMA).source
    alone = compile_rules([Numbered(0, one, {})], SCHEMA).source
    assert source.count(".people") == alone.count(".people")
    assert source.count("> 7") == alone.count("> 7")


def test_a_list_of_subjects_that_was_never_recorded_is_told_without_a_row() -> None:
    """Nobody knows which evaluations there are: a rule on them is undetermined, and judges those that are known."""
    top, subject = record(people=4)
    set_related(top, "evaluations", Rows((subject,), (row("evaluation", people=9),), True))
    compiled = compile_rules([Numbered(0, typed_rule("people > 3"), {})], SCHEMA)
    assert compiled.run(top, {}) == [(0, None, 2), (0, subject, 1)]


def test_no_rules_compile_to_a_function_that_finds_nothing() -> None:
    """A stratum may be empty."""
    assert compile_rules([], SCHEMA).run(record()[0], {}) == []


def test_the_code_is_the_same_each_time() -> None:
    """Names of facts are loaded in order, so the same rules give the same text on any machine."""
    rule = typed_rule("people + balance > least and id == 'a' and grade > weak", parameters={"least": "3"})
    sources = {compile_rules([Numbered(0, rule, values_of({"least": "3"}))], SCHEMA).source for _ in range(3)}
    assert len(sources) == 1
