"""`promises.yaml`: what a ruleset promises of its rules beyond their examples, with exceptions and their reasons."""

from typing import Self

from pydantic import Field, model_validator

from ..vocabulary import Fixed, Frozen, Id, Line, Remit
from .ruleset_file import Expression, Subject


class MoreNeverAdds(Frozen):
    """One more row of a kind in a list never makes a rule of a remit fire that did not."""

    remit: Remit
    more: Id = Field(description="the list that has one row more, as evidence")
    where: Fixed[Id, Line] = Field(min_length=1, description="what is known of that row, as supports: true")
    exceptions: Fixed[Line, Line] = Field(
        default={}, alias="except", description="rules that this does not hold for, each with the reason"
    )


class Apart(Frozen):
    """Rules of which no two fire on one subject, as they would ask for contrary things."""

    rules: tuple[Line, ...] = Field(min_length=2)
    because: Line


class Table(Frozen):
    """Rules that together are a table: wherever all apply and are decided, exactly one fires."""

    rules: tuple[Line, ...] = Field(min_length=2)
    because: Line


class Assumed(Frozen):
    """A condition that what is worked out always fulfils, so that records where it does not are not looked at."""

    subject: Subject = Field(alias="for", description="the row that it is about")
    holds: Expression = Field(description="as a rule's `when` is written")
    because: Line


class Implied(Frozen):
    """A rule that fires wherever another does, and why both stand."""

    rule: Line
    implies: Line
    because: Line


class PromisesFile(Frozen):
    """`promises.yaml`."""

    assumed: tuple[Assumed, ...] = ()
    more_never_adds: tuple[MoreNeverAdds, ...] = ()
    never_together: tuple[Apart, ...] = ()
    tables: tuple[Table, ...] = ()
    implied: tuple[Implied, ...] = Field(default=(), description="that one rule fires with another, where it is meant")

    @model_validator(mode="after")
    def _promises_something(self) -> Self:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("a promise is wanted here, such as `never_together`")
        return self
