"""Tables of ratings: both forms, every way to write a grade, and every fault at its place."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.benchmark.agreement import Measurement, Ratings, agreement_of, read_ratings
from qualityframework.benchmark.agreement.ratings import MOST_RATERS, MOST_UNITS
from qualityframework.documents import MOST_TOLD
from qualityframework.errors import InvalidInput, Unusable
from qualityframework.frameworks import load_scale
from tests.benchmark.agreement.rated import FEW, ROOT, tables
from tests.benchmark.agreement.telling import BAD, NAMES, SCALE, kept, text_of, told

WIDE = """\
vignette,r1,r2,r3
v1,good,Very good,6
v2,satisfactory,,weak
v3,Adequate,very_good,very-good
"""
LONG = """\
rating,unit,rater
good,v1,r1
Very good,v1,r2
6,v1,r3
satisfactory,v2,r1
,v2,r2
weak,v2,r3
Adequate,v3,r1
very_good,v3,r2
very-good,v3,r3
"""
EXPECTED = ((4, 5, 6), (3, None, 2), (3, 5, 5))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ratings.csv"


def of(path: Path, text: str, level: str = "ordinal", numbers: bool = False) -> Ratings:
    path.write_text(text, encoding="utf-8", newline="")
    return read_ratings(path, Measurement(level), None if numbers else SCALE)


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_both_forms_are_read_with_names_labels_aliases_and_positions(text: str, path: Path) -> None:
    made = of(path, text)
    assert made == Ratings.on(SCALE, ("v1", "v2", "v3"), ("r1", "r2", "r3"), EXPECTED)
    assert made.points[-1] == "Excellent"
    assert made.scale == "six-point-scale/1"


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_lines_and_beginnings_may_be_a_spreadsheets(delimiter: str, end: str, mark: str, path: Path) -> None:
    assert of(path, mark + WIDE.replace(",", delimiter).replace("\n", end)).values == EXPECTED


def test_numbers_are_read_as_they_stand(path: Path) -> None:
    made = of(path, "u,a,b\n1,2.5,-1e-3\n2,,4\n3,0,0\n", "interval", numbers=True)
    assert made == Ratings(("1", "2", "3"), ("a", "b"), ((2.5, -0.001), (None, 4), (0, 0)), Measurement.INTERVAL)


def test_numbers_are_of_no_level_that_has_points(path: Path) -> None:
    with pytest.raises(Unusable, match="numbers are of level interval or ratio; level ordinal wants"):
        of(path, "u,a,b\n1,2.5,1\n2,1,4\n", "ordinal", numbers=True)


def test_another_scale_has_its_own_points(path: Path) -> None:
    path.write_text("u,a,b\n1,Good,outstanding\n2,4,inadequate\n", encoding="utf-8")
    made = read_ratings(path, scale=load_scale("cqc-ratings/2023"))
    assert made.values == ((3, 4), (4, 1))
    assert len(made.points) == 4


def test_the_example_is_read() -> None:
    made = read_ratings(ROOT / "examples" / "vignettes.csv", scale=SCALE)
    assert (len(made.units), len(made.raters)) == (25, 5)


@settings(max_examples=20)
@given(tables(), st.randoms())
def test_what_is_written_in_either_form_and_any_order_comes_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[int | None]], mixed: Random
) -> None:
    path = tmp_path_factory.mktemp("ratings") / "ratings.csv"
    rows = [*rows, [1] * len(rows[0]), [2] * len(rows[0])]
    rows = [row for row in rows if any(row)]
    raters = [f"r{at}" for at in range(len(rows[0]))]
    cells = [(f"u{at}", rater, grade) for at, row in enumerate(rows) for rater, grade in zip(raters, row, strict=True)]
    mixed.shuffle(cells)
    wide = [
        ",".join([f"u{at}", *("" if grade is None else str(grade) for grade in row)]) for at, row in enumerate(rows)
    ]
    long = [f"{unit},{rater},{grade}" for unit, rater, grade in cells if grade is not None]
    one = of(path, "\n".join([",".join(["unit", *raters]), *wide]))
    other = of(path, "\n".join(["unit,rater,rating", *long]))
    assert agreement_of(one, FEW) == agreement_of(other, FEW)


# faults --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_table_is_told_of_in_these_words(name: str) -> None:
    assert kept(name).read_text(encoding="utf-8") == text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_faults_are_told_in_the_order_of_their_places_and_once_each(name: str) -> None:
    faults = told(name)
    assert faults
    assert [fault.at for fault in faults] == sorted(fault.at for fault in faults)
    assert len(set(faults)) == len(faults)


def test_every_kept_text_belongs_to_a_faulty_table() -> None:
    assert sorted(BAD.glob("*.txt")) == sorted(map(kept, NAMES))


@pytest.mark.parametrize(
    ("units", "raters", "message"),
    [
        (2, MOST_RATERS + 1, "there are more than 200 raters in this file"),
        (MOST_UNITS + 1, 2, "there are more than 10,000 units in this file"),
    ],
)
def test_too_many_of_either_are_told_where_the_first_one_too_many_stands(
    units: int, raters: int, message: str, path: Path
) -> None:
    head = ",".join(["unit", *(f"r{at}" for at in range(raters))])
    rows = [",".join([f"u{at}", *["good"] * raters]) for at in range(units)]
    with pytest.raises(InvalidInput) as refused:
        of(path, "\n".join([head, *rows]))
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.message) == ("too-large", message)
    assert fault.at.line == (1 if raters > 2 else units + 1)


def test_of_a_table_that_is_wrong_throughout_the_first_hundred_faults_are_told(path: Path) -> None:
    rows = "".join(f"u{at},bad,worse\n" for at in range(5_000))
    with pytest.raises(InvalidInput) as refused:
        of(path, f"unit,a,b\n{rows}")
    assert len(refused.value.diagnostics) == MOST_TOLD + 1
    assert refused.value.diagnostics[-1].code == "too-many-faults"
