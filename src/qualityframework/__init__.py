"""Quality frameworks as executable data: check an inspection's evaluations, and know why.

>>> import qualityframework
>>> review = qualityframework.check("examples/illustrative-partnership.yaml").review
>>> [finding.id for finding in review.findings if finding.severity == "resolve"]  # doctest: +SKIP

The names below are loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .__about__ import __version__
from .on_use import on_use

if TYPE_CHECKING:
    from .assurance import run_examples
    from .errors import InvalidInput, NotFound, QualityFrameworkError
    from .frameworks import Framework, Rule, Ruleset, load, load_ruleset, packs
    from .inspections import Inspection, Record, Recorded, bind, dump, opened, parse, read
    from .panel import Checked, Finding, Review, check, review
    from .report import drawn, explained, schema, text
    from .vocabulary import Diagnostic
    from .weighing import Weighed, WhatIf, weigh, whatif

_HOMES = {
    "Checked": "panel",
    "Diagnostic": "vocabulary",
    "Finding": "panel",
    "Framework": "frameworks",
    "Inspection": "inspections",
    "InvalidInput": "errors",
    "NotFound": "errors",
    "QualityFrameworkError": "errors",
    "Record": "inspections",
    "Recorded": "inspections",
    "Review": "panel",
    "Rule": "frameworks",
    "Ruleset": "frameworks",
    "Weighed": "weighing",
    "WhatIf": "weighing",
    "bind": "inspections",
    "check": "panel",
    "drawn": "report",
    "dump": "inspections",
    "explained": "report",
    "load": "frameworks",
    "load_ruleset": "frameworks",
    "opened": "inspections",
    "packs": "frameworks",
    "parse": "inspections",
    "read": "inspections",
    "review": "panel",
    "run_examples": "assurance",
    "schema": "report",
    "text": "report",
    "weigh": "weighing",
    "whatif": "weighing",
}

__all__ = [
    "Checked",
    "Diagnostic",
    "Finding",
    "Framework",
    "Inspection",
    "InvalidInput",
    "NotFound",
    "QualityFrameworkError",
    "Record",
    "Recorded",
    "Review",
    "Rule",
    "Ruleset",
    "Weighed",
    "WhatIf",
    "__version__",
    "bind",
    "check",
    "drawn",
    "dump",
    "explained",
    "load",
    "load_ruleset",
    "opened",
    "packs",
    "parse",
    "read",
    "review",
    "run_examples",
    "schema",
    "text",
    "weigh",
    "whatif",
]


__getattr__ = on_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
