"""Where packs are: in the package when it is installed, beside it in a checkout, or in a folder of the caller's."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NotFound
from ..vocabulary import did_you_mean, natural, value
from .changed import Laid
from .kinds import KINDS, PACK_KINDS

if TYPE_CHECKING:
    from .overlay import Overlay


def _homes(here: Path) -> tuple[Path, ...]:
    """Where the packs of the library can be: in it, or beside it in a checkout."""
    return here.parents[1] / "_rulesets", here.parents[3] / "rulesets"


_OURS = _homes(Path(__file__).resolve())
_TESTS = ("promises.yaml", "survivors.yaml", "tests.yaml")
"""Read by those who test a pack alone, so that nothing follows from them."""
_HEADS = {f"{kind}.yaml": kind for kind in KINDS}


@value
class Pack:
    """A folder `<pack>/<edition>` with a file at its head that is named for its kind, such as framework.yaml."""

    id: str
    edition: str
    kind: str
    folder: Path
    overlays: tuple[Overlay, ...] = ()

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    def named(self, file: Path | str) -> str:
        """How a file of the pack is named in results: the same on every machine, wherever the pack stands.

        Args:
            file: the file, or the way to it from the folder of the pack.
        """
        home = "overlays" if self.kind == "overlay" else "rulesets"
        way = file if isinstance(file, str) else file.relative_to(self.folder).as_posix()
        return f"{home}/{self.name}/{way}".removesuffix("/.")

    def shown(self, file: Path | str) -> str:
        """How a file of the pack is named in diagnostics: by the path that was given, where the pack is not ours."""
        if self._is_ours:
            return self.named(file)
        return (self.folder / file if isinstance(file, str) else file).as_posix()

    @cached_property
    def _is_ours(self) -> bool:
        return self.folder.parent.parent in _OURS

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and contents of its YAML, CSV and text files; line ends do not matter."""
        found = (Path(root, name) for root, _, names in os.walk(self.folder) for name in names)
        read = (file for file in found if file.suffix in (".yaml", ".csv", ".txt") and file.name not in _TESTS)
        files = {file.relative_to(self.folder).as_posix(): file for file in read}
        return digest_of(files, "".join(overlay.digest for overlay in self.overlays))


def digest_of(files: Mapping[str, Path], before: str = "") -> str:
    """SHA-256 over files, by the names they go by, after another digest where there is one; line ends do not matter."""
    state = hashlib.sha256(before.encode())
    for name in sorted(files):
        if files[name].is_file():
            state.update(name.encode() + b"\0" + files[name].read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return state.hexdigest()


@value
class Shelf:
    """Where packs are looked for.

    Args:
        folder: with packs in it.
        overlays: laid over what is in it, in their order.
        today: a day; what says that it was withdrawn after it is at fault. Nothing is for None.
    """

    folder: Path
    overlays: tuple[Overlay, ...] = ()
    today: dt.date | None = None

    @property
    def laid(self) -> tuple[Laid, ...]:
        """The overlays, as results name them."""
        return tuple(Laid(overlay=one.name, digest=one.digest) for one in self.overlays)


OnShelf = str | Path | Shelf | None
"""A shelf as it is given: a folder, one with overlays, or the packs that come with the library for None."""


def shelf() -> Path:
    """The folder of the packs that come with the library.

    Raises:
        NotFound: when the installation is broken.
    """
    for folder in _OURS:
        if folder.is_dir():
            return folder
    raise NotFound("the packs of qualityframework are not installed with it")


def as_shelf(given: OnShelf) -> Shelf:
    """A shelf, however it is given."""
    if isinstance(given, Shelf):
        return given
    return Shelf(shelf() if given is None else Path(given))


def packs(root: OnShelf = None, kind: str = "*") -> tuple[Pack, ...]:
    """All packs of a shelf, or those of one kind, in order of their names."""
    return tuple(sorted(_packs(as_shelf(root), kind), key=lambda pack: (pack.id, natural(pack.edition))))


def find(ref: str, kind: str, root: OnShelf = None) -> Pack:
    """The pack called `ref`: `pack/edition`, or `pack` for its latest edition.

    Raises:
        NotFound: with the nearest name, or where a pack of another kind is called so, with what it is.
    """
    editions = _packs(as_shelf(root), kind, ref.partition("/")[0])
    named = [pack for pack in editions if ref in (pack.name, pack.id)]
    if named:
        return max(named, key=lambda pack: natural(pack.edition))
    known = packs(root, kind)
    others = [pack for pack in packs(root) if ref in (pack.name, pack.id)]
    if not known and not others:
        raise NotFound(f"there is no {kind} `{ref}`, and no other {kind} among the packs that are looked at")
    told = _of_another_kind(others[-1], kind) if others else f"there is no {kind} `{ref}`"
    raise NotFound(f"{told}: {did_you_mean(ref, [name for pack in known for name in (pack.name, pack.id)])}")


def _of_another_kind(pack: Pack, wanted: str) -> str:
    file = pack.shown(f"{pack.kind}.yaml")
    how = PACK_KINDS[pack.kind].shown.format(name=pack.name) or f"it is written in {file}"
    return f"{pack.name} is no {wanted}, it is a pack of the kind {pack.kind} ({how})"


def _packs(on: Shelf, kind: str, id_: str | None = None) -> Iterator[Pack]:
    """Those of a kind; of one name alone where it is given, which looks into one folder."""
    homes = (home for home in on.folder.glob("*") if id_ in (None, home.name))
    for head in chain.from_iterable(home.glob(f"*/{kind}.yaml") for home in homes):
        if head.name in _HEADS:
            name, edition = head.parent.parent.name, head.parent.name
            over = tuple(one for one in on.overlays if f"{name}/{edition}" in one.file.over)
            yield Pack(name, edition, _HEADS[head.name], head.parent, over)
