"""The page on the record and the models of the record say the same, and the examples on the page can be read."""

from __future__ import annotations

import re

import pytest
import yaml

from qualityframework import check, inspections, parse
from qualityframework.documents import LARGEST, nodes
from qualityframework.inspections import Record, Shown
from qualityframework.vocabulary import Citation, Frozen, State
from tests.cli.running import ROOT

PAGE = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^###? (.+)\n((?:(?!^##).*\n)*)", PAGE, re.MULTILINE))
MODELS: dict[str, type[Frozen]] = {
    "The record": Record,
    "`evidence`": inspections.EvidenceItem,
    "`shows`": Shown,
    "`evaluations`": inspections.Evaluation,
    "`earlier`": inspections.Earlier,
    "`messages`, `strengths`, `areas_for_improvement`, `recommendations`": inspections.Message,
    "`statements`": inspections.Answer,
    "`follow_up`": inspections.FollowUp,
    "`concerns`": inspections.Concern,
    "`position_statement`": inspections.PositionStatement,
    "`amendments`": inspections.Amendment,
    "`source`": Citation,
}


def rows(section: str) -> list[tuple[list[str], str]]:
    """Of each row of its table the keys it is about, and the rest."""
    lines = [line.split("|", 2)[1:] for line in SECTIONS[section].splitlines() if line.startswith("|")][2:]
    return [(re.findall("`([^`]+)`", first), rest) for first, rest in lines]


@pytest.mark.parametrize("section", list(MODELS))
def test_the_page_has_every_key_of_a_part_and_no_other(section: str) -> None:
    keys = sorted(field.alias or name for name, field in MODELS[section].model_fields.items())
    assert keys == sorted(key for first, _ in rows(section) for key in first)


@pytest.mark.parametrize("section", list(MODELS))
def test_the_page_says_which_keys_are_required(section: str) -> None:
    wanted = {name for name, field in MODELS[section].model_fields.items() if field.is_required()}
    assert wanted == {key for first, rest in rows(section) for key in first if rest.strip().startswith("Required.")}


def test_each_way_to_show_something_has_an_example() -> None:
    for (way,), rest in rows("`shows`"):
        example = rest.rpartition("`{")[2].partition("}`")[0]
        shown = Shown.model_validate(yaml.safe_load(f"{{{example}}}"))
        assert {way} == shown.model_fields_set
    proportion, leaning = inspections.Proportion.model_fields, inspections.Leaning.model_fields
    assert [key for key in (*proportion, *leaning) if not re.search(rf"\b{key}: ", SECTIONS["`shows`"])] == []


def test_the_page_tells_every_kind_of_absence() -> None:
    said = set(re.findall(r"`state: ([a-z-]+)`", SECTIONS["`evaluations`"]))
    assert {state.value for state in State if state is not State.EVALUATED} == said


def test_the_limits_of_the_page_are_those_of_the_reader() -> None:
    for limit in (LARGEST, nodes.MOST, nodes.DEEPEST, inspections.MOST):
        assert re.search(rf"(?<![\d,]){limit:,}(?![\d,])", PAGE), limit


def test_the_example_of_the_page_is_a_record_that_can_be_checked() -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    recorded = parse(text, "record.md")
    assert recorded.record.complete
    inspection = check(recorded).inspection
    assert {"2.1", "9.1-9.4"} == {one.subject for one in recorded.record.evaluations or ()}
    assert inspection.subjects["9.1-9.4"] == ("9.1", "9.2", "9.3", "9.4")
