"""From a file to a review in one call: what the command line does, as a function."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..frameworks import OnShelf, Ruleset, load_ruleset
from ..inspections import Inspection, Record, Recorded, opened
from .result import Review
from .review import reviewed
from .texts import as_told

if TYPE_CHECKING:
    from ..benchmark import Benchmark, Corpus


class Checked(NamedTuple):
    """A review together with what it was made from: the inspection without what says who somebody is."""

    review: Review
    inspection: Inspection
    ruleset: Ruleset
    benchmark: Benchmark | None


def check(
    source: str | Path | Record | Recorded,
    *,
    as_of: dt.date | None = None,
    profile: str | None = None,
    ruleset: str | None = None,
    corpus: str | Path | Corpus | None = None,
    shelf: OnShelf = None,
) -> Checked:
    """Reads, binds and reviews an inspection.

    Args:
        source: a path (`-` is standard input), or a record.
        as_of: the day to judge for; the record's own unless given.
        profile: the programme; the record's own, or the one that ran on that day, unless given.
        ruleset: pack of rules; the framework's own unless given.
        corpus: earlier inspections to compare with, opened, by path or by the name of a pack; none unless given.
        shelf: folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of the record, of a pack, or of the corpus.
        NotFound: when a pack named here is not on the shelf, or the corpus is neither a path nor a pack.
        TypeError: when `as_of` is no day.
        Mismatch: when the ruleset is for another scale than the framework's, or no figures to compare by are in force
            on that day.
    """
    inspection = opened(source, as_of=as_of, profile=profile, shelf=shelf)
    rules = load_ruleset(ruleset or inspection.framework.ruleset, shelf)
    told, texts = as_told(inspection, rules)
    made = _compared(told, corpus, shelf) if corpus is not None else None
    return Checked(reviewed(told, texts, rules, made), told, rules, made)


def _compared(inspection: Inspection, corpus: str | Path | Corpus, shelf: OnShelf) -> Benchmark:
    from ..benchmark import compare, open_corpus  # loaded only here: it needs numpy, and most checks do not
    from ..frameworks import BENCHMARK, load_benchmark

    opened_ = open_corpus(corpus, shelf) if isinstance(corpus, str | Path) else corpus
    return compare(inspection, opened_, load_benchmark(BENCHMARK, shelf))
