"""How certain one can be of what the evidence comes to: each doubt by an example."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.vocabulary import Level
from qualityframework.weighing import Certainty
from qualityframework.weighing.methods import METHODS
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import TELLING, Data, carried, says, weighed

HIGH, MODERATE, LOW, VERY_LOW = Level.HIGH, Level.MODERATE, Level.LOW, Level.VERY_LOW
DRAWN: Data = {"people": 96, "invited": 96}
MEETINGS = (says("good", "children-meetings"), says("good", "family-meetings"))
MEETINGS_KINDS = tuple(one["kind"] for one in MEETINGS)
SURVEYS = ("children-survey", "parent-carer-survey", "staff-survey")
SEEN_AND_HEARD = (
    "children-meetings",
    "young-volunteer-discussions",
    "family-meetings",
    "staff-focus-group",
    "network-discussion",
    "observation",
    "outcome-data",
    "workforce-data",
)
DOCUMENTS = ("plans-and-policies", "audits-and-reviews", "position-statement", "earlier-findings")
ONE_SOURCE = "it rests in effect on one source"
NOT_APART = "this method does not keep apart all that cannot be told"
LATER = "some of it was gathered after the day that it is weighed for"
CHANGES = "what is not recorded could change it"


def certainty(*items: Data, **record: Any) -> Certainty:
    return carried(*items, **record).certainty


def told(found: Certainty) -> tuple[Level, Level, tuple[str, ...], tuple[str, ...]]:
    return found.level, found.at_least, found.doubts, found.perhaps


def test_evidence_of_several_sources_that_agree_and_are_relied_on_leaves_no_doubt() -> None:
    assert told(certainty(says("good", **DRAWN), *MEETINGS)) == (HIGH, HIGH, (), ())


# doubts that are there -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reliability", "doubts", "untold"),
    [
        (0.625, (), "44% of it cannot be told"),
        (0.6, (), "46% of it cannot be told"),
        (0.5999, ("mean reliability 0.59, below 0.6",), None),
        (0.59, ("mean reliability 0.59, below 0.6",), None),
        (0.57, ("mean reliability 0.57, below 0.6",), None),
    ],
)
def test_evidence_that_is_little_relied_on_is_a_doubt(
    reliability: float, doubts: tuple[str, ...], untold: str | None
) -> None:
    """By the default method what is not relied on cannot be told either, which is the same doubt and counts once."""
    items = [says("good", kind, reliability=reliability) for kind in SEEN_AND_HEARD]
    expected = doubts if untold is None else (*doubts, untold)
    assert told(certainty(*items)) == (MODERATE, MODERATE, expected, ())
    level = LOW if doubts else MODERATE
    assert told(certainty(*items, method="imprecise-dirichlet")) == (level, level, (*doubts, NOT_APART), ())


def test_the_mean_reliability_is_that_of_the_weight() -> None:
    """One item of weight 3 at 0.9 and one of weight 1 at 0.1 are 0.7 in the mean; the other way round they are 0.3."""
    trusted = [
        says("good", "observation", weight=3, reliability=0.9),
        says("good", "network-discussion", reliability=0.1),
    ]
    doubted = [
        says("good", "observation", weight=3, reliability=0.1),
        says("good", "network-discussion", reliability=0.9),
    ]
    assert not any("reliability" in doubt for doubt in certainty(*trusted).doubts)
    assert "mean reliability 0.30, below 0.6" in certainty(*doubted).doubts


def test_items_of_one_lineage_count_once_in_the_mean_reliability() -> None:
    """0.4 of one group and 0.9 are 0.65 in the mean; 0.4 three times would bring it to 0.525."""
    group = [says("good", "family-meetings", lineage="g", reliability=0.4)] * 3
    found = certainty(*group, says("good", "observation", reliability=0.9))
    assert not any("reliability" in doubt for doubt in found.doubts)


def test_evidence_that_conflicts_is_a_doubt() -> None:
    """Half at weak and half at very good: three steps apart, which is a conflict of 0.6."""
    torn = [says("weak", "children-meetings"), says("very_good", "family-meetings")] * 2
    found = certainty(*torn, *({**one, "kind": kind} for one, kind in zip(torn, SEEN_AND_HEARD[3:], strict=False)))
    assert found.doubts == ("the evidence conflicts", "the band reaches over 3 steps")
    assert (found.level, found.at_least) == (LOW, LOW)


def test_evidence_from_documents_or_from_those_who_lead_is_a_doubt() -> None:
    """0.9 and 0.7 of 2.45 in all, which is 65.3%: a share that is too large is rounded up."""
    indirect = [says("good", "plans-and-policies", reliability=0.9), says("good", "partnership-discussion")]
    found = certainty(*indirect, says("good", "observation"))
    assert told(found) == (MODERATE, MODERATE, ("66% of it is indirect (document, leaders)",), ())


@pytest.mark.parametrize("documents", [1, 2])
def test_half_of_it_from_documents_is_no_doubt_yet(documents: int) -> None:
    items = [says("good", kind, reliability=1) for kind in DOCUMENTS[:documents]]
    direct = [says("good", kind, reliability=1) for kind in ("observation", "outcome-data")[:documents]]
    assert certainty(*items, *direct).doubts == ()


def test_what_says_nothing_casts_no_doubt() -> None:
    """Documents that do not say what they show are none of what the evidence says."""
    silent = [says(None, kind, reliability=0.9, weight=0.1) for kind in DOCUMENTS]
    assert certainty(says("good", **DRAWN), *MEETINGS, *silent).doubts == ()


def test_a_band_over_more_than_one_step_is_a_doubt() -> None:
    kinds = ("children-meetings", "family-meetings", "staff-focus-group", "network-discussion")
    equal: Data = {"reliability": 0.9}
    torn = [says(grade, kind, **equal) for grade, kind in zip(("weak", "good") * 2, kinds, strict=True)]
    assert certainty(*torn).doubts == ("the band reaches over 2 steps",)
    near = [says(grade, kind, **equal) for grade, kind in zip(("adequate", "good") * 2, kinds, strict=True)]
    assert certainty(*near).doubts == ()


def test_shares_with_a_wide_margin_are_a_doubt_where_the_band_is_no_doubt_already() -> None:
    """34 of 50 is 68 per cent, give or take 12.5 points."""
    share: Data = {"proportion": {"met": 34, "of": 50}}
    items = [says(share, kind, people=50, invited=50) for kind in ("records-read", *SURVEYS)]
    doubt = "100% of it rests on samples with a margin above 10 points"
    assert told(certainty(*items)) == (MODERATE, MODERATE, (doubt,), ())
    many: Data = {"proportion": {"met": 340, "of": 500}}
    assert certainty(*(says(many, kind, people=500, invited=500) for kind in ("records-read", *SURVEYS))).doubts == ()


@pytest.mark.parametrize(("people", "doubtful"), [(39, True), (40, False), (100, False), (1, True), (0, True)])
def test_samples_of_which_too_few_came_in_are_a_doubt(people: int, doubtful: bool) -> None:
    items = [says("good", kind, people=people, invited=100) for kind in SURVEYS]
    doubt = "100% of it comes from samples of which less than 40% came in"
    level = LOW if doubtful else MODERATE
    untold = "47% of it cannot be told"
    assert told(certainty(*items)) == (level, level, (doubt, untold) if doubtful else (untold,), ())


def test_a_sample_of_none_is_a_doubt_although_none_were_asked() -> None:
    items = [says("good", kind, people=0, invited=0) for kind in SURVEYS]
    assert "100% of it comes from samples of which less than 40% came in" in certainty(*items).doubts


def test_nobody_was_drawn_for_a_meeting() -> None:
    few: Data = {"people": 3, "invited": 100}
    kinds = ("children-meetings", "family-meetings", "observation")
    assert certainty(*(says("good", kind, **few) for kind in kinds)).doubts == ()


def test_a_doubt_about_half_of_it_is_none_yet() -> None:
    """Both surveys together weigh as much as both meetings, at the same reliability."""
    surveys = [says("good", kind, people=1, invited=100, reliability=0.8) for kind in SURVEYS[:2]]
    meetings = [{**one, "reliability": 0.8} for one in MEETINGS]
    assert certainty(*surveys, *meetings).doubts == ()
    more = {**surveys[0], "weight": 1.01, "weight_reason": "a little more"}
    assert certainty(more, surveys[1], *meetings).doubts == (
        "51% of it comes from samples of which less than 40% came in",
    )


def test_items_of_one_lineage_cast_a_doubt_by_their_part_of_it() -> None:
    """A survey and a meeting on one group of children: most of what they say is the survey's, as it weighs more."""
    survey = says("good", "children-survey", lineage="g", weight=4, people=1, invited=100)
    group = (survey, says("good", "children-meetings", lineage="g"))
    others = (says("good", kind, weight=0.3, reliability=1) for kind in ("observation", "family-meetings"))
    found = certainty(*group, *others)
    assert [doubt for doubt in found.doubts if "came in" in doubt] == [
        "60% of it comes from samples of which less than 40% came in"
    ]


