"""`corpus`: what is known of earlier inspections is listed, shown, checked and added to."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qualityframework.benchmark import open_corpus, published
from tests.benchmark.corpora.made import HEADER, record, row, table, written
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ROOT, Ran, run
from tests.cli.telling import faults, flat, in_json, well

PUBLISHED = "published-evaluations"


def refused(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert [word for word in words if word not in ran.err] == []
    assert "Traceback" not in ran.err


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder of two records and a table, called as a person would."""
    written(tmp_path / "history", "north-2019", ".yaml")
    written(tmp_path / "history", "west-2019", evidence=None)
    table(tmp_path / "history" / "older.csv", row(), row(subject="2.2", grade="weak"))
    monkeypatch.chdir(tmp_path)
    return "history"


# list ----------------------------------------------------------------------------------------------------------------


def test_the_corpora_of_the_shelf_are_listed() -> None:
    head, one = well(run("corpus", "list")).splitlines()
    assert head.split() == ["CORPUS", "CASES", "TALLIES", "TITLE"]
    assert one.split(maxsplit=3) == [f"{PUBLISHED}/2026", "59", "33", published(PUBLISHED).title]


def test_a_shelf_without_a_corpus_lists_none(tmp_path: Path) -> None:
    assert well(run("corpus", "list", "--rulesets", tmp_path)).split() == ["CORPUS", "CASES", "TALLIES", "TITLE"]


def test_packs_are_listed_also_where_a_folder_has_the_name_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "rulesets")
    assert f"{PUBLISHED}/2026  59" in well(run("corpus", "list"))
    assert run("benchmark", ILLUSTRATIVE).code == 0


# show ----------------------------------------------------------------------------------------------------------------


def test_what_is_published_is_shown_by_programme_with_its_cautions() -> None:
    out = well(run("corpus", "show", PUBLISHED))
    told = published(PUBLISHED)
    assert [one.id for one in told.programmes if f"\n{one.id}: " not in out] == []
    assert [one.told for one in told.flags if flat(one.told) not in flat(out)] == []
    assert told.digest[:12] in out
    assert max(map(len, out.splitlines())) <= 100


def test_one_programme_is_shown_by_itself_with_how_often_each_grade_was_given() -> None:
    out = well(run("corpus", "show", PUBLISHED, "children-2012-17"))
    bars = [line.split()[-3:-1] if "█" in line else line.split()[-2:] for line in out.splitlines() if "%" in line]
    assert bars == [["3", "2%"], ["46", "27%"], ["64", "37%"], ["44", "26%"], ["14", "8%"], ["1", "1%"]]
    assert "172 evaluations that count in rates" in out
    assert "22 cases, 0 of which count in rates; 19 tallies, 19 of which count;" in flat(out)
    assert "North Lanarkshire 2015: 10 evaluations are counted" in flat(out)
    assert "Highland" not in out


def test_progress_and_conclusions_have_no_bars() -> None:
    for programme in ("children-progress", "adults-phase-1"):
        out = well(run("corpus", "show", PUBLISHED, programme))
        assert "%" not in out
        assert "scale of another kind" in out


def test_a_history_of_ones_own_is_shown(history: str) -> None:
    out = well(run("corpus", "show", history))
    assert "6 cases, 6 of which count in rates; 0 tallies" in out
    assert "evidence known of 1 inspections" in flat(out)
    assert "west-2019: no evidence that could be weighed stands behind its grades here" in out


def test_it_is_shown_as_json_that_its_schema_accepts(history: str) -> None:
    for corpus in (history, PUBLISHED, EXAMPLES / "orkney-2020.yaml"):
        told = in_json("corpus", "show", corpus)
        assert told["format"] == "qualityframework.corpus/1"
        assert faults("cases", told) == []
    assert len(in_json("corpus", "show", PUBLISHED)["tallies"]) == 33


def test_what_is_piped_in_is_shown(tmp_path: Path) -> None:
    text = table(tmp_path / "own.csv", row()).read_text(encoding="utf-8")
    told = in_json("corpus", "show", "-", stdin=text)
    assert (told["name"], len(told["cases"])) == ("<stdin>", 1)


def test_a_programme_that_is_not_there_gets_the_nearest(history: str) -> None:
    refused(run("corpus", "show", PUBLISHED, "children-2018-21"), "did you mean `children-2018-20`?")
    assert "2018-20: Joint inspections" in well(run("corpus", "show", history, "2018-20"))
    refused(run("corpus", "show", history, "2018-21"), "children-care-protection/2019 2018-20")


# check ---------------------------------------------------------------------------------------------------------------


def test_a_corpus_that_can_be_read_tells_what_it_holds_and_what_to_be_careful_about(history: str) -> None:
    first, *notes = well(run("corpus", "check", history)).splitlines()
    assert first == f"history: 3 inspections, 6 cases, 0 tallies, 0 remarks; digest {open_corpus(history).digest[:12]}"
    assert [note.partition(": ")[2].partition(":")[0] for note in notes] == ["east-2018", "west-2019"]


def test_what_is_kept_as_stated_is_no_fault() -> None:
    out = well(run("corpus", "check", PUBLISHED))
    assert out.count("\nnote: ") == len(published(PUBLISHED).flags) == 4


def test_the_faults_of_all_files_are_told_and_counted(history: str) -> None:
    table(Path(history) / "bad.csv", row("one", "2.9"), row("two", grade="fair"))
    written(Path(history), "copy", id="north-2019")
    ran = run("corpus", "check", history)
    refused(ran, "history/bad.csv:2:43", "history/bad.csv:3:47", "the inspection `north-2019` is there twice")
    assert ran.err.endswith("\n3 faults\n")


