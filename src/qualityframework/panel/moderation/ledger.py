"""A moderation on disk: one file that only grows, and in which a change of what stands there is seen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import Field

from ...documents import Document, decoded, refuse
from ...errors import InvalidInput, NotFound, QualityFrameworkError, Unusable
from ...vocabulary import Code, Diagnostic, Frozen
from .digests import Digest
from .entries import NOTHING, Entry
from .given import Kind, read_as
from .proceeding import Moderation, entered
from .terms import MOST_ROLES, Terms

NAME = "moderation.json"
LOCK = "moderation.lock"
_TRIES, _PAUSE = 100, 0.02
"""How often somebody who finds the moderation in use tries again, and after how many seconds each time."""


class Ledger(Frozen):
    """`moderation.json`."""

    format: Literal["qualityframework.moderation/1"] = "qualityframework.moderation/1"
    entries: tuple[Entry, ...] = Field(min_length=1, max_length=1 + 3 * MOST_ROLES)
    digest: Digest = Field(description="SHA-256 that hangs on every entry")


def read_moderation(folder: str | Path) -> Moderation:
    """A moderation from its folder. Every entry is checked as it was when it was entered.

    Raises:
        InvalidInput: when it cannot be read, with every fault of its shape; and when an entry does not follow on those
            above it, or could not have been entered, with the first such place.
        NotFound: when there is no moderation in that folder.
        Unusable: for a file in place of the folder, and when another file has its name.
    """
    document, ledger = read_as(Kind.MODERATION, _file_there(folder), Ledger)
    first = ledger.entries[0]
    if not isinstance(first.deed, Terms) or first.before != NOTHING:
        refuse(
            [_fault(document, 0, "the first entry says what is moderated, and follows on nothing: `before` is noughts")]
        )
    moderation = Moderation((first,))
    for index, entry in enumerate(ledger.entries[1:], 1):
        moderation = _followed(document, moderation, entry, index)
    if ledger.digest != moderation.digest:
        last = (("or in this one", document.place("entries", len(ledger.entries) - 1)),)
        message = "these entries have another digest: the last one was changed, or some were taken out or added"
        refuse([Diagnostic(Code.DANGLING, message, document.place("digest"), last)])
    return moderation


def _followed(document: Document, moderation: Moderation, entry: Entry, index: int) -> Moderation:
    if entry.before != moderation.digest:
        above = (("or in this one, above it", document.place("entries", index - 1)),)
        message = "this entry follows on other entries than those above it: one was changed, taken out or added"
        refuse([Diagnostic(Code.DANGLING, message, document.place("entries", index, "before"), above)])
    try:
        return entered(moderation, entry)
    except QualityFrameworkError as error:
        raise InvalidInput([_fault(document, index, f"this could not have been entered here: {error}")]) from None


def _fault(document: Document, index: int, message: str) -> Diagnostic:
    return Diagnostic(Code.WRONG_TYPE, message, document.place("entries", index))


def begin_at(folder: str | Path, moderation: Moderation) -> Path:
    """Writes a moderation into a folder that holds none, and makes the folder where it is not there.

    Raises:
        Unusable: for a file in place of the folder, and when it holds one already; nothing is written over.
    """
    path = _file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_text(moderation))
    except FileExistsError:
        raise Unusable(f"{path.as_posix()} is there already, and nothing is written over") from None
    return path


def enter_at(folder: str | Path, step: Callable[[Moderation], Moderation]) -> Moderation:
    """Takes a step in the moderation of a folder, and writes it down.

    Two who do so at one moment take turns: the second step is taken from what the first one left. The file is replaced
    as a whole, so that whoever reads it finds all of it as it was before, or as it is after.

    Raises:
        InvalidInput: as `read_moderation` does, and when the file would become too large to be read again.
        Unusable: for a file in place of the folder, when somebody else does not come to an end, and as the step does.
        Mismatch, NotFound: as the step does.
    """
    path = _file_there(folder)
    with _alone(path.with_name(LOCK)):
        after = step(read_moderation(folder))
        text = _text(after)
        decoded(path.as_posix(), text.encode())
        fresh = path.with_name(f"{NAME}.new")
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    return after


def _file(folder: str | Path) -> Path:
    path = Path(folder) / NAME
    for above in path.parents:
        if above.is_file():
            raise Unusable(f"{above.as_posix()} is a file; the folder of a moderation is wanted here")
    return path


def _file_there(folder: str | Path) -> Path:
    path = _file(folder)
    if not path.exists():
        raise NotFound(f"there is no moderation in {Path(folder).as_posix()}: `moderate init` begins one")
    return path


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One at a time: whoever makes this file goes on, and takes it away afterwards; the others try again."""
    for _ in range(_TRIES):
        try:
            lock.open("x").close()
            break
        except FileExistsError:
            time.sleep(_PAUSE)
    else:
        raise Unusable(
            f"{lock.as_posix()} is there: somebody else is writing. If nobody is, a run was cut off: take it away, "
            "and do this again; what was entered before is whole"
        )
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _text(moderation: Moderation) -> str:
    ledger = Ledger(entries=moderation.entries, digest=moderation.digest)
    return ledger.model_dump_json(indent=1, exclude_none=True) + "\n"
