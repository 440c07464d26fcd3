"""Inspections of a few items of evidence on one indicator, and what they come to."""

from __future__ import annotations

import datetime as dt
from typing import Any

from qualityframework.frameworks import load
from qualityframework.inspections import EvidenceItem
from qualityframework.weighing import Carries, Weighed, weigh
from qualityframework.weighing.setting import Setting, setting_on
from tests.panel.reviewing import inspection
from tests.strategies.inspections import FRAMEWORK

Data = dict[str, Any]
SUBJECT = "2.1"
DAY = dt.date(2019, 11, 29)
TELLING = ("weighted-evidence-pool",)
"""The methods that keep apart all that cannot be told."""
TELLING_A_PART = ("evidential-reasoning", "evidential-reasoning-rule", "imprecise-dirichlet")
"""The methods that keep a part of it apart."""


def says(grade: str | Data | None, kind: str | None = "records-read", **parts: Any) -> Data:
    """An item on 2.1 that shows a grade, or whatever it is said to show; a part that is None is not recorded."""
    shows = {"grade": grade} if isinstance(grade, str) else grade
    item = {"kind": kind, "indicators": [SUBJECT], "shows": shows, "verified": "yes", "date": "2019-06-18", **parts}
    if "weight" in item:
        item["weight_reason"] = "made for a test"
    return {key: value for key, value in item.items() if value is not None}


def numbered(items: tuple[Data, ...]) -> list[Data]:
    """The items with names: e1, e2 and so on, where they have none."""
    return [{"id": f"e{number}", **one} for number, one in enumerate(items, 1)]


def weighed(*items: Data, grade: str | None = "good", method: str | None = None, **record: Any) -> Weighed:
    """What the items come to in a record that is complete unless told."""
    evaluations = [{"subject": SUBJECT, **({"grade": grade} if grade is not None else {})}]
    parts = {"complete": True, "evidence": numbered(items), "evaluations": evaluations, **record}
    return weigh(inspection(**parts), method=method)[SUBJECT]


def carried(*items: Data, **record: Any) -> Carries:
    """What the items carry; they carry something."""
    carries = weighed(*items, **record).carries
    assert carries is not None
    return carries


def setting(method: str | None = None) -> Setting:
    """What is in force in the programme of 2018-20."""
    found = setting_on(load(FRAMEWORK), DAY, method)
    assert found is not None
    return found


def evidence(**parts: Any) -> EvidenceItem:
    """An item as recorded."""
    return EvidenceItem.model_validate({"id": "e1", **parts})