def test_counts_with_a_wide_margin_are_a_doubt_as_shares_are() -> None:
    """34 of 50 at the middle or above, give or take 12.5 points; 340 of 500 give or take 4."""
    for times, doubts in ((1, ("100% of it rests on samples with a margin above 10 points",)), (10, ())):
        counts: Data = {"counts": {"good": 34 * times, "adequate": 16 * times}}
        people: Data = {"people": 50 * times, "invited": 50 * times}
        items = [says(counts, kind, **people) for kind in ("records-read", *SURVEYS)]
        level = MODERATE if doubts else HIGH
        assert told(certainty(*items)) == (level, level, doubts, ())


@pytest.mark.parametrize(("few", "centre", "upper"), [("very_good", 5, 5), ("good", 4, 4), (None, 4, 5)])
def test_the_margin_of_counts_is_that_of_all_at_the_middle_and_to_either_side(
    few: str | None, centre: int, upper: int
) -> None:
    """Half of 50 at either grade is 13 points either way. On their border all are on its either side, 4 points at most.

    A little more at one of both has the middle there, and half of the counts beside it.
    """
    counts: Data = {"counts": {"good": 25, "very_good": 25}}
    items = [says(counts, kind, people=50, invited=50) for kind in ("records-read", *SURVEYS)]
    more = [says(few, kind, weight=0.1, reliability=1) for kind in MEETINGS_KINDS if few is not None]
    found = carried(*items, *more)
    assert (found.centre, found.upper) == (GRADES[centre - 1], GRADES[upper - 1])
    doubt = "94% of it rests on samples with a margin above 10 points"
    assert found.certainty.doubts == ((doubt,) if few is not None else ())


