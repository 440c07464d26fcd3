"""Two frameworks compared item by item: two editions of one, or any two. Equal titles are no proof of equal meaning."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field

from ..__about__ import __version__
from ..frameworks import Framework, Illustration, Overlaid, Subject
from ..vocabulary import Frozen

if TYPE_CHECKING:
    from ..frameworks import Between

Part = Literal["head", "domain", "area", "indicator", "attribute", "aggregation", "claim", "profile", "illustration"]
How = Literal["added", "removed", "recoded", "renamed", "same-code", "moved", "changed"]
Known = frozenset[tuple[str, str]]
"""Identifiers on either side of items that a crosswalk calls the same."""
CAVEAT = "Equal codes and equal titles do not show that the meaning is equal: texts behind the titles are not compared."
_APART = {"id", "title", "text", "aliases", "areas", "area", "domain", "note"}
"""What is told by itself, or says nothing of what an item means."""
_NO_HEAD = {"kind", "id", "edition", "sources", "domains", "areas", "indicators", "attributes", "aggregations"}
_NO_HEAD |= {"claims", "profiles"}
"""Keys of a framework that name it, or whose items are compared one by one."""
NEAR = 0.8
"""Two titles are near from this on: twice the words that they share, by all their words. Words of up to three letters
are not counted, as those of most titles are the same."""
_BESIDE = {
    "scale": "points of the scale",
    "kinds": "kinds of evidence",
    "own_weighing": "weighing",
    "progress": "criteria",
}
"""What comes from other files, of which it is only told whether it differs."""


class ItemChange(Frozen):
    """What became of one item. One item may be told more than once: recoded, and moved as well."""

    part: Part
    how: How = Field(
        description="renamed: the same under another title, as an earlier code, a crosswalk or a near title says; "
        "same-code: the code or identifier stands for something with another title, and nothing says that both are "
        "one, so that nothing else of the two is compared"
    )
    was: str | None = Field(description="its identifier in the first framework; null where it was added")
    now: str | None = Field(description="its identifier in the second; null where it was removed")
    what: str | None = Field(default=None, description="the key that differs, where it is one")
    before: str | None = None
    after: str | None = None


class FrameworkDiff(Frozen):
    """All that differs between two frameworks, in the order of their files."""

    format: Literal["qualityframework.framework-diff/1"] = "qualityframework.framework-diff/1"
    engine: str = Field(description="version of qualityframework")
    first: str
    first_digest: str
    second: str
    second_digest: str
    crosswalks: tuple[str, ...] = Field(description="crosswalks between the two that say what is the same")
    unread: tuple[str, ...] = Field(
        description="crosswalks that cannot be read and may lie between the two: where there is one, what is told as "
        "added, removed or same-code may be the same under another title"
    )
    overlaid: Overlaid = Field(description="the overlays that were given, and what they changed of the two")
    caveat: str = CAVEAT
    changes: tuple[ItemChange, ...]
    unchanged: int = Field(description="items that are in both, with nothing that differs")


def compared(
    first: Framework,
    second: Framework,
    illustrated: tuple[Mapping[str, Illustration], Mapping[str, Illustration]] = ({}, {}),
    between: "Between | None" = None,
) -> FrameworkDiff:
    """What was added, removed, renamed, recoded, moved or changed from one framework to another. A pure function.

    A code that stands for something with another title is told as that, unless an earlier code, a crosswalk or a title
    that is near (`NEAR`) says that both are one.

    Args:
        first: the framework that is compared from.
        second: the framework that is compared to.
        illustrated: their illustrations by indicator.
        between: the crosswalks between them, as `crosswalks_between` gives them; none unless given.
    """
    changes = list(_of_head(first, second))
    unchanged = 0
    related = _the_same(first, second, between) if between is not None else set()
    for part, (before, after) in _parts(first, second).items():
        known = frozenset((here, there) for level, here, there in related if level == part)
        pairs = _pairs(before, after, known, editions=first.id == second.id)
        for one, other in pairs:
            if not _are_one(one, other, known):
                changes.append(_change(part, "same-code", one, other, "title", _named(one), _named(other)))
                continue
            found = list(_of_pair(part, one, other, first, second))
            changes += found
            unchanged += not found
        changes += _left(part, "removed", before, [one.id for one, _ in pairs])
        changes += _left(part, "added", after, [other.id for _, other in pairs])
    if any(illustrated):
        for code in illustrated[0].keys() & illustrated[1].keys():
            unchanged += illustrated[0][code] == illustrated[1][code]
        changes += _of_illustrations(*illustrated)
    return FrameworkDiff(
        engine=__version__,
        first=first.name,
        first_digest=first.digest,
        second=second.name,
        second_digest=second.digest,
        crosswalks=tuple(one.name for one in between.read) if between is not None else (),
        unread=tuple(between.unread) if between is not None else (),
        overlaid=Overlaid(overlays=first.overlays, changes=tuple(dict.fromkeys((*first.changes, *second.changes)))),
        changes=tuple(changes),
        unchanged=unchanged,
    )


def _parts(first: Framework, second: Framework) -> dict[Part, tuple[Sequence[Any], Sequence[Any]]]:
    a, b = first.file, second.file
    return {
        "domain": (a.domains, b.domains),
        "area": (a.areas, b.areas),
        "indicator": (a.indicators, b.indicators),
        "attribute": (a.attributes, b.attributes),
        "aggregation": (a.aggregations, b.aggregations),
        "claim": (a.claims, b.claims),
        "profile": (a.profiles, b.profiles),
    }


def _of_head(first: Framework, second: Framework) -> Iterator[ItemChange]:
    """What differs of the framework itself, such as its scale and its counts."""
    for key in type(first.file).model_fields:
        before, after = (_plainly(getattr(one.file, key)) for one in (first, second))
        if key not in _NO_HEAD and before != after:
            yield ItemChange(part="head", how="changed", was=None, now=None, what=key, before=before, after=after)
    for key, what in _BESIDE.items():
        if getattr(first, key) != getattr(second, key):
            there = [getattr(one, key) not in (None, {}) for one in (first, second)]
            before, after = "as it was" if there[0] else None, "otherwise" if there[1] else None
            yield ItemChange(part="head", how="changed", was=None, now=None, what=what, before=before, after=after)


def _plainly(value: Any) -> str | None:
    """A value of the head as it could be written, or None where there is none."""
    if isinstance(value, BaseModel):
        told = value.model_dump(mode="json", exclude_none=True)
        return json.dumps(told, ensure_ascii=False) if told else None
    return _told(value)


def _the_same(first: Framework, second: Framework, between: "Between") -> set[tuple[str, str, str]]:
    """The items, by what they are and both identifiers, that a crosswalk calls the same, in whatever words, and that
    none contradicts."""
    from ..crosswalks import links_from  # loaded only here, with the crosswalks
    from ..frameworks import RelationKind

    same = (RelationKind.EQUAL, RelationKind.EQUIVALENT)
    links = ((item, link) for item, told in links_from(first, second, between.read).items() for link in told)
    return {
        (level, id_, link.to.id)
        for (level, id_), link in links
        if link.kind in same and link.to.level == level and not link.contradicted
    }


def _pairs(before: Sequence[Any], after: Sequence[Any], known: Known, *, editions: bool) -> list[tuple[Any, Any]]:
    """Items that belong together: by title and identifier, then by an alias, then by a crosswalk, then by title, then
    by identifier, each only once.

    A title that several items of one framework have pairs none of them. An identifier, earlier or present, alone pairs
    items of two editions of one framework; two frameworks that both have a 1.1 do not mean one thing by it.
    """
    ways: tuple[Callable[[Any, Any], bool], ...] = (
        lambda one, other: one.id == other.id and _title(one) == _title(other),
        lambda one, other: editions and _was_called(one, other),
        lambda one, other: (one.id, other.id) in known,
        lambda one, other: _title(one) == _title(other) and _only(one, before) and _only(other, after),
        lambda one, other: editions and one.id == other.id,
    )
    free, met = list(after), {}
    for way in ways:
        for one in before:
            fits = [other for other in free if one.id not in met and way(one, other)]
            if fits:
                met[one.id] = (one, fits[0])
                free.remove(fits[0])
    return [met[one.id] for one in before if one.id in met]


def _are_one(one: Any, other: Any, known: Known) -> bool:
    """Whether anything but its code says that an item is the other."""
    return _was_called(one, other) or (one.id, other.id) in known or _are_near(_title(one), _title(other))


def _are_near(title: str, other: str) -> bool:
    """Whether two titles are equal, or share most of the words that say something."""
    words, others = (set(re.findall(r"\w{4,}", text)) for text in (title, other))
    return title == other or 2 * len(words & others) >= NEAR * (len(words) + len(others)) > 0


def _was_called(one: Any, other: Any) -> bool:
    return one.id in getattr(other, "aliases", ()) or other.id in getattr(one, "aliases", ())


def _title(item: Any) -> str:
    return _folded(_named(item))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _named(item: Any) -> str:
    """What an item is called, or what it says where it has no title."""
    return str(item.title if hasattr(item, "title") else item.text)


def _only(item: Any, among: Sequence[Any]) -> bool:
    return sum(_title(one) == _title(item) for one in among) == 1


def _of_pair(part: Part, one: Any, other: Any, first: Framework, second: Framework) -> Iterator[ItemChange]:
    if one.id != other.id:
        yield _change(part, "recoded", one, other, "id", one.id, other.id)
    if _title(one) != _title(other):
        yield _change(part, "renamed", one, other, "title", _named(one), _named(other))
    homes = _home(part, one, first), _home(part, other, second)
    if _folded(homes[0] or "") != _folded(homes[1] or ""):
        yield _change(part, "moved", one, other, "within", *homes)
    for key in type(one).model_fields:
        if key not in _APART:
            before, after = _told(_cited(key, one, first)), _told(_cited(key, other, second))
            if before != after:
                yield _change(part, "changed", one, other, key, before, after)


def _home(part: Part, item: Any, framework: Framework) -> str | None:
    """Where an item belongs, by titles, as two frameworks number their parts each in their own way."""
    if part == "area":
        domains = [domain.title for domain in framework.file.domains if item.id in domain.areas]
        return ", ".join(domains) or None
    if part != "indicator":
        return None
    area = framework.areas[item.area] if item.area is not None else None
    domain = framework.domain_of[item.id].title
    return domain if area is None else f"{domain}: {area.title}"


def _cited(key: str, item: Any, framework: Framework) -> Any:
    """The value of a key; of a source what it is, and not what the pack calls it; of a fact the day it was learnt,
    also where only its source tells that."""
    if key == "learnt":
        return framework.learnt(item)
    value = getattr(item, key)
    if key != "source" or value is None:
        return value
    source = framework.file.sources[value]
    return f"{source.document}{f', {source.place}' if source.place else ''}"


def _told(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return "; ".join(_told(one) or "" for one in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Subject):
        title = f" {value.title}" if value.title is not None else ""
        return f"{value.id}{title} ({', '.join(value.indicators)}){', overall' if value.overall else ''}"
    text = getattr(value, "text", None) or getattr(value, "title", None) if hasattr(value, "id") else None
    if text is not None:
        return f"{value.id}: {text} [{value.status}]" if hasattr(value, "status") else f"{value.id}: {text}"
    return _plainly(value) if isinstance(value, BaseModel) else str(value)


def _left(part: Part, how: Literal["added", "removed"], items: Sequence[Any], met: list[str]) -> Iterator[ItemChange]:
    for one in items:
        if one.id not in met:
            gone = how == "removed"
            yield ItemChange(
                part=part,
                how=how,
                was=one.id if gone else None,
                now=None if gone else one.id,
                before=_named(one) if gone else None,
                after=None if gone else _named(one),
            )


def _of_illustrations(before: Mapping[str, Illustration], after: Mapping[str, Illustration]) -> Iterator[ItemChange]:
    for code in [*before, *(code for code in after if code not in before)]:
        if code not in after:
            yield ItemChange(part="illustration", how="removed", was=code, now=None)
        elif code not in before:
            yield ItemChange(part="illustration", how="added", was=None, now=code)
        else:
            for key in ("very_good", "weak", "standards"):
                texts = _told(getattr(before[code], key)), _told(getattr(after[code], key))
                if texts[0] != texts[1]:
                    yield ItemChange(
                        part="illustration",
                        how="changed",
                        was=code,
                        now=code,
                        what=key,
                        before=texts[0],
                        after=texts[1],
                    )


def _change(part: Part, how: How, one: Any, other: Any, what: str, before: str | None, after: str | None) -> ItemChange:
    return ItemChange(part=part, how=how, was=one.id, now=other.id, what=what, before=before, after=after)
