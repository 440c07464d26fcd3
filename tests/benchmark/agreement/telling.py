"""Reads each faulty table of `bad`, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.agreement.telling` writes the texts anew. Read the difference before keeping it.
Tables whose names begin with `numbers` are read as numbers at level ratio, all others as points of the six-point scale.
"""

from __future__ import annotations

from pathlib import Path

from qualityframework.benchmark.agreement import Measurement, Ratings, read_ratings
from qualityframework.frameworks import load_scale
from tests.diagnostics.keeping import Kept

SCALE = load_scale("six-point-scale/1")


def _read(name: str) -> Ratings:
    numbers = name.startswith("numbers")
    return read_ratings(name, Measurement.RATIO if numbers else Measurement.ORDINAL, None if numbers else SCALE)


BAD = Path(__file__).resolve().parent / "bad"
_TABLES = Kept(BAD, _read)
NAMES, told, text_of, kept = _TABLES.names, _TABLES.told, _TABLES.text_of, _TABLES.kept

if __name__ == "__main__":
    _TABLES.renew()
