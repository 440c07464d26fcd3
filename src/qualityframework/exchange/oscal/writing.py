"""A framework as an OSCAL catalog: the same framework gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...frameworks import Area, Capacity, CriterionPart, Domain, Framework, FrameworkFile, Indicator
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
        return without_empty(
            {
                "id": f"domain-{domain.id}",
                "class": "domain",
                **self._known(
                    domain,
                    *optional("question-status", domain.question_status),
                    *optional("areas-status", domain.areas_status),
                    *optional("indicators-status", domain.indicators_status),
                    *_part_of_three(domain),
                ),
                "parts": _question(domain),
                "groups": [self._area(areas[id_]) for id_ in domain.areas],
                "controls": [self._indicator(one) for one in self._file.indicators if one.domain == domain.id],
            }
        )

    def _area(self, area: Area) -> Object:
        return without_empty(
            {
                "id": f"area-{area.id}",
                "class": "area",
                **self._known(area, *optional("position", self._areas.get(area.id)), *_part_of_three(area)),
                "parts": self._capacity(area),
                "controls": [self._indicator(one) for one in self._file.indicators if one.area == area.id],
            }
        )

    def _indicator(self, one: Indicator) -> Object:
        return without_empty(
            {
                "id": f"indicator-{one.id}",
                "class": "indicator",
                **self._known(
                    one,
                    *optional("position", self._indicators.get(one.id)),
                    *several("alias", one.aliases),
                    *optional("points", one.points),
                    *optional("parts-number", one.parts_number),
                    *optional("parts-status", one.parts_status),
                    *several("voice", one.voices),
                ),
                "parts": [self._part(one.id, number, part) for number, part in enumerate(one.parts, 1)],
            }
        )

    def _part(self, code: str, number: int, part: CriterionPart) -> Object:
        named = {"id": f"part-{number}-of-{code}", "name": "criterion-part", "ns": NAMESPACE}
        return without_empty(named | self._known(part))

    def _capacity(self, area: Area) -> list[Object]:
        capacity = self._file.capacity
        if capacity is None or capacity.area != area.id:
            return []
        named = {"id": f"capacity-of-{area.id}", "name": "capacity", "ns": NAMESPACE}
        return [without_empty(named | self._known(capacity))]

    def _known(self, item: Domain | Area | Indicator | CriterionPart | Capacity, *props: Object) -> Object:
        """The title of an item, its properties from its code to its status, and the link to its source."""
        title, more = titled(item.title)
        code = [] if isinstance(item, Capacity) else [label(item.id)]
        source = [] if item.source is None else [resource_of(self._name, item.source)]
        return {
            **title,
            "props": [*code, *more, *props, own("status", item.status.value, item.note)],
            "links": [{"href": f"#{uuid}", "rel": REFERENCE} for uuid in source],
        }


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
