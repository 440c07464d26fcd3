"""The page on corpora says what a table may hold, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from qualityframework.benchmark.corpora.table import COLUMNS, Row

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "corpus.md").read_text(encoding="utf-8")


def test_the_page_has_every_column_of_a_table_and_whether_it_is_wanted() -> None:
    told = re.findall(r"^\| `(\w+)` \| (yes)? ?\|", PAGE, re.MULTILINE)
    assert told == [(name, "yes" if Row.model_fields[name].is_required() else "") for name in COLUMNS]
