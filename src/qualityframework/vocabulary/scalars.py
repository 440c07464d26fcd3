"""How single values are written: strict and plain, so that what a file says is what it looks like it says."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .value import value


@value
class Written:
    """The form of a value that stands as text: a pattern for programs, words for people.

    Left alone, pydantic reads `1_000` as a number, `on` as true and `2019` as a second in 1970.
    """

    pattern: str
    words: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        told = handler(schema)
        return told | {"pattern": f"^(?:{self.pattern})$"} if told.get("type") == "string" else told

    def _checked(self, value: Any) -> Any:
        if isinstance(value, str) and not _fits(self.pattern)(value.strip()):
            raise ValueError(self.words)
        return value


@cache
def _fits(pattern: str) -> Callable[[str], object]:
    """Whether a text is all of the pattern; asked of each of thousands of texts."""
    return re.compile(pattern, re.ASCII).fullmatch


class Once:
    """Marks of a type without models, put together once: pydantic would do it anew for each field of that type.

    `Annotated[str, Once(a, b)]` means what `Annotated[str, a, b]` does.
    """

    def __init__(self, *marks: object) -> None:
        self._marks = marks
        self._schema: Any = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self._schema is None:
            self._schema = handler.generate_schema(Annotated[(source, *self._marks)])
        metadata = self._schema.get("metadata", {})  # pydantic writes into it
        schema: CoreSchema = self._schema | {"metadata": {key: copy(told) for key, told in metadata.items()}}
        return schema


WHOLE = Written(r"-?\d{1,400}", "a whole number is wanted here")
NUMBER = Written(r"-?\d{1,400}(\.\d{1,400})?([eE][-+]?\d{1,3})?", "a number is wanted here, written as 0.25")

Probability = Annotated[float, Once(Field(ge=0, le=1, allow_inf_nan=False), NUMBER)]
"""A share of a whole: 0 to 1."""

HEAVIEST = 100
Weight = Annotated[float, Once(Field(ge=0, le=HEAVIEST, allow_inf_nan=False), NUMBER)]
"""What an item counts for; 1 is one ordinary item."""

Day = Annotated[dt.date, Once(Written(r"\d{4}-\d\d-\d\d", "a date is wanted here, written as 2019-07-31"))]
"""A day, written as 2019-07-31."""

Flag = Annotated[bool, Once(Written("true|false", "true or false is wanted here"))]
"""Yes or no, and never unknown: true or false."""

Id = Annotated[
    str,
    Once(
        Written(
            r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}",
            "an identifier is a code, no title: letters, digits, dots, dashes and underscores, a letter or digit first",
        )
    ),
]
"""An identifier: letters, digits, dot, dash, underscore."""


def _inked(text: str) -> str:
    """A text of characters that nobody can see says nothing."""
    if not any(unicodedata.category(ch)[0] in "LNPS" and ch != "\u2800" for ch in text):
        raise ValueError("there is nothing to read in this text")
    return text


INKED = AfterValidator(_inked)
Line = Annotated[str, Once(StringConstraints(min_length=1, max_length=2_000), INKED)]
"""A text that is there: at least one character that can be read."""
