"""Tables as typed rows, and rows as a table."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from qualityframework.documents import Source, added_text, rows_of, table_of, table_text
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import WHOLE, Code, Frozen


class Sample(Frozen):
    """Who was asked, and how many."""

    asked: str
    count: Annotated[int, Field(ge=0), WHOLE] | None = None
    by: str | None = Field(default=None, alias="from")


def told(text: str) -> list[tuple[Code, int, int, str | None]]:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    return [(fault.code, fault.at.line, fault.at.column, fault.help) for fault in caught.value.diagnostics]


def read(text: str) -> tuple[Sample, ...]:
    return rows_of(table_of(Source("a.csv", text)), Sample)


def test_rows_become_values_and_an_empty_cell_is_not_recorded() -> None:
    assert read("count,asked,from\n3,staff,managers\n,families,\n") == (
        Sample.model_validate({"asked": "staff", "count": 3, "from": "managers"}),
        Sample(asked="families"),
    )


def test_columns_that_need_not_be_there_may_be_left_out() -> None:
    assert read("asked\nstaff\n") == (Sample(asked="staff"),)


def test_a_header_alone_makes_no_rows() -> None:
    assert read("asked,count\n") == ()


def test_a_column_that_is_not_known_gets_the_nearest_name() -> None:
    assert told("asked,cuont\nstaff,3\n") == [(Code.UNKNOWN_KEY, 1, 7, "did you mean `count`?")]


def test_a_column_is_known_by_the_name_that_files_use() -> None:
    assert told("asked,by\nstaff,x\n")[0][:3] == (Code.UNKNOWN_KEY, 1, 7)


def test_columns_that_are_missing_and_unknown_are_told_at_once_before_any_cell() -> None:
    assert [one[:3] for one in told("askd,count\nstaff,x\n")] == [(Code.MISSING_KEY, 1, 1), (Code.UNKNOWN_KEY, 1, 1)]


def test_every_cell_that_cannot_be_is_told_at_its_place() -> None:
    """A cell that is wanted and empty is told in its own row."""
    text = 'asked,count\nstaff,3\n"two\nlines",some\n,4\nstaff,-1\nstaff,1_000\n'
    assert [one[:3] for one in told(text)] == [
        (Code.WRONG_TYPE, 4, 8),
        (Code.MISSING_KEY, 5, 2),
        (Code.WRONG_TYPE, 6, 7),
        (Code.WRONG_TYPE, 7, 7),
    ]


def test_more_faults_than_a_person_reads_are_not_all_told() -> None:
    faults = told("asked,count\n" + "staff,some\n" * 500)
    assert len(faults) == 101
    assert faults[-1][0] is Code.TOO_MANY


def test_a_name_in_a_diagnostic_is_no_longer_than_is_read() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(f"asked,{'x' * 5_000}\nstaff,3\n")
    assert [fault for fault in caught.value.diagnostics if len(str(fault)) > 1_000] == []


# rows as a table -----------------------------------------------------------------------------------------------------


def test_rows_are_written_with_what_is_needed_to_read_them_again() -> None:
    written = table_text(("a", "b, c"), [(1, "x"), (None, 'say "y"'), (0.5, "two\nlines")])
    assert written == 'a,"b, c"\n1,x\n,"say ""y"""\n0.5,"two\nlines"\n'


@pytest.mark.parametrize("before", ["", " ", "\t", "\n"])
@pytest.mark.parametrize("sign", [*"=+-@\uff1d\uff0b\uff0d\uff20", "=HYPERLINK"])
def test_no_text_is_a_formula_for_a_spreadsheet(before: str, sign: str) -> None:
    assert table_text(("a",), [(f"{before}{sign}1",)]).removeprefix("a\n").lstrip('"').startswith("'")


@pytest.mark.parametrize("text", ["\tx", "\rx"])
def test_no_text_begins_with_what_a_spreadsheet_skips(text: str) -> None:
    assert table_text(("a",), [(text,)]).removeprefix("a\n").lstrip('"').startswith("'")


@pytest.mark.parametrize("value", [-1, -0.5, 1e-07])
def test_a_number_is_no_formula(value: float) -> None:
    assert table_text(("a",), [(value,)]) == f"a\n{value}\n"


# more rows for a table -----------------------------------------------------------------------------------------------

MORE: list[dict[str, object]] = [{"a": 1, "b": "x;y", "c": "z"}, {"b": "t\tu", "c": None}]


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ("a,b,c\n", '1,"x;y",z\n,"t\tu",\n'),
        ("a;b;c\n", '1;"x;y";z\n;"t\tu";\n'),
        ("a\tb\tc\n", '1\t"x;y"\tz\n\t"t\tu"\t\n'),
        ("c,a,b\n", 'z,1,"x;y"\n,,"t\tu"\n'),
        ("c,b\n", 'z,"x;y"\n,"t\tu"\n'),
        ("a,b,c", '\n1,"x;y",z\n,"t\tu",\n'),
        ("a,b,c\r\n", '1,"x;y",z\n,"t\tu",\n'),
        ("a,b,c\r", '1,"x;y",z\n,"t\tu",\n'),
    ],
    ids=["commas", "semicolons", "tabs", "another order", "fewer columns", "not ended", "CRLF", "CR"],
)
def test_more_rows_are_written_in_the_way_of_the_table(before: str, added: str) -> None:
    assert added_text(Source("a.csv", before), MORE) == added


def test_a_text_cannot_be_added_to_without_a_header() -> None:
    with pytest.raises(InvalidInput, match="empty-file"):
        added_text(Source("a.csv", ",,\n"), MORE)
