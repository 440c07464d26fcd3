"""A bar a grade: the row that beliefs and expectations are drawn as, with the team's grade marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .figure import INK, PALE, QUIET, STRONG, WIDTH, Part, heading, said

_HEIGHT = 76
_TALLEST = 1.55  # leaves room above a whole bar for its share and the team's mark
_MARK = -23
_LINE = (-0.1, -0.04)  # under the bars, where it can be seen of a bar that has no height


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: a grade, or what cannot be told.

    `strong`: filled dark; `open`: not filled, as it is no grade; `lined`: underlined; `mine`: the team's.
    """

    label: str
    share: float
    told: str
    strong: bool = False
    mine: bool = False
    open: bool = False
    lined: bool = False


def bar_row(title: str, below: str, columns: Sequence[Column], mark: str) -> Part:
    """A row of bars, in order; `mark` is the word beside the diamond over the team's grade."""
    bars = [
        {
            "grade": said(one.label),
            "share": round(one.share, 6),
            "per_cent": one.told,
            "strong": one.strong,
            "mine": one.mine,
            "open": one.open,
            "lined": one.lined,
        }
        for one in columns
    ]
    lowest = _LINE[0] if any(one.lined or one.open for one in columns) else 0
    x = {"field": "grade", "type": "ordinal", "sort": [bar["grade"] for bar in bars], "title": None}
    y = {"field": "share", "type": "quantitative", "scale": {"domain": [lowest, _TALLEST]}, "axis": None}
    mine = {"filter": "datum.mine"}
    dark, empty = {"test": "datum.strong", "value": STRONG}, {"test": "datum.open", "value": "white"}
    return {
        "title": heading(title, below),
        "width": WIDTH,
        "height": _HEIGHT,
        "data": {"values": bars},
        "encoding": {
            "x": x | {"axis": {"labelAngle": 0, "ticks": False, "domainColor": INK}, "scale": {"paddingInner": 0.25}}
        },
        "layer": [
            {
                "mark": {"type": "bar", "stroke": QUIET, "strokeWidth": 0.75},
                "encoding": {
                    "y": y,
                    "fill": {"condition": [dark, empty], "value": PALE},
                    "strokeDash": {"condition": {"test": "datum.open", "value": [3, 2]}, "value": [1, 0]},
                },
            },
            *([_underlined(y)] if any(one.lined for one in columns) else []),
            {
                "mark": {"type": "text", "dy": -7},
                "encoding": {"y": y, "text": {"field": "per_cent"}},
            },
            {
                "transform": [mine],
                "mark": {
                    "type": "point",
                    "shape": "diamond",
                    "filled": True,
                    "size": 90,
                    "color": INK,
                    "opacity": 1,
                    "yOffset": _MARK,
                },
                "encoding": {"y": y},
            },
            {
                "transform": [mine],
                "mark": {"type": "text", "align": "left", "dx": 9, "dy": _MARK, "fontWeight": "bold", "text": mark},
                "encoding": {"y": y},
            },
        ],
    }


def _underlined(y: Part) -> Part:
    return {
        "transform": [
            {"filter": "datum.lined"},
            {"calculate": f"{_LINE[0]}", "as": "from"},
            {"calculate": f"{_LINE[1]}", "as": "to"},
        ],
        "mark": {"type": "bar", "fill": STRONG},
        "encoding": {"y": y | {"field": "from"}, "y2": {"field": "to"}},
    }
