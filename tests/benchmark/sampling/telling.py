"""Reads each faulty list of `bad`, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.sampling.telling` writes the texts anew. Read the difference before keeping it.
Four records are to be drawn from each, by `group`.
"""

from __future__ import annotations

from pathlib import Path

from qualityframework.benchmark.sampling import read_list
from tests.diagnostics.keeping import Kept

BAD = Path(__file__).resolve().parent / "bad"
_LISTS = Kept(BAD, lambda name: read_list(name, strata_column="group", size=4))
NAMES, told, text_of, kept = _LISTS.names, _LISTS.told, _LISTS.text_of, _LISTS.kept

if __name__ == "__main__":
    _LISTS.renew()
