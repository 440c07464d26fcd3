"""Laws of the rule language, on random rules and random records with gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

from hypothesis import event, given, settings
from hypothesis import strategies as st

from qualityframework.expressions import (
    REACH,
    Cycle,
    Numbered,
    Row,
    Rows,
    RuleText,
    TypedRule,
    check_rule,
    compile_rules,
    infer,
    months_between,
    new_row,
    outcome,
    read,
    strata,
    trace,
)
from qualityframework.testing import Case, Values, cases, expressions, parameter_values, typed_rules
from qualityframework.testing.names import parameters_for
from qualityframework.vocabulary import Date, Decimal, GradeOf, Integer, Outcome, Truth, Type
from tests.expressions.sample import FAMILY, GRADES, PARENTS, SCHEMA, record, set_related
from tests.strategies.rows import drawn_facts, filled
from tests.strategies.rules import nearly, readers

often = settings(max_examples=200)


def typed(text: RuleText) -> TypedRule:
    rule, problems = check_rule(text, SCHEMA, GRADES)
    assert rule is not None, problems
    return rule


def one_rule(**asked: Any) -> st.SearchStrategy[Case]:
    """A rule without problems, values for its parameters, and a record near its constants."""
    return cases(SCHEMA, grades=GRADES, most=1, **asked)


@settings(max_examples=400)
@given(st.data(), one_rule(missing=False), st.booleans())
def test_what_is_said_of_a_record_with_gaps_holds_however_they_are_filled(
    data: st.DataObject, case: Case, every: bool
) -> None:
    """Soundness: unless a rule asks what is missing, only `undetermined` may change when more becomes known."""
    ((_, rule, values),) = case.rules
    before = {row: outcome(rule, row, values, case.rows.findings) for row in case.rows.subjects(rule.subject)}
    settled = {row: said for row, said in before.items() if said is not Outcome.UNDETERMINED}
    fuller, filling = filled(data.draw, case, every=every)
    for row, said in settled.items():
        event(said)
        assert outcome(rule, filling.row(row), values, fuller.findings) is said


@often
@given(st.booleans().flatmap(lambda gaps: one_rule(gaps=gaps)))
def test_what_is_not_known_is_always_put_down_to_a_gap(case: Case) -> None:
    """Without a gap in its trace a rule meets no range; only a least, a greatest or a share of no rows has no value."""
    ((_, rule, values),) = case.rules
    for row in case.rows.subjects(rule.subject):
        said = outcome(rule, row, values, case.rows.findings)
        why = trace(rule, row, values, case.rows.findings)
        if why.gaps or any(looked.possible for looked in why.looked):
            event("a gap")
            continue
        event("no gap")
        assert all(saw.low == saw.high for saw in why.saw)
        assert not any(looked.open for looked in why.looked)
        if said is Outcome.UNDETERMINED:
            without = [let.name for let, saw in zip(rule.lets, why.saw, strict=False) if saw.low is None]
            assert without
            assert {let.operation for let in rule.lets if let.name in without} <= {"min", "max", "share"}


@settings(max_examples=400)
@given(st.data(), expressions(SCHEMA, grades=GRADES) | st.none(), st.text(max_size=80), st.booleans())
def test_any_text_is_checked_or_its_problems_are_told(
    data: st.DataObject, text: RuleText | None, anything: str, slip: bool
) -> None:
    """No text whatever is an exception: it is a rule, or has problems, each at a place within it."""
    if text is None:
        text = RuleText(
            "evidence/sample",
            "evaluation",
            anything,
            lets={"let_0": anything},
            parameters=parameters_for(SCHEMA, GRADES),
        )
    elif text.lets and slip:
        name = data.draw(st.sampled_from(sorted(text.lets)))
        text = text._replace(lets={**text.lets, name: data.draw(nearly(text.lets[name]))})
    else:
        text = text._replace(when=data.draw(nearly(text.when)))
    rule, problems = check_rule(text, SCHEMA, GRADES)
    event("a rule" if rule is not None else "problems")
    assert (rule is None) == bool(problems)
    written = {"when": text.when, "applies": text.applies, **{f"let.{name}": let for name, let in text.lets.items()}}
    for key, found in problems.items():
        assert found
        assert len(set(found)) == len(found), "a problem is told once"
        for problem in found:
            assert 0 <= problem.start < problem.end <= max(1, len(written[key] or ""))
            assert problem.message


@often
@given(one_rule())
def test_rows_that_a_trace_does_not_name_make_no_difference(case: Case) -> None:
    """Every row that an aggregate did not look at can be taken out of its list: outcome and values stay."""
    ((_, rule, values),) = case.rules
    record = case.rows
    for subject in record.subjects(rule.subject):
        said, why = outcome(rule, subject, values, record.findings), trace(rule, subject, values, record.findings)
        named: dict[tuple[Row, str], set[Row]] = {}
        for let, looked in zip(rule.lets, why.looked, strict=True):
            owner: Any = subject
            for hop in let.hops:
                owner = getattr(owner, hop)
            named.setdefault((owner, let.relation), set()).update(looked.counted, looked.possible)
        findings = dict(record.findings)
        before = {(owner, name): getattr(owner, name) for owner, name in named if name != "findings"}
        for (owner, name), kept in named.items():
            if name == "findings":
                findings[owner] = _only(findings.get(owner, ()), kept)
            else:
                setattr(owner, name, _only(getattr(owner, name), kept))
        assert outcome(rule, subject, values, findings) is said
        after = trace(rule, subject, values, findings)
        assert (after.saw, after.looked, after.gaps) == (why.saw, why.looked, why.gaps)
        for (owner, name), listed in before.items():
            setattr(owner, name, listed)


def _only(listed: tuple[Row, ...] | Rows, kept: set[Row]) -> tuple[Row, ...] | Rows:
    if isinstance(listed, tuple):
        return tuple(row for row in listed if row in kept)
    certain, possible = (tuple(row for row in rows if row in kept) for rows in (listed.certain, listed.possible))
    return Rows(certain, possible, listed.open)


class CountingRow(Row):
    """A row that counts how often its facts are read."""

    entity: ClassVar[str] = "item"
    reads: ClassVar[int] = 0

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)

    def __getattribute__(self, name: str) -> Any:
        if name in SCHEMA["item"].facts:
            CountingRow.reads += 1
        return super().__getattribute__(name)


@often
@given(st.data(), st.lists(typed_rules(SCHEMA, "evaluation", grades=GRADES, lists=("items",)), min_size=1, max_size=3))
def test_each_fact_of_a_row_is_read_once_however_many_rows_and_rules_there_are(
    data: st.DataObject, typed: list[TypedRule]
) -> None:
    """Work is linear: the reads of twice as many rows are twice as many, and no more than each row has facts."""
    numbered = [Numbered(number, rule, data.draw(parameter_values(rule))) for number, rule in enumerate(typed)]
    rules, values = compile_rules(numbered, SCHEMA), Values.near(typed)
    facts = [drawn_facts(data.draw, SCHEMA["item"], values, gaps=True) for _ in range(3)]
    reads = []
    for times in (1, 2, 4):
        top, subject = record(**drawn_facts(data.draw, SCHEMA["evaluation"], values, gaps=True))
        set_related(subject, "items", tuple(CountingRow({**one, "inspection": top}) for one in facts * times))
        CountingRow.reads = 0
        rules.run(top, {})
        reads.append(CountingRow.reads)
    assert reads == [reads[0], 2 * reads[0], 4 * reads[0]]
    assert reads[0] <= len(facts) * len(SCHEMA["item"].facts)
    event("reads nothing of a row" if reads[0] == 0 else "reads facts of rows")


# strata --------------------------------------------------------------------------------------------------------------


def reads(reader: TypedRule, other: TypedRule) -> bool:
    """Whether a finding of the other rule would make a difference to the reader: found out by showing it one."""
    if not reader.lets or other.subject not in REACH[reader.subject]:
        return False
    row = new_row(SCHEMA[reader.subject], {})
    found = new_row(SCHEMA["finding"], dict(other.tags))
    return outcome(reader, row, {}, {row: (found,)}) is Outcome.FIRES


@often
@given(readers().map(lambda texts: [typed(text) for text in texts]), st.randoms(use_true_random=False))
def test_a_rule_comes_after_those_whose_findings_it_reads_in_whatever_order_they_stand(
    rules: list[TypedRule], random: Any
) -> None:
    """Strata depend on the rules and not on their order; where rules wait for each other, the way round is named."""
    shuffled = random.sample(rules, len(rules))
    layers, cycle = layers_of(rules)
    again, cycle_again = layers_of(shuffled)
    assert (cycle is None) == (cycle_again is None)
    event("a cycle" if cycle else f"{len(layers)} strata")
    assert layers == again
    if cycle is not None:
        by_name = {rule.name: rule for rule in rules}
        assert cycle[0] == cycle[-1] == min(cycle)
        for waiting, waited in pairwise(cycle):
            assert by_name[waiting].lets
            assert by_name[waited].subject in REACH[by_name[waiting].subject]
        return
    level = {name: number for number, layer in enumerate(layers) for name in layer}
    assert sorted(level) == sorted(rule.name for rule in rules)
    for reader in rules:
        for other in rules:
            if reads(reader, other):
                assert level[other.name] < level[reader.name]


def layers_of(rules: Sequence[TypedRule]) -> tuple[list[set[str]], tuple[str, ...] | None]:
    """The strata by name, or the way round of a cycle."""
    try:
        layers = strata(rules, PARENTS)
    except Cycle as cycle:
        return [], cycle.names
    assert sorted(index for layer in layers for index in layer) == list(range(len(rules)))
    return [{rules[index].name for index in layer} for layer in layers], None


# values -------------------------------------------------------------------------------------------------------------


@given(st.text(max_size=20), st.sampled_from([Truth(), Integer(-5, 50), Decimal(2, 0, 100), Date(), GradeOf(), FAMILY]))
def test_whatever_is_read_is_within_its_type(text: str, type_: Type) -> None:
    """A value is read, within the bounds of its type, or refused as a ValueError; nothing else happens."""
    try:
        value = read(text, type_, GRADES)
    except ValueError:
        return
    assert isinstance(type_, Truth) == isinstance(value, bool)
    if isinstance(type_, Integer | Decimal | Date | GradeOf):
        assert type_.low <= int(value) <= type_.high


@given(st.integers(-(10**6) + 1, 10**6 - 1), st.integers(1, 4))
def test_a_decimal_is_exact(value: int, places: int) -> None:
    """Every digit is kept: nothing passes through a binary fraction."""
    digits = f"{abs(value):0{places + 1}}"
    text = f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    assert infer(text, GRADES).value == value
    assert read(text, Decimal(4, -(10**10), 10**10), GRADES) == value * 10 ** (4 - places)


def _shifted(day: dt.date, months: int) -> tuple[int, int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1, day.day


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)), st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
def test_it_is_the_most_months_that_fit_before_the_end(start: dt.date, end: dt.date) -> None:
    """Counted one by one: the day of the month is kept, even where the calendar has no such day."""
    months = 0
    while _shifted(start, months + 1) <= (end.year, end.month, end.day):
        months += 1
    while _shifted(start, months) > (end.year, end.month, end.day):
        months -= 1
    assert months == months_between(start.toordinal(), end.toordinal())


@given(st.integers(1, 3_652_058), st.integers(1, 3_652_058))
def test_later_days_are_never_fewer_months(start: int, end: int) -> None:
    """A day later at the end adds one month or none; at the start, takes one away or none: so ranges have two ends."""
    assert months_between(start, end + 1) - months_between(start, end) in (0, 1)
    assert months_between(start, end) - months_between(start + 1, end) in (0, 1)
