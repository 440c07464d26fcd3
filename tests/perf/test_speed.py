"""What has to be fast enough, as ratios within one run and as counts. The figures are shown with `pytest -rP`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from timeit import Timer
from typing import Any

import pytest

from qualityframework.expressions import Rows
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import programme, run

from .by_hand import ByHand, written_by_hand
from .measuring import Timed, assert_at_most
from .workload import DAY, workload

pytestmark = pytest.mark.perf

ROOT = Path(__file__).resolve().parents[2]
RULESET = "quality-and-consistency-panel/2019"
PYDANTIC = ("-c", "from pydantic import BaseModel")


@pytest.mark.parametrize("gaps", [False, True], ids=["recorded", "with lists never recorded"])
def test_compiled_rules_take_at_most_one_and_a_half_times_what_rules_by_hand_take(gaps: bool) -> None:
    ruleset, row = written_by_hand(load_ruleset(RULESET)), workload(gaps=gaps)
    in_force, by_hand = programme(ruleset, DAY), ByHand(ruleset, DAY)
    assert_at_most(
        1.5,
        _each(lambda: run(in_force, row)),
        _each(lambda: by_hand(row)),
        turns=101,
        told=f"{len(ruleset.rules)} rules, compiled and by hand, lists {'missing' if gaps else 'there'}",
    )


def test_importing_the_library_takes_at_most_one_and_a_half_times_what_pydantic_takes() -> None:
    assert_at_most(
        1.5, _process("-c", "import qualityframework"), _process(*PYDANTIC), turns=9, told="import, and pydantic's"
    )


def test_a_whole_check_takes_less_than_five_times_what_importing_pydantic_takes() -> None:
    example = ROOT / "examples" / "illustrative-partnership.yaml"
    check = _process("-m", "qualityframework", "check", str(example), codes=(0, 1))
    assert_at_most(5, check, _process(*PYDANTIC), turns=7, told="a whole check, and pydantic's import")


@pytest.mark.parametrize("gaps", [False, True], ids=["recorded", "with lists never recorded"])
def test_twice_the_evidence_needs_at_most_a_little_more_than_twice_the_reading(gaps: bool) -> None:
    in_force = programme(load_ruleset(RULESET), DAY)
    reads = []
    for items in (60, 120, 240):
        counted = _Counted()
        run(in_force, counted.of(workload(items, gaps=gaps)))
        reads.append(counted.reads)
    print(f"facts and lists read with 60, 120 and 240 items, lists {'missing' if gaps else 'there'}: {reads}")  # noqa: T201
    assert all(1 < after / before <= 2.2 for before, after in pairwise(reads))


def _each(call: Callable[[], object], times: int = 4) -> Timed:
    """Seconds that one call takes."""
    timer = Timer(call)
    return lambda: timer.timeit(times) / times


def _process(*arguments: str, codes: tuple[int, ...] = (0,)) -> Timed:
    """Seconds that a whole process takes, its bytecode kept from a run before."""
    without = ("PYTHONDONTWRITEBYTECODE", "COV_CORE_SOURCE", "COVERAGE_PROCESS_START")
    variables = {name: value for name, value in os.environ.items() if name not in without}
    variables["PYTHONPATH"] = str(ROOT / "src")

    def timed() -> float:
        start = perf_counter()
        done = subprocess.run([sys.executable, *arguments], env=variables, capture_output=True, text=True)
        taken = perf_counter() - start
        assert done.returncode in codes, done.stderr
        return taken

    timed()
    return timed


class _Counted:
    """Rows that look like others and count what is read from them."""

    def __init__(self) -> None:
        self.reads = 0
        self._seen: dict[int, Any] = {}

    def of(self, value: Any) -> Any:
        """The value, a row or rows within it counted."""
        if isinstance(value, tuple):
            return tuple(self.of(row) for row in value)
        if isinstance(value, Rows):
            return Rows(self.of(value.certain), self.of(value.possible), value.open)
        if value is None or isinstance(value, bool | int | str):
            return value
        if id(value) not in self._seen:
            self._seen[id(value)] = _CountedRow(self, value)
        return self._seen[id(value)]


class _CountedRow:
    def __init__(self, counted: _Counted, row: object) -> None:
        self._counted, self._row = counted, row

    def __getattr__(self, name: str) -> Any:
        self._counted.reads += 1
        return self._counted.of(getattr(self._row, name))
