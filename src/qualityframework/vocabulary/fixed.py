"""Mappings that nobody changes: what is loaded once is shared by all who ask for it.

A `MappingProxyType` would do, but it can be neither copied deeply nor pickled, and pydantic does not write it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Never, TypeVar

from pydantic import AfterValidator

K = TypeVar("K")
V = TypeVar("V")


class FixedDict(dict[K, V]):
    """A dictionary that refuses every change."""

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("this mapping is shared and cannot be changed; change a copy made by `dict(...)`")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


Fixed = Annotated[Mapping[K, V], AfterValidator(FixedDict)]
"""A mapping of a model that stays as it was read."""
