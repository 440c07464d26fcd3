"""Signs of identifying details from the shelf: a short file and long lists of words, which are read as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..documents import Document, read_source, refuse
from ..vocabulary import Code, Diagnostic, did_you_mean
from .changed import Change
from .identifying_file import FIGURES, LISTS, IdentifyingFile
from .loading import changes_of, loaded_once, own_name, read_model
from .packs import OnShelf, Pack, find
from .references import source_known

IDENTIFYING = "identifying-details"
"""The pack that is taken when none is named."""


@dataclass(frozen=True, eq=False)
class Identifying:
    """What such a pack says, its digest, and what overlays changed of it.

    Each is itself alone, so that what is made of it can be kept. The lists are folded: small letters alone.
    """

    file: IdentifyingFile
    digest: str
    given_names: frozenset[str] = field(repr=False)
    surnames: frozenset[str] = field(repr=False)
    also_words: frozenset[str] = field(repr=False)
    ordinary_words: frozenset[str] = field(repr=False)
    not_people: frozenset[str] = field(repr=False)
    bodies: tuple[str, ...] = field(repr=False)
    changes: tuple[Change, ...] = ()


def load_identifying(ref: str = IDENTIFYING, root: OnShelf = None) -> Identifying:
    """The signs called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when a file of it has faults or is missing.
    """
    return _load(ref, root)


@loaded_once
def _load(ref: str, root: OnShelf) -> Identifying:
    pack = find(ref, "identifying-details", root)
    document, file = read_model(pack, "identifying-details.yaml", IdentifyingFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file)])
    return Identifying(
        file=file,
        digest=pack.digest,
        given_names=_words(pack, "given-names.txt"),
        surnames=_words(pack, "surnames.txt"),
        also_words=_words(pack, "also-words.txt"),
        ordinary_words=_words(pack, "ordinary-words.txt"),
        not_people=_words(pack, "not-people.txt"),
        bodies=tuple(line.strip() for line in _text(pack, "bodies.txt").splitlines() if line.strip()),
        changes=changes_of(pack, ("identifying-details.yaml",)),
    )


def _faults(document: Document, file: IdentifyingFile) -> Iterator[Diagnostic]:
    """Sections, lists and figures that are not there or not known, and sources that are not there."""
    yield from _keys(document, ("signs",), file.signs, LISTS)
    for name, section in file.signs.items():
        if name in LISTS:
            yield from source_known(document, file.sources, section, ("signs", name))
            yield from _keys(document, ("signs", name, "words"), section.words, LISTS[name])
            yield from _keys(document, ("signs", name, "figures"), section.figures, FIGURES.get(name, ()))
            for key in section.words:
                if not section.listed(key):
                    place = document.place("signs", name, "words", key)
                    yield Diagnostic(Code.EMPTY_VALUE, "there is no word in this list", place)
    small = file.signs.get("small-numbers")
    if small is not None and {"words"} <= small.words.keys() and {"below"} <= small.figures.keys():
        below, words = small.figures["below"], small.listed("words")
        if len(words) != below - 1:
            message = f"one word each for 1 to {below - 1} is wanted here, and there are {len(words)}"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place("signs", "small-numbers", "words", "words"))


def _keys(
    document: Document, path: tuple[str, ...], there: Collection[str], wanted: Collection[str]
) -> Iterator[Diagnostic]:
    for name in there:
        if name not in wanted:
            place = document.place(*path, name, key=True)
            yield Diagnostic(Code.UNKNOWN_KEY, f"`{name}` is not known here", place, help=did_you_mean(name, wanted))
    for name in wanted:
        if name not in there:
            yield Diagnostic(Code.MISSING_KEY, f"`{name}` is missing here", document.place(*path, key=True))


def _words(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(_text(pack, name).lower().split())


def _text(pack: Pack, name: str) -> str:
    path = pack.folder / name
    return read_source(path, pack.shown(path)).text
