"""What every result names that follows from an inspection: engine, packs, profile, day and record."""

import datetime as dt
import hashlib
from typing import Any

from pydantic import Field

from ..__about__ import __version__
from ..frameworks import Change, Laid
from ..vocabulary import Fixed, Frozen
from .binding import Inspection
from .reading import dump


class Basis(Frozen):
    """What a result follows from."""

    engine: str = Field(description="version of qualityframework")
    framework: str
    framework_digest: str
    scale: str
    scale_digest: str
    profile: str
    profile_withdrawn: dt.date | None = Field(
        description="the day it was learnt that what the framework says of the profile does not hold; null: it stands"
    )
    as_of: dt.date
    record: str = Field(description="identifier of the record")
    record_digest: str = Field(description="SHA-256 of the record as read")
    catalogues: Fixed[str, str] = Field(
        description="catalogues that its evidence cites, in a review its rules too, by name; each with its SHA-256"
    )
    published_for: tuple[str, ...] = Field(description="fields of work that the framework is for; none: for any")
    within_field: bool | None = Field(
        description="whether the record is of such a field; false: the framework is extended; null: not recorded"
    )
    overlays: tuple[Laid, ...] = Field(description="every overlay that was given")
    changes: tuple[Change, ...] = Field(description="what overlays changed of the packs that it follows from")
    complete: bool = Field(description="whether the record says that what it does not list does not exist")


def basis(inspection: Inspection) -> Basis:
    """The basis of all that follows from an inspection."""
    return Basis(**basis_of(inspection))


def basis_of(inspection: Inspection) -> dict[str, Any]:
    """The same by field, for a result that names more than this."""
    framework = inspection.framework
    return {
        "engine": __version__,
        "framework": framework.name,
        "framework_digest": framework.digest,
        "scale": framework.scale.name,
        "scale_digest": framework.scale_digest,
        "profile": inspection.profile.id,
        "profile_withdrawn": inspection.profile.withdrawn,
        "as_of": inspection.as_of,
        "record": inspection.record.id,
        "record_digest": hashlib.sha256(dump(inspection.recorded.as_read, "json").encode()).hexdigest(),
        "catalogues": inspection.cited.digests,
        "published_for": framework.file.published_for,
        "within_field": inspection.within_field,
        "overlays": framework.overlays,
        "changes": (*framework.changes, *inspection.cited.changes),
        "complete": inspection.record.complete,
    }
