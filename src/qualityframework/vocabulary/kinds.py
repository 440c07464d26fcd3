"""The closed lists that facts are of."""

from __future__ import annotations

from .judgement import Agreement, BandVerdict, Consistency, DetailKind, Firmness, Remit, Severity, State
from .types import GradeOf, Kind

PART = Kind("part of the framework", ("impact", "process", "leadership"))
STATE = Kind("state of an evaluation", tuple(State))
FAMILY = Kind("family of evidence", ("records", "survey", "discussion", "observation", "document", "data"))
VOICE = Kind("voice", ("children", "families", "people-who-use-services", "staff", "leaders", "partners", "none"))
TONE = Kind("tone of a message", ("strength", "weakness", "mixed"))
DECISION = Kind("follow-up decision", ("progress-review", "improvement-support", "link-inspector", "none"))
REMIT = Kind("remit", tuple(Remit))
SEVERITY = Kind("severity", tuple(Severity))
VERDICT = Kind("verdict of the evidence on a grade", tuple(BandVerdict))
FIRMNESS = Kind("firmness of a middle", tuple(Firmness))
AGREEMENT = Kind("degree of agreement", tuple(Agreement))
CONSISTENCY = Kind("consistency with earlier grades", tuple(Consistency))
GRADE = GradeOf()
POINT = Kind("sort of point", ("strength", "area-for-improvement", "recommendation"))
VALIDATED = Kind("what validators found of a claim", ("borne-out", "in-part", "not-borne-out", "not-tested"))
AMENDMENT = Kind("kind of amendment", ("factual", "evaluation", "wording"))
STAGE = Kind("stage of an amendment", ("panel", "factual-accuracy"))
DETAIL = Kind("kind of detail", tuple(DetailKind))
WORDING = Kind(
    "what a wording tells",
    (
        "quantity",
        "quantity-of-evidence",
        "figure-in-itself",
        "figure-of-evidence",
        "figure-elsewhere",
        "scale-word",
        "loose-scale-word",
        "balance",
    ),
)
