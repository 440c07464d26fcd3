"""What whoever sends a page to others has to look at first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...panel import Checked
from ...vocabulary import Remit
from ..branches import many
from .page import Audience


def before_sending(checked: Checked, audience: Audience, page: str) -> Iterator[str]:
    """Sentences for whoever makes an edition for others: whose words stand in it, and what may say who somebody is.

    Args:
        checked: what the page is of.
        audience: for whom it is.
        page: the edition itself, which may name a matter of concern in a text that somebody wrote.
    """
    if audience is Audience.PANEL:
        return
    texts = "reasons, messages" if audience is Audience.PARTNERSHIP else "strengths, areas for improvement"
    yield f"Read it before it is sent: {texts} and other texts stand in it as the team wrote them."
    concerns = [one.id for one in checked.inspection.record.concerns or ()]
    named = [name for name in concerns if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)]
    if named:
        yield f"A text in it names a matter of concern, which is for the panel alone: {', '.join(named)}."
    review = checked.review
    found = sum(one.remit is Remit.RECORDING for one in review.findings)
    if found:
        yield (
            f"{many(found, 'finding')} on recording; `check` tells the places. Names and the like are withheld on the "
            "page where they were recognised, small numbers are not, and what stands beside them may still tell who is "
            "meant."
        )
    if any(one.remit is Remit.RECORDING for one in review.undetermined) or review.provenance.identifying is None:
        yield "Whether it says who somebody is was not looked into, or could not be determined."
