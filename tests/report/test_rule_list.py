"""The list of rules: grouped by remit, and to be read on a narrow terminal as on a wide one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualityframework.frameworks import Rule
from qualityframework.report.rule_list import ENDLESS, rule_list_lines
from qualityframework.vocabulary import Remit, Severity
from tests.panel.reviewing import shipped
from tests.panel.shelves import made_ruleset


def told(rules: tuple[Rule, ...], width: int = 100) -> list[str]:
    return [line.text for line in rule_list_lines(rules, width)]


def test_each_remit_that_has_rules_is_told_with_its_question_and_their_number() -> None:
    rules = shipped().rules
    lines = told(rules, ENDLESS)
    for remit in Remit:
        count = sum(rule.remit is remit for rule in rules)
        heads = [line for line in lines if line.startswith(remit.capitalize())]
        assert (remit.question in lines, len(heads)) == (bool(count), min(count, 1))
        assert not count or heads[0].endswith(f": {count} rules")


def test_severities_are_counted_at_the_end() -> None:
    rules = shipped().rules
    counts = {severity: sum(rule.severity is severity for rule in rules) for severity in Severity}
    counted = re.findall(r"(\d+) to (\w+)", told(rules)[-1])
    assert counted == [(str(counts[severity]), severity.value) for severity in reversed(Severity)]


def test_recording_is_told_to_be_no_remit_of_the_panel(tmp_path: Path) -> None:
    rules = made_ruleset(tmp_path, {"recording/one for inspection": "{when: complete}"}).rules
    assert told(rules, ENDLESS)[0] == "Recording (no remit of the panel, but the duty of all who record): 1 rule"


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200, ENDLESS])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    rules = shipped().rules
    lines = told(rules, width)
    assert max(map(len, lines)) <= width
    flat = " ".join(" ".join(lines).split())
    for rule in rules:
        assert rule.id in flat
        assert rule.file.title in flat or set(rule.file.title.split()) <= set(flat.split())


def test_with_room_enough_each_rule_has_a_line_with_its_columns_below_each_other() -> None:
    rules = shipped().rules
    rows = {line.split()[0]: line for line in told(rules, ENDLESS) if line.startswith("  ")}
    assert rows.keys() == {rule.id for rule in rules}
    assert len({rows[rule.id].index(rule.file.title) for rule in rules}) == 1
    for rule in rules:
        assert rows[rule.id].split()[1:3] == [rule.severity, rule.file.subject]


def test_without_rules_the_count_is_told_alone() -> None:
    assert told(()) == ["0 rules: 0 to resolve, 0 to explain, 0 to note"]
