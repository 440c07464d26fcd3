"""Funnels as text: the common share of each standard, then every unit in order of name, and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..benchmark import Funnel, Funnels, OnStandard, Placed, TooFewUnits, Zone, funnel_limits
from ..vocabulary import down, up
from .branches import Line, wrap
from .shares import level, per_cent

_HANG = "    "


def funnel_lines(funnels: Funnels, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from _wrapped(f"{funnels.table}: shares around a common one", "title", width)
    if not funnels.standards:
        yield from _wrapped("The table has no unit.", "unknown", width)
    for one in funnels.standards:
        yield Line("")
        yield from _standard(one, width)
    yield Line("")
    yield from _wrapped(
        "A unit beyond the limits is a question and no verdict: what was counted, how, and of whom? One within them is "
        "not shown to be fine. A low share cannot be seen where none at all would still lie within the limits, nor a "
        "high one where all would. Units are in order of name; none is ranked.",
        "dim",
        width,
    )
    basis = f"table {funnels.table_digest[:12]}, {funnels.figures} {funnels.figures_digest[:12]}"
    held = f"figures that hold from {funnels.figures_from.isoformat()}"
    yield from _wrapped(f"qualityframework {funnels.engine}; {basis}, {held}.", "dim", width)


def _standard(one: OnStandard, width: int) -> Iterator[Line]:
    if one.standard is not None:
        yield from _wrapped(one.standard, "heading", width)
    if isinstance(one.funnel, TooFewUnits):
        yield from _wrapped(too_few(one.funnel), "unknown", width)
        return
    for sentence in _summary(one.funnel):
        yield from _wrapped(sentence, "summary", width)
    for unit in one.funnel.units:
        beyond = unit.zone in (Zone.WARNING, Zone.ALARM)
        yield from _wrapped(_unit(unit, one.funnel), "ask" if beyond else "", width, "  ")


def too_few(funnel: TooFewUnits) -> str:
    """That there are too few units, as a sentence."""
    return f"There are too few units for a funnel: {funnel.units}, and at least {funnel.fewest} are needed."


def _summary(funnel: Funnel) -> Iterator[str]:
    yield f"Of all {len(funnel.units)} units together, {funnel.met} of {funnel.of} meet it ({per_cent(funnel.target)})."
    beyond = sum(unit.zone in (Zone.WARNING, Zone.ALARM) for unit in funnel.units)
    chance = len(funnel.units) * (1 - funnel.warning)
    yield (
        f"{beyond or 'None'} {'lies' if beyond < 2 else 'lie'} beyond the warning limits ({level(funnel.warning)}), "
        f"where up to about {chance:.1f} would by chance alone."
    )
    if funnel.tau2:
        yield (
            f"Units seem to differ more than chance would have them (dispersion {funnel.dispersion:.2f}): what sets "
            "them apart is a question of its own. Limits that allow for it are wider."
        )
    else:
        yield "No more spread than chance could be shown. That is not to say that there is none."


def _unit(unit: Placed, funnel: Funnel) -> str:
    told = f"{unit.unit}: {unit.met} of {unit.of} ({per_cent(unit.share)}), {_where(unit.zone, unit.unseen)}"
    if unit.zone in (Zone.WARNING, Zone.ALARM):
        limits = funnel_limits(funnel.target, unit.of, funnel.warning if unit.zone is Zone.WARNING else funnel.alarm)
        if unit.share > funnel.target:
            told += f": {up(100 * unit.share, 1):.1f}% is above {down(100 * limits.high, 1):.1f}%"
        else:
            told += f": {down(100 * unit.share, 1):.1f}% is below {up(100 * limits.low, 1):.1f}%"
    adjusted = _where(unit.adjusted, unit.unseen_adjusted)
    if adjusted != _where(unit.zone, unit.unseen):
        told += f"; allowing for how all differ, {adjusted}"
    return told


def _where(zone: Zone, unseen: tuple[str, ...]) -> str:
    """Where a unit lies, by side where it cannot be told of one."""
    return _UNSEEN[unseen] if zone is Zone.CANNOT_TELL else zone_words(zone)


def zone_words(zone: Zone) -> str:
    """Where a unit lies, in words, if it is not told by side."""
    return _ZONES[zone]


_UNSEEN: Mapping[tuple[str, ...], str] = {
    ("low",): "within the upper limit, but a low share could not be seen",
    ("high",): "within the lower limit, but a high share could not be seen",
    ("low", "high"): "limits too wide to tell",
}
_ZONES = {
    Zone.CANNOT_TELL: "limits too wide to tell, on one side or both",
    Zone.WITHIN: "within the limits",
    Zone.WARNING: "beyond the warning limits",
    Zone.ALARM: "beyond the alarm limits",
}


def _wrapped(told: str, role: str, width: int, lead: str = "") -> Iterator[Line]:
    first, *more = wrap(told, width - len(lead) - len(_HANG))
    yield Line(lead + first, role)
    yield from (Line(f"{lead}{_HANG if lead else ''}{part}", role) for part in more)
