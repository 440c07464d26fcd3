"""Masks: what is masked says nothing any more, and the check never falls over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualityframework.inspections import Record
from qualityframework.privacy import details_in, found_within, load_signs, mask, masked
from qualityframework.vocabulary import DetailKind
from tests.privacy.numbers_made import chi, insurance, nhs, pupil
from tests.privacy.planting import SIGNS, planted

SENTENCES = [one for part in ("first", "second") for one in planted(part)]
PIECES = [
    *("Jane", "Smith", "Oisin", "Mr", "Dr", "social worker", "born", "12/03/2011", "dob", "0131 496 0123", "EH1 2AB"),
    *("jane@mail.example", "case no.", "SW-123456", "three", "children", "1", "07700", "[name withheld]", "withheld]"),
    *(" ", "\n", ", ", ".", "-", "'s", "\u200b", "\u00a0", "\uff11", "\u2075", "\u00bd", "\ufdfa", "@", "/", "\u0301"),
]
fragments = st.lists(st.sampled_from(PIECES) | chi | nhs | insurance | pupil | st.text(max_size=3), max_size=14)
texts = st.text(max_size=200) | fragments.map("".join) | fragments.map(" ".join)


@given(texts)
def test_in_a_masked_text_nothing_is_found(text: str) -> None:
    hidden = masked(text, details_in(text, SIGNS))
    assert details_in(hidden, SIGNS) == ()
    assert masked(hidden, ()) == hidden


@given(texts)
def test_details_lie_within_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for detail in details_in(text, SIGNS):
        assert at <= detail.start < detail.end <= len(text)
        at = detail.end


@given(texts)
def test_the_same_text_gives_the_same_details(text: str) -> None:
    assert details_in(text, SIGNS) == details_in(text, SIGNS)


def test_no_planted_sentence_says_anything_once_it_is_masked() -> None:
    for one in SENTENCES:
        hidden = masked(one.text, details_in(one.text, SIGNS))
        assert details_in(hidden, SIGNS) == ()
        said = [one.text[detail.start : detail.end] for detail in one.details if one.found(detail)]
        assert [detail for detail in said if detail in hidden] == []


def test_a_mask_says_what_was_there_and_is_no_detail() -> None:
    assert masked("Jane said", details_in("Jane said", SIGNS)) == "[name withheld] said"
    for kind in DetailKind:
        assert details_in(f"{mask(kind)}, {mask(kind)}; born on {mask(kind)}", SIGNS) == ()


def test_the_name_of_the_area_is_no_name_of_a_person() -> None:
    record = {"id": "r", "title": "T", "framework": "children-care-protection/2019", "area": "Northmoor Council"}
    told = {"messages": [{"id": "m", "text": "Northmoor moved on. Mrs Northfield said so."}]}
    (details,) = found_within(Record.model_validate(record | told), load_signs()).values()
    assert [one.start for one in details] == [told["messages"][0]["text"].index("Northfield")]
