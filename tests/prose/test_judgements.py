"""Words of the scale, phrases of balance, words counted and evidence marked."""

from __future__ import annotations

import pytest

from qualityframework.frameworks import load_scale
from qualityframework.prose import links_in, scale_words_in, words_in
from tests.prose.words import WORDS, balanced, judged


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Leadership was evaluated as very good.", [("very good", "very_good", "named")]),
        ("Evaluation: Weak", [("Weak", "weak", "named")]),
        ('It was graded "good".', [("good", "good", "named")]),
        ("We judged it Satisfactory", [("Satisfactory", "adequate", "named")]),
        ("Leadership is good.", [("good", "good", "said")]),
        ("Joint working was consistently excellent across services.", [("excellent", "excellent", "said")]),
        ("There was very good leadership.", [("very good", "very_good", "loose")]),
        ("Staff made excellent use of it.", [("excellent", "excellent", "loose")]),
        ("VERY\nGOOD", [("VERY\nGOOD", "very_good", "loose")]),
        ("Staff in weak and in good teams", [("weak", "weak", "loose"), ("good", "good", "loose")]),
    ],
)
def test_a_word_of_the_scale_is_read_with_its_use(text: str, found: list[tuple[str, str, str]]) -> None:
    assert judged(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Good practice was shared; very good practice too; good quality assurance.",
        "as good as, for good, the common good",
        "weakness, goodwill, good-natured, inadequate, excellently, adequately",
        "It was not good, nor excellent. It isn't adequate. It is far from good.",
        "A parent told us \u201cit is good\u201d, another said \u2018it\u2019s very good\u2019.",
        "Staff said 'it isn't bad, it's good' and \"help is excellent\".",
        "evaluated as good or better; at least adequate; adequate or below",
        "from weak to adequate; good or very good; adequate/good",
        "It had been evaluated as weak. At the last inspection it was adequate.",
        "Leaders should ensure that help is good.",
        "",
    ],
)
def test_what_names_no_grade_of_its_own_is_left_out(text: str) -> None:
    assert judged(text) == []


def test_words_of_another_scale_are_those_of_its_labels() -> None:
    cqc = load_scale("cqc-ratings/2023")
    text = "Rated as requires improvement, and inadequate in one area."
    assert [one.grade.name for one in scale_words_in(text, cqc, WORDS)] == ["requires_improvement", "inadequate"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Strengths clearly outweigh areas for improvement.", [("Strengths clearly outweigh", ("good",))]),
        (
            "Strengths, taken together, clearly outweighed them",
            [("Strengths, taken together, clearly outweighed", ("good",))],
        ),
        ("Strengths only just outweigh weaknesses.", [("Strengths only just outweigh", ("adequate",))]),
        ("weaknesses outweigh strengths", [("weaknesses outweigh", ("weak", "unsatisfactory"))]),
        (
            "strengths are clearly outweighed by weaknesses",
            [("strengths are clearly outweighed by", ("weak", "unsatisfactory"))],
        ),
        ("There are major strengths.", [("major strengths", ("very_good", "excellent"))]),
        (
            "important strengths, important weaknesses",
            [("important strengths", ("good", "adequate")), ("important weaknesses", ("weak", "adequate"))],
        ),
        ("major weaknesses", [("major weaknesses", ("unsatisfactory",))]),
        (
            "Strengths just outweigh weaknesses but elsewhere clearly outweigh them",
            [("Strengths just outweigh", ("adequate",))],
        ),
        ("There are no major weaknesses.", []),
        ("Strengths do not clearly outweigh weaknesses.", []),
        ("At the last inspection there were important weaknesses.", []),
        ("A manager said \u201cwe have major strengths\u201d.", []),
        ("Strengths were found. They clearly outweigh the rest.", []),
        ("strengthen; the benefit outweighs the risk", []),
        ("", []),
    ],
)
def test_a_phrase_of_balance_belongs_to_grades(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert balanced(text) == found


def test_what_a_descriptor_says_in_these_words_is_confirmed() -> None:
    confirmed = {one.phrase: one.grades for one in WORDS.balances.phrases if one.status == "confirmed"}
    assert confirmed["strength* ... clearly outweigh*"] == ("good",)
    assert confirmed["strength* ... just outweigh*"] == ("adequate",)
    assert "strength* ... outweighed by" not in confirmed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("one", 1),
        ("well-being and/or 62%, 4.5", 4),
        ("- one\n\u2022 two \u2013 three / four", 4),
        ("It's here", 2),
        ("a\u00a0b", 2),
    ],
)
def test_words_are_counted_about_as_a_word_processor_does(text: str, count: int) -> None:
    assert words_in(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("see https://example.org/a?b=1 and www.example.org", 2),
        ("[the plan](https://example.org/plan)", 1),
        ("(see Appendix 3) (Appendix A) (see appendices 1 and 2)", 3),
        ("[evidence: e12] (evidence 12) (see evidence e-12)", 3),
        ("as found [3] and [4, 5]", 2),
        ("(evidence of harm) (see below) [sic] (source of strength) appendix", 0),
        ("(2019) (3)", 0),
    ],
)
def test_marks_of_evidence_are_counted(text: str, count: int) -> None:
    assert links_in(text, WORDS) == count
