"""Plans: what they read, whose SQL they are, and rules that they refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlglot
from sqlglot import exp

from qualityframework.errors import Unusable
from qualityframework.expressions import Numbered, sql
from qualityframework.population import layout
from qualityframework.report import layout_markdown
from tests.cli.running import ROOT
from tests.expressions.sample import SCHEMA, typed_rule

from .few import the_plan

PAGE = ROOT / "docs" / "reference" / "tables.md"


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_a_plan_reads_the_tables_and_columns_that_it_says_and_no_others(dialect: str) -> None:
    tree = sqlglot.parse_one(the_plan().sql("spark" if dialect == "spark" else "duckdb"), read=dialect)
    made = {cte.alias for cte in tree.find_all(exp.CTE)}
    read = {table.name for table in tree.find_all(exp.Table)} - made
    tables = the_plan().tables
    assert read <= tables.keys()
    assert {name for name in tables.keys() - read if len(tables[name].columns) > 1} == set()


def test_spark_is_told_in_words_of_its_own() -> None:
    text = the_plan().sql("spark")
    assert sqlglot.parse_one(text, read="spark").sql("spark") == text
    assert '"' not in text.replace("'\"'", "")
    assert not [word for word in ("COUNT_IF", "TINYINT)", "::", "EPOCH", "STRFTIME") if f" {word}(" in text]
    assert "UNPIVOT" in text
    assert "UNPIVOT" not in the_plan().sql("duckdb")


def test_texts_of_rules_stay_texts() -> None:
    rule = typed_rule(
        "distinct == 1", lets={"distinct": 'distinct(x.kind for x in items if x.kind == "it\'s \\\\ ; --")'}
    )
    query = sql.query_of([[sql.Told(Numbered(0, rule, {}), 'a"; DROP TABLE item; --')]], SCHEMA, given=True)
    for dialect in ("duckdb", "spark"):
        [tree] = sqlglot.parse(query.sql(dialect), read=dialect)
        assert tree == sqlglot.parse_one(query.sql(dialect), read=dialect)
        assert isinstance(tree, exp.Query)
        assert "it's \\ ; --" in {literal.this for literal in tree.find_all(exp.Literal)}


def test_rules_that_cannot_be_run_are_told_together() -> None:
    deep = typed_rule("abs(min(1, abs(max(2, abs(people))))) > 0", name="evidence/deep")
    ids = typed_rule("own > 0", name="evidence/ids", lets={"own": 'count(x for x in findings if x.id == "a")'})
    fine = typed_rule("people > 0", name="evidence/fine")
    told = [sql.Told(Numbered(number, rule, {}), rule.name) for number, rule in enumerate((deep, fine, ids))]
    with pytest.raises(Unusable) as refused:
        sql.query_of([told], SCHEMA)
    assert refused.value.faults == (
        "evidence/deep cannot be run over tables: more than 4 of `abs`, `min` and `max` stand within each other in it",
        "evidence/ids cannot be run over tables: `own` asks for the id of findings",
    )


def test_the_page_has_every_table_as_it_is() -> None:
    """`population layout --format markdown` makes what follows its words."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.partition("## Rows\n\n")[2] == layout_markdown(layout().values())


def test_a_plan_hangs_on_the_rules_in_force() -> None:
    programme = the_plan().programme
    fewer = replace(programme.ruleset, rules=programme.ruleset.rules[:1], strata=((0,),))
    assert len(the_plan().sql()) > len(type(the_plan())(programme._replace(ruleset=fewer), {}).sql())
