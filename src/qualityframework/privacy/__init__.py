"""Record hygiene: what in a text or a table identifies a child, an adult at risk, a family or a member of staff.

signs (the pack, made ready), plain (a text in plain characters) -> numbers, contacts, records, names -> finding
-> Detail (kind and place, never the text) -> masked; returns, tables -> hygiene (of a file)

All is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .detail import SUREST, Detail, mask, masked, words
    from .finding import details_in
    from .hygiene import (
        UNSEEN,
        Checked,
        FoundAt,
        ReturnHygiene,
        TableHygiene,
        TextHygiene,
        return_hygiene,
        table_hygiene,
        text_hygiene,
    )
    from .returns import CellFound, ColumnFound, ReturnFaults, cells_found, return_faults
    from .safely import shown, without_details
    from .signs import Signs, load_signs, signs_of
    from .tables import CellAt, Count, counts_of, differences, small_cells

__all__ = [
    "SUREST",
    "UNSEEN",
    "CellAt",
    "CellFound",
    "Checked",
    "ColumnFound",
    "Count",
    "Detail",
    "FoundAt",
    "ReturnFaults",
    "ReturnHygiene",
    "Signs",
    "TableHygiene",
    "TextHygiene",
    "cells_found",
    "counts_of",
    "details_in",
    "differences",
    "load_signs",
    "mask",
    "masked",
    "return_faults",
    "return_hygiene",
    "shown",
    "signs_of",
    "small_cells",
    "table_hygiene",
    "text_hygiene",
    "without_details",
    "words",
]

__getattr__ = on_use(
    __name__,
    homes(
        detail="SUREST Detail mask masked words",
        finding="details_in",
        hygiene="""UNSEEN Checked FoundAt ReturnHygiene TableHygiene TextHygiene
            return_hygiene table_hygiene text_hygiene""",
        returns="CellFound ColumnFound ReturnFaults cells_found return_faults",
        safely="shown without_details",
        signs="Signs load_signs signs_of",
        tables="CellAt Count counts_of differences small_cells",
    ),
)
