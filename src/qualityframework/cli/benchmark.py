"""`benchmark`: what earlier panels gave on evidence like this."""

from __future__ import annotations

from typing import Annotated

import typer

from .earlier import read_corpus
from .options import AsOf, CorpusName, Overlays, PlotFile, ProfileName, RecordPath, Shelf, on_shelf, record_first
from .output import Format, tell, width


def benchmark(
    path: RecordPath,
    indicator: Annotated[
        str | None, typer.Argument(metavar="INDICATOR", help="One subject, as 5.4 or 9.1-9.4; without it all of them.")
    ] = None,
    corpus: CorpusName = None,
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    plot: PlotFile = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Compare an inspection with earlier ones: what did panels give on evidence like this, and how sure can one be?

    Prints, for each subject, what earlier panels would have given, with the team's grade marked in it; how many such
    labels chance alone would bring; the nearest earlier evaluations; and base rates. With few earlier inspections it
    says that there are too few. It issues no grade, and agreement with the past is not correctness.
    """
    from .. import benchmark as benchmarks
    from .. import frameworks, privacy, report

    shelf = on_shelf(rulesets, overlay)
    record_first(path, indicator)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    figures = frameworks.load_benchmark(frameworks.BENCHMARK, shelf)
    published = frameworks.PUBLISHED  # a folder of that name is not meant where none is named
    earlier = read_corpus(corpus, shelf, beside=path) if corpus is not None else benchmarks.published(published, shelf)
    subjects = None if indicator is None else [inspection.recorded.called_now("priorities", indicator)]
    made = benchmarks.compare(inspection, earlier, figures, subjects=subjects)
    if plot is not None:
        report.write_plot(report.benchmark_plot(made, inspection.framework), plot)
    tell(made, format, lambda: report.benchmark_lines(made, inspection.framework, width()))
