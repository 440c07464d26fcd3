"""Record hygiene: what in a text or a table identifies a child, an adult at risk, a family or a member of staff.

signs (the pack, made ready), plain (a text in plain characters) -> numbers, contacts, records, names -> finding
-> Detail (kind and place, never the text) -> masked

All is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .detail import Detail, mask, masked, words
    from .finding import details_in
    from .signs import Signs, load_signs, signs_of

__all__ = ["Detail", "Signs", "details_in", "load_signs", "mask", "masked", "signs_of", "words"]

__getattr__ = on_use(
    __name__, homes(detail="Detail mask masked words", finding="details_in", signs="Signs load_signs signs_of")
)
