"""What is entered is kept for good and shown to all members: so nothing is entered that says who somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...errors import Unusable
from ...frameworks import OnShelf
from ...privacy import NAMING, details_in, signs_at_hand, words
from .position import Position


def refuse_details(texts: Iterable[tuple[str, str]], shelf: OnShelf = None) -> None:
    """Refuses texts in which a detail is found that names somebody. A small number of people is none.

    Args:
        texts: each with what it is called, such as `the title`. Codes such as `lead-inspector` are looked at as names
            with capitals too.
        shelf: a folder of packs with signs; those that come with the library unless given.

    Raises:
        Unusable: with what was found where, and never what it says.
    """
    signs = signs_at_hand(shelf)
    found = [
        f"{words(kind)} in {where}"
        for where, text in texts
        for kind in sorted({one.kind for form in _forms(text) for one in details_in(form, signs)} & NAMING)
    ]
    if found:
        told = f"what is entered is kept, and shown to all members; it seems to say who somebody is: {'; '.join(found)}"
        raise Unusable(told)


def texts_of(position: Position) -> Iterator[tuple[str, str]]:
    """The texts of a position, each with what it is called."""
    for view in position.positions:
        if view.reason is not None:
            yield f"the reason for {view.subject}", view.reason


def _forms(text: str) -> tuple[str, ...]:
    """A text as it is, and a code as a name would be written."""
    if " " in text or not text.islower():
        return (text,)
    return text, text.replace("-", " ").replace("_", " ").replace(".", " ").title()
