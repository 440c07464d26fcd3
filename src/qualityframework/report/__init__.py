"""One result, told in several ways: one renderer a file."""

from ..panel import Review
from .branches import Branch, Line, drawn
from .explanation import explained
from .rule_page import rule_page
from .schemas import NAMES, schema, schema_text
from .templates import record_template, rule_template
from .text import lines, text

__all__ = [
    "NAMES",
    "Branch",
    "Line",
    "drawn",
    "explained",
    "json_text",
    "lines",
    "record_template",
    "rule_page",
    "rule_template",
    "schema",
    "schema_text",
    "text",
]


def json_text(review: Review) -> str:
    """The review as JSON, valid against the published schema `review`."""
    return review.model_dump_json(indent=2) + "\n"
