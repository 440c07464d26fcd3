"""A review as JSON, valid against its published schema: everything that it holds."""

from __future__ import annotations

from ...panel import Review
from .. import json_text
from ..places import RecordFile

ENDING = ".json"


def render(review: Review, record: RecordFile | None = None) -> str:  # noqa: ARG001  (it holds places alone)
    """The review as JSON."""
    return json_text(review)
