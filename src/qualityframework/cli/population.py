"""`population`: the same rules over very many inspections, which are tables."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .check import FailLevel
from .options import Overlays, Shelf, day, on_shelf
from .output import Format, complain_of_all, progress, table, tell, width, write

if TYPE_CHECKING:
    from ..population import Plan

commands = typer.Typer(
    help="Very many inspections at once, as tables in files. Needs the extra `population`.", no_args_is_help=True
)

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="Tables, each a file: evaluation.parquet or evaluation.csv, and so on."),
]
Rules = Annotated[str, typer.Option("--ruleset", metavar="PACK", help="The rules.")]
ParametersOf = Annotated[
    dt.date,
    typer.Option(
        "--as-of", metavar="DAY", parser=day, help="The day whose rules and parameters are asked, as 2019-11-29."
    ),
]


class Ending(StrEnum):
    """How a table is written."""

    PARQUET = "parquet"
    CSV = "csv"


class Layout(StrEnum):
    """How the layout of tables is told."""

    TEXT = "text"
    MARKDOWN = "markdown"


class Engine(StrEnum):
    """Whose SQL it is."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@commands.command("check")
def check(
    folder: Folder,
    ruleset: Rules,
    as_of: ParametersOf,
    findings: Annotated[
        Path | None,
        typer.Option("--write", metavar="FILE", help="Also write the findings, as .csv or .parquet."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell how often.")] = Format.TEXT,
    fail_level: Annotated[
        FailLevel, typer.Option("--fail-level", help="End with 1 when there is a finding of this severity or above.")
    ] = FailLevel.RESOLVE,
    memory: Annotated[
        str, typer.Option("--memory", metavar="SIZE", help="How much memory the engine may take, as 4GB.")
    ] = "4GB",
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Ask a ruleset of all inspections in a folder of tables, and say how often each rule came to what.

    What rules read has to be there: `population layout` says which tables and columns that is.
    """
    from .. import population, report
    from ..errors import Unusable
    from ..vocabulary import Severity

    plan = _plan(ruleset, as_of, rulesets, overlay)
    if findings is not None:
        _refuse_place(findings, folder, plan)
    with progress("Asking the rules of every inspection") as step:
        tables = population.read_tables(folder, plan.tables)
        if not len(tables["inspection"]):
            raise Unusable(f"there is no inspection in {folder}, and nothing that could be fine")
        step(1, 4)
        held = population.Population(plan.tables, tables, memory=memory)
        step(2, 4)
        found = population.run(plan, held)
        step(3, 4)
        if findings is not None:
            population.write_findings(found, findings)
    made = population.tally(plan, found, as_of=as_of, inspections=len(tables["inspection"]))
    tell(made, format, lambda: report.tally_lines(made, width()), found=bool(made.at_least(Severity(fail_level.value))))


def _refuse_place(findings: Path, folder: Path, plan: Plan) -> None:
    """Says that findings cannot be written there before anything is read, which may take long."""
    if findings.stem in plan.tables and findings.resolve().parent == folder.resolve():
        raise typer.BadParameter(f"{findings} is one of the tables that are read; write the findings elsewhere")
    ends = [f".{one}" for one in Ending]
    if findings.suffix not in ends:
        raise typer.BadParameter(f"{findings} should end in {' or '.join(ends)}", param_hint="--write")
    if not findings.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {findings.parent}", param_hint="--write")


@commands.command("sql")
def sql(
    ruleset: Rules,
    as_of: ParametersOf,
    dialect: Annotated[Engine, typer.Option("--dialect", help="Whose SQL it is to be.")] = Engine.DUCKDB,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Print a ruleset as one query, to be run where the tables are; for Spark, 3.4 or later.

    The query holds nothing to anything: tables have to be as `population layout` says, and inspections of days with
    these rules and parameters.
    """
    plan = _plan(ruleset, as_of, rulesets, overlay)
    name = plan.programme.ruleset.name
    write(f"-- {name} as of {as_of}: inspections of days with other rules or parameters are to be run apart\n")
    write(plan.sql(dialect.value, pretty=True) + "\n")


@commands.command("layout")
def layout(
    ruleset: Annotated[
        str | None, typer.Option("--ruleset", metavar="PACK", help="Only what these rules read [default: everything].")
    ] = None,
    as_of: Annotated[
        dt.date | None,
        typer.Option("--as-of", metavar="DAY", parser=day, help="The day whose rules are asked, as 2019-11-29."),
    ] = None,
    format: Annotated[Layout, typer.Option("--format", help="How to tell it.")] = Layout.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """List the tables and columns that a ruleset reads, or that any could."""
    from .. import population, report

    if (ruleset is None) != (as_of is None):
        raise typer.BadParameter("--ruleset and --as-of go together: rules are in force on a day")
    every = population.layout()
    tables = every if ruleset is None or as_of is None else _plan(ruleset, as_of, rulesets, overlay).tables
    if format is Layout.MARKDOWN:
        write(report.layout_markdown(tables.values()))
        return
    rows = [
        (one.name, column.name, column.held_as, "may be empty" if column.may_lack else "", column.doc)
        for one in tables.values()
        for column in one.columns
    ]
    table([("TABLE", "COLUMN", "TYPE", "", "WHAT IT SAYS"), *rows])


@commands.command("tables")
def tables(
    records: Annotated[list[str], typer.Argument(metavar="PATH...", help="Records: YAML or JSON files.")],
    folder: Annotated[Path, typer.Option("--write", metavar="FOLDER", help="Where the tables are written.")],
    ruleset: Rules,
    as_of: ParametersOf,
    format: Annotated[Ending, typer.Option("--format", help="How they are written.")] = Ending.PARQUET,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Make tables of records, as a ruleset reads them: to try, or to see what they look like.

    A record is of its own day, and of the one that is given where it has none. Those of days with other rules or
    parameters are refused.
    """
    from .. import panel, population
    from ..assurance import each
    from ..errors import InvalidInput, Mismatch
    from ..inspections import opened, read

    shelf = on_shelf(rulesets, overlay)
    plan = _plan(ruleset, as_of, rulesets, overlay)
    scale = plan.programme.ruleset.scale.name
    bound, unread = [], []
    with progress("Reading the records") as step:
        for record in each(records, len(records), step):
            try:
                found = read(record)
                bound.append(opened(found, as_of=None if found.record.as_of is not None else as_of, shelf=shelf))
            except InvalidInput as error:
                unread.append(error)
    if ended := complain_of_all(unread):
        raise typer.Exit(ended)
    others = [
        f"{ruleset} is for the scale {scale}, and {record} is by {one.framework.name}, which has {of}"
        for record, one in zip(records, bound, strict=True)
        if (of := one.framework.scale.name) != scale
    ]
    if others:
        raise Mismatch(*others)
    panel.refuse_other_days(plan.programme, [one.as_of for one in bound])
    rows = [panel.inspection_row(one) for one in bound]
    made = population.tables_of(panel.columns_for(plan.programme, rows).columns)
    kept = {name: made[name] for name in plan.tables}
    population.write_tables(kept, folder, end=f".{format.value}")
    write(f"{len(kept)} tables of {len(rows)} inspection{'' if len(rows) == 1 else 's'} written: {folder.as_posix()}\n")


def _plan(ruleset: str, as_of: dt.date, rulesets: Path | None, overlay: list[str] | None) -> Plan:
    from .. import panel, population
    from ..frameworks import load_ruleset

    return population.plan(panel.programme(load_ruleset(ruleset, on_shelf(rulesets, overlay)), as_of))
