"""Figures of others that ours have to reproduce, and of our own that may not drift.

Each file in `tests/conformance/` says where its figures are from, how sure we are of them, and how near is near enough.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from qualityframework.frameworks import Methods
from qualityframework.vocabulary import Level
from qualityframework.weighing import ordinal
from qualityframework.weighing.certainty_levels import level
from qualityframework.weighing.item import Belief
from qualityframework.weighing.methods import METHODS, evidential_reasoning
from qualityframework.weighing.methods.evidential_reasoning_rule import Opinion, combine
from qualityframework.weighing.methods.percentage_bands import banded, limited, percentage
from qualityframework.weighing.methods.radar import points_of
from qualityframework.weighing.proportions import wilson
from qualityframework.weighing.xccdf import Result, RuleResult, scores
from tests.weighing.made import at, item, method

FIGURES = Path(__file__).parents[1] / "conformance"
DIGITS_6 = 6e-7


@cache
def figures(name: str) -> Any:
    return json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))


MOTORCYCLES = figures("er_motorcycle_yang_xu_2002")
RULE = figures("er_rule_special_cases")
ZADEH = figures("dempster_zadeh_paradox")
CQC = figures("cqc_single_assessment_framework")
EFQM = figures("efqm_2020_points")
XCCDF = figures("xccdf_scoring")
GRADE = figures("grade_certainty")
MEDIAN = figures("weighted_median")
POOL = figures("default_weighted_evidence_pool_reference")
NEWCOMBE = figures("proportion_ci_newcombe_1998")


def near(expected: Any, tolerance: float) -> Any:
    return pytest.approx(expected, rel=0, abs=tolerance)


# evidential reasoning ------------------------------------------------------------------------------------------------


@cache
def nodes(bike: str) -> dict[str, tuple[float, ...]]:
    """Each node of the hierarchy, its children combined with equal weights: its beliefs, and what is unassigned."""
    found: dict[str, tuple[float, ...]] = {}

    def combined(name: str, children: Any) -> Belief:
        inner = isinstance(children, dict)
        below = [
            combined(child, children[child]) if inner else tuple(MOTORCYCLES["beliefs"][child][bike])
            for child in children
        ]
        belief, rest = evidential_reasoning.combine(below, [1.0] * len(below))
        found[name] = (*belief, rest)
        return belief

    combined("Overall", MOTORCYCLES["hierarchy"])
    return found


def utility(bike: str) -> tuple[float, float, float]:
    """The lowest, the average and the highest: what is unassigned may be the worst or the best."""
    *belief, rest = nodes(bike)["Overall"]
    values = MOTORCYCLES["utilities"]
    low = sum(share * value for share, value in zip(belief, values, strict=True)) + rest * values[0]
    return low, low + rest * (values[-1] - values[0]) / 2, low + rest * (values[-1] - values[0])


@pytest.mark.parametrize("bike", MOTORCYCLES["overall"])
def test_motorcycles_are_assessed_as_yang_and_xu_published_them(bike: str) -> None:
    """24 figures in all: five beliefs and what is unassigned, of four motorcycles with 19 attributes each."""
    assert near(MOTORCYCLES["overall"][bike], MOTORCYCLES["tolerance"]) == list(nodes(bike)["Overall"])


@pytest.mark.parametrize("bike", MOTORCYCLES["overall"])
def test_every_node_below_is_what_was_computed_before(bike: str) -> None:
    expected = MOTORCYCLES["computed"]["nodes"][bike]
    assert set(expected) == set(nodes(bike))
    for name, values in expected.items():
        assert near(values, DIGITS_6) == list(nodes(bike)[name]), name


@pytest.mark.parametrize("bike", MOTORCYCLES["overall"])
def test_utility_reaches_from_the_worst_to_the_best_that_the_unassigned_can_be(bike: str) -> None:
    assert near(MOTORCYCLES["computed"]["utility"][bike], 1e-9) == list(utility(bike))


def test_motorcycles_are_ranked_by_average_utility_as_published() -> None:
    assert MOTORCYCLES["ranking"] == sorted(MOTORCYCLES["overall"], key=lambda bike: utility(bike)[1], reverse=True)


def test_no_utility_interval_reaches_into_the_next() -> None:
    """The ranking is that of the intervals too."""
    for better, worse in pairwise(MOTORCYCLES["ranking"]):
        assert utility(better)[0] > utility(worse)[2]


# the evidential reasoning rule ---------------------------------------------------------------------------------------


def by_rule(beliefs: Sequence[Sequence[float]], w: Sequence[float], r: Sequence[float]) -> tuple[Belief, float]:
    combined = combine(Opinion(tuple(belief), *trust) for belief, *trust in zip(beliefs, w, r, strict=True))
    assert combined is not None
    return combined


@pytest.mark.parametrize("case", ["zadeh", "conflict_half", "bayes"])
def test_the_rule_has_dempster_and_bayes_as_special_cases_and_is_even_handed_in_conflict(case: str) -> None:
    """Full reliability is Dempster's rule, and with probabilities that of Bayes; half and half is symmetric."""
    given = RULE[case]
    belief, rest = by_rule(given["belief"], given["w"], given["r"])
    assert near(given["expected"], 1e-12) == list(belief)
    assert near(0, 1e-12) == rest


