"""The shape of an OSCAL catalog, as far as it is read; what else there is in one is passed over."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from ...vocabulary import Frozen, Line, Written

Name = Annotated[str, Field(max_length=2_000)]
_UUID = Written(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "a uuid is wanted here")
_MOMENT = Written(
    r"\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,20})?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?)?",
    "a moment is wanted here, written as 2024-02-03T04:05:06Z",
)


def _on_the_calendar(moment: str) -> str:
    """A form has room for days and minutes that there are none of, such as 30 February."""
    try:
        dt.datetime.fromisoformat(moment)
    except ValueError:
        raise ValueError(f"{_MOMENT.words}, and there is no such day or hour") from None
    return moment


class Read(Frozen):
    """A model that passes over what it does not know."""

    model_config = ConfigDict(extra="ignore")


class Property(Read):
    """A property."""

    name: Name
    value: str
    ns: str | None = None
    remarks: str | None = None


class Link(Read):
    """A link."""

    href: str
    rel: str | None = None


class PartOf(Read):
    """A part of a group or control; parts within it are passed over."""

    name: Name
    ns: str | None = None
    title: str | None = None
    prose: str | None = None
    props: tuple[Property, ...] = ()
    links: tuple[Link, ...] = ()


class Item(Read):
    """What groups and controls share."""

    title: Line
    props: tuple[Property, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[PartOf, ...] = ()


class Control(Item):
    """A control, with those that enhance it."""

    id: Name
    controls: tuple["Control", ...] = ()


class Group(Item):
    """A group of controls or of groups."""

    id: Name | None = None
    groups: tuple["Group", ...] = ()
    controls: tuple[Control, ...] = ()


class Party(Read):
    """Whom the catalog names."""

    uuid: Name
    name: str | None = None
    remarks: str | None = None


class Responsible(Read):
    """Which parties have a role."""

    role: Name = Field(alias="role-id")
    parties: tuple[Name, ...] = Field(alias="party-uuids")


class Metadata(Read):
    """What is said of the whole."""

    title: Line
    modified: Annotated[str, _MOMENT, AfterValidator(_on_the_calendar)] = Field(alias="last-modified")
    version: Line
    oscal: Line = Field(alias="oscal-version")
    props: tuple[Property, ...] = ()
    parties: tuple[Party, ...] = ()
    responsible: tuple[Responsible, ...] = Field(default=(), alias="responsible-parties")


class ResourceLink(Read):
    """Where a resource can be found."""

    href: str


class Resource(Read):
    """A resource."""

    uuid: Name
    title: str | None = None
    props: tuple[Property, ...] = ()
    rlinks: tuple[ResourceLink, ...] = ()


class BackMatter(Read):
    """The resources."""

    resources: tuple[Resource, ...] = ()


class Catalog(Read):
    """A catalog."""

    uuid: Annotated[str, _UUID]
    metadata: Metadata
    groups: tuple[Group, ...] = ()
    controls: tuple[Control, ...] = ()
    back: BackMatter = Field(default=BackMatter(), alias="back-matter")


class CatalogFile(Read):
    """A file with a catalog."""

    catalog: Catalog
