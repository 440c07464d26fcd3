"""Agreement of raters as text: percent agreement first, what is undefined with its reason, and no labels."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from qualityframework import __version__
from qualityframework.benchmark.agreement import Agreement, agreement_of, read_ratings
from qualityframework.report import agreement_lines
from tests.benchmark.agreement.rated import FIGURES, ROOT, Rows, found, rated
from tests.benchmark.agreement.telling import SCALE

GOLDEN = Path(__file__).parent / "golden" / "agreement.txt"
EXAMPLE = agreement_of(read_ratings(ROOT / "examples" / "vignettes.csv", scale=SCALE), FIGURES)

COMPLETE: Rows = [[1, 1, 2], [2, 3, 2], [6, 6, 5], [5, 5, 5], [3, 4, 3], [2, 2, 2], [5, 6, 5]]
VARIED: Rows = [*COMPLETE, [4, 4, None], [3, None, None]]
SAME: Rows = [[4, 4], [4, 4], [4, 4]]
SKEWED: Rows = [*[[4, 4]] * 36, [4, 3], [3, 4], [4, 2], [3, 4]]
LABELS = re.compile(r"\b(poor|slight|fair|moderate|substantial|almost perfect|acceptable|reliable|good agreement)\b")


def text(made: Agreement, width: int = 100) -> str:
    return "".join(f"{line.text}\n" for line in agreement_lines(made, width))


def flat(made: Agreement) -> str:
    return " ".join(text(made).split())


def test_the_text_of_the_example_is_the_one_that_is_kept() -> None:
    """`UPDATE_GOLDEN=1 pytest` writes it anew; the difference is for a person to look at."""
    told = text(EXAMPLE).replace(f"qualityframework {__version__};", "qualityframework VERSION;")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(told, encoding="utf-8", newline="\n")
    assert GOLDEN.read_text(encoding="utf-8") == told


def test_percent_agreement_comes_first_and_beside_every_other_coefficient() -> None:
    made = found(VARIED, figures=FIGURES)
    lines = [line for line in text(made).splitlines() if line]
    assert lines[2].startswith("Two ratings of one unit are the same in 58% of cases (95% interval ")
    for name, one in made.coefficients.items():
        if name != "percent-agreement":
            (row,) = [line for line in lines if re.match(rf"  {re.escape(one.title)} +-?\d\.\d\d  ", line)]
            assert one.percent is not None
            assert f" {one.units} " in row
            assert f" {one.percent:.0%}" in row


def test_intervals_are_told_rounded_outwards() -> None:
    made = found(VARIED, figures=FIGURES)
    alpha = made.coefficients["krippendorff-alpha"].interval
    assert alpha is not None
    (row,) = [line for line in text(made).splitlines() if line.startswith("  Krippendorff's alpha")]
    low, high = map(float, re.findall(r"(-?\d\.\d\d) to (-?\d\.\d\d)", row)[0])
    assert low <= alpha.low < low + 0.01
    assert high - 0.01 < alpha.high <= high


@pytest.mark.parametrize("rows", [VARIED, SAME, SKEWED])
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_no_coefficient_is_given_a_label(rows: Rows, level: str) -> None:
    """After Landis and Koch or anybody: what is enough depends on what it is for."""
    told = flat(found(rows, level=level))
    assert not LABELS.search(told)
    assert "none ranks a rater" in told
    assert "To agree is not to be right" in told


def test_what_is_undefined_is_told_with_its_reason_and_neither_0_nor_1() -> None:
    told = flat(found(SAME))
    assert "Krippendorff's alpha, ordinal undefined 3 2 100%" in told
    reason = "all ratings are the same, and where nothing varies agreement cannot be told from chance"
    assert f"Undefined, as {reason}: Krippendorff's alpha, ordinal; Fleiss' kappa." in told


def test_where_nothing_varies_full_agreement_by_gwet_is_not_left_to_mislead() -> None:
    told = flat(found(SAME))
    assert "All ratings are at one point. So nothing shows that raters would tell other units apart" in told
    assert "where a coefficient comes to 1.00 it does not show it either." in told
    assert "100% of cases (no interval: every resample comes to the same" in told


def test_where_coefficients_part_it_says_so_and_why() -> None:
    told = flat(found(SKEWED, figures=FIGURES))
    assert (
        "Percent agreement and coefficients part here: 90% of ratings are the same, and yet Fleiss' kappa is " in told
    )
    assert "Neither is enough by itself: look at the ratings." in told
    assert "part here" not in flat(found(VARIED))


def test_it_says_when_there_are_few_units_and_that_units_matter_more_than_raters() -> None:
    few, many = flat(found(VARIED)), flat(found(SKEWED))
    assert "There are few units here, 8 of the 20 that are wanted at least: such coefficients say little" in few
    assert "More units make them surer; more raters, much less so." in few
    assert "There are few units" not in many
    assert "More units would make all this surer; more raters, much less so." in many


def test_it_says_what_was_left_out() -> None:
    told = flat(found(VARIED))
    assert "1 unit had one rating alone, in which nothing can agree" in told
    assert "use the 7 units that every rater rated, and leave 2 out." in told
    complete = flat(found(COMPLETE))
    assert "one rating alone" not in complete
    assert "that every rater rated, and leave" not in complete


def test_undefined_resamples_are_told_of() -> None:
    told = flat(found([*[[1, 1]] * 9, [2, 2], [2, 3], [2, 2], [4, 4]], figures=FIGURES))
    assert re.search(
        r"Undefined in so many of 1,000 resamples \(the intervals hold whatever these would come to\):", told
    )
    told = flat(found([[2, 2], [1, 1], [3, 3]], figures=FIGURES))
    assert re.search(
        r"resamples \(too many for an interval\): Krippendorff's alpha, ordinal \d+; Fleiss' kappa \d+;", told
    )


def test_points_are_told_highest_first() -> None:
    lines = text(EXAMPLE).splitlines()
    start = lines.index("Each point against all others, by Fleiss' kappa")
    labels = [line.split("  ")[1].strip() for line in lines[start + 2 : start + 8]]
    assert [re.sub(r" +undefined.*", "", label) for label in labels] == list(EXAMPLE.basis.points[::-1])


def test_of_few_raters_each_pair_is_told_in_the_order_of_their_names() -> None:
    told = text(found(VARIED))
    pairs = re.findall(r"^  (r\d) and (r\d): -?\d\.\d\d, on \d units, \d+% the same$", told, re.MULTILINE)
    assert pairs == [("r0", "r1"), ("r0", "r2"), ("r1", "r2")]
    apart = flat(found([[1, 1, None], [2, 2, None], [3, None, 3], [2, None, 2]]))
    assert "r1 and r2: undefined, as they rated no unit in common" in apart
    assert "Pair by pair" not in flat(found(SKEWED))


def test_of_many_raters_it_is_told_how_far_pairs_reach() -> None:
    rows = [[1, 1, 2, 1, 1, 2], [2, 3, 2, 2, 2, 2], [6, 6, 5, 6, 6, 6], [4, 4, 4, 4, 5, 4]]
    told = flat(found(rows))
    assert "Cohen's kappa, quadratic weights, is the mean over 15 pairs of raters, which reach from 0." in told
    assert "Not in that mean" not in told
    gaps: Rows = [*rows[:2], *([*row[:4], None, None] for row in rows[2:]), [None, None, None, None, 1, None]]
    assert "Not in that mean: 1 pair in which it is undefined." in flat(found(gaps, 6, weights="none"))


def test_numbers_have_neither_points_nor_pairs() -> None:
    told = flat(found([[2.5, 2.5, 1], [1, 1.5, 2], [3, 4, 4]], 0, "interval"))
    assert told.startswith("Agreement of 3 raters on 3 units numbers, 9 ratings; level of measurement: interval")
    assert "Each point against all others" not in told
    assert "and " in told
    assert "Pair by pair" not in told


def test_where_no_unit_has_two_ratings_nothing_is_told_as_if_it_were_known() -> None:
    told = flat(found([[1, None], [None, 2], [3, None]]))
    assert "Percent agreement cannot be told: no unit was rated by two raters." in told
    assert not re.search(r"\d\.\d\d\b", told)


def test_nearly_all_is_not_told_as_all_and_nearly_none_not_as_none() -> None:
    nearly = found([[1 + at % 2, 1 + at % 2] for at in range(999)] + [[1, 2]])
    assert "are the same in 99% of cases" in flat(nearly)
    assert "Fleiss' kappa 0.99" in flat(nearly)
    hardly = found([[1, 2], [2, 1]] * 200 + [[1, 1]])
    assert "are the same in 1% of cases" in flat(hardly)


def test_names_cannot_write_to_the_terminal() -> None:
    ratings = replace(rated(VARIED), raters=("a\x1b[31m", "b", "c"))
    assert "\x1b" not in text(agreement_of(ratings, FIGURES))


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_lines_are_no_wider_than_asked_for_and_intervals_are_drawn_where_there_is_room(width: int) -> None:
    """Tables have a width of their own, as grades with their bars have."""
    tables, others = list[str](), list[str]()
    for line in text(EXAMPLE, width).splitlines():
        (tables if re.search(r"units raters|\d +\d+%", line) else others).append(line)
    assert max(map(len, others)) <= width
    assert max(map(len, tables)) <= max(width, 81)
    assert any("●" in row and "Fleiss' kappa" in row for row in tables) == (width >= 100)
