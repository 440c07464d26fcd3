"""`frameworks`: what is on the shelf."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .naming import all_of
from .options import Overlays, Shelf, SourceRead, day, on_shelf, or_today
from .oscal import export, import_
from .output import Exit, Format, complain_of_all, progress, show, table, tell, width, write, write_new, write_pages

if TYPE_CHECKING:
    from ..assurance import PackLint
    from ..frameworks import Framework, Illustration, IllustrationsFile, OnShelf, Overlaid
    from ..report import Branch

commands = typer.Typer(help="The packs that are known: frameworks, scales, rulesets and others.", no_args_is_help=True)
commands.command("export")(export)
commands.command("import")(import_)


@commands.command("list")
def list_(rulesets: Shelf = None) -> None:
    """List the packs, also those that cannot be read; their faults go to standard error, and it ends with 2."""
    from .. import frameworks
    from ..errors import InvalidInput

    shelf, rows, unread = on_shelf(rulesets), [("PACK", "KIND", "TITLE")], list[InvalidInput]()
    for one in frameworks.packs(shelf):
        try:
            title = frameworks.load_head(one, shelf).title
        except InvalidInput as error:
            unread.append(error)
            title = "(cannot be read)"
        rows.append((one.name, one.kind, title))
    table(rows)
    if ended := complain_of_all(unread):
        raise typer.Exit(ended)


@commands.command("show")
def show_(
    name: Annotated[
        str, typer.Argument(metavar="FRAMEWORK", help="As children-care-protection or children-care-protection/2019.")
    ],
    indicator: Annotated[
        str | None, typer.Argument(metavar="INDICATOR", help="One indicator, with its illustrations.")
    ] = None,
    as_of: Annotated[
        dt.date | None,
        typer.Option("--as-of", metavar="DAY", parser=day, help="What held on a day, as 2019-11-29 [default: all]."),
    ] = None,
    known_on: Annotated[
        dt.date | None,
        typer.Option("--known-on", metavar="DAY", parser=day, help="As it was known on a day [default: as it is now]."),
    ] = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show a framework, or one of its indicators.

    A framework: its domains, indicators, profiles and kinds of evidence, what sources say against each other, and its
    criteria of progress where it has any. An indicator: its source, and illustrations of what very good and weak can
    look like. Each item says whether it was seen in a source.
    """
    from .. import report

    if indicator is not None and (as_of or known_on):
        raise typer.BadParameter("--as-of and --known-on ask for the framework, whose indicators have no days")
    shelf = on_shelf(rulesets, overlay)
    (framework,) = all_of(name, shelf=shelf)
    if indicator is not None:
        branch = _indicator(framework, name, indicator, shelf)
        show(report.change_lines(_overlaid(framework, name, indicator, shelf), width()))
        show(report.drawn(branch, width()))
        return
    show(report.drawn(report.framework_tree(framework, as_of, known_on), width()))
    if framework.progress is not None:
        from .criteria import criteria_lines

        show(criteria_lines(framework.scale, framework.progress, width()))


