"""An agreed inspection joins a corpus of one's own, so that the next one has something to be compared with."""

from __future__ import annotations

from pathlib import Path

from ...documents import header_of, read_source, table_text
from ...errors import Unusable
from ...inspections import Inspection, dump
from .agreed import agreed_cases
from .corpus import Case
from .opening import RECORDS, TABLE, open_corpus
from .table import COLUMNS


def add_to_corpus(path: str | Path, inspection: Inspection, shelf: str | Path | None = None) -> Path:
    """Adds an inspection to a folder (as its record, with all evidence) or to a table (as its grades and scores).

    A table or folder that is not there is begun. Nothing that is there is changed.

    Args:
        path: a folder, or a file that ends in .csv.
        inspection: as it was agreed.
        shelf: folder of packs; those that come with the library unless given.

    Returns:
        The file that was written.

    Raises:
        InvalidInput: when what is there already has faults.
        Unusable: when the inspection is in it already, or none of its evaluations has a grade.
    """
    cases = agreed_cases(inspection)
    name = inspection.record.id
    if not cases:
        raise Unusable(f"none of the evaluations of `{name}` has a grade: there is nothing to compare others with")
    path = Path(path)
    holds = path.is_file() or (path.is_dir() and any(one.suffix.lower() in (*RECORDS, TABLE) for one in path.iterdir()))
    if holds and name in {case.inspection for case in open_corpus(path, shelf).cases}:
        raise Unusable(f"the inspection `{name}` is in {path.as_posix()} already")
    if path.suffix.lower() != TABLE:
        path.mkdir(parents=True, exist_ok=True)
        return _write(path / f"{name}.yaml", dump(inspection.record), "x")
    rows = [_row(case, inspection) for case in cases]
    columns = tuple(cell.text for cell in header_of(read_source(path))) if holds else COLUMNS
    lacking = [column for column in COLUMNS if column not in columns and any(row[column] is not None for row in rows)]
    if lacking:
        raise Unusable(
            f"{path.as_posix()} has no column {', '.join(lacking)}, and would lose what belongs there; add it first"
        )
    text = table_text(columns, ([row.get(column) for column in columns] for row in rows))
    if not holds:
        return _write(path, text, "x")
    before = read_source(path).text
    return _write(path, ("" if before.endswith("\n") else "\n") + text.partition("\n")[2], "a")


def _row(case: Case, inspection: Inspection) -> dict[str, object]:
    """A case by the columns of a table."""
    told = {column: getattr(case, column, None) for column in COLUMNS}
    written = case.when.written if case.when is not None else None
    return told | {"framework": inspection.framework.name, "programme": inspection.profile.id, "date": written}


def _write(path: Path, text: str, mode: str) -> Path:
    with path.open(mode, encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
