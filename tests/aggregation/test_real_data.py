"""The figures of docs/explanation/aggregation.md, made again from the data where they are at hand."""

from collections import Counter
from pathlib import Path

import pytest

from tests.aggregation.measuring import AFTER, BEFORE_2015, COVID, DATA, INFORMATION, REPLACED, authorities, providers
from tests.aggregation.measuring import snapshots as measured

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"open data is not at hand: {DATA.name}/ beside the checkout")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "aggregation.md"


@pytest.fixture(scope="module")
def snapshots() -> dict[str, Counter[str]]:
    return measured()


def test_every_disagreement_of_the_snapshots_is_explained(snapshots: dict[str, Counter[str]]) -> None:
    total = sum(snapshots.values(), Counter[str]())
    assert (total["rows"], total["minimum"], total["maximum"]) == (54_884, 250, 292)
    why = {name.removeprefix("why: "): number for name, number in total.items() if name.startswith("why: ")}
    assert why == {REPLACED: 407, COVID: 114, INFORMATION: 6}


def test_the_columns_that_seem_to_count_do_so_in_the_other_rows_as_well(snapshots: dict[str, Counter[str]]) -> None:
    otherwise = {day: told["not as the columns that seem to count"] for day, told in snapshots.items()}
    assert list(otherwise.values()) == [0, 0, 0, 2, 2, 1, 1]


def test_the_spread_follows_from_the_published_extremes_in_every_row(snapshots: dict[str, Counter[str]]) -> None:
    assert sum(told["spread, of the published extremes"] for told in snapshots.values()) == 0
    assert {day: told["spread"] for day, told in snapshots.items() if told["spread"]} == {
        "2022-10-31": 29,
        "2022-11-30": 13,
    }


def test_no_local_authority_is_above_the_limit() -> None:
    told = authorities()
    assert [(one["rows"], one["limited"], one["above-limit"], one["unknown"]) for one in told.values()] == [
        (208, 15, 0, 2),
        (153, 9, 0, 2),
    ]


def test_the_exceptions_among_providers_are_listed_by_kind() -> None:
    told = providers()
    assert (told["rows"], told["limited"], told["above-limit"]) == (29_603, 765, 36)
    assert (told[f"why: {BEFORE_2015}"], told[f"why: {AFTER}"]) == (32, 4)
    assert (told[f"limited, {BEFORE_2015}"], told[f"limited, {AFTER}"]) == (82, 683)
    assert told[f"above, independent fostering agency, {BEFORE_2015}"] == 17


def test_the_docs_tell_these_figures(snapshots: dict[str, Counter[str]]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for day, told in snapshots.items():
        numbers = " | ".join(f"{told[name]:,}" for name in ("rows", "graded", "minimum", "maximum", "spread"))
        assert f"| {day} | {numbers} |" in text
