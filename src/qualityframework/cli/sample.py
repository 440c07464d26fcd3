"""`sample`: how many records to read, which ones, and what can be said from them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf
from .output import Format, show, tell, width, write, write_new

if TYPE_CHECKING:
    from ..frameworks import Figures

commands = typer.Typer(help="Samples: how many records, which ones, and what they can say.", no_args_is_help=True)


class Method(StrEnum):
    """How an interval is made."""

    HYPERGEOMETRIC = "hypergeometric"
    WILSON = "wilson"
    WILSON_FINITE = "wilson-finite"
    CLOPPER_PEARSON = "clopper-pearson"


_USUAL = "[default: as the figures have it]"

Population = Annotated[
    int | None, typer.Option("--population", metavar="N", help="How many there are in all [default: not known].")
]
Level = Annotated[
    float | None,
    typer.Option("--level", metavar="SHARE", help=f"Confidence, as 0.95 {_USUAL}."),
]
PerWorker = Annotated[
    float | None, typer.Option("--per-worker", metavar="M", help="How many records of each worker are read.")
]
Icc = Annotated[
    float | None, typer.Option("--icc", metavar="X", help="How alike records of one worker are, from 0 to 1.")
]
Telling = Annotated[Format, typer.Option("--format", help="How to tell it.")]


@commands.command("size")
def size(
    population: Population = None,
    margin: Annotated[
        float | None,
        typer.Option(
            "--margin",
            metavar="POINTS",
            help=f"As 10, for ten points of 100 either way {_USUAL}.",
        ),
    ] = None,
    level: Level = None,
    share: Annotated[
        float | None,
        typer.Option("--share", metavar="SHARE", help=f"The share that is expected, as 0.5 {_USUAL}."),
    ] = None,
    per_worker: PerWorker = None,
    icc: Icc = None,
    rare: Annotated[
        float | None, typer.Option("--rare", metavar="SHARE", help="Also meet a problem that so many have, as 0.05.")
    ] = None,
    chance: Annotated[
        float | None,
        typer.Option("--chance", metavar="SHARE", help=f"Of meeting it at least once, as 0.95 {_USUAL}."),
    ] = None,
    format: Telling = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """How many records to read for a margin, and what they can and cannot say.

    A margin is in points of 100, as 10. All other shares are from 0 to 1, as 0.95.
    """
    from .. import report
    from ..benchmark import sampling

    told = sampling.size_answer(
        _figures(rulesets),
        margin=margin,
        level=level,
        share=share,
        population=population,
        per_worker=per_worker,
        icc=icc,
        rare=rare,
        chance=chance,
    )
    tell(told, format, lambda: report.size_lines(told, width()))


@commands.command("interval")
def interval(
    met: Annotated[int, typer.Argument(metavar="MET", help="How many met the standard, or answered so.")],
    of: Annotated[int, typer.Argument(metavar="OF", help="How many were read, or answered.")],
    population: Population = None,
    level: Level = None,
    method: Annotated[
        Method | None,
        typer.Option("--method", help="[default: hypergeometric where it is known how many there are, else wilson]"),
    ] = None,
    one_sided: Annotated[
        bool, typer.Option("--one-sided", help="Each limit by itself: at least so many, or at most.")
    ] = False,
    asked: Annotated[
        int | None,
        typer.Option("--asked", metavar="N", help="Of a survey: how many were asked, whether they answered or not."),
    ] = None,
    per_worker: PerWorker = None,
    icc: Icc = None,
    format: Telling = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """What a share in a sample shows of the share in all: its limits, and what it may be called.

    With --asked also what can be said without any assumption about those who did not answer. With --per-worker and
    --icc for several records of each worker, which are alike and so say less.
    """
    from .. import report
    from ..benchmark import sampling

    told = sampling.interval_answer(
        _figures(rulesets),
        met,
        of,
        population=population,
        level=level,
        method=None if method is None else sampling.IntervalMethod(method.value),
        one_sided=one_sided,
        asked=asked,
        per_worker=per_worker,
        icc=icc,
    )
    tell(told, format, lambda: report.interval_lines(told, width()))


@commands.command("draw")
def draw(
    path: Annotated[
        str, typer.Argument(metavar="LIST", help="All records: a CSV file with a row each, or - for standard input.")
    ],
    size: Annotated[int | None, typer.Option("--size", metavar="N", help="How many to draw.")] = None,
    strata: Annotated[
        str | None, typer.Option("--strata", metavar="COLUMN", help="Draw of each group its part.")
    ] = None,
    floor: Annotated[
        int | None,
        typer.Option("--floor", metavar="F", help=f"At least so many of each group {_USUAL}."),
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option("--seed", metavar="TEXT", help="What the lot hangs on [default: one is made and told]."),
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id", metavar="COLUMN", help="Where the case codes stand [default: id].")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the draw, to be kept and checked.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="DRAW", help="Does this draw follow from the list and its seed?")
    ] = None,
    format: Telling = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Draw records by lot, so that anybody can make the same draw again, or check a draw that was made.

    Ids are case codes: not names, and no numbers by which a person can be found. The draw is a working paper of the
    team, with codes and small counts in it, and not for print.

    Settle the seed before the list is seen, and not twice: who may try several can choose a sample.
    """
    from .. import report
    from ..benchmark import sampling

    if check is not None:
        given = {"--size": size, "--strata": strata, "--floor": floor, "--seed": seed, "--id": id_column, "--out": out}
        if more := [name for name, value in given.items() if value is not None]:
            raise typer.BadParameter(f"--check takes all from the draw, and goes without {', '.join(more)}")
        _check(path, check, format)
        return
    if size is None:
        raise typer.BadParameter("how many records are to be drawn? Say so by --size")
    if floor is not None and strata is None:
        raise typer.BadParameter("a floor is of strata: name the column that they are in by --strata")
    figures = sampling.sampling_figures(_figures(rulesets))
    listed = sampling.read_list(path, id_column=id_column or sampling.ID_COLUMN, strata_column=strata, size=size)
    drawn = sampling.draw_sample(
        listed, size, seed=_seed() if seed is None else seed, floor=figures.floor if floor is None else floor
    )
    if out is not None:
        write_new({out: report.json_text(drawn)})
    if format is Format.JSON:
        write(report.json_text(drawn))
        return
    show(report.draw_lines(drawn, figures, listing=out is None, width=width()))
    if out is not None:
        write(f"written: {out}\n")


def _check(path: str, draw: Path, format: Format) -> None:
    from .. import report
    from ..benchmark import sampling

    told = sampling.read_draw(draw)
    id_column, *strata = told.columns
    listed = sampling.read_list(path, id_column=id_column, strata_column=strata[0] if strata else None)
    checked = sampling.check_draw(told, listed)
    tell(checked, format, lambda: report.check_lines(checked, told, width()), found=not checked.follows)


def _figures(rulesets: Path | None) -> Figures:
    from ..frameworks import BENCHMARK, load_benchmark

    return load_benchmark(BENCHMARK, rulesets)


def _seed() -> str:
    import secrets

    return secrets.token_hex(8)
