"""`new`: what it begins can be used at once, and nothing is written over."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.cell import Cell

from qualityframework.frameworks import load, load_ruleset
from qualityframework.inspections import read
from tests.cli.running import ILLUSTRATIVE, PROFILES, ROOT, Ran, run

REMITS = ("story", "evidence", "consistency", "follow-up")
RULES = Path("quality-and-consistency-panel", "2019", "rules")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A copy of the packs that may be written into."""
    return Path(shutil.copytree(ROOT / "rulesets", tmp_path / "shelf"))


# records -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--framework", "adult-support-protection"), "the record is judged by children-care-protection/2019"),
        (("--profile", "2021-25"), "the record is of the profile 2018-20"),
    ],
)
def test_a_record_brings_its_own_framework_and_profile(given: tuple[str, str], told: str) -> None:
    """Another one that is named is not left aside without a word; its own may be named."""
    ran = run("new", "inspection", "--from", ILLUSTRATIVE, *given)
    assert (ran.code, ran.out) == (2, "")
    assert told in " ".join(ran.err.split())
    own = ("--framework", "children-care-protection", "--profile", "2018-20")
    assert (
        run("new", "inspection", "--from", ILLUSTRATIVE, *own).out
        == run("new", "inspection", "--from", ILLUSTRATIVE).out
    )


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_is_checked_without_a_fault(profile: str) -> None:
    begun = run("new", "inspection", "--profile", profile)
    assert (begun.code, begun.err) == (0, "")
    ran = run("check", "-", "--as-of", PROFILES[profile], stdin=begun.out)
    assert (ran.code, ran.err) == (0, "")
    assert f"profile {profile}, as of {PROFILES[profile]}" in ran.out


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_says_only_that_its_day_is_missing(profile: str) -> None:
    ran = run("check", "-", stdin=run("new", "inspection", "--profile", profile).out)
    assert ran.code == 2
    assert ran.err.startswith("error[no-as-of-date]")
    assert ran.err.endswith("\n1 fault\n")


def test_the_programme_of_a_new_record_is_the_latest_unless_given() -> None:
    assert run("new", "inspection") == run("new", "inspection", "--profile", list(PROFILES)[-1])


def test_a_new_record_can_be_written_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "folders" / "that are made" / "new.yaml"
    ran = run("new", "inspection", "--profile", "2018-20", "-o", path)
    assert (ran.code, ran.out) == (0, f"written: {path}\n")
    assert path.read_text(encoding="utf-8") == run("new", "inspection", "--profile", "2018-20").out