def test_a_folder_without_inspections_and_a_name_of_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused(run("corpus", "check", tmp_path / "empty"), "error[empty-file]: there is neither an inspection nor a table")
    refused(run("corpus", "check", "hsitory"), "error: `hsitory` is no file and no folder, and there is no corpus")
    refused(run("corpus", "check", "history.csv"), "error[unreadable]: there is no such file", "history.csv:1:1")


def test_standard_input_may_not_be_empty() -> None:
    refused(run("corpus", "check", "-"), "error[empty-file]", "<stdin>:1:1")


# add -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("corpus", ["own", "own.csv"])
def test_a_history_grows_from_the_first_use(corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrote = [corpus if corpus.endswith(".csv") else f"own/{name}.yaml" for name in ("north-2019", "south-2019")]
    for name, file in zip(("north-2019", "south-2019"), wrote, strict=True):
        path = written(tmp_path / "drafts", name)
        assert well(run("corpus", "add", corpus, path)) == f"{name} added: {file}\n"
    assert len(open_corpus(corpus).cases) == 4
    drafted = written(tmp_path / "drafts", "west-2019", as_of="2019-11-01", published=None)
    told = in_json("benchmark", drafted, "--corpus", corpus)
    assert told["history"]["corpus_digest"] == open_corpus(corpus).digest


def test_a_record_can_be_piped_in_and_its_day_and_programme_given(tmp_path: Path) -> None:
    text = json.dumps(record(profile=None, as_of=None))
    own = tmp_path / "own"
    out = well(run("corpus", "add", own, "-", "--as-of", "2019-06-01", "--profile", "2018-20", stdin=text))
    assert out == f"north-2019 added: {own.as_posix()}/north-2019.yaml\n"
    assert [one.inspection for one in open_corpus(own).cases] == ["north-2019"] * 2


def test_what_cannot_be_added_is_told_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    north = written(tmp_path / "drafts", "north-2019")
    bare = written(tmp_path / "drafts", "bare-2019", evaluations=[])
    table(tmp_path / "own.csv", row("north-2019"))
    table(tmp_path / "narrow.csv", header=HEADER.replace(",score,weighed_by", ""))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    refused(run("corpus", "add", "own.csv", north), "error: the inspection `north-2019` is in own.csv already")
    refused(run("corpus", "add", "new.csv", bare), "error: none of the evaluations of `bare-2019` has a grade")
    refused(run("corpus", "add", "narrow.csv", north), "error: narrow.csv has no column score, weighed_by")
    refused(run("corpus", "add", PUBLISHED, north), "is a pack of the shelf")
    refused(run("corpus", "add", "north.yaml", north), "a folder or to a file that ends in .csv, not to north.yaml")
    refused(run("corpus", "add", "-", north), "not to -")
    refused(run("corpus", "add", "own", "not-there.yaml"), "error[unreadable]", "not-there.yaml:1:1")
    refused(run("corpus", "add", "own", north, "--profile", "2018-21"), "did you mean `2018-20`?")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "own").exists()


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("x", encoding="utf-8")
    refused(run("corpus", "add", tmp_path / "here" / "own", written(tmp_path)), "error: ", "Not a directory")


# usage and terminals -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["list"], ["show"], ["check"], ["add"]], ids=" ".join)
def test_each_command_has_a_help(arguments: list[str]) -> None:
    ran = run("corpus", *arguments, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: qualityframework corpus {' '.join(arguments)}".rstrip())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], ["'list'"]),
        (["show"], ["CORPUS"]),
        (["check"], ["CORPUS"]),
        (["add", "own"], ["PATH"]),
        (["show", PUBLISHED, "--format", "xml"], ["'xml'", "'text'", "'json'"]),
        (["check", PUBLISHED, "--rulesets", "no-such-folder"], ["no-such-folder"]),
        (["add", "own", ILLUSTRATIVE, "--as-of", "soon"], ["`soon` is no date"]),
    ],
    ids=lambda value: " ".join(Path(part).name for part in value),
)
def test_wrong_usage_ends_with_2_and_says_what_is_wanted(arguments: list[str | Path], words: list[str]) -> None:
    refused(run("corpus", *arguments), "Error: ", *words)


def test_nothing_in_a_name_or_a_table_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[2J.csv"
    table(hostile, row(rest="4.5,fig\x1b[2Jures,2019,No\x1b[2Jrth,,x"))
    right: list[list[str | Path]] = [["show", hostile], ["check", hostile], ["add", hostile, written(tmp_path)]]
    for arguments in right:
        ran = run("corpus", *arguments)
        assert ran.code == 0
        assert r"a\x1b[2J.csv" in ran.out
        assert "\x1b" not in ran.out + ran.err
    wrong: list[list[str | Path]] = [["show", hostile, "a\x1b[2J"], ["check", "b\x1b[2J"], ["add", hostile, "c\x1b[2J"]]
    for arguments in wrong:
        ran = run("corpus", *arguments)
        assert ran.code == 2
        assert "\x1b" not in ran.out + ran.err


def test_the_same_corpus_gives_the_same_bytes(history: str) -> None:
    for arguments in (("show", history), ("show", PUBLISHED, "--format", "json"), ("check", history)):
        assert run("corpus", *arguments) == run("corpus", *arguments)


def test_a_name_that_is_no_text_is_told_in_escapes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xffname.csv"))
    path.write_bytes((EXAMPLES / "earlier-inspections.csv").read_bytes())
    assert "bad\\udcffname.csv: 24 inspections" in well(run("corpus", "check", path))


def test_a_table_may_come_through_a_pipe_with_a_name(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = (EXAMPLES / "earlier-inspections.csv").read_bytes()
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(pipe.write_bytes, data)
        out = well(run("corpus", "check", pipe))
        assert writing.result(timeout=10) == len(data)
    assert ": 24 inspections" in out
