"""Packs from the shelf: strict, with every fault of every file told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel

from ..documents import Document, document_of, modelled, read_source, refuse
from ..errors import InvalidInput, NotFound
from ..vocabulary import Code, Diagnostic, FixedDict, did_you_mean
from .changed import Change
from .framework import EvidenceFile, Framework, FrameworkFile
from .packs import OnShelf, Pack, Shelf, as_shelf, digest_of, find, packs
from .progress_file import ProgressFile
from .references import evidence_faults, framework_faults, illustration_faults, progress_faults, scale_faults
from .scale_file import Scale
from .weighing_file import WeighingFile
from .weighing_references import weighing_faults

if TYPE_CHECKING:
    from .illustrations_file import Illustration, IllustrationsFile
    from .shared_evidence_file import SharedEvidenceFile

_OF_EVIDENCE = ("evidence.yaml", "weighing.yaml")
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
Loaded = TypeVar("Loaded", covariant=True)


class Loader(Protocol[Loaded]):
    """Gives what is called `ref` on a shelf."""

    def __call__(self, ref: str, root: OnShelf = None) -> Loaded: ...


def loaded_once(load: Callable[[str, OnShelf], Loaded]) -> Loader[Loaded]:
    """The loader, giving one value for one pack however its shelf is written."""

    @cache
    def kept(ref: str, on: Path | Shelf | None, _: Path | None) -> Loaded:
        return load(ref, on)

    @wraps(load)
    def loader(ref: str, root: OnShelf = None) -> Loaded:
        on = root if root is None or isinstance(root, Shelf) else Path(root)
        folder = on.folder if isinstance(on, Shelf) else on
        try:
            return kept(ref, on, folder.absolute() if folder is not None else None)
        except InvalidInput as error:
            if not isinstance(on, Shelf) or not on.overlays:
                raise
            raise InvalidInput([_beside_changes(fault, on) for fault in error.diagnostics]) from None

    return loader


def _beside_changes(fault: Diagnostic, on: Shelf) -> Diagnostic:
    """A fault on a shelf with overlays, with the places where they change something: it may come from there.

    Those of the same file are told; where there are none those of the same pack, and else all.
    """
    named = {pack.shown(pack.folder): pack.name for pack in packs(on) if pack.kind != "overlay"}
    home = next((home for home in named if fault.at.file.startswith(f"{home}/")), None)
    if home is None:  # in an overlay itself
        return fault
    file = named[home] + fault.at.file.removeprefix(home)
    changes = [(one, index, change.file) for one in on.overlays for index, change in enumerate(one.file.changes)]
    near = [one for one in changes if one[2] == file] or [
        one for one in changes if one[2].startswith(f"{named[home]}/")
    ]
    beside = (
        (f"with overlay {one.name} laid over, which changes this", one.document.place("changes", index, "at"))
        for one, index, _ in near or changes
    )
    return replace(fault, related=tuple(dict.fromkeys((*fault.related, *beside))))


@loaded_once
def load(ref: str, root: OnShelf = None) -> Framework:
    """The framework called `ref`, such as `children-care-protection/2019`; without an edition the latest.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    pack = find(ref, "framework", root)
    faults: list[Diagnostic] = []
    heads: list[tuple[Document, FrameworkFile]] = []
    with gathered(faults):
        heads.append(read_model(pack, "framework.yaml", FrameworkFile))
    weighed: _Weighed | None = None
    if any((pack.folder / name).exists() for name in _OF_EVIDENCE):
        with gathered(faults):
            weighed = _weighed(pack)
    elif heads and heads[0][1].ruleset is not None and heads[0][1].evidence is None:
        message = "records are judged by this framework, and it has no kinds of evidence"
        help_ = (
            f"name a pack of them in `evidence`, such as `scrutiny-evidence/1`, or bring {' and '.join(_OF_EVIDENCE)}"
        )
        faults.append(Diagnostic(Code.MISSING_KEY, message, heads[0][0].place("ruleset"), help=help_))
    criteria: tuple[Document, ProgressFile] | None = None
    with gathered(faults):
        if (pack.folder / "progress.yaml").exists():
            criteria = read_model(pack, "progress.yaml", ProgressFile)
    if not heads:
        raise InvalidInput(faults)
    document, file = heads[0]
    named_rightly = list(own_name(document, pack, file.id, file.edition))
    try:
        scale = scale_of(document, file.scale, root)
    except InvalidInput as error:
        raise InvalidInput([*named_rightly, *faults, *error.diagnostics]) from None
    if weighed is not None:
        faults += weighed.faults(scale, file.sources)
        if file.evidence is not None:
            message = "kinds of evidence come from another pack, and stand beside this file too"
            faults.append(Diagnostic(Code.DUPLICATE_ID, message, document.place("evidence")))
    refuse(
        [
            *named_rightly,
            *framework_faults(document, file, scale, as_shelf(root).today),
            *faults,
            *(progress_faults(*criteria, scale, file.sources) if criteria is not None else ()),
        ]
    )
    scale_pack, shared = find(file.scale, "scale", root), None
    if file.evidence is not None:
        weighed, shared = named(document, "evidence", lambda: _shared(document, file, root))
    return Framework(
        file=file,
        scale=scale,
        kinds={kind.id: kind for kind in weighed.evidence.kinds} if weighed is not None else {},
        own_weighing=weighed.weighing if weighed is not None else None,
        progress=criteria[1] if criteria is not None else None,
        overlays=as_shelf(root).laid,
        changes=_changes(pack, scale_pack, shared),
        digest=digest_of({}, pack.digest + shared.digest) if shared is not None else pack.digest,
        scale_digest=scale_pack.digest,
    )


