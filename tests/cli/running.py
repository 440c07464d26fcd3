"""The command line, run in this process, and what came of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from qualityframework.cli import _run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
ILLUSTRATIVE = EXAMPLES / "illustrative-partnership.yaml"
ORKNEY = EXAMPLES / "orkney-2020.yaml"
PROFILES = {"2018-20": "2019-11-29", "2021-25": "2022-11-29", "2025-26": "2025-11-28"}
"""The programmes, each with a day on which it ran."""

BARE = """\
id: bare
title: Bare
framework: children-care-protection/2019
profile: 2018-20
as_of: 2019-11-29
"""
"""A record that says next to nothing: no rule fires on it but that it was compared with nothing."""


@dataclass(frozen=True)
class Ran:
    """Exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
    """Runs `qualityframework <arguments>`, piped on every side."""
    out, err = io.StringIO(), io.StringIO()
    said = mock.patch.object(sys, "argv", ["qualityframework", *map(str, arguments)])
    with redirect_stdout(out), redirect_stderr(err), _fed(stdin), said:
        code = _run()
    return Ran(int(code), out.getvalue(), err.getvalue())


@contextmanager
def _fed(stdin: str | bytes) -> Iterator[None]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")):
        yield
