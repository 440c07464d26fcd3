"""Several raters, sealed: each commits to a position before anybody shows one, so that nobody follows another.

terms (what is moderated, by whom) -> position, sealing (what a member holds, and its seal) -> entries -> proceeding
(the steps) -> ledger, member_files (on disk) -> reporting (what it comes to, with agreement; loaded on first use)

A proposal of ours: the panel is not known to rate independently. No grade is issued.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...on_use import homes, on_use
from .entries import Commitment, Entry, Opening, Withdrawal
from .ledger import Ledger, begin_at, enter_at, read_moderation
from .member_files import keep_sealed, read_position, read_sealed
from .position import Position, View
from .proceeding import Moderation, Stage, begun, committed, concluded, entered, revealed, withdrawn
from .sealing import Sealed, sealed
from .terms import ScalePoint, SubjectModerated, Terms, terms_of

if TYPE_CHECKING:
    from .found import Entered, GradesAgree, Held, HeldTogether, LeftEarly, ModerationReport, SubjectFound
    from .hygiene import refuse_details, texts_of
    from .reporting import report_of

__all__ = [
    "Commitment",
    "Entered",
    "Entry",
    "GradesAgree",
    "Held",
    "HeldTogether",
    "Ledger",
    "LeftEarly",
    "Moderation",
    "ModerationReport",
    "Opening",
    "Position",
    "ScalePoint",
    "Sealed",
    "Stage",
    "SubjectFound",
    "SubjectModerated",
    "Terms",
    "View",
    "Withdrawal",
    "begin_at",
    "begun",
    "committed",
    "concluded",
    "enter_at",
    "entered",
    "keep_sealed",
    "read_moderation",
    "read_position",
    "read_sealed",
    "refuse_details",
    "report_of",
    "revealed",
    "sealed",
    "terms_of",
    "texts_of",
    "withdrawn",
]

__getattr__ = on_use(
    __name__,
    homes(
        found="Entered GradesAgree Held HeldTogether LeftEarly ModerationReport SubjectFound",
        hygiene="refuse_details texts_of",
        reporting="report_of",
    ),
)
