"""Laws of workbooks: a record comes back as it was, and whatever the bytes are, they are read or their faults told."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from qualityframework.documents import MOST_TOLD, Layout, modelled
from qualityframework.documents.sheet_trees import workbook_of
from qualityframework.errors import InvalidInput, Unusable
from qualityframework.inspections import Inspection, Record, read, workbook
from qualityframework.inspections.reading import SHEETS
from qualityframework.testing import inspections
from qualityframework.vocabulary import printable
from tests.inspections.books import packed
from tests.strategies.records import HOSTILE, records

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "progress-review-illustrative.yaml"


def as_read(data: bytes) -> Record:
    return modelled(workbook_of("drawn.xlsx", data, Layout(*SHEETS)), Record)


@settings(max_examples=25)  # to write one takes long
@given(records())
def test_a_record_comes_back_from_a_workbook_as_it_was(record: Record) -> None:
    try:
        written = workbook(record)
    except Unusable:  # an item called `none`, and nothing else
        return
    assert as_read(written) == record
    assert workbook(as_read(written)) == written


@settings(max_examples=15)
@given(inspections())
def test_an_inspection_comes_back_too(inspection: Inspection) -> None:
    read_again = as_read(workbook(inspection.record))
    assert read_again == inspection.record
    assert read_again.model_fields_set == inspection.record.model_fields_set


@cache
def members() -> dict[str, bytes]:
    """The parts of a sound workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook(read(EXAMPLE).record))) as file:
        return {name: file.read(name) for name in file.namelist() if "comment" not in name}


@st.composite
def broken(draw: DrawFn) -> bytes:
    """The workbook with up to five things done to one of its parts, or to its bytes."""
    parts = dict(members())
    read_parts = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = draw(st.sampled_from(sorted(read_parts)))
    content = parts[name].decode()
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(content)))
        match draw(st.sampled_from(["lose", "put in", "digit", "cut"])):
            case "lose":
                content = content[:at] + content[at + draw(st.integers(1, 30)) :]
            case "put in":
                soup = st.sampled_from([*HOSTILE, "<f>", "</c>", "<c>", ' r="A1"', "_x0000_", "999999999999"])
                content = content[:at] + draw(soup) + content[at:]
            case "digit":
                content = content[:at] + content[at:].replace(draw(st.sampled_from("0123459")), "7", 1)
            case _:
                content = content[:at] if draw(st.integers(0, 9)) == 0 else content
    data = packed(parts | {name: content.encode("utf-8", "surrogatepass")})
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    return data


@given(broken())
@example(b"PK")
@example(b"\xd0\xcf\x11\xe0")
def test_any_bytes_are_a_record_or_told_to_be_none(data: bytes) -> None:
    try:
        as_read(data)
    except InvalidInput as error:
        check_told(error)


def check_told(error: InvalidInput) -> None:
    """Its faults are so many that somebody reads them, and write nothing to a terminal but themselves."""
    assert 0 < len(error.diagnostics) <= MOST_TOLD + 1
    assert [line for line in str(error).split("\n") if printable(line) != line] == []
