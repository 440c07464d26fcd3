"""`report`: the panel pack of an inspection, and its editions for others."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .earlier import read_corpus
from .options import (
    AsOf,
    CompareWith,
    OutputFile,
    Overlays,
    Overwrite,
    ProfileName,
    RecordPath,
    RulesetName,
    Shelf,
    on_shelf,
)
from .output import PAGES, aside, write, write_report


class Reader(StrEnum):
    """For whom a report is; the library names the same."""

    PANEL = "panel"
    PARTNERSHIP = "partnership"
    YOUNG_PEOPLE = "young-people"


class ReportFormat(StrEnum):
    """What a report can be."""

    HTML = "html"


def report(
    path: RecordPath,
    reader: Annotated[
        Reader,
        typer.Option(
            "--for",
            help="Who reads it: the panel all of it, the partnership without the panel's own questions, young people a "
            "short page in plain words.",
        ),
    ] = Reader.PANEL,
    format: Annotated[ReportFormat, typer.Option("--format", help="What to make.")] = ReportFormat.HTML,
    output: OutputFile = None,
    overwrite: Overwrite = False,
    as_of: AsOf = None,
    profile: ProfileName = None,
    ruleset: RulesetName = None,
    corpus: CompareWith = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Make the panel pack of an inspection: one page to open, send or print.

    It has the four remits at a glance, what the evidence of each subject can carry beside the team's grade, every
    finding with its question, what is not known, and what it all follows from. It ends with 0 whatever it finds.
    """
    from .. import panel
    from ..report import Audience, before_sending, panel_page

    del format  # so far there is one
    if output is not None and output.suffix.lower() not in ("", *PAGES):
        told = f"a report is a page, and nothing else: call it {output.with_suffix('.html')}; a browser can print it"
        raise typer.BadParameter(told)
    shelf = on_shelf(rulesets, overlay)
    earlier = read_corpus(corpus, shelf, beside=path) if corpus is not None else None
    checked = panel.check(path, as_of=as_of, profile=profile, ruleset=ruleset, corpus=earlier, shelf=shelf)
    audience = Audience(reader.value)
    page = panel_page(checked, audience)
    if output is None:
        write(page)
    else:
        write_report(page, output, over=overwrite, never=path)
        write(f"written: {output}\n")
    aside(before_sending(checked, audience, page))
