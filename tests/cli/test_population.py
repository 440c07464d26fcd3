"""`population`: tables in files, what rules come to, and how it ends."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from qualityframework import load_ruleset, opened
from qualityframework.panel import inspection_row, programme
from qualityframework.panel import run as run_rows

from .running import ILLUSTRATIVE, ORKNEY, Ran, run

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
    rows = [inspection_row(opened(record, as_of=opened(ILLUSTRATIVE).as_of)) for record in (ILLUSTRATIVE, ORKNEY)]
    hits = sum(len(run_rows(in_force, row).hits) for row in rows)
    if end == "csv":
        with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == hits
        assert list(found[0]) == ["inspection", "key", "rule", "outcome"]


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


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_the_query_is_printed(dialect: str) -> None:
    ran = run("population", "sql", *ASKED, "--dialect", dialect)
    assert ran.code == 0
    assert ran.out.startswith("WITH")


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
