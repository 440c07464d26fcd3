"""Columns that somebody made: what is refused of them, and what is told when it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from qualityframework.errors import Unusable
from qualityframework.expressions import (
    OUTCOMES,
    Column,
    Columns,
    Hits,
    Listing,
    Numbered,
    Row,
    Table,
    TypedRule,
    Words,
    columns_of,
    compile_columns,
    outcome,
)
from qualityframework.vocabulary import Outcome
from tests.expressions.sample import SCHEMA, items, record, set_related, some, typed_rule, values_of

RULE = typed_rule(
    "grade > weak and part == 'impact' and n > domain.weight and reason_stated", lets={"n": "count(x for x in items)"}
)


def compiled(*rules: TypedRule, parameters: dict[str, str] | None = None) -> Any:
    return compile_columns([Numbered(n, rule, values_of(parameters)) for n, rule in enumerate(rules)], SCHEMA)


def made() -> Columns:
    """Two inspections by hand: the first has two evaluations, of which the second has no list of items."""
    return Columns(
        SCHEMA,
        {
            "inspection": Table(np.arange(3), {}, {"evaluations": Listing(np.array([0, 2, 3]))}, {}),
            "domain": Table(np.array([0, 1, 2]), {"weight": Column(np.array([0, 1], np.int8))}, {}, {}),
            "evaluation": Table(
                np.array([0, 2, 3]),
                {
                    "evaluated": Column(np.array([True, True, True])),
                    "grade": Column(np.array([3, 4, 99], np.int8), np.array([True, True, False])),
                    "part": Column(np.array([0, 0, 1])),
                    "reason_stated": Column(np.array([True, True, True]), np.array([True, False, True])),
                },
                {"items": Listing(np.array([0, 1, 1, 2]), open=np.array([False, True, False]))},
                {"domain": np.array([0, 0, 1])},
            ),
            "item": Table(np.array([0, 1, 2]), {}, {}, {}),
        },
        Words(("impact", "process")),
    )


def told(hits: Hits) -> list[tuple[int, int, Outcome]]:
    return [
        (at, row, OUTCOMES[code])
        for at, row, code in zip(hits.inspections.tolist(), hits.rows.tolist(), hits.outcomes.tolist(), strict=True)
    ]


def test_columns_made_by_hand_are_judged() -> None:
    found = Hits.joined(compiled(RULE).run(made()))
    assert told(found) == [(0, 0, Outcome.FIRES), (0, 1, Outcome.UNDETERMINED)]
    assert found.rules.tolist() == [0, 0]


def test_a_list_of_what_is_judged_that_was_never_recorded_has_one_outcome() -> None:
    lists = {"evaluations": Listing(np.array([0, 2, 3]), None, np.array([True, False, True]), np.array([False, True]))}
    found = Hits.joined(compiled(RULE).run(made().with_table("inspection", lists=lists)))
    assert told(found) == [(0, 0, Outcome.FIRES), (1, -1, Outcome.UNDETERMINED)]


def test_no_inspections_have_no_hits() -> None:
    empty = columns_of([], compiled(RULE).reads, SCHEMA).columns
    assert (empty.inspections, Hits.joined(compiled(RULE).run(empty)).size, Hits.joined([]).size) == (0, 0, 0)


def test_what_several_rules_ask_is_worked_out_once() -> None:
    again = replace(RULE, name="evidence/again")
    one, two = compiled(RULE).plan, compiled(RULE, again).plan
    assert len(two.steps) == len(one.steps)
    assert [verdict.rule for verdict in two.verdicts] == [0, 1]


@pytest.mark.parametrize(
    ("at_once", "entries", "parts"), [(1_000, 10**6, 1), (2, 10**6, 3), (1_000, 20, 5), (1_000, 40, 3)]
)
def test_fewer_inspections_are_worked_on_at_once_where_they_are_large(
    at_once: int, entries: int, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every evaluation here looks at all items anew: rows and entries come to 9, 15, 21, 15 and 9."""
    monkeypatch.setattr("qualityframework.expressions.columns_rules._ENTRIES", entries)
    rule = typed_rule("n > 1", lets={"n": "count(x for x in inspection.items if x.people > people)"})
    tops = []
    for size in (1, 2, 3, 2, 1):
        top, _ = record({"items": items(*({"people": number} for number in range(2 * size)))}, people=1)
        tops.append(top)
    found = list(compiled(rule).run(columns_of(tops, compiled(rule).reads, SCHEMA).columns, at_once=at_once))
    assert len(found) == parts
    assert told(Hits.joined(found)) == [(at, at, Outcome.FIRES) for at in (1, 2, 3)]


