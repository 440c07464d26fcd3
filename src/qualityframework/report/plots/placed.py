"""Marks at places that are reckoned here, in pixels: for tables of marks, where no axis says what a place means."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from .figure import Part, said

Datum = dict[str, Any]

LINE = 13
"""From one line of a text to the next."""


def at(x: str = "x", y: str = "y") -> Part:
    """Where a mark stands, by fields of its data."""
    return {
        "x": {"field": x, "type": "quantitative", "scale": None, "axis": None},
        "y": {"field": y, "type": "quantitative", "scale": None, "axis": None},
    }


def texts(values: Sequence[Datum], **mark: Any) -> list[Part]:
    """Texts at their places; a break in one begins a new line. None where there are none."""
    layer = {
        "data": {"values": list(values)},
        "mark": {"type": "text", "align": "left", "baseline": "top", "lineBreak": "\n", "lineHeight": LINE, **mark},
        "encoding": {**at(), "text": {"field": "text"}},
    }
    return [layer] if values else []


def points(values: Sequence[Datum], shape: str, fill: str, stroke: str, size: int = 70) -> list[Part]:
    """Marks of one shape at their places. None where there are none."""
    mark = {"type": "point", "shape": shape, "fill": fill, "stroke": stroke, "size": size, "opacity": 1}
    layer = {"data": {"values": list(values)}, "mark": mark | {"strokeWidth": 1.2}, "encoding": at()}
    return [layer] if values else []


def in_lines(text: str, letters: int) -> str:
    """A text in lines of so many letters at most; what is longer than a line is broken."""
    return "\n".join(textwrap.wrap(said(text), letters)) or " "


def high(*told: str) -> int:
    """How many lines the longest of some texts has."""
    return max(text.count("\n") + 1 for text in told)


def above(middle: float, text: str) -> float:
    """Where a text begins whose lines lie about a middle."""
    return middle - LINE * high(text) / 2
