"""Proofs: what every shipped rule fulfils, and that each claim can be refuted, by an example that shows it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.aggregation import Aggregated, aggregate
from qualityframework.aggregation import Outcome as Whole
from qualityframework.assurance import Claim, Proof, Proofs, prove, prove_framework, run_examples
from qualityframework.assurance.enumerating import enumerated
from qualityframework.expressions import smt
from qualityframework.frameworks import Framework, PromisesFile, load, load_promises, load_ruleset, packs, shelf
from qualityframework.report import proofs_lines
from qualityframework.vocabulary import FACTS
from tests.expressions.sample import SCHEMA, typed_rule

NAME = "quality-and-consistency-panel/2019"
RULESETS = [pack.name for pack in packs(kind="ruleset")]
HEAD = """\
title: Drawn up for a test
remit: evidence
severity: note
for: evaluation
"""
TAIL = """\
message: "{indicator}"
question: What?
rationale: A test.
source: {document: Nobody's, place: nowhere, read: 2026-11-22}
status: drafted
examples:
  - {name: one, given: {}, expect: undetermined}
  - {name: two, given: {}, expect: undetermined}
"""
RULESET = """\
kind: ruleset
id: small
edition: "1"
title: Small
publisher: Nobody
licence: Apache-2.0
scale: six-point-scale/1
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A shelf with a ruleset that rules can be put into."""
    root = tmp_path / "packs"
    shutil.copytree(shelf() / "six-point-scale", root / "six-point-scale")
    (root / "small/1/rules/evidence").mkdir(parents=True)
    (root / "small/1/ruleset.yaml").write_text(RULESET, encoding="utf-8")
    return root


def proved(small: Path, rules: Mapping[str, str], promised: PromisesFile | None = None) -> Proofs:
    """What is proved of rules, by name and conditions. A ruleset is read once, so each stands on a shelf of its own."""
    root = Path(shutil.copytree(small, Path(tempfile.mkdtemp(dir=small.parent)) / "packs"))
    for name, conditions in rules.items():
        path = root / "small/1/rules/evidence" / f"{name}.yaml"
        path.write_text(f"{HEAD}{conditions}\n{TAIL}", encoding="utf-8")
    return prove(load_ruleset("small/1", root), promised)


def of(proofs: Proofs, claim: Claim) -> list[Proof]:
    return [one for one in proofs.proofs if one.claim is claim]


@pytest.mark.parametrize("name", RULESETS)
def test_every_shipped_rule_fulfils_what_is_proved_and_what_its_pack_promises(name: str) -> None:
    made = prove(load_ruleset(name), load_promises(name))
    assert [(one.claim, one.rules, one.because) for one in made.failed] == []
    for claim in (Claim.CAN_FIRE, Claim.CAN_BE_CLEAR, Claim.GAPS_NEVER_CLEAR):
        assert len(of(made, claim)) == len(load_ruleset(name).rules)


JUDGED = [pack.name for pack in packs(kind="framework") if load(pack.name).file.ruleset is not None]


@pytest.mark.parametrize("name", JUDGED)
def test_evidence_can_carry_every_grade_and_no_kind_alone_carries_the_two_highest(name: str) -> None:
    framework = load(name)
    made = list(enumerated(framework, load_ruleset(framework.ruleset)))
    assert [(one.of, one.because) for one in made if one.verdict != "proved"] == []
    claims = {claim: sum(one.claim is claim for one in made) for claim in Claim}
    assert claims[Claim.LEVEL_IS_REACHED] == (len(framework.scale.grades) if framework.file.profiles else 0)
    assert claims[Claim.ONE_KIND_IS_QUESTIONED] in (0, 2 * len(framework.kinds))


def test_where_no_rule_asks_about_a_single_kind_it_is_told() -> None:
    """Without the rules on evidence nothing is asked of one kind alone."""
    framework = load("children-care-protection/2019")
    rules = load_ruleset(framework.ruleset)
    kept = tuple(rule for rule in rules.rules if rule.remit != "evidence" and not rule.typed.lets)
    bare = dataclasses.replace(rules, rules=kept, strata=(tuple(range(len(kept))),))
    made = [one for one in enumerated(framework, bare) if one.claim is Claim.ONE_KIND_IS_QUESTIONED]
    assert {one.verdict for one in made} == {"refuted"}
    assert {one.because for one in made} == {"nothing is asked of 1 or 2 or 3 items"}
    text = "\n".join(line.text for line in proofs_lines(prove(bare, None, [framework]), 300))
    assert (
        "children-care-protection/2019, records-read, very_good as the only kind of evidence is questioned: not so"
        in text
    )


def test_a_judgement_limits_another_whatever_else_is_given() -> None:
    made = prove_framework(load("ofsted-ilacs/1"), None)
    assert [(one.claim, one.of, one.verdict) for one in made.proofs] == [
        (Claim.LIMIT_HOLDS, "ofsted-ilacs/1, limiting-judgement", "proved")
    ]


@pytest.mark.parametrize(
    ("said", "because"),
    [
        (Whole.WITHIN, "of nothing it says within-limit"),
        (Whole.UNKNOWN, "of help-and-protection=inadequate it says unknown"),
    ],
)
def test_a_limit_that_does_not_hold_is_told_with_the_grades(
    said: Whole, because: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An aggregation that says the same of everything is no limit."""

    def deaf(framework: Framework, grades: Mapping[str, str], *, on: dt.date | None = None) -> Aggregated:
        made = aggregate(framework, grades, on=on)
        (whole,) = made.wholes
        return made.model_copy(update={"wholes": (whole.model_copy(update={"outcome": said}),)})

    monkeypatch.setattr("qualityframework.assurance.limits.aggregate", deaf)
    (proof,) = prove_framework(load("ofsted-ilacs/1"), None).proofs
    assert (proof.verdict, proof.because) == ("refuted", because)


def test_of_a_framework_without_limits_and_rules_nothing_is_claimed() -> None:
    made = prove_framework(load("efqm-model/2020"), None)
    text = "\n".join(line.text for line in proofs_lines(made, 300))
    assert "nothing was proved" in text
    assert "no rule fires" not in text


def test_what_shows_that_a_rule_can_fire_is_an_example_that_holds(tmp_path: Path) -> None:
    """Every counterexample is put into the file of its rule, and run."""
    root = shutil.copytree(shelf(), tmp_path / "packs")
    written = 0
    for proof in prove(load_ruleset(NAME), load_promises(NAME)).proofs:
        if proof.shown_by is not None and len(proof.rules) == 1:
            path = root / NAME / "rules" / f"{proof.rules[0]}.yaml"
            written += 1
            text = path.read_text(encoding="utf-8").rstrip("\n")
            path.write_text(
                f"{text}\n  - {proof.shown_by.replace('name: ', f'name: {written} ', 1)}\n", encoding="utf-8"
            )
    done = run_examples(NAME, root)
    assert written > 240
    assert done.passed, (done.faults[:1], done.failures[:1])


def test_a_rule_that_cannot_fire_is_not_shown_to(small: Path) -> None:
    made = proved(
        small, {"never": "when: grade > good and grade < weak", "always": "when: grade >= weak or grade < weak"}
    )
    assert [one.rules for one in of(made, Claim.CAN_FIRE) if one.verdict == "not-shown"] == [("evidence/never",)]
    assert [one.rules for one in of(made, Claim.CAN_BE_CLEAR) if one.verdict == "not-shown"] == [("evidence/always",)]
    assert all("no record within the bounds" in str(one.because) for one in made.failed)


def test_a_rule_that_needs_a_longer_list_is_found_with_one(small: Path) -> None:
    made = proved(small, {"many": "let:\n  items: count(i for i in evidence)\nwhen: items > 4"})
    (proof,) = of(made, Claim.CAN_FIRE)
    assert proof.verdict == "proved"
    assert "up to 7 rows" in proof.bounds


def test_a_rule_that_another_makes_needless_is_told_and_may_be_meant(small: Path) -> None:
    rules = {"narrow": "when: grade > good", "wide": "when: grade > adequate", "other": "when: reason_stated"}
    (proof,) = of(proved(small, rules), Claim.NOT_IMPLIED)
    assert (proof.rules, proof.verdict) == (("evidence/narrow", "evidence/wide"), "refuted")
    meant = {"rule": "evidence/narrow", "implies": "evidence/wide", "because": "Both are asked."}
    promised = PromisesFile.model_validate({"implied": [meant]})
    (proof,) = of(proved(small, rules, promised), Claim.NOT_IMPLIED)
    assert (proof.verdict, proof.because) == ("meant", "Both are asked.")
    turned = PromisesFile.model_validate({"implied": [meant | {"rule": "evidence/wide", "implies": "evidence/other"}]})
    assert {one.verdict for one in of(proved(small, rules, turned), Claim.NOT_IMPLIED)} == {"refuted", "needless"}


def test_rules_that_must_not_fire_together_are_shown_where_they_do(small: Path) -> None:
    promised = PromisesFile.model_validate(
        {"never_together": [{"rules": ["evidence/high", "evidence/low"], "because": "They are contraries."}]}
    )
    rules = {"high": "when: band_high >= good", "low": "when: band_low <= weak"}
    (proof,) = of(proved(small, rules, promised), Claim.NEVER_TOGETHER)
    assert proof.verdict == "refuted"
    assert "band_low:" in str(proof.shown_by)
    narrow = promised.model_copy(
        update={
            "assumed": PromisesFile.model_validate(
                {"assumed": [{"for": "evaluation", "holds": "steps(band_high, band_low) <= 1", "because": "x"}]}
            ).assumed
        }
    )
    (proof,) = of(proved(small, rules, narrow), Claim.NEVER_TOGETHER)
    assert proof.verdict == "proved"


@pytest.mark.parametrize(("high", "low", "verdict"), [(30, 20, "not-shown"), (3, 2, "refuted")])
def test_what_lists_are_too_short_for_is_not_taken_for_proved(small: Path, high: int, low: int, verdict: str) -> None:
    """No list of two rows has more than two."""
    counted = "let: {n: count(item for item in evidence)}\nwhen: n > "
    rules = {"high": f"{counted}{high}", "low": f"{counted}{low}"}
    names = ["evidence/high", "evidence/low"]
    promised = PromisesFile.model_validate(
        {
            "never_together": [{"rules": names, "because": "It is promised."}],
            "more_never_adds": [{"remit": "evidence", "more": "evidence", "where": {"supports": "true"}}],
        }
    )
    made = proved(small, rules, promised)
    (proof,) = of(made, Claim.NEVER_TOGETHER)
    assert proof.verdict == verdict
    assert {one.verdict for one in of(made, Claim.MORE_NEVER_ADDS)} == {verdict}


def test_a_table_has_no_gap_and_no_overlap(small: Path) -> None:
    names = ["evidence/high", "evidence/middle", "evidence/low"]
    promised = PromisesFile.model_validate({"tables": [{"rules": names, "because": "Each grade is in one."}]})
    whole = {"high": "when: grade > good", "middle": "when: grade == good", "low": "when: grade < good"}
    made = proved(small, whole, promised)
    assert {one.verdict for one in of(made, Claim.TABLE_HAS_NO_GAP) + of(made, Claim.TABLE_HAS_NO_OVERLAP)} == {
        "proved"
    }
    made = proved(small, whole | {"middle": "when: grade == adequate"}, promised)
    assert [one.verdict for one in of(made, Claim.TABLE_HAS_NO_GAP)] == ["refuted"]
    assert "grade: good" in str(of(made, Claim.TABLE_HAS_NO_GAP)[0].shown_by)
    overlap = [one.rules for one in of(made, Claim.TABLE_HAS_NO_OVERLAP) if one.verdict == "refuted"]
    assert overlap == [("evidence/middle", "evidence/low")]


def test_a_rule_that_fires_by_supporting_evidence_is_shown_and_may_be_meant(small: Path) -> None:
    promise = {"remit": "evidence", "more": "evidence", "where": {"supports": "true"}}
    rule = "let:\n  items: count(i for i in evidence if i.supports)\nwhen: items > 1"
    made = proved(small, {"many": rule}, PromisesFile.model_validate({"more_never_adds": [promise]}))
    (proof,) = of(made, Claim.MORE_NEVER_ADDS)
    assert proof.verdict == "refuted"
    for name, verdict in (("evidence/many", "meant"), ("evidence/other", "refuted")):
        excepted = PromisesFile.model_validate({"more_never_adds": [promise | {"except": {name: "It asks."}}]})
        assert [one.verdict for one in of(proved(small, {"many": rule}, excepted), Claim.MORE_NEVER_ADDS)] == [verdict]
    fewer = rule.replace("items > 1", "items < 2")
    needless = PromisesFile.model_validate({"more_never_adds": [promise | {"except": {"evidence/many": "It asks."}}]})
    assert [one.verdict for one in of(proved(small, {"many": fewer}, needless), Claim.MORE_NEVER_ADDS)] == ["needless"]


def test_a_gap_that_turns_a_rule_clear_would_be_found() -> None:
    """Only what a rule asks to be missing does that; taken for an ordinary fact it is found."""
    rule = typed_rule("not missing(people)")
    solving = smt.Solving(SCHEMA, "evaluation")
    asked = smt.Asked(rule, {})
    comes_to = solving.outcomes(asked)
    found = solving.find(smt.turned_clear_by_a_gap(solving.world, comes_to, ()), [asked])
    assert found is not None
    assert found.world.row.people is not None  # type: ignore[attr-defined]
    assert solving.find(smt.turned_clear_by_a_gap(solving.world, comes_to, {"people"}), [asked]) is None


def test_a_person_reads_what_does_not_hold_first_and_within_which_bounds(small: Path) -> None:
    made = proved(small, {"narrow": "when: grade > good", "wide": "when: grade > adequate"})
    text = "\n".join(line.text for line in proofs_lines(made, 300))
    assert "evidence/wide does not fire wherever evidence/narrow does: not so" in text
    assert "as an example shows, ready for its file:" in text
    assert "lists of up to 2 rows, days from 2016-01-01 to 2027-12-31" in text


# what a pack promises ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "never_together:\n  - {rules: [evidence/documents-alon, evidence/no-x], because: x}",
            "did you mean `evidence/documents-alone`",
        ),
        (
            "never_together:\n  - {rules: [story/no-key-messages, evidence/documents-alone], because: x}",
            "different things",
        ),
        ("implied:\n  - {rule: evidence/nowhere, implies: evidence/documents-alone, because: x}", "there is no rule"),
        ("more_never_adds:\n  - {remit: evidence, more: evidense, where: {supports: true}}", "did you mean `evidence`"),
        ("more_never_adds:\n  - {remit: evidence, more: evidence, where: {suports: true}}", "did you mean `supports`"),
        ("more_never_adds:\n  - {remit: evidence, more: evidence, where: {supports: perhaps}}", "no truth value"),
        ("assumed:\n  - {for: evaluation, holds: band_lo <= band_high, because: x}", "did you mean `band_low`"),
        ("tables: []", "a promise is wanted here"),
    ],
)
def test_a_promise_that_leads_nowhere_is_refused_at_its_place(tmp_path: Path, text: str, words: str) -> None:
    root = shutil.copytree(shelf(), tmp_path / "packs")
    (root / NAME / "promises.yaml").write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_promises(NAME, root)
    assert words in str(caught.value)
    assert caught.value.diagnostics[0].at.file == f"{root.as_posix()}/{NAME}/promises.yaml"


def test_promises_change_no_digest(tmp_path: Path) -> None:
    root = shutil.copytree(shelf(), tmp_path / "packs")
    before = load_ruleset(NAME).digest
    (root / NAME / "promises.yaml").unlink()
    assert load_ruleset(NAME, root).digest == before
    assert load_promises(NAME, root) is None


def test_every_entity_that_rules_are_for_can_be_asked_about() -> None:
    subjects = {rule.typed.subject for name in RULESETS for rule in load_ruleset(name).rules}
    assert all(smt.World(FACTS, subject).subject.entity is FACTS[subject] for subject in subjects)
