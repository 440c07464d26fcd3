"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..frameworks import OnShelf


def day(text: str) -> dt.date:
    """A day as it is written on the command line."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"`{text}` is no date; write it as 2019-11-29") from None


def past_day(text: str) -> dt.date:
    """A day on which something was done: today or before."""
    told = day(text)
    if told > _today_anywhere():
        raise typer.BadParameter(f"`{text}` is yet to come, and this is the day that something was read")
    return told


def _today_anywhere() -> dt.date:
    """The latest day that it is anywhere on earth. The command line alone knows it."""
    return (dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=14)).date()


def on_shelf(folder: OnShelf, overlays: list[str] | None = None) -> OnShelf:
    """The packs to use today: those of a folder, or of the library, with what overlays say otherwise."""
    from .. import frameworks

    on = replace(frameworks.as_shelf(folder), today=_today_anywhere())
    return frameworks.with_overlays(on, overlays) if overlays else on


def or_today(day: dt.date | None) -> dt.date:
    """The day that was given, else today's."""
    return day or dt.datetime.now(tz=dt.UTC).date()


def record_first(path: str, name: str | None) -> None:
    """Refuses a record that stands where what is asked about it belongs."""
    if path != "-" and name is not None and not Path(path).exists() and Path(name).is_file():
        raise typer.BadParameter(f"the record comes first: {name} {path}")


def unless_standard(path: Path | None) -> Path | None:
    """A file to write; None for standard output, which `-` stands for as it does for standard input."""
    return None if path == Path("-") else path


RecordPath = Annotated[
    str,
    typer.Argument(
        metavar="PATH", help="The record: a YAML or JSON file, a workbook (.xlsx), or - for standard input."
    ),
]
AsOf = Annotated[
    dt.date | None,
    typer.Option(
        "--as-of", metavar="DAY", parser=day, help="The day to judge for, as 2019-11-29 [default: the record's own]."
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        dir_okay=False,
        callback=unless_standard,
        help="Where to write it, whole or not at all [default: standard output]. "
        "A file that is there already is left as it is, and that is a fault.",
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Put it in the place of such a file, as where a report is made on every change."),
]
ProfileName = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="The programme [default: the one that ran on that day].")
]
MethodName = Annotated[
    str | None, typer.Option("--method", metavar="NAME", help="The method of weighing [default: the framework's own].")
]
CorpusName = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        metavar="CORPUS",
        help="Earlier inspections: a folder of records, a CSV file, or a pack [default: published evaluations].",
    ),
]
CompareWith = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        metavar="CORPUS",
        help="Also compare with earlier inspections: a folder of records, a CSV file, or a pack [default: with none].",
    ),
]
CorpusSource = Annotated[
    str,
    typer.Argument(
        metavar="CORPUS",
        help="A folder of past inspections, a CSV file, - for a table on standard input, or the name of a pack.",
    ),
]
PlotFile = Annotated[
    str | None,
    typer.Option("--plot", metavar="FILE", help="Also draw it, into a file that ends in .svg or .png."),
]
RulesetName = Annotated[
    str | None, typer.Option("--ruleset", metavar="PACK", help="The rules [default: the framework's own].")
]
SourceRead = Annotated[
    dt.date | None,
    typer.Option("--read", metavar="DAY", parser=past_day, help="The day its source was read [default: today]."),
]
Overlays = Annotated[
    list[str] | None,
    typer.Option(
        "--overlay",
        metavar="FOLDER",
        help="What your organisation says otherwise: a folder with an overlay.yaml, or a pack. May be given again.",
    ),
]
Shelf = Annotated[
    Path | None,
    typer.Option(
        "--rulesets",
        metavar="FOLDER",
        file_okay=False,
        exists=True,
        help="A folder of packs [default: those that come with the library].",
    ),
]
