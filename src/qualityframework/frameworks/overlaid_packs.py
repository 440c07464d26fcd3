"""What overlays changed of packs of several kinds, for those who test or list them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .catalogue_loading import catalogue_changes
from .changed import Change, Overlaid
from .crosswalk_loading import load_crosswalk
from .loading import changes_of, load
from .packs import OnShelf, Pack, as_shelf
from .rule_loading import load_ruleset


def _of_crosswalk(pack: Pack, root: OnShelf) -> tuple[Change, ...]:
    made = load_crosswalk(pack.name, root)
    return (*made.changes, *made.from_framework.changes, *made.to_framework.changes)


_READ: dict[str, Callable[[Pack, OnShelf], tuple[Change, ...]]] = {
    "catalogue": lambda pack, _: catalogue_changes(pack),
    "crosswalk": _of_crosswalk,
    "framework": lambda pack, root: load(pack.name, root).changes,
    "ruleset": lambda pack, root: load_ruleset(pack.name, root).changes,
    "scale": lambda pack, _: changes_of(pack, ("scale.yaml",)),
}
"""What overlays changed of a pack and of those that are read with it, by its kind."""


def overlaid_of(packs: Sequence[Pack], root: OnShelf = None) -> Overlaid:
    """The overlays of a shelf, and what they changed of packs that are read from it, and of their tests.

    Raises:
        InvalidInput: when a pack has faults.
    """
    if not (overlays := as_shelf(root).laid):
        return Overlaid()
    changes = dict.fromkeys(change for pack in packs for change in _READ[pack.kind](pack, root))
    changes |= dict.fromkeys(change for pack in packs for change in changes_of(pack, ("tests.yaml",)))
    return Overlaid(overlays=overlays, changes=tuple(changes))
