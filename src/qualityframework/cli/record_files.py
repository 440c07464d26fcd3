"""Records into files: as YAML, or as a workbook with what its framework has to choose from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .output import write, write_new

if TYPE_CHECKING:
    from ..frameworks import Framework, Profile
    from ..inspections import Record


class RecordFormat(StrEnum):
    """How a record is written."""

    YAML = "yaml"
    XLSX = "xlsx"


def profile_of(framework: Framework, name: str | None) -> Profile:
    """The programme of that name; without one the latest that holds.

    Raises:
        NotFound: when there is none, or with the nearest name.
    """
    from ..errors import NotFound
    from ..vocabulary import did_you_mean

    framework.weighing  # noqa: B018  (a framework without it takes no record, and says so)
    if not framework.file.profiles:
        raise NotFound(f"{framework.name} carries no profile, so there is nothing to evaluate")
    if name is None and not framework.standing:
        names = ", ".join(f"`{one}`" for one in framework.profiles)
        raise NotFound(f"every programme of {framework.name} was withdrawn; name one with --profile: {names}")
    name = name or framework.standing[-1].id
    if name not in framework.profiles:
        raise NotFound(f"there is no profile `{name}` in {framework.name}: {did_you_mean(name, framework.profiles)}")
    return framework.profiles[name]


def write_record(
    record: Record | None, framework: Framework, profile: Profile, format: RecordFormat | None, output: Path | None
) -> None:
    """Writes a record, or the beginning of one; in the format that its ending says unless one is given."""
    from .. import inspections, report

    if (format or _named(output)) is RecordFormat.XLSX:
        if output is None:
            raise typer.BadParameter("a workbook is written into a file: name one with --output")
        put(report.workbook_template(framework, profile, record), output)
    elif record is None:
        put(report.record_template(framework, profile), output)
    else:
        put(inspections.dump(record), output)


def put(content: str | bytes, output: Path | None) -> None:
    """Writes what is new: to standard output, or into a file that is not there yet."""
    if output is None:
        assert isinstance(content, str)
        write(content)
        return
    write_new({output: content})
    write(f"written: {output}\n")


def _named(output: Path | None) -> RecordFormat:
    """The format that goes without saying."""
    ending = output.suffix.lower() if output is not None else ""
    if ending in ("", ".yaml", ".yml"):
        return RecordFormat.YAML
    if ending == ".xlsx":
        return RecordFormat.XLSX
    assert output is not None
    raise typer.BadParameter(f"the ending of {output.name} is neither .yaml nor .xlsx; name a format with --format")
