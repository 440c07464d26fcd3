"""`frameworks export` and `frameworks import`: frameworks as OSCAL catalogs, and back."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import OutputFile, Shelf, on_shelf, or_today, past_day, unless_standard
from .output import aside, write, write_new

if TYPE_CHECKING:
    from ..documents import Document
    from ..exchange import Imported

Files = dict[Path, str | bytes]
"""Contents by their places in a folder of packs."""


def export(
    name: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="As children-care-protection/2019.")],
    output: OutputFile = None,
    losses: Annotated[
        Path | None,
        typer.Option(
            "--losses",
            metavar="FILE",
            help="Where to write what is lost [default: standard error].",
            callback=unless_standard,
        ),
    ] = None,
    losses_only: Annotated[bool, typer.Option("--losses-only", help="Print what would be lost, and no more.")] = False,
    rulesets: Shelf = None,
) -> None:
    """Write a framework as an OSCAL catalog, and tell what a catalog has no words for.

    Domains and areas are groups, indicators are controls, sources are resources of the back matter.
    """
    from .. import exchange, frameworks
    from ..vocabulary import printable

    shelf = on_shelf(rulesets)
    framework = frameworks.load(name, shelf)
    shown = len(frameworks.illustrations(name, shelf)[1])
    lost = [f"lost: {printable(str(loss))}" for loss in exchange.losses(framework, shown)]
    told = "".join(f"{one}\n" for one in lost)
    if losses_only:
        write(told)
        return
    text = exchange.oscal_text(framework)
    if output is not None and output == losses:
        raise typer.BadParameter(f"{output} is one file, and the catalog and its losses are two")
    write_new({path: one for path, one in ((output, text), (losses, told)) if path is not None})
    write(text if output is None else f"written: {output}\n")
    if losses is None:
        aside(lost)


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
    from ..documents import document_of, read_source
    from ..exchange import from_oscal, pack_files
    from ..frameworks import find
    from ..vocabulary import printable

    on = or_today(read)
    named = find(scale, "scale", _home(scale, output, rulesets)).name if scale is not None else None
    document = document_of(read_source(path))
    made = from_oscal(document, named, on)
    file, home = made.file, _home(made.file.scale, output, rulesets)
    _refuse_faults(made, output, rulesets)
    folder = Path(file.id, file.edition)
    if output is not None and (output / folder).exists():
        raise typer.BadParameter(f"{output / folder} is there already, and nothing is written over")
    texts = pack_files(file, "standard input" if path == "-" else Path(path).name, on.isoformat(), made.left)
    pack: Files = {folder / name: text for name, text in texts.items()}
    beside = find(file.scale, "scale", home).folder
    found = [one for one in sorted(beside.rglob("*")) if one.is_file()]
    whole = pack | {one.relative_to(beside.parent.parent): one.read_bytes() for one in found}
    _try(document, f"{file.id}/{file.edition}", whole)
    if output is None:
        write(texts["framework.yaml"])
    else:
        written = pack if home == output else whole
        write_new({output / place: content for place, content in written.items()})
        for made_folder in dict.fromkeys(output / Path(*place.parts[:2]) for place in written):
            write(f"written: {printable(str(made_folder))}\n")
    aside(map(str, made.left))


def _home(scale: str, output: Path | None, rulesets: Path | None) -> Path | None:
    """Where a scale is: in the folder that is written into, if it is there already, or else on the shelf."""
    from ..frameworks import packs

    there = output is not None and any(scale in (pack.name, pack.id) for pack in packs(output, "scale"))
    return output if there else rulesets


def _refuse_faults(made: Imported, output: Path | None, rulesets: Path | None) -> None:
    """Refuses a framework that cannot be called so, or has faults, at the texts of the catalog that they come from."""
    from ..documents import refuse
    from ..errors import InvalidInput
    from ..frameworks import framework_faults, name_faults, scale_of
    from ..vocabulary import Diagnostic

    file, document = made.file, made.document
    shelves = (rulesets,) if output is None else (output, rulesets)
    help_ = "the name is made of what stands here: say it otherwise in a copy of the catalog"
    faults = [
        Diagnostic(fault.code, fault.message, document.place(fault.key), help=help_)
        for fault in name_faults("framework", file.id, file.edition, *shelves)
    ]
    try:
        faults += framework_faults(document, file, scale_of(document, file.scale, _home(file.scale, output, rulesets)))
    except InvalidInput as error:
        faults += error.diagnostics
    refuse(faults)


def _try(catalog: Document, name: str, files: Files) -> None:
    """Loads the pack from where nobody sees it: what is wrong with it is told of the catalog."""
    from .. import frameworks
    from ..documents import refuse
    from ..errors import InvalidInput

    with tempfile.TemporaryDirectory() as shelf:
        write_new({Path(shelf) / place: content for place, content in files.items()})
        try:
            frameworks.load(name, shelf)
        except InvalidInput as error:
            at = catalog.place("catalog")
            refuse(replace(one, message=f"as a pack: {one.message}", at=at, related=()) for one in error.diagnostics)
