"""What holds of every text: places within it, ranges within 0 to 1, and what is written is what is read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from qualityframework.frameworks import QuantityTerm, Scale
from qualityframework.prose import (
    balances_in,
    links_in,
    quantities_in,
    scale_words_in,
    self_contradictions,
    shares_agree,
    shares_in,
    told_quantities,
    words_in,
)
from tests.prose.words import SIX, WORDS, told

PIECES = [
    *("most", "almost all", "the", "few", "all", "none", "half", "a third", "of", "records", "not", "and", "or"),
    *("62%", "31 of 50", "31/50", "9", "%", "per cent", "over", "by", "rose", "to", "from", "between", "-", "\u2013"),
    *("strengths", "clearly outweigh", "weaknesses", "evaluated as", "very good", "weak", "good", "should", "which is"),
    *("(", ")", "[", "]", "'", '"', "\u201c", "\u201d", "\u2018", "\u2019", ",", ".", ";", "\n", "see appendix 3"),
    *("\u0130", "\u00df", "\u03a3", "\u00a0", "\u200b", "\ud800", "\U0001f600", "<p", ">", "*", "...", "\\", "www.a"),
]
texts = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)
counts = st.integers(1, 999_999).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
terms = st.sampled_from(WORDS.quantities.words)


@given(texts)
@example("a\u0130 half of all (9 of 9)")
@example("0 of 1 \u20131%")
@example("0-0%-0%")
@example("0 of 1 of 1")
def test_places_lie_within_the_text_in_order_and_apart(text: str) -> None:
    for found in (
        shares_in(text, WORDS),
        quantities_in(text, WORDS),
        scale_words_in(text, SIX, WORDS),
        balances_in(text, WORDS),
    ):
        places = [place for one in found for place in (one.start, one.end)]
        assert places == sorted(places)
        assert all(one.start < one.end <= len(text) for one in found)


@given(texts)
def test_ranges_are_shares(text: str) -> None:
    for word in quantities_in(text, WORDS):
        assert 0 <= word.low <= word.high <= 1
    for share in shares_in(text, WORDS):
        assert 0 <= share.low <= share.high <= 1
        assert share.figure is None or share.low <= share.figure <= share.high


@given(texts)
def test_what_is_paired_was_found_and_each_but_once(text: str) -> None:
    pairs = told_quantities(text, WORDS)
    assert {one.share for one in pairs} <= set(shares_in(text, WORDS))
    assert {one.quantity.start for one in pairs} <= {one.start for one in quantities_in(text, WORDS)}
    assert [one.quantity.start for one in pairs] == sorted({one.quantity.start for one in pairs})


@given(texts)
def test_a_contradiction_is_one_and_both_of_its_shares_are_told(text: str) -> None:
    for one in self_contradictions(text, WORDS):
        assert not shares_agree(one.first, one.second)
        assert {one.first, one.second} <= set(shares_in(text, WORDS))
        assert one.first.end <= one.second.start


@given(texts)
def test_the_same_text_is_read_in_the_same_way_in_capitals(text: str) -> None:
    assume(text.isascii())
    assert [one.start for one in shares_in(text, WORDS)] == [one.start for one in shares_in(text.upper(), WORDS)]
    assert [one.start for one in quantities_in(text, WORDS)] == [
        one.start for one in quantities_in(text.upper(), WORDS)
    ]


@given(texts, texts)
def test_words_and_marks_of_two_paragraphs_are_those_of_both(one: str, other: str) -> None:
    assert words_in(f"{one} {other}") == words_in(one) + words_in(other)
    assert links_in(one, WORDS) >= 0


@given(counts)
def test_a_count_is_read_as_it_is_written(count: tuple[int, int]) -> None:
    met, of = count
    assume(not 1900 <= of <= 2100)
    (share,) = shares_in(f"We found it in {met} of {of} records.", WORDS)
    assert share.low == share.high == share.figure == Fraction(met, of)


@given(counts, st.integers(0, 4))
def test_a_percentage_holds_the_count_that_it_was_reckoned_from(count: tuple[int, int], places: int) -> None:
    met, of = count
    assume(not 1900 <= of <= 2100)
    value = round(Decimal(100 * met) / Decimal(of), places)
    written = f"{met} of {of} records ({value}%)"
    counted, rounded = shares_in(written, WORDS)
    assert shares_agree(counted, rounded)
    assert rounded.low <= Fraction(met, of) <= rounded.high
    assert self_contradictions(written, WORDS) == ()


@given(counts, st.integers(0, 100))
def test_another_percentage_is_a_contradiction(count: tuple[int, int], told_: int) -> None:
    met, of = count
    assume(not 1900 <= of <= 2100)
    differs = abs(Fraction(met, of) - Fraction(told_, 100)) > Fraction(1, 200)
    assert bool(self_contradictions(f"{met} of {of} records ({told_}%)", WORDS)) == differs


@given(terms, st.integers(0, 100))
def test_a_word_agrees_with_whole_per_cents_as_the_pack_writes_them(term: QuantityTerm, per_cent: int) -> None:
    low, high = (100 * edge for edge in term.written)
    begins = low < per_cent if term.over is not None else low <= per_cent
    ends = per_cent < high if term.under is not None else per_cent <= high
    ((_, _, agrees),) = told(f"{term.word} ({per_cent}%)")
    assert (agrees is True) == (begins and ends)
    assert agrees is False or low - 1 < per_cent < high + 1


@given(st.integers(2, 10), st.data())
def test_a_word_of_any_scale_is_its_grade(points: int, data: st.DataObject) -> None:
    names = [f"level {chr(96 + number)}" for number in range(1, points + 1)]
    scale = Scale.model_validate(
        {
            "kind": "scale",
            "id": "made",
            "edition": "1",
            "title": "Made",
            "sources": {},
            "points": [
                {
                    "value": str(number),
                    "name": name.replace(" ", "_"),
                    "label": name.capitalize(),
                    "descriptor": "-",
                    "status": "drafted",
                }
                for number, name in enumerate(names, 1)
            ],
        }
    )
    chosen = data.draw(st.integers(1, points))
    text = f"Leadership was evaluated as {names[chosen - 1]}."
    assert [(one.grade, one.use) for one in scale_words_in(text, scale, WORDS)] == [(scale.grades[chosen - 1], "named")]