def _changes(pack: Pack, scale: Pack, shared: Pack | None) -> tuple[Change, ...]:
    """What overlays changed of a framework, its scale, and the pack of evidence that it names."""
    return (
        *changes_of(pack, ("framework.yaml", *_OF_EVIDENCE, "progress.yaml", "illustrations.yaml")),
        *changes_of(scale, ("scale.yaml",)),
        *(changes_of(shared, ("shared-evidence.yaml", *_OF_EVIDENCE)) if shared is not None else ()),
    )


class _Weighed(NamedTuple):
    """Kinds of evidence and how they are weighed, with the documents they were read from."""

    evidence_document: Document
    evidence: EvidenceFile
    weighing_document: Document
    weighing: WeighingFile

    def faults(self, scale: Scale, sources: Collection[str]) -> list[Diagnostic]:
        """What does not fit the scale, or names a source that is not there."""
        return [
            *evidence_faults(self.evidence_document, self.evidence, sources),
            *weighing_faults(self.weighing_document, self.weighing, scale, self.evidence, sources),
        ]


def _weighed(pack: Pack) -> _Weighed:
    faults: list[Diagnostic] = []
    with gathered(faults):
        evidence_document, evidence = read_model(pack, _OF_EVIDENCE[0], EvidenceFile)
    with gathered(faults):
        weighing_document, weighing = read_model(pack, _OF_EVIDENCE[1], WeighingFile)
    refuse(faults)
    return _Weighed(evidence_document, evidence, weighing_document, weighing)


@loaded_once
def load_shared_evidence(ref: str, root: OnShelf = None) -> SharedEvidenceFile:
    """The head of a pack of kinds of evidence and weighing, which is read whole.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    return _shared_evidence(find(ref, "shared-evidence", root), root)[0]


def _shared_evidence(pack: Pack, root: OnShelf) -> tuple[SharedEvidenceFile, _Weighed]:
    from .shared_evidence_file import SharedEvidenceFile  # loaded only here, as not every framework names such a pack

    head, file = read_model(pack, "shared-evidence.yaml", SharedEvidenceFile)
    weighed, scale = _weighed(pack), scale_of(head, file.scale, root)
    refuse([*own_name(head, pack, file.id, file.edition), *weighed.faults(scale, file.sources)])
    return file, weighed


def _shared(document: Document, framework: FrameworkFile, root: OnShelf) -> tuple[_Weighed, Pack]:
    """What the pack that a framework names says of evidence, and that pack."""
    assert framework.evidence is not None
    pack = find(framework.evidence, "shared-evidence", root)
    file, weighed = _shared_evidence(pack, root)
    if file.scale != framework.scale:
        message = f"`{pack.name}` is for the scale {file.scale}, and this framework has {framework.scale}"
        raise InvalidInput([Diagnostic(Code.OFF_SCALE, message, document.place("evidence"))])
    return weighed, pack


@loaded_once
def load_scale(ref: str, root: OnShelf = None) -> Scale:
    """The scale called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "scale", root)
    document, scale = read_model(pack, "scale.yaml", Scale)
    refuse([*own_name(document, pack, scale.id, scale.edition), *scale_faults(document, scale)])
    return scale


