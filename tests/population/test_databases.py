"""Tables in a database of somebody else: what it lacks, columns of other types, and numbers that are too wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from qualityframework.errors import Unusable
from qualityframework.expressions import Numbered, sql
from qualityframework.population import Population, TableOf, run
from tests.expressions.sample import SCHEMA, typed_rule

from .few import found, the_plan, the_tables


def connected(tables: Mapping[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name, table in tables.items():
        connection.register(name, table)
    return connection


def test_what_somebody_else_holds_is_asked_where_it_is() -> None:
    with connected(the_tables()) as connection:
        rows = run(the_plan(), connection).to_pylist()
    assert Counter(tuple(row.values()) for row in rows) == found(the_tables())


def with_column(name: str, column: str, type_: pa.DataType) -> dict[str, pa.Table]:
    """The tables with a column of another type."""
    table = the_tables()[name]
    place = table.column_names.index(column)
    return {**the_tables(), name: table.set_column(place, column, table.column(column).cast(type_))}


def test_what_a_database_lacks_is_told_together() -> None:
    tables = dict(the_tables())
    tables["evaluatoin"] = tables.pop("evaluation")
    tables["message"] = tables["message"].rename_columns(
        ["tones" if name == "tone" else name for name in tables["message"].column_names]
    )
    with connected(tables) as connection, pytest.raises(Unusable) as refused:
        run(the_plan(), connection)
    assert refused.value.faults == (
        "there is no table evaluation: did you mean `evaluatoin`?",
        "message has no column `tone`: did you mean `tones`?",
    )
    with duckdb.connect() as empty, pytest.raises(Unusable) as refused:
        run(the_plan(), empty)
    assert len(refused.value.faults) == len(the_plan().tables)


@pytest.mark.parametrize(
    ("name", "column", "type_", "told"),
    [
        ("evidence", "people", pa.float64(), "`people` of evidence holds DOUBLE, and should hold BIGINT"),
        ("evaluation", "graded_on", pa.timestamp("us"), "`graded_on` of evaluation holds TIMESTAMP, and should hold"),
        ("evaluation", "reason_stated", pa.int8(), "`reason_stated` of evaluation holds TINYINT, and should hold BOOL"),
    ],
)
def test_columns_of_a_database_of_other_types_are_told(name: str, column: str, type_: pa.DataType, told: str) -> None:
    with connected(with_column(name, column, type_)) as connection, pytest.raises(Unusable) as refused:
        run(the_plan(), connection)
    [fault] = refused.value.faults
    assert fault.startswith(told)


def test_what_is_always_known_and_lacks_in_a_database_is_told_and_not_taken_for_clear() -> None:
    with duckdb.connect() as connection:
        for name, table in the_tables().items():
            connection.register("given", table)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
        connection.execute("UPDATE inspection SET evidence_open = NULL WHERE key < 2")
        connection.execute("UPDATE evaluation SET inspection = NULL WHERE key = 0")
        with pytest.raises(Unusable) as refused:
            run(the_plan(), connection)
    assert sorted(refused.value.faults) == [
        "`evidence_open` of inspection: it is always known, and nothing stands there (rows: 2)",
        "`inspection` of evaluation: it is always known, and nothing stands there (rows: 1)",
    ]


@pytest.mark.parametrize("collation", ["nocase", "noaccent"])
def test_a_database_that_takes_different_texts_for_the_same_is_refused(collation: str) -> None:
    with connected(the_tables()) as connection:
        connection.execute(f"SET default_collation = '{collation}'")
        with pytest.raises(Unusable, match="takes different texts for the same"):
            run(the_plan(), connection)


def test_narrow_numbers_are_widened_before_anything_is_reckoned() -> None:
    rule = typed_rule("2 * people > 100", name="evidence/many")
    query = sql.query_of([[sql.Told(Numbered(0, rule, {}), "many")]], SCHEMA, given=True)
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE inspection AS SELECT 0 AS key, false AS evaluations_open")
        connection.execute("CREATE TABLE evaluation AS SELECT 0 AS key, 100::TINYINT AS people")
        connection.execute("CREATE TABLE inspection_evaluations AS SELECT 0 AS owner, 0 AS listed, true AS related")
        assert connection.sql(query.sql("duckdb")).fetchall() == [(0, 0, "many", "fires")]


def test_a_number_beyond_all_bounds_is_told_by_the_engine_too() -> None:
    tables = with_column("evidence", "people", pa.int64())
    evidence = tables["evidence"]
    most = pa.array([2**63 - 1] * len(evidence), pa.int64())
    tables["evidence"] = evidence.set_column(evidence.column_names.index("people"), "people", most)
    with connected(tables) as connection, pytest.raises(Unusable, match="a number in the tables is beyond"):
        run(the_plan(), connection)


def test_a_day_beyond_all_days_is_told() -> None:
    with connected(the_tables()) as connection:
        connection.execute("CREATE TABLE other AS SELECT * REPLACE ('290000-01-01'::DATE AS as_of) FROM inspection")
        connection.unregister("inspection")
        connection.execute("ALTER TABLE other RENAME TO inspection")
        with pytest.raises(Unusable, match=r"`as_of` of inspection: `290000-01-01` should be a day"):
            run(the_plan(), connection)


@pytest.mark.parametrize(
    ("memory", "threads", "told"),
    [
        ("lots", None, "memory should be a size as 4GB, and not `lots`"),
        ("-1", None, "memory should be a size as 4GB, and not `-1`"),
        ("4 lots", None, "the engine cannot have memory_limit `4 lots`: "),
        ("4GB", 0, "the engine cannot have memory_limit `4GB` and threads `0`: "),
        ("300KB", 1, "the tables do not fit into the memory that the engine may take"),
    ],
)
def test_an_engine_that_cannot_take_the_tables_says_so(memory: str, threads: int | None, told: str) -> None:
    with pytest.raises(Unusable) as refused:
        run(the_plan(), Population(the_plan().tables, the_tables(), memory=memory, threads=threads))
    assert str(refused.value).startswith(told)


def test_nothing_is_put_on_the_disk_for_what_memory_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    many = pa.table({"n": range(2_000_000)})
    table = TableOf("numbers", "a number", ())
    with pytest.raises(Unusable, match="do not fit"):
        Population({"numbers": table}, {"numbers": many}, memory="2MB", threads=1)
    assert not [*tmp_path.iterdir()]
