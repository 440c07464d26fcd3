"""`mutate` and `rules coverage --branches`: what examples notice, for people and for continuous integration."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from qualityframework.assurance import Branches, Mutation
from qualityframework.report import schema
from tests.cli.running import ILLUSTRATIVE, ROOT, run

PANEL = "quality-and-consistency-panel/2019"
RULE = "evidence/thin-sample"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The packs, with one example less: a sample that is just large enough."""
    folder = Path(shutil.copytree(ROOT / "rulesets", tmp_path / "packs"))
    path = folder / PANEL / "rules" / f"{RULE}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "name: just enough" not in line]
    assert len(kept) == len(lines) - 1
    path.write_text("".join([*kept, _AMPLE]), encoding="utf-8")
    return folder


_AMPLE = "  - {name: more than enough, given: {relevant: true, family: records, people: 90}, expect: clear}\n"


def test_where_every_slip_is_told_it_ends_with_0() -> None:
    ran = run("mutate", PANEL)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Mutants of {PANEL}\n")
    assert " mutants killed: 100 %.\n" in ran.out


def test_a_survivor_that_nobody_explains_ends_with_1(packs: Path) -> None:
    ran = run("mutate", PANEL, RULE, "--rulesets", packs)
    assert (ran.code, ran.err) == (1, "")
    assert f"comparison swapped({packs.as_posix()}/{PANEL}/rules/{RULE}.yaml:6:7)" in "".join(ran.out.split("\n  "))
    assert "    when: people < fewest -> people <= fewest\n" in ran.out


def test_one_that_is_explained_ends_with_0(packs: Path) -> None:
    whole = run("mutate", PANEL, "--rulesets", packs, "--format", "json")
    names = [one.name for rule in Mutation.model_validate_json(whole.out).rules for one in rule.unexplained]
    assert names == ["when: people < fewest -> people <= fewest"]
    explained = {"survivors": {RULE: {names[0]: "Nobody draws just so many."}}}
    (packs / PANEL / "survivors.yaml").write_text(json.dumps(explained), encoding="utf-8")
    ran = run("mutate", PANEL, RULE, "--rulesets", packs)
    assert (ran.code, ran.err) == (0, "")
    assert "explained: Nobody draws just so many." in ran.out
    assert "1 survivor: 1 explained, 0 not.\n" in ran.out


def test_an_explanation_of_what_is_killed_ends_with_2_and_its_place(packs: Path) -> None:
    path = packs / PANEL / "survivors.yaml"
    path.write_text(f"survivors:\n  {RULE}:\n    'when: people < fewest -> people > fewest': no\n", encoding="utf-8")
    ran = run("mutate", PANEL, "--rulesets", packs)
    assert (ran.code, ran.out) == (2, "")
    assert "error[dangling-reference]" in ran.err
    assert f"--> {packs.as_posix()}/{PANEL}/survivors.yaml:3:5" in ran.err


@pytest.mark.parametrize(
    ("arguments", "near"),
    [((PANEL, "evidence/thin-sampel"), RULE), (("quality-and-consistency-panl",), "quality-and-consistency-panel")],
)
def test_a_name_that_is_none_offers_the_nearest(arguments: tuple[str, ...], near: str) -> None:
    ran = run("mutate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"did you mean `{near}`?" in " ".join(ran.err.split())


def test_json_is_valid_and_can_be_read_back(packs: Path) -> None:
    ran = run("mutate", PANEL, "--rulesets", packs, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert not list(Draft202012Validator(schema("mutation")).iter_errors(json.loads(ran.out)))
    made = Mutation.model_validate_json(ran.out)
    assert [rule.rule for rule in made.unexplained] == [RULE]
    assert made.killed == made.of - 1


# branches ------------------------------------------------------------------------------------------------------------


def test_where_every_branch_is_reached_it_ends_with_0() -> None:
    ran = run("rules", "coverage", "--branches")
    assert (ran.code, ran.err) == (0, "")
    assert ": 100 %.\n" in ran.out


def test_a_branch_that_no_example_reaches_ends_with_1(packs: Path) -> None:
    path = packs / PANEL / "rules" / f"{RULE}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "name: a discussion" not in line), encoding="utf-8")
    ran = run("rules", "coverage", "--branches", "--rulesets", packs)
    assert (ran.code, ran.err) == (1, "")
    assert '  applies: `family in ("records", "survey")` never decides as false\n' in ran.out


def test_branches_in_json_are_valid_and_can_be_read_back() -> None:
    ran = run("rules", "coverage", "--branches", "--format", "json", "--ruleset", "progress-review/2024")
    assert (ran.code, ran.err) == (0, "")
    assert not list(Draft202012Validator(schema("branches")).iter_errors(json.loads(ran.out)))
    assert Branches.model_validate_json(ran.out).ruleset == "progress-review/2024"


@pytest.mark.parametrize("more", [(ILLUSTRATIVE,), ("--corpus", "published-evaluations")])
def test_records_reach_no_branches(more: tuple[str | Path, ...]) -> None:
    ran = run("rules", "coverage", "--branches", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "by the examples of rules" in " ".join(ran.err.split())