@pytest.mark.parametrize(
    ("reliability", "doubts"),
    [
        (0.76, ()),
        (0.75, ("40% of it cannot be told",)),
        (0.74, ("40% of it cannot be told",)),
        (0.7, ("44% of it cannot be told",)),
    ],
)
def test_much_that_cannot_be_told_is_a_doubt(reliability: float, doubts: tuple[str, ...]) -> None:
    """Of four items 4 (1 - r) + 1 in 5, from 0.40 on; rounded down."""
    items = [says("good", kind, reliability=reliability) for kind in SEEN_AND_HEARD[:4]]
    level = MODERATE if doubts else HIGH
    assert told(certainty(*items)) == (level, level, doubts, ())


def test_evidence_of_one_source_in_effect_is_a_doubt() -> None:
    """Two sources of equal weight are two; one alone is one, however many its items are."""
    both = [says("good", kind, reliability=1) for kind in ("observation", "family-meetings")]
    assert told(certainty(*both)) == (HIGH, HIGH, (), ())
    alone = [both[0]] * 3
    assert told(certainty(*alone)) == (MODERATE, MODERATE, (ONE_SOURCE,), ())


@pytest.mark.parametrize(
    ("weight", "doubts"),
    [
        (0.268, []),
        (0.2679, ["it rests in effect on 1.4 sources"]),
        (0.05, ["it rests in effect on one source"]),
        (0, ["it rests in effect on one source"]),
    ],
)
@pytest.mark.parametrize("beside", ["good", "adequate", "unsatisfactory"])
def test_of_hardly_more_than_one_source_in_effect_it_rests_on_too_few(
    beside: str, weight: float, doubts: list[str]
) -> None:
    """1 and w are (1 + w)^2 / (1 + w^2) sources, which is 1.5 at 2 - sqrt(3) = 0.26795, wherever the other lies."""
    both = says("good", "observation", reliability=1), says(beside, "family-meetings", weight=weight, reliability=1)
    assert [doubt for doubt in certainty(*both).doubts if "rests in effect" in doubt] == doubts


