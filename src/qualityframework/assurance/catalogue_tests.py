"""What the `tests.yaml` of a catalogue expects, held against the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from ..frameworks import CatalogueExpectation, CatalogueFile
from .differing import told


def catalogue_differs(catalogue: CatalogueFile, one: CatalogueExpectation) -> Iterator[str]:
    """What is not as expected."""
    if one.count is not None:
        yield from told(one.expect, len(getattr(catalogue, one.count)), one.count)
    elif one.not_carried is not None:
        parts = (catalogue.statements, catalogue.outcomes, catalogue.principles)
        if any(one.not_carried == item.id for part in parts for item in part):
            yield f"{one.not_carried} is carried"
    elif one.statement is not None:
        found = catalogue.by_id.get(one.statement)
        if found is None:
            yield f"{one.statement} is not carried"
            return
        yield from told(one.outcome, found.outcome, f"outcome of {found.id}")
        if one.status is not None:
            yield from told(one.status, found.status, f"status of {found.id}")
