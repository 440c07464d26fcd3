"""The bytes of a zip file to its members, within limits, or what such bytes are instead."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from ..errors import InvalidInput
from ..vocabulary import Cell, Code, Diagnostic, Place
from .source import LARGEST

UNPACKED = 20 * LARGEST
"""Bytes that are unpacked of one file. A sheet of a million empty rows has less."""
STEEPEST = 200
"""How many times its size in the file a member of more than `LARGEST` bytes may have. Empty rows come to about 20."""
MEMBERS = 1_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LOCKED_MEMBER = 1
_WITH_A_PASSWORD = "this workbook is locked with a password", "save it without one"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16
ZIP = b"PK"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)
"""What reading a zip file that is none, or is broken, can raise."""


class Members:
    """The members of a zip file, each read within the limits of them all; `elements` are those of XML found so far."""

    def __init__(self, name: str, data: bytes) -> None:
        """Looks through its directory.

        Raises:
            InvalidInput: when it is no zip file, or one that is not read.
        """
        self._name = name
        if len(data) > LARGEST:
            message = f"this workbook is larger than {LARGEST:,} bytes"
            raise self.fault(Code.TOO_LARGE, message, "take out pictures, and what is no part of a record")
        if not data.startswith(ZIP):
            raise self.fault(Code.WORKBOOK, *_what_it_is(data))
        self._left, self.elements = UNPACKED, 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise self.broken() from None
        self.names = frozenset(self._zip.namelist())
        found = self._zip.infolist()
        if len(found) > MEMBERS:
            raise self.fault(Code.TOO_LARGE, f"there are more than {MEMBERS:,} files in this workbook")
        if len(self.names) < len(found):
            raise self.broken()
        for one in found:
            if one.flag_bits & _LOCKED_MEMBER:
                raise self.fault(Code.WORKBOOK, *_WITH_A_PASSWORD)
            if one.compress_type not in _PACKED:  # of a workbook's two; others can ask for as much memory as they like
                raise self.broken()
            if one.file_size > max(LARGEST, STEEPEST * one.compress_size):
                raise self._too_much()

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece.

        Raises:
            InvalidInput: when it is not there, broken, or more than is unpacked.
        """
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._too_much()
                    yield chunk
        except (KeyError, *BROKEN):
            raise self.broken() from None

    def fault(self, code: Code, message: str, help_: str | None = None, at: Cell | tuple[()] = ()) -> InvalidInput:
        """A fault of the file as a whole, or of a cell."""
        return InvalidInput([Diagnostic(code, message, Place(self._name, cell=at), help=help_)])

    def broken(self, at: Cell | tuple[()] = ()) -> InvalidInput:
        """The fault of a file that is damaged."""
        help_ = "open it in a spreadsheet and save it again as .xlsx"
        return self.fault(Code.WORKBOOK, "this workbook is damaged, and cannot be read", help_, at)

    def _too_much(self) -> InvalidInput:
        message = f"this workbook unpacks to more than {UNPACKED:,} bytes, or to far more than it says something in"
        return self.fault(Code.TOO_LARGE, message, "copy what it says into a new one")


def _what_it_is(data: bytes) -> tuple[str, str]:
    if data.startswith(_OLD):
        if _LOCKED in data:
            return _WITH_A_PASSWORD
        return "this is a workbook of the old form, .xls", "save it as .xlsx"
    if not data.strip():
        return "this file is empty", "`qualityframework new inspection --format xlsx` makes a workbook to begin with"
    if b"\x00" in data:
        return "this is no workbook", "save it as .xlsx"
    if data.lstrip()[:1] == b"<":
        return "this is a page or XML, and no workbook, whatever it is called", "save it as .xlsx"
    return (
        "this is text, and no workbook, whatever it is called",
        "if it is YAML or JSON, call it .yaml or .json; a table has to be opened in a spreadsheet and saved as .xlsx",
    )