def test_sources_count_by_all_that_they_say_and_not_only_near_the_middle() -> None:
    """Weak lies two steps from good, where it supports nothing; it is a second source all the same."""
    both = says("good", "observation", weight=2, reliability=1), says("weak", "family-meetings", reliability=1)
    found = carried(*both)
    assert found.robustness.triangulation.effective_sources == 1
    assert not any("rests in effect" in doubt for doubt in found.certainty.doubts)


@pytest.mark.parametrize("method", [None, "weighted-median"])
def test_items_of_which_no_kind_is_recorded_are_perhaps_of_one_source(method: str | None) -> None:
    """They may be of three. Of one that counts for nothing it does not matter of which kind it is."""
    unknown = [says("good", None, reliability=1)] * 3
    perhaps = f"{ONE_SOURCE}: not recorded of which kind all of it is"
    assert perhaps in certainty(*unknown, method=method).perhaps
    assert not any("in effect" in doubt for doubt in certainty(*unknown, method=method).doubts)
    known = [says("good", "observation", reliability=1)] * 3
    assert ONE_SOURCE in certainty(*known, says("good", None, weight=0), method=method).doubts
    assert ONE_SOURCE in certainty(*known, says(None, None), method=method).doubts
    slight = certainty(*known, says("good", None, weight=0.01), method=method)
    assert (perhaps in slight.perhaps, ONE_SOURCE in slight.doubts) == (True, False)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_a_method_that_does_not_keep_apart_all_that_cannot_be_told_is_a_doubt(name: str) -> None:
    found = carried(says("good", **DRAWN), *MEETINGS, method=name)
    assert found.tells_ignorance is (name in TELLING)
    assert (NOT_APART in found.certainty.doubts) is (name not in TELLING)


def test_by_such_a_method_it_is_moderate_at_best() -> None:
    found = certainty(says("good", **DRAWN), *MEETINGS, method="weighted-median")
    assert told(found) == (MODERATE, MODERATE, (NOT_APART,), ())


def test_what_was_gathered_after_the_day_is_a_doubt() -> None:
    """One, whatever number of items are; on the day itself, or on one that is not recorded, it is none."""
    items = (says("good", **DRAWN), *MEETINGS)
    after = [{**one, "date": "2019-11-30"} for one in items]
    for late in (after, (after[0], *items[1:])):
        assert told(certainty(*late)) == (MODERATE, MODERATE, (LATER,), ())
    assert told(certainty(*({**one, "date": "2019-11-29"} for one in items))) == (HIGH, HIGH, (), ())


def test_what_is_not_all_is_never_rounded_to_all() -> None:
    """The surveys are 2.7 of 2.7 and a little; 0.027 beside them is one in a hundred, from which on it is a number."""
    surveys = [says("good", kind, people=1, invited=100, reliability=0.9) for kind in SURVEYS]
    for beside, share in ((0.005, "over 99%"), (0.0275, "99%"), (None, "100%")):
        rest = [says("good", "observation", weight=beside, reliability=1)] if beside is not None else []
        assert certainty(*surveys, *rest).doubts == (
            f"{share} of it comes from samples of which less than 40% came in",
        )


@pytest.mark.parametrize("name", sorted(METHODS.keys() - TELLING))
def test_no_doubt_is_of_a_band_by_a_method_that_has_none(name: str) -> None:
    """Nor of how much cannot be told, which it does not keep apart; by the default method both are doubts."""
    torn = [
        says(grade, kind, reliability=0.62) for grade, kind in zip(("weak", "good") * 4, SEEN_AND_HEARD, strict=False)
    ]
    both = [any(told in doubt for doubt in certainty(*torn).doubts) for told in ("the band", "% of it cannot be told")]
    assert both == [True, True]
    found = certainty(*torn, method=name).doubts
    assert [doubt for doubt in found if "band" in doubt or "% of it cannot be told" in doubt] == []


# doubts that hang on what is not recorded ----------------------------------------------------------------------------


def test_a_kind_that_is_not_recorded_may_be_a_document_and_may_be_a_sample() -> None:
    unknown = [says("good", None, reliability=0.9)] * 3
    found = certainty(*unknown, says("good", "observation", reliability=1), says("good", "family-meetings"))
    assert told(found) == (
        HIGH,
        VERY_LOW,
        (),
        (
            "up to 52% of it is indirect (document, leaders): not recorded",
            "up to 52% of it comes from samples of which less than 40% came in: not recorded",
            CHANGES,
        ),
    )


