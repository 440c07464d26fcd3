"""Facts of what a report tells, of what is decided after it, and of how its texts are worded."""

from __future__ import annotations

from .entity import Entity, Fact, Relation
from .kinds import AMENDMENT, DECISION, DETAIL, GRADE, POINT, REMIT, SEVERITY, STAGE, TONE, VALIDATED, WORDING
from .types import Date, Text, Truth

_CITES = {"evidence": Relation("evidence", "evidence it cites")}
_NAMES = {"evaluations": Relation("evaluation", "evaluations of the subjects it names")}
_LINKED = _CITES | _NAMES
_WITHIN = {"inspection": "inspection"}

_REPORT = (
    Entity(
        "message",
        "a key message of the report",
        {
            "id": Fact(Text(), "identifier of the message"),
            "message": Fact(Text(), "its text, for messages"),
            "tone": Fact(TONE, "what it tells of"),
            "linked": Fact(Truth(), "it names a subject or cites evidence", written="subjects"),
        },
        {
            **_LINKED,
            "strengths": Relation("point", "strengths on a subject it names"),
            "areas_for_improvement": Relation("point", "areas for improvement on a subject it names"),
        },
        _WITHIN,
        key="messages",
    ),
    Entity(
        "point",
        "a strength, an area for improvement or a recommendation",
        {"id": Fact(Text(), "its identifier"), "sort": Fact(POINT, "which of the three")},
        {**_LINKED, "areas_for_improvement": Relation("point", "areas for improvement on a subject it names")},
        _WITHIN,
        key="points",
    ),
    Entity(
        "statement",
        "a statement or question that is to be answered",
        {
            "id": Fact(Text(), "identifier of the statement"),
            "addressed": Fact(Truth(), "the record answers it", written="statements"),
        },
    ),
    Entity(
        "wording",
        "a place where a text says what can be held against something else",
        {
            "id": Fact(Text(), "part of the record, item and number of the wording"),
            "kind": Fact(WORDING, "what it tells"),
            "words": Fact(Text(), "the words that stand there"),
            "place": Fact(Text(), "the text they stand in"),
            "against": Fact(Text(), "what they are held against"),
            "fits": Fact(Truth(), "they agree with it; not known where they fit in part, or it is not known"),
        },
        {},
        _WITHIN,
        key="wordings",
    ),
    Entity(
        "detail",
        "a part of the record that seems to say who somebody is",
        {
            "id": Fact(Text(), "part of the record, item and number of the detail; never the detail itself"),
            "kind": Fact(DETAIL, "what it seems to be"),
            "place": Fact(Text(), "where it stands"),
        },
        {},
        _WITHIN,
        key="details",
    ),
    Entity(
        "claim",
        "something that a service says of itself",
        {
            "id": Fact(Text(), "its identifier"),
            "validated": Fact(VALIDATED, "what validators found of it"),
            "reason_stated": Fact(Truth(), "the record says what that rests on", written="reason"),
        },
        _LINKED,
        _WITHIN,
        key="claims",
    ),
    Entity(
        "amendment",
        "a change to the draft",
        {
            "id": Fact(Text(), "its identifier"),
            "kind": Fact(AMENDMENT, "what sort of change it is"),
            "stage": Fact(STAGE, "who asked for it: the panel, or the partners in the factual-accuracy round"),
            "made_on": Fact(Date(), "the day it was made"),
            "reason_stated": Fact(Truth(), "a reason is recorded", written="reason"),
            "changes_text": Fact(Truth(), "the amended wording differs from the original"),
            "changes_grade": Fact(Truth(), "original and amended are two grades of the scale"),
            "stands": Fact(
                Truth(), "the item it names reads as amended, or was amended again after it", written="item"
            ),
        },
        _CITES,
        _WITHIN,
        key="amendments",
    ),
)

_AFTER = (
    Entity(
        "follow-up",
        "a progress review, improvement support or none, as considered",
        {
            "id": Fact(Text(), "identifier of the consideration"),
            "decision": Fact(DECISION, "what was decided"),
            "reason_stated": Fact(Truth(), "a reason is recorded", written="reason"),
            "timing_stated": Fact(Truth(), "when it is to be", written="timing"),
            "focus_stated": Fact(Truth(), "what it is to look at", written="focus"),
            "approach_stated": Fact(Truth(), "how it is to be done", written="approach"),
            "in_report": Fact(Truth(), "intention and timescale are in the report"),
            "names_concerns": Fact(
                Truth(), "it was considered for some matters of concern, and not for all", written="concerns"
            ),
        },
        _NAMES,
        _WITHIN,
        key="follow_up",
    ),
    Entity(
        "concern",
        "a matter of concern",
        {
            "id": Fact(Text(), "its identifier"),
            "significant": Fact(Truth(), "the inspection lead takes it for a significant one"),
            "escalated": Fact(Truth(), "it was passed on to those who have to act"),
            "escalated_on": Fact(Date(), "the day it was passed on"),
        },
        {"follow_up": Relation("follow-up", "follow-up that was considered for it")},
        _WITHIN,
        key="concerns",
    ),
    Entity(
        "finding",
        "a finding of an earlier stratum",
        {
            "id": Fact(Text(), "identifier of the finding"),
            "rule": Fact(Text(), "identifier of the rule"),
            "remit": Fact(REMIT, "remit of the rule"),
            "severity": Fact(SEVERITY, "severity of the rule"),
        },
    ),
)

_PROGRESS = (
    Entity(
        "strand",
        "one strand of the criteria of progress, as seen from one evaluation",
        {
            "id": Fact(Text(), "identifier of the strand"),
            "strand": Fact(Text(), "its title, for messages"),
            "assessed": Fact(Truth(), "the record gives its level", written="strands"),
            "level": Fact(GRADE, "its level", only_if="assessed", written="strands"),
            "level_described": Fact(
                Truth(), "the criteria say what it looks like at its own level", only_if="assessed", written="strands"
            ),
            "described": Fact(
                Truth(), "the criteria say what it looks like at the level given overall", written="grade"
            ),
        },
    ),
    Entity(
        "earlier",
        "an evaluation of the same subject before this one",
        {
            "id": Fact(Text(), "its day, or its number among several"),
            "grade": Fact(GRADE, "the grade given then"),
            "on": Fact(Date(), "its day", written="date"),
        },
    ),
)

TOLD = (*_REPORT, *_AFTER, *_PROGRESS)
"""Entities by what is told, decided and judged strand by strand."""
