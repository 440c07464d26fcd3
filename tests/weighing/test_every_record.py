"""What holds of the weighing of every record, by every method: that it adds up, and comes out the same every time."""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.frameworks import load
from qualityframework.inspections import Inspection, Recorded, bind, read
from qualityframework.weighing import Weighing, weigh, weighing
from qualityframework.weighing.methods import METHODS
from tests.panel.reviewing import EXAMPLES, NAMES, example
from tests.strategies.inspections import FRAMEWORK, bound, records
from tests.weighing.inspected import TELLING, TELLING_A_PART, Data, says, weighed
from tests.weighing.made import near

ROOT = EXAMPLES.parent
EXAMPLE = "illustrative-partnership"
every_method = pytest.mark.parametrize("name", sorted(METHODS))


@every_method
def test_every_method_weighs_the_example_and_belief_and_ignorance_sum_to_one(name: str) -> None:
    found = weighing(example(EXAMPLE), method=name)
    carries = [one.carries for one in found.subjects.values() if one.carries is not None]
    assert found.method == name
    assert len(carries) > 15
    for one in carries:
        assert near(1, 1e-12) == math.fsum((*one.belief.values(), one.ignorance))
        assert near(1, 1e-12) == math.fsum(one.shares.values())
        assert near(1, 1e-12) == math.fsum(one.said.values())
        assert 1 <= one.score <= 6


@every_method
def test_a_grade_is_tested_by_the_methods_that_tell_ignorance_and_by_no_other(name: str) -> None:
    """Without ignorance the band is as narrow as the method likes it, and would refuse grades for no reason."""
    items = [says("good", kind) for kind in ("records-read", "observation", "family-meetings")]
    for grade in ("good", "excellent"):
        one = weighed(*items, grade=grade, method=name)
        assert one.carries is not None
        assert one.carries.tells_ignorance is (name in TELLING)
        assert (one.verdict is None) is (name not in TELLING)
        assert one.verdict_known is (name in TELLING)
        assert one.grade == grade


@every_method
def test_there_is_a_band_by_the_methods_that_tell_ignorance_and_none_anywhere_by_another(name: str) -> None:
    """Nor one for what is left out, nor for what is verified."""
    found = weighing(example(EXAMPLE), method=name)
    assert bool(_bands(json.loads(found.model_dump_json()))) is (name in TELLING)
    for one in found.subjects.values():
        if one.carries is not None:
            assert (one.carries.band is not None) is one.carries.tells_ignorance is (name in TELLING)
            rest = (*one.carries.robustness.decisive_sources, *(one.carries.robustness.decisive_items or ()))
            assert all((left.band is None) is (left.centre is None or name not in TELLING) for left in rest)


def _bands(value: Any) -> list[Any]:
    """Every band, at whatever depth."""
    if isinstance(value, dict):
        own = [one for key, one in value.items() if key in ("band", "verified_band") and one is not None]
        return own + [band for one in value.values() for band in _bands(one)]
    return [band for one in value for band in _bands(one)] if isinstance(value, list) else []


@every_method
def test_where_no_part_of_what_cannot_be_told_is_kept_apart_there_is_no_ignorance(name: str) -> None:
    for one in weigh(example(EXAMPLE), method=name).values():
        if one.carries is not None and name not in (*TELLING, *TELLING_A_PART):
            assert one.carries.ignorance == 0
            assert one.carries.sufficient


@every_method
def test_only_by_a_method_with_a_band_is_evidence_too_little_to_say(name: str) -> None:
    """One item alone, little relied on, tests a grade by none of them; by the others it has no steps either."""
    for items in ([says("good", reliability=0.3)], [says("good"), says("weak", "observation")]):
        one = weighed(*items, method=name)
        assert one.carries is not None
        assert one.carries.sufficient is (name not in TELLING or len(items) > 1)
        if name not in TELLING:
            assert (one.verdict, one.verdict_known, one.carries.band, one.verified_band) == (None, False, None, None)


@every_method
def test_what_is_written_as_json_reads_back_the_same(name: str) -> None:
    found = weighing(example(EXAMPLE), method=name)
    assert Weighing.model_validate_json(found.model_dump_json()) == found


@given(records())
@settings(max_examples=40)
def test_any_record_can_be_weighed_and_reads_back_the_same(data: Data) -> None:
    found = weighing(bound(data))
    assert Weighing.model_validate_json(found.model_dump_json()) == found
    for one in found.subjects.values():
        assert (one.carries is None) is (one.reason is not None)
        assert one.verdict is not None or not one.verdict_known
        if one.carries is not None:
            assert one.carries.band is not None
            points = list(one.carries.belief)
            low, high = points.index(one.carries.band.low), points.index(one.carries.band.high)
            assert low <= points.index(one.carries.centre) <= points.index(one.carries.upper) <= high


@given(st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_in_which_evidence_is_recorded_changes_no_byte(random: Any) -> None:
    straight = example(EXAMPLE)
    evidence = straight.record.evidence
    assert evidence is not None
    mixed = _with(straight, tuple(random.sample(evidence, len(evidence))))
    assert _subjects(weighing(straight)) == _subjects(weighing(mixed))


def _with(one: Inspection, evidence: Any) -> Inspection:
    return bind(Recorded(one.record.model_copy(update={"evidence": evidence})), one.framework)


def _subjects(found: Weighing) -> str:
    return found.model_dump_json(include={"subjects"})


def test_two_processes_write_the_same_bytes() -> None:
    """Whatever order the one or the other keeps its sets in."""
    code = (
        "import sys; from qualityframework.frameworks import load; from qualityframework.inspections import bind, read;"
        "from qualityframework.weighing import weighing;"
        f"print(weighing(bind(read(sys.argv[1]), load({FRAMEWORK!r}))).model_dump_json())"
    )
    path = Path(os.path.relpath(EXAMPLES / f"{EXAMPLE}.yaml", ROOT))
    written = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": "src", "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    here = weighing(bind(read(EXAMPLES / f"{EXAMPLE}.yaml"), load(FRAMEWORK))).model_dump_json()
    assert {here} == {one.decode("utf-8").rstrip("\r\n") for one in written}


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_weighed_on_its_day_and_on_no_other(name: str) -> None:
    found = weighing(example(name))
    assert found.basis.as_of == example(name).as_of
    assert dt.date(2018, 8, 1) <= found.basis.as_of
    assert set(found.subjects) >= {one.subject for one in example(name).record.evaluations or ()}
