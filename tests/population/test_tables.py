"""Tables of somebody's own: where they are read from, what is wrong with them, and what nothing hangs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from qualityframework.errors import Unusable
from qualityframework.expressions import Reads
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import programme
from qualityframework.population import (
    Population,
    held,
    layout,
    plan,
    run,
    tally,
)
from qualityframework.vocabulary import FACTS, GradeOf, Severity
from tests.perf.workload import DAY

from .few import MANY, changed, found, shuffled, the_plan, the_tables


def faults(tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    with pytest.raises(Unusable) as refused:
        held(tables, the_plan().tables)
    return refused.value.faults


def test_findings_do_not_hang_on_the_order_of_rows() -> None:
    mixed = {name: shuffled(table, seed) for seed, (name, table) in enumerate(the_tables().items())}
    assert found(mixed) == found(the_tables())


def test_findings_do_not_hang_on_numbers_that_rows_go_by() -> None:
    other = {}
    for name, table in the_tables().items():
        asked = {column.name: column for column in the_plan().tables[name].columns}
        for place, column in enumerate(table.column_names):
            if asked[column].type is None:
                values = [5 * one - 7 for one in table.column(column).to_pylist()]
                table = table.set_column(place, column, pa.array(values, pa.int64()))
        other[name] = table
    here = found(the_tables()).elements()
    moved = ((5 * at - 7, None if key is None else 5 * key - 7, *told) for at, key, *told in here)
    assert found(other) == Counter(moved)


def test_what_is_not_related_is_as_if_it_were_not_listed() -> None:
    listed = the_tables()["evaluation_evidence"]
    denied = listed.set_column(2, "related", pa.array([False] * len(listed)))
    gone = {**the_tables(), "evaluation_evidence": listed.slice(0, 0)}
    assert found({**the_tables(), "evaluation_evidence": denied}) == found(gone)


def test_findings_are_added_up_by_rule() -> None:
    table = run(the_plan(), Population(the_plan().tables, the_tables()))
    made = tally(the_plan(), table, as_of=DAY, inspections=MANY)
    assert len(made.rules) == len(the_plan().programme.parameters)
    assert sum(one.fires + one.undetermined + one.not_applicable for one in made.rules) == len(table)
    assert {one.rule for one in made.rules if one.fires} == {
        one["rule"] for one in table.to_pylist() if one["outcome"] == "fires"
    }
    assert {one.severity for one in made.at_least(Severity.EXPLAIN)} == {Severity.EXPLAIN, Severity.RESOLVE}


# faults --------------------------------------------------------------------------------------------------------------


def test_tables_and_columns_that_are_not_there_are_told_together() -> None:
    tables = dict(the_tables())
    tables["evaluatoin"] = tables.pop("evaluation")
    tables["message"] = tables["message"].rename_columns(
        ["tones" if name == "tone" else name for name in tables["message"].column_names]
    )
    assert faults(tables) == (
        "there is no table evaluation: did you mean `evaluatoin`?",
        "message has no column `tone`: did you mean `tones`?",
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("evaluation", "grade", 2, 7), "`grade` of evaluation, row 3: `7` should be a grade, from 1 to 6"),
        (("evaluation", "graded_on", 1, "2019-02-30"), "row 2: `2019-02-30` should be a day as 2019-11-29"),
        (("evidence", "relevant", 0, "perhaps"), "`relevant` of evidence, row 1: `perhaps` should be true or false"),
        (("evidence", "people", 0, "1e3"), "`people` of evidence, row 1: `1e3` should be a whole number"),
        (("bearing", "family", 4, "documents"), "`family` of bearing, row 5: `documents` should be one of records, "),
        (("evaluation", "evidence_open", 3, None), "row 4: it is always known, and nothing stands there"),
        (("evaluation", "key", 0, 1), "`key` of evaluation: 1 is there twice, and each row has its own"),
        (("evaluation", "domain", 0, -4), "`domain` of evaluation, row 1: `-4` is the key of no row of domain"),
        (("evaluation", "graded_on", 1, "2019-W48-5"), "row 2: `2019-W48-5` should be a day as 2019-11-29"),
        (("evaluation_evidence", "listed", 0, 10**9), "row 1: `1000000000` is the key of no row of bearing"),
    ],
    ids=lambda value: f"{value[0]}.{value[1]}" if isinstance(value, tuple) else "",
)
def test_a_value_that_cannot_be_is_told_with_its_place(change: tuple[str, str, int, Any], told: str) -> None:
    assert told in "\n".join(faults(changed(*change)))


def test_a_column_of_another_type_is_told() -> None:
    wrong = the_tables()["evaluation"]
    wrong = wrong.set_column(wrong.column_names.index("reason_stated"), "reason_stated", pa.array([0.5] * len(wrong)))
    told = "`reason_stated` of evaluation holds double, and should hold true or false"
    assert faults({**the_tables(), "evaluation": wrong}) == (told,)


def test_what_is_listed_twice_is_told() -> None:
    listed = the_tables()["message_evidence"]
    [fault] = faults({**the_tables(), "message_evidence": pa.concat_tables([listed, listed.slice(0, 1)])})
    assert fault.startswith("message_evidence: ")
    assert fault.endswith(" twice")


def test_a_row_that_rules_are_for_and_no_list_has_is_told() -> None:
    empty = {**the_tables(), "inspection_evaluations": the_tables()["inspection_evaluations"].slice(0, 0)}
    key = the_tables()["evaluation"].column("key")[0].as_py()
    told = f"`key` of evaluation, row 1: `{key}` is in no row of inspection_evaluations"
    assert any(one.startswith(told) for one in faults(empty))


@pytest.mark.parametrize(
    ("entity", "lists"),
    [
        ("bearing", ["evaluation_evidence"]),
        ("subject", ["inspection_subjects"]),
        ("statement", ["inspection_statements", "inspection_questions"]),
    ],
)
def test_a_row_that_only_lists_lead_to_and_none_has_is_told(entity: str, lists: list[str]) -> None:
    table = the_tables()[entity]
    keys = pa.array([10**6, 10**6 + 1], pa.int64())
    two = table.slice(0, 2).set_column(0, "key", keys)
    [fault] = faults({**the_tables(), entity: pa.concat_tables([table, two])})
    row = f"`key` of {entity}, row {len(table) + 1}: `1000000` is in no row of {' or '.join(lists)}"
    assert fault == f"{row} (1 more like it)"


def test_rows_that_may_be_in_a_list_that_nobody_asks_for_are_left_alone() -> None:
    """Those who keep tables for several rulesets have statements for one and questions for another."""
    reads = Reads({("statement", "addressed"): ""}, {("inspection", "questions"): ""})
    top = pa.table({"key": [0], "questions_open": [False]})
    listed = pa.table({"owner": [0], "listed": [7], "related": [True]})
    statements = pa.table({"key": [7, 8], "addressed": [True, None]})
    given = {"inspection": top, "statement": statements, "inspection_questions": listed}
    assert held(given, layout(reads=reads)).keys() == given.keys()
    every = layout(reads=Reads(reads.facts, {**reads.lists, ("inspection", "statements"): ""}))
    none = {"statements_open": pa.array([False]), **dict(zip(top.column_names, top.columns, strict=True))}
    with pytest.raises(Unusable, match="`8` is in no row of inspection_statements or inspection_questions"):
        held({**given, "inspection": pa.table(none), "inspection_statements": listed.slice(0, 0)}, every)


def test_an_evaluation_is_in_the_list_of_the_domain_that_it_says() -> None:
    """Both are of one inspection, so that nothing else tells."""
    listed = the_tables()["domain_evaluations"]
    owner, of = listed.column("owner")[0].as_py(), the_tables()["inspection_domains"]
    domains = dict(zip(of.column("listed").to_pylist(), of.column("owner").to_pylist(), strict=True))
    other = next(key for key, inspection in domains.items() if inspection == domains[owner] and key != owner)
    key = listed.column("listed")[0].as_py()
    assert faults(changed("domain_evaluations", "owner", 0, other)) == (
        f"`owner` of domain_evaluations, row 1: `{other}` has evaluation {key} in its list, whose `domain` is {owner}",
    )
    [lost] = faults({**the_tables(), "domain_evaluations": listed.slice(1)})
    assert lost.startswith("`key` of evaluation, row ")
    assert lost.endswith(f": `{key}` is in no row of domain_evaluations")


@pytest.mark.parametrize("related", [None, False])
def test_a_row_that_rules_are_for_is_in_its_list(related: bool | None) -> None:
    told = "`related` of inspection_evaluations, row 1: it should be true, as each evaluation is in this list"
    tables = changed("inspection_evaluations", "related", 0, related)
    assert any(one.startswith(told) for one in faults(tables))


@pytest.mark.parametrize("name", ["inspection_evaluations", "evaluation_evidence", "message_evidence"])
def test_a_row_that_lists_of_two_inspections_have_is_told(name: str) -> None:
    listed = the_tables()[name]
    owners = listed.column("owner")
    first = listed.slice(0, 1).set_column(0, "owner", pa.array([owners[-1].as_py()], owners.type))
    [fault] = faults({**the_tables(), name: pa.concat_tables([listed, first])})
    assert fault.startswith(f"`listed` of {name}, row {len(listed) + 1}: ")


def test_a_row_that_says_another_inspection_than_its_list_is_told() -> None:
    last = the_tables()["domain"].column("key")[-1].as_py()
    assert any(
        one.startswith("`domain` of evaluation, row 1: ") for one in faults(changed("evaluation", "domain", 0, last))
    )


def test_a_grade_beyond_the_scale_of_the_ruleset_is_told() -> None:
    asked = layout(points=3)
    types = [column.type for table in asked.values() for column in table.columns if isinstance(column.type, GradeOf)]
    assert {one.high for one in types} == {3}
    review = plan(programme(load_ruleset("progress-review/2024"), DAY))
    grades = [column.type for table in review.tables.values() for column in table.columns if column.name == "grade"]
    assert {one.high for one in grades if isinstance(one, GradeOf)} == {3}


def test_a_fault_shows_no_detail_of_anybody() -> None:
    [fault] = faults(changed("bearing", "family", 0, "jane.doe@example.org"))
    assert "jane" not in fault


@pytest.mark.parametrize(
    ("day", "told"), [("2015-03-31", "such as 2015-03-31: run them apart"), (None, "whose day is not known")]
)
def test_inspections_of_days_with_other_parameters_are_run_apart(day: str | None, told: str) -> None:
    tables = held(changed("inspection", "as_of", 0, day), the_plan().tables)
    with pytest.raises(Unusable, match=told):
        run(the_plan(), Population(the_plan().tables, tables))


# the engine ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT * FROM 'pyproject.toml'",
        "COPY inspection TO 'out.csv'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "ATTACH 'other.db'",
    ],
)
def test_the_engine_reaches_nothing_but_the_tables(asked: str) -> None:
    population = Population(the_plan().tables, the_tables())
    with pytest.raises(duckdb.Error):
        population.connection.execute(asked)
    assert population.connection.execute("SELECT count(*) FROM inspection").fetchall() == [(MANY,)]


def test_names_of_tables_and_columns_are_told_apart() -> None:
    tables = [*layout().values()]
    assert len({table.name for table in tables}) == len(tables)
    for table in tables:
        names = [column.name.lower() for column in table.columns]
        assert len(set(names)) == len(names)
    lists = sum(name != "findings" for entity in FACTS.values() for name in entity.relations)
    assert len(tables) == len(FACTS) - 1 + lists
