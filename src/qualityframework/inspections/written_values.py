"""How single values of a record are written: texts, counts, yes and no, names of packs."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ..vocabulary import INKED, WHOLE, Id, Once, Written

Prose = Annotated[str, Once(StringConstraints(min_length=1, max_length=20_000), INKED)]
Words = Annotated[str, Once(StringConstraints(min_length=1, max_length=80))]
Count = Annotated[int, Once(Field(ge=0, le=999_999), WHOLE)]


def _yes_or_no(value: Any) -> Any:
    """True and false as yes and no; anything else as it is."""
    if value is True or value == "true":
        return "yes"
    return "no" if value is False or value == "false" else value


Known = Annotated[
    Literal["yes", "no", "unknown"],
    Once(
        BeforeValidator(_yes_or_no),
        Field(json_schema_extra={"type": ["string", "boolean"], "enum": ["yes", "no", "unknown", True, False]}),
    ),
]
"""Yes or no, also written as true or false, and unknown, which is a third thing."""
PackName = Annotated[
    str,
    Written(r"[a-z0-9-]{1,80}(/[A-Za-z0-9.-]{1,40})?", "a pack is wanted here, such as children-care-protection/2019"),
]
Period = Annotated[
    str,
    Written(
        r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "a year, month or day is wanted here, such as 2019-07"
    ),
]
MOST = 10_000
"""No list of a record is longer."""
Names = Annotated[tuple[Id, ...], Once(Field(max_length=MOST))]
"""What an item names: indicators, evidence, subjects."""
