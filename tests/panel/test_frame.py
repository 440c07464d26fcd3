"""A review as a table: everything it tells, once, for whoever speaks Arrow."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from qualityframework.errors import Unusable
from qualityframework.panel import REVIEW_COLUMNS, Review, check

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module", params=["illustrative-partnership", "orkney-2020"])
def review(request: pytest.FixtureRequest) -> Review:
    return check(EXAMPLES / f"{request.param}.yaml").review


def test_there_is_a_row_for_every_finding_and_for_all_that_is_not_determined(review: Review) -> None:
    frame = review.to_frame()
    assert len(frame) == len(review.findings) + len(review.undetermined)
    assert frame.columns["outcome"].count("fires") == len(review.findings)
    assert frame.columns["outcome"].count("undetermined") == len(review.undetermined)
    assert frame.columns["id"] == (
        *(one.id for one in review.findings),
        *(one.id for one in review.undetermined),
    )


def test_what_a_row_does_not_say_is_none_and_not_empty(review: Review) -> None:
    columns = review.to_frame().columns
    for outcome, message, unknown in zip(columns["outcome"], columns["message"], columns["unknown"], strict=True):
        assert (message is None) is (outcome == "undetermined")
        assert (unknown is None) is (outcome == "fires")


def test_all_three_read_the_same(review: Review) -> None:
    frame = review.to_frame()
    wanted = {name: list(column) for name, column in frame.columns.items()}
    assert pa.table(frame).to_pydict() == wanted
    assert pl.DataFrame(frame).to_dict(as_series=False) == wanted
    read = pd.DataFrame.from_arrow(frame)
    assert list(read.columns) == list(REVIEW_COLUMNS)
    assert read["id"].tolist() == wanted["id"]
    assert read["message"].isna().sum() == len(review.undetermined)


def test_a_frame_is_read_as_often_as_one_likes(review: Review) -> None:
    frame = review.to_frame()
    assert pa.table(frame) == pa.table(frame)


def test_nothing_found_is_a_table_without_rows(review: Review) -> None:
    frame = review.model_copy(update={"findings": (), "undetermined": ()}).to_frame()
    assert len(frame) == 0
    assert pa.table(frame).column_names == list(REVIEW_COLUMNS)


def test_without_the_extra_the_columns_are_there_and_the_rest_says_what_is_missing(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoarrow", None)
    frame = review.to_frame()
    assert frame.columns["rule"]
    with pytest.raises(Unusable, match="frames"):
        frame.__arrow_c_stream__()
