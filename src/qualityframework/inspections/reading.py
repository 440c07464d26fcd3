"""Reading a record: a file to a `Recorded`, which knows where everything stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

import yaml

from ..documents import Document, Source, decoded, document_of, modelled, read_document
from ..vocabulary import FixedDict, Place, value
from .evidence import EvidenceItem
from .record import Record

SHEETS = Record, "inspection"
"""How a workbook is laid out: a list of the record a sheet, and one for what stands in no list."""


@value
class Recorded:
    """A record, not yet bound to a framework, and where it comes from.

    Args:
        record: as it is judged and told.
        document: what it was read from; None for one made in Python.
        before: the record as it was read, where something in it is withheld since.
        called: what an item is called since, by its list and the identifier that it was read with.
    """

    record: Record
    document: Document | None = None
    before: Record | None = None
    called: Mapping[tuple[str, str], str] = field(default_factory=FixedDict)

    @property
    def as_read(self) -> Record:
        """The record as it was read, with all that stands in it."""
        return self.before or self.record

    def called_now(self, part: str, name: str) -> str:
        """What an item of a list is called that was read with this identifier."""
        return self.called.get((part, name), name)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where a part of the record stands."""
        return self.document.place(*path, key=key) if self.document is not None else Place("<record>")


def read(path: str | Path) -> Recorded:
    """An inspection from a YAML or JSON file, or a workbook (.xlsx); `-` reads standard input.

    Raises:
        InvalidInput: with every fault of the file at its place.
    """
    return _recorded(read_document(path, SHEETS))


def parse(text: str, name: str = "<text>") -> Recorded:
    """An inspection from a YAML or JSON text.

    Raises:
        InvalidInput: with every fault of the text at its place.
    """
    return _recorded(document_of(Source(name, decoded(name, text.encode("utf-8", "surrogatepass")))))


def dump(record: Record, format: Literal["yaml", "json"] = "yaml") -> str:
    """The record as YAML or JSON text, from which `parse` makes an equal record.

    Raises:
        ValueError: for another format.
    """
    if format not in ("yaml", "json"):
        raise ValueError(f"`format` is `yaml` or `json`, not `{format}`")
    if format == "json":
        return record.model_dump_json(indent=2, by_alias=True, exclude_unset=True, exclude_none=True) + "\n"
    return yaml.dump(data_of(record), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def data_of(record: Record) -> dict[str, Any]:
    """What was recorded, as JSON has it."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def evidence_text(items: Iterable[EvidenceItem]) -> str:
    """Items of evidence as YAML that can stand in a record."""
    data = [item.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True) for item in items]
    return yaml.dump({"evidence": data}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes line breaks that only YAML knows as escapes, which alone brings them back."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = '"' if any(ch in text for ch in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _Dumper.represent_text)


def _recorded(document: Document) -> Recorded:
    return Recorded(modelled(document, Record), document)
