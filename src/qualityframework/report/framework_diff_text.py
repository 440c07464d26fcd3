"""The comparison of two frameworks as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from ..assurance import FrameworkDiff, ItemChange
from .branches import Branch, Line, drawn, many, wrapped

_PARTS = {
    "head": "the framework itself",
    "domain": "domains",
    "area": "areas",
    "indicator": "indicators",
    "attribute": "attributes",
    "aggregation": "how one grade is made of others",
    "claim": "claims",
    "profile": "profiles",
    "illustration": "illustrations",
}
_TWO = "Where one code has two titles that are not near, nothing says that both are one: no more of them is compared."
_SHORT = 60
"""Both texts of a difference stand on its line where they are shorter together."""


def framework_diff_lines(diff: FrameworkDiff, width: int) -> Iterator[Line]:
    """All that differs, by what it is of, and how much does not."""
    parts = (_of_part(plural, [one for one in diff.changes if one.part == part]) for part, plural in _PARTS.items())
    head = f"{diff.first} compared with {diff.second}"
    yield from drawn(Branch(head, tuple(part for part in parts if part.children), "title"), width)
    yield Line("")
    changed = many(len(diff.changes), "difference")
    yield from wrapped(f"{changed}; {many(diff.unchanged, 'item')} unchanged.", "summary", width)
    if any(one.how == "same-code" for one in diff.changes):
        yield from wrapped(_TWO, "", width)
    if diff.unread:
        unread = ", ".join(diff.unread)
        yield from wrapped(f"Cannot be read, and may say of more that it is the same: {unread}.", "", width)
    yield from wrapped(diff.caveat, "", width)


def _of_part(title: str, changes: list[ItemChange]) -> Branch:
    return Branch(title, tuple(_told(one) for one in changes), "heading")


def _told(one: ItemChange) -> Branch:
    if one.part == "head":
        return _changed(f"changed: {_key(one)}", one)
    if one.was is None or one.now is None:
        title = one.after if one.was is None else one.before
        return Branch(f"{one.how}: {one.now or one.was}{f' {title}' if title else ''}")
    code = one.was if one.was == one.now else f"{one.was} (now {one.now})"
    if one.how == "recoded":
        return Branch(f"recoded: {one.was} is {one.now} now")
    if one.how == "same-code":
        return _changed(f"same code, another title: {code}", one)
    return _changed(f"{one.how}: {code}, {_key(one)}", one)


def _key(one: ItemChange) -> str:
    return (one.what or "").replace("_", " ")


def _changed(lead: str, one: ItemChange) -> Branch:
    before, after = one.before or "not told", one.after or "not told"
    if len(before) + len(after) < _SHORT:
        return Branch(f"{lead}: {before}, then {after}")
    return Branch(lead, (Branch(f"was: {before}"), Branch(f"is: {after}")))
