"""The record of an inspection, as written. Nothing in it is looked up yet: see `binding`.

Not recorded is not empty: a part that is absent (`None`) is unknown, `[]` is "there is none". In a record marked
`complete` what is not listed does not exist.
"""

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from ..vocabulary import INKED, Citation, Day, Flag, Frozen, Id, Line, State
from .evidence import EvidenceItem
from .written_values import MOST, Count, Known, Names, PackName, Period, Prose, Words


class Earlier(Frozen):
    """The evaluation of the same subject in the inspection before."""

    grade: Words | None = Field(default=None, description="a grade of the scale")
    date: Day | None = Field(default=None, description="the day it was given")
    source: Citation | None = Field(default=None, description="where it is published")


def _earlier_tag(value: Any) -> str:
    return "none" if isinstance(value, str) else "several" if isinstance(value, list | tuple) else "earlier"


EarlierOrNone = Annotated[
    Annotated[Earlier, Tag("earlier")]
    | Annotated[tuple[Earlier, ...], Field(max_length=100), Tag("several")]
    | Annotated[Literal["none"], Tag("none")],
    Discriminator(_earlier_tag),
]


class Priority(Frozen):
    """What a progress review looks at: a priority area for improvement of the inspection before."""

    id: Id = Field(description="what it is known by in this record")
    title: Line = Field(description="what was to improve")
    source: Citation | None = Field(default=None, description="where it is published")


class SelfEvaluation(Frozen):
    """What the service itself gave a subject, before anybody else looked at it."""

    grade: Words | None = Field(default=None, description="a grade of the scale")
    state: State | None = Field(default=None, description="when there is no grade: which kind of not")
    reason: Prose | None = Field(default=None, description="why this grade")
    evidence: Names | None = Field(default=None, description="evidence that it rests on")
    evaluated_at: Day | None = Field(default=None, description="the day it was given")

    @model_validator(mode="after")
    def _a_grade_is_an_evaluation(self) -> Self:
        if self.grade is not None and self.state not in (None, State.EVALUATED):
            raise ValueError(f"a subject with a grade is not `{self.state}`")
        return self


def _self_tag(value: Any) -> str:
    return "none" if isinstance(value, str) else "self"


SelfEvaluationOrNone = Annotated[
    Annotated[SelfEvaluation, Tag("self")] | Annotated[Literal["none"], Tag("none")], Discriminator(_self_tag)
]


class Evaluation(Frozen):
    """What the team gives a subject, and why."""

    subject: Id = Field(description="an indicator, or a group that the profile evaluates as one")
    grade: Words | None = Field(default=None, description="a grade of the scale")
    state: State | None = Field(default=None, description="when there is no grade: which kind of not")
    reason: Prose | None = Field(default=None, description="why this grade, for the partnership to read")
    evidence: Names | None = Field(default=None, description="evidence it cites")
    addresses: Names | None = Field(
        default=None, description="evidence that points elsewhere and is dealt with in the reason"
    )
    graded_at: Day | None = Field(default=None, description="the day it was given")
    earlier: EarlierOrNone | None = Field(default=None, description="the evaluation before, or several, or none")
    change_reason: Prose | None = Field(default=None, description="why it differs from the evaluation before")
    strands: dict[Id, Words] | None = Field(
        default=None, description="of a progress review: the level of each strand of its criteria"
    )
    self_evaluation: SelfEvaluationOrNone | None = Field(
        default=None, description="what the service gave itself, or none"
    )
    difference_reason: Prose | None = Field(
        default=None, description="why the validators differ from the service's own evaluation"
    )
    source: Citation | None = Field(default=None, description="where it is published")

    @model_validator(mode="after")
    def _a_grade_is_an_evaluation(self) -> Self:
        if self.grade is not None and self.state not in (None, State.EVALUATED):
            raise ValueError(f"a subject with a grade is not `{self.state}`")
        return self

    @model_validator(mode="after")
    def _several_are_dated(self) -> Self:
        days = [one.date for one in self.earlier] if isinstance(self.earlier, tuple) else []
        if None in days or len(set(days)) < len(days):
            raise ValueError(
                "of several earlier evaluations each has a date of its own, or nobody can tell which was the last"
            )
        return self

    @property
    def before(self) -> tuple[Earlier, ...] | None:
        """Evaluations of the same subject before this one, the last of them first; None where that is not recorded."""
        if isinstance(self.earlier, tuple):
            return tuple(sorted(self.earlier, key=lambda one: one.date or dt.date.min, reverse=True))
        return None if self.earlier is None else () if self.earlier == "none" else (self.earlier,)