@commands.command("diff")
def diff(
    first: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="As children-services/2014.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="Another edition of it, or any other framework.")],
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Compare two frameworks item by item: what was added, removed, recoded, renamed, moved or changed.

    Items are matched by code, by an earlier code, by what a crosswalk calls the same, or by title; that titles are
    equal does not show that the meaning is. A code with another title that is not near is told as that, not as renamed.
    Ends with 0 when nothing differs, and with 1 when something does.
    """
    from .. import frameworks, report
    from ..assurance import compared

    shelf = on_shelf(rulesets, overlay)
    one, other = all_of(first, second, shelf=shelf)
    illustrated = frameworks.illustrations(one.name, shelf)[1], frameworks.illustrations(other.name, shelf)[1]
    made = compared(one, other, illustrated, frameworks.crosswalks_between(one, other, shelf))
    tell(made, format, lambda: report.framework_diff_lines(made, width()), found=bool(made.changes))


@commands.command("lint")
def lint(
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="A pack, or a folder <pack>/<edition> of one; without any, all packs."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 when a pack is wanting in something.")] = False,
    rulesets: Shelf = None,
) -> None:
    """Look packs over: every fault of every file, what a pack is wanting, and how much of a framework was seen.

    Ends with 2 when a file has a fault; else with 0, or with --strict with 1 when a pack is wanting in something.
    """
    from ..assurance import looked_over

    with progress("Looking packs over") as step:
        done = looked_over(wanted or (), on_shelf(rulesets), step)
    for one in done:
        for fault in one.faults:
            write(f"{fault}\n\n")
    for one in done:
        if one.needs:
            looked = "not looked at further" if one.faults or one.figures else "not looked at"
            have = "has" if len(one.needs) == 1 else "have"
            write(f"{one.pack}: {looked}: needs {' and '.join(one.needs)}, which {have} faults\n")
        for note in (*one.wanting, *one.notes):
            write(f"{one.pack}: {note}\n")
    told = [one for one in done if one.figures is not None]
    if told:
        write("\n")
        table([_FIGURES, *(_figures(one) for one in told)])
        write("\n")
    faulty, wanting = sum(bool(one.faults) for one in done), sum(bool(one.wanting) for one in done)
    needing = sum(bool(one.needs) for one in done)
    needy = f"; needing one that has: {needing}" if needing else ""
    packs = sum(bool(one.kind) for one in done)
    write(f"packs looked over: {packs}; with faults: {faulty}{needy}; wanting in something: {wanting}\n")
    if faulty or (strict and wanting):
        raise typer.Exit(Exit.BAD_INPUT if faulty else Exit.FINDINGS)


_FIGURES = (
    *("FRAMEWORK", "INDICATORS", "IN NO PROFILE", "CONFIRMED", "RECONSTRUCTED", "DRAFTED", "CONTRADICTIONS"),
    "ILLUSTRATED",
)


def _figures(one: PackLint) -> tuple[str, ...]:
    figures = one.figures
    assert figures is not None
    counts = [count for _, count in figures.statuses]
    numbers = (figures.indicators, figures.not_evaluated, *counts, figures.contradictions)
    return (one.pack, *map(str, numbers), "yes" if figures.illustrated else "no")


@commands.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="ID/EDITION", help="As fostering/2026.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            file_okay=False,
            help="The folder of packs [default: that of a checkout].",
        ),
    ] = None,
    scale: Annotated[str, typer.Option("--scale", metavar="PACK", help="Its scale.")] = "six-point-scale/1",
    read: SourceRead = None,
) -> None:
    """Begin a framework: a pack that loads and whose tests hold, to be changed into yours. Nothing is written over."""
    from .. import frameworks, report

    id_, _, edition = name.partition("/")
    shipped = frameworks.shelf()
    if output is None and shipped.name != "rulesets":
        raise typer.BadParameter("say where it is to stand: --output FOLDER, a folder of packs")
    folder = output or shipped
    if faults := [fault.message for fault in frameworks.name_faults("framework", id_, edition, folder, shipped)]:
        raise typer.BadParameter("\n".join(faults))
    beside = any(scale in (pack.name, pack.id) for pack in frameworks.packs(folder, "scale"))
    known = frameworks.find(scale, "scale", folder if beside else None).name
    files = report.framework_beginning(id_, edition, or_today(read).isoformat(), known)
    written = {folder / id_ / edition / file: text for file, text in files.items()}
    write_new(written)
    for path in written:
        write(f"written: {path}\n")
    here = {pack.name for pack in frameworks.packs(folder)}
    lacking = [pack for pack in report.named_packs(known) if pack not in here]
    if lacking:
        write(f"it names {', '.join(lacking)}, and {folder} has none: copy the packs there from {shipped}\n")


@commands.command("pages")
def pages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them; it is made if need be.")],
    rulesets: Shelf = None,
) -> None:
    """Write a page in Markdown for each framework, and an index. Pages that are there are written anew."""
    from .. import frameworks, report
    from ..errors import NotFound

    shelf = on_shelf(rulesets)
    names = [pack.name for pack in frameworks.packs(shelf, "framework")]
    if not names:
        raise NotFound(f"there is no framework in {rulesets}: a folder of <pack>/<edition>/framework.yaml is wanted")
    loaded = all_of(*names, shelf=shelf)
    made = {"index.md": report.framework_index(loaded)}
    for one in loaded:
        made[report.page_of(one)] = report.framework_page(one, *frameworks.illustrations(one.name, shelf))
    write_pages(made, folder)


def _indicator(framework: Framework, name: str, code: str, shelf: OnShelf) -> Branch:
    from ..errors import NotFound
    from ..frameworks import illustrations
    from ..report import Branch
    from ..vocabulary import did_you_mean

    indicator = framework.indicators.get(code)
    if indicator is None:
        raise NotFound(
            f"there is no indicator `{code}` in {framework.name}: {did_you_mean(code, framework.indicators)}"
        )
    file, by_indicator = illustrations(name, shelf)
    source = framework.file.sources[indicator.source] if indicator.source is not None else None
    notes = [Branch(f"note: {indicator.note}")] if indicator.note else []
    return Branch(
        f"{indicator.id} {indicator.title} [{indicator.status}]",
        (
            Branch(f"source: {source}" if source is not None else "source: none seen"),
            *notes,
            *(_illustrated(file, by_indicator[code], shelf) if file is not None else [Branch("illustrations: none")]),
        ),
        "title",
    )


def _overlaid(framework: Framework, name: str, code: str, shelf: OnShelf) -> Overlaid:
    """What overlays changed of a framework, and of catalogues that the illustrations of an indicator cite."""
    from ..frameworks import Overlaid, all_cited, illustrations

    shown = illustrations(name, shelf)[1].get(code)
    cited = all_cited(shown.standards if shown is not None else (), shelf).changes
    return Overlaid(overlays=framework.overlays, changes=(*framework.changes, *cited))


@commands.command("standards")
def standards(
    catalogue: Annotated[
        str, typer.Argument(metavar="CATALOGUE", help="As health-social-care-standards/2017.")
    ] = "health-social-care-standards",
    number: Annotated[
        str | None, typer.Argument(metavar="NUMBER", help="One of them, as 3.20, 3 or compassion.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show what evidence, rules and illustrations can cite: headline outcomes, statements and principles.

    Each says how it is known and from where. They are cited as health-social-care-standards/2017#3.20.
    """
    from .. import frameworks, report

    found = frameworks.standards_of(catalogue, number, on_shelf(rulesets, overlay))
    if format is Format.JSON:
        write(report.json_text(found))
        return
    show(report.change_lines(found, width()))
    branch = report.catalogue_tree(found) if number is None else report.standard_branch(found.standards[0])
    show(report.drawn(branch, width()))


def _illustrated(file: IllustrationsFile, shown: Illustration, shelf: OnShelf) -> Iterator[Branch]:
    from ..frameworks import all_cited
    from ..report import Branch

    for grade, texts in (("very good", shown.very_good), ("weak", shown.weak)):
        yield Branch(f"{grade} can look like [{file.status}]", tuple(Branch(text) for text in texts), "heading")
    for ref, one in all_cited(shown.standards, shelf).by_ref.items():
        yield Branch(f"they reflect {ref}: {one.text} [{one.status}]")
    yield Branch("illustrations are indicative; they are no checklist")
