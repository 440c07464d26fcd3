"""Samples as text: how many records to read, what was drawn, and what can and cannot be said from it.

Limits are rounded outwards and chances down, so that no figure says more than was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..benchmark.sampling import (
    Draw,
    DrawCheck,
    IntervalAnswer,
    IntervalMethod,
    ShareInterval,
    SizeAnswer,
    SizeToMeet,
    SurveyAnswer,
    effective_by_weights,
    effective_size,
    margin_of,
    suppressed,
    total_is_safe,
)
from ..frameworks import SamplingFigures
from ..vocabulary import down, up
from .branches import Line, wrapped
from .intervals import Axis
from .shares import level

_AXIS = Axis(0, 1, 51)
_NOT_PRINTED = "not printed"


def size_lines(told: SizeAnswer, width: int = 100) -> Iterator[Line]:
    """How many records, and what they can say and cannot."""
    needed = told.needed
    yield from wrapped(
        f"A sample for a margin of {_points(needed.margin)} either way, at {level(needed.level)} confidence",
        "title",
        width,
    )
    whole = f" of {needed.population:,}" if needed.population is not None else ", however many there are in all"
    yield from wrapped(f"{_records(needed.size)}{whole}", "summary", width, "  ")
    low, high = (max(0.0, min(1.0, needed.share + side * needed.reached / 100)) for side in (-1, 1))
    yield _chart(low, high, needed.share)
    for sentence in _of_size(told):
        yield from wrapped(sentence, "", width, "  ")
    if told.rare is not None:
        yield Line("")
        yield from _rare(told.rare, needed.size, width)
    yield Line("")
    yield from _foot(told.engine, told.figures, told.figures_digest, width)


def _of_size(told: SizeAnswer) -> Iterator[str]:
    needed = told.needed
    most = ", which needs the most records" if needed.share == 0.5 else ""
    if needed.reached:
        yield (
            f"If the share is about {level(needed.share)}{most}, they support statements to about "
            f"\u00b1{_points(needed.reached)}: not finer, and not by subgroup."
        )
    else:
        yield "That is all of them: nothing is left to chance."
    if told.half is not None and told.half > needed.reached:
        yield f"For a group that is half of them it is \u00b1{_points(told.half)}."
    if needed.design_effect > 1:
        yield _alike(needed.design_effect, told.counts_as)
    apart = told.told_apart
    if apart is not None:
        yield (
            f"If the share in all is {level(apart.other)}, the chance that they show it to be other than "
            f"{level(apart.one)} is {min(99, down(100 * apart.power)):.0f}%."
        )
    if needed.size != needed.population:
        yield "It holds for records that are drawn by lot. Of records that somebody picked no such thing can be said."


def _rare(rare: SizeToMeet, size: int, width: int) -> Iterator[Line]:
    cases = f" ({rare.cases} of {rare.population:,} have it)" if rare.population is not None else ""
    sure = 100 if rare.size == rare.population else min(99.9, down(100 * rare.reached, 1))
    yield from wrapped(
        f"{_records(rare.size)} to meet at least one case of a problem that {level(rare.rare)} or more have{cases}",
        "heading",
        width,
    )
    least = ""
    if rare.design_effect > 1:
        least = "at least "
        sentence = (
            f"A problem can hide where records of one worker are alike. To meet it, {up(rare.design_effect, 2):g} of "
            "them count as one at worst."
        )
        yield from wrapped(sentence, "", width, "  ")
    none = "" if rare.size == rare.population else " To have met none does not say that there is none."
    yield from wrapped(
        f"The chance is then {least}{sure:.1f}%.{none}",
        "",
        width,
        "  ",
    )
    yield from wrapped(f"For both, {_records(max(rare.size, size))}.", "", width, "  ")


def interval_lines(told: IntervalAnswer, width: int = 100) -> Iterator[Line]:
    """What a sample shows of all, with its limits first; a survey, with what it leaves open first."""
    shown, survey = told.interval, told.survey
    if survey is not None and survey.reliability.words_alone:
        yield from _in_words_alone(survey, told.small_below, width)
    else:
        yield from wrapped(f"{shown.met:,} of {shown.of:,}: {_in_points(shown)}", "title", width)
        if survey is not None:
            yield from _survey(survey, shown, width)
        yield from (_one_sided(told, width) if shown.one_sided else _both_limits(told, width))
        yield from wrapped(f"By {_method(shown)}: {shown.why}.", "dim", width, "  ")
        if shown.method is IntervalMethod.WILSON_FINITE:
            sentence = "In places it covers the truth far less often than it says; hypergeometric does not."
            yield from wrapped(sentence, "", width, "  ")
        if survey is None and shown.of != shown.population:
            yield from wrapped(_holds_for(shown), "dim", width, "  ")
        if told.small:
            sentence = f"A count is below {told.small_below} and could point at somebody: this is not for print."
            yield from wrapped(sentence, "unknown", width, "  ")
    yield Line("")
    yield from _foot(told.engine, told.figures, told.figures_digest, width)


_METHODS = {
    IntervalMethod.HYPERGEOMETRIC: "exact limits for a population of known size (hypergeometric)",
    IntervalMethod.WILSON: "Wilson's interval",
    IntervalMethod.WILSON_FINITE: "Wilson's interval with the correction for a finite population",
    IntervalMethod.CLOPPER_PEARSON: "Clopper and Pearson's exact limits",
}


def _method(shown: ShareInterval) -> str:
    if _counts_as_fewer(shown):
        return "Clopper and Pearson's limits for as many records as these count as"
    return _METHODS[shown.method]


def _in_points(shown: ShareInterval) -> str:
    """The share of the sample, which never reads as none or all when it is neither."""
    if not 0 < shown.met < shown.of:
        return f"{100 * shown.share:.1f}%"
    return f"{min(99.9, max(0.1, 100 * shown.share)):.1f}%"


def _holds_for(shown: ShareInterval) -> str:
    if _counts_as_fewer(shown):
        alike = _alike(shown.design_effect, effective_size(shown.of, shown.design_effect))
        return (
            f"{alike} It holds if they are no more alike than was said, and workers and their records were drawn by "
            "lot; and it says nothing of subgroups."
        )
    return (
        "It holds for records that were drawn by lot, each by itself, and says nothing of subgroups. Several records "
        "of one worker are alike and say less."
    )


def _counts_as_fewer(shown: ShareInterval) -> bool:
    """Unless all were read."""
    return shown.design_effect > 1 and shown.of != shown.population


def _alike(effect: float, counts_as: float) -> str:
    return (
        f"As records of one worker are alike, {effect:g} of them count as one: these count as {down(counts_as, 1):g} "
        "that are drawn each by itself."
    )


def _both_limits(told: IntervalAnswer, width: int) -> Iterator[Line]:
    shown = told.interval
    low, high = _outwards(shown.low, shown.high)
    yield _chart(shown.low, shown.high, shown.share)
    if shown.of == shown.population and shown.low == shown.high:
        yield from wrapped("That is all of them: nothing is left to chance.", "summary", width, "  ")
        return
    counts = f" ({_counts(shown)})" if shown.method is IntervalMethod.HYPERGEOMETRIC else ""
    lies = _share_in_all(told, "lies", "would lie")
    sentence = f"{lies} between {low}% and {high}%{counts}, at {level(shown.level)} confidence."
    yield from wrapped(sentence, "summary", width, "  ")
    if told.words is not None:
        yield from wrapped(_missed(shown), "", width, "  ")
        yield from wrapped(f"In words: {told.words}, with the lower limit beside it: at least {low}%.", "", width, "  ")


def _missed(shown: ShareInterval) -> str:
    exact = shown.method in (IntervalMethod.HYPERGEOMETRIC, IntervalMethod.CLOPPER_PEARSON)
    often = "at most about one" if exact and not _counts_as_fewer(shown) else "about one"
    return f"Of {round(1 / (1 - shown.level))} such samples {often} has limits that miss the truth."


def _one_sided(told: IntervalAnswer, width: int) -> Iterator[Line]:
    shown = told.interval
    low, high = _outwards(shown.low, shown.high)
    lies, sure = _share_in_all(told, "is", "would be"), f"at {level(shown.level)} confidence"
    yield _chart(shown.low, 1, shown.share)
    yield from wrapped(f"{lies} at least {low}%, {sure};", "summary", width, "  ")
    yield _chart(0, shown.high, shown.share)
    yield from wrapped(f"or at most {high}%, {sure}.", "summary", width, "  ")
    both = level(max(0.0, 2 * shown.level - 1))
    sentence = f"Each by itself: that it lies between the two can be said at no more than {both} confidence."
    yield from wrapped(sentence, "", width, "  ")


def _share_in_all(told: IntervalAnswer, is_: str, would_be: str) -> str:
    """The beginning of what is said of it; of a survey only as what would be."""
    known = told.interval.population
    whole = "all" if known is None else f"all {known:,}"
    if told.survey is not None:
        return f"If those who answered had been drawn by lot, the share in {whole} {would_be}"
    return f"The share in {whole} {is_}"


def _survey(survey: SurveyAnswer, shown: ShareInterval, width: int) -> Iterator[Line]:
    trust, (low, high) = survey.reliability, _outwards(survey.low, survey.high)
    yield from wrapped(_answered(survey), "heading", width, "  ")
    yield _chart(survey.low, survey.high, shown.share)
    sentence = f"Without any assumption about the others, the share among all who were asked is {low}% to {high}%."
    yield from wrapped(sentence, "summary", width, "  ")
    yield from wrapped(f"In words: {survey.words}.", "", width, "  ")
    most = f", and at most {trust.could_be:g}" if trust.could_be != trust.reliability else ""
    yield from wrapped(f"As evidence it can be relied on at {trust.reliability:g}{most}: {trust.why}.", "", width, "  ")


def _in_words_alone(survey: SurveyAnswer, small: int, width: int) -> Iterator[Line]:
    few = 0 < survey.reliability.answers < small
    told = f"Fewer than {small} of {survey.asked:,} answered" if few else _answered(survey)
    yield from wrapped(told, "title", width)
    yield from wrapped(f"It is told without numbers, as {survey.reliability.why}.", "unknown", width, "  ")
    sentence = f"Without any assumption about the others, {survey.words} of those who were asked say so."
    yield from wrapped(sentence, "summary", width, "  ")


def _answered(survey: SurveyAnswer) -> str:
    trust = survey.reliability
    return f"{trust.answers:,} of {survey.asked:,} answered ({down(100 * trust.response, 1):g}%)"


def draw_lines(draw: Draw, figures: SamplingFigures, *, listing: bool, width: int = 100) -> Iterator[Line]:
    """What was drawn, without counts of strata that could point at somebody, and the ids only if they are asked for."""
    drawn, size = len(draw.drawn), draw.list_records
    populations = {one.stratum: one.population for one in draw.strata}
    shown = suppressed(populations, figures.small) if len(populations) > 1 else dict(populations)
    total = f" of {size:,}" if total_is_safe(populations, figures.small) or len(populations) == 1 else ""
    yield from wrapped(f"{_records(drawn)}{total} drawn by lot", "title", width)
    yield from wrapped(f"seed: {draw.seed}", "summary", width, "  ")
    yield from wrapped("Whoever has the list and this seed makes the same draw.", "", width, "  ")
    if len(draw.columns) > 1:
        yield from wrapped(f"By {draw.columns[1]}, drawn of all:", "", width, "  ")
        longest = max(len(name) for name in populations)
        for one in draw.strata:
            told = _NOT_PRINTED if shown[one.stratum] is None else f"{one.drawn} of {one.population:,}"
            yield from wrapped(f"{one.stratum:<{longest}}  {told}", "", width, "    ")
    yield from wrapped(_support(draw, figures), "", width, "  ")
    for note in draw.notes:
        yield from wrapped(f"Note: {note}.", "unknown", width, "  ")
    if listing:
        yield Line("")
        yield from (Line(one.id) for one in sorted(draw.drawn, key=lambda one: one.id))


def _support(draw: Draw, figures: SamplingFigures) -> str:
    drawn, population = len(draw.drawn), draw.list_records
    if drawn == population:
        return "That is all of them: nothing is left to chance."
    effect = max(1.0, drawn / effective_by_weights(one.weight for one in draw.drawn))
    margin = margin_of(drawn, level=figures.level, share=figures.share, population=population, design_effect=effect)
    reach = f"\u00b1{_points(margin)} at {level(figures.level)} confidence"
    return f"They support statements to about {reach}: not finer, and not by subgroup."


def check_lines(check: DrawCheck, draw: Draw, width: int = 100) -> Iterator[Line]:
    """Whether a draw follows from a list, and what differs."""
    if check.follows:
        yield from wrapped(
            f"This draw follows from that list and its seed: {_records(len(draw.drawn))}.", "summary", width
        )
        return
    yield from wrapped("This draw does not follow from that list and its seed.", "severity-resolve", width)
    for difference in check.differences:
        yield from wrapped(difference, "", width, "  ")


def _chart(low: float, high: float, at: float) -> Line:
    """Limits and a share on a line from none to all."""
    return Line(f"  0% {_AXIS.marked(at, (low, high))} 100%", "bar")


def _outwards(low: float, high: float) -> tuple[str, str]:
    return f"{down(100 * low, 1):.1f}", f"{up(100 * high, 1):.1f}"


def _counts(shown: ShareInterval) -> str:
    assert shown.population is not None
    return f"{round(shown.low * shown.population):,} to {round(shown.high * shown.population):,} of them"


def _points(margin: float) -> str:
    shown = up(margin, 1)
    return f"{shown:g} point{'' if shown == 1 else 's'}"


def _records(number: int) -> str:
    return f"{number:,} record{'' if number == 1 else 's'}"


def _foot(engine: str, figures: str, digest: str, width: int) -> Iterator[Line]:
    yield from wrapped(f"qualityframework {engine}; {figures} {digest[:12]}.", "dim", width)
