"""No command shows what says who somebody is, wherever in a record it stands and however faulty the record is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualityframework.inspections import Record, texts_within
from qualityframework.panel import check
from tests.cli.running import EXAMPLES, run

PLANTED = " Siobhan MacDonald, 07700 900123, siobhan.macdonald@gmail.com."
SIGNS = ("siobhan", "macdonald", "07700", "900123", "gmail")
NAMES = ("id", "lineage", "team")
TEXTS = (
    *("title", "area", "note", "from", "standard", "text", "reason", "weight_reason", "change_reason"),
    *("difference_reason", "timing", "focus", "approach", "escalated_to", "original", "amended"),
)
RECORDS = ("illustrative-partnership", "progress-review-illustrative", "self-evaluation-illustrative")


def planted(name: str) -> dict[str, Any]:
    """An example with somebody in every text, and every item called after somebody."""
    data = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    record = Record.model_validate({**data, "team": "team"})
    data |= {"team": "team"}
    ids = {text for path, text in texts_within(record) if path[-1] in NAMES}
    for path, text in texts_within(record):
        if path[-1] in TEXTS:
            _put(data, path, text + PLANTED)
    whole: dict[str, Any] = _renamed(data, ids)
    return whole


def _put(data: Any, path: tuple[str | int, ...], text: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = text


def _renamed(value: Any, ids: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: one if key == "statement" else _renamed(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, ids) for one in value]
    return f"{value}-siobhan-macdonald" if isinstance(value, str) and value in ids else value


def commands(path: Path) -> Iterator[tuple[str | Path, ...]]:
    """What can be asked of a record."""
    checked = check(path)
    subjects = [one.subject for one in checked.inspection.record.evaluations or ()]
    items = [one.id for one in checked.inspection.recorded.as_read.evidence or ()]
    corpus = ("--corpus", EXAMPLES / "earlier-inspections.csv")
    results = [one.id for one in checked.review.findings] + [one.id for one in checked.review.undetermined]
    for form in (("--format", "text"), ("--format", "json")):
        yield ("check", path, *form)
        yield ("weigh", path, *form)
        yield ("whatif", path, subjects[0], *form)
        yield ("whatif", path, subjects[0], "--drop", items[0], *form)
        yield ("benchmark", path, *form)
        yield ("benchmark", path, *corpus, *form)
        yield ("rules", "coverage", "--ruleset", checked.ruleset.name, path, *form)
    yield ("check", path, *corpus)
    yield from (("explain", path, name) for name in (*subjects, *results[:: max(1, len(results) // 40)]))
    yield ("explain", path, "evidence/no-such-rule@6.1")
    yield ("weigh", path, "no-such-subject")


def assert_silent(*arguments: str | Path) -> None:
    """Holds what a command prints, but for what it was asked, against what was planted."""
    ran = run(*arguments)
    told = (ran.out + ran.err).lower()
    assert ran.code in (0, 1, 2)
    assert [sign for sign in SIGNS if sign in told] == [], arguments


@pytest.mark.parametrize("name", RECORDS)
def test_no_command_shows_who_somebody_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "Siobhan MacDonald.yaml"
    path.write_text(yaml.safe_dump(planted(name), allow_unicode=True), encoding="utf-8")
    for arguments in commands(path):
        assert_silent(*arguments)


FAULTS = {
    "unknown kind": lambda data: data["evidence"][0].update(kind="siobhan-macdonald"),
    "unknown key": lambda data: data["evidence"][0].update({f"Siobhan MacDonald{PLANTED}": "x"}),
    "unknown evidence": lambda data: data["evaluations"][0].update(evidence=["siobhan-macdonald-2"]),
    "unknown grade": lambda data: data["evaluations"][0].update(grade=PLANTED.strip()),
    "a text as a list": lambda data: data["evaluations"][0].update(reason=[PLANTED]),
    "an item twice": lambda data: data["evidence"].append(data["evidence"][0]),
    "a day that is none": lambda data: data["evidence"][0].update(date=PLANTED.strip()),
    "an identifier that is none": lambda data: data["evidence"][0].update(id=PLANTED.strip()),
    "an unknown framework": lambda data: data.update(framework="siobhan-macdonald/2019"),
    "no mapping": lambda data: data["evidence"].insert(0, PLANTED),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_a_record_shows_who_somebody_is(tmp_path: Path, fault: str) -> None:
    data = planted("progress-review-illustrative")
    FAULTS[fault](data)
    path = tmp_path / "siobhan-macdonald.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    for arguments in (("check", path), ("explain", path, "6.1"), ("weigh", path), ("benchmark", path)):
        assert run(*arguments).code == 2
        assert_silent(*arguments)
