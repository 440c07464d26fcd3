"""`frameworks export` and `frameworks import`: frameworks as OSCAL catalogs, and back."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf, or_today, past_day
from .output import write, write_new

if TYPE_CHECKING:
    from ..frameworks import FrameworkFile, Pack


def export(
    name: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="As children-care-protection/2019.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it [default: standard output]."),
    ] = None,
    losses: Annotated[
        Path | None,
        typer.Option("--losses", metavar="FILE", help="Where to write what is lost [default: standard error]."),
    ] = None,
    losses_only: Annotated[bool, typer.Option("--losses-only", help="Print what would be lost, and no more.")] = False,
    rulesets: Shelf = None,
) -> None:
    """Write a framework as an OSCAL catalog, and tell what a catalog has no words for.

    Domains and areas are groups, indicators are controls, sources are resources of the back matter.
    """
    from .. import exchange, frameworks
    from ..vocabulary import printable

    framework = frameworks.load(name, rulesets)
    shown = len(frameworks.illustrations(name, rulesets)[1])
    told = "".join(f"lost: {printable(str(loss))}\n" for loss in exchange.losses(framework, shown))
    if losses_only:
        write(told)
        return
    for path in (output, losses):
        if path is not None and path.exists():
            raise typer.BadParameter(f"{path} is there already, and nothing is written over")
    text = exchange.oscal_text(framework)
    if output is None:
        write(text)
    else:
        write_new(text, output)
        write(f"written: {output}\n")
    if losses is not None:
        write_new(told, losses)
    elif sys.stderr is not None:
        print(told, end="", file=sys.stderr)


def import_(
    path: Annotated[str, typer.Argument(metavar="CATALOG", help="An OSCAL catalog: JSON, or - for standard input.")],
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="PACK", help="The scale [default: the one that the catalog names]."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            file_okay=False,
            help="A folder of packs [default: print the framework].",
        ),
    ] = None,
    read: Annotated[
        dt.date | None,
        typer.Option("--read", metavar="DAY", parser=past_day, help="The day the catalog was read [default: today]."),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Read an OSCAL catalog as a framework, and write it as a pack with its scale beside it.

    A catalog that was written from a framework comes back as it was, but for what was lost. Of any other come codes and
    titles, each `reconstructed`.
    """
    from ..documents import document_of, read_source
    from ..exchange import from_oscal, pack_files

    on = or_today(read)
    named = _scale(scale, output, rulesets).name if scale is not None else None
    document = document_of(read_source(path))
    file = from_oscal(document, named, on)
    origin = "standard input" if path == "-" else Path(path).name
    files = pack_files(file, origin, on.isoformat())
    if output is None:
        write(files["framework.yaml"])
        return
    _write_pack(file, files, _scale(file.scale, output, rulesets), output)


def _scale(name: str, output: Path | None, rulesets: Path | None) -> Pack:
    """The pack of a scale: the one that is in the folder already, or else the one from the shelf."""
    from ..errors import NotFound
    from ..frameworks import find

    if output is not None and output.is_dir():
        try:
            return find(name, "scale", output)
        except NotFound:
            pass
    return find(name, "scale", rulesets)


def _write_pack(file: FrameworkFile, files: dict[str, str], scale: Pack, output: Path) -> None:
    """Writes the pack, once it is known to load; the scale goes beside it where it is not there yet."""
    from .. import frameworks
    from ..vocabulary import printable

    target, beside = output / file.id / file.edition, output / scale.id / scale.edition
    if target.exists():
        raise typer.BadParameter(f"{target} is there already, and nothing is written over")
    with tempfile.TemporaryDirectory() as name:
        tried = Path(name)
        made = tried / file.id / file.edition
        for each, text in files.items():
            write_new(text, made / each)
        shutil.copytree(scale.folder, tried / scale.id / scale.edition)
        frameworks.load(f"{file.id}/{file.edition}", tried)
        shutil.copytree(made, target)
        write(f"written: {printable(str(target))}\n")
        if not beside.exists():
            shutil.copytree(scale.folder, beside)
            write(f"written: {beside}\n")
