"""An agreed inspection joins a body's own history; what was there stays as it was, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark import add_to_corpus, open_corpus
from qualityframework.benchmark.corpora import agreed_cases
from qualityframework.documents import LARGEST
from qualityframework.errors import InvalidInput, Unusable
from qualityframework.inspections import Inspection, opened, parse
from tests.benchmark.corpora.made import FRAMEWORK, HEADER, inspected, row, table, told, written

NORTH = [("north-2019", "2.1", "good"), ("north-2019", "2.2", "very_good")]
BARE = (
    f"id: bare\ntitle: Bare\nframework: {FRAMEWORK.partition('/')[0]}\nevaluations: [{{subject: '2.1', grade: good}}]"
)


def added(path: Path, inspection: Inspection) -> Path:
    """The file that was written; what was there before is its beginning still."""
    files = [path] if path.is_file() else [file for file in path.glob("*") if file.is_file()]
    before = {file: file.read_bytes() for file in files}
    there = set(open_corpus(path).cases) if before else set()
    wrote = add_to_corpus(path, inspection)
    assert [file for file, data in before.items() if not file.read_bytes().startswith(data)] == []
    assert [file for file, data in before.items() if file != wrote and file.read_bytes() != data] == []
    assert set(open_corpus(path).cases) == there | set(agreed_cases(inspection))
    return wrote


# a folder ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["history", "a/b/history", "history.2019", "published"])
def test_a_folder_that_is_not_there_is_begun(folder: str, tmp_path: Path) -> None:
    assert added(tmp_path / folder, inspected()) == tmp_path / folder / "north-2019.yaml"


def test_a_folder_keeps_the_record_with_all_its_evidence(tmp_path: Path) -> None:
    wrote = add_to_corpus(tmp_path, inspected())
    assert opened(wrote).record == inspected().record
    assert open_corpus(tmp_path).cases == agreed_cases(inspected())


def test_a_folder_grows_beside_records_and_tables(tmp_path: Path) -> None:
    written(tmp_path, "south-2019")
    table(tmp_path / "older.csv", row())
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    added(tmp_path, inspected())
    added(tmp_path, inspected("west-2019"))
    assert len({one.inspection for one in open_corpus(tmp_path).cases}) == 4


def test_a_record_is_kept_with_the_day_profile_and_edition_that_it_was_agreed_by(tmp_path: Path) -> None:
    """It need not say them itself; without them the whole folder could no longer be read, or meant something else."""
    inspection = opened(parse(BARE), as_of=inspected().as_of, profile="2018-20")
    kept = opened(added(tmp_path / "history", inspection)).record
    assert (kept.framework, kept.profile, str(kept.as_of)) == (FRAMEWORK, "2018-20", "2019-06-01")
    assert (kept.id, kept.evaluations, kept.evidence) == ("bare", inspection.record.evaluations, None)


def test_a_file_of_that_name_is_never_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "north-2019", ".yaml", id="another")
    before = path.read_bytes()
    with pytest.raises(Unusable, match=r"north-2019.yaml is there already, and holds another inspection"):
        add_to_corpus(tmp_path, inspected())
    assert path.read_bytes() == before


# a table -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["own.csv", "OWN.CSV", "a/b/own.csv"])
def test_a_table_that_is_not_there_is_begun(name: str, tmp_path: Path) -> None:
    wrote = added(tmp_path / name, inspected())
    assert wrote == tmp_path / name
    assert wrote.read_text(encoding="utf-8").splitlines()[0] == HEADER


def test_a_table_keeps_grades_and_scores(tmp_path: Path) -> None:
    first, second = open_corpus(added(tmp_path / "own.csv", inspected())).cases
    assert first.score is not None
    assert (first, second) == agreed_cases(inspected())


SEVERAL = [row(), row("south-2019", "2.2", "weak", '4.5,"pool, 3",2019,"South, and ""more""",t,"two')]
BEFORE = {
    "as it is written here": f"{HEADER}\n{row()}\n",
    "no newline at its end": f"{HEADER}\n{row()}",
    "a header alone": f"{HEADER}\n",
    "a header alone without a newline": HEADER,
    "semicolons": f"{HEADER}\n{row()}\n".replace(",", ";"),
    "tabs": f"{HEADER}\n{row()}\n".replace(",", "\t"),
    "CRLF": f"{HEADER}\r\n{row()}\r\n",
    "CR": f"{HEADER}\r{row()}\r",
    "a byte order mark": f"\ufeff{HEADER}\n{row()}\n",
    "empty lines at its end": f"{HEADER}\n{row()}\n\n  \n,,,,,,,,,,\n  ",
    "quoted cells": f'{HEADER}\n{SEVERAL[0]}\n{SEVERAL[1]}\nlines"\n',
    "a quoted cell at its end": f'{HEADER}\n{SEVERAL[0]}\n{SEVERAL[1]}\nlines"',
    "quoted names": '"' + HEADER.replace(",", '";"') + '"\n',
    "columns the other way round": ",".join(HEADER.split(",")[::-1]) + "\n",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_a_table_grows_in_its_own_way(before: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(before.encode())
    added(path, inspected())
    added(path, inspected("west-2019", area='West; "and", more'))
    assert [one for one in told(open_corpus(path)) if one[0] == "north-2019"] == NORTH


@given(st.permutations(HEADER.split(",")), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_table_grows_whatever_the_order_of_its_columns_and_what_parts_them(
    tmp_path_factory: pytest.TempPathFactory, columns: list[str], between: str, end: str, ended: bool
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.csv"
    cells = dict(zip(HEADER.split(","), row().split(","), strict=True))
    lines = [between.join(columns), between.join(cells[column] for column in columns)]
    path.write_bytes((end.join(lines) + (end if ended else "")).encode())
    added(path, inspected())


def test_columns_that_nothing_is_known_for_may_be_missing(tmp_path: Path) -> None:
    bare = inspected(evidence=None, area=None, team=None, sources=None)
    path = table(tmp_path / "own.csv", header="grade,date,subject,programme,framework,inspection")
    added(path, bare)


def test_a_column_that_something_is_known_for_is_asked_for(tmp_path: Path) -> None:
    path = table(tmp_path / "own.csv", header="grade,date,subject,programme,framework,inspection")
    before = path.read_bytes()
    with pytest.raises(Unusable, match="has no column score, weighed_by, area, team, source, and would lose"):
        add_to_corpus(path, inspected())
    assert path.read_bytes() == before


# what is refused, and then nothing is written ------------------------------------------------------------------------


def refused(path: Path, inspection: Inspection, message: str, fault: type[Exception] = Unusable) -> None:
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(fault, match=message):
        add_to_corpus(path, inspection)
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_an_inspection_is_added_once(tmp_path: Path) -> None:
    for path in (tmp_path / "own.csv", tmp_path / "history"):
        add_to_corpus(path, inspected())
        refused(path, inspected(evaluations=[{"subject": "1.1", "grade": "weak"}]), "`north-2019` is in .* already")


def test_an_inspection_that_a_table_of_the_folder_has_is_not_added(tmp_path: Path) -> None:
    table(tmp_path / "history" / "older.csv", row("north-2019"))
    refused(tmp_path / "history", inspected(), "is in .*history already")


def test_an_inspection_of_which_a_draft_without_grades_is_there_is_not_added(tmp_path: Path) -> None:
    """The folder would have it twice, and could no longer be read."""
    written(tmp_path / "history", "draft", id="north-2019", evaluations=[])
    refused(tmp_path / "history", inspected(), "is in .*history already")


@pytest.mark.parametrize("evaluations", [None, [], [{"subject": "2.1", "state": "not-evaluated"}, {"subject": "2.2"}]])
def test_an_inspection_without_a_grade_is_not_added(evaluations: object, tmp_path: Path) -> None:
    for path in (tmp_path / "own.csv", tmp_path / "history"):
        refused(path, inspected(evaluations=evaluations), "none of the evaluations of `north-2019` has a grade")
        assert not path.exists()


def test_nothing_is_added_to_what_has_faults(tmp_path: Path) -> None:
    refused(table(tmp_path / "own.csv", row(grade="fair")), inspected(), "off-scale", InvalidInput)
    written(tmp_path / "history", "south-2019", as_of=None)
    refused(tmp_path / "history", inspected(), "no-as-of-date", InvalidInput)
    (tmp_path / "empty.csv").touch()
    refused(tmp_path / "empty.csv", inspected(), "empty-file", InvalidInput)


@pytest.mark.parametrize("name", ["record.yaml", "record.YML", "record.json"])
def test_a_record_is_no_corpus_to_add_to(name: str, tmp_path: Path) -> None:
    refused(tmp_path / name, inspected(), "added to a folder or to a file that ends in .csv, not to")
    (tmp_path / name).write_text("x", encoding="utf-8")
    refused(tmp_path / name, inspected(), "added to a folder or to a file that ends in .csv, not to")


def test_neither_is_another_file_or_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(table(tmp_path / "own.txt", row()), inspected(), "not to .*own.txt")
    monkeypatch.chdir(tmp_path)
    refused(Path("-"), inspected(), "not to -")


@pytest.mark.parametrize("name", ["published-evaluations", "published-evaluations/2026"])
def test_nothing_is_added_to_a_pack(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused(Path(name), inspected(), f"`{name}` is a pack of the shelf")
    (tmp_path / name).mkdir(parents=True)
    added(Path(name), inspected())


def test_nothing_is_written_that_could_not_be_read_again(tmp_path: Path) -> None:
    """A text with a null byte can stand in a record, and in no table."""
    path = table(tmp_path / "own.csv", row())
    refused(path, inspected(area="No\0rth"), "not-text", InvalidInput)
    lines = [row(f"i-{number:04}", rest=",,,,," + "x" * 1_990) for number in range(LARGEST // 2_000)]
    large = table(tmp_path / "large.csv", *lines[: LARGEST // (len(lines[0]) + 1) - 1])
    refused(large, inspected(area="x" * 2_000), "too-large", InvalidInput)


def test_neither_is_a_table_begun_that_could_not_be_read_again(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="not-text"):
        add_to_corpus(tmp_path / "own.csv", inspected(area="No\0rth"))
    assert list(tmp_path.iterdir()) == []


# whatever an inspection tells ----------------------------------------------------------------------------------------

texts = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and text.strip() == text)


@given(texts, texts.filter(lambda text: text[0] not in "=+-@"))
def test_what_is_added_is_read_again_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, area: str, address: str
) -> None:
    source = {"document": "Report", "address": address, "read": "2026-11-22"}
    try:
        inspection = inspected(area=area, sources=[source])
    except InvalidInput:  # nothing to read in one of the texts
        return
    folder = tmp_path_factory.mktemp("own")
    for path in (folder / "history", folder / "own.csv"):
        add_to_corpus(path, inspection)
        read = open_corpus(path).cases
        assert {one.source for one in read} == {address}
        assert {one.area for one in read} == {area if area[0] not in "=+-@" or path.suffix != ".csv" else f"'{area}"}


def test_a_record_stays_as_it_was(tmp_path: Path) -> None:
    inspection = inspected()
    before = inspection.record.model_dump_json()
    add_to_corpus(tmp_path / "history", inspection)
    add_to_corpus(tmp_path / "own.csv", inspection)
    assert inspection.record.model_dump_json() == before
