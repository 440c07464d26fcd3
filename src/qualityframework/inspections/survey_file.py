"""The mapping of a survey: which of its columns are evidence of what, and what its answers mean."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import WHOLE, Citation, Day, Frozen, Id, Line
from .written_values import Count, Known, Names, PackName, Prose, Words

Answers = Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)]


class AnswerSet(Frozen):
    """What the answers to a question mean: each a grade, or whether a standard is met."""

    grades: dict[Words, Answers] | None = Field(default=None, description="the answers that speak for each grade")
    met: Answers | None = Field(default=None, description="the answers that say that the standard is met")
    not_met: Answers | None = Field(default=None, description="the answers that say that it is not")
    standard: Line | None = Field(default=None, description="what that standard is; wanted with `met`")
    missing: tuple[Line, ...] = Field(
        default=(), description="answers that say nothing, as `Don't know`: they are left out, as empty cells are"
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        proportion = (self.met, self.not_met, self.standard)
        if (self.grades is None) == (self.met is None) or None in proportion != (None, None, None):
            raise ValueError("either `grades` is wanted, or `met`, `not_met` and `standard` together")
        seen = dict[str, str]()
        for answer, meaning in self.meanings():
            first = seen.setdefault(plain_answer(answer), meaning)
            if first != meaning:
                raise ValueError(f"the answer `{answer[:60]}` means both `{first}` and `{meaning}`")
        return self

    def meanings(self) -> Iterator[tuple[str, str]]:
        """Each answer with what it means: a grade, `met`, `not_met` or `missing`."""
        ways = {"met": self.met or (), "not_met": self.not_met or (), "missing": self.missing}
        for meaning, answers in {**(self.grades or {}), **ways}.items():
            yield from ((answer, meaning) for answer in answers)


class Question(Frozen):
    """A column of the survey, and the item of evidence that its answers become."""

    column: Line = Field(description="its name in the first line of the answers")
    id: Id = Field(description="what the item is called")
    title: Line | None = Field(default=None, description="what the item is; left out, the name of the column")
    indicators: Annotated[Names, Field(min_length=1)] = Field(description="indicators that it speaks to")
    answers: Id = Field(description="one of `answers` below")


class Fewest(Frozen):
    """How many have to have answered for their answers to be told, from a day on."""

    start: Day = Field(alias="from", description="the day from which this holds")
    people: Annotated[int, Field(ge=1, le=1_000), WHOLE] = Field(description="answers of fewer are withheld")
    ours: Line | None = Field(default=None, description="why, where it is one's own choice")
    source: Citation | None = Field(default=None, description="where it stands, where it is somebody's rule")

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if (self.ours is None) == (self.source is None):
            raise ValueError("a limit says where it comes from: `ours` with a reason, or a `source`, and not both")
        return self


_OURS = "of fewer than ten somebody who knows them can tell who said what"
_FEWEST = (Fewest.model_validate({"from": "1900-01-01", "people": 10, "ours": _OURS}),)


class SurveyFile(Frozen):
    """A mapping: from the answers to a survey, a row each, to items of evidence."""

    form: Literal["survey"] = Field(description="what this file is")
    id: Id = Field(description="of the survey: its items share it as their lineage, since they are one source")
    framework: PackName = Field(description="the framework whose indicators, kinds and grades are meant")
    kind: Id = Field(description="the kind of evidence")
    from_role: Line = Field(alias="from", description="role of those who answered, never a name")
    gathered_on: Day = Field(alias="date", description="the day the survey closed")
    scored_on: Day | None = Field(default=None, description="the day its answers were read")
    invited: Count | None = Field(default=None, description="how many were asked")
    verified: Known | None = Field(default=None, description="checked against a second source")
    source: Citation | None = Field(default=None, description="where it is published")
    note: Prose | None = Field(default=None, description="anything else to say")
    fewest: Annotated[tuple[Fewest, ...], Field(min_length=1)] = Field(
        default=_FEWEST, description="how many have to have answered; ten unless given, which is our choice"
    )
    answers: dict[Id, AnswerSet] = Field(description="what answers mean, by a name of your own")
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=1_000)]

    def limit(self) -> Fewest | None:
        """The limit in force on the day of the survey; None before the first."""
        begun = [one for one in self.fewest if one.start <= self.gathered_on]
        return max(begun, key=lambda one: one.start, default=None)


def plain_answer(text: str) -> str:
    """An answer as it is compared: in small letters, with single spaces and one sort of apostrophe."""
    return " ".join(text.casefold().replace("\u2019", "'").split())
