"""A moderation of three members on two subjects, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualityframework.frameworks import BENCHMARK, load, load_benchmark, newest
from qualityframework.panel.moderation import (
    Moderation,
    ModerationReport,
    Position,
    Terms,
    View,
    begun,
    committed,
    concluded,
    report_of,
    revealed,
    sealed,
    terms_of,
)

FRAMEWORK = load("children-care-protection/2019")
ROLES = ("chair", "lead-inspector", "education-representative")
CHAIR, LEAD, EDUCATION = ROLES
SUBJECTS = ("2.1", "2.2")
FIGURES = newest(load_benchmark(BENCHMARK).file.agreement)

Given = tuple[str | None, ...]
"""The grades of a member, a subject each."""


def terms(**given: Any) -> Terms:
    made: dict[str, Any] = {"title": "Illustrative Partnership", "id": "0f3c", "subjects": SUBJECTS}
    profile, roles = given.pop("profile", "2018-20"), given.pop("roles", ROLES)
    return terms_of(FRAMEWORK, profile, roles, **{**made, **given})


def position(
    role: str, *grades: str | None, reason: str | None = "records show it", subjects: Sequence[str] = SUBJECTS
) -> Position:
    views = (View(subject=subject, grade=grade, reason=reason) for subject, grade in zip(subjects, grades, strict=True))
    return Position(role=role, positions=tuple(views))


def salt(role: str) -> str:
    return role.encode().hex().ljust(64, "0")


def all_committed(given: Mapping[str, Given], state: Moderation | None = None) -> Moderation:
    state = state or begun(terms())
    for role, grades in given.items():
        state = committed(state, role, sealed(state.terms, position(role, *grades), salt(role)))
    return state


def open_all(state: Moderation, *held: Position) -> Moderation:
    """All of them sealed and opened."""
    for one in held:
        state = committed(state, one.role, sealed(state.terms, one, salt(one.role)))
    for one in held:
        state = revealed(state, one, salt(one.role))
    return state


def all_open(given: Mapping[str, Given]) -> Moderation:
    return open_all(begun(terms()), *(position(role, *grades) for role, grades in given.items()))


def all_concluded(given: Mapping[str, Given], final: Mapping[str, Given], reason: str = "heard more") -> Moderation:
    state = all_open(given)
    for role, grades in final.items():
        state = concluded(state, position(role, *grades, reason=reason))
    return state


def told(state: Moderation) -> ModerationReport:
    return report_of(state, FIGURES)


ALIKE: dict[str, Given] = dict.fromkeys(ROLES, ("good", "good"))
APART: dict[str, Given] = {CHAIR: ("good", "good"), LEAD: ("good", "weak"), EDUCATION: ("weak", None)}
