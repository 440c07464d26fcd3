"""Packs that are drawn at random: the loader takes them, and the examples of their rules hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework import testing
from qualityframework.assurance import run_examples
from qualityframework.expressions import RuleText, TypedRule
from qualityframework.frameworks import Framework, Ruleset, load
from qualityframework.inspections import EvidenceItem, Inspection, Record
from qualityframework.panel import review
from qualityframework.testing import PackFiles, framework_files, frameworks, inspections, ruleset_files, rulesets
from qualityframework.testing.registering import STRATEGIES
from qualityframework.vocabulary import Outcome
from tests.cli.running import ROOT
from tests.testing.drawing import drawn


@settings(max_examples=30)
@given(files=ruleset_files())
def test_the_examples_of_a_drawn_ruleset_hold(files: PackFiles, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    files.write(folder)
    done = run_examples(files.name, folder)
    assert done.passed, (done.faults, done.failures, files)
    assert {result.expected for result in done.results} >= {Outcome.FIRES, Outcome.CLEAR}


def test_drawn_rulesets_have_what_rulesets_have() -> None:
    found = drawn(rulesets(), 60)
    rules = [rule for one in found for rule in one.rules]
    assert {len(one.rules) for one in found} >= {1, 2, 3}
    assert any(len(one.strata) > 1 for one in found), "some rules read what others found"
    assert any(len(dated.entries) > 1 for rule in rules for dated in rule.parameters.values())
    assert any(rule.file.applies for rule in rules)
    assert {len(rule.file.lets) for rule in rules} >= {0, 1, 2, 3}
    assert len({rule.file.subject for rule in rules}) > 6


@settings(max_examples=30)
@given(files=framework_files())
def test_a_drawn_framework_is_one(files: PackFiles, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    own = files.write(folder)
    assert own == folder / files.name
    framework = load(files.name, folder)
    assert framework.own_weighing is not None
    assert files.write(folder) == own, "to write it twice is no fault"


def test_drawn_frameworks_have_what_frameworks_have() -> None:
    found = drawn(frameworks(invented=True), 100)
    assert {one.name for one in found} == {"drawn-framework/1"}
    assert any(one.file.areas for one in found)
    assert any(one.indicators[code].domain for one in found for code in one.indicators)
    assert any(len(subject.indicators) > 1 for one in found for p in one.file.profiles for subject in p.subjects)
    assert {len(one.file.profiles) for one in found} == {1, 2}
    assert any(one.file.priorities_in for one in found)
    assert {one.file.profiles[-1].until is None for one in found} == {True, False}


def test_nothing_invented_is_called_confirmed() -> None:
    for one in drawn(frameworks(invented=True), 50):
        known = [one.status for one in (*one.file.domains, *one.file.areas, *one.file.indicators, *one.file.profiles)]
        assert "confirmed" not in known


def test_known_frameworks_alone_are_drawn_where_that_is_asked() -> None:
    names = {one.name for one in drawn(frameworks(invented=False), 60)}
    assert "drawn-framework/1" not in names
    assert len(names) > 5
    assert {one.name for one in drawn(frameworks(), 60)} > {"drawn-framework/1"}


@settings(max_examples=25)
@given(st.data(), frameworks(invented=True), rulesets())
def test_an_inspection_by_a_drawn_framework_is_reviewed_by_drawn_rules(
    data: st.DataObject, framework: Framework, ruleset: Ruleset
) -> None:
    made = review(data.draw(inspections(framework, near=ruleset)), ruleset)
    assert {finding.rule for finding in made.findings} <= set(ruleset.by_id)


def test_a_shelf_that_has_the_packs_already_is_left_as_it_is(tmp_path: Path) -> None:
    (files,) = drawn(ruleset_files(), 1)
    scale = tmp_path / "six-point-scale" / "1"
    scale.mkdir(parents=True)
    files.write(tmp_path)
    assert list(scale.iterdir()) == []


def test_files_are_told_one_after_another() -> None:
    files = PackFiles("a/1", {"ruleset.yaml": "kind: ruleset\n", "rules/story/x.yaml": "title: x\n"})
    assert str(files) == "# a/1/ruleset.yaml\nkind: ruleset\n\n# a/1/rules/story/x.yaml\ntitle: x\n"


# what Hypothesis finds by itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize("type_", [EvidenceItem, Framework, Inspection, Record, RuleText, Ruleset, TypedRule])
def test_hypothesis_knows_how_to_draw_one(type_: type[object]) -> None:
    assert type_ in STRATEGIES
    assert all(isinstance(one, type_) for one in drawn(st.from_type(type_), 3))


def test_nothing_else_is_registered() -> None:
    assert len(STRATEGIES) == 7, "and each is tested above"


def test_the_page_names_each_strategy_and_the_type_that_it_is_found_by() -> None:
    page = (ROOT / "docs" / "how-to" / "guard-a-rule-change.md").read_text(encoding="utf-8")
    told = page.partition("| strategy |")[2]
    named = set(re.findall(r"`(\w+)(?=[(`])", told))
    beside = {"six_points", "parameter_values", "inspection_rows"}  # what the others are made with
    public = {name for name in testing.__all__ if name.islower()} - beside
    assert {name for name in named if name.islower()} == public | {"st", "dump"} & named
    assert {name for name in named if not name.islower()} == {type_.__name__ for type_ in STRATEGIES}


@given(...)
@settings(max_examples=5)
def test_an_annotation_is_enough(inspection: Inspection, item: EvidenceItem) -> None:
    assert inspection.framework.own_weighing is not None
    assert item.id


def test_hypothesis_finds_them_without_an_import_and_loads_them_when_one_is_drawn() -> None:
    code = """
import sys
from hypothesis import strategies as st
assert "qualityframework.testing.drawn_records" not in sys.modules
from qualityframework import Inspection
st.from_type(Inspection).validate()
assert "qualityframework.testing.drawn_records" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
