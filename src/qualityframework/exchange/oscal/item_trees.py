"""Groups and controls of a catalog to domains, areas and indicators, as trees with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...documents import Document, Mapping, Node, Scalar
from ...vocabulary import Code, Diagnostic
from .naming import free, slug
from .properties import REFERENCE
from .trees import (
    all_said,
    built,
    items,
    label,
    listed,
    markup,
    ours,
    parts,
    properties,
    said,
    standing,
    text,
    title,
)


@dataclass
class Items:
    """The items that were found in a catalog, and what is wrong with it.

    Args:
        document: the catalog.
        sources: the identifiers of its sources, by the address within it.
        source: what an item without a source cites, or None where the catalog says what each one cites.
        named: groups without an identifier, which are named after their titles.
    """

    document: Document
    sources: dict[str, str]
    source: str | None
    domains: list[Mapping] = field(default_factory=list)
    areas: list[Mapping] = field(default_factory=list)
    indicators: list[Mapping] = field(default_factory=list)
    capacity: Mapping | None = None
    faults: list[Diagnostic] = field(default_factory=list)
    named: list[Mapping] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    def take(self, catalog: Node) -> None:
        """Everything in the catalog that is not withdrawn, in its order or in the one that positions tell."""
        tops = standing(catalog, "groups")
        groups = [*tops, *(group for top in tops for group in standing(top, "groups"))]
        self._taken = {id_.text for group in groups if (id_ := text(group, "id")) is not None}
        for group in standing(catalog, "groups"):
            self._domain(group)
        if standing(catalog, "controls"):
            at = standing(catalog, "controls")[0]
            note = ours("Made for controls that stand outside all groups.", at)
            named = {"id": ours(free("controls", self._taken), at), "title": ours("Controls", at), "note": note}
            self.domains.append(built(at, **named, status=ours("drafted", at)))
            self._controls(catalog, "domain", named["id"])
        self.areas, self.indicators = _in_position(self.areas), _in_position(self.indicators)

    def _domain(self, group: Mapping) -> None:
        code, groups = self._code(group), standing(group, "groups")
        areas = [self._area(one) for one in groups]
        if groups and standing(group, "controls"):
            areas.append(self._between(group, code))
        elif standing(group, "controls"):
            self._controls(group, "domain", code)
        asked = next((part for part in parts(group, "question")), None)
        self.domains.append(
            built(
                group,
                id=code,
                title=title(group),
                question=markup(asked, "prose") if asked is not None else None,
                question_status=said(group, "question-status"),
                areas=listed(group, areas),
                areas_status=said(group, "areas-status") or (ours("reconstructed", group) if areas else None),
                indicators_status=said(group, "indicators-status"),
                part=said(group, "part"),
                part_status=said(group, "part-status"),
                **self._known(group),
            )
        )

    def _between(self, group: Mapping, code: Scalar) -> Scalar:
        """An area for controls that stand beside the groups of their group."""
        note = ours("Made for controls that stand beside the groups of their group.", group)
        made = built(group, id=code, title=title(group), note=note, status=ours("drafted", group))
        self.areas.append(made)
        self._controls(group, "area", code)
        return code

    def _area(self, group: Mapping) -> Scalar:
        code = self._code(group)
        for deeper in standing(group, "groups"):
            message = "groups are read two deep, as domains and areas, and this is a third"
            self.faults.append(Diagnostic(Code.TOO_DEEP, message, self.document.at(deeper)))
        self.areas.append(
            built(
                group,
                position=said(group, "position"),
                id=code,
                title=title(group),
                part=said(group, "part"),
                part_status=said(group, "part-status"),
                **self._known(group),
            )
        )
        self._controls(group, "area", code)
        for part in parts(group, "capacity"):
            if self.capacity is not None:
                related = (("first here", self.document.at(self.capacity)),)
                message = "a framework has one statement of capacity, and this is another"
                self.faults.append(Diagnostic(Code.DUPLICATE_ID, message, self.document.at(part), related))
            self.capacity = built(part, area=code, title=title(part), **self._known(part))
        return code

    def _controls(self, within: Node, home: str, code: Scalar, enhances: Scalar | None = None) -> None:
        for control in standing(within, "controls"):
            known = self._known(control)
            if enhances is not None and known["note"] is None:
                known["note"] = ours(f"Enhances {enhances.text}.", control)
            own = self._code(control)
            self.indicators.append(
                built(
                    control,
                    position=said(control, "position"),
                    id=own,
                    title=title(control),
                    aliases=listed(control, all_said(control, "alias")),
                    points=said(control, "points"),
                    parts_number=said(control, "parts-number"),
                    parts_status=said(control, "parts-status"),
                    parts=listed(control, (self._part(part) for part in parts(control, "criterion-part"))),
                    voices=listed(control, all_said(control, "voice")),
                    **{home: code},
                    **known,
                )
            )
            self._controls(control, home, code, own)

    def _part(self, part: Mapping) -> Mapping:
        return built(part, id=label(part) or text(part, "id"), title=title(part), **self._known(part))

    def _code(self, item: Mapping) -> Scalar:
        """The code of an item: its label where it is one of ours, else its identifier, or a name made of its title."""
        known = label(item) if any(properties(item, "status")) else None
        told = known or text(item, "id")
        if told is not None:
            return told
        self.named.append(item)
        called = title(item) or ours("", item)
        return called._replace(text=free(slug(called.text) or "group", self._taken))

    def _known(self, item: Mapping) -> dict[str, Node | None]:
        """How an item is known. One that does not say so is reconstructed: whose words these are nobody tells."""
        status = next(properties(item, "status"), None)
        if status is None:
            source = ours(self.source, item) if self.source is not None else None
            return {"status": ours("reconstructed", item), "source": source, "note": None}
        return {"status": text(status, "value"), "source": self._cited(item), "note": markup(status, "remarks")}

    def _cited(self, item: Mapping) -> Scalar | None:
        for link in items(item, "links"):
            rel, href = text(link, "rel"), text(link, "href")
            if rel is None or href is None or rel.text != REFERENCE:
                continue
            if href.text in self.sources:
                return href._replace(text=self.sources[href.text])
            message = f"`{href.text[:80]}` is no source of this catalog"
            self.faults.append(Diagnostic(Code.DANGLING, message, self.document.at(href)))
        return None

    def repeated(self) -> Iterator[Diagnostic]:
        """Two items of one kind with one code."""
        for found in (self.domains, self.areas, self.indicators):
            seen: dict[str, Scalar] = {}
            for item in found:
                code = text(item, "id")
                told = code.text.strip() if code is not None else ""
                if code is not None and seen.setdefault(told, code) is not code:
                    related = (("first here", self.document.at(seen[told])),)
                    message = f"`{told[:80]}` is here twice"
                    yield Diagnostic(Code.DUPLICATE_ID, message, self.document.at(code), related)


def _in_position(found: list[Mapping]) -> list[Mapping]:
    """The items in the order of their positions where each has a whole number for one, and without them."""
    positions = [text(item, "position") for item in found]
    told = [int(one.text) for one in positions if one is not None and one.text.isdecimal() and len(one.text) < 10]
    if found and len(told) == len(found):
        found = [item for _, item in sorted(zip(told, found, strict=True), key=lambda pair: pair[0])]
    return [_without(item, "position") for item in found]


def _without(item: Mapping, left_out: str) -> Mapping:
    made = Mapping(item.start)
    for key, value in item.entries:
        if key.text != left_out:
            made.add(key, value)
    return made
