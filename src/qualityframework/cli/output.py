"""What reaches the terminal: colour only where a person looks, UTF-8 everywhere, diagnostics on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ..errors import InvalidInput
    from ..report import Line

PIPED_WIDTH = 100

PAGES = (".html", ".htm")
"""How the names of pages end."""

_STYLES = {
    "title": "bold",
    "remit": "bold cyan",
    "heading": "bold",
    "question": "italic",
    "ask": "italic",
    "summary": "bold",
    "dim": "dim",
    "unknown": "magenta",
    "elsewhere": "yellow",
    "severity-resolve": "bold red",
    "severity-explain": "yellow",
    "severity-note": "blue",
}


class Exit(IntEnum):
    """What the process ends with."""

    FINE = 0
    FINDINGS = 1
    BAD_INPUT = 2
    OUR_FAULT = 3


class Format(StrEnum):
    """How a result is told."""

    TEXT = "text"
    JSON = "json"


def prepare_streams() -> None:
    """Output is UTF-8 with the same line ends everywhere, whatever the terminal says; what it lacks is replaced.

    What goes to a stream that the caller closed goes nowhere: neither to the other one, nor into a file opened later.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def width() -> int:
    """The width to wrap at: the terminal's; a fixed one when piped, so that the same input gives the same bytes."""
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    import shutil

    return max(40, min(120, shutil.get_terminal_size().columns))


def write(content: str | bytes) -> None:
    """Prints text, or bytes where nobody looks.

    Once whoever reads it has seen enough, the rest goes nowhere and the exit code stands.
    """
    if isinstance(content, bytes) and sys.stdout.isatty():
        import typer

        raise typer.BadParameter("this format is no text to be shown here: --output FILE")
    try:
        sys.stdout.write(content) if isinstance(content, str) else sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_report(content: str | bytes, path: Path, *, over: bool, never: str) -> None:
    """Writes a report, whole or not at all.

    Args:
        content: of the report.
        path: where to write it.
        over: whether it may stand in the place of a file that is there already.
        never: the file that it is a report of, in whose place it may not stand.
    """
    import typer

    if not path.exists():
        write_new({path: content})
    elif Path(never).exists() and path.samefile(never):
        raise typer.BadParameter(f"{path} is the record itself, and is not written over")
    elif not over:
        raise typer.BadParameter(f"{path} is there already: --overwrite puts the report in its place")
    else:
        _write_over(content.encode() if isinstance(content, str) else content, path)


def _write_over(content: bytes, path: Path) -> None:
    if not path.is_file():  # such as a pipe with a name; a folder is refused by the system
        path.write_bytes(content)
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Writes files of which none is there yet: all of them, or none where one cannot be written."""
    made: list[Path] = []
    try:
        for path, content in files.items():
            folders = [folder for folder in reversed(path.parents) if not folder.exists()]
            for folder in folders:
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError as error:
        import typer

        _unmake(made)
        raise typer.BadParameter(f"{error.filename} is there already, and nothing is written over") from None
    except BaseException:
        _unmake(made)
        raise


def _unmake(made: Sequence[Path]) -> None:
    for path in reversed(made):
        path.rmdir() if path.is_dir() else path.unlink()


def write_pages(pages: Mapping[str, str], folder: Path) -> None:
    """Writes pages into a folder by their places in it, anew where they are there, and says how many."""
    for place, text in pages.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    write(f"{len(pages)} pages written: {folder.as_posix()}\n")


def aside(sentences: Iterable[str]) -> None:
    """Says what is no part of a result, on standard error."""
    from ..vocabulary import printable

    print("".join(f"{printable(one)}\n" for one in sentences), end="", file=sys.stderr)


def show(lines: Iterable[Line]) -> None:
    """Prints lines; on a terminal each in the colour of its role."""
    if not sys.stdout.isatty():
        write("".join(f"{line.text}\n" for line in lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True, width=width())
    for line in lines:
        console.print(Text(line.text, style=_STYLES.get(line.role, "")))


def tell(made: BaseModel, format: Format, lines: Callable[[], Iterable[Line]], *, found: bool = False) -> None:
    """Tells a result, as JSON or in lines.

    Args:
        made: the result.
        format: how to tell it.
        lines: the same for people, asked for only where they are to be shown.
        found: whether there is something in it that the command ends with 1 for.
    """
    if format is Format.JSON:
        from ..report import json_text

        write(json_text(made))
    else:
        show(lines())
    if found:
        import typer

        raise typer.Exit(Exit.FINDINGS)


def table(rows: Iterable[tuple[str, ...]]) -> None:
    """Prints columns; the last one may be as long as it likes."""
    from ..vocabulary import printable

    rows = [tuple(printable(cell) for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    padded = ([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)), row[-1]] for row in rows)
    write("".join("  ".join(cells).rstrip() + "\n" for cells in padded))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where a person looks, for what takes over a second; it is told how much is done."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":  # where a line cannot be drawn anew
        yield lambda _done, _of: None
        return
    from time import monotonic

    from rich.console import Console
    from rich.progress import Progress

    bar, begun = Progress(console=Console(stderr=True), transient=True), monotonic()
    task = bar.add_task(what, total=None)

    def step(done: int, of: int) -> None:
        bar.update(task, completed=done, total=of)
        if monotonic() - begun > 1:
            bar.start()

    try:
        yield step
    finally:
        bar.stop()


def complain(error: InvalidInput) -> Exit:
    """Prints every diagnostic and how many there are; no line and no value that says who somebody is."""
    from ..vocabulary import unordered

    error = _safe(error)
    print(unordered("\n\n".join(str(diagnostic) for diagnostic in error.diagnostics)), file=sys.stderr)
    count = sum(diagnostic.code != "too-many-faults" for diagnostic in error.diagnostics)
    more = "" if count == len(error.diagnostics) else ", and more"
    print(f"\n{count} fault{'' if count == 1 else 's'}{more}", file=sys.stderr)
    return Exit.BAD_INPUT


def complain_of_all(errors: Iterable[InvalidInput]) -> Exit:
    """The same of what several inputs have faults in, each told once; fine where there are none."""
    from ..errors import InvalidInput

    faults = dict.fromkeys(fault for error in errors for fault in error.diagnostics)
    return complain(InvalidInput(faults)) if faults else Exit.FINE


def _safe(error: InvalidInput) -> InvalidInput:
    from ..errors import QualityFrameworkError
    from ..privacy import load_signs, without_details

    try:
        return without_details(error, load_signs())
    except QualityFrameworkError:  # it is the signs themselves that cannot be read
        return error