class Told(Frozen):
    """Something the report tells."""

    id: Id = Field(description="what it is known by in this record")
    text: Prose = Field(description="the text, as the report has it")
    subjects: Names | None = Field(default=None, description="indicators or groups that it is about")
    evidence: Names | None = Field(default=None, description="evidence that it rests on")
    source: Citation | None = Field(default=None, description="where it is published")


class Message(Told):
    """A key message."""

    tone: Literal["strength", "weakness", "mixed"] | None = Field(default=None, description="what it tells of")


class Answer(Frozen):
    """A statement or question of the profile, and how the report answers it."""

    statement: Id = Field(description="a statement or question of the profile")
    text: Prose | None = Field(default=None, description="the answer")
    evidence: Names | None = Field(default=None, description="evidence that it rests on")


class Claim(Frozen):
    """Something that a service says of itself in a self-evaluation, and what validators found of it."""

    id: Id = Field(description="what it is known by in this record")
    text: Prose = Field(description="what the service says of itself")
    subjects: Names | None = Field(default=None, description="indicators or groups that it is about")
    evidence: Names | None = Field(default=None, description="evidence that it rests on")
    validated: Literal["borne-out", "in-part", "not-borne-out", "not-tested"] | None = Field(
        default=None, description="what validators found of it"
    )
    reason: Prose | None = Field(default=None, description="what the validators rest that on")


class FollowUp(Frozen):
    """Whether a progress review or improvement support was considered, and what came of it."""

    id: Id = Field(description="what it is known by in this record")
    subjects: Names | None = Field(default=None, description="indicators or groups that it is about")
    concerns: Names | None = Field(default=None, description="matters of concern that it was considered for")
    decision: Literal["progress-review", "improvement-support", "link-inspector", "none"] | None = Field(
        default=None, description="what came of it; none: considered and not wanted"
    )
    reason: Prose | None = Field(default=None, description="why")
    timing: Line | None = Field(default=None, description="when")
    focus: Prose | None = Field(default=None, description="on what")
    approach: Prose | None = Field(default=None, description="how")
    in_report: Known | None = Field(default=None, description="whether intention and timescale are in the report")
    source: Citation | None = Field(default=None, description="where it is published")


class Concern(Frozen):
    """A matter of concern that arose, told without anybody's details."""

    id: Id = Field(description="what it is known by in this record")
    text: Prose | None = Field(default=None, description="what arose")
    subjects: Names | None = Field(default=None, description="indicators or groups that it is about")
    significant: Known | None = Field(
        default=None, description="whether the inspection lead takes it for a significant one"
    )
    escalated: Known | None = Field(default=None, description="whether it was passed on")
    escalated_on: Day | None = Field(default=None, description="the day it was passed on")
    escalated_to: Line | None = Field(default=None, description="a role, never a name")

    @property
    def passed_on(self) -> Known | None:
        """Whether it was passed on: a day or a role to which it was says so."""
        told = self.escalated_on is not None or self.escalated_to is not None
        return "yes" if told else self.escalated

    @model_validator(mode="after")
    def _a_day_says_yes(self) -> Self:
        if self.escalated in ("no", "unknown") and self.passed_on == "yes":
            raise ValueError(f"`escalated: {self.escalated}` stands beside the day or role that it was passed on to")
        return self


