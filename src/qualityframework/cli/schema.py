"""`schema`: JSON Schemas."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One schema; without it their names are listed.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FOLDER", help="Write all of them into a folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of a file that is read or a result that is written."""
    from .. import report

    if write is not None:
        write.mkdir(parents=True, exist_ok=True)
        for each in report.NAMES:
            (write / f"{each}.schema.json").write_text(report.schema_text(each), encoding="utf-8", newline="\n")
    elif name is None:
        sys.stdout.write("".join(f"{each}\n" for each in report.NAMES))
    else:
        sys.stdout.write(report.schema_text(name))
