"""Overlays laid over trees: a file of a pack is read, and what an overlay says otherwise is put in its place.

What is put in keeps its own place, so that a fault in it is told where it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from ..documents import Document, Mapping, Node, Scalar, plain, refuse
from ..documents import Sequence as Items
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .changed import Change
from .overlay_file import ChangeText, OverlayFile

_NAMED_BY = ("id", "indicator", "name", "from")
"""By which of their keys items of a list are called, in this order."""
_NEW = "+"
_STATUS_OF = {"from": "dates_status", "until": "dates_status"}
"""Which status speaks of a key, where it is not called after it."""
EXAMPLES = "examples"
"""The part of a rule file that a review leaves unread."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """An overlay as read.

    Args:
        file: what is written in it.
        document: to point into.
        digest: over all of its files.
        rules: files of rules that it adds, by their names from `rules/` on.
        folder: where it stands.
    """

    file: OverlayFile
    document: Document
    digest: str
    rules: dict[str, FilePath]
    folder: FilePath

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.file.id}/{self.file.edition}"

    def changes_in(self, file: str) -> tuple[tuple[int, ChangeText], ...]:
        """What it changes in a file, with the positions in its own list."""
        return tuple((index, one) for index, one in enumerate(self.file.changes) if one.file == file)


def overlaid(
    document: Document, overlays: Sequence[Overlay], file: str, *, without_examples: bool = False
) -> tuple[Document, tuple[Change, ...]]:
    """A file with all that overlays say otherwise in it, and what that is.

    Args:
        document: the file.
        overlays: in the order in which they are laid.
        file: how they name it: pack, edition and name.
        without_examples: the file is a rule whose examples were left unread, so what is said of them is left out.

    Raises:
        InvalidInput: when a way leads nowhere, when something else stands there than was thought, and when two
            changes are of the same thing.
    """
    mine = [
        (overlay, index, change)
        for overlay in overlays
        for index, change in overlay.changes_in(file)
        if not (without_examples and _steps(change)[0] == EXAMPLES)
    ]
    if not mine:
        return document, ()
    refuse(_conflicts(mine))
    said = frozenset((overlay.name, *_steps(change)) for overlay, _, change in mine)
    made, faults, changes = _Grafted(document, said), list[Diagnostic](), list[Change]()
    for overlay, index, change in mine:
        try:
            changes.append(made.change(overlay, index, change))
        except _NoWay as no_way:
            faults.append(no_way.fault)
    refuse(faults)
    return made.document, tuple(changes)


def added_rule(overlay: Overlay, ruleset: str, name: str) -> Change:
    """That an overlay added a rule to a ruleset."""
    return Change(
        overlay=overlay.name,
        digest=overlay.digest,
        file=f"{ruleset}/rules/{name}",
        at="rules",
        was=None,
        becomes=name.removesuffix(".yaml"),
        because=overlay.file.title,
    )


def _steps(change: ChangeText) -> list[str]:
    return change.at.strip("/").split("/")


def _conflicts(mine: Sequence[tuple[Overlay, int, ChangeText]]) -> Iterator[Diagnostic]:
    """Two changes of one thing, or of a thing and a part of it. New items do not come into each other's way.

    Nor may one overlay say how it is known what another one says.
    """
    for later, (overlay, index, change) in enumerate(mine):
        for other, number, before in mine[:later]:
            one, two = _steps(change), _steps(before)
            shared = min(len(one), len(two))
            message = None
            if one[:shared] == two[:shared] and _NEW not in (one[shared - 1], two[shared - 1]):
                message = f"`{change.at}` is changed twice, here and by {other.name}"
            elif overlay is not other and (_vouches(one, two) or _vouches(two, one)):
                message = (
                    f"`{change.at}` and `{before.at}` of {other.name} are of one item, and one says how it is known"
                )
            if message is not None:
                related = (("the other change", other.document.place("changes", number, "at")),)
                at = overlay.document.place("changes", index, "at")
                yield Diagnostic(Code.DUPLICATE_ID, message, at, related, "leave one of them out")


def _vouches(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one change says how the item is known that the other says something of."""
    *item, key = one
    return _of_status(key) and list(other[: len(item)]) == item and not _lets_be(other[-1])


def _of_status(key: str) -> bool:
    return key == "source" or key.endswith("status")


def _lets_be(key: str) -> bool:
    """Whether an item says what it said, whatever stands at this key of it."""
    return key == "note" or _of_status(key)


