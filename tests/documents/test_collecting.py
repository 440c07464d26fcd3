"""The collector rests while a tree is made, and is afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from qualityframework.documents.collecting import collector_at_rest


def at_rest_and_a_fault() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        raise ValueError("a fault")


@pytest.mark.parametrize("at_work", [True, False])
def test_it_is_afterwards_as_it_was_whatever_came(at_work: bool) -> None:
    gc.enable() if at_work else gc.disable()
    try:
        with pytest.raises(ValueError, match="a fault"):
            at_rest_and_a_fault()
        assert gc.isenabled() is at_work
    finally:
        gc.enable()
