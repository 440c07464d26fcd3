"""Values: frozen, compared by what is in them, and with slots unless something is kept."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from functools import cached_property

import pytest

from qualityframework.vocabulary import value


@value
class Plain:
    one: int
    two: tuple[int, ...] = ()


@value
class Keeping:
    one: int

    @cached_property
    def doubled(self) -> list[int]:
        return [self.one, self.one]


@pytest.mark.parametrize("made", [Plain(1, (2,)), Keeping(1)])
def test_a_value_is_equal_to_its_copies_and_nobody_changes_it(made: Plain | Keeping) -> None:
    copies = (copy.deepcopy(made), pickle.loads(pickle.dumps(made)), replace(made))
    assert all(one == made and hash(one) == hash(made) and repr(one) == repr(made) for one in copies)
    assert replace(made, one=2) != made
    with pytest.raises(FrozenInstanceError):
        made.one = 2  # type: ignore[misc]


def test_kinds_are_told_apart_and_those_that_keep_something_keep_it_once() -> None:
    assert len({Plain(1), Keeping(1)}) == 2
    assert repr(Plain(1)) == "Plain(one=1, two=())"
    kept = Keeping(1)
    assert kept.doubled is kept.doubled
    assert (hasattr(kept, "__dict__"), hasattr(Plain(1), "__dict__")) == (True, False)
