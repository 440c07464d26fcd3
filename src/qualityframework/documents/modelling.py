"""A tree of text to a typed model; every fault is told at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, did_you_mean, printable
from .nodes import Document, Mapping, Node, Path, Scalar, Sequence

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "int": "a whole number is wanted here",
    "float": "a number is wanted here",
    "bool": "true or false is wanted here",
    "date": "a date is wanted here, written as 2019-07-31",
    "string": "a text is wanted here",
    "list": "a list is wanted here",
    "tuple": "a list is wanted here",
    "dict": "keys with values are wanted here",
    "mapping": "keys with values are wanted here",
    "model": "keys with values are wanted here",
    "literal": "this is not one of the words that are known here",
}


def modelled(document: Document, model: type[M]) -> M:
    """The document as a value of `model`.

    Raises: InvalidInput: with every fault of its shape: keys that are unknown, repeated or missing, values of a
    wrong type or empty.
    """
    faults = list(_shape(document, document.root))
    data = plain(document.root)
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        empty = {fault.at for fault in faults if fault.code is Code.EMPTY_VALUE}
        faults += [
            fault
            for detail in error.errors(include_url=False)
            for fault in [_told(document, model, detail)]
            if fault.at not in empty
        ]
    else:
        if not faults:
            return value
    raise InvalidInput(sorted(dict.fromkeys(faults), key=lambda fault: (fault.at, fault.code)))


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts; of a repeated key the first counts."""
    if isinstance(node, Mapping):
        data: dict[str, Any] = {}
        for key, value in node.entries:
            data.setdefault(key.text, plain(value))
        return data
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text


def _shape(document: Document, node: Node) -> Iterator[Diagnostic]:
    """Repeated keys and values that say nothing: the tree alone shows them."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _shape(document, item)
    elif isinstance(node, Mapping):
        seen: dict[str, Scalar] = {}
        for key, value in node.entries:
            if key.text in seen:
                first = document.at(seen[key.text])
                yield Diagnostic(
                    Code.DUPLICATE_KEY,
                    f"the key `{_short(key.text)}` stands here twice",
                    document.at(key),
                    (("first here", first),),
                )
            seen.setdefault(key.text, key)
            if isinstance(value, Scalar) and value.empty:
                yield _empty(document, key, _short(key.text))
            yield from _shape(document, value) if not isinstance(value, Scalar) else ()
    elif node.empty:
        yield _empty(document, node, "this item")


def _empty(document: Document, at: Scalar, name: str) -> Diagnostic:
    return Diagnostic(
        Code.EMPTY_VALUE,
        f"`{name}` has no value",
        document.at(at),
        help="write `[]` for none, or leave the key out when it is not recorded",
    )


def _told(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Diagnostic:
    kind, loc = detail["type"], _steps(document, detail["loc"])
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "extra_forbidden":
        known = _keys(model, detail["loc"][:-1])
        return Diagnostic(
            Code.UNKNOWN_KEY,
            f"the key `{_short(name)}` is not known here",
            document.place(*loc, key=True),
            help=did_you_mean(name, known),
        )
    if kind == "missing":
        return Diagnostic(Code.MISSING_KEY, f"the key `{name}` is missing here", document.place(*loc))
    place = document.place(*loc)
    value = detail["input"]
    shown = f"`{_short(value)}`: " if isinstance(value, str) else ""
    if kind in ("literal_error", "enum"):
        words = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        message = f"`{_short(str(value))}` is not known here" if isinstance(value, str) else "a word is wanted here"
        return Diagnostic(Code.UNKNOWN_NAME, message, place, help=did_you_mean(str(value), words))
    if kind in ("value_error", "assertion_error"):
        return Diagnostic(Code.WRONG_TYPE, printable(detail["msg"].removeprefix("Value error, ")), place)
    stem = kind.split("_")[0]
    if kind.endswith(("_type", "_parsing", "_from_date_parsing", "_from_float", "_mapping")) and stem in _WANTED:
        return Diagnostic(Code.WRONG_TYPE, f"{shown}{_WANTED[stem]}", place)
    if kind == "string_pattern_mismatch":
        return Diagnostic(
            Code.WRONG_TYPE,
            f"{shown}this is not written as it has to be here",
            place,
            help=f"the pattern is {detail['ctx']['pattern']}",
        )
    return Diagnostic(Code.WRONG_TYPE, f"{shown}{_lower(detail['msg'])}", place)


def _steps(document: Document, loc: tuple[int | str, ...]) -> Path:
    """The steps of a pydantic location that are steps in the tree; it also names the members of unions."""
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
    current = model
    for step in loc:
        field = next((field for name, field in current.model_fields.items() if step in (name, field.alias)), None)
        inner = next(_models(field.annotation), None) if field is not None else None
        current = inner or current
    return [field.alias or name for name, field in current.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
