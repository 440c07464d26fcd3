"""What a survey is evidence of, as YAML for a record; how it was counted stands above it, in comments."""

from __future__ import annotations

from collections.abc import Iterator

from ..inspections import SurveyEvidence, evidence_text
from ..vocabulary import printable


def survey_as_yaml(made: SurveyEvidence) -> str:
    """Items of evidence, with how many answers each counts and how many were left out.

    Where none can be told there is no list either: an empty one would say that there is no evidence.
    """
    told = "".join(f"# {printable(line)}\n" for line in survey_counted(made))
    return told + evidence_text(made.items) if made.items else told


def survey_counted(made: SurveyEvidence) -> Iterator[str]:
    """How many answers each item counts, and how many were left out or withheld."""
    yield f"{made.survey}, for {made.framework}: {made.rows:,} rows of answers"
    for one in made.answered:
        if one.withheld:
            yield f"{one.question}: withheld, since fewer than {made.limit.people} answered"
        else:
            left_out = f"left out: {one.empty:,} empty, {one.missing:,} that say nothing"
            yield f"{one.question}: {one.answered:,} answered; {left_out}"
    if any(one.withheld for one in made.answered):
        because = f"ours: {made.limit.ours}" if made.limit.ours is not None else made.limit.source
        yield f"At least {made.limit.people} have to have answered ({because})."
