"""Every faulty file is told off in the same words, at the same places, on every machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualityframework.benchmark import published
from qualityframework.documents import MOST_TOLD, read_source
from qualityframework.documents.yaml_text import LOADERS, parse_yaml
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import (
    illustrations,
    load,
    load_benchmark,
    load_identifying,
    load_ruleset,
    load_scoring,
    load_wording,
)
from tests.diagnostics import made
from tests.diagnostics.telling import BAD, SOUND, bad_files, kept, text_of, told


@pytest.mark.parametrize("name", bad_files())
def test_a_faulty_file_is_told_of_in_these_words(name: str) -> None:
    assert kept(name).read_text(encoding="utf-8") == text_of(name)


@pytest.mark.parametrize("name", bad_files())
def test_faults_are_told_in_the_order_of_their_places_and_once_each(name: str) -> None:
    faults = told(name)
    assert faults
    assert [fault.at for fault in faults] == sorted(fault.at for fault in faults)
    assert len(set(faults)) == len(faults)


def test_every_kept_text_belongs_to_a_faulty_file() -> None:
    assert sorted(BAD.glob("*/*.txt")) == sorted(map(kept, bad_files()))


def test_what_the_faulty_files_are_laid_over_is_sound() -> None:
    file, by_indicator = illustrations("small-framework/1", SOUND)
    assert file is not None
    assert file.status == "drafted"
    assert list(by_indicator) == ["1.1", "2.1"]
    progress = load("small-framework/1", SOUND).progress
    assert progress is not None
    assert list(progress.by_id) == ["approach", "measures"]
    assert list(load_ruleset("small-ruleset/1", SOUND).by_id) == ["evidence/reason-missing"]
    assert list(load_ruleset("taking-ruleset/1", SOUND).by_id) == ["story/date-missing"]
    assert list(load_ruleset("circling-ruleset/1", SOUND).by_id) == ["evidence/reason-missing"]
    assert len(load_ruleset("lending-ruleset/1", SOUND).rules) == 3
    assert load_scoring("small-scoring/1", SOUND).file.title == "A small scoring"
    assert load_benchmark("small-benchmark/1", SOUND).file.title == "Small figures"
    assert load_identifying("small-identifying/1", SOUND).file.title == "Small signs"
    assert load_wording("small-wording/1", SOUND).file.title == "Small words"
    corpus = published("small-corpus/1", SOUND)
    assert (len(corpus.cases), len(corpus.tallies), len(corpus.remarks)) == (3, 2, 1)


def test_no_text_names_a_place_outside_its_file_or_pack() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in BAD.glob("*/*.txt")}
    arrows = [line for text in texts.values() for line in text.splitlines() if line.startswith("  --> ")]
    assert [line for line in arrows if line.removeprefix("  --> ").startswith(("/", ".", "\\"))] == []


@pytest.mark.parametrize("name", [name for name in bad_files() if name.startswith("records/") and "yaml" in name])
def test_both_parsers_of_yaml_say_the_same(name: str) -> None:
    """Where libyaml was not built in, the other parser reads; the places and words are ours."""
    try:
        source = read_source(BAD / name, "same.yaml")
    except InvalidInput:
        return
    assert len({answer(source, loader) for loader in LOADERS}) == 1


def answer(source: object, loader: object) -> str:
    try:
        return repr(parse_yaml(source, loader))  # type: ignore[arg-type]
    except InvalidInput as error:
        return str(error)


@pytest.mark.parametrize(("make", "code"), made.MADE.items(), ids=lambda value: getattr(value, "__name__", value))
def test_what_is_too_large_or_not_there_is_told(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    faults = made.told(make(tmp_path))
    assert code == faults[-1].code
    assert len(faults) in (1, MOST_TOLD + 1)
    assert len(str(InvalidInput(faults))) < 50_000


def test_of_too_many_faults_the_first_hundred_are_told_and_that_there_are_more(tmp_path: Path) -> None:
    faults = made.told(made.too_many_faults(tmp_path))
    assert [fault.at.line for fault in faults[:-1]] == list(range(4, 104))
    assert faults[-1].message == "there are more faults than the 100 told here"
    assert faults[-1].at.line == 104
