"""Faulty files that are too large to keep, or that no repository can hold: each is made where it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qualityframework.documents import LARGEST
from qualityframework.errors import InvalidInput
from qualityframework.inspections import read
from qualityframework.vocabulary import Diagnostic
from tests.inspections.books import book, packed, parts, texts

HEAD = "id: example\ntitle: A record with a fault\nframework: children-care-protection/2019\n"


def no_such_file(folder: Path) -> Path:
    return folder / "no-such-file.yaml"


def a_folder(folder: Path) -> Path:
    return folder


def a_name_that_is_none(folder: Path) -> Path:
    return folder / "a\0b.yaml"


def a_byte_too_large(folder: Path) -> Path:
    return written(folder / "a-byte-too-large.yaml", b"#" * (LARGEST + 1))


def fifty_million_bytes(folder: Path) -> Path:
    path = folder / "fifty-million-bytes.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


def too_many_values(folder: Path) -> Path:
    return written(folder / "too-many-values.yaml", (HEAD + "evidence: [" + "a," * 300_000 + "]\n").encode())


def too_many_values_in_json(folder: Path) -> Path:
    return written(folder / "too-many-values.json", b"[" + b"1," * 300_000 + b"1]")


def too_many_faults(folder: Path) -> Path:
    return written(folder / "too-many-faults.yaml", (HEAD + "".join(f"x{n}: 1\n" for n in range(60_000))).encode())


def nested_as_deep_as_it_is_long(folder: Path) -> Path:
    return written(folder / "deep.yaml", b"[" * 1_000_000)


def nested_as_deep_as_it_is_long_in_json(folder: Path) -> Path:
    return written(folder / "deep.json", b'{"a":' * 1_000_000)


def macros(folder: Path) -> Path:
    return written(folder / "macros.xlsm", packed(parts(texts("id") + texts("e1")) | {"xl/vbaProject.bin": b""}))


def a_formula(folder: Path) -> Path:
    return written(folder / "formula.xlsx", book(evidence=[["id", "people"], ["e1", "=SUM(A1:A9)"]]))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


MADE: dict[Callable[[Path], Path], str] = {
    no_such_file: "unreadable",
    a_folder: "unreadable",
    a_name_that_is_none: "unreadable",
    a_byte_too_large: "too-large",
    fifty_million_bytes: "too-large",
    too_many_values: "too-large",
    too_many_values_in_json: "too-large",
    too_many_faults: "too-many-faults",
    nested_as_deep_as_it_is_long: "too-deep",
    nested_as_deep_as_it_is_long_in_json: "too-deep",
    macros: "workbook",
    a_formula: "formula",
}
"""What is made, and the code that is told last of it."""


def told(path: Path) -> list[Diagnostic]:
    """The diagnostics of a record."""
    try:
        read(path)
    except InvalidInput as error:
        return list(error.diagnostics)
    return []
