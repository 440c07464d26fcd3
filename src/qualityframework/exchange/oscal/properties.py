"""What items of a catalog are told by: our namespace, identifiers that are tokens, and properties."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from .markup import escaped, flat

NAMESPACE = "urn:qualityframework:oscal"
"""Of the properties and parts that OSCAL itself has no name for."""
OSCAL_VERSION = "1.1.3"
REFERENCE = "reference"
"""What the link from an item to its source is called."""
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)

Object = dict[str, Any]
"""An object of JSON."""


def uuid_of(name: str) -> str:
    """One identifier for one name, on every machine and every day."""
    return str(uuid.uuid5(_IDS, name))


def own(name: str, value: object, remarks: str | None = None) -> Object:
    """A property of ours."""
    made: Object = {"name": name, "ns": NAMESPACE, "value": str(value)}
    return made if remarks is None else made | {"remarks": escaped(remarks)}


def told(name: str, text: str) -> Object:
    """A property of ours with a text of any kind; one that does not fit on a line stands in full in the remarks."""
    line = flat(text)
    return own(name, line, None if line == text else text)


def optional(name: str, value: str | int | None) -> list[Object]:
    """The property, or none where there is nothing to say."""
    return [] if value is None else [told(name, str(value))]


def several(name: str, values: Iterable[str]) -> list[Object]:
    """A property for each value."""
    return [told(name, value) for value in values]


def label(code: str) -> Object:
    """OSCAL's own property for what people call an item."""
    return {"name": "label", "value": code}


def titled(title: str) -> tuple[Object, list[Object]]:
    """A title, and the property that says it in full where it is more than a line."""
    line = flat(title)
    return {"title": escaped(line)}, ([] if line == title else [told("title", title)])


def without_empty(item: Object) -> Object:
    """The object without empty lists, which OSCAL does not allow."""
    return {key: value for key, value in item.items() if value != []}
