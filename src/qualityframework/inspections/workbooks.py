"""Writing a record as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..documents import Layout, Offered
from ..errors import without_extra
from .reading import SHEETS, data_of
from .record import Record


def workbook(
    record: Record,
    choices: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
    keys: Mapping[tuple[str, str], Sequence[str]] | None = None,
    sheets: Sequence[str] = (),
) -> bytes:
    """The record as a workbook (.xlsx), from which `read` makes an equal record; the same bytes for the same record.

    Args:
        record: what stands in it.
        choices: what can be chosen in a column and what each is called, by sheet and column, as `evidence` and `kind`.
        keys: which keys have a column although nothing stands in it, as the grades for `evidence`, `shows.counts`.
        sheets: those that are there although nothing stands in them, as `follow-up`.

    Raises:
        Unusable: without the extra `excel`; for an item called `none` that nothing else is said of; for more columns
            than a workbook has.
    """
    try:
        from ..documents import workbook_bytes
    except ImportError:
        raise without_extra("writing a workbook needs", "excel") from None
    return workbook_bytes(Layout(*SHEETS), data_of(record), Offered(choices or {}, keys or {}, sheets))


def sheet_columns() -> dict[str, tuple[str, ...]]:
    """The columns that every workbook can have, by sheet."""
    layout = Layout(*SHEETS)
    return {name: tuple(one.name for one in layout.columns(name)) for name in (layout.head, *layout.lists)}
