"""The files of a member: a position as it is written, and the sealed one that is kept until all have committed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...documents import Document, decoded, refuse
from ...errors import InvalidInput, Mismatch, Unusable
from ...frameworks import spelling
from ...vocabulary import Code, Diagnostic, did_you_mean
from .entries import Commitment
from .given import Kind, read_as
from .position import Position, final_faults, position_faults
from .proceeding import Moderation, refuse_out_of_turn
from .sealing import Sealed
from .terms import Terms


def read_position(path: str | Path, moderation: Moderation, *, final: bool = False) -> Position:
    """A position from a YAML or JSON file; `-` reads standard input. Grades may be written by name or by label.

    Args:
        final: whether it is the final position of the member, of which only what moved wants a reason.

    Raises:
        InvalidInput: with every fault at its place: a role that takes no part, a subject that is there twice, is
            missing or is none, a grade that is off the scale, a reason that is missing.
        Unusable: for a sealed file or that of a moderation; when the member may not do this now, or not again.
    """
    document, written = read_as(Kind.POSITIONS, path, Position)
    position = _by_name(moderation.terms, written)
    refuse_out_of_turn(moderation, position.role, Position if final else Commitment)
    refuse(_faults(document, moderation, position, final))
    return position


def _by_name(terms: Terms, position: Position) -> Position:
    names = {spelling(written): name for name, label in terms.labels.items() for written in (label, name)}
    views = (
        view if view.grade is None else view.model_copy(update={"grade": names.get(spelling(view.grade), view.grade)})
        for view in position.positions
    )
    return Position(role=position.role, positions=tuple(views))


def _faults(document: Document, moderation: Moderation, position: Position, final: bool) -> Iterator[Diagnostic]:
    roles = moderation.terms.roles
    if position.role not in roles:
        message, place = f"`{position.role}` takes no part in this moderation", document.place("role")
        yield Diagnostic(Code.UNKNOWN_NAME, message, place, help=did_you_mean(position.role, roles))
    opened = moderation.opened.get(position.role)
    terms = moderation.terms
    for fault in final_faults(terms, position, opened) if final else position_faults(terms, position):
        yield Diagnostic(fault.code, fault.message, document.place(*fault.path), help=fault.help)


def read_sealed(path: str | Path, moderation: Moderation) -> Sealed:
    """A sealed position from its file.

    Raises:
        InvalidInput: when it was changed or cut off; nothing of what stands in it is told.
        Unusable: when it is none.
        Mismatch: when it was sealed for another moderation.
    """
    _, sealed = read_as(Kind.SEALED, path, Sealed)
    if sealed.moderation != moderation.terms.digest:
        raise Mismatch(f"{Path(path).as_posix()} was sealed for another moderation than {moderation.terms.title}")
    return sealed


def keep_sealed(
    path: str | Path, moderation: Moderation, position: Position, salt: str, *, shared: str | Path | None = None
) -> Sealed:
    """Writes a position and its salt into a file, which its owner alone may read where the system knows owners.

    Where the file holds this very position already, it stays as it is and its own salt counts: a commitment that was
    cut off can be made again. Nothing is ever written over.

    Args:
        shared: the folder of the moderation, where the others could read it.

    Raises:
        Unusable: when the file is there and holds another position or none; for `-`, which is none; in the shared
            folder, and in one that is not there.
        Mismatch: when it holds one that was sealed for another moderation.
        InvalidInput: when it would be too large to be read again.
    """
    path = Path(path)
    if str(path) == "-":
        raise Unusable("a sealed position is kept in a file, and `-` is none")
    if shared is not None and path.resolve().is_relative_to(Path(shared).resolve()):
        raise Unusable(f"{path.as_posix()} is in the shared folder: keep it where the others cannot read it")
    if not path.parent.is_dir():
        raise Unusable(f"there is no folder {path.parent.as_posix()} to keep a sealed file in")
    fresh = Sealed(moderation=moderation.terms.digest, salt=salt, position=position)
    data = (fresh.model_dump_json(indent=1, exclude_none=True) + "\n").encode()
    decoded(path.as_posix(), data)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_before(path, moderation, position)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _kept_before(path: Path, moderation: Moderation, position: Position) -> Sealed:
    try:
        kept = read_sealed(path, moderation)
    except (InvalidInput, Unusable):
        raise Unusable(f"{path.as_posix()} is there already, and nothing is written over") from None
    if kept.position != position:
        raise Unusable(f"{path.as_posix()} is there already with another position, and nothing is written over")
    return kept
