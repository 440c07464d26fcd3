"""Laws of a review, on random records of every framework that has rules, with all of these rules."""

from __future__ import annotations

import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.expressions import OUTCOMES, outcome, strata, trace
from qualityframework.frameworks import Framework, Ruleset, load, load_ruleset, shelf
from qualityframework.inspections import Inspection
from qualityframework.inspections.references import KEYS
from qualityframework.panel import Finding, programme, review
from qualityframework.panel.in_words import named
from qualityframework.vocabulary import FACTS, Outcome
from tests.panel.reviewing import judged, rows_of, verdicts
from tests.property.soundness import Key, overturned, reads_findings
from tests.strategies.gaps import CITES, Data, citing, written_out
from tests.strategies.inspections import (
    bound,
    gaps_and_filled,
    open_fields_and_filled,
    records,
    sayable_gaps,
    whole_records,
)
from tests.strategies.settings import OF, rules_for

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("wording", "detail")
"""Rows that are called by where they stand in the record, as in `messages/2/text/1`."""
NUMBERED = re.compile(rf"({'|'.join(KEYS)})/(\d+)")


# one meaning ---------------------------------------------------------------------------------------------------------


@given(records())
def test_every_compiled_rule_comes_to_what_the_reference_says(data: Data) -> None:
    inspection, ruleset = bound(data), rules_for(data)
    top, done = judged(inspection, ruleset)
    compiled = {(number, row): OUTCOMES[code] for number, row, code in done.hits}
    for number, parameters in programme(ruleset, inspection.as_of).parameters.items():
        rule = ruleset.rules[number]
        for row in rows_of(rule, top):
            said = outcome(rule.typed, row, parameters, done.findings[number])
            assert said is compiled.get((number, row), Outcome.CLEAR), (rule.id, row.id)


@settings(max_examples=50)
@given(records())
def test_counts_add_up_to_every_rule_with_every_row(data: Data) -> None:
    outcomes = list(verdicts(bound(data), rules_for(data)).values())
    counts = review(bound(data), rules_for(data)).counts.model_dump()
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
    """As far as a record can say it: for a missing reason, lineage, position statement or test it has no words."""
    complete, written = bound({**data, "complete": True}), bound(written_out(data))
    assert verdicts(complete, rules_for(data)) == verdicts(written, rules_for(data))
    assert told(complete) == told(written)


@settings(max_examples=60)
@given(records())
def test_what_is_undetermined_names_something_that_is_not_known(data: Data) -> None:
    assert [one.id for one in review(bound(data), rules_for(data)).undetermined if not one.unknown] == []


def sure(value: Any, grade: str) -> Any:
    """The value with no for what is not known, and with a grade for what may leave one open."""
    if isinstance(value, list):
        return [sure(one, grade) for one in value]
    if isinstance(value, dict):
        unsure = not value.keys().isdisjoint(("belief", "leaning"))
        return {"grade": grade} if unsure else {name: sure(one, grade) for name, one in value.items()}
    return "no" if value == "unknown" else value


LEFT_OPEN = {"stands", "changes_grade", "fits", "escalated_on", "findings"}
"""What may be open in spite of all that is recorded: of amendments, wordings and concerns, and what follows from it."""


@settings(max_examples=60)
@given(whole_records())
def test_with_nothing_left_out_nothing_is_left_open(data: Data) -> None:
    """But for what no record can say, such as whether an amendment stands that names no item."""
    told = sure(data, OF[data["framework"]].grades[0])
    whole = review(bound({**told, "complete": True}), rules_for(data))
    assert {what.name for one in whole.undetermined for what in one.unknown} <= LEFT_OPEN


# order ---------------------------------------------------------------------------------------------------------------


def told(inspection: Inspection, ruleset: Ruleset | None = None) -> Data:
    """The review without what names the record and its places, and without whether it is marked complete."""
    kept = review(inspection, ruleset or load_ruleset(inspection.framework.ruleset)).model_dump(mode="json")
    for name in ("record_digest", "complete"):
        del kept["provenance"][name]
    for finding in kept["findings"]:
        del finding["place"]
        finding["values"].pop("inspection.complete", None)
    return kept


def by_name(inspection: Inspection) -> Any:
    """The same with a text known by the item that it is of, in place of its number; lists without an order.

    What is said of texts is left out: it names them in the order of their numbers.
    """
    record, kept = inspection.record, told(inspection)
    for finding in kept["findings"]:
        rows = [finding["subject"], *(row for looked in finding["rows"].values() for row in looked["counted"])]
        if any(row["entity"] in TEXTS for row in rows):
            del finding["message"], finding["question"]

    def of_item(found: re.Match[str]) -> str:
        part, number = found[1], int(found[2]) - 1
        return f"{part} {getattr(getattr(record, part)[number], KEYS[part])}"

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return sorted(map(named, value), key=json.dumps)
        if isinstance(value, dict):
            return {name: named(one) for name, one in value.items()}
        return NUMBERED.sub(of_item, value) if isinstance(value, str) else value

    return named(kept)


def in_order(inspection: Inspection) -> list[str]:
    """What is found, but for what is found in texts, which is called by where it stands."""
    kept = told(inspection)
    return [one["id"] for one in (*kept["findings"], *kept["undetermined"]) if one["subject"]["entity"] not in TEXTS]


