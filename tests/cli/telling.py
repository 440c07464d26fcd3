"""What the command line tells, taken apart, and small records for it to tell of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from qualityframework.frameworks import load
from tests.cli.running import Ran, run

Data = dict[str, Any]

FRAMEWORK = load("children-care-protection/2019")
LABELS = {grade.name: grade.label for grade in FRAMEWORK.scale.grades}
METHODS = tuple(FRAMEWORK.weighing.methods[0].offered.names)
WITH_A_BAND = "weighted-evidence-pool"
"""The one method that keeps apart all that cannot be told."""
WITHOUT_A_BAND = set(METHODS) - {WITH_A_BAND}

BEFORE = ("--as-of", "2015-01-01", "--profile", "2018-20")
"""A day before the first weighing."""

FOOT = "The middle of the evidence is no grade, and none is issued here."
BAR = re.compile(rf"^  (?:{'|'.join(LABELS.values())}|cannot tell) +([<>]?\d+%)(?: (█+))?$", re.MULTILINE)

DAY = {"framework": "children-care-protection/2019", "profile": "2018-20", "as_of": "2019-11-29"}
KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data")


def well(ran: Ran) -> str:
    """The text of a run that ended well."""
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def in_json(*arguments: str | Path, stdin: str | bytes = b"") -> Any:
    """What a command tells as JSON; it ends well."""
    return json.loads(well(run(*arguments, "--format", "json", stdin=stdin)))


def flat(text: str) -> str:
    """Text without its line breaks and the drawing of trees."""
    return " ".join(text.translate(str.maketrans("│├└─█", "     ")).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text: a full stop before a capital ends one, and so do an empty line and a bar."""
    parts = re.split(r"\n\n", BAR.sub("\n", text))
    return [one for part in parts for one in re.split(r"(?<=\.) (?=[A-Z])", flat(part)) if one]


def objects(value: Any) -> Iterator[Data]:
    """Each object within a JSON value."""
    if isinstance(value, dict):
        yield value
        yield from (one for inner in value.values() for one in objects(inner))
    elif isinstance(value, list):
        yield from (one for inner in value for one in objects(inner))


def faults(name: str, data: Any) -> list[str]:
    """What a published schema, as the command prints it, has against data."""
    schema = json.loads(run("schema", name).out)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(data)]


def says(grade: str, kind: str = KINDS[0], **more: Any) -> Data:
    """An item of evidence that shows a grade."""
    return {"kind": kind, "shows": {"grade": grade}, **more}


FIRM = tuple(says("good", kind) for kind in KINDS)


def record(*items: Data, grade: str | None = "good", **parts: Any) -> str:
    """A record of items on 2.1, complete and verified unless told, as JSON."""
    numbered = [
        {"id": f"e{number}", "indicators": ["2.1"], "verified": "yes", **item} for number, item in enumerate(items, 1)
    ]
    evaluation = {"subject": "2.1", **({"grade": grade} if grade else {})}
    own = {"id": "r", "title": "R", **DAY, "complete": True, "evidence": numbered, "evaluations": [evaluation]}
    return json.dumps({**own, **parts})


def weighed(stdin: str, *options: str) -> Any:
    """What 2.1 of a record comes to."""
    return in_json("weigh", "-", "2.1", *options, stdin=stdin)["subjects"]["2.1"]


def tried(*options: str, stdin: str) -> Any:
    """What is told of 2.1 of a record, and what comes of changes."""
    return in_json("whatif", "-", "2.1", *options, stdin=stdin)
