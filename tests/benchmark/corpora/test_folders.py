"""A folder of past inspections, with tables beside them: records bring the evidence behind each grade."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualityframework.benchmark import Flag, open_corpus
from qualityframework.benchmark.corpora import agreed_cases, opening
from qualityframework.errors import InvalidInput
from qualityframework.inspections import opened
from qualityframework.vocabulary import Code, Diagnostic
from tests.benchmark.corpora.made import PROGRAMME, row, table, told, written

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def faults(source: str | Path) -> list[Diagnostic]:
    with pytest.raises(InvalidInput) as caught:
        open_corpus(source)
    return list(caught.value.diagnostics)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a record in YAML, two in JSON, one of them with its ending in capitals, and a table."""
    written(tmp_path, "north-2019", ".yaml")
    written(tmp_path, "south-2019", ".json")
    written(tmp_path, "west-2019", ".JSON", evidence=None)
    table(tmp_path / "older.csv", row(), row(subject="2.2", grade="weak"))
    (tmp_path / "notes.md").write_text("Not a record.", encoding="utf-8")
    (tmp_path / "drafts.yaml").mkdir()
    return tmp_path


def test_records_and_tables_make_one_corpus(mixed: Path) -> None:
    assert told(open_corpus(mixed)) == [
        ("east-2018", "2.1", "good"),
        ("east-2018", "2.2", "weak"),
        ("north-2019", "2.1", "good"),
        ("north-2019", "2.2", "very_good"),
        ("south-2019", "2.1", "good"),
        ("south-2019", "2.2", "very_good"),
        ("west-2019", "2.1", "good"),
        ("west-2019", "2.2", "very_good"),
    ]
    assert [one.id for one in open_corpus(mixed).programmes] == [PROGRAMME]


def test_what_stands_in_folders_within_is_not_read(mixed: Path) -> None:
    written(mixed / "drafts.yaml", "draft-2019")
    assert "draft-2019" not in {one.inspection for one in open_corpus(mixed).cases}


def test_the_cases_of_a_record_are_those_of_the_inspection(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "illustrative-partnership.yaml", tmp_path)
    expected = agreed_cases(opened(EXAMPLES / "illustrative-partnership.yaml"))
    assert len(expected) >= 5
    assert set(open_corpus(tmp_path).cases) == set(expected)


def test_inspections_without_evidence_and_without_grades_are_flagged(mixed: Path) -> None:
    written(mixed, "later-2019", evaluations=[{"subject": "2.1"}])
    told = "no evidence that could be weighed stands behind its grades here: it counts in base rates only"
    assert list(open_corpus(mixed).flags) == [
        Flag(PROGRAMME, "east-2018", told),
        Flag(None, "later-2019", "none of its evaluations has a grade"),
        Flag(PROGRAMME, "west-2019", told),
    ]


def test_the_digest_does_not_hang_on_names_of_files_or_on_how_they_are_written(mixed: Path) -> None:
    before = open_corpus(mixed)
    (mixed / "north-2019.yaml").rename(mixed / "zzz.json")
    (mixed / "south-2019.json").rename(mixed / "aaa.yml")
    assert open_corpus(mixed) == before


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".JSON"])
def test_a_record_alone_is_a_corpus_of_one_inspection(suffix: str, tmp_path: Path) -> None:
    corpus = open_corpus(written(tmp_path, suffix=suffix))
    assert told(corpus) == [("north-2019", "2.1", "good"), ("north-2019", "2.2", "very_good")]


def test_it_is_told_how_far_the_files_are_read(mixed: Path) -> None:
    steps: list[tuple[int, int]] = []
    open_corpus(mixed, step=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


# what is refused -----------------------------------------------------------------------------------------------------


def test_the_faults_of_all_files_are_told_at_once(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mixed.parent)
    written(mixed, "a-2019", as_of=None)
    written(mixed, "b-2019", evaluations=[{"subject": "2.1", "grade": "fair"}])
    (mixed / "c-2019.yaml").write_text("id: [", encoding="utf-8")
    table(mixed / "d.csv", row("d-2019", "2.9"))
    table(mixed / "e.csv", "e-2019", header="inspection")
    told = [(Path(one.at.file).name, one.code) for one in faults(mixed.name)]
    assert told == [
        ("a-2019.json", Code.NO_DATE),
        ("b-2019.json", Code.OFF_SCALE),
        ("c-2019.yaml", Code.SYNTAX),
        ("d.csv", Code.DANGLING),
        *[("e.csv", Code.MISSING_KEY)] * 4,
    ]


def test_an_inspection_that_stands_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    written(tmp_path, "north-2019")
    written(tmp_path, "copy", id="north-2019")
    table(tmp_path / "older.csv", row(), row("north-2019", "2.1"), row("north-2019", "2.2"))
    one, other = faults(tmp_path)
    assert {one.code, other.code} == {Code.DUPLICATE_ID}
    assert (one.message, other.message) == ("the inspection `north-2019` is there twice",) * 2
    assert [Path(fault.at.file).name for fault in (one, other)] == ["north-2019.json", "older.csv"]
    assert {Path(place.file).name for fault in (one, other) for _, place in fault.related} == {"copy.json"}
    assert (other.at.line, other.at.column) == (3, 1)


def test_two_copies_without_a_grade_are_two_all_the_same(tmp_path: Path) -> None:
    written(tmp_path, "north-2019", evaluations=[])
    written(tmp_path, "copy", id="north-2019", evaluations=[])
    assert [one.code for one in faults(tmp_path)] == [Code.DUPLICATE_ID]


def test_a_folder_without_inspections_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (one,) = faults(tmp_path)
    assert (one.code, one.at.file) == (Code.EMPTY_FILE, tmp_path.as_posix())
    assert ".yaml, .yml, .json, .csv" in one.message


def test_a_folder_of_too_many_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST", 2)
    for number in range(3):
        written(tmp_path, f"i-{number}")
    (one,) = faults(tmp_path)
    assert (one.code, one.message) == (Code.TOO_LARGE, "there are 3 files in this folder, and no more than 2 are read")


def test_a_name_of_a_folder_stands_before_that_of_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "published-evaluations")
    monkeypatch.chdir(tmp_path)
    assert len(open_corpus("published-evaluations").cases) == 2
