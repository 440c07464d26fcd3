"""What is said of a test of a pack that is not as expected: on the terminal, and by the plugin of pytest."""

from __future__ import annotations

from ..assurance import ExampleResult, ExpectationResult
from ..vocabulary import printable


def failed_example(result: ExampleResult) -> str:
    """Where an example stands, what was expected of its rule, what it came to, and the values that the rule saw."""
    told = (
        f"{result.place}\n  {result.rule}, example `{printable(result.example)}`: "
        f"expected {result.expected}, and it came to {result.got}\n"
    )
    saw = ", ".join(f"{value} = {words}" for value, words in result.saw)
    return f"{told}  with {printable(saw)}\n" if saw else told


def failed_expectation(result: ExpectationResult) -> str:
    """Where an expectation stands, and what differs from it."""
    return f"{result.place}\n  {printable(result.name)}: {printable('; '.join(result.differs))}\n"
