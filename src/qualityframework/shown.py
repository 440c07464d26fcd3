"""How values show themselves in a notebook. The room that draws them is above theirs, and loaded when one asks."""

from __future__ import annotations

from importlib import import_module


class Shown:
    """Something that a notebook shows as more than its `repr`."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        html: str = import_module(".report", __package__).notebook_html(self)
        return html
