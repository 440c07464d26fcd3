"""Reads each faulty table of `bad` as a corpus, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.corpora.telling` writes the texts anew. Read the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path

from qualityframework.benchmark import open_corpus
from tests.diagnostics.keeping import Kept

BAD = Path(__file__).resolve().parent / "bad"
_TABLES = Kept(BAD, open_corpus)
NAMES, told, text_of, kept = _TABLES.names, _TABLES.told, _TABLES.text_of, _TABLES.kept

if __name__ == "__main__":
    _TABLES.renew()
