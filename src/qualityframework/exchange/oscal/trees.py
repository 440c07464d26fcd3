"""Looking into the tree of a catalog, and putting the tree of a framework together from its texts.

Each text keeps the place it has in the catalog, so that a fault of the framework is told where it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...documents import Mapping, Node, Scalar, Sequence
from .markup import flat, unescaped
from .properties import NAMESPACE

_OSCAL = "http://csrc.nist.gov/ns/oscal"
"""The namespace of what names none."""


def items(node: Node, key: str) -> list[Mapping]:
    """The objects of a list; none where the list is left out."""
    found = node.get(key) if isinstance(node, Mapping) else None
    listed = found[1].items if found is not None and isinstance(found[1], Sequence) else []
    return [item for item in listed if isinstance(item, Mapping)]


def is_withdrawn(item: Node) -> bool:
    """Whether OSCAL's own property says that a group or a control is withdrawn: it holds no more."""
    return any(
        (told := text(prop, "value")) is not None
        and (name := text(prop, "name")) is not None
        and ((ns := text(prop, "ns")) is None or ns.text == _OSCAL)
        and (name.text, told.text) == ("status", "withdrawn")
        for prop in items(item, "props")
    )


def standing(node: Node, key: str) -> list[Mapping]:
    """The groups or controls of a list that are not withdrawn."""
    return [item for item in items(node, key) if not is_withdrawn(item)]


def child(node: Node, key: str) -> Node | None:
    """What stands under a key."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found[1] if found is not None else None


def text(node: Node, key: str) -> Scalar | None:
    """The text under a key."""
    found = child(node, key)
    return found if isinstance(found, Scalar) else None


def markup(node: Node, key: str) -> Scalar | None:
    """The text under a key, of which Markdown's escapes are taken away."""
    found = text(node, key)
    return found._replace(text=unescaped(found.text)) if found is not None else None


def properties(node: Node, name: str) -> Iterator[Mapping]:
    """The properties of ours that have a name."""
    return _called(items(node, "props"), name)


def parts(node: Node, name: str) -> Iterator[Mapping]:
    """The parts of ours that have a name."""
    return _called(items(node, "parts"), name)


def all_of_ours(found: Iterable[Mapping]) -> Iterator[Mapping]:
    """Those properties or parts that are in our namespace."""
    return (one for one in found if (ns := text(one, "ns")) is not None and ns.text == NAMESPACE)


def _called(found: Iterable[Mapping], name: str) -> Iterator[Mapping]:
    return (one for one in all_of_ours(found) if (told := text(one, "name")) is not None and told.text == name)


def said(node: Node, name: str) -> Scalar | None:
    """What the first property of ours of that name says."""
    return next(all_said(node, name), None)


def all_said(node: Node, name: str) -> Iterator[Scalar]:
    """What each property of ours of that name says."""
    for prop in properties(node, name):
        found = in_full(prop, "value")
        if found is not None:
            yield found


def in_full(node: Node, key: str) -> Scalar | None:
    """The text under a key, or the remarks where they are the same text with its line breaks and spaces."""
    line, remarks = text(node, key), markup(node, "remarks")
    whole = line is not None and remarks is not None and flat(remarks.text) == line.text
    return remarks if whole else line


def label(node: Node) -> Scalar | None:
    """What people call an item, by OSCAL's own property."""
    for prop in items(node, "props"):
        called = text(prop, "name")
        if called is not None and called.text == "label" and text(prop, "ns") is None:
            return text(prop, "value")
    return None


def title(node: Node) -> Scalar | None:
    """The title, in full where a property says it so."""
    return said(node, "title") or markup(node, "title")


def ours(value: str, at: Node) -> Scalar:
    """A text that is not in the catalog, at the place that it is about."""
    return Scalar(value, at.start)


def built(at: Node, **values: Node | None) -> Mapping:
    """A mapping of the values that are there."""
    made = Mapping(at.start)
    for key, found in values.items():
        if found is not None:
            made.add(Scalar(key, found.start, found.width if isinstance(found, Scalar) else 1), found)
    return made


def listed(at: Node, values: Iterable[Node]) -> Sequence | None:
    """A list of the values, or nothing when there are none."""
    made = Sequence(at.start, list(values))
    return made if made.items else None
