"""A ruleset as written: its head, and what its rules say but for their examples."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ..vocabulary import Citation, Day, Frozen, Id, Line, Once, Remit, Severity, Status, Written
from .sourced import PackRef, StandardRef

Name = Annotated[str, Written(r"[a-z][a-z0-9_]{0,39}", "a name has small letters, digits and underscores")]
Expression = Annotated[str, Once(StringConstraints(min_length=1, max_length=1_000))]
RULE_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What the file of a rule is called, before its `.yaml`: small words with dashes."""
Subject = Literal[
    "inspection",
    "domain",
    "evaluation",
    "evidence",
    "message",
    "point",
    "wording",
    "detail",
    "claim",
    "amendment",
    "follow-up",
    "concern",
]


Taken = Annotated[
    str,
    Written(rf"[a-z-]{{1,40}}/(\*|{RULE_NAME})", "a rule is wanted here, as story/no-key-messages, or story/* for all"),
]
Taking = Annotated[tuple[Taken, ...], Field(min_length=1)]


class ParameterText(Frozen):
    """A number of a rule: its values by the day from which they hold, and where it comes from."""

    IN_FULL: ClassVar[str] = "{2018-08-01: ..., ours: why}"
    values: Mapping[Day, Line]
    ours: Line | None = Field(default=None, description="why this is our choice")
    source: Citation | None = None

    @model_validator(mode="before")
    @classmethod
    def _days_stand_beside(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            if "values" in data:
                raise ValueError("the days stand here themselves, without the key `values`")
            rest = {key: value for key, value in data.items() if key in ("ours", "source")}
            if len(rest) == len(data):
                raise ValueError("a value is wanted here, with the day from which it holds: `2019-07-31: 3`")
            return {"values": {key: value for key, value in data.items() if key not in rest}, **rest}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core))
        schema["properties"].pop("values")
        schema["patternProperties"] = {r"^\d{4}-\d\d-\d\d$": {"type": ["string", "number"]}}
        schema.pop("required", None)
        return schema

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if (self.ours is None) == (self.source is None):
            raise ValueError("a parameter says where it comes from: `ours` with a reason, or a `source`, and not both")
        return self


class RuleBody(Frozen):
    """What a rule file says but for its examples: all that a review has to know."""

    title: Line
    remit: Remit
    severity: Severity
    subject: Subject = Field(alias="for", description="what the rule looks at, one at a time")
    applies: Expression | None = Field(default=None, description="when this is false the rule is not applicable")
    lets: Mapping[Name, Expression] = Field(
        default_factory=dict, alias="let", description="one aggregate each over related rows"
    )
    when: Expression = Field(description="the condition that is found wanting")
    parameters: Mapping[Name, ParameterText] = Field(default_factory=dict)
    message: Line
    question: Line = Field(description="what the panel should ask")
    rationale: Line
    source: Citation
    standards: tuple[StandardRef, ...] = Field(
        default=(), description="statements, headline outcomes or principles of a catalogue that it rests on"
    )
    status: Status = Field(
        description="confirmed when the source states the rule itself, drafted when the rule is ours"
    )


class RulesetFile(Frozen):
    """`ruleset.yaml`."""

    kind: Literal["ruleset"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    scale: PackRef
    takes: Mapping[PackRef, Taking] = Field(
        default_factory=dict, min_length=1, description="rules of other rulesets that stand in this one too, by pack"
    )
    wording: PackRef | None = Field(
        default=None, description="what words of a report stand for, for rules on its texts"
    )
    identifying: PackRef | None = Field(
        default=None, description="signs of identifying details, for rules on recording"
    )
    sources: Mapping[Id, Citation] = Field(default_factory=dict)
    note: Line | None = None
