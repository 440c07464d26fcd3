"""How a model is laid out as sheets: a list of its models as a sheet each, everything else as columns.

Columns are named by the keys that lead to them, as `shows.grade`. A mapping has a column for each of its keys, as
`shows.counts.good`, and several models of one key are numbered, as `earlier.2.date`.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..vocabulary import value
from .nodes import Path

KeysAt = Mapping[Path, Iterable[str | int]]
NOTHING = "none"
"""What a cell says where there is a list and nothing in it."""
LONGEST = 32_767
"""Characters that a cell holds, a rarer one counting for two."""
LISTS = "lists"
"""The sheet of what can be chosen from: it is not read."""


class Shape(NamedTuple):
    """What values of a key look like.

    Args:
        scalar: the type of a single value; None where there is none.
        words: the words that it is one of; empty where any will do.
        model: the keys of a mapping.
        several: whether there is a list of those.
        keyed: what the values of a mapping look like whose keys are not known.
        listed: whether single values stand in a list.
    """

    scalar: type | None = None
    words: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    several: bool = False
    keyed: Any = None
    listed: bool = False

    @property
    def nested(self) -> bool:
        """Whether there are columns below this one."""
        return self.model is not None or self.keyed is not None


@value
class Offered:
    """What a workbook offers beside what stands in it.

    Args:
        choices: what can be chosen in a column and what each is called, by sheet and name of the column.
        keys: which keys of a mapping have a column, by sheet and name of the mapping.
        sheets: those that are there although nothing is in them.
    """

    choices: Mapping[tuple[str, str], Mapping[str, str]]
    keys: Mapping[tuple[str, str], Sequence[str]]
    sheets: Sequence[str]

    def keys_of(self, sheet: str) -> KeysAt:
        """The keys of a sheet."""
        return {tuple(name.split(".")): keys for (one, name), keys in self.keys.items() if one == sheet}


class Column(NamedTuple):
    """A column: the keys that lead to it, what its values look like, and what it is for."""

    path: Path
    shape: Shape
    about: str
    required: bool
    of_data: bool = False  # its last key is none of the model's

    @property
    def name(self) -> str:
        """What stands at its head."""
        return ".".join(map(str, self.path))


class Layout:
    """The sheets of a model.

    Args:
        model: what is laid out.
        head: the name of the sheet that holds what is in none of its lists, a line a key.
    """

    def __init__(self, model: type[BaseModel], head: str) -> None:
        self.model, self.head = model, head

    @cached_property
    def lists(self) -> dict[str, tuple[str, type[BaseModel]]]:
        """The lists: key and model of the items, by the name of the sheet."""
        shapes = {key: shape_of(field.annotation) for key, field in fields_of(self.model).items()}
        return {sheet_name(key): (key, one.model) for key, one in shapes.items() if one.several and one.model}

    def columns(self, sheet: str, keys: KeysAt = {}) -> tuple[Column, ...]:  # noqa: B006
        """The columns of a sheet; `keys` are those of mappings, and the numbers, that the data has."""
        if sheet != self.head:
            return tuple(columns_of(self.lists[sheet][1], keys))
        lists = {key for key, _ in self.lists.values()}
        return tuple(one for one in columns_of(self.model, keys) if one.path[0] not in lists)

    def column(self, sheet: str, name: str) -> Column | None:
        """The column of that name; None when there is none such."""
        model = self.model if sheet == self.head else self.lists[sheet][1]
        found = _resolved(model, name, ())
        in_a_sheet = found is not None and sheet == self.head and sheet_name(str(found.path[0])) in self.lists
        return None if in_a_sheet else found


def sheet_name(key: str) -> str:
    """What the sheet of a key is called."""
    return key.replace("_", "-")


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that they are written with."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def columns_of(model: type[BaseModel], keys: KeysAt = {}, before: Path = ()) -> Iterator[Column]:  # noqa: B006
    """Every column of a model, in order; `keys` are those of mappings, and the numbers, that the data has."""
    for key, field in fields_of(model).items():
        shape, path, about = shape_of(field.annotation), (*before, key), field.description or ""
        yield Column(path, shape, about, field.is_required())
        of_data = keys.get(path, ())
        if shape.keyed is not None:
            yield from (Column((*path, one), shape.keyed, about, False, True) for one in of_data)
        if shape.model is not None:
            yield from columns_of(shape.model, keys, path)
            for number in (one for one in of_data if isinstance(one, int)):
                yield from columns_of(shape.model, keys, (*path, number))


def _resolved(model: type[BaseModel], name: str, before: Path) -> Column | None:
    """The column that a name leads to, key by key: keys of data may have dots of their own."""
    key, dot, rest = name.partition(".")
    field = fields_of(model).get(key)
    if field is None:
        return None
    shape, path = shape_of(field.annotation), (*before, key)
    if not dot:
        return Column(path, shape, field.description or "", field.is_required())
    if shape.keyed is not None:
        return Column((*path, rest), shape.keyed, field.description or "", False, True) if rest else None
    if shape.several:
        number, dot, after = rest.partition(".")
        if number.isascii() and number.isdecimal() and int(number[:3]) > 0 and len(number) < 4 and after:
            assert shape.model is not None
            return _resolved(shape.model, after, (*path, int(number)))
    return _resolved(shape.model, rest, path) if shape.model is not None else None


def shape_of(annotation: Any) -> Shape:
    """What values of a type look like."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(args[0])
    if origin in (Union, types.UnionType):
        return _either([shape_of(one) for one in args if one is not types.NoneType])
    if origin is Literal:
        return Shape(str, tuple(args))
    if origin is tuple:
        one = shape_of(args[0])
        return one._replace(several=True) if one.model is not None else one._replace(listed=True)
    if origin is dict:
        return Shape(keyed=shape_of(args[1]))
    if issubclass(annotation, BaseModel):
        return Shape(model=annotation)
    if issubclass(annotation, Enum):
        return Shape(str, tuple(one.value for one in annotation))
    return Shape(bool, ("true", "false")) if annotation is bool else Shape(annotation)


def _either(shapes: list[Shape]) -> Shape:
    return Shape(
        next((one.scalar for one in shapes if one.scalar is not None), None),
        tuple(word for one in shapes for word in one.words),
        next((one.model for one in shapes if one.model is not None), None),
        any(one.several for one in shapes),
        next((one.keyed for one in shapes if one.keyed is not None), None),
        any(one.listed for one in shapes),
    )
