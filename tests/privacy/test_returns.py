"""A pre-inspection return has no column that it can do without, and no detail in its cells."""

from __future__ import annotations

import pytest

from qualityframework.documents import Source, table_of
from qualityframework.privacy import ReturnFaults, return_faults
from qualityframework.vocabulary import DetailKind as Kind
from tests.privacy.planting import SIGNS


def faults(text: str) -> ReturnFaults:
    """What a return has over and above."""
    return return_faults(table_of(Source("return.csv", text)), SIGNS)


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("Forename", Kind.NAME),
        ("child's name", Kind.NAME),
        ("SURNAME", Kind.NAME),
        ("social_worker", Kind.STAFF_NAME),
        ("DoB", Kind.DATE_OF_BIRTH),
        ("Date of Birth", Kind.DATE_OF_BIRTH),
        ("CHI Number", Kind.CHI_NUMBER),
        ("NHS no.", Kind.NHS_NUMBER),
        ("NINO", Kind.NATIONAL_INSURANCE_NUMBER),
        ("Scottish Candidate Number", Kind.PUPIL_NUMBER),
        ("Mobile", Kind.TELEPHONE_NUMBER),
        ("e-mail", Kind.E_MAIL_ADDRESS),
        ("Home address", Kind.POSTCODE),
        ("Swift ID", Kind.CASE_REFERENCE),
        ("Religion", None),
        ("comments", None),
    ],
)
def test_a_column_that_it_can_do_without_is_told_of(column: str, kind: Kind | None) -> None:
    (found,) = faults(f"case,{column},area\nc1,x,north\n").columns
    assert (found.column, found.kind) == (2, kind)


def test_columns_that_the_sample_is_drawn_by_are_let_off() -> None:
    told = faults("case,process,registered on,age band,area\nc1,child protection register,2019-03-01,5 to 11,north\n")
    assert told == ReturnFaults((), ())


def test_a_detail_in_a_cell_is_told_by_row_column_and_kind() -> None:
    told = faults('case,outcome\nc1,closed\nc2,"moved to her aunt,\n0131 496 0123"\n0101905552,see Jane Smith\n')
    assert [(cell.at.row, cell.at.column, cell.at.line, cell.kind) for cell in told.cells] == [
        (2, 2, 3, Kind.TELEPHONE_NUMBER),
        (3, 2, 5, Kind.NAME),
    ]


def test_cells_of_a_column_that_is_told_of_already_are_not_told_again() -> None:
    told = faults("case,name\nc1,Jane Smith\n")
    assert (len(told.columns), told.cells) == (1, ())


def test_the_name_of_a_column_is_told_without_details() -> None:
    told = faults("case,Jane Smith,notes 07700 900123\nc1,x,y\n")
    assert [(cell.at.row, cell.at.column) for cell in told.cells] == [(0, 2), (0, 3)]
    assert "Jane" not in repr(told)
