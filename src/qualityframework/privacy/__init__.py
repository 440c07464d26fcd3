"""Record hygiene: what in a text or a table identifies a child, an adult at risk, a family or a member of staff.

signs (the pack, made ready), plain (a text in plain characters) -> numbers, contacts, records, names -> looking
-> Detail (kind and place, never the text) -> masked; returns, tables -> hygiene (of a file); withholding (of a record)

All is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .detail import NAMING, SUREST, Detail, mask, masked, words
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
    from .looking import details_in
    from .returns import CellFound, ColumnFound, ReturnFaults, cells_found, return_faults
    from .safely import shown, without_details, without_quotes
    from .signs import Signs, load_signs, signs_at_hand, signs_of
    from .tables import CellAt, Count, counts_of, differences, small_cells
    from .withholding import Found, Looked, found_within, looked_within, opened_to_tell, tellable

__all__ = [
    "NAMING",
    "SUREST",
    "UNSEEN",
    "CellAt",
    "CellFound",
    "Checked",
    "ColumnFound",
    "Count",
    "Detail",
    "Found",
    "FoundAt",
    "Looked",
    "ReturnFaults",
    "ReturnHygiene",
    "Signs",
    "TableHygiene",
    "TextHygiene",
    "cells_found",
    "counts_of",
    "details_in",
    "differences",
    "found_within",
    "load_signs",
    "looked_within",
    "mask",
    "masked",
    "opened_to_tell",
    "return_faults",
    "return_hygiene",
    "shown",
    "signs_at_hand",
    "signs_of",
    "small_cells",
    "table_hygiene",
    "tellable",
    "text_hygiene",
    "without_details",
    "without_quotes",
    "words",
]

__getattr__ = on_use(
    __name__,
    homes(
        detail="NAMING SUREST Detail mask masked words",
        looking="details_in",
        hygiene="""UNSEEN Checked FoundAt ReturnHygiene TableHygiene TextHygiene
            return_hygiene table_hygiene text_hygiene""",
        returns="CellFound ColumnFound ReturnFaults cells_found return_faults",
        safely="shown without_details without_quotes",
        signs="Signs load_signs signs_at_hand signs_of",
        tables="CellAt Count counts_of differences small_cells",
        withholding="Found Looked found_within looked_within opened_to_tell tellable",
    ),
)