def test_the_rule_with_reliability_for_weight_is_evidential_reasoning() -> None:
    given = RULE["yamaha_engine"]
    beliefs = [MOTORCYCLES["beliefs"][name]["Yamaha"] for name in MOTORCYCLES["hierarchy"]["Engine"]]
    belief, rest = by_rule(beliefs, given["w"], given["r"])
    assert near(given["expected"], 1e-12) == [*belief, rest]


@pytest.mark.parametrize("reliability", [1.0, 1 - 1e-9])
def test_full_reliability_makes_sure_of_what_both_sources_all_but_ruled_out(reliability: float) -> None:
    """Zadeh's paradox: each gives B one per cent, and together they give it all. So raw Dempster is not offered."""
    belief, _ = by_rule([ZADEH["m1"], ZADEH["m2"]], [1, 1], [reliability] * 2)
    assert near(ZADEH["combined"], 1e-4) == list(belief)
    assert not any("dempster" in name for name in METHODS)


def test_the_pool_has_zadehs_sources_say_what_they_said() -> None:
    """Each of A and C about half, and B no more than either gave it."""
    pooled = method("weighted-evidence-pool", 3).pool([item(ZADEH["m1"]), item(ZADEH["m2"])])
    assert pooled is not None
    assert near([0.495, 0.01, 0.495], 1e-12) == list(ordinal.normalised(pooled.belief))


# percentages ---------------------------------------------------------------------------------------------------------


def statements(values: Sequence[int]) -> list[Any]:
    """A source for each score."""
    return [item(at(score, 4), source=f"s{index}") for index, score in enumerate(values)]


def cqc(values: Sequence[int], rounding: str = "half-up", limiters: bool = True) -> str:
    """The rating that scores come to."""
    chosen = {"cuts": CQC["cuts"], "rounding": rounding, "limiters": CQC["limiters"] if limiters else []}
    pooled = method("percentage-bands", CQC["points"], **chosen).pool(statements(values))
    assert pooled is not None
    assert pooled.ignorance == 0
    return str(CQC["points"][pooled.belief.index(1.0)])


def test_four_evidence_categories_come_to_69_per_cent_and_a_score_of_3() -> None:
    given = CQC["evidence_categories"]
    assert given["percent"] == percentage(given["scores"], 4, "half-up")
    assert given["score"] == banded(given["percent"], CQC["cuts"])


def test_eight_quality_statements_come_to_66_per_cent_and_good() -> None:
    """21 of 32 is 65.6."""
    values = list(CQC["safe"]["scores"].values())
    assert CQC["safe"]["percent"] == percentage(values, 4, "half-up")
    assert CQC["safe"]["rating"] == cqc(values)


@pytest.mark.parametrize("case", CQC["limited"])
def test_a_limiter_keeps_a_rating_from_standing_beside_a_low_statement(case: dict[str, Any]) -> None:
    chosen = Methods.model_validate(
        {
            "percentage-bands": {
                "cuts": CQC["cuts"],
                "rounding": "half-up",
                "limiters": CQC["limiters"],
                "reason": CQC["source"],
            }
        }
    ).percentage_bands
    assert chosen is not None
    band = banded(case["percent"], CQC["cuts"])
    assert case["percent"] == percentage(case["scores"], 4, "half-up")
    assert case["from"] == CQC["points"][band - 1] == cqc(case["scores"], limiters=False)
    assert case["to"] == CQC["points"][limited(band, case["scores"], chosen.limiters, CQC["points"]) - 1]
    assert case["to"] == cqc(case["scores"])


@pytest.mark.parametrize("rounding", ["half-up", "half-even"])
def test_a_half_of_one_per_cent_falls_on_the_side_that_the_rounding_says(rounding: Any) -> None:
    """62.5 is good with the one and requires improvement with the other, and CQC does not say which."""
    percent, rating = CQC["tie"][rounding]
    assert percent == percentage(CQC["tie"]["scores"], 4, rounding)
    assert rating == cqc(CQC["tie"]["scores"], rounding)


