"""A ruleset over columns: strata, and what a ruleset needs of columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qualityframework.errors import Unusable
from qualityframework.expressions import OUTCOMES, UNRECORDED, Column, Columns, Hits, Row, new_row
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import Programme, columns_for, programme, run, run_columns
from qualityframework.vocabulary import FACTS, Outcome
from tests.agreement.by_chance import inspections
from tests.panel.shelves import made_ruleset
from tests.perf.workload import DAY, workload

CHAIN = {
    "evidence/graded for evaluation": "when: grade >= weak",
    "evidence/gathered for evidence": "when: missing(gathered_on)",
    "evidence/sought for message": "when: linked",
    "consistency/own for evaluation": """\
        let:
          n: count(one for one in findings if one.rule == "evidence/graded")
        when: n == 0
    """,
    "consistency/near for evaluation": """\
        let:
          n: count(one for one in domain.findings if one.remit == "evidence")
        when: n > 1
    """,
    "consistency/within for domain": """\
        let:
          n: distinct(one.rule for one in findings if one.remit in ("evidence", "consistency"))
        when: n > 2
    """,
    "story/last for inspection": """\
        let:
          n: count(one for one in findings if one.rule in ("consistency/within", "evidence/gathered"))
          m: any(one.severity == "note" for one in findings if one.rule == "evidence/sought")
        when: n > 5 and m
    """,
}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    ruleset = made_ruleset(tmp_path_factory.mktemp("chain"), CHAIN)
    assert len(ruleset.strata) == 4
    return programme(ruleset, DAY)


def test_each_stratum_reads_what_those_before_it_found(chain: Programme) -> None:
    rows = list(inspections(chain, 120, 3))
    python = [sorted((number, code) for number, _, code in run(chain, row).hits) for row in rows]
    assert outcomes(chain, rows) == python
    met = {(number, OUTCOMES[code]) for one in python for number, code in one}
    readers = [number for number, rule in enumerate(chain.ruleset.rules) if not rule.id.startswith("evidence")]
    assert {(number, outcome) for number in readers for outcome in (Outcome.FIRES, Outcome.UNDETERMINED)} <= met


@pytest.mark.parametrize("listed", ["evaluations", "evidence", "messages"])
def test_what_may_be_found_on_rows_that_were_never_recorded_is_known_to_those_who_read_it(
    chain: Programme, listed: str
) -> None:
    bare = new_row(FACTS["inspection"], {"evaluations": (), "evidence": (), "messages": (), "domains": ()})
    domain = new_row(FACTS["domain"], {"inspection": bare, "evaluations": ()})
    bare.domains = (domain,)  # type: ignore[attr-defined]
    setattr(bare, listed, UNRECORDED)
    rows = [bare, workload(24)]
    assert outcomes(chain, rows) == [sorted((n, code) for n, _, code in run(chain, row).hits) for row in rows]


def outcomes(programme: Programme, rows: Sequence[Row]) -> list[list[tuple[int, int]]]:
    """By inspection, numbers of rules and outcomes, over columns in parts of 7."""
    hits = Hits.joined(run_columns(programme, columns_for(programme, rows).columns, at_once=7))
    told: list[list[tuple[int, int]]] = [[] for _ in rows]
    for rule, at, code in zip(hits.rules.tolist(), hits.inspections.tolist(), hits.outcomes.tolist(), strict=True):
        told[at].append((rule, code))
    return [sorted(one) for one in told]


def test_a_rule_that_reads_what_findings_have_only_one_by_one_is_refused(tmp_path: Path) -> None:
    rules = CHAIN | {
        "story/by-name for inspection": """\
            let:
              n: distinct(one.id for one in findings if one.remit == "evidence")
            when: n > 2
        """
    }
    in_force = programme(made_ruleset(tmp_path, rules), DAY)
    with pytest.raises(Unusable) as refused:
        run_columns(in_force, columns_for(in_force, [workload(24)]).columns)
    assert refused.value.faults == ("story/by-name reads `id` of finding, of which there is no column",)


def test_columns_that_are_not_there_are_told_with_a_rule_that_reads_them(chain: Programme) -> None:
    columns = columns_for(chain, [workload(24)]).columns
    columns = columns.with_table("evaluation", columns={}, parents={})
    with pytest.raises(Unusable) as refused:
        run_columns(chain, columns)
    assert refused.value.faults == (
        "evidence/graded reads `evaluated` of evaluation, of which there is no column",
        "evidence/graded reads `grade` of evaluation, of which there is no column",
        "consistency/near reads the `domain` of evaluation, of which there is no column",
    )


def test_inspections_of_days_with_other_parameters_are_refused() -> None:
    in_force = programme(load_ruleset("quality-and-consistency-panel/2019"), DAY)
    columns = columns_for(in_force, [workload(24), workload(24)]).columns
    facts = columns.tables["inspection"].columns

    def on(*days: dt.date | None) -> Columns:
        ordinals = np.array([0 if day is None else day.toordinal() for day in days])
        column = Column(ordinals, np.array([day is not None for day in days]))
        return columns.with_table("inspection", columns={**facts, "as_of": column})

    first = dt.date(2019, 7, 31)
    assert [*run_columns(in_force, on(DAY, first))]
    with pytest.raises(Unusable, match="such as 2019-07-30: run them apart"):
        run_columns(in_force, on(DAY, first - dt.timedelta(1)))
    with pytest.raises(Unusable, match="whose day is not known"):
        run_columns(in_force, on(DAY, None))


def test_a_grade_beyond_the_scale_of_the_ruleset_is_refused() -> None:
    """The vocabulary has room for six; nothing else of a scale is seen in columns."""
    in_force = programme(load_ruleset("progress-review/2024"), dt.date(2025, 3, 1))
    columns = columns_for(in_force, inspections(in_force, 2, 1)).columns
    levels = columns.tables["strand"].columns
    six = Column(np.full_like(levels["level"].values, 6))
    with pytest.raises(Unusable) as refused:
        run_columns(in_force, columns.with_table("strand", columns={**levels, "level": six}))
    assert refused.value.faults == ("`level` of strand: 6 at 0 is no grade of progress-levels/2024, from 1 to 3",)
