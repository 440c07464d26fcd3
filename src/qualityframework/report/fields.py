"""A framework that was published for some fields of work alone says so wherever it is used."""

from __future__ import annotations

from collections.abc import Iterator

from ..inspections import Basis
from .branches import Line, wrapped


def field_lines(basis: Basis, width: int) -> Iterator[Line]:
    """That the framework is used beyond the field it was published for, or may be; nothing where it is not."""
    if basis.within_field:
        return
    told = f"{basis.framework} was published for {' and '.join(basis.published_for)} alone. "
    if basis.within_field is None:
        told += "The record does not say its field of work."
    else:
        told += "Used for another field, as here, it is an extension, and no published method."
    yield from wrapped(told, "heading", width)
