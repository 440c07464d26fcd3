"""What a catalog says that is not in the framework made of it, and what was made for want of it: how often, where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...documents import Document, Mapping, Node
from ...documents import Sequence as Listed
from ...vocabulary import Place, value
from .head_trees import having, is_ours
from .properties import NAMESPACE, REFERENCE
from .trees import child, in_full, is_withdrawn, items, label, said, text

_PLACES = 3
_TAKEN = {"uuid", "id", "title", "metadata", "groups", "controls", "back-matter", "props", "parts", "links"}
"""Keys of a catalog, a group or a control that are read, or of which each is looked at."""
_OF_METADATA = {"title", "last-modified", "version", "oscal-version", "props", "roles", "parties"}
_OF_METADATA |= {"responsible-parties"}


@value
class Left:
    """One sort of thing that a framework read from a catalog does not have, or has for want of it.

    Args:
        name: by the key of OSCAL, or in words.
        places: where each of them stands in the catalog.
        how: whether it was left behind, or made.
    """

    name: str
    places: tuple[Place, ...]
    how: str = "left behind"

    def __str__(self) -> str:
        told = [str(place) for place in self.places[:_PLACES]]
        more = f" and {len(self.places) - _PLACES} more" if len(self.places) > _PLACES else ""
        return f"{self.how}: {self.name}: {len(self.places)}; at {', '.join(told)}{more}"


def left_behind(document: Document, catalog: Node) -> tuple[Left, ...]:
    """All that the catalog says and no framework has a place for, in the order in which it is met."""
    found: dict[str, list[Place]] = {}
    for name, node in (*_of_items(catalog, mine=is_ours(catalog)), *_of_the_whole(catalog)):
        found.setdefault(name, []).append(document.at(node))
    return tuple(Left(name, tuple(places)) for name, places in found.items())


def _of_items(item: Node, *, mine: bool) -> Iterator[tuple[str, Node]]:
    """What is left of a catalog, a group or a control, and of all that is within."""
    ours = _TAKEN | ({"class"} if mine else set())
    yield from _other_keys(item, ours)
    yield from (("props", one) for one in _of_others(items(item, "props")) if not (mine and _is_label(item, one)))
    yield from (("parts", one) for one in _of_others(items(item, "parts")))
    for link in items(item, "links"):
        rel = text(link, "rel")
        if not mine or rel is None or rel.text != REFERENCE:
            yield "links", link
    for key in ("groups", "controls"):
        for one in items(item, key):
            if is_withdrawn(one):
                yield f"withdrawn {key}, with what is within", one
            else:
                yield from _of_items(one, mine=mine)


def _of_the_whole(catalog: Node) -> Iterator[tuple[str, Node]]:
    """What is left of the metadata and the back matter."""
    metadata = child(catalog, "metadata") or Mapping(catalog.start)
    yield from ((f"metadata, {name}", node) for name, node in _other_keys(metadata, _OF_METADATA))
    yield from (("metadata, props", one) for one in _of_others(items(metadata, "props")))
    taken = {name.text for name in having(metadata, "publisher", "creator")[:1]}
    taken |= {name.text for name in having(metadata, "partner")}
    for party in items(metadata, "parties"):
        name = in_full(party, "name")
        if name is None or name.text not in taken:
            yield "metadata, parties", party
    back = child(catalog, "back-matter") or Mapping(catalog.start)
    yield from ((f"back-matter, {name}", node) for name, node in _other_keys(back, {"resources"}))
    for resource in items(back, "resources"):
        if not is_ours(catalog) or said(resource, "source") is None:
            yield "back-matter, resources", resource


def _other_keys(node: Node, taken: set[str]) -> Iterator[tuple[str, Node]]:
    for key, found in node.entries if isinstance(node, Mapping) else ():
        if key.text not in taken:
            yield from ((key.text, one) for one in (found.items if isinstance(found, Listed) else [key]))


def _of_others(found: Iterable[Mapping]) -> Iterator[Mapping]:
    for one in found:
        ns = text(one, "ns")
        if ns is None or ns.text != NAMESPACE:
            yield one


def _is_label(item: Node, prop: Mapping) -> bool:
    return label(item) is not None and label(item) == text(prop, "value")
