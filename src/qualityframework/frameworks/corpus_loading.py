"""Tables of published evaluations from the shelf. They are read apart, since only a benchmark needs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..documents import Document, read_source, refuse, table_of
from ..errors import NotFound
from ..vocabulary import Code, Diagnostic, did_you_mean
from .changed import Change
from .corpus_file import CorpusFile, CorpusProgramme
from .loading import changes_of, load, load_scale, loaded_once, own_name, read_model
from .packs import OnShelf, find
from .references import repeated

PUBLISHED = "published-evaluations"
"""The corpus that comes with the library."""


@dataclass(frozen=True)
class PublishedTable:
    """The head of a corpus with what overlays changed of it, and its table as it stands."""

    file: CorpusFile
    table: Document
    changes: tuple[Change, ...] = ()


@loaded_once
def load_corpus(ref: str, root: OnShelf = None) -> PublishedTable:
    """The table of published evaluations called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    pack = find(ref, "corpus", root)
    document, file = read_model(pack, "corpus.yaml", CorpusFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file, root)])
    path = pack.folder / "evaluations.csv"
    table = table_of(read_source(path, pack.shown(path)))
    return PublishedTable(file, table, changes_of(pack, ("corpus.yaml",)))


def _faults(document: Document, file: CorpusFile, root: OnShelf) -> Iterator[Diagnostic]:
    """Programmes that stand twice, and names that lead nowhere."""
    ids, titles = ([getattr(one, key) for one in file.programmes] for key in ("id", "title"))
    judged = [f"{one.framework} {one.profile}" if one.framework is not None else one.id for one in file.programmes]
    for index, programme in enumerate(file.programmes):
        at = ("programmes", index)
        yield from repeated(document, ("programmes",), ids, index, key="id")
        yield from repeated(document, ("programmes",), titles, index, key="title")
        yield from repeated(document, ("programmes",), judged, index, key="profile")
        if programme.source is not None:
            place = document.place(*at, "source")
            yield Diagnostic(Code.DANGLING, f"there is no source `{programme.source}` in this file", place)
        try:
            if programme.scale is not None:
                load_scale(programme.scale, root)
        except NotFound as error:
            yield Diagnostic(Code.UNKNOWN_NAME, str(error), document.place(*at, "scale"))
        if programme.framework is not None:
            yield from _framework_faults(document, at, programme, programme.framework, root)


def _framework_faults(
    document: Document, at: tuple[str | int, ...], programme: CorpusProgramme, name: str, root: OnShelf
) -> Iterator[Diagnostic]:
    """A profile that is not there, and grades of another scale."""
    try:
        framework = load(name, root)
    except NotFound as error:
        yield Diagnostic(Code.UNKNOWN_NAME, str(error), document.place(*at, "framework"))
        return
    if programme.profile not in framework.profiles:
        message = f"`{programme.profile}` is no profile of {name}"
        help_ = did_you_mean(str(programme.profile), framework.profiles)
        yield Diagnostic(Code.UNKNOWN_NAME, message, document.place(*at, "profile"), help=help_)
    if programme.scale != framework.file.scale:
        message = f"the grades of {name} are points of another scale"
        yield Diagnostic(
            Code.WRONG_TYPE, message, document.place(*at, "scale"), help=f"write `scale: {framework.file.scale}`"
        )
