"""How texts of a report are worded and what in them says who somebody is, as facts; and that no finding echoes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.expressions import UNRECORDED, Row, Rows
from qualityframework.frameworks import load_identifying, load_wording
from qualityframework.inspections import basis, path_id, place_in_words, texts_within
from qualityframework.panel import as_told, inspection_row, review
from qualityframework.privacy import details_in, load_signs
from tests.panel.reviewing import example, inspection, rows_in, shipped

RULESET = replace(shipped(), wording=load_wording("report-wording/1"), identifying=load_identifying())
BLIND = replace(shipped(), wording=None, identifying=None)
GRADED = {"evaluations": [{"subject": "2.1", "grade": "good"}, {"subject": "2.2", "grade": "weak"}]}
PLANS = {
    "evidence": [
        {"id": "plans", "indicators": ["2.1"], "shows": {"proportion": {"met": 61, "of": 96}}},
        {"id": "views", "indicators": ["2.1"], "shows": {"grade": "good"}},
    ]
}


def top(**parts: Any) -> Row:
    made = inspection(**parts)
    return inspection_row(made, texts=as_told(made, RULESET)[1])


def held(text: str, **parts: Any) -> list[tuple[str, str, str, bool | None]]:
    """The wordings of a report that has this message."""
    message = {"id": "m", "text": text, "subjects": ["2.1"], **parts.pop("message", {})}
    rows = rows_in(top(messages=[message], **{**GRADED, **parts}), "wordings")
    return [(row.kind, row.words, row.against, row.fits) for row in rows]  # type: ignore[attr-defined]


# wordings ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Almost all records (95%) had a plan.", ("quantity", "Almost all", "95%", True)),
        ("Almost all records (62%) had a plan.", ("quantity", "Almost all", "62%", False)),
        ("Chronologies were used in 31 of 50 (68%) records.", ("figure-in-itself", "31 of 50", "68%", False)),
    ],
)
def test_words_and_figures_are_held_against_what_stands_beside_them(text: str, wanted: tuple[Any, ...]) -> None:
    assert held(text) == [wanted]


def test_a_word_for_a_share_is_held_against_the_one_item_that_is_cited() -> None:
    cites = {"message": {"evidence": ["plans"]}, **PLANS}
    against = "61 of 96 in evidence plans"
    assert held("The majority of plans were sound.", **cites) == [("quantity-of-evidence", "majority", against, True)]
    assert held("Almost all plans were sound.", **cites) == [("quantity-of-evidence", "Almost all", against, False)]
    both = {"message": {"evidence": ["plans", "views"]}, **PLANS}
    assert held("Almost all plans were sound.", **both) == []  # of which item it tells is not known
    assert held("Almost all plans were sound.", **PLANS) == []


@pytest.mark.parametrize(("share", "fits"), [("64%", True), ("63.5%", True), ("61 of 96", True), ("72%", False)])
def test_a_share_is_held_against_the_one_item_that_is_cited(share: str, fits: bool) -> None:
    found = held(f"Plans were sound in {share} of records.", message={"evidence": ["plans"]}, **PLANS)
    assert [("figure-of-evidence", fits)] == [(kind, fits) for kind, _, _, fits in found]


def test_one_item_told_twice_is_told_the_same_way() -> None:
    messages = [
        {"id": "m1", "text": "Plans were sound in 64% of records.", "evidence": ["views"]},
        {"id": "m2", "text": "Sound plans were seen in 64% of records.", "evidence": ["views"]},
        {"id": "m3", "text": "Only 46% of records had a sound plan.", "evidence": ["views"]},
    ]
    rows = rows_in(top(messages=messages, **PLANS), "wordings")
    assert [(row.id, row.kind, row.against, row.fits) for row in rows] == [  # type: ignore[attr-defined]
        ("messages/2/text/1", "figure-elsewhere", "64% in messages m1: text", True),
        ("messages/3/text/1", "figure-elsewhere", "64% in messages m1: text", False),
    ]


@pytest.mark.parametrize(
    ("text", "words", "fits"), [("Support was good.", "good", True), ("Support was excellent.", "excellent", False)]
)
def test_a_word_of_the_scale_is_held_against_the_grade_of_what_is_named(text: str, words: str, fits: bool) -> None:
    assert held(text) == [("scale-word", words, "2.1 Good", fits)]
    assert held(text, message={"subjects": []}) == []
    unknown = {"evaluations": [{"subject": "2.1", "state": "evaluated"}]}
    assert held(text, **unknown) == [("scale-word", words, "2.1 not known", None)]


def test_a_phrase_of_balance_is_held_against_the_grade() -> None:
    text = "Strengths clearly outweigh areas for improvement."
    assert [fits for kind, _, _, fits in held(text) if kind == "balance"] == [True]
    weak = {"message": {"subjects": ["2.2"]}}
    assert [fits for kind, _, _, fits in held(text, **weak) if kind == "balance"] == [False]


def test_a_word_in_passing_is_told_apart_from_one_that_evaluates() -> None:
    kinds = {kind for kind, *_ in held("There was very good leadership of the review.")}
    assert kinds == {"loose-scale-word"}


def test_what_fits_some_of_what_is_named_is_not_known_to_fit() -> None:
    both = {"message": {"subjects": ["2.1", "2.2"]}}
    assert [fits for *_, fits in held("Impact is evaluated as good.", **both)] == [None]
    assert [fits for *_, fits in held("Impact is evaluated as excellent.", **both)] == [False]


def test_where_no_evaluation_is_recorded_it_is_not_known_whether_a_word_fits() -> None:
    rows = rows_in(
        top(messages=[{"id": "m", "text": "Impact is evaluated as excellent.", "subjects": ["2.1"]}]), "wordings"
    )
    assert [(row.kind, row.fits) for row in rows] == [("scale-word", None)]  # type: ignore[attr-defined]


def test_a_text_may_tell_of_the_others() -> None:
    cites = {"message": {"evidence": ["plans"]}, **PLANS}
    assert [fits for *_, fits in held("Plans were missing in 36% of records.", **cites)] == [None]
    assert [fits for *_, fits in held("Less than half had no plan.", **cites)] == [None]


def test_each_figure_is_held_against_all_that_were_told_of_the_item() -> None:
    told = ("Over 50% of records", "About 60% of records", "About 90% of records")
    messages = [{"id": f"m{number}", "text": text, "evidence": ["views"]} for number, text in enumerate(told)]
    rows = rows_in(top(messages=messages, **PLANS), "wordings")
    assert [row.fits for row in rows] == [True, False]  # type: ignore[attr-defined]


def test_a_phrase_for_one_side_is_not_held_against_a_grade_where_both_are_weighed() -> None:
    text = "Important strengths just outweigh important weaknesses."
    assert [words for kind, words, *_ in held(text) if kind == "balance"] == ["strengths just outweigh"]


def test_a_list_that_was_never_recorded_may_hold_wordings() -> None:
    assert isinstance(top(messages=[]).wordings, Rows)  # type: ignore[attr-defined]
    assert top(complete=True).wordings == ()  # type: ignore[attr-defined]


def test_reasons_and_answers_are_read_too() -> None:
    parts = {
        "evaluations": [{"subject": "2.1", "grade": "good", "reason": "Most records (20%) were sound."}],
        "statements": [{"statement": "recovery", "text": "Few children (80%) recovered."}],
    }
    rows = rows_in(top(**parts), "wordings")
    assert [row.place for row in rows] == ["statements recovery: text", "evaluations 2.1: reason"]  # type: ignore[attr-defined]


def test_without_words_and_signs_nothing_of_the_texts_is_known() -> None:
    made = example("illustrative-partnership")
    row = inspection_row(made, texts=as_told(made, BLIND)[1])
    assert row.wordings is row.details is UNRECORDED  # type: ignore[attr-defined]
    row = inspection_row(made)
    assert row.wordings is row.details is UNRECORDED  # type: ignore[attr-defined]


# position statement --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "words", "links"), [("Four words stand here", 4, 0), ("See [1] and [2].", 4, 2)])
def test_length_and_links_of_a_position_statement_are_read_from_its_text(text: str, words: int, links: int) -> None:
    row: Any = top(position_statement={"text": text})
    assert (row.position_statement_words, row.position_statement_links) == (words, links)
    assert row.position_statement_linked is (links > 0)
    assert row.position_statement_read is True
    assert top(position_statement={"words": 5}).position_statement_read is False  # type: ignore[attr-defined]
    row = inspection_row(inspection(position_statement={"text": text}))
    assert (row.position_statement_words, row.position_statement_linked, row.position_statement_links) == (None,) * 3


# details -------------------------------------------------------------------------------------------------------------

PERSON = "Zofia Kowalczyk"
NUMBER = "0102031002"


def details(**parts: Any) -> list[tuple[str | None, str, str]]:
    return [(row.id, row.kind, row.place) for row in rows_in(top(**parts), "details")]  # type: ignore[attr-defined]


def test_details_are_told_by_place_and_kind() -> None:
    told = {"id": "m", "text": f"Her mother, Mrs {PERSON}, wrote from 12 Any Road, EH1 1AA; {PERSON} phoned too."}
    assert details(messages=[told]) == [
        ("messages/1/text/name", "name", "messages m: text"),
        ("messages/1/text/postcode", "postcode", "messages m: text"),
    ]


def test_an_item_that_is_called_by_a_name_is_told_by_its_number() -> None:
    assert details(evidence=[{"id": "interview-zofia-kowalczyk", "indicators": ["2.1"]}]) == [
        ("evidence/1/id/name", "name", "evidence 1: id")
    ]


@pytest.mark.parametrize(
    ("item", "places"),
    [
        ({"people": 3}, ["people"]),
        ({"people": 5}, []),
        ({"people": 0}, []),
        ({"shows": {"counts": {"good": 20, "weak": 4, "adequate": 1}}}, ["shows/counts"]),
        ({"shows": {"counts": {"good": 20, "weak": 0}}}, []),
        ({"shows": {"proportion": {"met": 30, "of": 32}}}, ["shows/proportion"]),
        ({"shows": {"proportion": {"met": 32, "of": 32}}}, []),
    ],
)
def test_small_numbers_of_people_are_told(item: dict[str, Any], places: list[str]) -> None:
    found = details(evidence=[{"id": "e1", "indicators": ["2.1"], **item}])
    assert [f"evidence/1/{place}/small-number" for place in places] == [id_ for id_, _, _ in found]


def test_two_tables_of_one_source_that_differ_by_few_tell_a_small_number() -> None:
    def tables(weak: int, lineage: str) -> list[dict[str, Any]]:
        return [
            {"id": "all", "lineage": "survey", "shows": {"counts": {"good": 40, "weak": 12}}},
            {"id": "girls", "lineage": lineage, "shows": {"counts": {"good": 20, "weak": weak}}},
        ]

    assert details(evidence=tables(10, "survey")) == [
        ("evidence/2/shows/counts/difference", "difference", "evidence girls: shows counts")
    ]
    assert details(evidence=tables(7, "survey")) == []
    assert details(evidence=tables(12, "survey")) == []
    assert details(evidence=tables(10, "other")) == []


def test_no_finding_echoes_what_was_found() -> None:
    told = f"{PERSON} ({NUMBER}) was seen"
    made = inspection(
        complete=True,
        title=f"Inspection for {PERSON}",
        evidence=[{"id": "e1", "title": told, "indicators": ["2.1"], "date": "2020-01-01"}],
        evaluations=[{"subject": "2.1", "grade": "good"}],
        messages=[{"id": "m", "text": told}],
    )
    whole = review(made, RULESET)
    assert any("e1 ([name withheld] (" in one.message for one in whole.findings)
    text = whole.model_dump_json()
    assert PERSON not in text
    assert NUMBER not in text


def test_every_text_of_a_record_has_a_place() -> None:
    record = example("illustrative-partnership").record
    told = list(texts_within(record))
    assert len({path for path, _ in told}) == len(told) > 400
    for path, _ in told:
        assert place_in_words(record, path)
        assert path_id(path).split("/")[0] == path[0]


@given(st.text(max_size=200))
def test_what_is_found_anywhere_is_told_nowhere(text: str) -> None:
    planted = f"{text} Mrs {PERSON} {text}".strip()
    made = inspection(complete=True, evidence=[{"id": "e1", "title": planted, "date": "2020-01-01", "indicators": []}])
    told, _ = as_told(made, RULESET)
    assert told.recorded.as_read == made.record
    (item,) = told.record.evidence or ()
    assert [one.kind for one in details_in(item.title or "", load_signs()) if one.kind != "small-number"] == []


def test_grades_and_texts_of_packs_are_left_alone_when_somebody_is_called_by_one() -> None:
    made = inspection(
        complete=True,
        evaluations=[{"subject": "2.1", "grade": "weak", "reason": "Mrs Good told us. Mr Weak agreed, and Mr Mark."}],
    )
    whole = review(made, RULESET)
    assert any("evaluated Weak" in one.message for one in whole.findings)
    assert "withheld" not in "".join(one.message for one in whole.findings)
    told, _ = as_told(made, RULESET)
    (one,) = told.record.evaluations or ()
    assert one.reason == "Mrs [name withheld] told us. Mr [name withheld] agreed, and Mr [name withheld]."


def test_what_is_called_after_somebody_is_called_by_its_place_wherever_it_is_named() -> None:
    parts: dict[str, Any] = {
        "id": "zofia-kowalczyk",
        "evidence": [
            {"id": "interview-zofia-kowalczyk", "indicators": ["2.1"], "lineage": "zofia-kowalczyk"},
            {"id": "plans", "indicators": ["2.1"], "lineage": "zofia-kowalczyk"},
        ],
        "evaluations": [{"subject": "2.1", "grade": "good", "evidence": ["interview-zofia-kowalczyk"]}],
        "concerns": [{"id": "zofia-kowalczyk", "significant": "yes"}],
        "follow_up": [{"id": "f", "concerns": ["zofia-kowalczyk"]}],
        "amendments": [
            {
                "id": "a",
                "kind": "wording",
                "part": "messages",
                "item": "m-zofia-kowalczyk",
                "original": "Was.",
                "amended": "Is.",
            }
        ],
        "messages": [{"id": "m-zofia-kowalczyk", "text": "Is.", "evidence": ["plans"]}],
    }
    told, _ = as_told(inspection(**parts), RULESET)
    record = told.record
    assert record.id == "record.id"
    assert [(one.id, one.lineage) for one in record.evidence or ()] == [
        ("evidence.1", "evidence.1.lineage"),
        ("plans", "evidence.1.lineage"),
    ]
    assert [one.evidence for one in record.evaluations or ()] == [("evidence.1",)]
    assert [one.concerns for one in record.follow_up or ()] == [("concerns.1",)]
    assert [one.item for one in record.amendments or ()] == ["messages.1"]
    assert told.recorded.called_now("concerns", "zofia-kowalczyk") == "concerns.1"
    assert basis(told).record_digest == basis(inspection(**parts)).record_digest
    assert "zofia" not in review(inspection(**parts), RULESET).model_dump_json()
