"""The published JSON Schemas: those of this engine, valid themselves, and true to every file that is shipped.

An editor reads YAML its own way, so the files are read here with a plain YAML reader and not with ours.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from qualityframework import NotFound
from qualityframework.frameworks import packs
from qualityframework.report import NAMES, schema, schema_text
from tests.shelf.written import ROOT, WRITTEN, written

SCHEMAS = ROOT / "docs" / "schemas"
FILES = sorted([*(ROOT / "rulesets").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")])
READ = sorted(set(NAMES) - set(WRITTEN))


def kind(path: Path) -> str:
    """Which schema a file of ours is for."""
    if path.parent == ROOT / "examples":
        return "inspection"
    if path.parent == ROOT / "examples" / "moderation":
        return "position"
    if path.name == "tests.yaml":
        (pack,) = [one for one in packs() if one.folder == path.parent]
        return "tests" if pack.kind == "framework" else f"{pack.kind}-tests"
    return "rule" if "rules" in path.relative_to(ROOT).parts[1:] else path.stem


def plain(value: Any) -> Any:
    """What a YAML reader makes of a file, as JSON can say it: a day is a text, and so is every key."""
    if isinstance(value, dict):
        return {str(plain(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def content(path: Path) -> Any:
    return plain(yaml.safe_load(path.read_text(encoding="utf-8")))


def faults(name: str, data: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema(name)).iter_errors(data)
    ]


def test_those_that_are_committed_are_those_of_this_engine() -> None:
    """`qualityframework schema --write docs/schemas` makes them anew."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert {f"{name}.schema.json": schema_text(name) for name in NAMES} == committed


@pytest.mark.parametrize("name", NAMES)
def test_each_is_valid_itself(name: str) -> None:
    made = schema(name)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(made)
    assert json.loads(schema_text(name)) == made


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_for(name: str) -> None:
    assert schema(name)["title"]
    assert schema(name)["description"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_shipped_file_is_accepted(path: Path) -> None:
    assert faults(kind(path), content(path)) == []


def test_every_schema_has_a_shipped_file_to_hold_it_to() -> None:
    assert {kind(path) for path in FILES} == set(READ)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_accepted_and_nothing_more_or_less(name: str, tmp_path: Path) -> None:
    told = list(written(name, tmp_path))
    assert len(told) >= 5
    validator = Draft202012Validator(schema(name), format_checker=FormatChecker())
    for one in told:
        assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(one)] == []
    assert faults(name, told[0] | {"surprise": 1})
    for key in set(told[0]) - {"format"}:  # has but one value, and a schema need not ask for what has a default
        assert faults(name, {other: value for other, value in told[0].items() if other != key}), key


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_says_in_which_format(name: str, tmp_path: Path) -> None:
    one = next(written(name, tmp_path))
    assert faults(name, one | {"format": one["format"].replace("/1", "/2")})


@pytest.mark.parametrize("name", READ)
def test_an_unknown_key_is_refused(name: str) -> None:
    path = next(path for path in FILES if kind(path) == name)
    assert faults(name, content(path) | {"surprise": 1})


@pytest.mark.parametrize("name", READ)
def test_a_missing_key_is_refused(name: str) -> None:
    data = content(next(path for path in FILES if kind(path) == name))
    for key in schema(name).get("required", []):
        assert faults(name, {other: value for other, value in data.items() if other != key}), key


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("inspection", {"as_of": "29/11/2019"}),
        ("inspection", {"evidence": "none"}),
        ("inspection", {"messages": [{"id": "a", "tone": "loud"}]}),
        ("rule", {"severity": "urgent"}),
        ("rule", {"for": "indicator"}),
        ("rule", {"examples": []}),
        ("scale", {"grades": []}),
    ],
)
def test_what_the_engine_refuses_an_editor_marks(name: str, change: dict[str, Any]) -> None:
    data = content(next(path for path in FILES if kind(path) == name))
    assert faults(name, data | change)


def test_a_name_that_is_not_there_offers_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean `inspection`"):
        schema("inspektion")
