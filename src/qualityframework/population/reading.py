"""A folder of tables, as Parquet or CSV: read as data, and nothing in it is executed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet

from ..errors import NotFound, Unusable
from .holding import held
from .layouts import TableOf
from .tables import Tables

_ENDS = (".parquet", ".csv")
_ONE_COLUMN = "one column"
_NO_CSV = "it is no CSV in UTF-8 with names of columns in its first line"
_WHY = {
    _ONE_COLUMN: "its first line has one column, and columns are parted by commas",
    "Empty CSV": "nothing stands in it",
    "straddling": "a row is longer than a megabyte, as when a quotation mark is not closed",
}
"""Why a CSV file cannot be read, by what the reader says."""


def read_tables(folder: Path, tables: Mapping[str, TableOf]) -> dict[str, pa.Table]:
    """The tables of a folder, one a file that is called like it: `evaluation.parquet` or `evaluation.csv`.

    Args:
        folder: where they are.
        tables: what there has to be, as `plan(...).tables` says; other files are left alone.

    Raises:
        NotFound: when there is no such folder.
        Unusable: with all that is wrong with them; see `held`.
    """
    if not folder.is_dir():
        raise NotFound(f"{folder} is no folder" if folder.exists() else f"there is no folder {folder}")
    there = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _ENDS and path.is_file()]
    wanted = [path for path in there if path.stem in tables]
    faults = [
        f"{one.stem} is there twice, as {one.name} and as {other.name}"
        for one, other in pairwise(wanted)
        if one.stem == other.stem
    ]
    found = {path.stem: pa.table({}) for path in there}
    for path in wanted:
        columns = [column.name for column in tables[path.stem].columns]
        try:
            found[path.stem] = _read(path, columns)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError, UnicodeDecodeError) as error:
            faults.append(f"{path.name} cannot be read: {_why(path, columns, str(error))}")
    if faults:
        raise Unusable(*faults)
    return held(found, tables)


def _why(path: Path, columns: list[str], told: str) -> str:
    """Why not, without the row itself, which may say who somebody is."""
    if path.suffix.lower() != ".csv":
        return told.splitlines()[0]
    try:
        _csv(path, columns, use_threads=False)  # which tells the row
    except pa.ArrowInvalid as error:
        told = str(error)
    if at := re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", told):
        return f"its first line has {at[2]} columns, and row {int(at[1]) - 1} has {at[3]}"
    if at := re.search(r"column #(\d+): Row #(\d+): .*invalid UTF8", told):
        return f"column {int(at[1]) + 1} of row {int(at[2]) - 1} is no UTF-8"
    return next((why for sign, why in _WHY.items() if sign in told), _NO_CSV)


def _read(path: Path, columns: list[str]) -> pa.Table:
    if path.suffix.lower() == ".parquet":
        file = pa_parquet.ParquetFile(path)
        return file.read([name for name in file.schema_arrow.names if name in columns] or None)
    return _read_csv(path, columns)


def _read_csv(path: Path, columns: list[str]) -> Any:
    found = _csv(path, columns)
    if found.num_columns == 1 < len(columns) and found.column_names[0] not in columns:
        raise pa.ArrowInvalid(_ONE_COLUMN)
    return found


def _csv(path: Path, columns: list[str], *, use_threads: bool = True) -> Any:
    """All cells as texts, which `held` reads; an empty one says that nothing is known."""
    types = dict.fromkeys(columns, pa.string())
    return pa_csv.read_csv(
        path,
        read_options=pa_csv.ReadOptions(use_threads=use_threads),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""]),
    )


def write_tables(given: Tables, folder: Path, *, end: str = ".parquet") -> None:
    """Writes tables into a folder, as `read_tables` reads them.

    Args:
        given: tables by name.
        folder: made where it is not there.
        end: `.parquet` or `.csv`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in given.items():
        _write(table, folder / f"{name}{end}")


def write_findings(findings: pa.Table, path: Path) -> None:
    """Writes findings in their order, by inspection, rule and row, into a file that ends in .csv or .parquet.

    Raises:
        Unusable: when it ends in something else.
    """
    if path.suffix not in _ENDS:
        raise Unusable(f"{path} should end in {' or '.join(_ENDS)}")
    names = findings.column_names
    plain = pa.table({name: _plain(findings.column(name)) for name in names})
    _write(plain.sort_by([(name, "ascending") for name in ("inspection", "rule", "key")]), path)


def _plain(values: Any) -> Any:
    return values.cast(pa.string()) if pa.types.is_dictionary(values.type) else values


def _write(table: pa.Table, path: Path) -> None:
    if path.suffix == ".csv":
        pa_csv.write_csv(table, path)
    else:
        pa_parquet.write_table(table, path)