def test_that_nothing_is_known_is_said_of_a_fact_and_of_a_list() -> None:
    rule = typed_rule("missing(people) and n > 0 or n < 0 or people > 4", lets={"n": "count(x for x in items)"})
    unknown = Column.unknown(SCHEMA["evaluation"].facts["people"].type, 3)
    columns = made().with_table("evaluation", columns={"people": unknown}, lists={"items": Listing.unrecorded(3)})
    found = told(Hits.joined(compiled(rule).run(columns)))
    assert found == [(0, 0, Outcome.UNDETERMINED), (0, 1, Outcome.UNDETERMINED), (1, 2, Outcome.UNDETERMINED)]


@pytest.mark.parametrize("widest", [5, 2**63 - 1])
def test_values_that_lie_far_apart_are_told_apart(widest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where row and value together are too large for one number, values are numbered first."""
    monkeypatch.setattr("qualityframework.expressions.columns_lists._WIDEST", widest)
    rule = typed_rule("n == 2", lets={"n": "distinct(1000000 * x.people for x in items)"})
    tops = [record(items=items(*({"people": number} for number in each)))[0] for each in ((1, 500), (2, 2), (3, 4, 3))]
    found = told(Hits.joined(compiled(rule).run(columns_of(tops, compiled(rule).reads, SCHEMA).columns)))
    assert found == [(0, 0, Outcome.FIRES), (2, 2, Outcome.FIRES)]


# what is refused -----------------------------------------------------------------------------------------------------


def refused(columns: Columns, *rules: TypedRule) -> tuple[str, ...]:
    with pytest.raises(Unusable) as error:
        compiled(*(rules or (RULE,))).run(columns)
    return error.value.faults


def test_everything_that_is_read_and_not_there_is_told_at_once_with_the_rule() -> None:
    bare = made().with_table("evaluation", columns={}, lists={})
    tables = {name: table for name, table in bare.tables.items() if name not in ("domain", "item")}
    assert refused(replace(bare, tables=tables)) == (
        "evidence/sample reads `evaluated` of evaluation, of which there is no column",
        "evidence/sample reads `grade` of evaluation, of which there is no column",
        "evidence/sample reads `part` of evaluation, of which there is no column",
        "evidence/sample reads `weight` of domain, of which there is no column",
        "evidence/sample reads `reason_stated` of evaluation, of which there is no column",
        "evidence/sample reads the list `items` of evaluation, which is not among the columns",
        "evidence/sample reads the `domain` of evaluation, and there is no table of domain",
    )


def test_a_name_that_the_schema_does_not_have_is_told_with_the_nearest() -> None:
    columns = made().with_table("item", columns={"familly": Column.unknown(SCHEMA["item"].facts["family"].type, 2)})
    tables = {**columns.tables, "evaluatoin": columns.tables["item"]}
    assert set(refused(replace(columns, tables=tables))) == {
        "`familly` is no fact of item: did you mean `family`?",
        "`evaluatoin` is no entity: did you mean `evaluation`?",
    }


TRUE = np.array([True])


@pytest.mark.parametrize(
    ("name", "column", "fault"),
    [
        ("grade", Column(np.array([3, 7, 1])), "7 at 1 is no value of it, which is a grade, from 1 to 6"),
        ("grade", Column(np.array([3.0, 2.0, 1.0])), "a grade is held as whole numbers, not float64"),
        ("grade", Column(np.array([3, 1], np.int8)), "one value, and one truth of whether it is known, for each of 3"),
        ("grade", Column(np.array([3, 1, 1]), TRUE), "one value, and one truth of whether it is known, for each of 3"),
        ("reason_stated", Column(np.array([0, 1, 1])), "a truth value is held as truths, not int64"),
        ("part", Column(np.array([0, 2, 1])), "2 at 1 is no value of it, which is a part"),
        ("part", Column(np.array([0, -1, 1])), "-1 at 1 is no value of it, which is a part"),
    ],
)
def test_values_that_cannot_be_are_told_with_their_place(name: str, column: Column, fault: str) -> None:
    columns = made()
    given = {**columns.tables["evaluation"].columns, name: column}
    (told,) = refused(columns.with_table("evaluation", columns=given))
    assert told.startswith(f"`{name}` of evaluation: ")
    assert fault in told


def test_a_word_of_another_kind_is_told() -> None:
    (told,) = refused(replace(made(), words=Words(("impact", "survey"))))
    assert told == "`part` of evaluation: `survey` at 2 is no value of it, which is a part"


def test_texts_are_positions_among_the_words() -> None:
    rule = typed_rule("id == 'records'")
    columns = made()
    given = {"id": Column(np.array([0, 5, 1]), np.array([True, False, True]))}
    known = columns.with_table("evaluation", columns=given)
    assert told(Hits.joined(compiled(rule).run(known))) == [(0, 1, Outcome.UNDETERMINED)]
    (fault,) = refused(columns.with_table("evaluation", columns={"id": Column(np.array([0, 5, 1]))}), rule)
    assert fault == "`id` of evaluation: 5 at 1 is no value of it, which is a text"


def test_two_words_that_are_the_same_are_refused() -> None:
    with pytest.raises(Unusable, match="each word is there once"):
        Words(("impact", "impact"))


@pytest.mark.parametrize(
    ("listing", "fault"),
    [
        (Listing(np.array([0, 1, 2])), "`starts` is to rise from 0, with one more than the 3 rows"),
        (Listing(np.array([0, 2, 1, 2])), "`starts` is to rise from 0, with one more than the 3 rows"),
        (Listing(np.array([0, 1, 1, 1])), "it has 1 entries by its `starts`, and 2 rows"),
        (Listing(np.array([0, 1, 1, 2]), np.array([0])), "it has 2 entries by its `starts`, and 1 rows"),
        (Listing(np.array([0, 0, 0, 2])), "its entries are not the rows of item, in order"),
        (Listing(np.array([0, 1, 1, 2]), np.array([0, 0])), "0 at 1 is no row of item of inspection 1"),
        (Listing(np.array([0, 1, 1, 2]), np.array([-1, 1])), "-1 at 0 is no row of item of inspection 0"),
        (Listing(np.array([0, 1, 1, 2]), np.array([0, 2])), "2 at 1 is no row of item of inspection 1"),
        (Listing(np.array([0, 1, 1, 2]), np.array([0.0, 1.0])), "positions are whole numbers, not float64"),
        (Listing(np.array([0, 1, 1, 2]), None, TRUE), "`certain` is to be one truth for each of the 2 entries"),
        (Listing(np.array([0, 1, 1, 2]), None, None, TRUE), "`open` is to be one truth for each of the 3 rows"),
        (
            Listing(np.array([0, 1_000_000, 1_000_000, 1_000_000]), np.zeros(1_000_000, np.int8)),
            "a list has fewer than 1000000 rows",
        ),
    ],
)
def test_lists_that_cannot_be_are_refused(listing: Listing, fault: str) -> None:
    told = refused(made().with_table("evaluation", lists={"items": listing}))
    assert told == (f"the list `items` of evaluation: {fault}",)


@pytest.mark.parametrize(
    ("index", "fault"),
    [
        (np.array([0, 1, 1]), "1 at 1 is no row of domain of inspection 0"),
        (np.array([0, 0, -1]), "-1 at 2 is no row of domain of inspection 1"),
        (np.array([0, 1]), "has 2 positions for 3 rows"),
    ],
)
def test_parents_that_cannot_be_are_refused(index: Any, fault: str) -> None:
    (told,) = refused(made().with_table("evaluation", parents={"domain": index}))
    assert told.startswith("`domain` of evaluation")
    assert told.endswith(fault)


@pytest.mark.parametrize(
    ("name", "starts", "fault"),
    [
        ("inspection", np.array([0, 2, 3]), "the table of inspection has one row for each inspection"),
        ("item", np.array([0, 2]), "`starts` of item is to rise from 0, with one more than the 2 inspections"),
        ("item", np.array([1, 2, 3]), "`starts` of item is to rise from 0, with one more than the 2 inspections"),
    ],
)
def test_tables_that_do_not_say_which_rows_are_whose_are_refused(name: str, starts: Any, fault: str) -> None:
    (told,) = refused(made().with_table(name, starts=starts))
    assert told.startswith(fault)


def test_without_the_inspections_there_are_no_columns() -> None:
    assert "there is no table of inspection" in refused(Columns(SCHEMA, {}, Words(())))


def test_numbers_that_a_column_cannot_hold_are_refused_and_not_turned_into_others() -> None:
    top, _ = record(people=2**70)
    rule = typed_rule("people > 3")
    (told,) = refused(columns_of([top], compiled(rule).reads, SCHEMA).columns, rule)
    assert told == "`people` of evaluation: a whole number is held as whole numbers, not object"


def test_a_row_without_what_it_lies_in_is_refused() -> None:
    top, subject = record()
    subject.domain = None  # type: ignore[attr-defined]
    told = refused(columns_of([top], compiled(RULE).reads, SCHEMA).columns)
    assert told == ("`domain` of evaluation: -1 at 0 is no row of domain of inspection 0",)


def test_a_rule_whose_numbers_go_beyond_what_a_column_holds_is_refused_by_name() -> None:
    rule = typed_rule("2 * people > 3")
    wide = replace(rule, when=replace(rule.when, left=_wide(rule.when)))
    with pytest.raises(Unusable) as error:
        compiled(rule, wide, wide)
    assert error.value.faults == (f"evidence/sample cannot be run over columns: {BEYOND}",) * 2


BEYOND = f"its numbers go up to {2**63}, and those of a column up to {2**62}"


def _wide(when: Any) -> Any:
    return replace(when.left, type=replace(when.left.type, high=2**63))


# numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("narrow", [np.int16, np.int64])
def test_narrow_arrays_hold_what_is_put_beside_them(narrow: Any) -> None:
    """A gap counts as the greatest that there may be, which 8 bits do not hold."""
    ask = {
        "n": "sum(x.people for x in items)",
        "most": "max(x.people for x in items)",
        "least": "min(x.people for x in items)",
    }
    rules = [
        typed_rule(when, lets=ask)
        for when in ("n >= 3", "n <= 503", "n > 503", "most <= 500", "most < 500", "least >= 0", "least > 2", "n < 503")
    ]
    top, _ = record(items=items({"people": 3}, {}))
    rows: list[Row] = [top]
    columns = columns_of(rows, compiled(*rules).reads, SCHEMA).columns
    given = columns.tables["item"].columns["people"]
    columns = columns.with_table("item", columns={"people": Column(given.values.astype(narrow), given.known)})
    found = Hits.joined(compiled(*rules).run(columns))
    outcomes = dict(zip(found.rules.tolist(), [OUTCOMES[code] for code in found.outcomes.tolist()], strict=True))
    fires, may = Outcome.FIRES, Outcome.UNDETERMINED
    assert outcomes == {0: fires, 1: fires, 3: fires, 4: may, 5: fires, 6: may, 7: may}


@pytest.mark.parametrize("certain", [True, False])
def test_what_is_the_same_for_all_rows_can_be_aggregated(certain: bool) -> None:
    asked = {
        "n": "sum(least for x in items)",
        "d": "distinct(least for x in items)",
        "m": "max(least for x in items)",
        "c": "count(x for x in items if least > 1)",
        "a": "all(least > 1 for x in items)",
        "s": "share(least > 1 for x in items)",
    }
    rules = [
        typed_rule(when, lets=asked, parameters={"least": "2"})
        for when in ("n == 4", "d == 1", "m == 2", "c == 2", "a", "s >= 1")
    ]
    top, subject = record(items=items({}, {}))
    if not certain:
        set_related(subject, "items", some(items({}, {}), items({}, {}), more=True))
    meant = [outcome(rule, subject, {"least": 2}, {}) for rule in rules]
    assert set(meant) == ({Outcome.FIRES} if certain else {Outcome.FIRES, Outcome.UNDETERMINED})
    program = compiled(*rules, parameters={"least": "2"})
    found = Hits.joined(program.run(columns_of([top], program.reads, SCHEMA).columns))
    assert found.rules.tolist() == list(range(6))
    assert [OUTCOMES[code] for code in found.outcomes.tolist()] == meant
