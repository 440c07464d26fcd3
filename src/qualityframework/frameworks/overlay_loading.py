"""Overlays from their folders onto a shelf: every pack and file that they name is there, and no two add one rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..documents import document_of, modelled, read_source, refuse
from ..errors import NotFound
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .loading import own_name
from .overlay import Overlay
from .overlay_file import OverlayFile
from .packs import OnShelf, Pack, Shelf, as_shelf, digest_of, find, packs
from .rule_places import files_among_rules

_HEAD = "overlay.yaml"


def with_overlays(root: OnShelf, overlays: Iterable[str | Path]) -> Shelf:
    """A shelf with overlays laid over what is on it, in their order; each is a folder, or a pack of the shelf.

    Raises:
        NotFound: with every overlay that is neither.
        InvalidInput: when an overlay has faults, or two of them come into each other's way.
    """
    on = as_shelf(root)
    found: list[Pack] = []
    missing: list[str] = []
    for one in overlays:
        try:
            found.append(_pack(one, on))
        except NotFound as error:
            missing += error.faults
    if missing:
        raise NotFound(*missing)
    read = tuple(load_overlay(pack) for pack in found)
    refuse(fault for number, one in enumerate(read) for fault in _faults(one, (*on.overlays, *read[:number]), on))
    return replace(on, overlays=(*on.overlays, *read))


def _pack(given: str | Path, on: Shelf) -> Pack:
    path = Path(given)
    if path.name == _HEAD:
        path = path.parent
    if (path / _HEAD).is_file():
        *_, id_, edition = path.resolve().parts
        return Pack(id_, edition, "overlay", path)
    if path.is_dir():
        raise NotFound(f"there is no {_HEAD} in `{path.as_posix()}`, so it is no overlay")
    return find(str(given), "overlay", on)


def load_overlay(pack: Pack) -> Overlay:
    """An overlay from its folder, read once.

    Raises:
        InvalidInput: when its head has faults or other names than its folder, or a folder of its rules may not be read.
    """
    return _read(pack, pack.folder.absolute())


@cache
def _read(pack: Pack, _: Path) -> Overlay:
    """The same; where the folder is, whatever the working directory, is a part of what it is kept by."""
    folder = pack.folder
    document = document_of(read_source(folder / _HEAD, pack.shown(folder / _HEAD)))
    file = modelled(document, OverlayFile)
    refuse(own_name(document, pack, file.id, file.edition))
    rules = dict(sorted(files_among_rules(folder / "rules", pack.shown).items()))
    files = {_HEAD: folder / _HEAD} | {f"rules/{name}": path for name, path in rules.items()}
    return Overlay(file, document, digest_of(files), rules, pack)


def _faults(overlay: Overlay, before: tuple[Overlay, ...], on: Shelf) -> Iterator[Diagnostic]:
    document, file = overlay.document, overlay.file
    if (same := next((one for one in before if one.name == overlay.name), None)) is not None:
        message, related = f"the overlay `{overlay.name}` is given twice", (("given first", same.document.place("id")),)
        yield Diagnostic(Code.DUPLICATE_ID, message, document.place("id"), related, "what it says is told by its name")
    known = {pack.name: pack for pack in packs(on.folder)}
    for index, ref in enumerate(file.over):
        if ref not in known:
            message, help_ = f"there is no pack `{ref}`", did_you_mean(ref, known)
            yield Diagnostic(Code.DANGLING, message, document.place("over", index), help=help_)
    for index, change in enumerate(file.changes):
        ref = "/".join(change.file.split("/")[:2])
        at = document.place("changes", index, "in")
        if ref not in file.over:
            message = f"`{ref}` is not among the packs that this overlay is over"
            yield Diagnostic(Code.DANGLING, message, at, help=did_you_mean(ref, file.over))
        elif ref in known:
            yield from _file_fault(known[ref], change.file, at)
    if overlay.rules and file.adds_to is None:
        message = "rules stand beside this file, and nothing says which ruleset they go into"
        yield Diagnostic(Code.MISSING_KEY, message, document.source.start(), help="name it in `adds_to`")
    if file.adds_to is not None:
        yield from _added_faults(overlay, before, known.get(file.adds_to))
    yield from _strays(overlay)


def _strays(overlay: Overlay) -> Iterator[Diagnostic]:
    """Files that look as if they were read, and are not: a rule in a wrong folder would be left out in silence."""
    pack = overlay.pack
    folder = pack.folder
    if overlay.file.adds_to is not None and not overlay.rules:
        message = f"rules are to go into `{overlay.file.adds_to}`, and there are none in {pack.shown(folder / 'rules')}"
        yield Diagnostic(Code.DANGLING, message, overlay.document.place("adds_to"), help="leave it out, or add a rule")
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        if name != _HEAD and not name.startswith("rules/"):
            message = f"`{name}` is not read: an overlay is {_HEAD}, with its rules in rules/<remit>/"
            yield Diagnostic(Code.UNKNOWN_NAME, message, Place(pack.shown(path)))


def _file_fault(pack: Pack, file: str, at: Place) -> Iterator[Diagnostic]:
    """A fault when a file is not one of the pack's. What is above the pack is not looked at."""
    names = [
        f"{pack.name}/{path.relative_to(pack.folder).as_posix()}" for path in sorted(pack.folder.glob("**/*.yaml"))
    ]
    if file not in names:
        yield Diagnostic(Code.DANGLING, f"there is no file `{file}`", at, help=did_you_mean(file, names))


def _added_faults(overlay: Overlay, before: tuple[Overlay, ...], pack: Pack | None) -> Iterator[Diagnostic]:
    """Rules that are there already, in the ruleset or in an overlay before this one."""
    document, ref = overlay.document, overlay.file.adds_to
    at = document.place("adds_to")
    if ref not in overlay.file.over:
        yield Diagnostic(Code.DANGLING, f"`{ref}` is not among the packs that this overlay is over", at)
    if pack is not None and pack.kind != "ruleset":
        yield Diagnostic(Code.UNKNOWN_NAME, f"`{ref}` is a {pack.kind} and no ruleset", at)
    for name, path in overlay.rules.items():
        here = Place(overlay.pack.shown(path))
        related: list[tuple[str, Place]] = []
        if pack is not None and (there := pack.folder / "rules" / name).exists():
            related.append(("there already", Place(pack.shown(there))))
        others = [one for one in before if one.file.adds_to == ref and name in one.rules]
        related += [("added here", Place(one.pack.shown(one.rules[name]))) for one in others]
        if related:
            help_ = "give it another name, or change the one that is there"
            yield Diagnostic(Code.DUPLICATE_ID, f"the rule `{path.stem}` is there twice", here, tuple(related), help_)
