"""What a model found wrong, in plain words, at its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .nodes import Document, Mapping, Path, Scalar, Sequence

_WANTED = {
    "int": "a whole number is wanted here",
    "float": "a number is wanted here",
    "finite": "a number is wanted here",
    "bool": "true or false is wanted here",
    "date": "a date is wanted here, written as 2019-07-31, and this is no day of the calendar",
    "string": "a text is wanted here",
    "list": "a list is wanted here",
    "tuple": "a list is wanted here",
    "dict": "keys with values are wanted here",
    "mapping": "keys with values are wanted here",
    "model": "keys with values are wanted here",
    "literal": "a word is wanted here",
    "enum": "a word is wanted here",
}
"""By the first word of pydantic's name for an error."""


def told(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Diagnostic:
    """A fault that pydantic found, as a diagnostic."""
    kind, value, loc = detail["type"], detail["input"], detail["loc"]
    is_key = loc[-1:] == ("[key]",)
    path = _steps(document, loc)
    place = document.place(*path, key=is_key)
    name = shortened(str(loc[-1])) if loc else ""
    if kind == "extra_forbidden":
        help_ = did_you_mean(str(loc[-1]), _keys(model, loc[:-1]))
        return Diagnostic(
            Code.UNKNOWN_KEY, f"the key `{name}` is not known here", document.place(*path, key=True), help=help_
        )
    if kind == "missing":
        item = isinstance(loc[-1], int)
        return Diagnostic(
            Code.MISSING_KEY, "one more item is wanted here" if item else f"the key `{name}` is missing here", place
        )
    if isinstance(value, str) and not value.strip():
        if is_key:
            return Diagnostic(Code.EMPTY_VALUE, "this key is an empty text", place, help="leave it out")
        return says_nothing(place, f"`{name}`" if loc and isinstance(loc[-1], str) else "this item")
    shown = f"`{shortened(value)}`: " if isinstance(value, str) else ""
    if kind in ("literal_error", "enum") and isinstance(value, str):
        words = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        message, help_ = f"`{shortened(value)}` is not known here", did_you_mean(value, words)
        return Diagnostic(Code.UNKNOWN_NAME, message, place, help=help_)
    instead = _instead(model, detail) or _parted(place, detail)
    return Diagnostic(Code.WRONG_TYPE, shown + _wrong(detail), place, help=instead)


def says_nothing(at: Place, what: str) -> Diagnostic:
    """The fault of a value that is not there, or is an empty text."""
    help_ = "give it a value; `[]` says that there is none, and what is not recorded is left out"
    return Diagnostic(Code.EMPTY_VALUE, f"{what} has no value", at, help=help_)


def told_elsewhere(document: Document, detail: ErrorDetails) -> bool:
    """Whether another fault says this: the tree tells of absent values, and pydantic counts the valid items alone."""
    node = document.node(*_steps(document, detail["loc"]))
    if isinstance(node, Sequence) and detail["type"] == "too_short":
        return bool(len(node.items) >= detail["ctx"]["min_length"])
    return isinstance(node, Scalar) and node.empty


def shortened(text: str) -> str:
    """At most 60 characters of it."""
    return text if len(text) <= 60 else text[:57] + "..."


def _wrong(detail: ErrorDetails) -> str:
    kind, limits = detail["type"], detail.get("ctx", {})
    match kind:
        case "value_error":
            return detail["msg"].removeprefix("Value error, ")
        case "greater_than_equal":
            return f"a number of at least {limits['ge']:,g} is wanted here"
        case "greater_than":
            return f"a number above {limits['gt']:,g} is wanted here"
        case "less_than":
            return f"a number below {limits['lt']:,g} is wanted here"
        case "less_than_equal":
            return f"a number of at most {limits['le']:,g} is wanted here"
        case "string_too_long":
            return f"a text of at most {limits['max_length']:,} characters is wanted here"
        case "too_short":
            return f"at least {_items(limits['min_length'])} wanted here"
        case "too_long":
            return f"at most {_items(limits['max_length'])} wanted here"
        case _:
            return _WANTED.get(kind.partition("_")[0], "this is not a value that fits here")


def _instead(model: type[BaseModel], detail: ErrorDetails) -> str | None:
    """How a bare text is written where a list is wanted, or a model that says how in `IN_FULL`."""
    kind, value, loc = detail["type"], detail["input"], detail["loc"]
    if not isinstance(value, str) or not loc:
        return None
    if kind == "model_type":
        written: str | None = getattr(_model_at(model, loc), "IN_FULL", None)
        return f"write `{written.replace('...', shortened(value))}`" if written is not None else None
    if kind not in ("list_type", "tuple_type"):
        return None
    if value.casefold() == "none":
        return "write `[]` to say that there is none"
    field = _field(_model_at(model, loc[:-1]), loc[-1])
    of_rows = field is None or next(_models(field.annotation), None) is not None
    return None if of_rows else f"write `[{shortened(value)}]`"


def _parted(place: Place, detail: ErrorDetails) -> str | None:
    """How names in one cell are parted, where commas stand between them."""
    value, in_list = detail["input"], bool(detail["loc"]) and isinstance(detail["loc"][-1], int)
    if place.cell and in_list and isinstance(value, str) and "," in value:
        return "put semicolons between several, and not commas"
    return None


def _items(count: int) -> str:
    return "1 item is" if count == 1 else f"{count:,} items are"


def _steps(document: Document, loc: tuple[int | str, ...]) -> Path:
    """The steps of a pydantic location that are steps in the tree: it also names members of unions and `[key]`."""
    node, path = document.root, []
    for step in loc:
        if isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
            node = found[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at a location knows."""
    return [field.alias or name for name, field in _model_at(model, loc).model_fields.items()]


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model at a location, or the nearest one around it."""
    current = model
    for step in loc:
        field = _field(current, step)
        current = (next(_models(field.annotation), None) if field is not None else None) or current
    return current


def _field(model: type[BaseModel], step: int | str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if step in (name, field.alias)), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
