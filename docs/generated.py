"""The pages that are made of the code: `python docs/generated.py` writes them, and a test compares.

Rules and frameworks have pages too; `qualityframework rules pages` and `qualityframework frameworks pages` make those.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qualityframework.cli.app import command_for
from qualityframework.report import NAMES, schema

REFERENCE = Path(__file__).resolve().parent / "reference"
MADE = "This page is made of the code (`python docs/generated.py`)."


def command_line() -> str:
    """The page of every command with its arguments and options, in the order of the help."""
    app = command_for(None)
    top = app.make_context("qualityframework", [], resilient_parsing=True)
    parts = [
        "# The command line",
        app.help,
        app.epilog,
        f"Every command prints what stands here with `--help`. {MADE}",
        *commands(app, top, 2),
    ]
    return "\n\n".join(parts) + "\n"


def commands(group: Any, context: Any, depth: int) -> Iterator[str]:
    """The parts of the page that tell the commands of a group, and of the groups in it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        within = command.make_context(name, [], parent=context, resilient_parsing=True)
        yield f"{'#' * depth} `{within.command_path.partition(' ')[2]}`"
        yield inspect.cleandoc(command.help)
        if hasattr(command, "list_commands"):
            yield from commands(command, within, depth + 1)
        else:
            yield f"    {command.get_usage(within).partition(': ')[2]}"
            yield f"Example:\n\n    {command.epilog.partition('Example: ')[2]}"
            yield table(record for one in command.params if (record := one.get_help_record(within)))


def table(records: Iterator[tuple[str, str]]) -> str:
    """Arguments and options with what they are for."""
    rows = [f"| `{cell(left)}` | {cell(right)} |" for left, right in records]
    return "\n".join(("| argument or option | what for |", "| --- | --- |", *rows))


def cell(text: str) -> str:
    """A text within a cell of a table, on one line."""
    return " ".join(text.split()).replace("|", "\\|")


def schemas() -> str:
    """The page of every JSON Schema, with what it is for."""
    rows = [
        f"| [`{name}`](../schemas/{name}.schema.json) | {cell(told['title'])} | {cell(told['description'])} |"
        for name, told in ((name, schema(name)) for name in NAMES)
    ]
    head = (
        "# Schemas of files and results",
        "JSON Schemas (draft 2020-12) of every file that is read and of every result that `--format json` prints. An\n"
        "editor that knows them completes and marks keys; `qualityframework schema NAME` prints one, and\n"
        "`qualityframework schema --write FOLDER` writes them all. What is refused beyond a schema, such as a name\n"
        f"that leads nowhere, is told by a [diagnostic](diagnostics.md). {MADE}",
        "\n".join(("| name | of what | what for |", "| --- | --- | --- |", *rows)),
    )
    return "\n\n".join(head) + "\n"


PAGES = {"command-line.md": command_line, "schemas.md": schemas}

if __name__ == "__main__":
    for page, made in PAGES.items():
        (REFERENCE / page).write_text(made(), encoding="utf-8", newline="\n")
