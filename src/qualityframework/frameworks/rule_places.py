"""Where rules stand: a ruleset's own files, and how one of them is read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..documents import Document
from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, FixedDict, Place, Remit, did_you_mean
from .framework import Scale
from .loading import own_name, read_model, read_pack_file, scale_of
from .packs import Pack, find
from .rule_file import RULE_NAME, RulesetFile
from .rule_reading import read_rule
from .ruleset import Rule


@dataclass(frozen=True)
class Head:
    """What stands at the head of a ruleset, and the scale that its own rules are written for.

    `faults` are those of its name: the rest of the ruleset is read all the same, so that all are told.
    """

    pack: Pack
    document: Document
    file: RulesetFile
    scale: Scale
    faults: tuple[Diagnostic, ...]

    @cached_property
    def own(self) -> Mapping[str, Path]:
        """The files among its rules, by their names from there, as `story/no-key-messages.yaml`.

        Raises:
            InvalidInput: when a folder may not be read.
        """
        folder = self.pack.folder / "rules"
        return FixedDict({path.relative_to(folder).as_posix(): path for path in _files(self.pack, folder)})


@dataclass(frozen=True)
class Standing:
    """A rule of a ruleset: the pack whose folder it stands in, its file, and the entry that takes it from there."""

    head: Head
    path: Path
    taken: Place | None = None

    @property
    def id(self) -> str:
        """Its identity, from its path."""
        return self.path.relative_to(self.head.pack.folder / "rules").with_suffix("").as_posix()

    @property
    def shown(self) -> str:
        """How its file is named: the same on every machine."""
        return self.head.pack.shown(self.path)


def head_of(ref: str, root: Path | None) -> Head:
    """The head of the ruleset called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when the file, or its scale, has faults.
    """
    pack = find(ref, "ruleset", root)
    document, file = read_model(pack, "ruleset.yaml", RulesetFile)
    scale = scale_of(document, file.scale, root)
    return Head(pack, document, file, scale, tuple(own_name(document, pack, file.id, file.edition)))


def read_standing(standing: Standing, scale: Scale) -> tuple[Rule, Document]:
    """A rule for a scale, with its document.

    Raises:
        InvalidInput: with every fault of the file, and when it is no rule by its place.
    """
    pack, path = standing.head.pack, standing.path
    parts = path.relative_to(pack.folder / "rules").with_suffix("").parts
    message, help_ = "a rule stands in rules/<remit>/<rule>.yaml, named after a remit", None
    if path.suffix != ".yaml":
        help_ = "name it `.yaml` when it is a rule; nothing else stands here"
    elif parts[0] not in tuple(Remit):
        help_ = did_you_mean(parts[0], tuple(Remit))
    elif len(parts) == 2 and not re.fullmatch(RULE_NAME, parts[1]):
        message, help_ = "a rule is named by small words with dashes", "as in `too-few-items.yaml`"
    if help_ is not None or len(parts) != 2:
        raise InvalidInput([Diagnostic(Code.MISPLACED, message, Place(pack.shown(path)), help=help_)])
    document = read_pack_file(pack, path)
    rule = read_rule(document, standing.id, scale)
    if rule.remit != parts[0]:
        message = f"the remit `{rule.remit}` is not the name of its folder, `{parts[0]}`"
        raise InvalidInput([Diagnostic(Code.MISPLACED, message, document.place("remit"))])
    return rule, document


def _files(pack: Pack, folder: Path) -> list[Path]:
    """Every file that stands among the rules, whatever it is called, but for hidden ones.

    A folder that is a link, or may not be read, is told: rules that are not there look like rules that are clear.
    """

    def unreadable(error: OSError) -> None:
        place = Place(pack.shown(Path(error.filename)))
        raise InvalidInput([Diagnostic(Code.UNREADABLE, "this folder may not be read", place)])

    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=unreadable) if folder.is_dir() else ():
        odd = [name for name in folders if name.endswith(".yaml") or Path(root, name).is_symlink()]
        found += [Path(root, name) for name in (*files, *odd)]
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
