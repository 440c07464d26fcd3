"""Crosswalks from the shelf, with every reference checked against both frameworks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..documents import Document, refuse
from ..vocabulary import Code, Diagnostic
from .crosswalk_file import CrosswalkFile, ItemLevel, Pair
from .framework import Area, Domain, Framework, Indicator
from .loading import gathered, load, loaded_once, named, own_name, read_model
from .packs import OnShelf, find, packs
from .references import known, source_known


@dataclass(frozen=True)
class Crosswalk:
    """A crosswalk and the frameworks that it lies between: every identifier in it is one of theirs."""

    file: CrosswalkFile
    from_framework: Framework
    to_framework: Framework
    digest: str

    @property
    def name(self) -> str:
        """Pack and edition."""
        return self.file.name


@loaded_once
def load_crosswalk(ref: str, root: OnShelf = None) -> Crosswalk:
    """The crosswalk called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults, names a framework that is not there, or one that has faults.
    """
    pack = find(ref, "crosswalk", root)
    document, file = _head(pack.name, root)
    faults = [*own_name(document, pack, file.id, file.edition)]
    frameworks: dict[str, Framework] = {}
    for key, name in (("from_framework", file.from_framework), ("to_framework", file.to_framework)):
        with gathered(faults):
            frameworks[key] = named(document, key, partial(load, name, root))
    if file.from_framework == file.to_framework:
        message = "a crosswalk lies between two frameworks, and this is the one it comes from"
        faults.append(Diagnostic(Code.DUPLICATE_ID, message, document.place("to_framework")))
    refuse([*faults, *_faults(document, file, frameworks)])
    return Crosswalk(file, frameworks["from_framework"], frameworks["to_framework"], pack.digest)


def crosswalks_between(one: Framework, other: Framework, root: OnShelf = None) -> tuple[Crosswalk, ...]:
    """The crosswalks between two frameworks, whichever they begin at, in order of their names.

    Chains of crosswalks by way of a third framework are not followed: what two relations come to together is not known.

    Raises:
        InvalidInput: when a crosswalk on the shelf has faults.
    """
    ends = {one.name, other.name}
    return tuple(load_crosswalk(name, root) for name, lies in crosswalks_known(root).items() if lies == ends)


def crosswalks_known(root: OnShelf = None) -> Mapping[str, set[str]]:
    """The crosswalks of a shelf, each with the two frameworks that it lies between.

    Raises:
        InvalidInput: when one cannot be read.
    """
    heads = [_head(pack.name, root)[1] for pack in packs(root, "crosswalk")]
    return {file.name: {file.from_framework, file.to_framework} for file in heads}


def items_of(framework: Framework, level: ItemLevel) -> Mapping[str, Indicator | Area | Domain]:
    """The items of a framework at a level, by identifier and in its order."""
    match level:
        case "indicator":
            return framework.indicators
        case "area":
            return framework.areas
        case "domain":
            return {one.id: one for one in framework.file.domains}


@loaded_once
def _head(ref: str, root: OnShelf = None) -> tuple[Document, CrosswalkFile]:
    """The file of a crosswalk, not yet held to its frameworks."""
    return read_model(find(ref, "crosswalk", root), "crosswalk.yaml", CrosswalkFile)


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
        places = ((*at, "to", number) for _ in relation.here for number in range(len(relation.there)))
        for pair, place in zip(relation.pairs, places, strict=True):
            if pair in first:
                message = f"`{pair.here}` and `{pair.there}` are related twice"
                related = (("first here", document.place(*first[pair])),)
                yield Diagnostic(Code.DUPLICATE_ID, message, document.place(*place), related)
            first.setdefault(pair, place)
