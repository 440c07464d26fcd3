"""Requirements and recommendations of real care services: texts that tell few shares, and are not to be accused.

Care Inspectorate, Open Government Licence v3.0. The data do not belong to this project and lie, where they are there,
in a folder beside it.
"""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from tests.prose.words import contradicted, told

FILE = Path(__file__).parents[3] / "shared/data/care_inspectorate/requirements_text.csv.gz"
MOST_ACCUSED = 1 / 10_000
EVERY = 3
"""All take ten seconds. None of the 29,924 is accused."""


@pytest.mark.slow
@pytest.mark.skipif(not FILE.exists(), reason="the texts of the Care Inspectorate's requirements are not here")
def test_published_texts_are_hardly_ever_accused() -> None:
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)][::EVERY]
    accused = [text for text in texts if contradicted(text) or any(agrees is False for *_, agrees in told(text))]
    assert len(texts) > 9_000
    assert len(accused) / len(texts) <= MOST_ACCUSED
