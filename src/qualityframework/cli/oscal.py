"""`frameworks export` and `frameworks import`: frameworks as OSCAL catalogs, and back."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf, or_today, past_day
from .output import write, write_all_new

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
    text = exchange.oscal_text(framework)
    if output is not None and output == losses:
        raise typer.BadParameter(f"{output} is one file, and the catalog and its losses are two")
    write_all_new({path: one for path, one in ((output, text), (losses, told)) if path is not None})
    write(text if output is None else f"written: {output}\n")
    if losses is None:
        _aside(told)


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
    titles, each `reconstructed`. What is left behind is told on standard error, with counts and places.
    """
    from ..documents import document_of, read_source, refuse
    from ..exchange import from_oscal, pack_files
    from ..frameworks import framework_faults, load_scale
    from ..vocabulary import printable

    on = or_today(read)
    named = _scale(scale, output, rulesets).name if scale is not None else None
    document = document_of(read_source(path))
    made = from_oscal(document, named, on)
    file, pack = made.file, _scale(made.file.scale, output, rulesets)
    refuse(framework_faults(made.document, file, load_scale(pack.name, pack.folder.parent.parent)))
    origin = "standard input" if path == "-" else Path(path).name
    files = pack_files(file, origin, on.isoformat(), made.left)
    if output is None:
        write(files["framework.yaml"])
    else:
        _write_pack(file, files, pack, output)
    _aside("".join(f"{printable(str(one))}\n" for one in made.left))


def _aside(told: str) -> None:
    if sys.stderr is not None:
        print(told, end="", file=sys.stderr)


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
    """Writes the pack, once it is known to load; the scale goes beside it where it is not there yet. Both, or none."""
    from .. import frameworks
    from ..vocabulary import printable

    target, beside = output / file.id / file.edition, output / scale.id / scale.edition
    if target.exists():
        raise typer.BadParameter(f"{target} is there already, and nothing is written over")
    own: dict[Path, str | bytes] = {Path(file.id, file.edition, name): text for name, text in files.items()}
    of_scale: dict[Path, str | bytes] = {
        Path(scale.id, scale.edition, path.relative_to(scale.folder)): path.read_bytes()
        for path in sorted(scale.folder.rglob("*"))
        if path.is_file()
    }
    with tempfile.TemporaryDirectory() as name:
        write_all_new({Path(name) / path: content for path, content in (own | of_scale).items()})
        frameworks.load(f"{file.id}/{file.edition}", name)
    there = beside.exists()
    write_all_new({output / path: content for path, content in (own if there else own | of_scale).items()})
    for folder in (target,) if there else (target, beside):
        write(f"written: {printable(str(folder))}\n")