def shuffled(value: Any, chance: random.Random) -> Any:
    """The value with every list and every mapping in it in another order."""
    if isinstance(value, list):
        return chance.sample([shuffled(one, chance) for one in value], len(value))
    if isinstance(value, dict):
        names = chance.sample(sorted(value), len(value))
        return {name: shuffled(value[name], chance) for name in names}
    return value


@settings(max_examples=100)
@given(records(), st.integers(0, 2**32))
def test_the_order_in_which_things_are_recorded_changes_nothing(data: Data, seed: int) -> None:
    one, other = bound(data), bound(shuffled(data, random.Random(seed)))
    assert by_name(one) == by_name(other)
    assert in_order(one) == in_order(other)


@settings(max_examples=25)
@given(records(), st.integers(0, 2**32))
def test_the_order_of_rules_changes_nothing(data: Data, seed: int) -> None:
    ruleset = rules_for(data)
    rules = tuple(random.Random(seed).sample(ruleset.rules, len(ruleset.rules)))
    layers = strata([rule.typed for rule in rules], {name: entity.parents for name, entity in FACTS.items()})
    assert told(bound(data)) == told(bound(data), replace(ruleset, rules=rules, strata=layers))


# what a finding rests on ---------------------------------------------------------------------------------------------


def without_item(data: Data, id_: str) -> Data:
    """The record without this item of evidence and all that cites it."""
    data = copy.deepcopy(data)
    data["evidence"] = [item for item in data["evidence"] if item["id"] != id_]
    for one in citing(data):
        one.update({name: [cited for cited in one[name] if cited != id_] for name in CITES if name in one})
    return data


def rests_on(inspection: Inspection) -> dict[str, set[str]]:
    """By finding, the evidence that it names itself, or that a finding names which it looked at."""
    ruleset = load_ruleset(inspection.framework.ruleset)
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
    ruleset = rules_for(data)
    in_force = programme(ruleset, bound(data).as_of)
    subjects = {ruleset.rules[number].id: ruleset.rules[number].typed.subject for number in in_force.read}
    told = verdicts(bound(data), ruleset)
    return {
        (rule, row): what
        for (rule, row), what in told.items()
        if rule in subjects and (subjects[rule], row) != ("evidence", dropped)
    }


def on_texts(finding: Finding) -> bool:
    """Whether it is on what stands in a text, which is known by where it stands."""
    rows = [finding.subject, *(row for looked in finding.rows.values() for row in looked.all)]
    return any(row.entity in TEXTS for row in rows)


def stands(finding: Finding, after: Finding | None) -> bool:
    """Whether a finding is still there. Where it said that there may be more rows, nothing may be left to be one."""
    if after is None or not any(looked.more for looked in finding.rows.values()):
        return finding == after
    return [looked.all for looked in finding.rows.values()] == [looked.all for looked in after.rows.values()]


@settings(max_examples=60)
@given(records())
def test_evidence_that_no_trace_of_a_finding_names_can_be_dropped_without_changing_it(data: Data) -> None:
    """A finding on findings also rests on all those that are *not* there: it stays as long as they do."""
    ruleset = rules_for(data)
    findings = [finding for finding in review(bound(data), ruleset).findings if not on_texts(finding)]
    rests = rests_on(bound(data))
    for item in data.get("evidence", ()):
        rest = without_item(data, item["id"])
        after = {finding.id: finding for finding in review(bound(rest), ruleset).findings}
        same = settled(data, item["id"]) == settled(rest, item["id"])
        for finding in findings:
            if item["id"] not in rests[finding.id] and (same or not reads_findings(ruleset.by_id[finding.rule])):
                assert stands(finding, after.get(finding.id)), (item["id"], finding)


# titles --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Framework]:
    """The frameworks with another title for everything."""
    folder = tmp_path_factory.mktemp("renamed") / "packs"
    shutil.copytree(shelf(), folder)
    for path in folder.glob("*/*/*.yaml"):
        written = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        path.write_text(yaml.safe_dump(with_titles(written, "Renamed"), sort_keys=False), encoding="utf-8")
    return {name: load(name, folder) for name in OF}


def with_titles(value: Any, title: str) -> Any:
    """The value with every title in it replaced."""
    if isinstance(value, list):
        return [with_titles(one, title) for one in value]
    if isinstance(value, dict):
        return {name: title if name == "title" else with_titles(one, title) for name, one in value.items()}
    return value


@settings(max_examples=50)
@given(records())
def test_titles_change_no_outcome(renamed: Mapping[str, Framework], data: Data) -> None:
    framework = renamed[data["framework"]]
    assert "Renamed" in {indicator.title for indicator in framework.file.indicators}
    named, other = (with_titles(data, title) for title in ("Named", "Renamed"))
    assert verdicts(bound(named), rules_for(data)) == verdicts(bound(other, framework), rules_for(data))


# bytes ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(records())
def test_two_runs_give_the_same_bytes(data: Data) -> None:
    runs = [review(bound(copy.deepcopy(data)), rules_for(data)).model_dump_json() for _ in range(2)]
    assert runs[0] == runs[1]


REVIEW_ALL = """\
from qualityframework import check
from tests.panel.reviewing import EXAMPLES
for path in sorted(EXAMPLES.glob("*.yaml")):
    print(check(path).review.model_dump_json())
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
