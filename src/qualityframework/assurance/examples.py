"""The examples in rule files are their tests. This runs them, on the compiled rule and on the reference alike."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InternalError, InvalidInput
from ..expressions import OUTCOMES, Numbered, Row, compile_rules, new_row, trace
from ..frameworks import LoadedRule, OnShelf, load_ruleset, rule_documents
from ..panel import values_in_words
from ..vocabulary import FACTS, Diagnostic, Outcome, Place
from .given import GivenFault
from .read_examples import ReadExample, comes_to, read_example, values_for
from .waiting import Told, each, untold


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example; of one that is not as expected also the values that the rule saw, in words."""

    rule: str
    example: str
    expected: Outcome
    got: Outcome
    place: Place
    saw: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it is as expected."""
        return self.expected is self.got


@dataclass(frozen=True, slots=True)
class RulesetTest:
    """What came of all examples of a ruleset.

    Args:
        ruleset: pack and edition.
        rules: how many rules it has.
        results: of the examples that could be run.
        not_run: how many examples could not, as what they give cannot be read.
        faults: why not.
    """

    ruleset: str
    rules: int
    results: tuple[ExampleResult, ...]
    not_run: int
    faults: tuple[Diagnostic, ...]

    @property
    def failures(self) -> tuple[ExampleResult, ...]:
        """The examples that are not as expected."""
        return tuple(result for result in self.results if not result.passed)

    @property
    def passed(self) -> bool:
        """Whether all are as expected, and could be run."""
        return not self.failures and not self.faults


def run_examples(ref: str, root: OnShelf = None, told: Told = untold) -> RulesetTest:
    """Runs every example of the ruleset called `ref`; those of a rule that it takes on the scale of that rule's pack.

    Args:
        ref: pack of rules.
        root: folder of packs; those that come with the library unless given.
        told: is told how many rules are done.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    documents, ruleset = rule_documents(ref, root), load_ruleset(ref, root)
    results: list[ExampleResult] = []
    not_run = 0
    faults: list[Diagnostic] = []
    for loaded in each(documents, len(documents), told):
        for index in range(len(loaded.rule.file.examples)):
            try:
                results.append(_run(loaded, read_example(loaded, index)))
            except GivenFault as fault:
                not_run += 1
                faults += fault.diagnostics
    return RulesetTest(ruleset.name, len(ruleset.rules), tuple(results), not_run, tuple(faults))


def run_example(loaded: LoadedRule, index: int) -> ExampleResult:
    """Runs the example of that number.

    Raises:
        InvalidInput: with everything in it that cannot be read.
    """
    try:
        return _run(loaded, read_example(loaded, index))
    except GivenFault as fault:
        raise InvalidInput(fault.diagnostics) from None


def _run(loaded: LoadedRule, example: ReadExample) -> ExampleResult:
    rule = loaded.rule
    got = comes_to(rule, example)
    saw: dict[str, str] = {}
    values = values_for(rule, example.as_of)
    if values is not None:
        fused = compile_rules([Numbered(0, rule.typed, values)], FACTS)
        hits = fused.run(_whole(rule.typed.subject, example.row), example.findings)
        if (OUTCOMES[hits[0][2]] if hits else Outcome.CLEAR) is not got:
            raise InternalError(f"{rule.id}, {example.name}: the compiled rule and the reference differ")
        if got is not example.expected:
            saw = values_in_words(trace(rule.typed, example.row, values, example.findings).saw, loaded.scale)
    return ExampleResult(rule.id, example.name, example.expected, got, example.place, tuple(saw.items()))


def _whole(subject: str, row: Row) -> Row:
    """An inspection that has this one row, for the compiled rule to walk over."""
    key = FACTS[subject].key
    return new_row(FACTS["inspection"], {key: (row,)}) if key else row
