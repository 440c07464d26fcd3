"""What a record, or a ruleset, cites of catalogues."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..vocabulary import FixedDict
from .changed import Change
from .packs import OnShelf, find

if TYPE_CHECKING:
    from .catalogue_file import Catalogued


class Cited(NamedTuple):
    """What is cited of catalogues; nothing unless given.

    Args:
        by_ref: each thing by its reference, such as `health-social-care-standards/2017#3.20`.
        digests: of those catalogues, by pack and edition, in order of these; overlays included.
        changes: what overlays changed of them.
    """

    by_ref: Mapping[str, Catalogued] = FixedDict()
    digests: Mapping[str, str] = FixedDict()
    changes: tuple[Change, ...] = ()


def all_cited(refs: Collection[str], root: OnShelf = None) -> Cited:
    """What is cited by several references, in whatever order.

    Raises:
        NotFound: when one of them leads nowhere.
        InvalidInput: when a catalogue has faults.
    """
    if not refs:
        return Cited()
    from .catalogue_loading import catalogue_changes, cited  # loaded only here, as few records and rules cite one

    packs = [find(name, "catalogue", root) for name in sorted({ref.partition("#")[0] for ref in refs})]
    return Cited(
        FixedDict({ref: cited(ref, root) for ref in refs}),
        FixedDict({pack.name: pack.digest for pack in packs}),
        tuple(change for pack in packs for change in catalogue_changes(pack)),
    )