def test_seven_efqm_criteria_come_to_460_of_1000_points() -> None:
    most = list(EFQM["points"].values())
    assert near(EFQM["total"], EFQM["tolerance"]) == points_of(EFQM["percent"], most)
    assert near(EFQM["most"], EFQM["tolerance"]) == points_of([100] * len(most), most)


# rules, levels, medians, intervals -----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", XCCDF["cases"], ids=lambda case: case["name"])
def test_results_of_rules_score_as_xccdf_tools_score_them(case: dict[str, Any]) -> None:
    got = scores(RuleResult(Result(result), weight) for result, weight in case["rules"])
    assert got is not None
    found = {
        "default": got.default,
        "flat": [got.flat.got, got.flat.of],
        "flat_unweighted": [got.flat_unweighted.got, got.flat_unweighted.of],
        "absolute": got.absolute,
    }
    for name, value in case["expected"].items():
        assert near(value, XCCDF["tolerance"]) == found[name], name


@pytest.mark.parametrize(("evidence", "doubts", "upgrades", "expected"), GRADE["cases"])
def test_a_level_is_lowered_and_raised_as_grade_has_it(
    evidence: str, doubts: int, upgrades: int, expected: str
) -> None:
    assert Level(expected) is level(Level(GRADE["starts"][evidence]), doubts, upgrades)


@pytest.mark.parametrize("case", MEDIAN["cases"])
def test_a_weighted_median_is_the_lower_and_the_upper_of_the_shares(case: dict[str, Any]) -> None:
    points = len(case["positions"])
    placed = zip(case["positions"], case["weights"], strict=True)
    pooled = method("weighted-median", points).pool([item(at(position, points), weight) for position, weight in placed])
    assert pooled is not None
    assert (case["lower"], case["upper"]) == (ordinal.lower(pooled.belief, 0.5), ordinal.upper(pooled.belief, 0.5))


@pytest.mark.parametrize("case", NEWCOMBE["cases"])
def test_wilsons_interval_is_as_newcombe_printed_it(case: dict[str, Any]) -> None:
    assert near(case["wilson"], NEWCOMBE["tolerance"]) == list(wilson(case["met"], case["of"], NEWCOMBE["level"]))


# the pool ------------------------------------------------------------------------------------------------------------

ITEMS = [item(one["belief"], one["weight"], one["reliability"], one["source"]) for one in POOL["items"]]
THE_POOL = method("weighted-evidence-pool", 6, saturation=POOL["saturation"], prior_ignorance=POOL["prior_ignorance"])


def test_the_pool_comes_to_its_reference() -> None:
    """Nine items of six sources: beliefs, what is unassigned, and all that is read off them."""
    pooled, quantile = THE_POOL.pool(ITEMS), POOL["quantile"]
    assert pooled is not None
    shares = ordinal.normalised(pooled.belief)
    centre, upper = ordinal.lower(shares, quantile), ordinal.upper(shares, quantile)
    assert near(POOL["belief"], POOL["tolerance"]) == list(pooled.belief)
    assert near(POOL["ignorance"], POOL["tolerance"]) == pooled.ignorance
    assert near(POOL["shares"], POOL["tolerance"]) == list(shares)
    assert (POOL["centre"], POOL["upper"]) == (centre, upper)
    assert POOL["borderline"] is (centre != upper)
    assert POOL["band"] == list(ordinal.band(pooled.belief, pooled.ignorance, quantile))
    assert near(POOL["score"], POOL["tolerance"]) == ordinal.mean(shares)
    assert near(POOL["conflict"], POOL["tolerance"]) == ordinal.conflict(shares)


def test_the_pools_middle_hangs_on_the_source_that_its_reference_says() -> None:
    """Without staff it is one lower; without any other source it stays."""
    found = {
        source: ordinal.lower(ordinal.normalised(pooled.belief), POOL["quantile"])
        for source, pooled in THE_POOL.without_each_source(ITEMS)
        if pooled is not None
    }
    assert POOL["without_source"] == found


def test_two_second_opinions_say_of_the_reference_what_the_specification_says() -> None:
    """Evidential reasoning by weight times reliability, to three digits; the rule, with weights halved, to two."""
    belief, _ = evidential_reasoning.combine(
        [one.belief for one in ITEMS], [one.weight * one.reliability for one in ITEMS]
    )
    assert near([0, 0.058, 0.362, 0.504, 0.060, 0], 6e-4) == list(belief)
    sure = method("evidential-reasoning-rule", 6, weight_scale=0.5).pool(ITEMS)
    assert sure is not None
    assert near(0.77, 6e-3) == sure.belief[3]
