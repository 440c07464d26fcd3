"""What the rules cost over many inspections as columns, beside the compiled rules, as ratios within one run.

Both keep to one core, and are measured in the seconds that it was at work.
"""

from __future__ import annotations

from time import process_time

import pytest

from qualityframework.frameworks import load_ruleset
from qualityframework.panel import columns_for, programme, run, run_columns
from tests.agreement.by_chance import inspections

from .many import again
from .measuring import assert_at_most
from .workload import DAY

pytestmark = pytest.mark.perf

RULESET = "quality-and-consistency-panel/2019"
DIFFERENT, TIMES = 100, 100


def test_columns_are_at_least_six_times_as_fast_as_the_compiled_rules() -> None:
    """10,000 inspections of 22 evaluations and 60 items each, and a few rows more: columns in, findings out."""
    in_force = programme(load_ruleset(RULESET), DAY)
    rows = list(inspections(in_force, DIFFERENT, 7, items=60))
    few = columns_for(in_force, rows).columns
    many = again(few, TIMES)
    assert many.tables["evaluation"].rows >= 22 * DIFFERENT * TIMES

    def as_columns() -> float:
        start = process_time()
        found = [hits.size for hits in run_columns(in_force, many)]
        taken = process_time() - start
        assert sum(found) == TIMES * sum(hits.size for hits in run_columns(in_force, few))
        return taken

    def compiled() -> float:
        start = process_time()
        for row in rows:
            run(in_force, row)
        return TIMES * (process_time() - start)

    told = f"{DIFFERENT * TIMES:,} inspections, as columns and one by one"
    assert_at_most(1 / 6, as_columns, compiled, turns=3, told=told)
