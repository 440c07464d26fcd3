"""`plot`: pictures of a whole record."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import AsOf, Overlays, ProfileName, RecordPath, Shelf, on_shelf, record_first
from .output import write


class Picture(StrEnum):
    """What can be drawn of a record."""

    EVIDENCE_MAP = "evidence-map"
    DOMAIN_PROFILE = "domain-profile"


def plot(
    path: RecordPath,
    picture: Annotated[Picture, typer.Argument(help="Which picture.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to draw it, as .svg or .png, anew each time.")
    ],
    as_of: AsOf = None,
    profile: ProfileName = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Draw a whole record.

    evidence-map: how many items of each kind of evidence bear on each subject, and whether they support the team's
    grade or point elsewhere. domain-profile: the team's grades by domain, with what the evidence can carry behind them;
    nothing is averaged or ranked. What is not known is drawn as not known.

    What another command tells is drawn by that command, with --plot: weigh, benchmark, drift, funnel. Needs the extra
    `plots`.
    """
    from .. import privacy, report

    shelf = on_shelf(rulesets, overlay)
    record_first(path, picture)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    drawn = {Picture.EVIDENCE_MAP: report.evidence_map, Picture.DOMAIN_PROFILE: report.domain_profile}[picture]
    report.write_plot(drawn(inspection), output)
    write(f"written: {output}\n")
