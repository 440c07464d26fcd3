"""What earlier panels would have given, a row an indicator, with the draft marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..shares import level, per_cent
from .figure import INK, PALE, QUIET, STRONG, WIDTH, Part, figure, heading, said, words

_HEIGHT = 76
_TALLEST = 1.55  # leaves room above a whole bar for its share and the draft's mark
_MARK = -23


@dataclass(frozen=True, slots=True)
class Predicted:
    """One row: an indicator, the share of each grade by its label, and where the team's draft lies.

    `shares` go from the lowest grade to the highest, and are empty where nothing is compared; `likely` are the labels
    of the likeliest grades. `draft` is None where the team has none; `answer` says in words what came of it.
    """

    title: str
    shares: tuple[tuple[str, float], ...]
    likely: tuple[str, ...]
    draft: str | None
    answer: str


def predictive_plot(title: str, rows: Sequence[Predicted], likely: float) -> Part:
    """A picture of what earlier panels would have given.

    Args:
        title: of the inspection.
        rows: one an indicator, in the order to be shown.
        likely: the share that the likeliest grades make, such as 0.8.
    """
    how = (
        f"How often earlier panels would give each grade on evidence like this. Dark bars: the likeliest grades, which "
        f"make {level(likely)} or more. Diamond: the team's draft. Where no bar is dark there is too little to compare "
        f"with, and the bars are the framework's. It issues no grade."
    )
    parts = [_row(row) for row in rows] or [words("", "", "No indicator to show.")]
    return figure(title, how, " ".join(map(_told, rows)) or "No indicator to show.", parts)


def _row(row: Predicted) -> Part:
    if not row.shares:
        draft = f"the team's draft is {row.draft}" if row.draft is not None else "the team has no draft"
        return words(row.title, row.answer, f"No comparison; {draft}.")
    bars = [
        {
            "grade": said(label),
            "share": round(share, 6),
            "per_cent": per_cent(share),
            "likely": label in row.likely,
            "draft": label == row.draft,
        }
        for label, share in row.shares
    ]
    order = [bar["grade"] for bar in bars]
    x = {"field": "grade", "type": "ordinal", "sort": order, "title": None}
    y = {"field": "share", "type": "quantitative", "scale": {"domain": [0, _TALLEST]}, "axis": None}
    mine = {"filter": "datum.draft"}
    return {
        "title": heading(row.title, row.answer),
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
                    "fill": {"condition": {"test": "datum.likely", "value": STRONG}, "value": PALE},
                },
            },
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
                "mark": {"type": "text", "align": "left", "dx": 9, "dy": _MARK, "fontWeight": "bold", "text": "draft"},
                "encoding": {"y": y},
            },
        ],
    }


def _told(row: Predicted) -> str:
    shares = ", ".join(f"{label} {per_cent(share)}" for label, share in row.shares) or "no comparison"
    return f"{row.title}: {shares}. Draft: {row.draft or 'none'}. {row.answer}"
