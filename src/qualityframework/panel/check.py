"""From a file to a review in one call: what the command line does, as a function."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ..frameworks import Ruleset, load_ruleset
from ..inspections import Inspection, Record, Recorded, opened
from .result import Review
from .review import review


@dataclass(frozen=True)
class Checked:
    """A review together with what it was made from."""

    review: Review
    inspection: Inspection
    ruleset: Ruleset


def check(
    source: str | Path | Record | Recorded,
    *,
    as_of: dt.date | None = None,
    profile: str | None = None,
    ruleset: str | None = None,
    shelf: str | Path | None = None,
) -> Checked:
    """Reads, binds and reviews an inspection.

    Args:
        source: a path (`-` is standard input), or a record.
        as_of: the day to judge for; the record's own unless given.
        profile: the programme; the record's own, or the one that ran on that day, unless given.
        ruleset: pack of rules; the framework's own unless given.
        shelf: folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of the record, or of a pack.
        NotFound: when a pack named here is not on the shelf.
        TypeError: when `as_of` is no day.
        Mismatch: when the ruleset is for another scale than the framework's.
    """
    inspection = opened(source, as_of=as_of, profile=profile, shelf=shelf)
    rules = load_ruleset(ruleset or inspection.framework.file.ruleset, shelf)
    return Checked(review(inspection, rules), inspection, rules)
