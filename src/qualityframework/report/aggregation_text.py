"""One grade of others in words: by which rule, how it is known, of what, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from ..aggregation import Aggregated, Days, Outcome, Part, Reckoned, Span, Whole
from ..frameworks import Framework
from ..vocabulary import Status, down, up
from .branches import Line, many, wrapped
from .fields import change_lines


def aggregation_lines(made: Aggregated, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    labels = {grade.name: grade.label for grade in framework.scale.grades}
    day = f", as of {made.on.isoformat()}" if made.on is not None else ""
    yield from wrapped(f"{made.framework}: {made.title}{day}", "title", width)
    yield from change_lines(made, width)
    for told in _rule(made):
        yield from wrapped(told, "dim", width)
    if made.reason is not None:
        yield from wrapped(f"nothing is made: {made.reason}", "summary", width)
    for whole in made.wholes:
        yield Line("")
        yield from wrapped(f"{whole.id} {whole.title}: {_said(whole, labels)}", "heading", width)
        for told in _near(whole, labels):
            yield from wrapped(told, "", width, "  ")
        for part in whole.parts:
            told = f"{part.indicator} {part.title}{part.status.mark}: {_of_part(part, labels, made)}"
            yield from wrapped(told, "", width, "  ")
    if made.unused:
        yield Line("")
        yield from wrapped(f"not used by this rule: {', '.join(made.unused)}", "unknown", width)
    yield Line("")
    what = "grades" if made.scoring is None else "scores"
    scored = f", scoring {made.scoring.digest[:12]}" if made.scoring is not None else ""
    yield from wrapped(
        f"This is arithmetic on {what} that people gave, by the framework's own rule. It is no judgement, and no grade "
        f"is issued here. qualityframework {made.engine}; framework {made.framework_digest[:12]}{scored}.",
        "dim",
        width,
    )


_HOW = {"confirmed": "", "reconstructed": ": no source was seen that states it", "drafted": ": it is ours"}


def _rule(made: Aggregated) -> Iterator[str]:
    """How the rule is known, when it held, and whether it is known to have held on the day."""
    if made.status is not None:
        yield f"the rule is {made.status}{_HOW[made.status]}"
    if made.note is not None:
        yield made.note
    if made.days is not None and made.reason is None:
        yield _when(made)
    if made.scoring is not None:
        note = f": {made.scoring.note}" if made.scoring.note is not None else ""
        until = made.scoring.until
        held = f", which ended on {until.isoformat()}," if until is not None and made.on is None else ","
        yield f"its figures are those of {made.scoring.name}{held} {made.scoring.status}{note}"


def _when(made: Aggregated) -> str:
    start = f" from {made.start.isoformat()}" if made.start is not None else ""
    until = f" until {made.until.isoformat()}" if made.until is not None else ""
    how = f" [days {made.dates_status}]" if made.dates_status is not None else ""
    told = f"it held{start}{until}{how}" if start or until else "when it held is not known"
    if start and not until:
        told += "; whether it has ended is not known"
    if until and not start:
        told += "; since when is not known"
    match made.days:
        case Days.NOT_KNOWN:
            return f"{told}; so that it held on that day is not known"
        case Days.NOT_ASKED if made.until is not None:
            return f"{told}. It is used here as no day was given"
    return told


def _said(whole: Whole, labels: dict[str, str]) -> str:
    low, high = (labels[name] if name is not None else "" for name in (whole.lowest, whole.highest))
    by = " and ".join(whole.limited_by)
    match whole.outcome:
        case Outcome.UNKNOWN:
            return _why_unknown(whole)
        case Outcome.AT_MOST:
            return f"at most {high}, from {by}; {_what_may_lower(whole)} may lower it"
        case Outcome.WITHIN:
            if by:
                return f"within the limit of {high} that {by} sets"
            beside = [part.indicator for part in whole.parts[1:] if part.grade is None]
            return "within any limit of this rule, as it is so low" if beside else "no limit of this rule applies"
        case Outcome.ABOVE:
            return f"above the limit of {high} that {by} sets"
        case Outcome.LIMITED:
            return f"no grade is given; {by} limits it to {high}"
    all_ = _all_of_it(whole)
    if whole.reckoned is None:
        return f"{high}, from {by}{all_}"
    told = high if low == high else f"between {low} and {high}"
    reckoned = _reckoned(whole.reckoned)
    told = f"{told}, at {reckoned}" if told else reckoned
    return f"{told}; what has no score decides" if whole.outcome is Outcome.BETWEEN else told + all_


def _why_unknown(whole: Whole) -> str:
    if whole.parts and whole.parts[0].indicator == whole.id:  # a grade beside those that could limit it
        beside = [part.indicator for part in whole.parts[1:] if part.grade is None]
        if beside:
            return f"cannot be told: {' and '.join(beside)} could limit it, and no grade of that is given"
        return "no limit of this rule applies; no grade of it is given"
    if not whole.parts:
        return "cannot be told: what it is made of is not carried here"
    if whole.parts_status is None and any(part.grade for part in whole.parts):
        return "cannot be told: whether these are all that it is made of is not known"
    return "cannot be told from what is given"


def _what_may_lower(whole: Whole) -> str:
    open_ = ["what has no grade"] if any(part.grade is None for part in whole.parts) else []
    beyond = ["what is not carried here"] if whole.parts_status is None else []
    return " or ".join(open_ + beyond)


def _all_of_it(whole: Whole) -> str:
    """That its parts are all of them is said of what is made, unless that was seen."""
    if whole.parts_status is None or whole.parts_status is Status.CONFIRMED:
        return ""
    return f"; that these are all that it is made of is {whole.parts_status}"


def _reckoned(one: Reckoned) -> str:
    if one.rounded is not None and one.rounded != one.percent.low:
        return f"{one.rounded}% ({_percent(one.percent)} before rounding)"
    points = f", {_span(one.points)} of {one.points_of} points" if one.points is not None else ""
    return f"{_percent(one.percent)}{points}"


def _near(whole: Whole, labels: dict[str, str]) -> Iterator[str]:
    """How near another outcome is."""
    one = whole.reckoned
    if one is None:
        return
    if one.before_limiters is not None:
        yield f"{labels[one.before_limiters]} by its percentage; {' and '.join(whole.limited_by)} limits it"
    if one.rounded is not None and one.floor is not None:
        before = "" if one.before_limiters is None else " before that limit"
        above = f", the band above at {one.ceiling}%" if one.ceiling is not None else ""
        yield f"its band{before} begins at {one.floor}%{above}"
        near = [
            f"{many(steps, 'point')} of score {way} could {what} it"
            for steps, way, what in ((one.fewer, "less", "lower"), (one.more, "more", "raise"))
            if steps is not None
        ]
        yield f"{' and '.join(near)}, limiters included"
    if one.other_rounding is not None:
        would = "would" if one.rounded is not None else "could"
        way = "up" if one.rounding == "half-up" else "to even"
        yield f"it hangs on rounding a half {way}: the other way it {would} be {labels[one.other_rounding]}"


def _of_part(part: Part, labels: dict[str, str], made: Aggregated) -> str:
    if part.grade is not None:
        return labels[part.grade] + (f", at {_percent(part.percent)}" if part.percent is not None else "")
    if part.percent is None:
        return "not given"
    mark = made.scoring.status.mark if made.scoring is not None else ""
    capped = f", no higher than {' and '.join(part.capped_by)}{mark}" if part.capped_by else ""
    return _percent(part.percent) + capped


def _percent(span: Span) -> str:
    return f"{_number(span.low)}%" if span.settled else f"{_span(span)}%"


def _span(span: Span) -> str:
    """Low ends are rounded down and high ends up, so that nothing looks surer than it is."""
    if span.settled:
        return _number(span.low)
    return f"{_number(down(span.low, 1))} to {_number(up(span.high, 1))}"


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