def test_a_record_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    ran = run("new", "inspection", "--output", path)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (("--profile", "2018-19"), "did you mean `2018-20`?"),
        (("--framework", "children-care-protecton"), "did you mean `children-care-protection`?"),
    ],
)
def test_a_programme_or_framework_that_is_not_there_offers_the_nearest(
    arguments: tuple[str, ...], nearest: str
) -> None:
    ran = run("new", "inspection", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert nearest in ran.err


# workbooks -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new workbook of each programme."""
    folder = tmp_path_factory.mktemp("begun")
    paths = {profile: folder / f"{profile}.xlsx" for profile in PROFILES}
    for profile, path in paths.items():
        ran = run("new", "inspection", "--profile", profile, "--format", "xlsx", "--output", path)
        assert ran == Ran(0, f"written: {path}\n", "")
    return paths


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_workbook_says_what_a_new_text_says(begun: dict[str, Path], profile: str, tmp_path: Path) -> None:
    text = tmp_path / "new.yaml"
    run("new", "inspection", "--profile", profile, "--output", text)
    record = read(begun[profile]).record
    assert record == read(text).record
    ran = run("check", begun[profile])
    assert ran.err.startswith("error[no-as-of-date]")
    assert ran.err.endswith("\n1 fault\n")
    assert run("check", begun[profile], "--as-of", PROFILES[profile]).code == 0


def test_a_new_workbook_can_be_filled_in_from_lists_and_nowhere_else_by_mistake(begun: dict[str, Path]) -> None:
    """Its headers are locked and what stands below them is not; choices come from the framework."""
    book = load_workbook(begun["2018-20"])
    framework = load("children-care-protection/2019")
    assert book.sheetnames[0] == "inspection"
    assert book.sheetnames[-1] == "lists"
    assert {"evidence", "evaluations", "messages", "follow-up", "concerns", "amendments"} <= set(book.sheetnames)
    assert not {"priorities", "claims"} & set(book.sheetnames) or framework.file.self_evaluated
    sheet = book["evidence"]
    columns = {cell.value: cell for cell in sheet[1] if isinstance(cell, Cell)}
    assert [name for name in columns if str(name).startswith("shows.counts.")] == [
        f"shows.counts.{grade.name}" for grade in reversed(framework.scale.grades)
    ]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.freeze_panes == "B2"
    offers = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    for name, known in {
        "kind": list(framework.kinds),
        "indicators": list(framework.indicators),
        "shows.grade": [grade.name for grade in reversed(framework.scale.grades)],
        "verified": ["yes", "no", "unknown"],
    }.items():
        letter = columns[name].column_letter
        offer = offers[f"{letter}2:{letter}10001"]
        assert [cell.value for (cell,) in book["lists"][offer.formula1.partition("!")[2].replace("$", "")]] == known
        assert offer.showErrorMessage == (name != "indicators")
        assert columns[name].protection.locked
        assert not sheet.column_dimensions[letter].protection.locked
    assert sheet.column_dimensions[columns["id"].column_letter].number_format == "@"
    assert sheet.column_dimensions[columns["date"].column_letter].number_format == "yyyy-mm-dd"
    notes = {cell.value: cell.comment.text for (cell,) in book["evaluations"]["A2:A5"] if cell.comment}
    assert notes["9.1-9.4"] == "Leadership and direction"


def test_a_record_goes_from_one_format_into_the_other_and_back(tmp_path: Path) -> None:
    book, text = tmp_path / "book.xlsx", tmp_path / "text.yaml"
    assert run("new", "inspection", "--from", ILLUSTRATIVE, "--format", "xlsx", "-o", book).code == 0
    assert run("new", "inspection", "--from", book, "-o", text).code == 0
    assert read(text).record == read(ILLUSTRATIVE).record == read(book).record


def test_each_command_that_takes_a_record_takes_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    run("new", "inspection", "--from", ILLUSTRATIVE, "--format", "xlsx", "-o", book)
    for name, *rest in (("check",), ("weigh", "5.4"), ("whatif", "5.4"), ("explain", "5.4"), ("aggregate",)):
        assert without_places(run(name, book, *rest).out) == without_places(run(name, ILLUSTRATIVE, *rest).out)
    assert "(record evidence!A56)" in run("check", book).out


def without_places(out: str) -> str:
    """What was told, but for where it stands and how lines are wrapped and drawn."""
    words = " ".join(re.sub("[\u2502\u251c\u2514\u2500]", " ", out).split())
    return re.sub(r"record (line \d+|\d+:\d+|\S+![A-Z]+\d+)", "record PLACE", words)


def test_what_begins_is_what_the_name_of_the_file_says(tmp_path: Path) -> None:
    assert run("new", "inspection", "-o", tmp_path / "book.XLSX").code == 0
    assert (tmp_path / "book.XLSX").read_bytes().startswith(b"PK")
    assert "write the day into the record, beside `as_of`, as 2019-11-29" in run("check", tmp_path / "book.XLSX").err
    assert run("new", "inspection", "-o", tmp_path / "text.yml").code == 0
    assert (tmp_path / "text.yml").read_text(encoding="utf-8").startswith("#")
    ran = run("new", "inspection", "-o", tmp_path / "book.xls")
    assert (ran.code, ran.out) == (2, "")
    assert "neither .yaml nor .xlsx" in ran.err
    assert not (tmp_path / "book.xls").exists()


def test_a_workbook_is_not_printed(tmp_path: Path) -> None:
    ran = run("new", "inspection", "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "a workbook is written into a file" in ran.err
    (tmp_path / "book.xlsx").write_bytes(b"mine")
    assert "nothing is written over" in run("new", "inspection", "--format", "xlsx", "-o", tmp_path / "book.xlsx").err


def test_without_its_extra_a_workbook_is_not_written_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "qualityframework.documents.sheets_written", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = run("new", "inspection", "--format", "xlsx", "-o", tmp_path / "book.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'qualityframework[excel]'" in ran.err


# rules ---------------------------------------------------------------------------------------------------------------


def test_a_new_rule_of_each_remit_passes_its_examples(shelf: Path) -> None:
    for remit in REMITS:
        ran = run("new", "rule", f"{remit}/not-there-before", "--rulesets", shelf)
        assert (ran.code, ran.out) == (0, f"written: {shelf / RULES / remit / 'not-there-before.yaml'}\n")
    ran = run("test", "--rulesets", shelf)
    assert (ran.code, ran.err) == (0, "")
    rules = {rule.id for rule in load_ruleset("quality-and-consistency-panel", shelf).rules}
    assert {f"{remit}/not-there-before" for remit in REMITS} <= rules


def test_a_new_rule_says_when_its_source_was_read(shelf: Path) -> None:
    run("new", "rule", "story/on-a-day", "--read", "2019-07-31", "--rulesets", shelf)
    run("new", "rule", "story/today", "--rulesets", shelf)
    days = [
        yaml.safe_load((shelf / RULES / "story" / f"{name}.yaml").read_text(encoding="utf-8"))["source"]["read"]
        for name in ("on-a-day", "today")
    ]
    today = dt.datetime.now(tz=dt.UTC).date()
    assert days[0] == dt.date(2019, 7, 31)
    assert today - dt.timedelta(days=1) <= days[1] <= today


def test_a_rule_is_not_written_over(shelf: Path) -> None:
    path = shelf / RULES / "evidence" / "documents-alone.yaml"
    before = path.read_bytes()
    ran = run("new", "rule", "evidence/documents-alone", "--rulesets", shelf)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("evidnce/too-few", "did you mean `evidence`?"),
        ("too-few", "`consistency`, `evidence`, `follow-up`, `recording`, `story`"),
        ("evidence/", "small words with dashes"),
        ("evidence/Too-Few", "small words with dashes"),
        ("evidence/too_few", "small words with dashes"),
        ("evidence/../story/too-few", "small words with dashes"),
        ("evidence/too-few.yaml", "small words with dashes"),
    ],
)
def test_a_rule_is_named_by_remit_and_small_words(shelf: Path, name: str, said: str) -> None:
    before = sorted(shelf.rglob("*"))
    ran = run("new", "rule", name, "--rulesets", shelf)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(shelf.rglob("*")) == before


def test_the_day_a_source_was_read_is_a_day(shelf: Path) -> None:
    ran = run("new", "rule", "story/on-no-day", "--read", "last week", "--rulesets", shelf)
    assert ran.code == 2
    assert "`last week` is no date" in ran.err
    assert not (shelf / RULES / "story" / "on-no-day.yaml").exists()


def test_a_ruleset_that_is_not_there_offers_the_nearest(shelf: Path) -> None:
    ran = run("new", "rule", "story/somewhere", "--ruleset", "quality-and-consistency", "--rulesets", shelf)
    assert ran.code == 2
    assert "did you mean `quality-and-consistency-panel`?" in ran.err
