"""An agreed inspection joins a corpus of one's own, so that the next one has something to be compared with."""

from __future__ import annotations

from pathlib import Path

from ...documents import Source, added_text, decoded, header_of, read_source, table_of, table_text
from ...errors import Unusable
from ...frameworks import OnShelf, packs
from ...inspections import Inspection, dump, parse
from .agreed import agreed_cases
from .corpus import Case, Corpus
from .opening import RECORDS, TABLE, held_in, open_corpus
from .table import COLUMNS, table_cases


def add_to_corpus(path: str | Path, inspection: Inspection, shelf: OnShelf = None) -> Path:
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
    if begun and name in _inspections(open_corpus(path, shelf)):
        raise Unusable(f"the inspection `{name}` is in {path.as_posix()} already")
    if is_table:
        return _write_rows(path, [_row(case, inspection) for case in cases], begun, shelf)
    return _write_record(path / f"{name}.yaml", inspection)


def _inspections(corpus: Corpus) -> set[str]:
    """All inspections of a body's own corpus; those without any grade are in its flags alone."""
    return {case.inspection for case in corpus.cases} | {flag.inspection for flag in corpus.flags}


def _refuse_no_folder(path: Path, shelf: OnShelf) -> None:
    """Refuses what cannot be begun as a folder, or would hardly be meant so."""
    if path.exists() or str(path) == "-" or path.suffix.lower() in RECORDS:
        raise Unusable(
            f"an inspection is added to a folder or to a file that ends in {TABLE}, not to {path.as_posix()}"
        )
    on_shelf = {name for pack in packs(shelf) if pack.kind == "corpus" for name in (pack.id, pack.name)}
    if path.as_posix() in on_shelf:
        raise Unusable(f"`{path.as_posix()}` is a pack of the shelf, which stays as it is: choose a folder of your own")


def _row(case: Case, inspection: Inspection) -> dict[str, object]:
    """A case by the columns of a table."""
    told = {column: getattr(case, column, None) for column in COLUMNS}
    written = case.when.written if case.when is not None else None
    return told | {"framework": inspection.framework.name, "programme": inspection.profile.id, "date": written}


def _write_rows(path: Path, rows: list[dict[str, object]], begun: bool, shelf: OnShelf) -> Path:
    before, added = "", table_text(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))
    if begun:
        source = read_source(path)
        there = {cell.text for cell in header_of(source)}
        lacking = [one for one in COLUMNS if one not in there and any(row[one] is not None for row in rows)]
        if lacking:
            told = f"{path.as_posix()} has no column {', '.join(lacking)}, and would lose what belongs there"
            raise Unusable(f"{told}; add it first")
        before, added = source.text, added_text(source, rows)
    name = path.as_posix()
    table_cases(table_of(Source(name, decoded(name, (before + added).encode()))), shelf)
    return _write(path, added, "a" if begun else "x")


def _write_record(path: Path, inspection: Inspection) -> Path:
    """Writes the record with the edition, profile and day that it was agreed by, which it need not say itself."""
    if path.exists():
        raise Unusable(f"{path.as_posix()} is there already, and holds another inspection")
    bound = {"framework": inspection.framework.name, "profile": inspection.profile.id, "as_of": inspection.as_of}
    text = dump(inspection.record.model_copy(update=bound))
    parse(text, path.as_posix())
    return _write(path, text, "x")


def _write(path: Path, text: str, mode: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open(mode, encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
