"""Laws of a review, on random records and with all rules that are shipped."""

from __future__ import annotations

import copy
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.expressions import OUTCOMES, outcome, strata, trace
from qualityframework.frameworks import Framework, Ruleset, load, shelf
from qualityframework.inspections import Inspection
from qualityframework.panel import programme, review
from qualityframework.panel.wording import named
from qualityframework.vocabulary import FACTS, Outcome
from tests.panel.reviewing import judged, rows_of, shipped, verdicts
from tests.property.soundness import Key, overturned, reads_findings
from tests.strategies.inspections import (
    CITES,
    FRAMEWORK,
    LISTS,
    Data,
    bound,
    gaps_and_filled,
    open_fields_and_filled,
    records,
    sayable_gaps,
    written_out,
)

ROOT = Path(__file__).resolve().parents[2]


# one meaning ---------------------------------------------------------------------------------------------------------


@given(records())
def test_every_compiled_rule_comes_to_what_the_reference_says(data: Data) -> None:
    inspection, ruleset = bound(data), shipped()
    top, done = judged(inspection, ruleset)
    compiled = {(number, row): OUTCOMES[code] for number, row, code in done.hits}
    for number, parameters in programme(ruleset, inspection.as_of).parameters.items():
        rule = ruleset.rules[number]
        for row in rows_of(rule, top):
            said = outcome(rule.typed, row, parameters, done.findings[number])
            assert said is compiled.get((number, row), Outcome.CLEAR), (rule.id, row.id)


@given(records())
def test_counts_add_up_to_every_rule_with_every_row(data: Data) -> None:
    outcomes = list(verdicts(bound(data), shipped()).values())
    counts = review(bound(data), shipped()).counts.model_dump()
    assert counts == {what.value: outcomes.count(what) for what in Outcome}


# soundness -----------------------------------------------------------------------------------------------------------


@settings(max_examples=300)
@given(gaps_and_filled())
def test_what_is_decided_stays_however_gaps_are_filled(pair: tuple[Data, Data]) -> None:
    assert overturned(*pair) == []


@given(open_fields_and_filled())
def test_what_is_decided_stays_however_the_unknowns_of_a_complete_record_are_filled(pair: tuple[Data, Data]) -> None:
    assert overturned(*pair) == []


@given(sayable_gaps())
def test_complete_says_the_same_as_writing_out_that_there_is_none(data: Data) -> None:
    """As far as a record can say it: for a missing reason, lineage or position statement it has no words."""
    complete, written = bound({**data, "complete": True}), bound(written_out(data))
    assert verdicts(complete, shipped()) == verdicts(written, shipped())
    assert told(complete) == told(written)


@given(records())
def test_what_is_undetermined_names_something_that_is_not_known(data: Data) -> None:
    assert [one.id for one in review(bound(data), shipped()).undetermined if not one.unknown] == []


# order ---------------------------------------------------------------------------------------------------------------


def told(inspection: Inspection, ruleset: Ruleset | None = None) -> Data:
    """The review without what names the record and its places."""
    kept = review(inspection, ruleset or shipped()).model_dump(mode="json")
    for name in ("record_digest", "complete"):
        del kept["provenance"][name]
    for finding in kept["findings"]:
        del finding["place"]
    return kept


def shuffled(value: Any, chance: random.Random) -> Any:
    """The value with every list and every mapping in it in another order."""
    if isinstance(value, list):
        return chance.sample([shuffled(one, chance) for one in value], len(value))
    if isinstance(value, dict):
        names = chance.sample(sorted(value), len(value))
        return {name: shuffled(value[name], chance) for name in names}
    return value


@settings(max_examples=150)
@given(records(), st.integers(0, 2**32))
def test_the_order_in_which_things_are_recorded_changes_nothing(data: Data, seed: int) -> None:
    assert told(bound(data)) == told(bound(shuffled(data, random.Random(seed))))


@settings(max_examples=25)
@given(records(), st.integers(0, 2**32))
def test_the_order_of_rules_changes_nothing(data: Data, seed: int) -> None:
    ruleset = shipped()
    rules = tuple(random.Random(seed).sample(ruleset.rules, len(ruleset.rules)))
    layers = strata([rule.typed for rule in rules], {name: entity.parents for name, entity in FACTS.items()})
    assert told(bound(data)) == told(bound(data), replace(ruleset, rules=rules, strata=layers))


# what a finding rests on ---------------------------------------------------------------------------------------------


