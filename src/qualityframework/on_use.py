"""Names that a package loads when they are first used: starting costs no more than what is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def on_use(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package.

    Args:
        package: its `__name__`.
        homes: the module of the package that each name is loaded from; its own name for a module.
    """

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home = import_module(f".{homes[name]}", package)
        return home if homes[name] == name else getattr(home, name)

    return load


def homes(**names: str) -> dict[str, str]:
    """The home of each name, from the names of each home with spaces between them."""
    return {name: home for home, listed in names.items() for name in listed.split()}
