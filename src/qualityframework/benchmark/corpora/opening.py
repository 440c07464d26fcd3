"""From a name or path to a corpus: a pack of the shelf, a table, or a folder of past inspections and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ...documents import Document, read_table, refuse
from ...errors import InvalidInput, NotFound
from ...frameworks import OnShelf
from ...inspections import opened
from ...vocabulary import Code, Diagnostic, Place, printable
from .agreed import agreed_cases
from .cautions import perhaps_one
from .corpus import Case, Corpus, Flag, corpus_of
from .published import published
from .table import Rows, programme_of, table_cases

RECORDS = (".yaml", ".yml", ".json")
TABLE = ".csv"
MOST = 5_000
"""Files of one folder."""
_GRADES_ALONE = "no evidence that could be weighed stands behind its grades here: it counts in base rates only"
Step = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


def open_corpus(source: str | Path, shelf: OnShelf = None, step: Step | None = None) -> Corpus:
    """Reads a corpus.

    Args:
        source: a CSV file, a folder of past inspections (YAML or JSON, and tables beside them), `-` for a table on
            standard input, or the name of a pack.
        shelf: folder of packs; those that come with the library unless given.
        step: told how far the files of a folder are read.

    Raises:
        InvalidInput: with every fault of every file.
        NotFound: when it is neither a path nor a pack.
    """
    if not str(source).strip():
        raise NotFound("no corpus is named: an empty text is no path")
    path = Path(source)
    if path.is_dir():
        return _of_files(path, _listed(path), shelf, step)
    if str(source) == "-" or path.suffix.lower() == TABLE or path.exists():
        return _of_files(path, [path], shelf, step)
    try:
        return published(str(source), shelf)
    except NotFound as error:
        raise NotFound(f"`{source}` is no file and no folder, and {error}") from None


def held_in(folder: Path) -> list[Path]:
    """The files of a folder that hold inspections."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in (*RECORDS, TABLE) and path.is_file())


def _listed(folder: Path) -> list[Path]:
    files = held_in(folder)
    if not files:
        endings = ", ".join((*RECORDS, TABLE))
        message = f"there is neither an inspection nor a table in this folder: no file ends in one of {endings}"
        raise InvalidInput([Diagnostic(Code.EMPTY_FILE, message, Place(folder.as_posix()))])
    if len(files) > MOST:
        message = f"there are {len(files):,} files in this folder, and no more than {MOST:,} are read"
        raise InvalidInput([Diagnostic(Code.TOO_LARGE, message, Place(folder.as_posix()))])
    return files


def _of_files(source: Path, files: list[Path], shelf: OnShelf, step: Step | None) -> Corpus:
    faults: list[Diagnostic] = []
    read: list[tuple[Document, Rows]] = []
    for number, path in enumerate(files, 1):
        try:
            read.append(_record_cases(path, shelf) if path.suffix.lower() in RECORDS else _table_cases(path, shelf))
        except InvalidInput as error:
            faults += error.diagnostics
        if step is not None:
            step(number, len(files))
    refuse([*faults, *_twice(read)])
    programmes = {id_: one for _, rows in read for id_, one in rows.programmes.items()}
    cases = [case for _, rows in read for case in rows.cases]
    flags = [*_flags(read), *perhaps_one(cases)]
    name = "<stdin>" if str(source) == "-" else printable(source.resolve().name)  # where it lies is nobody's business
    return corpus_of(name, f"Earlier evaluations of {name}", programmes.values(), cases, flags=flags)


def _table_cases(path: Path, shelf: OnShelf) -> tuple[Document, Rows]:
    document = read_table(path)
    return document, table_cases(document, shelf)


def _record_cases(path: Path, shelf: OnShelf) -> tuple[Document, Rows]:
    inspection = opened(path, shelf=shelf)
    assert inspection.recorded.document is not None
    programme = programme_of(inspection.framework, inspection.profile)
    rows = Rows({programme.id: programme}, list(agreed_cases(inspection)), {inspection.record.id: ("id",)})
    return inspection.recorded.document, rows


def _twice(read: list[tuple[Document, Rows]]) -> Iterator[Diagnostic]:
    """Inspections that stand in two files."""
    first: dict[str, Place] = {}
    for document, rows in read:
        for name, path in rows.places.items():
            place = document.place(*path)
            if name in first:
                related = (("first here", first[name]),)
                yield Diagnostic(Code.DUPLICATE_ID, f"the inspection `{name}` is there twice", place, related)
            first.setdefault(name, place)


def _flags(read: list[tuple[Document, Rows]]) -> Iterator[Flag]:
    for _, rows in read:
        by_inspection: dict[str, list[Case]] = {name: [] for name in rows.places}
        for case in rows.cases:
            by_inspection[case.inspection].append(case)
        for name, cases in by_inspection.items():
            if not cases:
                yield Flag(None, name, "none of its evaluations has a grade")
                continue
            programme = cases[0].programme
            if all(case.score is None for case in cases):
                yield Flag(
                    programme,
                    name,
                    "no evidence that could be weighed stands behind its grades here: it counts in base rates only",
                )
            if any(case.when is None for case in cases):
                yield Flag(programme, name, "it is not known when this was published")
