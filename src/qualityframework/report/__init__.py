"""One result, told in several ways: one renderer a file."""

from ..panel import Review
from ..weighing import Weighing
from .branches import Branch, Line, drawn
from .explanation import explained
from .rule_page import rule_page
from .schemas import NAMES, schema, schema_text
from .templates import record_template, rule_template
from .text import lines, text
from .weighing_text import weighed_lines, weighing_lines

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
    "weighed_lines",
    "weighing_lines",
]


def json_text(result: Review | Weighing) -> str:
    """A review or weighing as JSON, valid against the published schema of that name."""
    return result.model_dump_json(indent=2) + "\n"
