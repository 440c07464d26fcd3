"""`schema`: JSON Schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .output import write


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One schema; without it their names are listed.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="FOLDER", help="Write all of them into a folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of a file or of a result."""
    from .. import report

    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for each in report.NAMES:
            path = folder / f"{each}.schema.json"
            path.write_text(report.schema_text(each), encoding="utf-8", newline="\n")
            write(f"written: {path}\n")
    elif name is None:
        write("".join(f"{each}\n" for each in report.NAMES))
    else:
        write(report.schema_text(name))
