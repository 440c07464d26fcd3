"""Frameworks by the names that were given, or everything that is wrong with any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..frameworks import Framework, OnShelf, Pack
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
            others = [pack for pack in frameworks.packs(shelf) if name in (pack.name, pack.id)]
            missing += [_of_another_kind(others[-1])] if others else error.faults
        except InvalidInput as error:
            faults += error.diagnostics
    if missing:
        raise NotFound(*dict.fromkeys(missing))
    if faults:
        raise InvalidInput(dict.fromkeys(faults))
    return found


_SHOWN_BY = {
    "catalogue": "`frameworks standards {name}` shows it",
    "corpus": "`corpus show {name}` shows it",
    "crosswalk": "`crosswalk list` tells between which frameworks it lies, and `crosswalk show` shows it",
    "overlay": "`frameworks show FRAMEWORK --overlay {name}` shows a framework that it changes",
    "ruleset": "`rules list --ruleset {name}` shows its rules",
    "scale": "`frameworks show FRAMEWORK` shows it with each framework that has it",
}
"""How a pack is seen that is no framework; of any other kind, by its file."""


def _of_another_kind(pack: Pack) -> str:
    how = _SHOWN_BY.get(pack.kind, "").format(name=pack.name)
    file = pack.shown(pack.folder / f"{pack.kind}.yaml")
    told = f"{how}, and it is written in {file}" if how else f"it is written in {file}"
    return f"{pack.name} is no framework, it is a pack of the kind {pack.kind}: {told}"
