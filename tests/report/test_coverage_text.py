"""A coverage as text: figures below their heads at any width, and what is not shown said in words."""

from __future__ import annotations

import pytest

from qualityframework.assurance import Coverage, LeftOut, RuleCoverage, covered
from qualityframework.panel import Counts
from qualityframework.report.coverage_text import coverage_lines
from qualityframework.vocabulary import Remit, Severity
from tests.panel.reviewing import EXAMPLES, NAMES, RULESET

RECORDS = [EXAMPLES / f"{name}.yaml" for name in NAMES]
WHOLE, ALONE = covered(RULESET, RECORDS), covered(RULESET)


def counts(*figures: int) -> Counts:
    fires, clear, not_applicable, undetermined = figures
    return Counts(fires=fires, clear=clear, not_applicable=not_applicable, undetermined=undetermined)


def rule(name: str, examples: Counts, records: Counts | None = None, astray: int = 0, late: int = 0) -> RuleCoverage:
    return RuleCoverage(
        rule=name,
        remit=Remit(name.partition("/")[0]),
        severity=Severity.NOTE,
        title="A rule",
        examples=examples,
        not_as_expected=astray,
        records=records or counts(0, 0, 0, 0),
        not_in_force=late,
    )


def of(*rules: RuleCoverage, like: Coverage = WHOLE) -> Coverage:
    return like.model_copy(update={"rules": rules})


def told(made: Coverage, width: int = 100) -> str:
    return " ".join(" ".join(line.text for line in coverage_lines(made, width)).split())


@pytest.mark.parametrize("made", [WHOLE, ALONE], ids=["records", "examples"])
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_figures_stand_below_their_heads(made: Coverage, width: int) -> None:
    lines = [line.text for line in coverage_lines(made, width)]
    assert max(map(len, lines)) <= width
    head = next(line for line in lines if line.split()[:2] == ["fires", "clear"])
    stem = made.rules[0].rule.partition("/")[2]
    at = lines.index(next(line for line in lines if line.split()[:1] == [stem]))
    row = lines[at] if len(lines[at].split()) > 1 else lines[at + 1]
    assert len(row) == len(head)
    parts = [made.rules[0].examples, *([made.rules[0].records] if made.records else [])]
    assert row.split()[-4 * len(parts) :] == [
        str(figure) for part in parts for figure in (part.fires, part.clear, part.not_applicable, part.undetermined)
    ]
    assert head.split() == ["fires", "clear", "n/a", "open"] * len(parts)


def test_that_all_is_shown_is_told() -> None:
    assert "Every rule fires and is clear in its own examples." in told(ALONE)


def test_what_no_example_shows_is_told_with_what_records_show() -> None:
    made = of(
        rule("story/one", counts(0, 2, 0, 0), counts(3, 0, 0, 0)),
        rule("story/two", counts(1, 0, 0, 0)),
        rule("story/three", counts(1, 1, 0, 0), counts(0, 1, 0, 0)),
    )
    assert "story/one fires in no example of its own; over the records 3 times." in told(made)
    assert "story/two is clear in no example of its own; nor over any record." in told(made)
    assert "Every rule fires" not in told(made)
    assert "Over the records 2 of 3 rules never fire: story/two, story/three" in told(made)
    assert "Over the records 2 of 3 rules never are clear: story/one, story/two" in told(made)


def test_without_records_nothing_is_said_of_them() -> None:
    made = of(rule("story/one", counts(0, 2, 0, 0)), like=ALONE)
    assert "story/one fires in no example of its own." in told(made)
    assert "Over the records" not in told(made)
    assert "no records are judged" in told(made)


def test_examples_not_as_expected_and_rules_not_in_force_are_told() -> None:
    made = of(rule("story/one", counts(1, 1, 0, 0), astray=1, late=2))
    assert "Of story/one 1 example came to something else than expected, which shows nothing." in told(made)
    assert "story/one is not in force on the day of 2 records." in told(made)


def test_a_record_that_is_left_out_is_told_with_its_ruleset() -> None:
    left = LeftOut(record="r", framework="other/1", ruleset="its-own/1")
    assert "Left out: r. Its framework, other/1, is judged by its-own/1." in told(
        WHOLE.model_copy(update={"left_out": (left,)})
    )
