"""Text with places: YAML and JSON to trees that remember line and column, and trees to typed models.

bytes -> source (limits, encoding) -> yaml_text | json_text (Node) -> modelling (a model, or every fault)
"""

from __future__ import annotations

from pathlib import Path

from .faults import MOST_TOLD, refuse
from .json_text import parse_json
from .modelling import modelled, plain
from .nodes import Document, Mapping, Node, Scalar, Sequence
from .source import LARGEST, Source, decoded, read_source
from .yaml_text import parse_yaml

__all__ = [
    "LARGEST",
    "MOST_TOLD",
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "decoded",
    "document_of",
    "modelled",
    "plain",
    "read_document",
    "read_source",
    "refuse",
]


def read_document(path: str | Path) -> Document:
    """The tree of a YAML or JSON file; `-` reads standard input.

    Raises:
        InvalidInput: when it cannot be read or is no such tree.
    """
    return document_of(read_source(path))


def document_of(source: Source) -> Document:
    """The tree of a text: JSON when its name says so or it opens as JSON does, else YAML."""
    is_json = source.name.endswith(".json") or (source.name == "<stdin>" and source.text.lstrip()[:1] in ("{", "["))
    return Document(source, parse_json(source) if is_json else parse_yaml(source))
