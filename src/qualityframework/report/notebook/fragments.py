"""A framework, an inspection, what was weighed and a review, each as a piece of HTML by its template."""

from __future__ import annotations

from pathlib import Path

from ...frameworks import Framework
from ...inspections import Inspection
from ...panel import Review
from ...vocabulary import Severity
from ...weighing import Weighed
from ..fields import cautions
from ..markup import filled
from ..shares import per_cent

_TEMPLATES = Path(__file__).parent / "templates"
_MOST = 50
"""So many findings are shown; `to_frame` gives all of them."""


def notebook_html(shown: object) -> str:
    """A value as HTML. Pure: the same value, the same text.

    Raises:
        TypeError: for what is none of the four.
    """
    match shown:
        case Framework():
            return filled(_TEMPLATES, "framework.html", {"framework": shown, "file": shown.file})
        case Inspection():
            return filled(_TEMPLATES, "inspection.html", {"inspection": shown, "record": shown.record})
        case Weighed():
            return filled(_TEMPLATES, "weighed.html", {"weighed": shown, "per_cent": per_cent})
        case Review():
            counts = [(one.value, sum(each.severity is one for each in shown.findings)) for one in reversed(Severity)]
            told = {"cautions": tuple(cautions(shown.provenance)), "counts": counts, "most": _MOST}
            return filled(_TEMPLATES, "review.html", {"review": shown, "made": shown.provenance, **told})
    raise TypeError(f"a notebook shows frameworks, inspections, what was weighed and reviews, not {type(shown)}")
