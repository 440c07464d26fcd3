"""Text with places: YAML, JSON, CSV and workbooks to trees that remember line and column or cell, and trees to models.

bytes -> source (limits, encoding) -> yaml_text | json_text | csv_text (Node) -> modelling | tables (models, or faults)
bytes -> zipped (limits) -> spreadsheet (sheets of cells) -> sheet_trees, by the layout of a model (Node) -> modelling
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from ..errors import InvalidInput
from ..on_use import homes, on_use
from .faults import MOST_TOLD, refuse, without_lines
from .modelling import modelled, plain
from .nodes import Document, Mapping, Node, Scalar, Sequence
from .source import LARGEST, Source, decoded, read_bytes, read_source, shown_name
from .yaml_text import parse_yaml

if TYPE_CHECKING:
    from .csv_text import header_of
    from .layout import Layout, Offered
    from .sheets_written import text_into, workbook_bytes
    from .tables import added_text, read_table, rows_of, table_of, table_text
    from .zip_written import NO_TIME, settled

__all__ = [
    "LARGEST",
    "MOST_TOLD",
    "NO_TIME",
    "Document",
    "Layout",
    "Mapping",
    "Node",
    "Offered",
    "Scalar",
    "Sequence",
    "Source",
    "added_text",
    "decoded",
    "document_of",
    "header_of",
    "modelled",
    "plain",
    "read_document",
    "read_source",
    "read_table",
    "refuse",
    "rows_of",
    "settled",
    "table_of",
    "table_text",
    "text_into",
    "without_lines",
    "workbook_bytes",
]


__getattr__ = on_use(
    __name__,
    homes(
        tables="added_text read_table rows_of table_of table_text",
        csv_text="header_of",
        layout="Layout Offered",
        sheets_written="text_into workbook_bytes",
        zip_written="NO_TIME settled",
    ),
)

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How a workbook begins, of whatever age and whatever it is called, and no text does."""


def read_document(path: str | Path, layout: tuple[type[BaseModel], str] | None = None) -> Document:
    """The tree of a YAML or JSON file; `-` reads standard input.

    Args:
        path: of the file.
        layout: the model of a file that can be a workbook too, and the sheet of what stands in none of its lists.

    Raises:
        InvalidInput: when it cannot be read or is no such tree.
    """
    name = shown_name(path)
    data = read_bytes(path, name)
    if layout is not None and (data[:4] in _PACKED or name.lower().endswith(_WORKBOOKS)):
        from .layout import Layout
        from .sheet_trees import workbook_of  # loaded only here, as most files are YAML

        return workbook_of(name, data, Layout(*layout))
    return document_of(Source(name, decoded(name, data)))


def document_of(source: Source) -> Document:
    """The tree of a text: JSON when its name says so or it is JSON, else YAML.

    Raises:
        InvalidInput: when it is neither; of a text without a name that opens as JSON does, JSON's fault is told.
    """
    named = source.name.endswith(".json")
    if not named and source.text.lstrip()[:1] not in ("{", "["):
        return Document(source, parse_yaml(source))
    from .json_text import parse_json  # loaded only here, as most files are YAML

    if named:
        return Document(source, parse_json(source))
    try:
        return Document(source, parse_json(source))
    except InvalidInput as fault:
        try:
            return Document(source, parse_yaml(source))
        except InvalidInput:
            if source.name.startswith("<"):
                raise fault from None
            raise
