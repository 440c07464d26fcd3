"""What a rule reads is named by the key of a record that says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.report.rule_reads import Read, reads_of
from qualityframework.vocabulary import FACTS
from tests.panel.reviewing import shipped
from tests.panel.shelves import made_ruleset


def read(folder: Path, text: str, subject: str = "evaluation") -> dict[str, Read]:
    (rule,) = made_ruleset(folder, {f"story/one for {subject}": text}).rules
    return {one.name: one for one in reads_of(rule.typed)}


@pytest.mark.parametrize(
    ("text", "name", "keys"),
    [
        ("{when: not reason_stated}", "reason_stated", ("evaluations: reason",)),
        ("{when: grade >= good}", "grade", ("evaluations: grade",)),
        ("{when: not evaluated}", "evaluated", ("evaluations: grade", "evaluations: state")),
        ("{when: earlier_grade >= good}", "earlier_grade", ("evaluations: earlier.grade",)),
        ("{when: graded_on > inspection.as_of}", "inspection.as_of", ("as_of",)),
        ('{when: part == "impact"}', "part", ()),
        ("{let: {n: count(x for x in evidence)}, when: n == 0}", "evidence", ("evidence",)),
        (
            "{let: {n: count(x for x in evidence if x.supports)}, when: n == 0}",
            "supports of evidence",
            ("evidence: shows",),
        ),
        (
            "{let: {n: count(x for x in evidence if x.cited)}, when: n == 0}",
            "cited of evidence",
            ("evaluations: evidence",),
        ),
        (
            "{let: {n: count(x for x in evidence if x.addressed)}, when: n == 0}",
            "addressed of evidence",
            ("evaluations: addresses",),
        ),
        (
            "{let: {n: distinct(x.id for x in strengths)}, when: n == 0}",
            "id of strengths",
            ("strengths: id",),
        ),
        (
            "{let: {n: count(x for x in inspection.subjects if x.listed)}, when: n == 0}",
            "listed of inspection.subjects",
            ("evaluations",),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value[0] != "{" else "",
)
def test_each_has_the_key_that_says_it(tmp_path: Path, text: str, name: str, keys: tuple[str, ...]) -> None:
    assert read(tmp_path, text)[name].keys == keys


def test_what_hangs_on_earlier_inspections_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, '{applies: compared, when: consistency == "explain" and evaluated}')
    assert {name: one.beside for name, one in found.items()} == {
        "compared": True,
        "consistency": True,
        "evaluated": False,
    }


def test_a_fact_that_exists_only_sometimes_says_when(tmp_path: Path) -> None:
    assert read(tmp_path, "{when: grade >= good}")["grade"].doc.endswith("(exists only if `evaluated`)")


def test_every_fact_with_a_key_of_its_own_that_a_shipped_rule_reads_is_found_in_the_record() -> None:
    for rule in shipped().rules:
        for one in reads_of(rule.typed):
            entity, _, name = FACTS[rule.typed.subject], *one.name.partition(".")[1:]
            fact = entity.facts.get(name or one.name)
            assert fact is None or fact.written is None or one.keys, (rule.id, one.name)
