"""What a catalog says of itself to the head of a framework, as a tree with its places."""

from __future__ import annotations

import datetime as dt
import re

from ...documents import Mapping, Node, Scalar
from .naming import slug
from .trees import all_said, built, child, in_full, items, listed, ours, said, text, title

CATALOG = "catalog"
"""The source that items of a catalog of others cite: the catalog itself."""
_COUNTS = ("domains", "areas", "indicators", "points")
_CALLED = ("domain", "domains", "indicator", "indicators")


def is_ours(catalog: Node) -> bool:
    """Whether the catalog was written from a framework."""
    return said(_metadata(catalog), "framework") is not None


def sources_by_href(catalog: Node) -> dict[str, str]:
    """The identifiers of sources, by what a link to them says."""
    found = {}
    for resource in _resources(catalog):
        id_, uuid = said(resource, "source"), text(resource, "uuid")
        if id_ is not None and uuid is not None:
            found[f"#{uuid.text}"] = id_.text
    return found


def head(catalog: Node, scale: str | None, read: dt.date | None) -> dict[str, Node | None]:
    """The keys of a framework that are about the whole."""
    metadata = _metadata(catalog)
    mine = is_ours(catalog)
    called = title(metadata) or ours("", metadata)
    version = text(metadata, "version") or ours("", metadata)
    return {
        "kind": ours("framework", catalog),
        "id": said(metadata, "framework") or called._replace(text=slug(called.text) or _by_uuid(catalog)),
        "edition": version if mine else version._replace(text=_edition(version.text, metadata)),
        "title": called,
        "publisher": next(iter(having(metadata, "publisher", "creator")), None)
        or ours("not named in the catalog", metadata),
        "partners": listed(metadata, having(metadata, "partner")),
        "licence": said(metadata, "licence") or ours("Not told by the catalog: ask its publisher.", metadata),
        "scale": ours(scale, metadata) if scale is not None else said(metadata, "scale"),
        "thin": said(metadata, "thin") or (None if mine else ours("Codes and titles alone.", metadata)),
        "called": _of(metadata, "called", _CALLED),
        "sources": _sources(catalog) if mine else _itself(catalog, read),
        "counts": _of(metadata, "counts", _COUNTS) or Mapping(metadata.start),
        "priorities_in": said(metadata, "priorities-in"),
        "self_evaluated": said(metadata, "self-evaluated"),
        "published_for": listed(metadata, all_said(metadata, "published-for")),
    }


def _metadata(catalog: Node) -> Node:
    return child(catalog, "metadata") or Mapping(catalog.start)


def _resources(catalog: Node) -> list[Mapping]:
    return items(child(catalog, "back-matter") or Mapping(catalog.start), "resources")


def _by_uuid(catalog: Node) -> str:
    """A name for a framework whose title has letters that no folder is named with."""
    uuid = text(catalog, "uuid")
    return f"{CATALOG}-{uuid.text.strip()[:8].lower() if uuid is not None else ''}"


def _edition(version: str, metadata: Node) -> str:
    """The version as a name for a folder, or the day it was last modified where nothing is left of it."""
    return re.sub("[^A-Za-z0-9.-]+", "-", version)[:40].strip("-.") or _modified(metadata).text


def _modified(metadata: Node) -> Scalar:
    """The day it was last modified."""
    moment = text(metadata, "last-modified") or ours("", metadata)
    return moment._replace(text=moment.text.strip()[:10])


def _of(metadata: Node, prefix: str, keys: tuple[str, ...]) -> Mapping | None:
    made = built(metadata, **{key: said(metadata, f"{prefix}-{key}") for key in keys})
    return made if made.entries else None


def having(metadata: Node, *roles: str) -> list[Scalar]:
    """The names of the parties that have the first of these roles that anybody has."""
    names: dict[str, Scalar] = {}
    for party in items(metadata, "parties"):
        uuid, name = text(party, "uuid"), in_full(party, "name")
        if uuid is not None and name is not None:
            names[uuid.text] = name
    for role in roles:
        for responsible in items(metadata, "responsible-parties"):
            called, parties = text(responsible, "role-id"), child(responsible, "party-uuids")
            if called is not None and called.text == role and parties is not None:
                uuids = [one.text for one in getattr(parties, "items", ()) if isinstance(one, Scalar)]
                return [names[uuid] for uuid in uuids if uuid in names]
    return []


def _sources(catalog: Node) -> Mapping:
    made = Mapping(catalog.start)
    for resource in _resources(catalog):
        id_ = said(resource, "source")
        if id_ is not None:
            href = next((text(link, "href") for link in items(resource, "rlinks")), None)
            address = said(resource, "address") or href
            place, read = said(resource, "place"), said(resource, "read")
            made.add(id_, built(resource, document=title(resource), place=place, address=address, read=read))
    return made


def _itself(catalog: Node, read: dt.date | None) -> Mapping:
    metadata = _metadata(catalog)
    day = ours(read.isoformat(), metadata) if read is not None else _modified(metadata)
    uuid = text(catalog, "uuid") or ours("", catalog)
    place = uuid._replace(text=f"OSCAL catalog {uuid.text}")
    made = Mapping(catalog.start)
    made.add(ours(CATALOG, metadata), built(metadata, document=title(metadata), place=place, read=day))
    return made
