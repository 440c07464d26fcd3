"""One thing that a `tests.yaml` expects of a pack of any kind: it is of one thing, and says no more than fits."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple, Self

from pydantic import model_validator

from ..vocabulary import Frozen, Line


class Beside(NamedTuple):
    """The keys that can stand beside one that says what an expectation is of."""

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()  # one at least, where there are any
    more: tuple[str, ...] = ()


class Expected(Frozen):
    """One thing that is expected. What it is of says one of the keys of `kinds`."""

    kinds: ClassVar[Mapping[str, Beside]] = {}
    name: Line

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        given = [key for key in type(self).model_fields if getattr(self, key) is not None]
        of = [kind for kind in self.kinds if kind in given]
        if len(of) != 1:
            raise ValueError(f"exactly one is wanted of {_listed(self.kinds, ', ')}")
        beside = self.kinds[of[0]]
        if missing := [key for key in beside.all_of if key not in given]:
            raise ValueError(f"`{of[0]}` asks for {_listed(missing, ' and ')} beside it")
        if beside.any_of and not {*beside.any_of} & {*given}:
            raise ValueError(f"`{of[0]}` asks for one of {_listed(beside.any_of, ', ')} beside it")
        if idle := {*given} - {"name", of[0], *beside.all_of, *beside.any_of, *beside.more}:
            raise ValueError(f"`{of[0]}` has no use for {_listed(sorted(idle), ' and ')}")
        return self


def _listed(keys: Iterable[str], joined_by: str) -> str:
    return joined_by.join(f"`{key}`" for key in keys)
