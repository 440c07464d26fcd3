"""Figures that others have published and ours have to reproduce.

Each file in `tests/conformance/` says where its figures are from, how sure we are of them, and how near is near enough.
"""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.benchmark.agreement.intraclass import mean_squares
from qualityframework.benchmark.agreement.tables import table
from tests.benchmark.agreement.rated import (
    AC1,
    ALPHA,
    BP,
    COHEN,
    FLEISS,
    ICC,
    PERCENT,
    found,
    near,
    published,
    rated,
    value,
)

OBSERVERS = published("krippendorff_alpha_4x12")
RAW = published("gwet_ac1_raw4raters")
ANXIETY = published("weighted_kappa_irr_anxiety")
DIAGNOSES = published("fleiss_kappa_1971")
JUDGES = published("icc_shrout_fleiss_1979")
SIX_PLACES = 6e-7


@pytest.mark.parametrize("level", OBSERVERS["expected"])
def test_alpha_of_four_observers_is_krippendorffs_at_each_level(level: str) -> None:
    """With gaps, and with a unit that one observer alone rated."""
    rows = list(zip(*OBSERVERS["input"]["observers"].values(), strict=True))
    made = found(rows, 5, level)
    assert near(OBSERVERS["expected"][level], OBSERVERS["tolerance"]) == value(made, ALPHA)
    assert near(OBSERVERS["computed"][level]) == value(made, ALPHA)
    assert made.coefficients[ALPHA].units == 11
    assert made.rated_once == 1


@pytest.mark.parametrize(
    ("figure", "name", "part"),
    [
        ("pa", PERCENT, "value"),
        ("pa", AC1, "observed"),
        ("gwet", AC1, "value"),
        ("pe_gwet", AC1, "by_chance"),
        ("fleiss", FLEISS, "value"),
        ("pe_fleiss", FLEISS, "by_chance"),
        ("brennan_prediger", BP, "value"),
    ],
)
def test_four_raters_with_gaps_agree_as_gwet_has_it(figure: str, name: str, part: str) -> None:
    one = getattr(found(RAW["input"]["ratings"], 5).coefficients[name], part)
    assert near(RAW["expected"][figure], RAW["tolerance"]) == one
    assert near(RAW["computed"][figure]) == one


WEIGHTS = {
    "unweighted": "none",
    "equal": "linear",
    "squared": "quadratic",
    "linear": "linear",
    "quadratic": "quadratic",
}


@pytest.mark.parametrize("weights", ANXIETY["expected"])
def test_two_raters_agree_as_irr_has_it_which_drops_the_grade_that_nobody_gave(weights: str) -> None:
    five = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5}
    rows = [[five[grade] for grade in row[1:]] for row in ANXIETY["input"]["ratings"]]
    kappa = value(found(rows, 5, weights=WEIGHTS[weights]), COHEN)
    assert near(ANXIETY["expected"][weights], ANXIETY["tolerance"]) == kappa


def test_with_all_six_grades_weighted_kappa_is_another() -> None:
    """Krippendorff's ordinal alpha is not: to it a grade that nobody gave is none."""
    rows = [row[1:] for row in ANXIETY["input"]["ratings"]]
    five = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5}
    dropped = [[five[grade] for grade in row] for row in rows]
    assert value(found(rows), COHEN) != near(ANXIETY["expected"]["squared"], 0.001)
    assert value(found(rows), ALPHA) == value(found(dropped, 5), ALPHA)


@pytest.mark.parametrize("weights", ANXIETY["computed"]["raters12_six_levels"])
def test_two_raters_on_all_six_grades_agree_as_was_computed_before(weights: str) -> None:
    rows = [row[:2] for row in ANXIETY["input"]["ratings"]]
    kappa = value(found(rows, weights=WEIGHTS[weights]), COHEN)
    assert near(ANXIETY["computed"]["raters12_six_levels"][weights]) == kappa


def diagnoses() -> Any:
    """Six raters whose order does not matter, from how many of them gave each diagnosis."""
    rows = [
        [point for point, count in enumerate(counts, 1) for _ in range(count)]
        for counts in DIAGNOSES["input"]["counts"]
    ]
    return found(rows, len(DIAGNOSES["input"]["categories"]), "nominal")


def test_psychiatrists_agree_as_fleiss_has_it() -> None:
    made, tolerance = diagnoses(), DIAGNOSES["tolerance"]
    kappa = made.coefficients[FLEISS]
    assert near(DIAGNOSES["expected"]["kappa"], SIX_PLACES) == kappa.value
    assert near(DIAGNOSES["expected"]["P_bar"], tolerance) == kappa.observed == made.percent.value
    assert near(DIAGNOSES["expected"]["P_e"], tolerance) == kappa.by_chance
    assert near(DIAGNOSES["computed"]["kappa"]) == kappa.value


def test_they_agree_on_each_diagnosis_as_fleiss_has_it() -> None:
    kappas = [one.value for one in diagnoses().points.values()]
    assert near(DIAGNOSES["expected"]["category_kappa"], DIAGNOSES["tolerance"]) == kappas
    assert near(DIAGNOSES["computed"]["category_kappa"]) == kappas


def test_mean_squares_are_those_of_shrout_and_fleiss() -> None:
    squares = mean_squares(table(rated(JUDGES["input"]["ratings"], 0, "interval")))
    for figure, one in (
        ("BMS", squares.between),
        ("WMS", squares.within),
        ("JMS", squares.judges),
        ("EMS", squares.error),
    ):
        assert near(JUDGES["expected"][figure], JUDGES["tolerance"]) == one
        assert near(JUDGES["computed"][figure], 1e-9) == one


@pytest.mark.parametrize("name", ICC)
def test_the_six_forms_are_those_of_shrout_and_fleiss(name: str) -> None:
    form = value(found(JUDGES["input"]["ratings"], 0, "interval"), name)
    figure = name.replace("-", "").upper().replace("K", "k")
    assert near(JUDGES["expected"][figure], JUDGES["tolerance"]) == form
    assert near(JUDGES["computed"][figure]) == form
