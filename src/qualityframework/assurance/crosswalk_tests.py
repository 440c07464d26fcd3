"""What the `tests.yaml` of a crosswalk expects, held against the crosswalk, and no other one between the same two."""

from __future__ import annotations

from collections.abc import Iterator

from ..crosswalks import Link, links_from, links_of
from ..frameworks import Crosswalk, CrosswalkExpectation, Framework, ItemName, items_of
from ..vocabulary import did_you_mean
from .differing import told


def crosswalk_differs(crosswalk: Crosswalk, one: CrosswalkExpectation) -> Iterator[str]:
    """What is not as expected."""
    a, b = crosswalk.from_framework, crosswalk.to_framework
    if one.item is not None and one.to is not None:
        here: ItemName = (one.level or "indicator", one.item)
        there: ItemName = (one.level_to or "indicator", one.to)
        missing = [*_missing(a, here), *_missing(b, there)]
        yield from missing or _of_pair(crosswalk, one, here, there)
        return
    for framework, other, id_ in ((a, b, one.not_mapped), (b, a, one.not_mapped_there)):
        if id_ is not None:
            item: ItemName = (one.level or "indicator", id_)
            missing = list(_missing(framework, item))
            links = () if missing else _links(crosswalk, framework, other, item)
            yield from missing
            yield from (f"{id_} is mapped: {link.kind} {link.to.id}" for link in links)


def _of_pair(crosswalk: Crosswalk, one: CrosswalkExpectation, here: ItemName, there: ItemName) -> Iterator[str]:
    links = _links(crosswalk, crosswalk.from_framework, crosswalk.to_framework, here)
    link = next((link for link in links if link.to.named == there), None)
    pair = f"{here[1]} to {there[1]}"
    yield from told(str(one.kind), str(link.kind) if link is not None else "not-mapped", f"relation of {pair}")
    if one.status is not None:
        yield from told(one.status, link.status if link is not None else None, f"status of {pair}")


def _links(crosswalk: Crosswalk, framework: Framework, other: Framework, item: ItemName) -> tuple[Link, ...]:
    return links_of(framework, item, links_from(framework, other, [crosswalk]))


def _missing(framework: Framework, item: ItemName) -> Iterator[str]:
    level, id_ = item
    known = items_of(framework, level)
    if id_ not in known:
        yield f"there is no {level} {id_} in {framework.name}: {did_you_mean(id_, known)}"
