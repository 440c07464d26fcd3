"""Small inspections to make corpora of, written as a body would write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qualityframework.benchmark import Case, Corpus
from qualityframework.inspections import Inspection, opened, parse

Data = dict[str, Any]

FRAMEWORK = "children-care-protection/2019"
PROGRAMME = f"{FRAMEWORK} 2018-20"
HEADER = "inspection,framework,programme,subject,grade,score,weighed_by,date,area,team,source"
ENOUGH: list[Data] = [
    {"id": kind, "kind": kind, "indicators": ["2.1", "2.2"], "verified": "yes", "shows": {"grade": grade}}
    for kind, grade in (("records-read", "good"), ("children-meetings", "very_good"), ("family-meetings", "good"))
]
"""Evidence that is enough to say something of 2.1 and 2.2."""


def record(name: str = "north-2019", **parts: Any) -> Data:
    """An agreed inspection of 2.1 and 2.2, with evidence unless told."""
    own: Data = {
        "id": name,
        "title": f"Inspection {name}",
        "framework": FRAMEWORK,
        "profile": "2018-20",
        "as_of": "2019-06-01",
        "area": name.partition("-")[0].title(),
        "published": "2019-07-31",
        "team": "team-4",
        "sources": [{"document": "Report", "address": f"https://example.org/{name}", "read": "2026-11-22"}],
        "evidence": ENOUGH,
        "evaluations": [{"subject": "2.1", "grade": "good"}, {"subject": "2.2", "grade": "Very good"}],
    }
    return {key: value for key, value in {**own, **parts}.items() if value is not None}


def inspected(name: str = "north-2019", **parts: Any) -> Inspection:
    """The same, bound to its framework."""
    return opened(parse(json.dumps(record(name, **parts)), f"{name}.json"))


def written(folder: Path, name: str = "north-2019", suffix: str = ".json", **parts: Any) -> Path:
    """The same as a file; what is JSON is YAML too."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}{suffix}"
    path.write_text(json.dumps(record(name, **parts)), encoding="utf-8")
    return path


def row(
    inspection: str = "east-2018", subject: str = "2.1", grade: str = "good", rest: str = ",,2018-11,East,,"
) -> str:
    """A line of a table."""
    return f"{inspection},{FRAMEWORK},2018-20,{subject},{grade},{rest}"


def table(path: Path, *rows: str, header: str = HEADER, end: str = "\n") -> Path:
    """A table of these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{line}{end}" for line in (header, *rows)).encode())
    return path


def told(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Inspection, subject and grade of each case."""
    return [(one.inspection, one.subject, one.grade) for one in corpus.cases]


def case(corpus: Corpus, inspection: str, subject: str) -> Case:
    """The one case of that inspection and subject."""
    (one,) = [one for one in corpus.cases if (one.inspection, one.subject) == (inspection, subject)]
    return one
