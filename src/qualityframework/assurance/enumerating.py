"""What holds of a framework, its weighing and the rules that judge it, by going through records drawn up for it.

No solver is needed: what is gone through is small, and each record is weighed and reviewed as any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ..__about__ import __version__
from ..frameworks import Framework, Profile, Ruleset
from ..inspections import Inspection, Record, Recorded, bind
from ..panel import review
from ..vocabulary import Remit, Severity
from ..weighing import weigh
from .limits import limits
from .proofs import Claim, Proof, Proofs

_ITEMS = (1, 2, 3)
_TOP = 2
"""How many of the highest grades one kind of evidence must not carry unquestioned."""


def prove_framework(framework: Framework, ruleset: Ruleset | None) -> Proofs:
    """Proves what can be gone through of one framework. A pure function, without a solver.

    That its limits hold whatever is given; with rules that judge it, that evidence can carry every grade, and that of
    no single kind of evidence the two highest go unquestioned. Nothing is proved of a framework that has none of these.

    Args:
        framework: the framework.
        ruleset: the rules that it is judged by, where it has any.
    """
    judged = enumerated(framework, ruleset) if ruleset is not None else ()
    rules = ruleset.changes if ruleset is not None else ()
    return Proofs(
        engine=__version__,
        pack=framework.name,
        digest=framework.digest,
        overlays=framework.overlays,
        changes=tuple(dict.fromkeys((*framework.changes, *rules))),
        proofs=(*limits(framework), *judged),
    )


def enumerated(framework: Framework, ruleset: Ruleset) -> Iterator[Proof]:
    """That every grade of the scale can be carried by evidence, and that no single kind carries the two highest alone.

    Args:
        framework: with its weighing.
        ruleset: the rules that it is judged by.
    """
    profile = max(framework.standing, key=lambda one: one.start, default=None)
    if profile is None or framework.own_weighing is None:
        return
    day = _day(profile, ruleset)
    for grade in framework.scale.grades:
        yield _reached(framework, profile, grade.name, day)
    if day < _in_force_from(ruleset):
        return  # its last programme ended before these rules began
    for kind in framework.kinds:
        for grade in framework.scale.grades[-_TOP:]:
            yield _questioned(framework, profile, ruleset, kind, grade.name, day)


def _reached(framework: Framework, profile: Profile, grade: str, day: dt.date) -> Proof:
    """That items of every kind that all show a grade carry that grade."""
    inspection = _drawn(framework, profile, grade, [(kind, grade) for kind in framework.kinds], day)
    carries = weigh(inspection)[_subject(profile)].carries
    band = carries.band if carries is not None else None
    held = band is not None and band.low == band.high == grade
    return Proof(
        claim=Claim.LEVEL_IS_REACHED,
        rules=(),
        of=f"{framework.name}, {grade}",
        verdict="proved" if held else "refuted",
        bounds="an item of each kind, all of them showing this grade",
    )


def _questioned(framework: Framework, profile: Profile, ruleset: Ruleset, kind: str, grade: str, day: dt.date) -> Proof:
    """That a rule on evidence asks for more where items of one kind alone stand behind a high grade."""
    silent = [
        number
        for number in _ITEMS
        if not _asked(_drawn(framework, profile, grade, [(kind, grade)] * number, day), ruleset, _subject(profile))
    ]
    return Proof(
        claim=Claim.ONE_KIND_IS_QUESTIONED,
        rules=(),
        of=f"{framework.name}, {kind}, {grade}",
        verdict="proved" if not silent else "refuted",
        bounds=f"1 to {_ITEMS[-1]} items of one kind, verified, each of a source of its own and showing this grade",
        because=None if not silent else f"nothing is asked of {' or '.join(map(str, silent))} items",
    )


def _asked(inspection: Inspection, ruleset: Ruleset, subject: str) -> bool:
    return any(
        one.remit is Remit.EVIDENCE and one.subject.id == subject and one.severity.rank >= Severity.EXPLAIN.rank
        for one in review(inspection, ruleset).findings
    )


def _day(profile: Profile, ruleset: Ruleset) -> dt.date:
    """A day of the programme on which the figures of the rules are in force, if there is one; else its last."""
    day = max(profile.start + dt.timedelta(days=30), _in_force_from(ruleset))
    return day if profile.until is None else min(day, profile.until)


def _in_force_from(ruleset: Ruleset) -> dt.date:
    """The day from which all figures of the rules hold."""
    dated = (dated for rule in ruleset.rules for dated in rule.parameters.values())
    return max((start for one in dated for start, _ in one.entries), default=dt.date.min)


def _subject(profile: Profile) -> str:
    return profile.subjects[0].id


def _drawn(
    framework: Framework, profile: Profile, grade: str, items: Sequence[tuple[str, str]], day: dt.date
) -> Inspection:
    """A complete record of one evaluation on these items, by kind and what each shows."""
    evidence: list[dict[str, Any]] = [
        {
            "id": f"item-{number}",
            "kind": kind,
            "indicators": list(profile.subjects[0].indicators),
            "shows": {"grade": shown},
            "date": (day - dt.timedelta(days=20)).isoformat(),
            "people": 50,
            "invited": 50,
            "verified": True,
            "lineage": f"source-{number}",
        }
        for number, (kind, shown) in enumerate(items, 1)
    ]
    evaluation = {
        "subject": _subject(profile),
        "grade": grade,
        "reason": "drawn up",
        "evidence": [item["id"] for item in evidence],
    }
    record = {
        "id": "drawn-up",
        "title": "Drawn up to go through what counts",
        "framework": framework.name,
        "profile": profile.id,
        "as_of": day.isoformat(),
        "complete": True,
        "evidence": evidence,
        "evaluations": [evaluation],
    }
    return bind(Recorded(Record.model_validate(record)), framework)
