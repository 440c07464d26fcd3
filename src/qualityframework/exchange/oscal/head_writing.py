"""What a catalog says of the framework as a whole: who publishes it, how it counts, and the sources it cites."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from ...frameworks import Called, FrameworkFile
from ...vocabulary import Citation
from .markup import escaped, flat
from .properties import OSCAL_VERSION, Object, optional, own, several, titled, told, uuid_of, without_empty

NO_DAY = dt.date(1970, 1, 1)
"""Stands for the day a framework was last modified where none is known, as OSCAL wants one. Nobody takes it for one."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]+")
"""What is certain to be a URI; another address is kept as the text that it is."""


def metadata(name: str, file: FrameworkFile) -> Object:
    """The metadata of a catalog. It was last modified on the last day that one of its sources was read."""
    modified = last_read(file) or NO_DAY
    title, more = titled(file.title)
    parties = [_party(f"{name} publisher", file.publisher)]
    parties += [_party(f"{name} partner {number}", partner) for number, partner in enumerate(file.partners, 1)]
    roles = {"publisher": parties[:1]} | ({"partner": parties[1:]} if file.partners else {})
    return title | {
        "last-modified": f"{modified.isoformat()}T00:00:00Z",
        "version": file.edition,
        "oscal-version": OSCAL_VERSION,
        "props": [*more, *_properties(file)],
        "roles": [{"id": role, "title": role.capitalize()} for role in roles],
        "parties": parties,
        "responsible-parties": [
            {"role-id": role, "party-uuids": [party["uuid"] for party in has]} for role, has in roles.items()
        ],
    }


def last_read(file: FrameworkFile) -> dt.date | None:
    """The last day that one of its sources was read."""
    return max((source.read for source in file.sources.values()), default=None)


def _party(key: str, name: str) -> Object:
    line = flat(name)
    made: Object = {"uuid": uuid_of(key), "type": "organization", "name": line}
    return made if line == name else made | {"remarks": escaped(name)}


def _properties(file: FrameworkFile) -> list[Object]:
    called, usual = file.called.model_dump(), Called().model_dump()
    return [
        own("framework", file.id),
        own("scale", file.scale),
        told("licence", file.licence),
        *optional("thin", file.thin),
        *(told(f"called-{key}", word) for key, word in called.items() if word != usual[key]),
        *(prop for key, count in file.counts.model_dump().items() for prop in optional(f"counts-{key}", count)),
        *optional("priorities-in", file.priorities_in),
        *([own("self-evaluated", "true")] if file.self_evaluated else []),
        *several("published-for", file.published_for),
    ]


def resource_of(name: str, source: str) -> str:
    """The uuid that a source of a framework has in its catalog."""
    return uuid_of(f"{name} source {source}")


def back_matter(name: str, sources: Mapping[str, Citation]) -> list[Object]:
    """The sources, each a resource with its citation."""
    return [_resource(name, id_, source) for id_, source in sources.items()]


def _resource(name: str, id_: str, source: Citation) -> Object:
    title, more = titled(source.document)
    linked = source.address is not None and _ADDRESS.fullmatch(source.address) is not None
    return without_empty(
        {
            "uuid": resource_of(name, id_),
            **title,
            "props": [
                own("source", id_),
                *more,
                *optional("place", source.place),
                *([] if linked else optional("address", source.address)),
                own("read", source.read.isoformat()),
            ],
            "citation": {"text": escaped(flat(str(source)))},
            "rlinks": [{"href": source.address}] if linked else [],
        }
    )
