"""Reads each faulty list of `bad`, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.sampling.telling` writes the texts anew. Read the difference before keeping it.
Four records are to be drawn from each, by `group`.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from qualityframework.benchmark.sampling import read_list
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Diagnostic

BAD = Path(__file__).resolve().parent / "bad"
NAMES = sorted(path.name for path in BAD.glob("*.csv"))


def told(name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of a faulty list; none when it is read without any."""
    try:
        with contextlib.chdir(BAD):
            read_list(name, strata_column="group", size=4)
    except InvalidInput as error:
        return error.diagnostics
    return ()


def text_of(name: str) -> str:
    """All that is told of a faulty list."""
    return "\n\n".join(map(str, told(name))) + "\n"


def kept(name: str) -> Path:
    """Where that text is kept."""
    return BAD / f"{name}.txt"


if __name__ == "__main__":
    for one in NAMES:
        kept(one).write_text(text_of(one), encoding="utf-8", newline="\n")
