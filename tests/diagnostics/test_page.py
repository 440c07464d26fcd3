"""Codes, faulty files and the page on diagnostics: three lists that say the same, and examples that are real."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from qualityframework.vocabulary import Code, Diagnostic
from tests.diagnostics import made
from tests.diagnostics.telling import bad_files, told, without_shelf

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "diagnostics.md"
SECTIONS = dict(
    re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
)


@pytest.fixture(scope="module")
def every_fault(tmp_path_factory: pytest.TempPathFactory) -> frozenset[Diagnostic]:
    """All diagnostics of all faulty files, kept or made."""
    kept = {fault for name in bad_files() for fault in told(name)}
    with contextlib.chdir(tmp_path_factory.mktemp("made")):
        return frozenset(kept | {fault for make in made.MADE for fault in made.told(make(Path()))})


def test_every_code_is_met_and_every_code_has_its_section_in_order(every_fault: frozenset[Diagnostic]) -> None:
    assert {fault.code for fault in every_fault} == set(Code)
    assert [code.value for code in Code] == list(SECTIONS)


def test_every_example_of_the_page_is_what_a_faulty_file_is_told(every_fault: frozenset[Diagnostic]) -> None:
    shown = {without_shelf(str(fault)) for fault in every_fault}
    examples = re.findall(r"^```text\n(.*?)\n```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert [example for example in examples if example not in shown] == []


@pytest.mark.parametrize("code", list(Code))
def test_a_section_says_what_it_means_shows_its_code_and_says_what_to_do(code: Code) -> None:
    before, example, after = re.split(r"\n```(?:text)?\n", SECTIONS[code])
    assert example.startswith(f"error[{code}]: ")
    assert before.strip().endswith(".")
    assert after.strip().endswith(".")
