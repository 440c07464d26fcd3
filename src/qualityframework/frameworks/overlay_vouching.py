"""How items are known that overlays change: what a source said, and the day that was learnt, are not lent to others."""

from __future__ import annotations

from collections.abc import Sequence

from ..documents import Document, Mapping, Node, Scalar, plain
from ..documents import Sequence as Items
from .overlay import Overlay
from .overlay_ways import found, text_at

OF_FACT = {"profiles": ("from", "until", "subjects"), "claims": ("about", "text", "from", "until")}
"""The lists of facts that have a day of learning, each with what was learnt then."""
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
    learnt stays with it unless the overlay changes what was learnt: then it is the overlay's, or is not known.

    Args:
        document: the tree, which is changed.
        said: overlay and way of each change.
    """

    def __init__(self, document: Document, said: frozenset[tuple[str, ...]]) -> None:
        self.document = document
        self.said = said
        self._facts: dict[tuple[str, str], list[Overlay]] = {}

    def changed(self, overlay: Overlay, homes: Sequence[Node], steps: Sequence[str], was: Node | None) -> None:
        """Something changed at the end of a way, of which `homes` are the nodes before; it `was` something else."""
        for depth, item in reversed(list(enumerate(homes))):
            if not isinstance(item, Mapping) or item.get("status") is None:
                continue
            key = steps[depth]
            if depth == 2 and steps[0] in OF_FACT:
                self._fact(item, steps, overlay, was)
            if depth == len(homes) - 1 and lets_be(key):
                return
            for status in ("status", _STATUS_OF.get(key, f"{key}_status")):
                if (overlay.name, *steps[:depth], status) not in self.said:
                    self._drafted(item, status, overlay)
            vouched = {(overlay.name, *steps[:depth], told) for told in ("status", "source")} & self.said
            if not vouched and text_at(item, "source") is not None:
                item.remove("source")
            return

    def added(self, overlay: Overlay, node: Node, steps: Sequence[str]) -> None:
        """Whole facts that an overlay brings were learnt when it says, where they do not say it themselves."""
        if steps[0] in OF_FACT and len(steps) <= 2 and overlay.learnt is not None:
            for one in node.items if isinstance(node, Items) else [node]:
                if isinstance(one, Mapping) and one.get("learnt") is None and one.get("source") is None:
                    self._put(one, "learnt", overlay.learnt, overlay.document)

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
        """Says of each fact that overlays changed when it was learnt: when the last did; not known where one is not."""
        for (part, name), overlays in self._facts.items():
            item = found(found(self.document.root, part), name)
            if not isinstance(item, Mapping) or any((one.name, part, name, "learnt") in self.said for one in overlays):
                continue
            days = [(one.learnt, one) for one in overlays if one.learnt is not None]
            item.remove("learnt")
            if len(days) == len(overlays):
                last, of = max(days, key=lambda day: day[0].text)
                self._put(item, "learnt", last, of.document)

    def _fact(self, item: Mapping, steps: Sequence[str], overlay: Overlay, was: Node | None) -> None:
        """Keeps the day on which a fact was learnt, whatever is about to become of its source."""
        if steps[2] in OF_FACT[steps[0]] and steps[-1] != "title":
            self._facts.setdefault((steps[0], steps[1]), []).append(overlay)
        before = was.text if steps[2] == "source" and isinstance(was, Scalar) else text_at(item, "source")
        read = found(found(found(self.document.root, "sources"), before or ""), "read")
        if item.get("learnt") is None and isinstance(read, Scalar):
            item.add(Scalar("learnt", read.start), read)

    def _drafted(self, item: Mapping, key: str, overlay: Overlay) -> None:
        if item.get(key) is not None:
            self._put(item, key, Scalar("drafted", overlay.document.root.start), overlay.document)

    def _put(self, item: Mapping, key: str, value: Scalar, document: Document) -> None:
        if item.get(key) is None:
            item.add(Scalar(key, value.start), value)
        else:
            item.replace(key, value)
        self.document.graft(value, document.source)
