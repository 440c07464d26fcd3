"""How items are known that overlays change: what a source said, and the day that was learnt, are not lent to others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from ..documents import Document, Mapping, Node, Scalar, plain
from ..documents import Sequence as Items
from .framework import FrameworkFile
from .overlay import Overlay
from .overlay_ways import found, text_at
from .programme import Fact

FACTS = frozenset(
    name
    for name, field in FrameworkFile.model_fields.items()
    if any(isinstance(one, type) and issubclass(one, Fact) for one in get_args(field.annotation))
)
"""The lists of facts, each of which has a day on which it was learnt."""
_OF_LEARNING = frozenset((*Fact.model_fields, "instead"))
"""What a fact says of how it is known and of its end; whatever else it says was learnt on its day."""
_STATUS_OF = {"from": "dates_status", "until": "dates_status"}
"""Which status speaks of a key, where it is not called after it."""


def of_status(key: str) -> bool:
    """Whether a key says how an item is known."""
    return key == "source" or key.endswith("status")


def lets_be(key: str) -> bool:
    """Whether an item says what it said, whatever stands at this key of it."""
    return key == "note" or of_status(key)


class Vouching:
    """Takes from items of a tree that they were seen in a source, as overlays change them.

    Unless the overlay says how it is known, an item is `drafted` then and names no source. The day on which a fact was
    learnt stays with it unless an overlay changes anything of what was learnt, in a part of it too: then the fact as it
    is now was learnt on the later of its own day and the overlay's, and where either is not known, its day is not.

    Args:
        document: the tree, which is changed.
        said: overlay and way of each change.
    """

    def __init__(self, document: Document, said: frozenset[tuple[str, ...]]) -> None:
        self.document = document
        self.said = said
        self._facts: dict[tuple[str, ...], tuple[Mapping, list[Scalar | None]]] = {}

    def changed(self, overlay: Overlay, homes: Sequence[Node], steps: Sequence[str], was: Node | None) -> None:
        """Something changed at the end of a way, of which `homes` are the nodes before; it `was` something else."""
        of_fact = steps[0] in FACTS and len(steps) > 2
        if of_fact and isinstance(fact := homes[2], Mapping):
            self._fact(fact, steps, overlay, was)
        for depth, item in reversed(list(enumerate(homes))):
            if not isinstance(item, Mapping) or item.get("status") is None:
                continue
            key = steps[depth]
            if depth == len(homes) - 1 and lets_be(key):
                return
            for status in ("status", _STATUS_OF.get(key, f"{key}_status")):
                if (overlay.name, *steps[:depth], status) not in self.said:
                    self._drafted(item, status, overlay)
            vouched = {(overlay.name, *steps[:depth], told) for told in ("status", "source")} & self.said
            if not vouched and text_at(item, "source") is not None:
                item.remove("source")
            if not of_fact or depth == 2:  # what is said within a fact, the fact says
                return

    def added(self, overlay: Overlay, node: Node, steps: Sequence[str]) -> None:
        """Whole facts that an overlay brings were learnt when it says, where they do not say it themselves."""
        if steps[0] in FACTS and len(steps) <= 2 and (learnt := self._learnt(overlay)) is not None:
            for one in node.items if isinstance(node, Items) else [node]:
                if isinstance(one, Mapping) and one.get("learnt") is None:
                    self._put(one, "learnt", _last([learnt, self._read(text_at(one, "source")) or learnt]))

    def indicators(self) -> dict[str, list[object]]:
        """The indicators of each domain, as they are now."""
        root = self.document.root
        areas = dict[str, str]()
        domains = found(root, "domains")
        for domain in domains.items if isinstance(domains, Items) else ():
            of = found(domain, "areas")
            for area in of.items if isinstance(of, Items) else ():
                if isinstance(area, Scalar):
                    areas[area.text] = text_at(domain, "id") or ""
        held = dict[str, list[object]]()
        indicators = found(root, "indicators")
        for one in indicators.items if isinstance(indicators, Items) else ():
            home = text_at(one, "domain") or areas.get(text_at(one, "area") or "", "")
            held.setdefault(home, []).append(plain(one))
        return held

    def regrouped(self, overlay: Overlay, before: dict[str, list[object]], *, all_of_them: bool) -> None:
        """Takes from domains that it is known that their indicators are all, where these are others than before.

        Args:
            overlay: which changed them.
            before: the indicators of each domain before it did.
            all_of_them: the list was replaced as a whole, so that it is the overlay's.
        """
        after = self.indicators()
        for name in before.keys() | after.keys():
            domain = found(found(self.document.root, "domains"), name)
            said = (overlay.name, "domains", name, "indicators_status") in self.said
            if isinstance(domain, Mapping) and not said and (all_of_them or before.get(name) != after.get(name)):
                self._drafted(domain, "indicators_status", overlay)

    def settle(self) -> None:
        """Says of each fact that overlays changed when it was learnt as it is now; not known where one day is not."""
        for item, days in self._facts.values():
            read = self._read(text_at(item, "source"))  # of a source that an overlay vouches for: no other has stayed
            known = [day or read for day in days]
            item.remove("learnt")
            if None not in known:
                self._put(item, "learnt", _last(known))

    def _fact(self, item: Mapping, steps: Sequence[str], overlay: Overlay, was: Node | None) -> None:
        """Keeps the day on which a fact was learnt, whatever is about to become of its source."""
        before = (was.text if isinstance(was, Scalar) else None) if steps[2:] == ["source"] else text_at(item, "source")
        read = self._read(before)
        if item.get("learnt") is None and read is not None:
            item.add(Scalar("learnt", read.start), read)
        if steps[2] in _OF_LEARNING or lets_be(steps[-1]) or (overlay.name, *steps[:2], "learnt") in self.said:
            return
        day = found(item, "learnt")
        _, days = self._facts.setdefault(tuple(steps[:2]), (item, [day if isinstance(day, Scalar) else None]))
        days.append(self._learnt(overlay))

    def _learnt(self, overlay: Overlay) -> Scalar | None:
        """The day on which what an overlay says was learnt, at its place there."""
        if overlay.learnt is not None:
            self.document.graft(overlay.learnt, overlay.document.source)
        return overlay.learnt

    def _read(self, source: str | None) -> Scalar | None:
        """The day on which a source was read."""
        read = found(found(found(self.document.root, "sources"), source or ""), "read")
        return read if isinstance(read, Scalar) else None

    def _drafted(self, item: Mapping, key: str, overlay: Overlay) -> None:
        if item.get(key) is not None:
            drafted = Scalar("drafted", overlay.document.root.start)
            self.document.graft(drafted, overlay.document.source)
            self._put(item, key, drafted)

    def _put(self, item: Mapping, key: str, value: Scalar) -> None:
        if item.get(key) is None:
            item.add(Scalar(key, value.start), value)
        else:
            item.replace(key, value)


def _last(days: Iterable[Scalar | None]) -> Scalar:
    """The last of some days."""
    return max((day for day in days if day is not None), key=lambda day: day.text)
