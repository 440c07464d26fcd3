"""What a replacement leaves out of what it replaces: an overlay takes nothing away in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..documents import Document, Mapping, Node, Scalar
from ..documents import Sequence as Items
from ..vocabulary import Code, Diagnostic, did_you_mean
from .overlay_file import ChangeText
from .overlay_ways import called

_GONE_WITH_ITS_WORDS = ("source", "learnt")
"""What an item that is replaced says no more unless the overlay says it."""
_KEPT = "claims"
"""What sources say, contradictions included."""


def dropped(was: Node | None, becomes: Node) -> Iterator[tuple[str, ...]]:
    """The ways, from there on, to everything that stood in `was` and has nothing in its place."""
    words = isinstance(was, Items) and all(isinstance(one, Scalar) and " " not in one.text for one in was.items)
    after = _parts(becomes, words=words)
    for name, part in _parts(was, words=words).items():
        if name in after:
            yield from ((name, *rest) for rest in dropped(part, after[name]))
        elif not (isinstance(was, Mapping) and name in _GONE_WITH_ITS_WORDS):
            yield (name,)


def dropping_faults(
    document: Document, index: int, change: ChangeText, left_out: Sequence[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """What a change leaves out and may not, or without saying so in `drops`; and what it says so of in vain."""
    names = ["/".join(way) for way in left_out]
    at = document.place("changes", index, "becomes")
    for name, way in zip(names, left_out, strict=True):
        if change.steps[0] == _KEPT:
            message, help_ = f"`{name}` is left out of `{change.at}`, and what sources say is kept", "put it back"
        elif way[-1].endswith("status"):
            message, help_ = f"`{name}` is left out of `{change.at}`, and says how something is known", "put it back"
        elif name not in change.drops:
            message = f"`{name}` stands in `{change.at}`, and is not in what replaces it"
            help_ = "put it back, or name it in `drops` if it is to go"
        else:
            continue
        yield Diagnostic(Code.MISSING_KEY, message, at, help=help_)
    for number, name in enumerate(change.drops):
        if name not in names:
            place = document.place("changes", index, "drops", number)
            message = f"`{name}` is not left out by this change"
            yield Diagnostic(Code.DANGLING, message, place, help=did_you_mean(name, names))


def _parts(node: Node | None, *, words: bool) -> dict[str, Node]:
    """What a mapping or a list holds, by what a way calls it; where a list is of words, by these."""
    if isinstance(node, Mapping):
        return {key.text: value for key, value in node.entries}
    return {
        item.text if words and isinstance(item, Scalar) else called(item, number): item
        for number, item in enumerate(node.items if isinstance(node, Items) else ())
    }
