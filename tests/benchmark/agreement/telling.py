"""Reads each faulty table of `bad`, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.agreement.telling` writes the texts anew. Read the difference before keeping it.
Tables whose names begin with `numbers` are read as numbers at level ratio, all others as points of the six-point scale.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from qualityframework.benchmark.agreement import Measurement, read_ratings
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import load_scale
from qualityframework.vocabulary import Diagnostic

BAD = Path(__file__).resolve().parent / "bad"
NAMES = sorted(path.name for path in BAD.glob("*.csv"))
SCALE = load_scale("six-point-scale/1")


def told(name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of a faulty table; none when it is read without any."""
    numbers = name.startswith("numbers")
    try:
        with contextlib.chdir(BAD):
            read_ratings(name, Measurement.RATIO if numbers else Measurement.ORDINAL, None if numbers else SCALE)
    except InvalidInput as error:
        return error.diagnostics
    return ()


def text_of(name: str) -> str:
    """All that is told of a faulty table."""
    return "\n\n".join(map(str, told(name))) + "\n"


def kept(name: str) -> Path:
    """Where that text is kept."""
    return BAD / f"{name}.txt"


if __name__ == "__main__":
    for one in NAMES:
        kept(one).write_text(text_of(one), encoding="utf-8", newline="\n")
