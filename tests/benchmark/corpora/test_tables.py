"""A body's own table: one row a subject that was evaluated, and what is left empty is not known."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from qualityframework.benchmark import Case, Corpus, Flag, Programme, open_corpus
from qualityframework.benchmark.corpora import COLUMNS
from qualityframework.benchmark.corpora.table import Rows, table_cases
from qualityframework.documents import Document, Source, decoded, table_of
from qualityframework.errors import InvalidInput, NotFound
from tests.benchmark.corpora.made import FRAMEWORK, HEADER, PROGRAMME, row, table, told
from tests.strategies.records import broken

SOUND = [
    f"{HEADER}\n{row()}\n{row(subject='2.2', grade='weak')}\n{row('west-2019', rest='4.5,figures,2019,West,t1,x')}\n",
    f"{HEADER}\n{row()}\n".replace(",", ";"),
]


def test_a_row_is_a_case_with_all_that_it_tells(tmp_path: Path) -> None:
    line = row("east-2018", "9.1-9.4", "Very good", '4.25,"pool, 3",2018-11/2018-12,"East, and islands",t-1,"a, b"')
    (one,) = open_corpus(table(tmp_path / "own.csv", line)).cases
    assert dataclasses.asdict(one) == {
        "programme": PROGRAMME,
        "inspection": "east-2018",
        "subject": "9.1-9.4",
        "grade": "very_good",
        "score": 4.25,
        "weighed_by": "pool, 3",
        "counted": True,
        "when": {"first": dt.date(2018, 11, 1), "last": dt.date(2018, 12, 31), "written": "2018-11/2018-12"},
        "area": "East, and islands",
        "team": "t-1",
        "source": "a, b",
    }


def test_what_is_left_empty_is_not_known(tmp_path: Path) -> None:
    (one,) = open_corpus(table(tmp_path / "own.csv", row(rest=",,,,,"))).cases
    assert (one.score, one.weighed_by, one.when, one.area, one.team, one.source) == (None,) * 6


def test_columns_that_need_not_be_there_may_be_left_out(tmp_path: Path) -> None:
    header = "grade,subject,programme,framework,inspection"
    corpus = open_corpus(table(tmp_path / "own.csv", f"weak,2.1,2018-20,{FRAMEWORK},east-2018", header=header))
    assert told(corpus) == [("east-2018", "2.1", "weak")]


def test_the_columns_are_those_that_are_written() -> None:
    assert ",".join(COLUMNS) == HEADER


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_however_a_table_is_written_it_holds_the_same(between: str, end: str, tmp_path: Path) -> None:
    lines = [HEADER, row(), row("west-2019")]
    expected = open_corpus(table(tmp_path / "a.csv", *lines[1:]))
    (tmp_path / "b.csv").write_bytes(b"\xef\xbb\xbf" + end.join(line.replace(",", between) for line in lines).encode())
    assert open_corpus(tmp_path / "b.csv").digest == expected.digest


def test_neither_digest_nor_order_hang_on_the_order_of_rows_or_on_the_file(tmp_path: Path) -> None:
    rows = [row(), row(subject="2.2"), row("west-2019"), row("north-2019", grade="weak")]
    one, other = (open_corpus(table(tmp_path / "own.csv", *lines)) for lines in (rows, rows[::-1]))
    assert one == other
    assert open_corpus(table(tmp_path / "elsewhere.csv", *rows)).digest == one.digest
    assert open_corpus(table(tmp_path / "fewer.csv", *rows[1:])).digest != one.digest


def test_a_framework_named_without_its_edition_is_its_latest(tmp_path: Path) -> None:
    corpus = open_corpus(table(tmp_path / "own.csv", row().replace("/2019", "")))
    assert [one.framework for one in corpus.programmes] == [FRAMEWORK]


def test_each_programme_is_told_once_with_its_scale(tmp_path: Path) -> None:
    rows = [row(), row("west-2019"), row("north-2022").replace("2018-20", "2021-25")]
    first, second = open_corpus(table(tmp_path / "own.csv", *rows)).programmes
    assert (first.id, second.id) == (PROGRAMME, f"{FRAMEWORK} 2021-25")
    assert first == Programme(
        id=PROGRAMME,
        title=first.title,
        scale="six-point-scale/1",
        points=("unsatisfactory", "weak", "adequate", "good", "very_good", "excellent"),
        framework=FRAMEWORK,
        profile="2018-20",
        evaluates=4,
    )


def test_a_header_alone_is_a_corpus_without_cases(tmp_path: Path) -> None:
    corpus = open_corpus(table(tmp_path / "own.csv"))
    assert (corpus.cases, corpus.programmes, corpus.flags) == ((), (), ())


GRADES_ALONE = "no evidence that could be weighed stands behind its grades here: it counts in base rates only"


def test_what_a_reader_should_know_is_flagged(tmp_path: Path) -> None:
    rows = [row("dated", rest="4,,2019,,,"), row("undated", rest="4,,,,,"), row("unscored")]
    rows += [row("half", rest="4,,2019,,,"), row("half", "2.2", rest=",,,,,")]
    assert list(open_corpus(table(tmp_path / "own.csv", *rows)).flags) == [
        Flag(PROGRAMME, "half", "it is not known when this was published"),
        Flag(PROGRAMME, "undated", "it is not known when this was published"),
        Flag(
            PROGRAMME,
            "unscored",
            "no evidence that could be weighed stands behind its grades here: it counts in base rates only",
        ),
    ]


# where it is read from -----------------------------------------------------------------------------------------------


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> Corpus:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return open_corpus("-")


def test_a_table_can_be_piped_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    corpus = piped(monkeypatch, f"{HEADER}\n{row()}\n")
    assert (corpus.name, corpus.title) == ("<stdin>", "Earlier evaluations of <stdin>")
    assert corpus.digest == open_corpus(table(tmp_path / "own.csv", row())).digest


def test_faults_of_what_is_piped_in_have_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="<stdin>:2:54"):
        piped(monkeypatch, f"{HEADER}\n{row('north-2019', grade='fair')}\n")


def test_a_table_need_not_be_called_csv(tmp_path: Path) -> None:
    assert told(open_corpus(table(tmp_path / "own.txt", row()))) == [("east-2018", "2.1", "good")]
    assert told(open_corpus(table(tmp_path / "OWN.CSV", row()))) == [("east-2018", "2.1", "good")]


def test_a_table_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="there is no such file"):
        open_corpus(tmp_path / "own.csv")


@pytest.mark.parametrize("name", ["published-evaluation", "hsitory", "elsewhere/history", "own.yaml", "own.txt"])
def test_what_is_no_file_no_folder_and_no_pack_is_told_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound) as caught:
        open_corpus(name)
    assert f"`{name}` is no file and no folder, and there is no corpus `{name}`: " in str(caught.value)
    assert "`published-evaluations`" in str(caught.value)


# whatever it holds ---------------------------------------------------------------------------------------------------


@given(broken(SOUND))
def test_any_table_is_read_or_its_faults_are_told(text: str) -> None:
    try:
        table_cases(table_of(Source("own.csv", decoded("own.csv", text.encode("utf-8", "surrogatepass")))))
    except InvalidInput as error:
        lines = text.removeprefix("\ufeff")
        places = [place for one in error.diagnostics for place in (one.at, *(place for _, place in one.related))]
        assert [place for place in places if place.text not in lines] == []


class Counted(list[Case]):
    """Cases that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Case]:
        self.times += 1
        return super().__iter__()


def test_a_table_is_gone_through_a_few_times_and_not_once_for_each_inspection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Counted] = []

    def counting(document: Document, shelf: str | Path | None = None) -> Rows:
        read = table_cases(document, shelf)
        seen.append(Counted(read.cases))
        return dataclasses.replace(read, cases=seen[-1])

    monkeypatch.setattr("qualityframework.benchmark.corpora.opening.table_cases", counting)
    assert len(open_corpus(table(tmp_path / "own.csv", *(row(f"i-{number}") for number in range(50)))).cases) == 50
    assert 1 <= seen[0].times <= 3
