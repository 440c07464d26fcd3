"""An agreed inspection joins a corpus of one's own, so that the next one has something to be compared with."""

from __future__ import annotations

from pathlib import Path

from ...documents import Source, added_text, decoded, header_of, read_source, table_of, table_text
from ...errors import Unusable
from ...frameworks import packs
from ...inspections import Inspection, dump
from .agreed import agreed_cases
from .corpus import Case
from .opening import RECORDS, TABLE, held_in, open_corpus
from .table import COLUMNS, table_cases


def add_to_corpus(path: str | Path, inspection: Inspection, shelf: str | Path | None = None) -> Path:
    """Adds an inspection to a folder (as its record, with all evidence) or to a table (as its grades and scores).

    A table or folder that is not there is begun. Nothing that is there is changed, and nothing is written that could
    not be read again.

    Args:
        path: a folder, or a file that ends in .csv.
        inspection: as it was agreed.
        shelf: folder of packs; those that come with the library unless given.

    Returns:
        The file that was written.

    Raises:
        InvalidInput: when what is there already has faults, or would become too large.
        Unusable: when the inspection is in it already, none of its evaluations has a grade, a table lacks a column
            that is needed, or the path is neither a folder nor a table.
    """
    cases, name, path = agreed_cases(inspection), inspection.record.id, Path(path)
    if not cases:
        raise Unusable(f"none of the evaluations of `{name}` has a grade: there is nothing to compare others with")
    is_table = path.suffix.lower() == TABLE and not path.is_dir()
    if not is_table and not path.is_dir():
        _refuse_no_folder(path, shelf)
    begun = path.is_file() or (path.is_dir() and bool(held_in(path)))
    if begun and name in {case.inspection for case in open_corpus(path, shelf).cases}:
        raise Unusable(f"the inspection `{name}` is in {path.as_posix()} already")
    (path.parent if is_table else path).mkdir(parents=True, exist_ok=True)
    if not is_table:
        return _write_record(path / f"{name}.yaml", inspection)
    rows = [_row(case, inspection) for case in cases]
    if begun:
        return _append(path, rows, shelf)
    return _write(path, table_text(COLUMNS, ([row[column] for column in COLUMNS] for row in rows)), "x")


def _refuse_no_folder(path: Path, shelf: str | Path | None) -> None:
    """Refuses what cannot be begun as a folder, or would hardly be meant so."""
    if path.exists() or str(path) == "-" or path.suffix.lower() in RECORDS:
        raise Unusable(
            f"an inspection is added to a folder or to a file that ends in {TABLE}, not to {path.as_posix()}"
        )
    on_shelf = {
        name
        for pack in packs(None if shelf is None else Path(shelf))
        if pack.kind == "corpus"
        for name in (pack.id, pack.name)
    }
    if path.as_posix() in on_shelf:
        raise Unusable(f"`{path.as_posix()}` is a pack of the shelf, which stays as it is: choose a folder of your own")


def _row(case: Case, inspection: Inspection) -> dict[str, object]:
    """A case by the columns of a table."""
    told = {column: getattr(case, column, None) for column in COLUMNS}
    written = case.when.written if case.when is not None else None
    return told | {"framework": inspection.framework.name, "programme": inspection.profile.id, "date": written}


def _append(path: Path, rows: list[dict[str, object]], shelf: str | Path | None) -> Path:
    source = read_source(path)
    there = {cell.text for cell in header_of(source)}
    lacking = [column for column in COLUMNS if column not in there and any(row[column] is not None for row in rows)]
    if lacking:
        raise Unusable(
            f"{path.as_posix()} has no column {', '.join(lacking)}, and would lose what belongs there; add it first"
        )
    added = added_text(source, rows)
    table_cases(table_of(Source(source.name, decoded(source.name, (source.text + added).encode()))), shelf)
    return _write(path, added, "a")


def _write_record(path: Path, inspection: Inspection) -> Path:
    """Writes the record with the edition, profile and day that it was agreed by, which it need not say itself."""
    if path.exists():
        raise Unusable(f"{path.as_posix()} is there already, and holds another inspection")
    bound = {"framework": inspection.framework.name, "profile": inspection.profile.id, "as_of": inspection.as_of}
    return _write(path, dump(inspection.record.model_copy(update=bound)), "x")


def _write(path: Path, text: str, mode: str) -> Path:
    with path.open(mode, encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
