"""A review in each format that is text, kept to be compared.

`UPDATE_GOLDEN=1 pytest tests/report/formats/test_golden.py` writes it anew; the difference is for a person to look at.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualityframework import Review
from qualityframework.report import RecordFile, render
from qualityframework.vocabulary import Remit
from tests.report.formats.told import TEXTS
from tests.strategies.reviews import cut, model

GOLDEN = Path(__file__).parent / "golden"
UNSTEADY = {
    "engine": "VERSION",
    "framework_digest": "(framework)",
    "scale_digest": "(scale)",
    "ruleset_digest": "(rules)",
    "record_digest": "(record)",
}
"""What changes without anything having changed for a reader."""


def kept() -> Review:
    """Of the illustrative partnership: the first finding of each remit, and two things not determined."""
    review = model()
    first = [next(one for one in review.findings if one.remit is remit) for remit in Remit]
    steady = review.model_copy(update={"provenance": review.provenance.model_copy(update=UNSTEADY)})
    return cut(steady, sorted(first, key=lambda one: -one.severity.rank), review.undetermined[3:5])


@pytest.mark.parametrize("format", [format for format in TEXTS if format not in ("text", "json")])
def test_the_text_is_the_one_that_is_kept(format: str) -> None:
    made, path = render(kept(), format, RecordFile("examples/illustrative-partnership.yaml")), GOLDEN / format
    assert isinstance(made, str)
    made = made.replace("\r\n", "\n")  # as git keeps texts
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == made


def test_every_text_that_is_kept_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {*TEXTS} - {"text", "json"}