class _NoWay(Exception):  # noqa: N818  (it never leaves this file)
    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Grafted:
    """A copy of a tree that changes go into.

    An item of which an overlay says something else is no longer known from its source: unless the overlay says how it
    is known, it is `drafted` then, and names no source.
    """

    def __init__(self, document: Document, said: frozenset[tuple[str, ...]]) -> None:
        self.said = said
        self.document = Document(document.source, _copied(document.root), dict(document.grafts))

    def change(self, overlay: Overlay, index: int, change: ChangeText) -> Change:
        """Carries one change out."""
        at = overlay.document.place("changes", index, "at")
        becomes = overlay.document.node("changes", index, "becomes")
        assert becomes is not None
        node = _copied(becomes)  # a later change may go into it, and overlays are read once and kept
        *way, last = _steps(change)
        home: Node = self.document.root
        homes = [home]
        for step in way:
            found = _found(home, step)
            if found is None:
                raise _NoWay(self._nowhere(home, step, change, at))
            home = found
            homes.append(home)
        was = _found(home, last)
        if not self._put(home, last, was, node, overlay):
            raise _NoWay(self._nowhere(home, last, change, at))
        self.document.graft(node, overlay.document.source)
        if change.was is not None and (was is None or plain(was) != change.was):
            there = "nothing" if was is None else f"`{_told(was)}`"
            related = (("what stands there", self.document.at(was)),) if was is not None else ()
            message = f"{there} stands at `{change.at}`, not what `was` says"
            place = overlay.document.place("changes", index, "was")
            raise _NoWay(Diagnostic(Code.DANGLING, message, place, related, "the pack may have changed: look again"))
        if was is not None and plain(was) == plain(node):
            message = f"`{change.at}` is `{_told(was)}` already"
            place = overlay.document.place("changes", index, "becomes")
            related = (("there already", self.document.at(was)),)
            raise _NoWay(Diagnostic(Code.DUPLICATE_ID, message, place, related, "leave this change out"))
        self._ours(homes, way, last, overlay)
        if way[:1] == ["indicators"]:
            self._ours_in_domains([one for one in (was, node, *homes[2:3]) if one is not None], overlay)
        return Change(
            overlay=overlay.name,
            digest=overlay.digest,
            file=change.file,
            at=change.at,
            was=None if was is None else _told(was),
            becomes=_told(node),
            because=change.because,
        )

    def _ours(self, homes: Sequence[Node], way: Sequence[str], last: str, overlay: Overlay) -> None:
        """Takes from the item that was changed that it was seen in a source."""
        for depth, item in reversed(list(enumerate(homes))):
            known = item.get("status") if isinstance(item, Mapping) else None
            if known is None or not isinstance(item, Mapping):
                continue
            if depth == len(way) and _lets_be(last):
                return
            key = [*way, last][depth]
            for status in ("status", _STATUS_OF.get(key, f"{key}_status")):
                if (overlay.name, *way[:depth], status) not in self.said:
                    self._drafted(item, status, overlay)
            source = item.get("source")
            vouched = {(overlay.name, *way[:depth], told) for told in ("status", "source")} & self.said
            if not vouched and source is not None and isinstance(source[1], Scalar):
                item.remove("source")
            return

    def _ours_in_domains(self, changed: Sequence[Node], overlay: Overlay) -> None:
        """Takes from the domains of indicators that were changed that it is known that these are all."""
        domains = _found(self.document.root, "domains")
        for one in changed:
            named = _found(one, "domain")
            if domains is None or not isinstance(named, Scalar):
                continue
            domain, said = _found(domains, named.text), (overlay.name, "domains", named.text, "indicators_status")
            if isinstance(domain, Mapping) and said not in self.said:
                self._drafted(domain, "indicators_status", overlay)

    def _drafted(self, item: Mapping, key: str, overlay: Overlay) -> None:
        if item.get(key) is not None:
            status = Scalar("drafted", overlay.document.root.start)
            item.replace(key, status)
            self.document.graft(status, overlay.document.source)

    def _put(self, home: Node, step: str, was: Node | None, node: Node, overlay: Overlay) -> bool:
        """Puts a node where `was` stands, or where nothing does; whether there is such a place."""
        if isinstance(home, Mapping) and was is not None:
            home.replace(step, node)
        elif isinstance(home, Mapping):
            home.add(Scalar(step, node.start), node)
            self.document.graft(home.first_key(step), overlay.document.source)
        elif isinstance(home, Items) and step == _NEW:
            home.items.append(node)
        elif isinstance(home, Items) and was is not None:
            home.items = [node if item is was else item for item in home.items]
        else:
            return False
        return True

    def _nowhere(self, home: Node, step: str, change: ChangeText, at: Place) -> Diagnostic:
        names = (
            [name.text for name, _ in home.entries]
            if isinstance(home, Mapping)
            else [_called(item, number) for number, item in enumerate(home.items)]
            if isinstance(home, Items)
            else []
        )
        message = f"`{change.at}` leads nowhere in {change.file}: there is no `{step}`"
        related = (("looked for here", self.document.at(home)),)
        return Diagnostic(Code.DANGLING, message, at, related, did_you_mean(step, names))


def _found(home: Node, step: str) -> Node | None:
    if isinstance(home, Mapping):
        entry = home.get(step)
        return entry[1] if entry is not None else None
    if isinstance(home, Items):
        return next((item for number, item in enumerate(home.items) if _called(item, number) == step), None)
    return None


def _called(item: Node, number: int) -> str:
    """What an item of a list is called: by one of its keys, else by its number, from 1."""
    if isinstance(item, Mapping):
        for key in _NAMED_BY:
            if (entry := item.get(key)) is not None and isinstance(entry[1], Scalar):
                return entry[1].text
    return str(number + 1)


def _copied(node: Node) -> Node:
    if isinstance(node, Mapping):
        made = Mapping(node.start)
        for key, value in node.entries:
            made.add(key, _copied(value))
        return made
    return Items(node.start, [_copied(item) for item in node.items]) if isinstance(node, Items) else node


def _told(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else json.dumps(plain(node), ensure_ascii=False)