@loaded_once
def illustrations(ref: str, root: OnShelf = None) -> tuple[IllustrationsFile | None, dict[str, Illustration]]:
    """The illustrations of a framework by indicator; no file and none where it has none. Only people need them.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when a file has faults.
    """
    framework = load(ref, root)
    pack = find(ref, "framework", root)
    if not (pack.folder / "illustrations.yaml").exists():
        return None, FixedDict({})
    from .illustrations_file import IllustrationsFile  # loaded only here, as no review reads them

    document, file = read_model(pack, "illustrations.yaml", IllustrationsFile)
    faults = list(illustration_faults(document, file, framework))
    if any(one.standards for one in file.illustrations):
        from .catalogue_loading import citation_faults  # loaded only here, as few illustrations cite a catalogue

        for index, one in enumerate(file.illustrations):
            place = partial(document.place, "illustrations", index, "standards")
            faults += citation_faults(place, one.standards, root)
    refuse(faults)
    return file, FixedDict({illustration.indicator: illustration for illustration in file.illustrations})


def read_model(pack: Pack, name: str, model: type[M]) -> tuple[Document, M]:
    """A file of a pack, read into its model; it is named the same on every machine."""
    document = read_tree(pack, name)
    return document, modelled(document, model)


def read_tree(pack: Pack, name: str) -> Document:
    """A file of a pack with what overlays say otherwise, not yet held to any model."""
    return laid_over(pack, name, _read(pack, name))[0]


def _read(pack: Pack, name: str) -> Document:
    path = pack.folder / name
    return document_of(read_source(path, pack.shown(path)))


def laid_over(
    pack: Pack, name: str, document: Document, *, without_examples: bool = False
) -> tuple[Document, tuple[Change, ...]]:
    """A file of a pack with what overlays say otherwise, and what that is."""
    if not pack.overlays:
        return document, ()
    from .overlaying import overlaid  # loaded only here, as few reviews are made with an overlay

    return overlaid(document, pack.overlays, f"{pack.name}/{name}", without_examples=without_examples)


def changes_of(pack: Pack, names: Iterable[str]) -> tuple[Change, ...]:
    """What overlays changed in some of a pack's files, in their order."""
    found: list[Change] = []
    for name in names:
        if any(overlay.changes_in(f"{pack.name}/{name}") for overlay in pack.overlays):
            found += laid_over(pack, name, _read(pack, name))[1]
    return tuple(found)


@contextmanager
def gathered(faults: list[Diagnostic]) -> Iterator[None]:
    """Keeps the faults of what is read within, so that the next file is read too."""
    try:
        yield
    except InvalidInput as error:
        faults += error.diagnostics


def scale_of(document: Document, ref: str, root: OnShelf) -> Scale:
    """The scale that a pack names."""
    return named(document, "scale", lambda: load_scale(ref, root))


def named(document: Document, key: str, load: Callable[[], T]) -> T:
    """What is loaded of the pack that a file names under `key`.

    Raises:
        InvalidInput: at that place when there is no such pack, at its own when it has faults.
    """
    try:
        return load()
    except NotFound as error:
        raise InvalidInput([Diagnostic(Code.UNKNOWN_NAME, str(error), document.place(key))]) from None


def own_name(document: Document, pack: Pack, id_: str, edition: str) -> Iterator[Diagnostic]:
    """Faults of a pack that is not called what its folders are called."""
    for key, written, folder in (("id", id_, pack.id), ("edition", edition, pack.edition)):
        if written != folder:
            message = f"the {key} `{written}` is not the name of its folder, `{folder}`"
            yield Diagnostic(Code.MISPLACED, message, document.place(key), help=did_you_mean(written, [folder]))
