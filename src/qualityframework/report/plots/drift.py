"""Has the yardstick moved? The moving average over inspections, and the cumulative sums beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...benchmark import Drift, Side
from .figure import HALO, INK, QUIET, SIGNAL, STRONG, WIDTH, Part, figure, heading, said, words

_HEIGHT = 200
_NAME = 24
_NONE = "no signal"
_WORDS = {side: f"signal: {side}" for side in Side}
_MARKS = {
    _NONE: ("circle", "white"),
    _WORDS[Side.LENIENT]: ("triangle-up", SIGNAL),
    _WORDS[Side.SEVERE]: ("triangle-down", SIGNAL),
}
_NOTHING = "No inspection follows the baseline: there is nothing to chart."

Row = dict[str, Any]


def drift_plot(drift: Drift) -> Part:
    """A picture of both charts of a programme, its inspections in their order."""
    title = f"Has the yardstick moved? {drift.programme} in {drift.corpus}"
    how = (
        f"Inspections in their order, against a baseline of the first {len(drift.baseline)} that stays as it was. "
        "Above nought, grades are more lenient than the evidence would have had them; below, more severe. Beyond the "
        "limits (dashed) a triangle marks a signal: a question for calibration, and no fault of anybody."
    )
    if not drift.points:
        return figure(title, how, _NOTHING, [words("", "", _NOTHING)])
    average, lenient, severe = list[Row](), list[Row](), list[Row]()
    for number, point in enumerate(drift.points, 1):
        name, sums = f"{number}. {said(point.when, _NAME)}", point.sums
        average.append(_row(name, point.average.value, point.average.limit, point.average.signal))
        lenient.append(_row(name, sums.lenient, sums.limit, Side.LENIENT if Side.LENIENT in sums.signals else None))
        severe.append(_row(name, -sums.severe, sums.limit, Side.SEVERE if Side.SEVERE in sums.signals else None))
    told = (
        _told("Moving average", average),
        _told("Cumulative sum of lenient ones", lenient),
        _told("Cumulative sum of severe ones, drawn downwards", severe),
    )
    parts = [
        _part("Moving average (EWMA)", "Recent inspections count most.", [average]),
        _part("Cumulative sums (CUSUM)", "Lenient ones add up above, severe ones below.", [lenient, severe]),
    ]
    return figure(title, how, " ".join(told), parts)


def _row(name: str, value: float, limit: float, signal: Side | None) -> Row:
    return {
        "at": name,
        "value": round(value, 6) + 0.0,
        "high": round(limit, 6),
        "low": -round(limit, 6),
        "kind": _WORDS[signal] if signal is not None else _NONE,
        "side": signal or "",
    }


def _part(title: str, below: str, series: Sequence[Sequence[Row]]) -> Part:
    axis = {"title": None, "labelAngle": -90, "labelOverlap": True, "labelLimit": 200}
    x = {
        "field": "at",
        "type": "ordinal",
        "sort": [row["at"] for row in series[0]],
        "axis": axis,
        "scale": {"type": "point"},
    }
    y_axis = {"title": "severe  \u2190  standard deviations  \u2192  lenient", "format": ".1~f"}
    y = {"field": "value", "type": "quantitative", "axis": y_axis, "scale": {"padding": 16}}
    shown = list(_MARKS)
    kind = {"field": "kind", "type": "nominal", "title": None, "legend": {"orient": "bottom"}}
    limit = {"type": "line", "color": STRONG, "strokeWidth": 1.5, "strokeDash": [6, 4]}
    if len(series[0]) == 1:  # a line has two ends
        limit = {"type": "tick", "color": STRONG, "thickness": 1.5, "size": 40, "orient": "horizontal"}
    every = [row for one in series for row in one]
    return {
        "title": heading(title, below),
        "width": WIDTH - 60,
        "height": _HEIGHT,
        "data": {"values": every},
        "encoding": {"x": x},
        "layer": [
            {
                "data": {"values": [{"value": 0}]},
                "mark": {"type": "rule", "color": QUIET},
                "encoding": {"x": None, "y": y},
            },
            {"data": {"values": list(series[0])}, "mark": limit, "encoding": {"y": y | {"field": "high"}}},
            {"data": {"values": list(series[0])}, "mark": limit, "encoding": {"y": y | {"field": "low"}}},
            *(
                {"data": {"values": list(one)}, "mark": {"type": "line", "color": INK}, "encoding": {"y": y}}
                for one in series
            ),
            {
                "mark": {"type": "point", "strokeWidth": 1.2, "opacity": 1},
                "encoding": {
                    "y": y,
                    "size": {"condition": {"test": "datum.side", "value": 80}, "value": 30},
                    "shape": kind | {"scale": {"domain": shown, "range": [_MARKS[name][0] for name in shown]}},
                    "fill": kind | {"scale": {"domain": shown, "range": [_MARKS[name][1] for name in shown]}},
                    "stroke": kind | {"scale": {"domain": shown, "range": [INK] * len(shown)}},
                },
            },
            *_sides([row for one in series for row in _first(one)], y),
        ],
    }


def _sides(rows: Sequence[Row], y: Part) -> Iterator[Part]:
    """The word of a signal, on that side of its mark where no line comes from."""
    for side, dy in ((Side.LENIENT, -8), (Side.SEVERE, 9)):
        values = [row for row in rows if row["side"] == side]
        for halo in (HALO, {}) if values else ():
            yield {
                "data": {"values": values},
                "mark": {"type": "text", "align": "right", "dx": -8, "dy": dy, "fontWeight": "bold", **halo},
                "encoding": {"y": y, "text": {"field": "side"}},
            }


def _first(rows: Sequence[Row]) -> list[Row]:
    """The first signal of each run: its word would stand there again and again."""
    before = ["", *(row["side"] for row in rows)]
    return [row for row, last in zip(rows, before, strict=False) if row["side"] not in ("", last)]


def _told(title: str, rows: Sequence[Row]) -> str:
    points = "; ".join(
        f"{row['at']}: {round(row['value'], 2) + 0.0:+.2f}" + (f", {row['kind']}" if row["side"] else "")
        for row in rows
    )
    return f"{title}, in standard deviations, with limits of {rows[-1]['high']:.2f} either side in the end: {points}."
