"""What a review comes to, as a value that prints the same on every machine. Its JSON Schema is published."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ..inspections import Basis
from ..shown import Shown
from ..vocabulary import Citation, Fixed, Frozen, Remit, Severity, Status

if TYPE_CHECKING:
    from .frame import Frame


class Named(Frozen):
    """A row: what kind of thing it is and which one."""

    entity: str
    id: str


class LookedAt(Frozen):
    """The rows that an aggregate looked at, in order of their identifiers."""

    counted: tuple[Named, ...]
    perhaps: tuple[Named, ...] = Field(description="rows of which it is not known whether they count")
    more: bool = Field(description="there may be rows that were never recorded")

    @property
    def all(self) -> tuple[Named, ...]:
        """Those that count and those that may."""
        return (*self.counted, *self.perhaps)


class Finding(Frozen):
    """A rule that fires: a condition found wanting, with everything that leads back from it."""

    id: str = Field(description="rule and subject; stable as long as both are")
    rule: str
    remit: Remit
    severity: Severity
    title: str
    subject: Named
    message: str = Field(description="the condition found wanting, with the values it saw")
    question: str = Field(description="what the panel should ask")
    values: Fixed[str, str] = Field(description="each value that the rule's conditions saw")
    rows: Fixed[str, LookedAt] = Field(description="the rows that each aggregate looked at")
    rationale: str
    source: Citation
    status: Status = Field(description="drafted: the rule is ours, after the source; confirmed: the source states it")
    rule_file: str
    place: str | None = Field(
        description="where the subject stands in the record: line and column, or the cell of a workbook"
    )


class Unknown(Frozen):
    """Something that is not recorded: a fact, or a list that belongs to a row."""

    name: str = Field(description="name of the fact or list, as rules use it")
    written: str = Field(description="key of the record that would say it")
    of: Named
    meaning: str


class Undetermined(Frozen):
    """A rule that cannot be decided on what is recorded. It is not clear."""

    id: str
    rule: str
    remit: Remit
    severity: Severity
    title: str
    subject: Named
    unknown: tuple[Unknown, ...] = Field(description="what is not recorded and would be needed")
    source: Citation
    rule_file: str


class Provenance(Basis):
    """Everything that the result follows from."""

    ruleset: str
    ruleset_digest: str = Field(
        description="of its rules, those it takes, catalogues they cite, and the two packs that follow"
    )
    wording: str | None = Field(description="pack of what words of a report stand for; None where they were not read")
    identifying: str | None = Field(description="pack of signs of identifying details; None where none were looked for")
    corpus: str | None = Field(description="earlier inspections that it was compared with; None where with none")
    corpus_digest: str | None
    figures: str | None = Field(description="pack of the figures that comparing is reckoned with")
    figures_digest: str | None


class Counts(Frozen):
    """How many rules came to what, over all subjects."""

    fires: int
    clear: int
    not_applicable: int
    undetermined: int


class Review(Shown, Frozen):
    """The result of checking an inspection. It challenges the evaluations; it issues no grade."""

    format: Literal["qualityframework.review/1"] = "qualityframework.review/1"
    title: str
    provenance: Provenance
    counts: Counts
    findings: tuple[Finding, ...] = Field(description="most severe first, then by remit and subject")
    undetermined: tuple[Undetermined, ...]
    not_in_force: tuple[str, ...] = Field(description="rules that have no parameters on that day")

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings at or above a severity."""
        return tuple(finding for finding in self.findings if finding.severity.rank >= severity.rank)

    def to_frame(self) -> "Frame":
        """Findings, and what is not determined, as a table that pandas, polars and pyarrow take as it is."""
        from .frame import frame_of  # loaded only here: few ask for it

        return frame_of(self)