def without_item(data: Data, id_: str) -> Data:
    """The record without this item of evidence and all that cites it."""
    data = copy.deepcopy(data)
    data["evidence"] = [item for item in data["evidence"] if item["id"] != id_]
    for part in LISTS:
        for one in data.get(part, ()):
            one.update({name: [cited for cited in one[name] if cited != id_] for name in CITES if name in one})
    return data


def rests_on(inspection: Inspection) -> dict[str, set[str]]:
    """By finding, the evidence that it names itself, or that a finding names which it looked at."""
    ruleset = shipped()
    in_force = programme(ruleset, inspection.as_of)
    _, done = judged(inspection, ruleset)
    looked_at = {
        finding.id: [finding.subject, *(row for looked in finding.rows.values() for row in looked.all)]
        for finding in review(inspection, ruleset).findings
    }
    for number, row, code in done.hits:
        if row is not None and OUTCOMES[code] is Outcome.UNDETERMINED:
            rule = ruleset.rules[number]
            why = trace(rule.typed, row, in_force.parameters[number], done.findings[number])
            rows = [row, *(one for looked in why.looked for one in (*looked.counted, *looked.possible))]
            looked_at[f"{rule.id}@{row.id}"] = [named(one) for one in rows]
    items = {id_: {row.id for row in rows if row.entity == "evidence"} for id_, rows in looked_at.items()}
    return {
        id_: items[id_].union(*(items[row.id] for row in rows if row.entity == "finding"))
        for id_, rows in looked_at.items()
    }


def settled(data: Data, dropped: str) -> dict[Key, Outcome]:
    """What the rules whose findings another rule reads come to, for all but the item that is dropped."""
    in_force = programme(shipped(), bound(data).as_of)
    subjects = {shipped().rules[number].id: shipped().rules[number].typed.subject for number in in_force.read}
    told = verdicts(bound(data), shipped())
    return {
        (rule, row): what
        for (rule, row), what in told.items()
        if rule in subjects and (subjects[rule], row) != ("evidence", dropped)
    }


@settings(max_examples=100)
@given(records())
def test_evidence_that_no_trace_of_a_finding_names_can_be_dropped_without_changing_it(data: Data) -> None:
    """A finding on findings also rests on all those that are *not* there: it stays as long as they do."""
    findings = review(bound(data), shipped()).findings
    rests = rests_on(bound(data))
    for item in data.get("evidence", ()):
        rest = without_item(data, item["id"])
        after = {finding.id: finding for finding in review(bound(rest), shipped()).findings}
        same = settled(data, item["id"]) == settled(rest, item["id"])
        for finding in findings:
            if item["id"] not in rests[finding.id] and (same or not reads_findings(finding.rule)):
                assert after.get(finding.id) == finding


# titles --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    """The framework with another title for everything."""
    folder = tmp_path_factory.mktemp("renamed") / "packs"
    shutil.copytree(shelf(), folder)
    for path in folder.glob("*/*/*.yaml"):
        written = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        path.write_text(yaml.safe_dump(with_titles(written, "Renamed"), sort_keys=False), encoding="utf-8")
    return load(FRAMEWORK, folder)


def with_titles(value: Any, title: str) -> Any:
    """The value with every title in it replaced."""
    if isinstance(value, list):
        return [with_titles(one, title) for one in value]
    if isinstance(value, dict):
        return {name: title if name == "title" else with_titles(one, title) for name, one in value.items()}
    return value


@given(records())
def test_titles_change_no_outcome(renamed: Framework, data: Data) -> None:
    assert {"Renamed"} == {indicator.title for indicator in renamed.file.indicators}
    titled = bound(with_titles(data, "Renamed"), renamed)
    assert verdicts(bound(data), shipped()) == verdicts(titled, shipped())


# bytes ---------------------------------------------------------------------------------------------------------------


@given(records())
def test_two_runs_give_the_same_bytes(data: Data) -> None:
    runs = [review(bound(copy.deepcopy(data)), shipped()).model_dump_json() for _ in range(2)]
    assert runs[0] == runs[1]


REVIEW_ALL = """\
from tests.panel.reviewing import NAMES, example, shipped
from qualityframework.panel import review
for name in NAMES:
    print(review(example(name), shipped()).model_dump_json())
"""


def test_two_processes_give_the_same_bytes_whatever_the_seed_of_their_hashes() -> None:
    """An order that leaks out of a set shows here and nowhere else."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", REVIEW_ALL],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("0", "1", "4242")
    ]
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert printed[0]
    assert printed[0] == printed[1] == printed[2]
