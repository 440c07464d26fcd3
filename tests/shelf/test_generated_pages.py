"""The pages of commands and schemas are those that the code makes, and the page of Python has every name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pydoc import locate
from typing import Any, get_args

import pytest

import qualityframework
from docs.generated import PAGES as MADE
from docs.generated import REFERENCE
from qualityframework import frameworks, panel, weighing
from qualityframework.assurance import RulesetTest
from qualityframework.cli.app import SECTIONS
from tests.shelf.stepping import PAGES

PYTHON = (REFERENCE / "python.md").read_text(encoding="utf-8")
TOLD = set(re.findall(r"^\.\. auto\w+:: (qualityframework[\w.]+)", PYTHON, re.MULTILINE))
IMPORTED = re.compile(r"^from (qualityframework[\w.]*) import (?:\(([^)]*)\)|(.+))$", re.MULTILINE)


@pytest.mark.parametrize("page", MADE)
def test_a_page_is_the_one_that_the_code_makes(page: str) -> None:
    assert (REFERENCE / page).read_text(encoding="utf-8") == MADE[page](), "run `python docs/generated.py`"


def test_the_page_of_the_command_line_has_every_command() -> None:
    told = re.findall(r"^## `(.+)`$", MADE["command-line.md"](), re.MULTILINE)
    assert told == [name for section in SECTIONS.values() for name in section]


def test_the_page_of_python_has_every_name_at_the_front_door() -> None:
    there = {f"qualityframework.{name}" for name in qualityframework.__all__ if name != "__version__"}
    assert there == {name for name in TOLD if name.count(".") == 1}


def test_the_page_of_python_has_the_functions_of_every_command() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (`.+`) \|$", PYTHON, re.MULTILINE))
    assert list(rows) == [name for section in SECTIONS.values() for name in section]
    named = {f"qualityframework.{name}" for row in rows.values() for name in re.findall(r"`([\w.]+)`", row)}
    assert named <= TOLD


def parts_of(hint: Any) -> Iterator[type]:
    """Our classes in a type."""
    if isinstance(hint, type) and hint.__module__.startswith("qualityframework."):
        yield hint
    for part in get_args(hint):
        yield from parts_of(part)


def test_the_page_of_python_has_every_value_that_a_result_is_made_of() -> None:
    pytest.importorskip("sphinx", reason="docs are an extra")
    from docs.conf import keys_of

    left: list[type] = [panel.Review, panel.Frame, weighing.Weighed, weighing.WhatIf, frameworks.Pack, RulesetTest]
    there = {id(locate(name)) for name in TOLD}
    seen = set[type]()
    while left:
        seen.add(one := left.pop())
        left += {part for _, hint, _ in keys_of(one) for part in parts_of(hint)} - seen
    assert {f"{one.__module__}.{one.__name__}" for one in seen if id(one) not in there} == set()
    assert len(seen) > 30


def test_a_signature_has_nothing_in_it_that_is_no_python() -> None:
    pytest.importorskip("sphinx", reason="docs are an extra")
    from docs.conf import by_its_keys

    made = by_its_keys(None, "function", "f", len, None, "(a: list = <factory>)", "int")  # type: ignore[arg-type]
    assert made == ("(a: list = ...)", "int")


def test_the_page_of_python_has_every_name_that_a_page_imports_from_a_room() -> None:
    used = {
        f"{room}.{name.strip()}"
        for page in PAGES
        for room, several, one in IMPORTED.findall(page.read_text(encoding="utf-8"))
        for name in (several or one).split(",")
        if name.strip() and room != "qualityframework"
    }
    modules = {"qualityframework.expressions.durable"}
    assert used - modules <= TOLD
