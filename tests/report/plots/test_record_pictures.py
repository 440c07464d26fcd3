"""Pictures of a record: beliefs, the evidence map, the profile by domain. What is not known is drawn as not known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qualityframework.inspections import opened
from qualityframework.report import domain_profile, evidence_map, write_plot
from qualityframework.report.bearings import Stance, bearings
from qualityframework.report.plots.evidence_map import _MARKS, _STANDS, Stands
from qualityframework.weighing import weighing
from tests.cli.running import EXAMPLES
from tests.report.plots.shown import INSPECTION, believed, image, progress, recorded, texts

PARTNERSHIP = opened(EXAMPLES / "illustrative-partnership.yaml")
ORKNEY = opened(EXAMPLES / "orkney-2020.yaml")
ONE = recorded(evaluations='  - {subject: "2.1", grade: good}\n')
NONE = "No evidence is recorded, and the record does not say that there is none."


def layers(part: Any, mark: str) -> list[Any]:
    return [layer for layer in part.get("layer", ()) if layer["mark"]["type"] == mark]


def at_places(part: Any) -> list[Any]:
    """The texts of a part, each with its place."""
    return [value for layer in layers(part, "text") for value in layer["data"]["values"]]


def row_of(part: Any, title: str) -> tuple[float, float]:
    """From where to where a row of the evidence map goes."""
    (grid,) = (layer["data"]["values"] for layer in layers(part, "rule"))
    tops = [line["y"] for line in grid]
    (top,) = (one["y"] for one in at_places(part) if one["text"].replace("\n", " ") == title)
    low = max(y for y in tops if y < top)
    return low, tops[tops.index(low) + 1]


# beliefs -------------------------------------------------------------------------------------------------------------


def parts_of(spec: Any) -> dict[str, Any]:
    return {" ".join(part["title"]["text"]): part for part in spec["vconcat"]}


def test_every_grade_has_its_belief_and_what_cannot_be_told_is_no_grade() -> None:
    weighed = weighing(INSPECTION).subjects["2.1"]
    assert weighed.carries is not None
    bars = parts_of(believed(INSPECTION))[weighed.title]["data"]["values"]
    assert [bar["share"] for bar in bars] == [
        *(round(share, 6) for share in weighed.carries.belief.values()),
        round(weighed.carries.ignorance, 6),
    ]
    assert [bar["grade"] for bar in bars if bar["open"]] == ["Cannot tell"]
    assert [bar["grade"] for bar in bars if bar["mine"]] == ["Good"]


def test_the_band_is_dark_and_underlined_also_where_a_bar_has_no_height() -> None:
    for subject, weighed in weighing(PARTNERSHIP).subjects.items():
        part, carries = parts_of(believed(PARTNERSHIP))[weighed.title], weighed.carries
        if carries is None:
            assert "layer" not in part, subject
            continue
        names = list(carries.belief)
        band = carries.band if carries.sufficient else None
        within = names[names.index(band.low) : names.index(band.high) + 1] if band is not None else []
        labels = [PARTNERSHIP.framework.scale.by_name[name].label for name in within]
        bars = part["data"]["values"]
        assert [bar["grade"] for bar in bars if bar["strong"]] == labels
        assert [bar["grade"] for bar in bars if bar["lined"]] == labels
        assert (len(layers(part, "bar")) == 2) == bool(labels)


def test_where_nothing_is_weighed_no_bar_is_drawn_and_the_reason_stands_there(tmp_path: Path) -> None:
    spec = believed(ONE)
    assert all("layer" not in part for part in spec["vconcat"])
    why = "Nothing could be weighed: no evidence on it is recorded, and the record does not say that there is none."
    assert why in seen(spec, tmp_path)


def test_by_a_method_without_a_band_none_is_drawn() -> None:
    spec = believed(INSPECTION, "evidential-reasoning-rule")
    part = parts_of(spec)["2.1 Impact on children and young people"]
    assert not any(bar["strong"] or bar["lined"] or bar["open"] for bar in part["data"]["values"])
    assert "there is no band" in spec["description"]


def test_the_numbers_of_beliefs_are_told() -> None:
    told = believed(PARTNERSHIP)["description"]
    assert (
        "5.4 Involving individual children, young people and families: Unsatisfactory 3%, Weak 7%, Adequate 9%, "
        "Good 34%, Very good 15%, Excellent <1%, Cannot tell 32%. The team's grade is Good: supported. The evidence "
        "can carry Adequate to Good."
    ) in told
    assert "8.2 Commissioning arrangements [reconstructed]: nothing could be weighed" in told


# the evidence map ----------------------------------------------------------------------------------------------------


def seen(spec: Any, tmp_path: Path) -> list[str]:
    pytest.importorskip("vl_convert", reason="vl-convert-python is an extra")
    write_plot(spec, tmp_path / "p.svg")
    return texts(image(tmp_path / "p.svg"))


def marks(part: Any) -> Counter[str]:
    return Counter(value["stands"] for layer in layers(part, "point") for value in layer["data"]["values"])


def test_a_mark_and_a_number_for_each_way_in_which_items_of_a_kind_stand() -> None:
    table = evidence_map(INSPECTION)["vconcat"][0]
    assert marks(table) == {
        Stands.SUPPORTS.value: 3,  # records, staff and observation on 2.1
        Stands.ELSEWHERE.value: 1,
        Stands.NOT_KNOWN.value: 1,  # of no recorded kind, and it is not recorded what it shows
        Stands.NO_GRADE.value: 2,  # 2.2 is not evaluated, and 3.1 has no evaluation
    }


@pytest.mark.parametrize(
    "inspection", [PARTNERSHIP, INSPECTION, progress("Chronologies")], ids=lambda one: one.record.id
)
def test_every_item_that_bears_is_counted_once_a_subject(inspection: Any) -> None:
    subjects = weighing(inspection).subjects
    bears = Counter(_STANDS[one.stance] for found in bearings(inspection, subjects).values() for one in found.items)
    counted = Counter[str]()
    told = evidence_map(inspection)["description"]
    for stands, word in {
        Stands.SUPPORTS: "supporting",
        Stands.ELSEWHERE: "pointing elsewhere",
        Stands.NO_GRADE: "neither, or no grade to hold it to",
        Stands.NOT_KNOWN: "not known how or whether it bears",
    }.items():
        counted[stands] = sum(int(before.split()[-1]) for before in told.split(f" {word}")[:-1])
    assert +counted == +bears


def test_what_may_be_there_is_a_question_mark_and_a_nought_stands_only_where_there_is_none() -> None:
    table = evidence_map(INSPECTION)["vconcat"][0]
    found = bearings(INSPECTION, weighing(INSPECTION).subjects)
    for subject, weighed in weighing(INSPECTION).subjects.items():
        low, high = row_of(table, weighed.title)
        here = [one["text"] for one in at_places(table) if low <= one["y"] < high]
        assert ("?" in here) == found[subject].more, subject
        assert not ("0" in here and found[subject].more), subject
    assert "0" in {one["text"] for one in at_places(table)}
    assert {one.more for one in found.values()} == {True, False}


def test_a_complete_record_has_no_question_mark() -> None:
    table = evidence_map(PARTNERSHIP)["vconcat"][0]
    assert "?" not in {one["text"] for one in at_places(table)}


@pytest.mark.parametrize("inspection", [ORKNEY, ONE], ids=["orkney", "one evaluation"])
def test_where_no_evidence_is_recorded_the_map_says_so_and_has_no_nought(inspection: Any, tmp_path: Path) -> None:
    spec = evidence_map(inspection)
    assert NONE in seen(spec, tmp_path)
    assert spec["description"] == NONE


def test_a_complete_record_without_evidence_says_that_there_is_none() -> None:
    spec = evidence_map(recorded(evaluations='  - {subject: "2.1", grade: good}\n', more="complete: true"))
    assert spec["description"] == "No item of evidence bears on any subject."


def test_kinds_of_which_there_is_none_are_named_as_not_recorded_or_not_there() -> None:
    open_ = evidence_map(INSPECTION)["description"]
    assert "no item is known to bear on any of these, which does not say that none does: Survey of children" in open_
    whole = evidence_map(PARTNERSHIP)["description"]
    assert (
        "Kinds of evidence of which no item bears on any of these: Discussions led by young inspection volunteers"
        in whole
    )


def test_marks_of_what_is_reconstructed_stay(tmp_path: Path) -> None:
    marked = sum("[reconstructed]" in one.title for one in weighing(PARTNERSHIP).subjects.values())
    assert marked > 0
    for picture in (evidence_map, domain_profile):
        assert " ".join(seen(picture(PARTNERSHIP), tmp_path)).count("[reconstructed]") >= marked


def test_every_way_to_stand_has_its_own_shape() -> None:
    assert set(_STANDS) == set(Stance)
    assert len({shape for shape, _ in _MARKS.values()}) == len(Stands)


# the profile by domain -----------------------------------------------------------------------------------------------


def test_domains_stand_in_the_frameworks_order_also_those_with_nothing() -> None:
    for inspection in (PARTNERSHIP, ORKNEY, INSPECTION):
        titles = [f"{one.title}{one.status.mark}" for one in inspection.framework.file.domains]
        assert list(parts_of(domain_profile(inspection))) == titles


def test_each_grade_is_a_diamond_and_nothing_else_is() -> None:
    for inspection in (PARTNERSHIP, ORKNEY, INSPECTION, ONE):
        diamonds = [
            value
            for part in domain_profile(inspection)["vconcat"]
            for layer in layers(part, "point")
            if layer["mark"]["shape"] == "diamond"
            for value in layer["data"]["values"]
        ]
        graded = [one for one in inspection.record.evaluations or () if one.grade is not None]
        assert len(diamonds) == len(graded)


def test_what_has_no_grade_says_which_kind_of_none() -> None:
    told = domain_profile(INSPECTION)["description"]
    assert "2.2 Impact on families: no grade: not evaluated;" in told
    assert "people: no grade: insufficient evidence; what its evidence can carry cannot be said." in told
    assert "5.4 Involving individual children, young people and families: no grade: not recorded;" in told
    assert "3.1 Impact on staff [reconstructed]: no evaluation of it is recorded;" in told
    assert "Capacity for improvement: It has no indicators." in told
    assert "Management: Nothing is recorded of any of its indicators." in told


def test_the_same_stands_beside_the_scale(tmp_path: Path) -> None:
    shown = " ".join(seen(domain_profile(INSPECTION), tmp_path))
    for word in ("not evaluated", "insufficient", "no grade: not recorded", "no evaluation of it is"):
        assert word in shown


def test_the_band_lies_behind_the_grade_and_is_told() -> None:
    parts = parts_of(domain_profile(PARTNERSHIP))
    (bands,) = (layer["data"]["values"] for layer in layers(parts["Key outcomes"], "rect"))
    (diamond,) = (
        layer["data"]["values"][0]
        for layer in layers(parts["Key outcomes"], "point")
        if layer["mark"]["shape"] == "diamond"
    )
    assert bands[0]["x"] < diamond["x"] < bands[0]["to"]
    assert bands[0]["y"] < diamond["y"] < bands[0]["low"]
    told = domain_profile(PARTNERSHIP)["description"]
    assert "effective intervention: the team's grade is Weak; its evidence can carry Weak to Adequate." in told


def test_nothing_is_averaged_or_ranked() -> None:
    spec = domain_profile(PARTNERSHIP)
    assert "nothing is averaged, and none is ranked" in " ".join(spec["title"]["subtitle"])
    assert "mean" not in spec["description"]
    assert "%" not in spec["description"]
