"""Templates filled as HTML. Texts are hostile: every one is escaped, and what no page can show is told by its code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from .branches import one_line


def filled(folder: Path, template: str, shown: Mapping[str, Any]) -> str:
    """A template of a folder with what it shows; a name that it does not have is a fault of ours."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters["anchor"] = _anchor
    return made.get_template(template).render(shown)


def _shown(value: object) -> object:
    """A text without what no page can show; what a template has made already stays as it is."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _anchor(name: str) -> str:
    """A name that a link leads to: what an identifier may not hold is told by its number."""
    return "".join(ch if ch.isascii() and (ch.isalnum() or ch in "-.") else f"_{ord(ch):x}_" for ch in name)
