"""The examples in rule files are their tests. This runs them, on the compiled rule and on the reference alike."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InternalError
from ..expressions import OUTCOMES, Numbered, Parameters, Row, compile_rules, new_row, outcome, trace
from ..frameworks import Example, LoadedRule, OnShelf, Rule, grade_constants, load_ruleset, rule_documents
from ..panel import values_in_words
from ..vocabulary import FACTS, Diagnostic, Outcome, Place
from .given import GivenFault, given_row


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


def run_examples(ref: str, root: OnShelf = None) -> RulesetTest:
    """Runs every example of the ruleset called `ref`; those of a rule that it takes on the scale of that rule's pack.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    documents, ruleset = rule_documents(ref, root), load_ruleset(ref, root)
    results: list[ExampleResult] = []
    not_run = 0
    faults: list[Diagnostic] = []
    for loaded in documents:
        for index, example in enumerate(loaded.rule.file.examples):
            try:
                results.append(_run(loaded, index, example))
            except GivenFault as fault:
                not_run += 1
                faults += fault.diagnostics
    return RulesetTest(ruleset.name, len(ruleset.rules), tuple(results), not_run, tuple(faults))


def _run(loaded: LoadedRule, index: int, example: Example) -> ExampleResult:
    rule = loaded.rule
    at = ("examples", index)
    row, findings = given_row(
        FACTS[rule.typed.subject], example.given, grade_constants(loaded.scale), loaded.document, at
    )
    got = Outcome.NOT_APPLICABLE
    saw: dict[str, str] = {}
    parameters = _parameters(rule, example)
    if parameters is not None:
        got = outcome(rule.typed, row, parameters, findings)
        fused = compile_rules([Numbered(0, rule.typed, parameters)], FACTS)
        hits = fused.run(_whole(rule.typed.subject, row), findings)
        if (OUTCOMES[hits[0][2]] if hits else Outcome.CLEAR) is not got:
            raise InternalError(f"{rule.id}, {example.name}: the compiled rule and the reference differ")
        if got is not example.expect:
            saw = values_in_words(trace(rule.typed, row, parameters, findings).saw, loaded.scale)
    place = loaded.document.place(*at, "name")
    return ExampleResult(rule.id, example.name, example.expect, got, place, tuple(saw.items()))


def _parameters(rule: Rule, example: Example) -> Parameters | None:
    """The parameters of the example's day; of the latest when it names none."""
    if example.as_of is not None:
        return rule.values_on(example.as_of)
    return {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()}


def _whole(subject: str, row: Row) -> Row:
    """An inspection that has this one row, for the compiled rule to walk over."""
    key = FACTS[subject].key
    return new_row(FACTS["inspection"], {key: (row,)}) if key else row
