"""Which of the three files was given. One for another is told in a sentence, and no line of a sealed one is shown."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ...documents import Document, Mapping, Node, Scalar, Source, document_of, modelled, read_source
from ...errors import InvalidInput, Unusable
from ...vocabulary import Diagnostic, Place

M = TypeVar("M", bound=BaseModel)


class Kind(StrEnum):
    """The files of a moderation, each as a sentence calls it."""

    POSITIONS = "a file of positions"
    SEALED = "a sealed file"
    MODERATION = "the file of a moderation"


_FORMATS = {"qualityframework.sealed-position": Kind.SEALED, "qualityframework.moderation": Kind.MODERATION}
_OWN_KEYS = {"salt": Kind.SEALED, "entries": Kind.MODERATION, "positions": Kind.POSITIONS}
"""By these a file is known that does not tell its format; what may be a sealed one counts as such."""


def read_as(kind: Kind, path: str | Path, model: type[M]) -> tuple[Document, M]:
    """A file of a moderation, as its tree and as a value of `model`; `-` reads standard input.

    Raises:
        InvalidInput: with every fault. Of a sealed file it is told where each is, but nothing of what stands there.
        Unusable: for one of the other files, and where a sealed one is wanted, for any that is none.
    """
    source = read_source(path)
    found = Kind.SEALED if source.sealed else None
    try:
        document = document_of(source)
        found = _kind_of(document.root) or found
        _refuse_another(kind, source, found)
        return document, modelled(document, model)
    except InvalidInput as error:
        _refuse_another(kind, source, found)
        if kind is Kind.SEALED:
            raise InvalidInput(map(_unshown, error.diagnostics)) from None
        raise


def _refuse_another(wanted: Kind, source: Source, found: Kind | None) -> None:
    if found is None and wanted is Kind.SEALED:
        raise Unusable(f"{source.name} is no sealed file, as `commit` writes it")
    if found not in (wanted, None):
        raise Unusable(f"{source.name} is {found}; {wanted} is wanted here")


def _kind_of(root: Node) -> Kind | None:
    if not isinstance(root, Mapping):
        return None
    told = root.get("format")
    if told is not None and isinstance(told[1], Scalar) and (kind := _FORMATS.get(told[1].text.partition("/")[0])):
        return kind
    return next((kind for key, kind in _OWN_KEYS.items() if root.get(key) is not None), None)


def _unshown(fault: Diagnostic) -> Diagnostic:
    message = "this sealed file has a fault here; what stands here is not shown, as it may open the seal"
    return Diagnostic(fault.code, message, Place(fault.at.file, fault.at.line, fault.at.column))
