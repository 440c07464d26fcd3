"""A framework as an OSCAL catalog: the same framework gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...frameworks import Area, CriterionPart, Domain, Framework, FrameworkFile, Indicator
from ...vocabulary import Status
from .head_writing import back_matter, metadata, resource_of
from .markup import escaped
from .properties import NAMESPACE, REFERENCE, Object, label, optional, own, several, titled, uuid_of, without_empty


def oscal_text(framework: Framework) -> str:
    """The catalog as JSON text."""
    return json.dumps(to_oscal(framework), indent=2, ensure_ascii=False) + "\n"


def to_oscal(framework: Framework) -> Object:
    """The framework as an OSCAL catalog; `losses` tells what is not in it.

    Its uuid is made of all that it holds, so that it is another one as soon as anything in it is.
    """
    resources = back_matter(framework.name, framework.file.sources)
    content = without_empty(
        {
            "metadata": metadata(framework.name, framework.file),
            "groups": _Writing(framework).groups(),
            "back-matter": {"resources": resources} if resources else [],
        }
    )
    return {"catalog": {"uuid": uuid_of(json.dumps(content))} | content}


class _Writing:
    """Writes the items of one framework."""

    def __init__(self, framework: Framework) -> None:
        self._name, self._file = framework.name, framework.file
        self._areas = _positions([area.id for area in self._file.areas], _walked_areas(self._file))
        self._indicators = _positions([one.id for one in self._file.indicators], _walked_indicators(self._file))

    def groups(self) -> list[Object]:
        return [self._domain(domain) for domain in self._file.domains]

    def _domain(self, domain: Domain) -> Object:
        areas = {area.id: area for area in self._file.areas}
        title, more = titled(domain.title)
        return without_empty(
            {
                "id": f"domain-{domain.id}",
                "class": "domain",
                **title,
                "props": [
                    label(domain.id),
                    *more,
                    *optional("question-status", domain.question_status),
                    *optional("areas-status", domain.areas_status),
                    *_part_of_three(domain),
                    _status(domain.status, domain.note),
                ],
                "links": self._links(domain.source),
                "parts": _question(domain),
                "groups": [self._area(areas[id_]) for id_ in domain.areas],
                "controls": [self._indicator(one) for one in self._file.indicators if one.domain == domain.id],
            }
        )

    def _area(self, area: Area) -> Object:
        title, more = titled(area.title)
        return without_empty(
            {
                "id": f"area-{area.id}",
                "class": "area",
                **title,
                "props": [
                    label(area.id),
                    *more,
                    *optional("position", self._areas.get(area.id)),
                    *_part_of_three(area),
                    _status(area.status, area.note),
                ],
                "links": self._links(area.source),
                "parts": self._capacity(area),
                "controls": [self._indicator(one) for one in self._file.indicators if one.area == area.id],
            }
        )

    def _indicator(self, one: Indicator) -> Object:
        title, more = titled(one.title)
        return without_empty(
            {
                "id": f"indicator-{one.id}",
                "class": "indicator",
                **title,
                "props": [
                    label(one.id),
                    *more,
                    *optional("position", self._indicators.get(one.id)),
                    *several("alias", one.aliases),
                    *optional("points", one.points),
                    *optional("parts-number", one.parts_number),
                    *optional("parts-status", one.parts_status),
                    *several("voice", one.voices),
                    _status(one.status, one.note),
                ],
                "links": self._links(one.source),
                "parts": [self._part(one.id, number, part) for number, part in enumerate(one.parts, 1)],
            }
        )

    def _part(self, code: str, number: int, part: CriterionPart) -> Object:
        title, more = titled(part.title)
        return without_empty(
            {
                "id": f"part-{number}-of-{code}",
                "name": "criterion-part",
                "ns": NAMESPACE,
                **title,
                "props": [label(part.id), *more, _status(part.status, part.note)],
                "links": self._links(part.source),
            }
        )

    def _capacity(self, area: Area) -> list[Object]:
        capacity = self._file.capacity
        if capacity is None or capacity.area != area.id:
            return []
        title, more = titled(capacity.title)
        made = {
            "id": f"capacity-of-{area.id}",
            "name": "capacity",
            "ns": NAMESPACE,
            **title,
            "props": [*more, _status(capacity.status, capacity.note)],
            "links": self._links(capacity.source),
        }
        return [without_empty(made)]

    def _links(self, source: str | None) -> list[Object]:
        return [] if source is None else [{"href": f"#{resource_of(self._name, source)}", "rel": REFERENCE}]


def _status(status: Status, note: str | None) -> Object:
    return own("status", status.value, note)


def _part_of_three(item: Domain | Area) -> list[Object]:
    return [*optional("part", item.part), *optional("part-status", item.part_status)]


def _question(domain: Domain) -> list[Object]:
    if domain.question is None:
        return []
    prose = escaped(domain.question)
    return [{"id": f"question-of-{domain.id}", "name": "question", "ns": NAMESPACE, "prose": prose}]


def _walked_areas(file: FrameworkFile) -> list[str]:
    return [area for domain in file.domains for area in domain.areas]


def _walked_indicators(file: FrameworkFile) -> list[str]:
    return [
        one.id
        for domain in file.domains
        for home in domain.areas or (domain.id,)
        for one in file.indicators
        if home == (one.area if domain.areas else one.domain)
    ]


def _positions(listed: Sequence[str], walked: Sequence[str]) -> dict[str, int]:
    """The place of each item in its own list; none where walking through the catalog comes by them in that order."""
    return {} if list(listed) == list(walked) else {id_: number for number, id_ in enumerate(listed, 1)}
