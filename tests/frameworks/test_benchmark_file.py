"""The figures of a benchmark: each in its range, labels that rise, and words for every share."""

from __future__ import annotations

import math
from typing import Any

import pytest
from pydantic import ValidationError

from qualityframework.documents import plain, read_document
from qualityframework.errors import NotFound
from qualityframework.frameworks import BENCHMARK, BenchmarkFile, find, in_force, load_benchmark
from qualityframework.frameworks.benchmark_file import QuantityWord
from tests.diagnostics.telling import SOUND

FIGURES = load_benchmark(BENCHMARK)
SMALL = plain(read_document(SOUND / "small-benchmark/1/benchmark.yaml").root)


def changed(part: str, name: str, value: Any) -> BenchmarkFile:
    """The small file with one figure of the first entry of a list changed; `a.b` names a figure within."""
    entry = dict(SMALL[part][0])
    *within, last = name.split(".")
    inner = entry
    for step in within:
        inner[step] = dict(inner[step])
        inner = inner[step]
    inner[last] = value
    return BenchmarkFile.model_validate({**SMALL, part: [entry]})


RANGES = [
    ("consistency", "leniency_sd", ["0.001", "10"], ["0", "-1", "10.1", "nan", "inf"]),
    ("consistency", "slope", ["0.001", "10"], ["0", "11"]),
    ("consistency", "grid.shift.points", ["8", "1001"], ["7", "2", "1002", "9.5"]),
    ("consistency", "grid.shift.low", ["-2.8", "1.9"], ["-3", "-101", "2", "3"]),
    ("consistency", "grid.slope.low", ["0.1", "8"], ["0", "-1", "9"]),
    ("consistency", "floor", ["1e-300", "0.99"], ["0", "1"]),
    ("consistency", "likely", ["0.01", "0.94"], ["0", "0.95", "0.99", "1"]),
    ("consistency", "fewest", ["1", "100000"], ["0", "-5", "1.5"]),
    ("base_rates", "strength", ["0.1", "1000"], ["0", "-1", "1001"]),
    ("base_rates", "evenly", ["0.1", "100"], ["0", "101"]),
    ("base_rates", "level", ["0.5", "0.99"], ["0", "1", "95"]),
    ("drift", "ewma.weight", ["0.01", "1"], ["0", "1.1"]),
    ("drift", "cusum.slack", ["0", "10"], ["-0.1", "11"]),
    ("drift", "cusum.doubt", ["0", "10"], ["-0.1", "11"]),
    ("drift", "to_see.chance", ["0.01", "0.99"], ["0", "1"]),
    ("drift", "mean_sd.seven", ["0.6", "0.23"], ["0.61", "0.22"]),
    ("severity", "ratio.one", ["0.1", "1000"], ["0", "1001"]),
    ("funnel", "winsorised", ["0", "0.49"], ["-0.1", "0.5"]),
    ("funnel", "warning", ["0.5", "0.99"], ["0.998", "0.999"]),
    ("agreement", "resamples", ["200", "10000"], ["199", "10001", "200.5"]),
    ("agreement", "seed", ["0", "9223372036854775808"], ["-1", "9223372036854775809"]),
    ("sampling", "margin", ["1", "50"], ["0.5", "51"]),
    ("sampling", "told_apart.other", ["0.4", "0.51"], ["0.5", "0", "1"]),
    ("surveys", "good.response", ["0.25", "1"], ["0.24", "1.1"]),
    ("surveys", "good.reliability", ["0.6", "1"], ["0.59"]),
    ("surveys", "poor", ["0", "0.6"], ["0.61", "-0.1"]),
]


@pytest.mark.parametrize(("part", "name", "value"), [(p, n, one) for p, n, right, _ in RANGES for one in right])
def test_a_figure_within_its_range_is_taken(part: str, name: str, value: str) -> None:
    assert changed(part, name, value).name == "small-benchmark/1"


@pytest.mark.parametrize(("part", "name", "value"), [(p, n, one) for p, n, _, wrong in RANGES for one in wrong])
def test_a_figure_beyond_its_range_is_refused(part: str, name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        changed(part, name, value)


WORDS = [{"word": "few", "from": "0"}, {"word": "most", "from": "0.5"}, {"word": "almost all", "over": "0.9"}]


MOST = {"word": "most", "from": "0.75"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "at least 1 item"),
        (WORDS[1:], "the first word for shares begins from 0"),
        ([{"word": "few", "over": "0.1"}], "the first word for shares begins from 0"),
        ([WORDS[0], WORDS[2], WORDS[1]], "each word for shares begins above the one before"),
        ([*WORDS, {"word": "all", "from": "0.9"}], "each word for shares begins above the one before"),
        ([*WORDS, {"word": "all"}], "begins either `from` a share or `over` one"),
        ([*WORDS, {"word": "all", "from": "0.95", "over": "0.95"}], "begins either `from` a share or `over` one"),
    ],
)
def test_words_for_shares_begin_at_none_and_rise(words: list[dict[str, str]], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        changed("sampling", "words", words)


def test_a_word_holds_from_its_share_on_or_just_above_it() -> None:
    few, most, all_ = map(QuantityWord.model_validate, ({"word": "few", "from": "0"}, MOST, WORDS[2]))
    assert [most.reaches(share) for share in (0.74, 0.75, 1)] == [False, True, True]
    assert [all_.reaches(share) for share in (0.9, math.nextafter(0.9, 1), 1)] == [False, True, True]
    assert (few.begins, most.begins, all_.begins) == (0, 0.75, 0.9)


def test_every_list_has_an_entry() -> None:
    lists = FIGURES.file.lists
    assert sorted(lists) == sorted(name for name, value in SMALL.items() if isinstance(value, list))
    for name in lists:
        with pytest.raises(ValidationError):
            BenchmarkFile.model_validate({**SMALL, name: []})
        with pytest.raises(ValidationError):
            BenchmarkFile.model_validate({key: value for key, value in SMALL.items() if key != name})


def test_the_figures_that_are_shipped_say_whose_they_are() -> None:
    assert FIGURES.file.name == "benchmarking/1"
    assert FIGURES.digest == find(BENCHMARK, "benchmark").digest
    for entries in FIGURES.file.lists.values():
        for entry in entries:
            assert entry.status in ("drafted", "reconstructed")
            assert entry.note
        assert in_force(entries, entries[0].start) is entries[0]


def test_figures_are_loaded_once_and_from_any_shelf() -> None:
    assert load_benchmark(BENCHMARK) is FIGURES
    assert load_benchmark("small-benchmark", SOUND).file == BenchmarkFile.model_validate(SMALL)
    with pytest.raises(NotFound, match="did you mean `small-benchmark`"):
        load_benchmark("small-benchmarks", SOUND)
