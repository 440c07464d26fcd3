"""A seal hangs on all that it seals, and anybody can reckon it again from the page that tells how."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from qualityframework.errors import Unusable
from qualityframework.panel.moderation import Position, View, sealed
from tests.panel.moderation.made import CHAIR, LEAD, position, salt, terms

GOLDEN = "80aa3ba028adb6b6c05c3d9bd8b8d4abc51bfd633927b35dff56d1cbf78495f3"
SEALED = position(CHAIR, "good", None, reason="Fáilte \u2028 “so”")


def by_hand(kind: str, **told: Any) -> str:
    """SHA-256 as docs/explanation/moderation.md tells it."""
    text = json.dumps({"format": kind, **told}, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_seal_can_be_reckoned_by_anybody() -> None:
    written = json.loads(terms().model_dump_json(exclude_none=True))
    moderation = by_hand("qualityframework.moderation-terms/1", terms=written)
    reason = SEALED.positions[0].reason
    held = {
        "role": CHAIR,
        "positions": [{"subject": "2.1", "grade": "good", "reason": reason}, {"subject": "2.2", "reason": reason}],
    }
    kind = "qualityframework.moderation-seal/1"
    due = by_hand(kind, moderation=moderation, role=CHAIR, salt=salt(CHAIR), position=held)
    assert sealed(terms(), SEALED, salt(CHAIR)) == due


def test_the_form_of_a_seal_stays_as_it_is() -> None:
    given = terms().model_copy(update={"framework_digest": "0" * 64})
    assert sealed(given, position(CHAIR, "good", "weak"), salt(CHAIR)) == GOLDEN


def test_a_seal_hangs_on_every_part() -> None:
    swapped = Position(role=CHAIR, positions=SEALED.positions[::-1])
    longer = SEALED.model_copy(
        update={"positions": (View(subject="2.1", grade="good", reason="x"), SEALED.positions[1])}
    )
    seals = [
        sealed(terms(), SEALED, salt(CHAIR)),
        sealed(terms(id="other"), SEALED, salt(CHAIR)),
        sealed(terms(title="Another Partnership"), SEALED, salt(CHAIR)),
        sealed(terms(), SEALED.model_copy(update={"role": LEAD}), salt(CHAIR)),
        sealed(terms(), SEALED, salt(LEAD)),
        sealed(terms(), swapped, salt(CHAIR)),
        sealed(terms(), longer, salt(CHAIR)),
    ]
    assert len(set(seals)) == len(seals)


@pytest.mark.parametrize("short", ["", "0" * 31, "0" * 129, "F" * 32, "x" * 32, "0" * 32 + "\n"])
def test_a_salt_that_could_be_guessed_is_refused(short: str) -> None:
    with pytest.raises(Unusable, match="a salt has 32 to 128 digits from 0 to 9 and a to f, drawn by chance"):
        sealed(terms(), SEALED, short)
