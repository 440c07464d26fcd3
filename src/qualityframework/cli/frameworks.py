"""`frameworks`: what is on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf
from .output import show, table, width

if TYPE_CHECKING:
    from ..frameworks import Framework, Illustration, IllustrationsFile
    from ..report import Branch

commands = typer.Typer(help="The packs that are known: frameworks, scales, rulesets and others.", no_args_is_help=True)


@commands.command("list")
def list_(rulesets: Shelf = None) -> None:
    """List the packs."""
    from .. import frameworks

    titles = {
        "benchmark": lambda name: frameworks.load_benchmark(name, rulesets).file.title,
        "corpus": lambda name: frameworks.load_corpus(name, rulesets).file.title,
        "framework": lambda name: frameworks.load(name, rulesets).file.title,
        "identifying-details": lambda name: frameworks.load_identifying(name, rulesets).file.title,
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
    rulesets: Shelf = None,
) -> None:
    """Show a framework, or one of its indicators.

    A framework: its domains, indicators, profiles and kinds of evidence, and its criteria of progress where it has
    any. An indicator: its source, and illustrations of what very good and weak can look like.
    """
    from .. import frameworks, report

    framework = frameworks.load(name, rulesets)
    branch = _framework(framework) if indicator is None else _indicator(framework, name, indicator, rulesets)
    show(report.drawn(branch, width()))
    if indicator is None and framework.progress is not None:
        from .criteria import criteria_lines

        show(criteria_lines(framework.scale, framework.progress, width()))


def _framework(framework: Framework) -> Branch:
    from ..report import Branch

    file = framework.file
    return Branch(
        f"{framework.name}: {file.title}",
        (
            Branch(f"published by {file.publisher}" + (f" with {', '.join(file.partners)}" if file.partners else "")),
            Branch(f"licence: {file.licence}"),
            *([Branch(f"published for {', '.join(file.published_for)} alone")] if file.published_for else []),
            Branch(f"scale: {', '.join(grade.label for grade in framework.scale.grades)} ({file.scale})"),
            Branch("domains", tuple(_domains(framework)), "heading"),
            Branch("profiles", tuple(_profiles(framework)), "heading"),
            Branch("kinds of evidence", tuple(_kinds(framework)), "heading"),
        ),
        "title",
    )


def _domains(framework: Framework) -> Iterator[Branch]:
    from ..report import Branch

    for domain in framework.file.domains:
        areas = []
        for area in (framework.areas[id_] for id_ in domain.areas):
            within = [one for one in framework.file.indicators if one.area == area.id]
            shown = tuple(Branch(f"{one.id} {one.title} [{one.status}]") for one in within)
            areas.append(Branch(f"area {area.id} {area.title} [{area.status}]", shown))
        yield Branch(f"{domain.title} [{domain.status}; areas {domain.areas_status}]", tuple(areas))


def _profiles(framework: Framework) -> Iterator[Branch]:
    from ..report import Branch

    for profile in framework.file.profiles:
        until = profile.until.isoformat() if profile.until is not None else "further notice"
        subjects = ", ".join(subject.id for subject in profile.subjects)
        more = " and the priorities of the record" if framework.file.priorities_in is not None else ""
        told = tuple(Branch(f"{one.id}: {one.text} [{one.status}]") for one in profile.statements)
        yield Branch(
            f"{profile.id}: {profile.title} [{profile.status}]",
            (
                Branch(f"from {profile.start.isoformat()} until {until} [days {profile.dates_status}]"),
                Branch(f"evaluates {subjects}{more}"),
                *([Branch(profile.statements_called, told)] if told else []),
            ),
        )


def _kinds(framework: Framework) -> Iterator[Branch]:
    from ..report import Branch

    for kind in framework.kinds.values():
        can = ", ".join(kind.can_show) or "nothing by itself"
        voice = "no voice" if kind.voice == "none" else f"voice: {kind.voice}"
        yield Branch(f"{kind.id}: {kind.title} ({kind.family}; {voice}; can show {can}) [{kind.status}]")


def _indicator(framework: Framework, name: str, code: str, shelf: Shelf) -> Branch:
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
