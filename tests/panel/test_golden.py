"""The reviews of the examples, kept as files. After a change that is meant: `UPDATE_GOLDEN=1 pytest tests/panel`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualityframework.assurance import run_examples
from qualityframework.panel import review
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import NAMES, RULESET, example, shipped, verdicts

GOLDEN = Path(__file__).parent / "golden"
UNSTEADY = {"engine": "(version)", "framework_digest": "(sha)", "ruleset_digest": "(sha)", "record_digest": "(sha)"}
"""What changes without anything having changed for a reader."""


def check(name: str, text: str) -> None:
    """Holds the text against the file of that name, or writes it there."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", NAMES)
def test_the_review_of_an_example_is_as_it_was(name: str) -> None:
    result = review(example(name), shipped())
    steady = result.model_copy(update={"provenance": result.provenance.model_copy(update=UNSTEADY)})
    check(f"{name}.json", steady.model_dump_json(indent=2) + "\n")


# every rule ----------------------------------------------------------------------------------------------------------


def met(outcome: Outcome) -> set[str]:
    """The rules that come to this somewhere in the example records."""
    told = [verdicts(example(name), shipped()) for name in NAMES]
    return {rule for one in told for (rule, _), what in one.items() if what is outcome}


def test_every_rule_fires_in_one_example_and_is_clear_in_another() -> None:
    results = run_examples(RULESET).results
    every = {rule.id for rule in shipped().rules}
    for outcome in (Outcome.FIRES, Outcome.CLEAR):
        assert every == {one.rule for one in results if one.got is outcome} | met(outcome), outcome
    assert {one.rule for one in results if one.got is Outcome.FIRES} == every
    assert {one.rule for one in results if one.got is Outcome.CLEAR} == every


def test_which_rules_the_example_records_never_make_fire_is_written_down() -> None:
    """They are seen to fire in the examples of their own files alone."""
    quiet = sorted({rule.id for rule in shipped().rules} - met(Outcome.FIRES))
    check("never-fire-in-the-example-records.txt", "".join(f"{rule}\n" for rule in quiet))
