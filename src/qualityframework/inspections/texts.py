"""The texts of a record: all that somebody wrote into it, and the passages that a report is made of."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..vocabulary import Citation
from .record import Record
from .references import KEYS

Path = tuple[str | int, ...]


PASSAGES = ("messages", "strengths", "areas_for_improvement", "recommendations")
"""Lists of what a report tells, as texts with what they name and cite."""


class Passage(NamedTuple):
    """A text of the report, with what it names and cites; None where that is not recorded.

    Args:
        path: where it stands in the record, by keys and positions.
        text: as written.
        subjects: what it tells of.
        evidence: what it cites.
    """

    path: Path
    text: str
    subjects: tuple[str, ...] | None
    evidence: tuple[str, ...] | None


def texts_within(record: Record) -> Iterator[tuple[Path, str]]:
    """Every text that somebody wrote into the record, and where it stands.

    Left out are citations, which name public documents, and names of what stands elsewhere in the record or in a pack,
    which are bound to be among those that are known.
    """
    for path, part in parts_within(record):
        yield from texts_of(part, path)


def parts_within(record: Record) -> Iterator[tuple[Path, Any]]:
    """The items of its lists and all else that is recorded, each with where it stands, but for names of packs."""
    for name, field in Record.model_fields.items():
        inner, key = getattr(record, name), field.alias or name
        if isinstance(inner, tuple):
            yield from (((key, index), item) for index, item in enumerate(inner))
        elif inner is not None and name not in _ELSEWHERE:
            yield (key,), inner


_ELSEWHERE = {"framework", "profile", "kind", "subject", "statement", "grade", "part", "item"}
"""Keys of texts that name something which stands elsewhere; lists of texts do so all."""


def texts_of(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of a part of a record that stands there."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, BaseModel):
        if isinstance(value, Citation):
            return
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if inner is not None and name not in _ELSEWHERE:
                yield from texts_of(inner, (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield from texts_of(item, (*path, index))


def passages(record: Record) -> Iterator[Passage]:
    """The passages of the report: messages, points, answers, and reasons for evaluations."""
    for part in PASSAGES:
        for index, told in enumerate(getattr(record, part) or ()):
            yield Passage((part, index, "text"), told.text, told.subjects, told.evidence)
    for index, answer in enumerate(record.statements or ()):
        if answer.text is not None:
            yield Passage(("statements", index, "text"), answer.text, (), answer.evidence)
    for index, one in enumerate(record.evaluations or ()):
        for key in ("reason", "change_reason", "difference_reason"):
            text = getattr(one, key)
            if text is not None:
                yield Passage(("evaluations", index, key), text, (one.subject,), one.evidence)


def path_id(path: Path) -> str:
    """A path as an identifier: positions count from 1, and no text of the record is in it."""
    return "/".join(str(step + 1) if isinstance(step, int) else step for step in path)


def place_in_words(record: Record, path: Path) -> str:
    """Where a text stands, for people: `messages K2: text`; by position where the item has no identifier to tell."""
    part, *rest = path
    words, steps = [str(part)], [*rest]
    if steps and isinstance(steps[0], int) and part in KEYS:
        name = str(getattr(getattr(record, str(part))[steps[0]], KEYS[str(part)]))
        place = str(steps[0] + 1)  # by which one is called whose name is withheld
        words.append(place if name == f"{part}.{place}" else name)
        steps = steps[1:]
    told = " ".join(str(step + 1) if isinstance(step, int) else step for step in steps)
    return " ".join(words) + (f": {told}" if told else "")