class PositionStatement(Frozen):
    """The partnership's position statement: its text, or what was seen of it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=100_000), INKED] | None = Field(
        default=None, description="the whole of it"
    )
    words: Count | None = Field(default=None, description="counted from the text where that is given")
    evidence_linked: Known | None = Field(default=None, description="seen from the text where that is given")
    questions: Names | None = Field(default=None, description="reflective questions that it answers")

    @model_validator(mode="after")
    def _is_said_once(self) -> Self:
        if self.text is not None and (self.words is not None or self.evidence_linked is not None):
            raise ValueError("with the `text`, `words` and `evidence_linked` are read from it, and are not given")
        return self


Part = Literal["evaluations", "messages", "strengths", "areas_for_improvement", "recommendations", "statements"]


class Amendment(Frozen):
    """A change to the draft; the original wording is kept."""

    id: Id = Field(description="what it is known by in this record")
    made_on: Day | None = Field(default=None, description="the day it was made")
    stage: Literal["panel", "factual-accuracy"] | None = Field(
        default=None, description="whether the panel asked for it, or the partners in the factual-accuracy round"
    )
    kind: Literal["factual", "evaluation", "wording"] = Field(description="what sort of change it is")
    part: Part | None = Field(default=None, description="the list of the record that holds what was changed")
    item: Id | None = Field(default=None, description="which of that list")
    original: Prose = Field(description="what stood there; for an evaluation its grade")
    amended: Prose = Field(description="what stands there now; for an evaluation its grade")
    reason: Prose | None = Field(default=None, description="why")
    evidence: Names | None = Field(default=None, description="evidence that the change rests on")

    @model_validator(mode="after")
    def _an_item_is_of_a_part(self) -> Self:
        if (self.part is None) != (self.item is None):
            raise ValueError("`part` and `item` are given together, or neither")
        if self.kind == "evaluation" and self.part not in (None, "evaluations"):
            raise ValueError(f"an amendment of kind `evaluation` changes an evaluation, and none of the {self.part}")
        return self


class Record(Frozen):
    """An inspection as recorded: evidence, evaluations, messages, follow-up."""

    id: Id = Field(description="what it is known by")
    title: Line = Field(description="what people call the inspection")
    framework: PackName = Field(description="the pack it is judged by, as children-care-protection/2019")
    profile: Id | None = Field(default=None, description="the programme; left out, the one that ran on the day")
    as_of: Day | None = Field(default=None, description="the day the review is made for")
    complete: Flag = Field(default=False, description="what is not listed does not exist")
    area: Line | None = Field(default=None, description="the partnership or council area")
    field: Id | None = Field(default=None, description="the field of work, where the framework is for some alone")
    team: Id | None = Field(default=None, description="a code of the inspecting team, never a name")
    published: Period | None = Field(default=None, description="the year, month or day of publication")
    sources: Annotated[tuple[Citation, ...], Field(max_length=MOST)] | None = None
    note: Prose | None = Field(default=None, description="anything else to say")
    priorities: Annotated[tuple[Priority, ...], Field(max_length=MOST)] | None = Field(
        default=None, description="what a progress review looks at, where the framework leaves that to the record"
    )
    evidence: Annotated[tuple[EvidenceItem, ...], Field(max_length=MOST)] | None = None
    evaluations: Annotated[tuple[Evaluation, ...], Field(max_length=MOST)] | None = None
    messages: Annotated[tuple[Message, ...], Field(max_length=MOST)] | None = None
    strengths: Annotated[tuple[Told, ...], Field(max_length=MOST)] | None = None
    areas_for_improvement: Annotated[tuple[Told, ...], Field(max_length=MOST)] | None = None
    recommendations: Annotated[tuple[Told, ...], Field(max_length=MOST)] | None = None
    statements: Annotated[tuple[Answer, ...], Field(max_length=MOST)] | None = None
    claims: Annotated[tuple[Claim, ...], Field(max_length=MOST)] | None = None
    follow_up: Annotated[tuple[FollowUp, ...], Field(max_length=MOST)] | None = None
    concerns: Annotated[tuple[Concern, ...], Field(max_length=MOST)] | None = None
    position_statement: PositionStatement | None = None
    amendments: Annotated[tuple[Amendment, ...], Field(max_length=MOST)] | None = None
