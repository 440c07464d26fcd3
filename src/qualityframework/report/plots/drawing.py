"""A picture into a file. The drawing itself is done by vl-convert, which is an extra."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...errors import Unusable, without_extra

Spec = Mapping[str, Any]
"""A Vega-Lite specification: plain mappings, lists, texts and numbers."""

_VEGA_LITE = "5.21"
_SCALE = 2.0


def write_plot(spec: Spec, path: str | Path) -> None:
    """Draws a picture into a file, as SVG or PNG by what its name ends in. The same picture has the same bytes.

    Raises:
        Unusable: for another ending, and without the extra that draws.
    """
    path = Path(path)
    path.write_bytes(_drawn(spec, path))


def _drawn(spec: Spec, path: Path) -> bytes:
    suffix = path.suffix.lower()
    if suffix not in (".svg", ".png"):
        raise Unusable(f"a plot is written as .svg or .png, and `{path.name}` is neither")
    try:
        import vl_convert
    except ImportError:
        raise without_extra("plots need", "plots") from None
    # The data is all in the specification, and nothing may be fetched.
    if suffix == ".png":
        return vl_convert.vegalite_to_png(dict(spec), vl_version=_VEGA_LITE, scale=_SCALE, allowed_base_urls=[])
    svg = vl_convert.vegalite_to_svg(dict(spec), vl_version=_VEGA_LITE, allowed_base_urls=[])
    return _told(svg, " ".join(spec["title"]["text"]), spec["description"]).encode()


def _told(svg: str, title: str, description: str) -> str:
    """The picture as one image with a title and a description, which vl-convert leaves out."""
    head, end, rest = svg.partition(">")
    label = quoteattr(f"{title}. {description}")
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'{head} role="img" aria-label={label}{end}{told}{rest}'
