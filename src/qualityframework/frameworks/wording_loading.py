"""Words of reports from the shelf. They are read apart, since only what looks into texts needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..documents import Document, refuse
from ..errors import NotFound
from ..vocabulary import Code, Diagnostic
from .changed import Change
from .loading import changes_of, load_scale, loaded_once, own_name, read_model
from .packs import OnShelf, find
from .references import dated_faults, known, repeated, source_known
from .scale_file import Scale
from .weighing_file import in_force
from .wording_file import Balances, GradeWords, LinkWords, QuantityWords, ShareWords, Turns, WordingFile

WORDING = "report-wording"
"""The pack that is taken when none is named."""


@dataclass(frozen=True, eq=False)
class Wording:
    """What words stand for on a day. Each is itself alone, so that what is made of it can be kept."""

    shares: ShareWords
    quantities: QuantityWords
    grades: GradeWords
    balances: Balances
    turns: Turns
    links: LinkWords


@dataclass(frozen=True, eq=False)
class Wordings:
    """What words stand for by day, the digest of the pack that says so, and what overlays changed of it."""

    file: WordingFile
    digest: str
    changes: tuple[Change, ...] = ()

    @cached_property
    def newest(self) -> Wording:
        """What they stand for since the last change."""
        return self._begun[-1][1]

    def on(self, day: dt.date) -> Wording | None:
        """What they stand for on `day`, or None where a list has not begun."""
        return next((wording for start, wording in reversed(self._begun) if start <= day), None)

    @cached_property
    def _begun(self) -> tuple[tuple[dt.date, Wording], ...]:
        """From each day on which an entry begins and every list has begun."""
        days = sorted({entry.start for entries in self.file.lists.values() for entry in entries})
        found = ((day, {name: in_force(entries, day) for name, entries in self.file.lists.items()}) for day in days)
        return tuple((day, Wording(**parts)) for day, parts in found if None not in parts.values())  # type: ignore[arg-type]


@loaded_once
def load_wording(ref: str, root: OnShelf = None) -> Wordings:
    """The words called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "wording", root)
    document, file = read_model(pack, "wording.yaml", WordingFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file, root)])
    return Wordings(file, pack.digest, changes_of(pack, ("wording.yaml",)))


def _faults(document: Document, file: WordingFile, root: OnShelf) -> Iterator[Diagnostic]:
    """Entries that begin on one day, sources and grades that are not there, and words that are there twice."""
    yield from dated_faults(document, file.lists, file.sources)
    for index, quantities in enumerate(file.quantities):
        yield from _word_faults(document, ("quantities", index, "words"), quantities, file)
    for index, balances in enumerate(file.balances):
        yield from _balance_faults(document, ("balances", index), balances, file, root)


def _word_faults(
    document: Document, at: tuple[str | int, ...], quantities: QuantityWords, file: WordingFile
) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for number, term in enumerate(quantities.words):
        yield from source_known(document, file.sources, term, (*at, number))
        for phrase in (term.word, *term.forms):
            first = seen.setdefault(phrase, number)
            if first != number:
                related = (("first here", document.place(*at, first, "word")),)
                place = document.place(*at, number, "word")
                yield Diagnostic(Code.DUPLICATE_ID, f"`{phrase}` is there twice", place, related)


def _balance_faults(
    document: Document, at: tuple[str | int, ...], balances: Balances, file: WordingFile, root: OnShelf
) -> Iterator[Diagnostic]:
    phrases = [one.phrase for one in balances.phrases]
    scale: Scale | None = None
    try:
        scale = load_scale(balances.scale, root)
    except NotFound as error:
        yield Diagnostic(Code.UNKNOWN_NAME, str(error), document.place(*at, "scale"))
    for number, one in enumerate(balances.phrases):
        yield from source_known(document, file.sources, one, (*at, "phrases", number))
        yield from repeated(document, (*at, "phrases"), phrases, number, key="phrase")
        for place, grade in enumerate(one.grades if scale is not None else ()):
            names = [point.name for point in scale.points] if scale is not None else []
            yield from known(document, (*at, "phrases", number, "grades", place), "grade", grade, names)
