"""How far raters agree, as text: percent agreement first, and each coefficient beside it with its interval drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..benchmark.agreement import Agreement, AgreementBasis, Coefficient, RaterPair
from ..vocabulary import down, printable, up
from .branches import Line, many, wrapped
from .intervals import Axis

_WIDEST, _NARROWEST = 41, 15
"""Characters of a drawn interval."""
_MOST_PAIRS = 10
_MEANING = (
    "1 is full agreement, 0 what chance would give, and below 0 is less than that. Krippendorff's alpha, Gwet's AC2 "
    "and kappa with weights count how far apart two ratings lie; Gwet's AC1, Fleiss' kappa, and Brennan and Prediger's "
    "count all that differ alike. They also differ in what they take chance to be. Kendall's W asks only whether "
    "raters put the units in one order: where one of them is always stricter they agree in full, and chance alone "
    "lifts it above 0. Intraclass correlations take the steps of a scale for even: of other raters for each unit (1), "
    "of a sample of raters (2) or of these alone (3), and of a single rating (1) or the mean of all (k)."
)


def agreement_lines(made: Agreement, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    basis = made.basis
    yield from wrapped(f"Agreement of {many(made.raters, 'rater')} on {many(made.units, 'unit')}", "title", width)
    told = f"{basis.scale or 'numbers'}, {many(made.ratings, 'rating')}; level of measurement: {basis.measurement}"
    yield from wrapped(told, "dim", width)
    yield Line("")
    yield from wrapped(_percent(made.percent, basis.level), "summary", width)
    yield Line("")
    others = [one for one in made.coefficients.values() if one is not made.percent]
    yield from _table(others, basis, width)
    for caution in _cautions(made):
        yield Line("")
        yield from wrapped(caution, "summary", width)
    if made.points:
        yield Line("")
        yield from wrapped("Each point against all others, by Fleiss' kappa", "heading", width)
        yield from _table(tuple(made.points.values())[::-1], basis, width)
    yield from _pairs(made, width)
    yield Line("")
    yield from wrapped(_MEANING, "", width)
    yield Line("")
    yield from wrapped(
        "To agree is not to be right: no coefficient says who is, and none ranks a rater. "
        f"Intervals come from drawing the units {basis.resamples:,} times, with seed {basis.seed}; those of intraclass "
        "correlations from the F distribution, as if ratings were normal.",
        "dim",
        width,
    )
    yield from wrapped(f"qualityframework {basis.engine}; ratings {basis.ratings[:12]}.", "dim", width)


def _percent(percent: Coefficient, level: float) -> str:
    if percent.value is None:
        return f"Percent agreement cannot be told: {percent.reason}."
    between = f"no interval: {percent.no_interval}"
    if percent.interval is not None:
        low, high = percent.interval.low, percent.interval.high
        between = f"{level:.0%} interval {down(100 * low):.0f}% to {up(100 * high):.0f}%"
    units = many(percent.units, "unit")
    return f"Two ratings of one unit are the same in {_share(percent.value)} of cases ({between}; {units})."


# the table -----------------------------------------------------------------------------------------------------------


def _table(rows: Sequence[Coefficient], basis: AgreementBasis, width: int) -> Iterator[Line]:
    """A row a coefficient, and below it why one has no value or no interval."""
    margin = max(len(printable(one.title)) for one in rows)
    interval = f"{basis.level:.0%} interval"
    head = f"  {'':<{margin}} {'value':>9}  {interval:<15} {'units':>6} {'raters':>6} {'same':>5}"
    axis = _axis(rows, min(width - len(head) - 2, _WIDEST))
    yield Line(f"{head}  {axis.ends()}" if axis is not None else head, "dim")
    for one in rows:
        value = "undefined" if one.value is None else figure(one.value)
        ends = (one.interval.low, one.interval.high) if one.interval is not None else None
        between = f"{down(ends[0], 2):.2f} to {up(ends[1], 2):.2f}" if ends is not None else ""
        same = _share(one.percent) if one.percent is not None else ""
        counts = f"{one.units:>6,} {one.raters:>6} {same:>5}"
        drawn = axis.marked(one.value, ends) if axis is not None and one.value is not None else ""
        told = f"  {printable(one.title):<{margin}} {value:>9}  {between:<15} {counts}  {drawn}"
        yield Line(told.rstrip(), "unknown" if one.value is None else "bar")
    for why, names in _reasons(rows, basis.resamples).items():
        yield from wrapped(f"{why}: {'; '.join(names)}.", "unknown", width, "  ")


def _axis(rows: Sequence[Coefficient], width: int) -> Axis | None:
    """From 0, or from -1 where something lies below 0; none where there is no room or nothing to draw."""
    values = [one.value for one in rows if one.value is not None]
    if width < _NARROWEST or not values:
        return None
    lowest = min(values + [one.interval.low for one in rows if one.interval is not None])
    return Axis(0.0 if lowest >= 0 else -1.0, 1.0, width)


def _reasons(rows: Sequence[Coefficient], resamples: int) -> dict[str, list[str]]:
    """What there is to say of some coefficients, with the names of those of which it is said."""
    found: dict[str, list[str]] = {}
    for one in rows:
        name = printable(one.title)
        if one.reason is not None:
            found.setdefault(f"Undefined, as {one.reason}", []).append(name)
        elif one.undefined:
            known = "the intervals hold whatever these would come to" if one.interval else "too many for an interval"
            said = f"Undefined in so many of {resamples:,} resamples ({known})"
            found.setdefault(said, []).append(f"{name} {one.undefined:,}")
        elif one.no_interval is not None:
            found.setdefault(f"No interval, as {one.no_interval}", []).append(name)
    return found


# what a reader might miss --------------------------------------------------------------------------------------------


def _cautions(made: Agreement) -> Iterator[str]:
    few = made.basis.few_units
    if made.percent.units < few:
        yield (
            f"There are few units here, {made.percent.units} of the {few} that are wanted at least: such coefficients "
            "say little, and their intervals are unsure themselves. More units make them surer; more raters, much less "
            "so."
        )
    else:
        yield "More units would make all this surer; more raters, much less so."
    yield from _parted(made)
    if made.rated_once:
        yield (
            f"{many(made.rated_once, 'unit')} had one rating alone, in which nothing can agree: it counts only in how "
            "often points are given, for Gwet, Brennan and Prediger, and Fleiss."
        )
    if 2 <= made.complete < made.units:
        yield (
            f"Kendall's W and intraclass correlations use the {made.complete:,} units that every rater rated, and "
            f"leave {made.units - made.complete:,} out."
        )


def _parted(made: Agreement) -> Iterator[str]:
    """That coefficients which differ only in what they take chance to be lie far apart, or one of them nowhere."""
    kappa, ac1 = made.coefficients["fleiss-kappa"], made.coefficients["gwet-ac1"]
    if ac1.value is None or ac1.by_chance is None or ac1.percent is None:
        return
    if kappa.value is None or kappa.by_chance is None:
        yield (
            "All ratings are at one point. So nothing shows that raters would tell other units apart, and where a "
            f"coefficient comes to {figure(ac1.value)} it does not show it either."
        )
    elif ac1.value - kappa.value >= made.basis.parted and ac1.percent > kappa.value:
        yield (
            f"Percent agreement and coefficients part here: {_share(ac1.percent)} of ratings are the same, and yet "
            f"Fleiss' kappa is {figure(kappa.value)}, and Gwet's AC1 {figure(ac1.value)}. Raters give some points "
            f"far more often than others: by chance alone, Fleiss' kappa takes it, {_share(kappa.by_chance)} would be "
            f"the same, and AC1 {_share(ac1.by_chance)}. Neither is enough by itself: look at the ratings."
        )


def _pairs(made: Agreement, width: int) -> Iterator[Line]:
    """The pairs of raters, in the order of their names, where they are few; of many how far they reach."""
    told = [one.kappa for one in made.pairs if one.kappa is not None]
    if not told or len(made.pairs) < 2:
        return
    title = made.coefficients["cohen-kappa"].title
    yield Line("")
    if len(made.pairs) <= _MOST_PAIRS:
        yield from wrapped(f"Pair by pair, {title}", "heading", width)
        yield from (line for one in made.pairs for line in _pair(one, width))
        return
    yield from wrapped(
        f"{title}, is the mean over {len(told):,} pairs of raters, which reach from {figure(min(told))} to "
        f"{figure(max(told))}.",
        "",
        width,
    )
    if len(told) < len(made.pairs):
        left = many(len(made.pairs) - len(told), "pair")
        yield from wrapped(f"Not in that mean: {left} in which it is undefined.", "unknown", width)


def _pair(one: RaterPair, width: int) -> Iterator[Line]:
    names = " and ".join(map(printable, one.raters))
    if one.kappa is None:
        return wrapped(f"{names}: undefined, as {one.reason}", "unknown", width, "  ")
    same = _share(one.percent or 0)
    return wrapped(f"{names}: {figure(one.kappa)}, on {many(one.units, 'unit')}, {same} the same", "", width, "  ")


# words and figures ---------------------------------------------------------------------------------------------------


def figure(value: float) -> str:
    """A coefficient to two decimals, which never say that agreement is full where it is not."""
    close = round(value, 2)
    if abs(close) == 1 and abs(value) < 1:
        close = 0.99 if value > 0 else -0.99
    return f"{close + 0.0:.2f}"


def _share(share: float) -> str:
    """Per cent, which never say all or none where it is not so."""
    return f"{share:.0%}" if share in (0, 1) else f"{min(99, max(1, round(100 * share)))}%"
