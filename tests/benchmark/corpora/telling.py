"""Reads each faulty table of `bad` as a corpus, and keeps the text of all its diagnostics beside it.

`python -m tests.benchmark.corpora.telling` writes the texts anew. Read the difference before keeping it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from qualityframework.benchmark import open_corpus
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Diagnostic

BAD = Path(__file__).resolve().parent / "bad"


def bad_files() -> list[str]:
    """Every faulty table."""
    return sorted(path.name for path in BAD.glob("*.csv"))


def told(name: str) -> list[Diagnostic]:
    """The diagnostics of a faulty table; none when it is read without any."""
    try:
        with contextlib.chdir(BAD):
            open_corpus(name)
    except InvalidInput as error:
        return list(error.diagnostics)
    return []


def text_of(name: str) -> str:
    """All that is told of a faulty table."""
    return "\n\n".join(map(str, told(name))) + "\n"


def kept(name: str) -> Path:
    """Where the text of a faulty table is kept."""
    return BAD / f"{name}.txt"


if __name__ == "__main__":
    for one in bad_files():
        kept(one).write_text(text_of(one), encoding="utf-8", newline="\n")
