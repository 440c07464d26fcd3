"""Packs as whoever asks for them names them: by name on a shelf, or as a folder wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import NotFound
from ..frameworks import KINDS, OnShelf, Pack, Shelf, as_shelf, packs, shelf
from ..vocabulary import did_you_mean


def packs_named(name: str, root: OnShelf = None) -> list[tuple[Pack, OnShelf]]:
    """The packs of that name, each with the shelf that it stands on.

    On the shelf of the library a folder goes before a pack there that is called the same, as it may say something else.

    Args:
        name: pack and edition, a pack for all its editions, or a folder `<pack>/<edition>`.
        root: the shelf; the packs that come with the library unless given.

    Raises:
        NotFound: saying what it is instead, and what to give; or the nearest name.
    """
    known, folder, on = packs(root), Path(name), as_shelf(root)
    if on.folder == shelf() and _is_of_packs(folder):
        return _in_folder(name, folder, on)
    named = [pack for pack in known if pack.name == name] or [pack for pack in known if pack.id == name]
    if named:
        return [(pack, root) for pack in named]
    if folder.exists():
        return _in_folder(name, folder, on)
    names = [called for pack in known for called in (pack.name, pack.id)]
    raise NotFound(f"there is no pack `{name}`, and no folder: {did_you_mean(name, names)}")


def _is_of_packs(folder: Path) -> bool:
    return any(next(_heads(folder, way), None) is not None for way in ("", "*/", "*/*/"))


def _heads(folder: Path, way: str = "") -> Iterator[Path]:
    """The heads of packs in a folder, or so many folders below it."""
    return (path for path in sorted(folder.glob(f"{way}*.yaml")) if path.stem in KINDS)


def _in_folder(name: str, given: Path, on: Shelf) -> list[tuple[Pack, OnShelf]]:
    # as it was given, so that places are told so; whole where that names not both pack and edition
    folder = given.resolve() if len(given.parts) < 2 or ".." in given.parts else given
    if heads := list(_heads(folder)):
        home = Shelf(folder.parent.parent, today=on.today)
        found = [Pack(folder.parent.name, folder.name, head.stem, folder) for head in heads]
        return [(pack, on if pack.kind == "overlay" else home) for pack in found]  # an overlay is over packs elsewhere
    if editions := dict.fromkeys(head.parent.name for head in _heads(folder, "*/")):
        told = " or ".join((given / edition).as_posix() for edition in editions)
        raise NotFound(f"`{name}` is a pack without its edition: give {told}")
    if next(_heads(folder, "*/*/"), None) is not None:
        raise NotFound(f"`{name}` is a folder of packs: give `--rulesets {name}` for all of them, or one of them")
    homes = (*given.parents, *given.absolute().parents)
    above = next((home for home in homes if next(_heads(home), None) is not None), None)
    if above is not None:
        raise NotFound(f"`{name}` is a part of a pack: give {above.as_posix()}")
    raise NotFound(f"`{name}` is no pack: a folder <pack>/<edition> with a file such as framework.yaml is wanted")
