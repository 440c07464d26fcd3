"""Two editions of a ruleset: packs of a shelf, folders, or a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from ..frameworks import Ruleset

_GIT = "git:"
_MOST = 200 * 1024 * 1024
"""Bytes of packs at a revision."""

Before = Annotated[
    str,
    typer.Option(
        "--before",
        metavar="WHERE",
        help="The rules as they were: a pack, a folder of one or of packs, or a revision as git:HEAD~1.",
    ),
]
After = Annotated[
    str | None,
    typer.Option("--after", metavar="WHERE", help="The rules as they are to be, likewise [default: as they are now]."),
]


class Edition(NamedTuple):
    """A ruleset, and the text of its changelog; empty where it has none."""

    ruleset: Ruleset
    changelog: str


def edition(where: str | None, pack: str, rulesets: Path | None) -> Edition:
    """The ruleset that is meant by `where`.

    Raises:
        NotFound: when it is neither a pack nor a folder with one, or git does not know the revision.
        InvalidInput: when its files have faults.
    """
    if where is not None and where.startswith(_GIT):
        with _checked_out(where.removeprefix(_GIT), rulesets) as folder:
            return _loaded(pack, folder)
    if where is not None and (folder := Path(where)).is_dir():
        if (folder / "ruleset.yaml").is_file():
            resolved = folder.resolve()
            return _loaded(f"{resolved.parent.name}/{resolved.name}", resolved.parent.parent)
        return _loaded(pack, folder)
    return _loaded(where or pack, rulesets)


def _loaded(ref: str, root: Path | None) -> Edition:
    from ..frameworks import find, load_ruleset

    ruleset, changelog = load_ruleset(ref, root), find(ref, "ruleset", root).folder / "CHANGELOG.md"
    return Edition(ruleset, changelog.read_text(encoding="utf-8") if changelog.is_file() else "")


@contextmanager
def _checked_out(revision: str, rulesets: Path | None) -> Iterator[Path]:
    """The packs of a shelf as they were at a revision, in a folder for as long as it is wanted."""
    from ..errors import NotFound
    from ..frameworks import shelf

    at = rulesets or shelf()
    if not revision or revision.startswith("-"):
        raise NotFound(f"`{revision}` is no revision; write it as git:HEAD~1")
    prefix = _git(at, "rev-parse", "--show-prefix").decode().strip()
    top = _git(at, "rev-parse", "--show-toplevel").decode().strip()
    packed = _git(Path(top), "archive", "--format=tar", f"{revision}:{prefix}")
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            members = archive.getmembers()
            if sum(member.size for member in members) > _MOST:
                raise NotFound(f"the packs at {revision} are too large to be read")
            archive.extractall(folder, [one for one in members if one.isfile() or one.isdir()], filter="data")
        yield Path(folder)


def _git(at: Path, *arguments: str) -> bytes:
    from ..errors import NotFound

    try:
        done = subprocess.run(["git", "-C", str(at), *arguments], capture_output=True)
    except FileNotFoundError:
        raise NotFound("a revision is asked for, and there is no git here") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["it does not say why"]
        raise NotFound(f"git does not give {arguments[-1]}: {said[-1]}")
    return done.stdout
