"""From files to a coverage in one call: what the command line does, as a function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InvalidInput
from ..frameworks import OnShelf, Ruleset, load_ruleset
from ..inspections import Inspection
from ..privacy import opened_to_tell
from ..vocabulary import Diagnostic
from .coverage import Coverage, LeftOut, Seen, coverage, seen
from .examples import run_examples
from .waiting import Told, each, untold

if TYPE_CHECKING:
    from ..benchmark import Corpus


def covered(
    ref: str,
    sources: Sequence[str | Path] = (),
    *,
    corpus: Corpus | None = None,
    shelf: OnShelf = None,
    told: Told = untold,
) -> Coverage:
    """What the rules of the ruleset called `ref` come to, in their examples and on records.

    A record whose framework is judged by another ruleset is told and left out.

    Args:
        ref: pack of rules.
        sources: paths of records, each with a day of its own.
        corpus: earlier inspections to compare with; none unless given.
        shelf: folder of packs; those that come with the library unless given.
        told: is told how many records and rules are done.

    Raises:
        InvalidInput: with every fault of the records, of a pack, or of examples.
        NotFound: when there is no such ruleset.
        Mismatch: when no figures to compare by are in force on the day of a record.
    """
    ruleset = load_ruleset(ref, shelf)
    of = 2 * len(sources) + len(ruleset.rules)
    judged: list[Seen] = []
    left_out: list[LeftOut] = []
    opened = _all_opened(each(sources, of, told), shelf)
    for inspection in each(opened, of, lambda done, of: told(len(sources) + done, of)):
        framework = inspection.framework
        if framework.file.ruleset == ruleset.name:
            judged.append(_seen(ruleset, inspection, corpus, shelf))
        else:
            theirs = framework.file.ruleset
            left_out.append(LeftOut(record=inspection.record.id, framework=framework.name, ruleset=theirs))
    examples = run_examples(ref, shelf, lambda done, _: told(2 * len(sources) + done, of))
    return coverage(ruleset, examples, judged, left_out)


def _all_opened(sources: Iterable[str | Path], shelf: OnShelf) -> list[Inspection]:
    inspections: list[Inspection] = []
    faults: list[Diagnostic] = []
    for source in sources:
        try:
            inspections.append(opened_to_tell(source, shelf=shelf))
        except InvalidInput as error:
            faults += error.diagnostics
    if faults:
        raise InvalidInput(faults)
    return inspections


def _seen(ruleset: Ruleset, inspection: Inspection, corpus: Corpus | None, shelf: OnShelf) -> Seen:
    if corpus is None:
        return seen(ruleset, inspection)
    from ..benchmark import compare  # loaded only here: it needs numpy
    from ..frameworks import BENCHMARK, load_benchmark

    return seen(ruleset, inspection, compare(inspection, corpus, load_benchmark(BENCHMARK, shelf)))
