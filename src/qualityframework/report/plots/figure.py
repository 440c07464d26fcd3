"""What all pictures share: a title, an alternative text, fonts, and inks that differ in a print without colour too."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from ...vocabulary import printable

Part = dict[str, Any]

WIDTH = 640
INK = "#1a1a1a"
STRONG = "#0b4f8a"  # dark blue: 8 to 1 on white
PALE = "#cfe0ef"  # its tint, always with an outline
SIGNAL = "#b34700"  # dark orange: 5.5 to 1 on white, and told by its shape as well
QUIET = "#6b6b6b"
HALO = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
"""Of a text that lies under itself, so that it can be read across lines."""

_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_TITLE, _SUBTITLE, _HEADING, _TEXT = 15, 12, 12, 11
_LETTER = 0.5  # width of an ordinary letter, in the height of its font
_BREAKS = str.maketrans("\t\n\r", "   ")


def figure(title: str, subtitle: str, description: str, parts: Sequence[Part]) -> Part:
    """A specification of parts one below the other.

    Args:
        title: what is shown, in bold.
        subtitle: how to read it.
        description: the numbers, for who cannot see it.
        parts: views with their own data.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": said(description),
        "title": {"text": lines(title, _TITLE), "subtitle": lines(subtitle, _SUBTITLE)},
        "vconcat": list(parts),
        "spacing": 18,
        "config": {
            "font": _FONT,
            "background": "white",
            "padding": 14,
            "view": {"stroke": None},
            "title": {
                "anchor": "start",
                "frame": "bounds",
                "fontSize": _TITLE,
                "subtitleFontSize": _SUBTITLE,
                "subtitleColor": INK,
                "subtitlePadding": 6,
                "offset": 14,
                "color": INK,
            },
            "axis": {
                "labelFontSize": _TEXT,
                "titleFontSize": _TEXT,
                "labelColor": INK,
                "titleColor": INK,
                "gridColor": "#e4e4e4",
            },
            "legend": {"labelFontSize": _TEXT, "titleFontSize": _TEXT, "labelColor": INK, "labelLimit": WIDTH},
            "text": {"fontSize": _TEXT, "color": INK},
        },
    }


def heading(title: str, below: str = "") -> Part:
    """The title of one part, with a sentence below it."""
    return {
        "text": lines(title, _HEADING),
        **({"subtitle": lines(below, _TEXT)} if below else {}),
        "anchor": "start",
        "frame": "group",
        "fontSize": _HEADING,
        "subtitleFontSize": _TEXT,
        "subtitlePadding": 3,
        "offset": 6,
    }


def words(title: str, below: str, told: str) -> Part:
    """A part that has nothing to draw, and says so where the picture would be."""
    return {
        "title": heading(title, below),
        "width": WIDTH,
        "height": 20,
        "data": {"values": [{"told": said(told)}]},
        "mark": {"type": "text", "align": "left", "fontStyle": "italic", "limit": WIDTH},
        "encoding": {"x": {"value": 0}, "text": {"field": "told"}},
    }


def lines(text: str, size: float) -> list[str]:
    """A text in lines that are not wider than the picture, by the size of its font."""
    return textwrap.wrap(said(text), int(WIDTH / (size * _LETTER)))


def said(text: str, most: int | None = None) -> str:
    """A text without what no picture can show; one that is longer than `most` is cut, and shows that it is."""
    told = printable(text.translate(_BREAKS))
    return told if most is None or len(told) <= most else f"{told[: most - 1]}…"
