"""A corpus as text: by programme, how often each grade was given, and what to be careful about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..benchmark import Corpus, Programme, Tally
from .branches import Line, wrapped

_BAR = 40
_BLOCK = "\u2588"


def corpus_lines(corpus: Corpus, programme: str | None = None, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring; of one programme where one is named."""
    yield from wrapped(corpus.title, "title", width)
    yield from wrapped(f"{corpus.name}; digest {corpus.digest[:12]}", "dim", width)
    for one in corpus.programmes:
        if programme in (None, one.id):
            yield Line("")
            yield from _programme(corpus, one, width)
    shown = [flag for flag in corpus.flags if programme in (None, flag.programme)]
    if shown:
        yield Line("")
        yield Line("Kept as stated, and to be careful about", "heading")
        for flag in shown:
            yield from wrapped(f"{flag.inspection}: {flag.told}", "", width, "  ")


def _programme(corpus: Corpus, programme: Programme, width: int) -> Iterator[Line]:
    cases = [case for case in corpus.cases if case.programme == programme.id]
    tallies = [tally for tally in corpus.tallies if tally.programme == programme.id]
    remarks = [remark for remark in corpus.remarks if remark.programme == programme.id]
    full, counted = [tally for tally in tallies if tally.counted], [case for case in cases if case.counted]
    yield from wrapped(f"{programme.id}: {programme.title}", "heading", width)
    pack = f"{programme.framework}, profile {programme.profile}" if programme.framework is not None else "no pack here"
    yield from wrapped(f"judged by {pack}; scale {programme.scale or 'of another kind'}", "dim", width, "  ")
    evidence = {case.inspection for case in cases if case.score is not None}
    told = (
        f"{len(cases)} cases, {len(counted)} of which count in rates; {len(tallies)} tallies, {len(full)} of which "
        f"count; {len(remarks)} remarks in other words; "
        f"evidence known of {len(evidence)} inspections"
    )
    yield from wrapped(told, "summary", width, "  ")
    yield from _bars(programme, full, [case.grade for case in counted], width)


def _bars(programme: Programme, full: list[Tally], named: list[str], width: int) -> Iterator[Line]:
    counts = Counter(named)
    for tally in full:
        counts.update(tally.counts)
    total = sum(counts.values())
    if not total:
        return
    margin = max(len(point) for point in programme.points)
    for point in reversed(programme.points):
        share = counts[point] / total
        told = f"  {point.replace('_', ' '):<{margin}} {counts[point]:>4} {share:>4.0%}"
        yield Line(f"{told} {_BLOCK * round(share * _BAR)}".rstrip(), "bar")
    yield from wrapped(f"{total} evaluations that count in rates", "dim", width, "  ")
