"""The head of any pack, whatever its kind: what lists packs or looks them over need not know how each is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from .kinds import PACK_KINDS
from .packs import OnShelf, Pack


class Headed(Protocol):
    """What stands at the head of every pack."""

    @property
    def title(self) -> str:
        """What it is called."""


def load_head(pack: Pack, root: OnShelf = None) -> Headed:
    """The head of a pack, which is loaded whole for it.

    Raises:
        InvalidInput: when its files have faults.
    """
    load = getattr(import_module(__package__), PACK_KINDS[pack.kind].loader)
    loaded = load(pack.folder) if pack.kind == "overlay" else load(pack.name, root)
    return cast("Headed", getattr(loaded, "file", loaded))
