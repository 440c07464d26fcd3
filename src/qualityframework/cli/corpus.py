"""`corpus`: what is known of earlier inspections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .earlier import read_corpus
from .options import AsOf, CorpusSource, ProfileName, RecordPath, Shelf, on_shelf
from .output import Format, table, tell, width, write

if TYPE_CHECKING:
    from ..benchmark import Corpus

commands = typer.Typer(
    help="Earlier evaluations, to compare with: published ones, and those of your own body.", no_args_is_help=True
)


@commands.command("list")
def list_(rulesets: Shelf = None) -> None:
    """List the corpora on the shelf."""
    from .. import benchmark, frameworks

    packs = [pack for pack in frameworks.packs(rulesets) if pack.kind == "corpus"]
    corpora = [benchmark.published(pack.name, rulesets) for pack in packs]
    table([("CORPUS", "CASES", "TALLIES", "TITLE"), *(_row(corpus) for corpus in corpora)])


def _row(corpus: Corpus) -> tuple[str, ...]:
    return corpus.name, str(len(corpus.cases)), str(len(corpus.tallies)), corpus.title


@commands.command("show")
def show_(
    corpus: CorpusSource,
    programme: Annotated[
        str | None, typer.Argument(metavar="PROGRAMME", help="One programme; without it all of them.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Show what a corpus holds: by programme, how often each grade was given, and what to be careful about.

    Tallies and single evaluations of one report are never added up, and nothing is pooled across programmes.
    """
    from .. import report
    from ..errors import NotFound
    from ..vocabulary import did_you_mean

    read = read_corpus(corpus, on_shelf(rulesets))
    by_profile = {one.profile: one.id for one in read.programmes if one.profile is not None}
    programme = by_profile.get(programme, programme) if programme is not None else None
    if programme is not None and programme not in read.by_id:
        raise NotFound(f"there is no programme `{programme}` in {read.name}: {did_you_mean(programme, read.by_id)}")
    tell(read, format, lambda: report.corpus_lines(read, programme, width()))


@commands.command("check")
def check(corpus: CorpusSource, rulesets: Shelf = None) -> None:
    """Check that a corpus can be read, and say what to be careful about.

    Faults end with 2 and are told at their places: unknown programmes, inspections that are there twice, grades of
    another scale. What sources leave open or say in two ways is no fault; it is kept as stated, and told.
    """
    from ..vocabulary import printable

    read = read_corpus(corpus, on_shelf(rulesets))
    inspections = {case.inspection for case in read.cases} | {tally.inspection for tally in read.tallies}
    held = f"{len(read.cases)} cases, {len(read.tallies)} tallies, {len(read.remarks)} remarks"
    write(f"{printable(read.name)}: {len(inspections)} inspections, {held}; digest {read.digest[:12]}\n")
    write("".join(f"note: {printable(f'{flag.inspection}: {flag.told}')}\n" for flag in read.flags))


@commands.command("add")
def add(
    corpus: Annotated[
        str,
        typer.Argument(
            metavar="CORPUS", help="A folder of past inspections, or a CSV file; one that is not there is begun."
        ),
    ],
    path: RecordPath,
    as_of: AsOf = None,
    profile: ProfileName = None,
    rulesets: Shelf = None,
) -> None:
    """Add an agreed inspection to a corpus of your own, so that the next has something to be compared with.

    A folder keeps the record with all its evidence, and is what to choose; a table keeps grades and scores alone.
    """
    from .. import benchmark, inspections
    from ..vocabulary import printable

    shelf = on_shelf(rulesets)
    inspection = inspections.opened(path, as_of=as_of, profile=profile, shelf=shelf)
    written = benchmark.add_to_corpus(Path(corpus), inspection, shelf)
    write(f"{inspection.record.id} added: {printable(written.as_posix())}\n")
