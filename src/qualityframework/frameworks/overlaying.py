"""Overlays laid over trees: a file of a pack is read, and what an overlay says otherwise is put in its place.

What is put in keeps its own place, so that a fault in it is told where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..documents import Document, Mapping, Node, Scalar, plain, refuse
from ..documents import Sequence as Items
from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .changed import Change
from .overlay import Overlay
from .overlay_dropping import dropped, dropping_faults
from .overlay_file import ChangeText
from .overlay_vouching import Vouching, lets_be, of_status
from .overlay_ways import NEW, copied, found, steps_from, told

_GROUPED_BY = ("indicators", "domains", "areas")
"""What says which indicators belong to a domain."""
EXAMPLES = "examples"
"""The part of a rule file that a review leaves unread."""


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
        InvalidInput: when a way leads nowhere, when something else stands there than was thought, when something would
            be gone, and when two changes are of the same thing.
    """
    mine = [
        (overlay, index, change)
        for overlay in overlays
        for index, change in overlay.changes_in(file)
        if not (without_examples and change.steps[0] == EXAMPLES)
    ]
    if not mine:
        return document, ()
    refuse(_conflicts(mine))
    said = frozenset((overlay.name, *change.steps) for overlay, _, change in mine)
    made, faults, changes = _Grafted(document, said), list[Diagnostic](), list[Change]()
    for overlay, index, change in mine:
        try:
            changes.append(made.change(overlay, index, change))
        except InvalidInput as error:
            faults += error.diagnostics
    refuse(faults)
    made.vouching.settle()
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


def _conflicts(mine: Sequence[tuple[Overlay, int, ChangeText]]) -> Iterator[Diagnostic]:
    """Two changes of one thing, or of a thing and a part of it. New items do not come into each other's way.

    Nor may one overlay say how it is known what another one says.
    """
    for later, (overlay, index, change) in enumerate(mine):
        for other, number, before in mine[:later]:
            one, two = change.steps, before.steps
            shared = min(len(one), len(two))
            message = None
            if one[:shared] == two[:shared] and NEW not in (one[shared - 1], two[shared - 1]):
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
    """Whether one change says how, or since when, the item is known that the other says something of."""
    *item, key = one
    return (of_status(key) or key == "learnt") and list(other[: len(item)]) == item and not lets_be(other[-1])


class _Grafted:
    """A copy of a tree that changes go into."""

    def __init__(self, document: Document, said: frozenset[tuple[str, ...]]) -> None:
        self.document = Document(document.source, copied(document.root), dict(document.grafts))
        self.vouching = Vouching(self.document, said)

    def change(self, overlay: Overlay, index: int, change: ChangeText) -> Change:
        """Carries one change out.

        Raises:
            InvalidInput: when it cannot be, with every reason.
        """
        document, steps = overlay.document, change.steps
        becomes = document.node("changes", index, "becomes")
        assert becomes is not None
        node = copied(becomes)  # a later change may go into it, and overlays are read once and kept
        homes, was = self._way(change, document.place("changes", index, "at"))
        left_out = tuple(dropped(was, node))
        refuse((*self._faults(document, index, change, was, node), *dropping_faults(document, index, change, left_out)))
        before = self.vouching.indicators() if steps[0] in _GROUPED_BY else {}
        self._put(homes[-1], steps[-1], was, node, overlay)
        self.document.graft(node, document.source)
        self.vouching.changed(overlay, homes, steps, was)
        self.vouching.added(overlay, node, steps)
        if steps[0] in _GROUPED_BY:
            self.vouching.regrouped(overlay, before, all_of_them=steps == ["indicators"])
        return Change(
            overlay=overlay.name,
            digest=overlay.digest,
            file=change.file,
            at=change.at,
            was=None if was is None else told(was),
            becomes=told(node),
            dropped=tuple("/".join(way) for way in left_out),
            because=change.because,
        )

    def _way(self, change: ChangeText, at: Place) -> tuple[list[Node], Node | None]:
        """The nodes on the way to a change, and what stands at its end."""
        *way, last = change.steps
        homes: list[Node] = [self.document.root]
        for step in way:
            home = found(homes[-1], step)
            if home is None:
                refuse([self._nowhere(homes[-1], step, change, at)])
            else:
                homes.append(home)
        was = found(homes[-1], last)
        new = isinstance(homes[-1], Mapping) or (isinstance(homes[-1], Items) and last == NEW)
        if was is None and not new:
            refuse([self._nowhere(homes[-1], last, change, at)])
        if change.steps[0] == "sources" and (len(change.steps) > 2 or was is not None):
            message = f"`{change.at}` says what others read, and on which day: an overlay adds sources and changes none"
            refuse([Diagnostic(Code.DUPLICATE_ID, message, at, help="add one of another name")])
        return homes, was

    def _faults(
        self, document: Document, index: int, change: ChangeText, was: Node | None, node: Node
    ) -> Iterator[Diagnostic]:
        """Another thing stands there than was thought, or the same already."""
        if change.was is not None and (was is None or plain(was) != change.was):
            there = "nothing" if was is None else f"`{told(was)}`"
            related = (("what stands there", self.document.at(was)),) if was is not None else ()
            message = f"{there} stands at `{change.at}`, not what `was` says"
            place = document.place("changes", index, "was")
            yield Diagnostic(Code.DANGLING, message, place, related, "the pack may have changed: look again")
        if was is not None and plain(was) == plain(node):
            message, place = f"`{change.at}` is `{told(was)}` already", document.place("changes", index, "becomes")
            related = (("there already", self.document.at(was)),)
            yield Diagnostic(Code.DUPLICATE_ID, message, place, related, "leave this change out")

    def _put(self, home: Node, step: str, was: Node | None, node: Node, overlay: Overlay) -> None:
        """Puts a node where `was` stands, or where nothing does."""
        if isinstance(home, Mapping) and was is not None:
            home.replace(step, node)
        elif isinstance(home, Mapping):
            home.add(Scalar(step, node.start), node)
            self.document.graft(home.first_key(step), overlay.document.source)
        elif isinstance(home, Items) and was is not None:
            home.items = [node if item is was else item for item in home.items]
        elif isinstance(home, Items):
            home.items.append(node)

    def _nowhere(self, home: Node, step: str, change: ChangeText, at: Place) -> Diagnostic:
        message = f"`{change.at}` leads nowhere in {change.file}: there is no `{step}`"
        related = (("looked for here", self.document.at(home)),)
        return Diagnostic(Code.DANGLING, message, at, related, did_you_mean(step, steps_from(home)))
