"""A folder of tables, as Parquet or CSV: read as data, and nothing in it is executed."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
        raise NotFound(f"there is no folder {folder}")
    there = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in _ENDS and path.is_file()}
    faults: list[str] = []
    twice = [name for name in tables if all((folder / f"{name}{end}").is_file() for end in _ENDS)]
    faults += (f"{name} is there twice, as {' and as '.join(_ENDS)}" for name in twice)
    found: dict[str, pa.Table] = {}
    for name, path in there.items():
        try:
            found[name] = _read(path, tables[name]) if name in tables else pa.table({})
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError, UnicodeDecodeError) as error:
            faults.append(f"{path.name} cannot be read: {_why(path, str(error))}")
    if faults:
        raise Unusable(*faults)
    return held(found, tables)


def _why(path: Path, told: str) -> str:
    """Why not, without the row itself, which may say who somebody is."""
    if path.suffix != ".csv":
        return told.splitlines()[0]
    if counts := re.search(r"Expected (\d+) columns, got (\d+)", told):
        return f"its first row has {counts[1]} columns, and another has {counts[2]}"
    return "it is no CSV in UTF-8 with names of columns in its first row"


def _read(path: Path, table: TableOf) -> pa.Table:
    wanted = [column.name for column in table.columns]
    if path.suffix == ".parquet":
        file = pa_parquet.ParquetFile(path)
        return file.read([name for name in file.schema_arrow.names if name in wanted] or None)
    return _read_csv(path, wanted)


def _read_csv(path: Path, wanted: list[str]) -> Any:
    """All cells as texts, which `held` reads; an empty one says that nothing is known."""
    return pa_csv.read_csv(
        path,
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(wanted, pa.string()), strings_can_be_null=True, null_values=[""]
        ),
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
