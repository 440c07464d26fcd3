"""`frameworks`: what is on the shelf."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Overlays, Shelf, day, on_shelf
from .output import show, table, width, write

if TYPE_CHECKING:
    from ..frameworks import Framework, Illustration, IllustrationsFile, OnShelf
    from ..report import Branch

commands = typer.Typer(help="The packs that are known: frameworks, scales, rulesets and others.", no_args_is_help=True)


@commands.command("list")
def list_(rulesets: Shelf = None) -> None:
    """List the packs."""
    from .. import frameworks

    titles = {
        "benchmark": lambda name: frameworks.load_benchmark(name, rulesets).file.title,
        "catalogue": lambda name: frameworks.load_catalogue(name, rulesets).title,
        "corpus": lambda name: frameworks.load_corpus(name, rulesets).file.title,
        "framework": lambda name: frameworks.load(name, rulesets).file.title,
        "identifying-details": lambda name: frameworks.load_identifying(name, rulesets).file.title,
        "overlay": lambda name: frameworks.load_overlay(frameworks.find(name, "overlay", rulesets).folder).file.title,
        "ruleset": lambda name: frameworks.load_ruleset(name, rulesets).file.title,
        "scale": lambda name: frameworks.load_scale(name, rulesets).title,
        "shared-evidence": lambda name: frameworks.load_shared_evidence(name, rulesets).title,
        "scoring": lambda name: frameworks.load_scoring(name, rulesets)[0].title,
        "wording": lambda name: frameworks.load_wording(name, rulesets).file.title,
    }
    table(
        [
            ("PACK", "KIND", "TITLE"),
            *((pack.name, pack.kind, titles[pack.kind](pack.name)) for pack in frameworks.packs(rulesets)),
        ]
    )


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
    from .. import frameworks, report

    shelf = on_shelf(rulesets, overlay)
    framework = frameworks.load(name, shelf)
    branch = (
        report.framework_tree(framework, as_of, known_on)
        if indicator is None
        else _indicator(framework, name, indicator, shelf)
    )
    show(report.drawn(branch, width()))
    if indicator is None and framework.progress is not None:
        from .criteria import criteria_lines

        show(criteria_lines(framework.scale, framework.progress, width()))


@commands.command("pages")
def pages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them; it is made if need be.")],
    rulesets: Shelf = None,
) -> None:
    """Write a page in Markdown for each framework, and an index. Pages that are there are written anew."""
    from .. import frameworks, report

    loaded = [frameworks.load(pack.name, rulesets) for pack in frameworks.packs(rulesets, "framework")]
    made = {"index": report.framework_index(loaded)}
    for one in loaded:
        made[f"{one.id}-{one.edition}"] = report.framework_page(one, *frameworks.illustrations(one.name, rulesets))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    write(f"{len(made)} pages written: {folder.as_posix()}\n")


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
            *(_illustrated(file, by_indicator[code]) if file is not None else [Branch("illustrations: none")]),
        ),
        "title",
    )


def _illustrated(file: IllustrationsFile, shown: Illustration) -> Iterator[Branch]:
    from ..report import Branch

    for grade, texts in (("very good", shown.very_good), ("weak", shown.weak)):
        yield Branch(f"{grade} can look like [{file.status}]", tuple(Branch(text) for text in texts), "heading")
    yield Branch("illustrations are indicative; they are no checklist")
