"""`aggregate`: one grade of others, where the framework itself makes one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Overlays, Shelf, day, on_shelf
from .output import Format, tell, width

if TYPE_CHECKING:
    from ..aggregation import Scores
    from ..frameworks import Scale


def aggregate(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="As care-homes-adults-older.")],
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CODE=GRADE",
            help="As 1.1=good. Where the rule is a scoring: as safeguarding=3, or 3,2,3 for several scores; as 1.1=60, "
            "or sound:60,aligned:70 for attributes. What is left out is not known.",
        ),
    ] = None,
    on: Annotated[
        dt.date | None, typer.Option("--on", metavar="DAY", parser=day, help="The day whose rule is asked for.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Make one grade of others by the framework's own rule, and only where its pack declares one.

    Says how the rule is known, whether it held on the day, what decides, how near another outcome is, and what is open
    since something is not given. Ends with 1 when a grade is above a limit that another sets.
    """
    from .. import aggregation, report
    from ..errors import Unusable
    from ..frameworks import load, load_scoring

    by_code, faults = _by_code(given or [])
    shelf = on_shelf(rulesets, overlay)
    loaded = load(framework, shelf)
    rule = aggregation.rule_of(loaded, on)
    try:
        if rule is not None and rule.scoring is not None:
            scoring = load_scoring(rule.scoring, shelf)
            named = loaded.scale if scoring.file.percentage_bands is not None else None
            made = aggregation.aggregate_scores(loaded, scoring, _scores(by_code, named, faults), on=on)
        else:
            made = aggregation.aggregate(loaded, by_code, on=on)
    except Unusable as error:
        faults += error.faults
    if faults:
        raise Unusable(*dict.fromkeys(faults))
    tell(
        made,
        format,
        lambda: report.aggregation_lines(made, loaded, width()),
        found=any(whole.outcome is aggregation.Outcome.ABOVE for whole in made.wholes),
    )


def _by_code(given: list[str]) -> tuple[dict[str, str], list[str]]:
    """What is given for each code, and what is wrong with how it is given."""
    by_code: dict[str, str] = {}
    faults: list[str] = []
    for one in given:
        code, sign, told = one.partition("=")
        if not sign or not told:
            faults.append(f"`{one}` is no grade of an indicator; write it as 1.1=good")
        elif code in by_code:
            faults.append(f"`{code}` is given twice")
        else:
            by_code[code] = told
    return by_code, faults


def _scores(given: dict[str, str], scale: Scale | None, faults: list[str]) -> dict[str, Scores]:
    """Numbers, names of points where a score is one, or attributes with theirs, as they are written."""
    read: dict[str, Scores] = {}
    for code, told in given.items():
        attributes, scores = dict[str, float](), list[float]()
        for one in told.split(","):
            name, sign, number = one.partition(":")
            value = _number(number if sign else one, scale)
            if value is None:
                how = "3, or good" if scale is not None else "60, or as sound:60 for an attribute"
                faults.append(f"`{code}={told}`: `{one}` is no score; write it as {how}")
            elif not sign:
                scores.append(value)
            elif name in attributes:
                faults.append(f"`{code}={told}`: `{name}` is given twice")
            else:
                attributes[name] = value
        if attributes and scores:
            faults.append(f"`{code}={told}`: scores are of attributes, or none of them is")
        if attributes or scores:
            read[code] = attributes or scores
    return read


def _number(text: str, scale: Scale | None) -> float | None:
    try:
        return float(text)
    except ValueError:
        grade = scale.grade(text) if scale is not None else None
        return float(grade.position) if grade is not None else None