@pytest.mark.parametrize("numbers", [{}, {"people": 96}, {"invited": 96}])
def test_a_sample_of_which_it_is_not_recorded_how_much_came_in_may_be_a_doubt(numbers: Data) -> None:
    items = [says("good", kind, reliability=0.9, **numbers) for kind in SURVEYS]
    perhaps = "up to 100% of it comes from samples of which less than 40% came in: not recorded"
    assert told(certainty(*items)) == (HIGH, MODERATE, (), (perhaps,))


def test_a_doubt_that_is_there_without_what_is_not_recorded_is_there() -> None:
    """Two of the three surveys are short of answers, whatever the third is."""
    few: Data = {"people": 1, "invited": 96}
    each = zip(SURVEYS, (few, few, {}), strict=True)
    items = [says("good", kind, reliability=0.9, **numbers) for kind, numbers in each]
    doubt = "67% of it comes from samples of which less than 40% came in"
    assert told(certainty(*items)) == (MODERATE, MODERATE, (doubt,), ())


@pytest.mark.parametrize("key", ["kind", "shows", "lineage"])
def test_what_is_not_recorded_and_could_change_all_of_it_could_make_it_very_low(key: str) -> None:
    """Though it casts no doubt of its own: an item of little weight, beside others of which all is recorded."""
    slight = {**says("good", "observation", weight=0.01, lineage="l0"), key: None}
    slight = {name: value for name, value in slight.items() if value is not None}
    whole = [{**one, "lineage": f"l{number}"} for number, one in enumerate((says("good", **DRAWN), *MEETINGS), 1)]
    cited = [{"subject": "2.1", "grade": "good", "evidence": []}]
    found = weighed(*whole, slight, complete=False, evaluations=cited)
    assert [one.key for one in found.not_known if one.affects == "weighing"] == [key]
    assert found.carries is not None
    assert told(found.carries.certainty) == (HIGH, VERY_LOW, (), (CHANGES,))


def test_whether_an_item_is_verified_changes_no_certainty() -> None:
    unsure = [{**one, "verified": "unknown"} for one in (says("good", **DRAWN), *MEETINGS)]
    assert told(certainty(*unsure)) == (HIGH, HIGH, (), ())


# floors --------------------------------------------------------------------------------------------------------------


def test_no_number_of_doubts_lowers_it_below_very_low() -> None:
    """Little relied on, in conflict, from documents, over a wide band: four doubts, three steps down."""
    halves = ("unsatisfactory", "excellent", "unsatisfactory", "excellent")
    items = [says(grade, kind, weight=2, reliability=0.55) for grade, kind in zip(halves, DOCUMENTS, strict=True)] * 3
    found = certainty(*items)
    assert found.doubts == (
        "mean reliability 0.55, below 0.6",
        "the evidence conflicts",
        "100% of it is indirect (document, leaders)",
        "the band reaches over 5 steps",
    )
    assert (found.level, found.at_least) == (VERY_LOW, VERY_LOW)


def test_evidence_that_is_too_little_to_say_is_of_very_low_certainty_and_says_why_first() -> None:
    """Its band and how much cannot be told are no doubts beside that, and nothing that is not recorded lowers it."""
    too_little, doubted = "the evidence is too little to say", "mean reliability 0.50, below 0.6"
    unknown = certainty(says("good", None))
    assert told(unknown) == (VERY_LOW, VERY_LOW, (too_little, doubted), ())
    known = certainty(says("good", "observation", reliability=0.5))
    assert told(known) == (VERY_LOW, VERY_LOW, (too_little, doubted, ONE_SOURCE), ())
    sure = certainty(says("good", "observation", reliability=1, weight=0.5), says("good", "family-meetings", weight=0))
    assert told(sure) == (VERY_LOW, VERY_LOW, (too_little, ONE_SOURCE), ())
    two = certainty(*(says("good", kind, reliability=1, weight=0.4) for kind in MEETINGS_KINDS))
    assert told(two) == (VERY_LOW, VERY_LOW, (too_little,), ())
