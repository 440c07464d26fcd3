"""Workbooks made for a test: of rows by openpyxl, or of parts of XML by hand for what it would not write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from qualityframework.errors import InvalidInput
from qualityframework.inspections import read
from qualityframework.vocabulary import Diagnostic

Rows = list[list[Any]]
HEAD: Rows = [["id", "x"], ["title", "X"], ["framework", "children-care-protection/2019"]]
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(change: Callable[[Workbook], object] | None = None, /, **sheets: Rows) -> bytes:
    """A workbook with these sheets, and `inspection` unless it is one of them; `_` in a name stands for a dash."""
    made = Workbook()
    del made[made.sheetnames[0]]
    for name, rows in {"inspection": HEAD, **sheets}.items():
        sheet = made.create_sheet(name.replace("_", "-"))
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(made)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """A zip file with these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return written.getvalue()


def parts(rows: str, sheet: str = "evidence", *, before: str = "", shared: str | None = None) -> dict[str, bytes | str]:
    """The parts of a workbook of one sheet, whose rows are XML."""
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{_TYPES}"/></Types>',
        "xl/workbook.xml": f'<workbook {_NAMES} xmlns:r="{_RELATED}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {_NAMES}><sheetData>{rows}</sheetData></worksheet>",
    }
    return made if shared is None else made | {"xl/sharedStrings.xml": f"<sst {_NAMES}>{shared}</sst>"}


def texts(*cells: str) -> str:
    """A row of texts, in XML."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in cells) + "</row>"


def told(data: bytes, folder: Path, name: str = "book.xlsx") -> tuple[Diagnostic, ...]:
    """The diagnostics of a record in a workbook."""
    path = folder / name
    path.write_bytes(data)
    try:
        read(path)
    except InvalidInput as error:
        return error.diagnostics
    return ()


def said(faults: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """Code and place within its file of each."""
    return [(fault.code.value, fault.at.within) for fault in faults]
