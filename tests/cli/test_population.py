"""`population`: tables in files, what rules come to, and how it ends."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from qualityframework import load_ruleset, opened
from qualityframework.panel import inspection_row, programme
from qualityframework.panel import run as run_rows

from .running import ILLUSTRATIVE, ORKNEY, ROOT, Ran, run

RULESET = "quality-and-consistency-panel/2019"
ASKED = ("--ruleset", RULESET, "--as-of", "2019-11-29")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two records as tables."""
    made = run("population", "tables", ILLUSTRATIVE, ORKNEY, *ASKED, "--write", tmp_path / "tables", "--format", "csv")
    assert made.code == 0, made.err
    assert "tables of 2 inspections written" in made.out
    return tmp_path / "tables"


def check(folder: Path, *more: str | Path) -> Ran:
    return run("population", "check", folder, *ASKED, *more)


@pytest.mark.parametrize("end", ["csv", "parquet"])
def test_findings_are_those_of_the_records_one_by_one(folder: Path, tmp_path: Path, end: str) -> None:
    ran = check(folder, "--write", tmp_path / f"found.{end}")
    assert ran.code == 1, "something is to be resolved"
    assert f"2 inspections, 121 rules of {RULESET} as of 2019-11-29" in ran.out
    again = check(folder, "--write", tmp_path / f"again.{end}")
    assert again.out == ran.out
    assert (tmp_path / f"again.{end}").read_bytes() == (tmp_path / f"found.{end}").read_bytes()
    in_force = programme(load_ruleset(RULESET), opened(ILLUSTRATIVE).as_of)
    rows = [inspection_row(opened(record)) for record in (ILLUSTRATIVE, ORKNEY)]
    hits = sum(len(run_rows(in_force, row).hits) for row in rows)
    if end == "csv":
        with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == hits
        assert list(found[0]) == ["inspection", "key", "rule", "outcome"]


def test_what_rules_came_to_is_told_as_json(folder: Path) -> None:
    ran, text = check(folder, "--format", "json"), check(folder)
    assert (ran.code, ran.err) == (1, "")
    made = json.loads(ran.out)
    schema = json.loads((ROOT / "docs" / "schemas" / "population-tally.schema.json").read_text(encoding="utf-8"))
    assert [*Draft202012Validator(schema).iter_errors(made)] == []
    told = [line.split()[:5] for line in text.out.splitlines()[1:-1]]
    counts = [[str(value) for value in one.values()] for one in made["rules"]]
    assert [one for one in counts if one[2:] != ["0"] * 3] == told
    assert (len(counts), made["inspections"]) == (121, 2)


def test_tables_that_do_not_fit_into_memory_are_no_fault_of_ours(folder: Path) -> None:
    ran = check(folder, "--memory", "300KB")
    assert (ran.code, "give it more, or run fewer inspections" in ran.err) == (2, True), ran.err


def test_faults_of_tables_are_told_together(folder: Path) -> None:
    (folder / "concern.csv").unlink()
    grades = (folder / "message.csv").read_text(encoding="utf-8").replace('"tone"', '"tune"')
    (folder / "message.csv").write_text(grades, encoding="utf-8")
    ran = check(folder)
    assert ran.code == 2
    assert ran.out == ""
    assert "error: there is no table concern\n" in ran.err
    assert "error: message has no column `tone`: did you mean `tune`?" in ran.err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("nowhere", *ASKED), "there is no folder nowhere"),
        (("nowhere", "--ruleset", "quality", "--as-of", "2019-11-29"), "quality"),
        (("nowhere", "--ruleset", RULESET), "--as-of"),
    ],
)
def test_bad_usage_ends_with_two(asked: tuple[str, ...], told: str) -> None:
    ran = run("population", "check", *asked)
    assert ran.code == 2
    assert told in ran.err


def test_findings_do_not_take_the_place_of_a_table(folder: Path) -> None:
    before = (folder / "evaluation.csv").read_bytes()
    ran = check(folder, "--write", folder / "evaluation.csv")
    assert (ran.code, "write the findings elsewhere" in ran.err) == (2, True)
    assert (folder / "evaluation.csv").read_bytes() == before


def test_records_by_another_scale_are_refused(tmp_path: Path) -> None:
    other = ILLUSTRATIVE.parent / "progress-review-illustrative.yaml"
    ran = run("population", "tables", other, *ASKED, "--write", tmp_path / "tables")
    assert ran.code == 2
    assert f"{RULESET} is for the scale six-point-scale/1, and " in ran.err
    assert not (tmp_path / "tables").exists()


