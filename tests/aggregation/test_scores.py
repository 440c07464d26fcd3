"""Scores to ratings and points: published figures, and never surer than the scores given."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.aggregation import Aggregated, Outcome, Scores, Whole, aggregate, aggregate_scores
from qualityframework.aggregation.percentages import _fewer, _more, _Rule, fillings
from qualityframework.errors import Mismatch, Unusable
from qualityframework.frameworks import Framework, Scoring, load, load_scoring
from qualityframework.report import aggregation_lines
from qualityframework.weighing.methods.percentage_bands import banded, limited, percentage

CQC, BANDS = load("cqc-single-assessment/2023"), load_scoring("cqc-single-assessment-framework/2023-24")
EFQM, RADAR = load("efqm-model/2020"), load_scoring("efqm-radar/2020")
SAFE = CQC.indicators_of("safe")
SOUND = ("sound", "aligned", "implemented", "flexible", "evaluated-and-understood", "learn-and-improve")
PARTS = [part.id for one in EFQM.file.indicators for part in one.parts]


def figures(name: str) -> Any:
    return json.loads((Path(__file__).parents[1] / "conformance" / f"{name}.json").read_text(encoding="utf-8"))


def by_id(made: Aggregated) -> dict[str, Whole]:
    return {whole.id: whole for whole in made.wholes}


def safe(scores: Mapping[str, tuple[int, ...]]) -> Whole:
    return by_id(aggregate_scores(CQC, BANDS, dict(scores)))["safe"]


def efqm(scores: Mapping[str, Scores]) -> dict[str, Whole]:
    return by_id(aggregate_scores(EFQM, RADAR, scores))


def told(whole: Aggregated, framework: Framework) -> str:
    return "\n".join(line.text for line in aggregation_lines(whole, framework, 300))


# percentages ---------------------------------------------------------------------------------------------------------


def test_four_categories_of_evidence_come_to_69_per_cent_and_a_score_of_3() -> None:
    known = figures("cqc_single_assessment_framework")["evidence_categories"]
    part = safe({"learning-culture": tuple(known["scores"])}).parts[0]
    assert part.percent is not None
    assert round(part.percent.low) == known["percent"]
    assert CQC.scale.grades[known["score"] - 1].name == part.grade


def test_eight_statements_come_to_66_per_cent_and_good() -> None:
    known = figures("cqc_single_assessment_framework")["safe"]
    titles = {CQC.indicators[code].title: code for code in SAFE}
    whole = safe({titles[title]: (score,) for title, score in known["scores"].items()})
    assert whole.reckoned is not None
    assert (whole.outcome, whole.lowest, whole.highest) == (Outcome.MADE, "good", "good")
    assert (whole.reckoned.rounded, whole.reckoned.percent.low) == (known["percent"], 65.625)
    assert (whole.reckoned.floor, whole.reckoned.ceiling) == (63, 88)
    assert (whole.reckoned.fewer, whole.reckoned.more) == (1, 7), "one statement at 1 would limit it"
    assert (whole.reckoned.other_rounding, whole.reckoned.before_limiters) == (None, None)


@pytest.mark.parametrize("case", figures("cqc_single_assessment_framework")["limited"])
def test_a_limiter_lowers_a_rating_and_says_from_what_and_beside_which(case: dict[str, Any]) -> None:
    whole = safe({code: (score,) for code, score in zip(SAFE, case["scores"], strict=True)})
    assert whole.reckoned is not None
    assert whole.reckoned.rounded == case["percent"]
    assert whole.reckoned.before_limiters == case["from"]
    assert whole.highest == case["to"].replace(" ", "_")
    assert whole.limited_by == tuple(c for c, score in zip(SAFE, case["scores"], strict=True) if score < 3)


def test_a_half_of_one_per_cent_is_told_where_it_decides() -> None:
    known = figures("cqc_single_assessment_framework")["tie"]
    scores = known["scores"] * 4
    made = aggregate_scores(CQC, BANDS, {code: (score,) for code, score in zip(SAFE, scores, strict=True)})
    whole = by_id(made)["safe"]
    assert whole.reckoned is not None
    assert [whole.reckoned.rounded, whole.highest] == known["half-up"]
    assert whole.reckoned.other_rounding == known["half-even"][1].replace(" ", "_")
    assert "it hangs on rounding a half up: the other way it would be Requires improvement" in told(made, CQC)


def test_a_half_in_the_scores_of_one_statement_is_told_where_it_decides_the_whole() -> None:
    """Seven statements at 2 and one of 62.5 per cent: 17 of 32 are 53, 16 are 50, one band; 20 and 19 are two."""
    same = safe(dict.fromkeys(SAFE, (2,)) | {"safeguarding": (2, 3)})
    other = safe({code: (3,) if code in SAFE[:3] else (2,) for code in SAFE} | {"medicines": (2, 3)})
    assert same.reckoned is not None
    assert other.reckoned is not None
    assert (same.reckoned.other_rounding, other.reckoned.other_rounding) == (None, "requires_improvement")


def test_a_half_is_told_also_where_a_score_is_open_and_decides_nothing_itself() -> None:
    """Seven at 62.5 per cent each and one open: with halves rounded up it is between two, to even it is one."""
    scores = dict.fromkeys(SAFE[1:], (2, 3))
    whole = safe(scores)
    assert whole.reckoned is not None
    assert (whole.lowest, whole.highest) == ("requires_improvement", "good")
    assert whole.reckoned.other_rounding == "requires_improvement"


def test_a_score_that_is_not_given_is_no_low_one_and_no_good_one() -> None:
    seven = dict.fromkeys(SAFE[1:], (3,))
    assert (safe(seven).outcome, safe(seven).lowest, safe(seven).highest) == (
        Outcome.BETWEEN,
        "requires_improvement",
        "good",
    )
    limited_anyway = safe(dict.fromkeys(SAFE[1:], (1,)))
    assert (limited_anyway.outcome, limited_anyway.highest) == (Outcome.MADE, "inadequate")
    nothing = safe({})
    assert (nothing.outcome, nothing.lowest, nothing.highest, nothing.reckoned) == (Outcome.UNKNOWN, None, None, None)


def test_of_a_number_of_statements_that_is_not_known_nothing_is_a_share() -> None:
    unknown = [one.model_copy(update={"indicators_status": None}) for one in CQC.file.domains]
    thin = CQC.model_copy(update={"file": CQC.file.model_copy(update={"domains": tuple(unknown)})})
    made = aggregate_scores(thin, BANDS, dict.fromkeys(SAFE, (4,)))
    assert by_id(made)["safe"].outcome is Outcome.UNKNOWN
    assert "safe Safe: cannot be told: whether these are all that it is made of is not known" in told(made, thin)


def test_a_key_question_whose_statements_are_not_carried_cannot_be_told() -> None:
    made = aggregate_scores(CQC, BANDS, dict.fromkeys(SAFE, (4,)))
    assert {whole.id: whole.outcome for whole in made.wholes if whole.id != "safe"} == dict.fromkeys(
        ("effective", "caring", "responsive", "well-led"), Outcome.UNKNOWN
    )
    assert "effective Effective: cannot be told: what it is made of is not carried here" in told(made, CQC)


scores = st.integers(1, 4)
some_scored = st.dictionaries(st.sampled_from(SAFE), st.tuples(scores))


@given(some_scored.filter(bool))
def test_the_span_is_that_of_every_way_of_filling_what_is_open(known: dict[str, tuple[int]]) -> None:
    """The few fillings that are tried find the ends of all of them."""
    bands, points = BANDS.file.percentage_bands, [grade.name for grade in CQC.scale.grades]
    assert bands is not None
    given_, missing = [score for (score,) in known.values()], len(SAFE) - len(known)
    found = set()
    for more in product(range(1, 5), repeat=min(missing, 5)):
        full = [*given_, *more, *[1] * (missing - len(more))]
        found.add(limited(banded(percentage(full, 4, "half-up"), bands.cuts), full, bands.limiters, points))
    whole = safe(dict(known))
    ends = [points.index(name) + 1 for name in (whole.lowest, whole.highest) if name is not None]
    assert ends[0] <= min(found)
    assert max(found) <= ends[1]
    if missing <= 5:
        assert ends == [min(found), max(found)]


@settings(max_examples=60)
@given(st.lists(scores, min_size=1, max_size=5))
def test_the_nearest_other_rating_is_as_near_as_it_is_told(known: list[int]) -> None:
    """By going through all scores that there are; limiters can make it nearer than the edge of the band."""
    bands = BANDS.file.percentage_bands
    assert bands is not None
    names = [grade.name for grade in CQC.scale.grades]
    rule = _Rule(bands, tuple(names), "half-up")

    def rating(given_: Sequence[int]) -> int:
        return limited(banded(percentage(given_, 4, "half-up"), bands.cuts), given_, bands.limiters, names)

    here = rating(known)
    less = [
        sum(known) - sum(other) for other in product(*(range(1, score + 1) for score in known)) if rating(other) < here
    ]
    more = [sum(other) - sum(known) for other in product(*(range(score, 5) for score in known)) if rating(other) > here]
    assert _fewer(rule, known) == min(less, default=None)
    assert _more(rule, known) == min(more, default=None)


@given(st.integers(0, 6), st.integers(2, 6))
def test_fillings_come_to_every_sum_beside_every_lowest_score_that_there_is(missing: int, points: int) -> None:
    def told_by(ways: list[tuple[int, ...]]) -> set[tuple[int, int]]:
        return {(sum(way), min(way, default=0)) for way in ways}

    few = list(fillings(missing, points))
    assert {len(way) for way in few} == {missing}
    assert all(1 <= score <= points for way in few for score in way)
    if points**missing < 5000:
        assert told_by(few) == told_by(list(product(range(1, points + 1), repeat=missing)))


@given(some_scored, st.sampled_from(SAFE), scores)
def test_what_is_made_of_scores_stays_so_whatever_comes(known: dict[str, tuple[int]], code: str, score: int) -> None:
    names = [grade.name for grade in CQC.scale.grades]
    before, after = safe(dict(known)), safe({code: (score,)} | known)
    if before.outcome is Outcome.UNKNOWN:
        return
    inside = [names.index(name) for name in (before.lowest, after.lowest, after.highest, before.highest) if name]
    assert inside == sorted(inside)


# criteria ------------------------------------------------------------------------------------------------------------


def test_seven_criteria_come_to_460_of_1000_points() -> None:
    known = figures("efqm_2020_points")
    made = efqm({code: (percent,) for code, percent in zip(EFQM.indicators, known["percent"], strict=True)})
    total = made["points"]
    assert total.reckoned is not None
    assert total.reckoned.points is not None
    assert total.outcome is Outcome.MADE
    assert total.reckoned.points.low == total.reckoned.points.high == pytest.approx(known["total"], abs=1e-9)
    assert total.reckoned.points_of == known["most"]


def attributes(sound: float, others: float) -> dict[str, float]:
    return dict.fromkeys(SOUND, others) | {"sound": sound}


def test_a_part_is_the_rounded_mean_of_its_attributes_and_no_higher_than_its_soundness() -> None:
    parts = efqm({"1.1": attributes(40, 80), "1.2": attributes(80, 60), "1.3": attributes(60, 60)})["1"].parts
    spans = [part.percent for part in parts[:3]]
    assert [(span.low, span.high) for span in spans if span is not None] == [(40, 40), (65, 65), (60, 60)]
    assert [part.capped_by for part in parts[:3]] == [("sound",), (), ()]


def test_results_are_capped_by_scope_and_relevance_and_not_by_soundness() -> None:
    names = [one.id for one in EFQM.file.attributes if "results" in one.of]
    part = efqm({"6.1": dict.fromkeys(names, 90) | {"scope-and-relevance": 20}})["6"].parts[0]
    assert part.percent is not None
    assert (part.percent.low, part.percent.high, part.capped_by) == (20, 20, ("scope-and-relevance",))


def test_an_attribute_without_a_score_may_be_anything_and_so_may_what_it_caps() -> None:
    all_but_sound = {name: 80.0 for name in SOUND if name != "sound"}
    part = efqm({"1.1": all_but_sound})["1"].parts[0]
    assert part.percent is not None
    assert (part.percent.low, part.percent.high, part.capped_by) == (0, 85, ())


def test_a_part_without_a_score_leaves_its_criterion_open() -> None:
    made = efqm({"1.1": (100,)})
    first, second, total = made["1"], made["2"], made["points"]
    assert first.reckoned is not None
    assert total.reckoned is not None
    assert total.reckoned.points is not None
    assert (first.outcome, first.reckoned.percent.low, first.reckoned.percent.high) == (Outcome.BETWEEN, 20, 100)
    assert (second.outcome, second.reckoned) == (Outcome.UNKNOWN, None)
    assert (total.outcome, total.reckoned.points.low, total.reckoned.points.high) == (Outcome.BETWEEN, 20, 1000)
    assert "points" not in efqm({})


def test_a_whole_number_of_points_is_told_as_such_and_an_open_one_as_a_span() -> None:
    made = aggregate_scores(EFQM, RADAR, {"1": (60,), "2.1": (40,)})
    text = told(made, EFQM)
    assert "1 Purpose, vision and strategy: 60%, 60 of 100 points" in text
    assert "10 to 85%, 10 to 85 of 100 points; what has no score decides" in text
    assert "efqm-radar/2020, reconstructed" in text
    assert "Which attribute caps was not" in text


steps = st.integers(0, 20).map(lambda number: 5.0 * number)
parts_scored = st.dictionaries(
    st.sampled_from([part for part in PARTS if part[0] in "12345"]),
    st.dictionaries(st.sampled_from(SOUND), steps, min_size=1),
)


@given(parts_scored, st.sampled_from(PARTS[:23]), st.sampled_from(SOUND), steps)
def test_more_attributes_only_narrow_what_is_open(
    known: dict[str, dict[str, float]], part: str, name: str, percent: float
) -> None:
    more = known | {part: {name: percent} | known.get(part, {})}
    before, after = efqm(dict(known)), efqm(dict(more))
    for id_, whole in before.items():
        if whole.reckoned is not None:
            now = after[id_].reckoned
            assert now is not None
            assert whole.reckoned.percent.low <= now.percent.low + 1e-9
            assert now.percent.high <= whole.reckoned.percent.high + 1e-9


@given(parts_scored.filter(bool), st.data())
def test_a_better_attribute_never_lowers_a_criterion(known: dict[str, dict[str, float]], data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(known)))
    name = data.draw(st.sampled_from(sorted(known[part])))
    better = known | {part: known[part] | {name: data.draw(steps.filter(lambda p: p >= known[part][name]))}}
    for id_, whole in efqm(dict(known)).items():
        now = efqm(dict(better))[id_]
        assert (now.reckoned is None) is (whole.reckoned is None)
        if whole.reckoned is not None and now.reckoned is not None:
            assert whole.reckoned.percent.low <= now.reckoned.percent.low
            assert whole.reckoned.percent.high <= now.reckoned.percent.high


# what is refused -----------------------------------------------------------------------------------------------------


def test_every_statement_and_score_that_is_none_is_told_at_once() -> None:
    with pytest.raises(Unusable) as caught:
        aggregate_scores(CQC, BANDS, {"safeguardin": (3,), "staffing": (5, 2.5), "medicines": (), "safe-systems": {}})
    assert caught.value.faults == (
        "there is no indicator `safeguardin` in cqc-single-assessment/2023: did you mean `safeguarding`?",
        "staffing: 5 is no whole score from 1 to 4",
        "staffing: 2.5 is no whole score from 1 to 4",
        "medicines: no score is given",
        "`safe-systems` is scored by numbers alone: cqc-single-assessment/2023 has no attributes for it",
    )


def test_every_criterion_part_attribute_and_percentage_that_is_none_is_told_at_once() -> None:
    with pytest.raises(Unusable) as caught:
        efqm(
            {
                "1": (60,),
                "1.1": (60,),
                "7": {"sound": 20},
                "2.1": {"sond": 20, "aligned": 33},
                "2.2": (101,),
                "3": (41.5,),
                "3.1": (50, 60),
                "4.9": (50,),
                "5": (float("nan"),),
                "5.1": {},
            }
        )
    assert caught.value.faults == (
        "`1.1` is a part of `1`, for which a percentage is given as well",
        "7: attributes are of parts of a criterion; give its percentage, or attributes of a part",
        "7: `sound` is no attribute of it: known here: `comparisons`, `future-focus`, `scope-and-relevance`, "
        "`targets`, `trends`, `usable-data`",
        "2.1: `sond` is no attribute of it: did you mean `sound`?",
        "2.1, aligned: 33 is no step of 5 per cent",
        "2.2: 101 is no percentage from 0 to 100",
        "`3.1` is a part of `3`, for which a percentage is given as well",
        "3.1: one percentage is wanted, or one for each attribute",
        "there is no criterion or part `4.9` in efqm-model/2020: did you mean `4.1`?",
        "5: nan is no percentage from 0 to 100",
        "`5.1` is a part of `5`, for which a percentage is given as well",
        "5.1: no score is given",
    )


def test_a_scoring_that_is_not_the_frameworks_is_refused() -> None:
    with pytest.raises(Mismatch, match="not made by the scoring efqm-radar/2020"):
        aggregate_scores(CQC, RADAR, {})
    with pytest.raises(Mismatch, match="scores, and grades are not scores"):
        aggregate(CQC, {"safeguarding": "good"})


def test_figures_that_are_not_in_force_on_the_day_are_refused() -> None:
    """The rule of the framework may have no end, and the scoring one."""
    (rule,) = CQC.file.aggregations
    file = CQC.file.model_copy(update={"aggregations": (rule.model_copy(update={"until": None}),)})
    unending = CQC.model_copy(update={"file": file})
    with pytest.raises(Mismatch, match="ended on 2024-11-30, and figures of 2026-01-01 are asked for"):
        aggregate_scores(unending, BANDS, {}, on=dt.date(2026, 1, 1))
    assert "which ended on 2024-11-30, reconstructed" in told(aggregate_scores(unending, BANDS, {}), unending)


def recapped(*caps: str) -> Scoring:
    radar = RADAR.file.radar
    assert radar is not None
    file = RADAR.file.model_copy(update={"radar": radar.model_copy(update={"caps": caps})})
    return RADAR.model_copy(update={"file": file})


def test_a_cap_that_is_no_attribute_would_never_cap_and_is_refused() -> None:
    with pytest.raises(Mismatch, match="`soundness` caps in efqm-radar/2020 and is no attribute of efqm-model/2020"):
        aggregate_scores(EFQM, recapped("soundness", "scope-and-relevance"), {})


def test_a_scoring_on_another_scale_is_refused() -> None:
    file = RADAR.file.model_copy(update={"scale": "six-point-scale/1"})
    with pytest.raises(Mismatch, match="is on six-point-scale/1, and efqm-model/2020 on efqm-radar-levels/2020"):
        aggregate_scores(EFQM, RADAR.model_copy(update={"file": file}), {})
