"""A review in every format that it is told in: one a file, called by its name.

Each has `render(review, record)`, a pure function to text or bytes, and `ENDING`, what its files are called by.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...panel import Review
    from ..places import RecordFile

FORMATS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")))
"""The names of all formats."""


def render(review: Review, format: str, record: RecordFile | None = None) -> str | bytes:
    """A review in a format: text, or bytes where it is no text.

    Args:
        review: any; one read back from its JSON is told as it was.
        format: one of `FORMATS`.
        record: the file that it is of, for places within; they are told as line and column alone where it is not given.

    Raises:
        NotFound: with the nearest name, where there is no such format.
        Unusable: where the format needs an extra that is not installed.
    """
    made: str | bytes = _module(format).render(review, record)
    return made


def format_by_name(name: str) -> str | None:
    """The format that a file of this name is of, by its endings; None where they say none, or several."""
    endings = {ending.lower() for ending in PurePath(name).suffixes}
    meant = [format for format in FORMATS if _module(format).ENDING in endings]
    return meant[0] if len(meant) == 1 else None


def _module(format: str) -> Any:
    if format not in FORMATS:
        from ...errors import NotFound
        from ...vocabulary import did_you_mean

        raise NotFound(f"there is no format `{format}`: {did_you_mean(format, FORMATS)}")
    return import_module(f".{format}", __name__)