OWN = """\
title: High grade on too few kinds of evidence
remit: evidence
severity: resolve
for: evaluation
let:
  kinds: distinct(item.kind for item in evidence)
when: kinds < least
parameters:
  least: {2019-01-01: 1, 2020-01-01: 9, ours: it is invented}
message: "{indicator}: {kinds}"
question: What else shows this?
rationale: A single kind of evidence shows one side.
source: {document: Invented, place: nowhere, read: 2026-11-27}
status: drafted
examples:
  - {name: one, given: {evidence: [{kind: records}]}, expect: fires}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A shelf on which the ruleset has one rule, which does not ask for the day."""
    shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    rules = tmp_path / "shelf" / RULESET / "rules"
    shutil.rmtree(rules)
    (rules / "evidence").mkdir(parents=True)
    (rules / "evidence" / "too-few-kinds.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path / "shelf"


@pytest.mark.parametrize("day", ["2019-11-29", "2020-02-27"])
def test_days_with_other_parameters_are_refused_though_no_rule_asks_for_the_day(
    own: Path, folder: Path, day: str
) -> None:
    ran = run("population", "check", folder, "--ruleset", RULESET, "--as-of", day, "--rulesets", own)
    assert (ran.code, "run them apart" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    ("where", "told"),
    [("nowhere/found.csv", "there is no folder nowhere"), ("found.xlsx", "found.xlsx should end in .parquet or .csv")],
)
def test_where_findings_cannot_go_is_told_before_anything_is_read(where: str, told: str) -> None:
    ran = run("population", "check", "unread", *ASKED, "--write", where)
    assert (ran.code, told in ran.err) == (2, True), ran.err


def test_where_there_is_no_inspection_nothing_is_fine(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    ran = check(folder)
    assert (ran.code, "there is no inspection in" in ran.err) == (2, True), ran.err


def test_a_file_is_no_folder_of_tables(folder: Path) -> None:
    ran = check(folder / "evaluation.csv")
    assert (ran.code, "evaluation.csv is no folder" in ran.err) == (2, True), ran.err


def test_faults_of_all_records_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "open.yaml").write_text("id: [", encoding="utf-8")
    records = (tmp_path / "open.yaml", ORKNEY, tmp_path / "nowhere.yaml")
    ran = run("population", "tables", *records, *ASKED, "--write", tmp_path / "tables")
    assert (ran.code, "2 faults" in ran.err) == (2, True), ran.err
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize("severity", ["note", "explain", "resolve"])
def test_it_ends_with_one_from_the_fail_level_up(own: Path, tmp_path: Path, severity: str) -> None:
    rule = own / RULESET / "rules" / "evidence" / "too-few-kinds.yaml"
    fires = OWN.replace("when: kinds < least", "when: kinds >= least")
    rule.write_text(fires.replace("severity: resolve", f"severity: {severity}"), encoding="utf-8")
    asked = (*ASKED, "--rulesets", own)
    made = run("population", "tables", ILLUSTRATIVE, *asked, "--write", tmp_path / "one")
    assert made.code == 0, made.err
    levels = ["note", "explain", "resolve"]
    for level in levels:
        ran = run("population", "check", tmp_path / "one", *asked, "--fail-level", level)
        assert ran.code == (1 if levels.index(severity) >= levels.index(level) else 0), ran.out + ran.err


@pytest.mark.parametrize("command", [("sql",), ("check", "tables"), ("tables", ILLUSTRATIVE, "--write", "tables")])
def test_a_day_on_which_no_rule_is_in_force_is_refused(own: Path, command: tuple[str | Path, ...]) -> None:
    ran = run("population", *command, "--ruleset", RULESET, "--as-of", "1999-01-01", "--rulesets", own)
    assert (ran.code, "no rule of" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_the_query_is_printed(dialect: str) -> None:
    ran = run("population", "sql", *ASKED, "--dialect", dialect)
    assert ran.code == 0
    head, first, *_ = ran.out.splitlines()
    assert head.startswith(f"-- {RULESET} as of 2019-11-29: inspections of days with other")
    assert first.startswith("WITH")


def test_the_layout_of_what_rules_read_is_within_that_of_all() -> None:
    some, every = run("population", "layout", *ASKED), run("population", "layout")
    assert {line.split()[0] for line in some.out.splitlines()} < {line.split()[0] for line in every.out.splitlines()}
    assert run("population", "layout", "--ruleset", RULESET).code == 2


@pytest.mark.parametrize("gone", ["duckdb", "pyarrow"])
def test_without_the_extra_it_says_how_to_get_it(folder: Path, gone: str) -> None:
    without = f"import sys; sys.modules['{gone}'] = None; from qualityframework.cli import main; main()"
    command = [sys.executable, "-c", without, "population", "check", str(folder), *ASKED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: tables need the extra: pip install 'qualityframework[population]'\n"
