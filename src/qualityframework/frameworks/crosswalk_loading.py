"""Crosswalks from the shelf, with every reference checked against both frameworks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ..documents import Document, modelled, refuse
from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic
from .changed import Change
from .crosswalk_contradictions import Said, contradictions, items_of
from .crosswalk_file import CrosswalkFile, Pair, Relation
from .framework import Framework
from .loading import changes_of, gathered, load, loaded_once, named, own_name, read_tree
from .packs import OnShelf, find, packs
from .references import known, source_known

_HEAD = "crosswalk.yaml"


@dataclass(frozen=True)
class Crosswalk:
    """A crosswalk and the frameworks that it lies between: every identifier in it is one of theirs.

    Args:
        file: what is written in it.
        from_framework: whose items its relations are told of.
        to_framework: whose items they are related to.
        digest: of its pack, overlays included.
        said: what its relations say of each pair of items, and where.
        changes: what overlays changed of it; what they changed of the frameworks is told by those.
    """

    file: CrosswalkFile
    from_framework: Framework
    to_framework: Framework
    digest: str
    said: tuple[Said, ...]
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """Pack and edition."""
        return self.file.name


class Between(NamedTuple):
    """The crosswalks between two frameworks, and those that may lie there, by name with why they cannot be read."""

    read: tuple[Crosswalk, ...]
    unread: Mapping[str, InvalidInput]


@loaded_once
def load_crosswalk(ref: str, root: OnShelf = None) -> Crosswalk:
    """The crosswalk called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults, names a framework that is not there, or one that has faults.
    """
    pack = find(ref, "crosswalk", root)
    document = _tree(pack.name, root)
    file = modelled(document, CrosswalkFile)
    faults = [*own_name(document, pack, file.id, file.edition)]
    frameworks: dict[str, Framework] = {}
    for key, name in (("from_framework", file.from_framework), ("to_framework", file.to_framework)):
        with gathered(faults):
            frameworks[key] = named(document, key, partial(load, name, root))
    if file.from_framework == file.to_framework:
        message = "a crosswalk lies between two frameworks, and this is the one it comes from"
        faults.append(Diagnostic(Code.DUPLICATE_ID, message, document.place("to_framework")))
    faults += _faults(document, file, frameworks)
    refuse(faults)
    said = tuple(_said(document, file))
    a, b = frameworks["from_framework"], frameworks["to_framework"]
    refuse(_contrary(one, other) for one, other in contradictions(said, a, b))
    return Crosswalk(file, a, b, pack.digest, said, changes_of(pack, (_HEAD,)))


def crosswalks_between(one: Framework, other: Framework, root: OnShelf = None) -> Between:
    """The crosswalks between two frameworks, whichever they begin at, in order of their names.

    One that cannot be read keeps nobody from the others. It is told where it may lie between the two: unless it names a
    third framework of the shelf, which shows that it does not.
    Chains of crosswalks by way of a third framework are not followed: what two relations come to together is not known.
    """
    elsewhere = {pack.name for pack in packs(root, "framework")} - {one.name, other.name}
    read, unread = list[Crosswalk](), dict[str, InvalidInput]()
    for name, ends in crosswalks_known(root).items():
        if not ends & elsewhere:
            try:
                read.append(load_crosswalk(name, root))
            except InvalidInput as error:
                unread[name] = error
    return Between(tuple(read), unread)


def crosswalks_known(root: OnShelf = None) -> Mapping[str, frozenset[str]]:
    """The crosswalks of a shelf, each with the frameworks that it says it lies between, as far as it can be read."""
    return {pack.name: _ends(pack.name, root) for pack in packs(root, "crosswalk")}


def _ends(name: str, root: OnShelf) -> frozenset[str]:
    try:
        tree = _tree(name, root)
    except InvalidInput:
        return frozenset()
    ends = (tree.scalar(key) for key in ("from_framework", "to_framework"))
    return frozenset(end.text for end in ends if end is not None)


@loaded_once
def _tree(ref: str, root: OnShelf = None) -> Document:
    """The file of a crosswalk, not yet held to anything."""
    return read_tree(find(ref, "crosswalk", root), _HEAD)


def _faults(document: Document, file: CrosswalkFile, frameworks: Mapping[str, Framework]) -> Iterator[Diagnostic]:
    first: dict[Pair, tuple[str | int, ...]] = {}
    for index, relation in enumerate(file.relations):
        at = ("relations", index)
        yield from source_known(document, file.sources, relation, at)
        sides = (
            ("from", relation.here, relation.level_from, frameworks.get("from_framework")),
            ("to", relation.there, relation.level_to, frameworks.get("to_framework")),
        )
        for key, ids, level, framework in sides:
            if framework is None:
                continue
            what, names = f"{level} of {framework.name} called", items_of(framework, level)
            for number, id_ in enumerate(ids):
                yield from known(document, (*at, key, number), what, id_, names)
        for pair, place in zip(relation.pairs, _places(relation, at), strict=True):
            if pair in first:
                message = f"`{pair.here[1]}` and `{pair.there[1]}` are related twice"
                related = (("first here", document.place(*first[pair])),)
                yield Diagnostic(Code.DUPLICATE_ID, message, document.place(*place), related)
            first.setdefault(pair, place)


def _said(document: Document, file: CrosswalkFile) -> Iterator[Said]:
    for index, relation in enumerate(file.relations):
        for pair, place in zip(relation.pairs, _places(relation, ("relations", index)), strict=True):
            yield Said(pair, relation.kind, relation, file.name, document.place(*place))


def _places(relation: Relation, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where each of its pairs stands: at the item of `to`."""
    return ((*at, "to", number) for _ in relation.here for number in range(len(relation.there)))


def _contrary(one: Said, other: Said) -> Diagnostic:
    message = f"`{one.kind}` of {_ends_of(one)}, and `{other.kind}` of {_ends_of(other)}: both cannot be true"
    return Diagnostic(Code.CONTRADICTION, message, one.at, (("said here", other.at),))


def _ends_of(said: Said) -> str:
    (here, one), (there, other) = said.pair
    return f"the {here} `{one}` and the {there} `{other}`"
