"""One rule on one subject, whatever it came to: for whoever asks why a rule did not fire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..expressions import OUTCOMES, trace
from ..frameworks import Ruleset
from ..inspections import Inspection
from ..vocabulary import FACTS, Outcome
from .facts import inspection_row
from .in_words import values_in_words
from .running import programme, run
from .texts import as_told

if TYPE_CHECKING:
    from ..benchmark import Benchmark


class Verdict(NamedTuple):
    """What a rule came to and the values it saw; no values when the rule is not in force on that day."""

    outcome: Outcome
    in_force: bool
    values: Mapping[str, str]


def verdict(
    inspection: Inspection, ruleset: Ruleset, rule_id: str, subject_id: str, benchmark: Benchmark | None = None
) -> Verdict | None:
    """What the rule came to for the subject of that identifier; None when there is no such rule or no such subject.

    Raises:
        Mismatch: when the benchmark is not of this inspection as it is.
    """
    number = ruleset.numbers.get(rule_id)
    if number is None:
        return None
    rule = ruleset.rules[number]
    told, texts = as_told(inspection, ruleset)
    top = inspection_row(told, benchmark, texts)
    key = FACTS[rule.typed.subject].key
    listed = getattr(top, key) if key else (top,)
    row = next((one for one in (listed if isinstance(listed, tuple) else listed.certain) if one.id == subject_id), None)
    if row is None:
        return None
    in_force = programme(ruleset, inspection.as_of)
    if number not in in_force.parameters:
        return Verdict(Outcome.NOT_APPLICABLE, False, {})
    done = run(in_force, top)
    outcome = next((OUTCOMES[code] for rule_, hit, code in done.hits if rule_ == number and hit is row), Outcome.CLEAR)
    why = trace(rule.typed, row, in_force.parameters[number], done.findings[number])
    return Verdict(outcome, True, values_in_words(why.saw, inspection.framework.scale))
