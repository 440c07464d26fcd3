"""What the `tests.yaml` of a catalogue expects, held against the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from ..frameworks import CatalogueExpectation, CatalogueFile, looked_up
from .differing import told


def catalogue_differs(catalogue: CatalogueFile, one: CatalogueExpectation) -> Iterator[str]:
    """What is not as expected.

    Raises:
        NotFound: for a number that is not carried since there is none such: that would show nothing.
    """
    if one.count is not None:
        yield from told(one.expect, len(getattr(catalogue, one.count)), one.count)
    elif one.not_carried is not None:
        if one.not_carried in catalogue.citable:
            yield f"{one.not_carried} is carried"
        elif not catalogue.could_have(one.not_carried):
            looked_up(catalogue, one.not_carried)  # which is refused, and says why there is no such number
    elif one.statement is not None:
        found = catalogue.by_id.get(one.statement)
        if found is None:
            yield f"{one.statement} is not carried"
            return
        yield from told(one.outcome, found.outcome, f"outcome of {found.id}")
        if one.status is not None:
            yield from told(one.status, found.status, f"status of {found.id}")
