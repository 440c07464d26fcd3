"""The text of a report, kept to be compared.

`UPDATE_GOLDEN=1 pytest tests/panel/moderation/test_text.py` writes it anew; the difference is for a person to look at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from qualityframework import __version__
from qualityframework.panel.moderation import Moderation, begun, concluded, withdrawn
from qualityframework.report.moderation_text import moderation_lines
from tests.panel.moderation.made import (
    CHAIR,
    EDUCATION,
    FRAMEWORK,
    LEAD,
    ROLES,
    all_committed,
    all_open,
    open_all,
    position,
    terms,
    told,
)

GOLDEN = Path(__file__).parent / "golden" / "concluded.txt"


def text(state: Moderation, width: int = 100) -> str:
    return "".join(f"{line.text}\n" for line in moderation_lines(told(state), width))


def moved() -> Moderation:
    """The chair stays, one moves towards the chair, one stays apart, and one is called away."""
    roles = (*ROLES, "health-representative")
    state = open_all(
        begun(terms(roles=roles)),
        position(CHAIR, "good", "good", reason="Records and meetings say the same."),
        position(LEAD, "adequate", "good", reason="The survey says less than the records."),
        position(EDUCATION, "weak", None, reason="Schools were hardly asked."),
        position("health-representative", "good", "weak", reason="Clinics tell of long waits."),
    )
    state = withdrawn(state, "health-representative", "called away")
    state = concluded(state, position(CHAIR, "good", "good", reason=None))
    state = concluded(state, position(LEAD, "good", "good", reason="The survey had few answers."))
    return concluded(state, position(EDUCATION, "weak", None, reason="What schools know is still missing."))


def test_the_text_is_the_one_that_is_kept() -> None:
    made = text(moved()).replace(f"qualityframework {__version__};", "qualityframework VERSION;")
    made = re.sub(r"digest [0-9a-f]{64}", "digest DIGEST", made)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert GOLDEN.read_text(encoding="utf-8") == made


def test_it_fits_any_width() -> None:
    for width in (50, 72, 120):
        wide = [line for line in text(moved(), width).splitlines() if len(line) > width]
        assert [line for line in wide if "digest" not in line and " " in line.strip()] == []


def test_of_many_subjects_all_coefficients_are_told_with_their_intervals() -> None:
    codes = tuple(FRAMEWORK.indicators)
    grades = [("good", "weak", "adequate")[number % 3] for number in range(len(codes))]
    others = [("good", "weak", "good")[number % 3] for number in range(len(codes))]
    held = [position(role, *(others if role == LEAD else grades), subjects=codes) for role in ROLES]
    said = text(open_all(begun(terms(subjects=codes)), *held))
    assert "Too few" not in said
    assert "95% interval" in said


def test_of_few_subjects_no_coefficient_is_told_but_the_data_keep_them() -> None:
    made = told(moved())
    assert made.before is not None
    assert made.before.agreement is not None
    assert made.before.agreement.coefficients["gwet-ac2"].value is not None
    said = text(moved())
    assert [name for name in ("alpha", "AC2", "kappa") if name in said] == []
    assert "at least 20 are wanted. No coefficient is told: of so few it would mislead." in " ".join(said.split())


@pytest.mark.parametrize(
    ("committed", "said"),
    [
        ((), "having sealed nothing. Positions that were open by then: none of the others."),
        (ROLES, "having sealed a position; it was not opened, and is not told. Positions that were open by then: none"),
    ],
)
def test_whoever_withdraws_is_told_with_what_could_be_seen(committed: tuple[str, ...], said: str) -> None:
    state = withdrawn(all_committed(dict.fromkeys(committed, ("good", "good"))), EDUCATION, "ill")
    assert f"withdrew: education-representative, {said}" in " ".join(text(state).split())


def test_one_move_is_told_as_one() -> None:
    state = all_open({CHAIR: ("good", "good"), LEAD: ("weak", "good"), EDUCATION: ("good", "good")})
    state = concluded(state, position(LEAD, "good", "good", reason="heard more"))
    said = "1 move so far. It went nearer to what was opened by chair and education-representative, none of whom moved."
    assert said in " ".join(text(state).split())


def test_where_no_two_grades_meet_there_is_nothing_to_agree_on() -> None:
    said = text(all_open(dict.fromkeys(ROLES, (None, None))))
    assert "No two grades were given on one subject: there is nothing to agree on." in said
    assert "no grade, nothing to compare; 3 members without a grade" in said
