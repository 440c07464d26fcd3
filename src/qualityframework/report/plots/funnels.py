"""Funnels: shares over the number that was looked at, with limits that narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...benchmark import Funnel, Funnels, OnStandard, Placed, TooFewUnits, Zone, funnel_limits
from ..funnel_text import too_few, zone_words
from ..shares import level, per_cent
from .figure import HALO, INK, QUIET, SIGNAL, STRONG, WIDTH, Part, figure, heading, said, words

_HEIGHT = 300
_CURVE = 160
"""About how many points a limit is drawn with."""
_NAME = 40
_ADJUSTED = [6, 4]
_MARKS = {
    Zone.WITHIN: ("circle", "white"),
    Zone.WARNING: ("triangle-up", SIGNAL),
    Zone.ALARM: ("diamond", SIGNAL),
    Zone.CANNOT_TELL: ("cross", "white"),
}


def funnel_plot(funnels: Funnels) -> Part:
    """A picture of each funnel of a table, one below the other."""
    how = (
        "Each mark is a unit: its share, over how many were looked at. Solid lines: where chance alone would have it. "
        "Dashed lines: the same, allowing for units that differ more than chance would have them. One that lies beyond "
        "is a question and no verdict; none is ranked."
    )
    parts = [_part(one) for one in funnels.standards] or [words("", "", "The table has no unit.")]
    told = " ".join(map(_told, funnels.standards)) or "The table has no unit."
    return figure(f"{funnels.table}: shares around a common one", how, told, parts)


def _part(one: OnStandard) -> Part:
    title, funnel = one.standard or "", one.funnel
    if isinstance(funnel, TooFewUnits):
        return words(title, "", too_few(funnel))
    marks = [_mark(unit) for unit in funnel.units]
    x_axis = {"title": "how many were looked at", "grid": False, "tickMinStep": 1, "format": ",d"}
    x = {"field": "of", "type": "quantitative", "axis": x_axis, "scale": {"nice": False, "domain": _across(funnel)}}
    y = {
        "field": "share",
        "type": "quantitative",
        "title": "share",
        "axis": {"format": ".0%"},
        "scale": {"domain": [0, 1]},
    }
    shown = list(map(zone_words, _MARKS))
    kind = {
        "field": "kind",
        "type": "nominal",
        "title": None,
        "legend": {"orient": "bottom", "columns": 4},
    }
    return {
        "title": heading(title, _summary(funnel)),
        "width": WIDTH - 60,
        "height": _HEIGHT,
        "encoding": {"x": x, "y": y},
        "layer": [
            *_curves(funnel),
            {
                "data": {"values": [{"share": funnel.target}]},
                "mark": {"type": "rule", "color": QUIET},
                "encoding": {"x": None, "y": y},
            },
            *_names(marks),
            {
                "data": {"values": marks},
                "mark": {"type": "point", "size": 75, "strokeWidth": 1.2, "opacity": 1},
                "encoding": {
                    "shape": kind | {"scale": {"domain": shown, "range": [shape for shape, _ in _MARKS.values()]}},
                    "stroke": kind | {"scale": {"domain": shown, "range": [INK] * len(shown)}},
                    "fill": kind | {"scale": {"domain": shown, "range": [fill for _, fill in _MARKS.values()]}},
                },
            },
        ],
    }


def _mark(unit: Placed) -> dict[str, Any]:
    """A unit; those beyond the limits of chance alone are named."""
    beyond = unit.zone in (Zone.WARNING, Zone.ALARM)
    return {
        "of": unit.of,
        "share": unit.share,
        "kind": zone_words(unit.zone),
        "name": said(unit.unit, _NAME) if beyond else "",
    }


def _names(marks: list[dict[str, Any]]) -> Iterator[Part]:
    """Names beside their marks, towards the middle of the picture, and readable across lines."""
    middle = max(mark["of"] for mark in marks) / 2
    for align, dx, right in (("left", 8, False), ("right", -8, True)):
        values = [mark for mark in marks if mark["name"] and (mark["of"] > middle) == right]
        for halo in (HALO, {}) if values else ():
            yield {
                "data": {"values": values},
                "mark": {"type": "text", "align": align, "dx": dx, **halo},
                "encoding": {"text": {"field": "name"}},
            }


def _across(funnel: Funnel) -> list[float]:
    return [0, 1.1 * max(unit.of for unit in funnel.units)]


def _curves(funnel: Funnel) -> Iterator[Part]:
    """The limits: warning thin and alarm thick, by chance alone solid and with over-dispersion dashed."""
    most = round(_across(funnel)[1])
    sizes = sorted({*range(1, min(most, 30)), *range(1, most + 1, max(1, most // _CURVE)), most})
    for tau2 in {0.0: None, funnel.tau2: None}:
        for share, width in ((funnel.warning, 1.0), (funnel.alarm, 2.2)):
            limits = [(of, funnel_limits(funnel.target, of, share, tau2)) for of in sizes]
            for side in ("low", "high"):
                yield {
                    "data": {"values": [{"of": of, "share": getattr(one, side)} for of, one in limits]},
                    "mark": {
                        "type": "line",
                        "color": STRONG,
                        "strokeWidth": width,
                        "strokeDash": _ADJUSTED if tau2 else [1, 0],
                    },
                }


def _summary(funnel: Funnel) -> str:
    common = f"{len(funnel.units)} units; of all, {funnel.met} of {funnel.of} ({per_cent(funnel.target)})."
    limits = f"Thin lines: warning ({level(funnel.warning)}); thick lines: alarm ({level(funnel.alarm)})."
    more = " Units differ more than chance would have them, and dashed lines allow for it." if funnel.tau2 else ""
    return f"{common} {limits}{more}"


def _told(one: OnStandard) -> str:
    lead = f"{one.standard}: " if one.standard is not None else ""
    if isinstance(one.funnel, TooFewUnits):
        return lead + too_few(one.funnel)
    return f"{lead}{_summary(one.funnel)} {' '.join(map(_unit, one.funnel.units))}"


def _unit(unit: Placed) -> str:
    adjusted = f"; allowing for over-dispersion, {zone_words(unit.adjusted)}" if unit.adjusted is not unit.zone else ""
    return f"{unit.unit}: {unit.met} of {unit.of} ({per_cent(unit.share)}), {zone_words(unit.zone)}{adjusted}."
