"""Names are found on lists and by what stands beside them; places, bodies, laws and pseudonyms are let off."""

from __future__ import annotations

import pytest

from qualityframework.privacy import details_in
from qualityframework.vocabulary import DetailKind
from tests.privacy.planting import SIGNS


def told(text: str) -> list[tuple[str, DetailKind]]:
    """Every name, with what it says."""
    return [(text[one.start : one.end], one.kind) for one in details_in(text, SIGNS)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Vennard was present.", "Vennard"),
        ("Mrs. Hope was present.", "Hope"),
        ("We met Jane Smith.", "Jane Smith"),
        ("We met Jane McGlashan-Vennard.", "Jane McGlashan-Vennard"),
        ("We met Ailbhe Campbell.", "Ailbhe Campbell"),
        ("The plan of Callum is late.", "Callum"),
        ("Callum's plan is late.", "Callum"),
        ("The plan of Oisin is late.", "Oisin"),
        ("Her brother Oisin is late.", "Oisin"),
        ("Oisin said so.", "Oisin"),
        ("Oisin's mother said so.", "Oisin"),
        ("Oisin (14) said so.", "Oisin"),
        ("They spoke to Grace about it.", "Grace"),
        ("Grace said so.", "Grace"),
        ("Grace Campbell was late.", "Grace Campbell"),
        ("The plan of Kowalczyk is late.", "Kowalczyk"),
        ("Smith, Jane", "Smith, Jane"),
        ("By J. Campbell.", "J. Campbell"),
        ("JANE SMITH", "JANE SMITH"),
        ("\u0141ucja and Zo\u00eb Ka\u0142u\u017cny", "Zo\u00eb Ka\u0142u\u017cny"),
        ("\uff2a\uff41\uff4e\uff45 Smith", "\uff2a\uff41\uff4e\uff45 Smith"),
        ("interview-jane-smith", "jane-smith"),
        ("note_smith_jane_2", "smith_jane"),
        ("Jane_Smith.csv", "Jane_Smith"),
        ("Mrs Janet Invented agreed.", "Janet Invented"),
        ("We spoke with mother/Siobhan.", "Siobhan"),
        ("We spoke with Jamie/Eilidh.", "Jamie"),
        ("We spoke with Jamie/Eilidh.", "Eilidh"),
        ("records/Siobhan MacDonald/t.csv", "Siobhan MacDonald"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert (name, DetailKind.NAME) in told(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("social worker Jane Smith", "Jane Smith"),
        ("Social Worker Ailbhe Vennard", "Ailbhe Vennard"),
        ("The head teacher, Oonagh, left.", "Oonagh"),
        ("Jane Smith, the team leader, left.", "Jane Smith"),
        ("Jane Smith (social worker)", "Jane Smith"),
        ("Sgt Brown", "Brown"),
        ("Dr Vennard", "Vennard"),
        ("PC Strachur", "Strachur"),
    ],
)
def test_staff_who_are_named_are_told_apart(text: str, name: str) -> None:
    assert told(text) == [(name, DetailKind.STAFF_NAME)]


@pytest.mark.parametrize(
    "text",
    [
        "The social worker told the head teacher.",
        "The Social Worker and the Head Teacher met.",
        "Children and Young People (Scotland) Act 2014",
        "Health and Social Care Standards: My support, my life",
        "St Andrews, Fort William and Perth",
        "Queen Victoria Hospital and Victoria Street",
        "the Alexander Technique; the John Muir Award",
        "Jane Smith House",
        "Child A, Young Person B, Mr X, Ms Y and Dr Z",
        "In May and June we hope to mark what Will be seen.",
        "Care Inspectorate, Education Scotland, Police Scotland",
        "Care-experienced young people; self-evaluation; well-being",
        "By 12 Jan 2024 and 31 Dec 2024",
        "People\u00e2\u20ac\u2122s views",
        "Recommendation 3. Staff should use Makaton.",
        "They meet by MS Teams, under the Code of Confraternity.",
        "Will has to be done. Hope is not enough. May was late.",
    ],
)
def test_what_is_no_person_is_let_off(text: str) -> None:
    assert [one for one in told(text) if one[1] in (DetailKind.NAME, DetailKind.STAFF_NAME)] == []
