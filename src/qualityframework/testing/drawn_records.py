"""Inspections, their records and items of evidence, drawn at random for a framework."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..frameworks import Framework, Ruleset, load, packs
from ..inspections import EvidenceItem, Inspection, Record, Recorded, bind
from .drawn_rows import by_hypothesis
from .pool import pool_of
from .written_records import RecordWriter

_GAPS = (0, 1, 4)


def inspections(
    framework: Framework | None = None, *, gaps: bool = True, near: Ruleset | None = None
) -> SearchStrategy[Inspection]:
    """Whole inspections that are bound to their framework: evidence, evaluations, messages, follow-up and the rest.

    Args:
        framework: that they are judged by; any of those that come with the library unless given.
        gaps: whether something may be left out of the record, so that it is unknown.
        near: rules that counts lie near the constants of.

    Raises:
        ValueError: when no record is judged by the framework, or it has no profile.
    """
    return _recorded(_judging(framework), gaps, near).map(lambda pair: bind(Recorded(pair[0]), pair[1]))


def records(
    framework: Framework | None = None, *, gaps: bool = True, near: Ruleset | None = None
) -> SearchStrategy[Record]:
    """Records of such inspections, which name their framework; `dump` writes them as text.

    The arguments are those of `inspections`.
    """
    return _recorded(_judging(framework), gaps, near).map(lambda pair: pair[0])


def many_inspections(
    count: int, seed: int, framework: Framework, *, near: Ruleset | None = None
) -> Iterator[Inspection]:
    """So many inspections by chance and not by Hypothesis, the same for the same seed: hundreds of them in a second.

    Args:
        count: how many.
        seed: of chance.
        framework: that they are judged by.
        near: rules that counts lie near the constants of.

    Raises:
        ValueError: when no record is judged by the framework, or it has no profile.
    """
    _has_to_judge(framework)
    choose = Random(seed).choice
    for _ in range(count):
        record = RecordWriter(choose, pool_of(choose, framework, near), choose(_GAPS)).record()
        yield bind(Recorded(Record.model_validate(record)), framework)


def evidence_items(framework: Framework | None = None, *, gaps: bool = True) -> SearchStrategy[EvidenceItem]:
    """Items of evidence on indicators of a framework.

    Args:
        framework: whose kinds, indicators and grades they use; any of those with the library unless given.
        gaps: whether something may be left out of them, so that it is unknown.

    Raises:
        ValueError: when no record is judged by the framework, or it has no profile.
    """
    return _items(_judging(framework), gaps)


@st.composite
def _items(draw: DrawFn, frameworks: SearchStrategy[Framework], gaps: bool) -> EvidenceItem:
    choose = by_hypothesis(draw)
    pool = pool_of(choose, draw(frameworks))
    writer = RecordWriter(choose, pool, choose(_GAPS) if gaps else 0)
    return EvidenceItem.model_validate({"id": choose(("e1", "e2", "e10")), **writer.item(pool.indicators)})


@st.composite
def _recorded(
    draw: DrawFn, frameworks: SearchStrategy[Framework], gaps: bool, near: Ruleset | None
) -> tuple[Record, Framework]:
    choose, framework = by_hypothesis(draw), draw(frameworks)
    writer = RecordWriter(choose, pool_of(choose, framework, near), choose(_GAPS) if gaps else 0)
    return Record.model_validate(writer.record()), framework


def _judging(framework: Framework | None) -> SearchStrategy[Framework]:
    if framework is None:
        return st.sampled_from(judging()).map(load)
    _has_to_judge(framework)
    return st.just(framework)


def _has_to_judge(framework: Framework) -> None:
    if framework.own_weighing is None or not framework.file.profiles:
        raise ValueError(f"no record is judged by {framework.name}: it has no weighing of evidence, or no profile")


@cache
def judging() -> tuple[str, ...]:
    """The frameworks that come with the library and that records can be judged by."""
    known = (load(pack.name) for pack in packs(kind="framework"))
    return tuple(one.name for one in known if one.own_weighing is not None and one.file.profiles)
