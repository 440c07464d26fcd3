"""Opening a record for results that are shown: without what says who somebody is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..inspections import Inspection


def opened(path: str, *, as_of: dt.date | None, profile: str | None, shelf: Path | None) -> Inspection:
    """The inspection that the user named, as it may be told."""
    from .. import inspections, privacy

    inspection = inspections.opened(path, as_of=as_of, profile=profile, shelf=shelf)
    found = privacy.found_within(inspection.record, privacy.signs_at_hand(shelf))
    return privacy.tellable(inspection, found)
