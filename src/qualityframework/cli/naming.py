"""Frameworks by the names that were given, or everything that is wrong with any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..frameworks import Framework, OnShelf
    from ..vocabulary import Diagnostic


def all_of(*names: str, shelf: OnShelf) -> list[Framework]:
    """The frameworks of these names, or what is wrong with each of them."""
    from .. import frameworks
    from ..errors import InvalidInput, NotFound

    found: list[Framework] = []
    missing: list[str] = []
    faults: list[Diagnostic] = []
    for name in names:
        try:
            found.append(frameworks.load(name, shelf))
        except NotFound as error:
            missing += error.faults
        except InvalidInput as error:
            faults += error.diagnostics
    if missing:
        raise NotFound(*dict.fromkeys(missing))
    if faults:
        raise InvalidInput(dict.fromkeys(faults))
    return found
