"""Where rules stand: a ruleset's own files, and how one of them is read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..documents import Document, Source, document_of, read_source
from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, FixedDict, Place, Remit, did_you_mean, value
from .loading import laid_over, own_name, read_model, scale_of
from .packs import OnShelf, Pack, find
from .rule_body import body_of
from .rule_reading import read_body, read_rule
from .ruleset import ProvenRule, Rule
from .ruleset_file import RULE_NAME, RulesetFile
from .scale_file import Scale

R = TypeVar("R", bound=Rule)


@value
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
        found = files_among_rules(self.pack.folder / "rules", self.pack.shown)
        for overlay in self.pack.overlays:
            if overlay.file.adds_to == self.pack.name:
                found |= overlay.rules
        return FixedDict(found)

    def home(self, name: str) -> Pack:
        """The pack that a file among its rules stands in: this one, or an overlay that adds it."""
        added = (one.pack for one in self.pack.overlays if one.file.adds_to == self.pack.name and name in one.rules)
        return next(added, self.pack)


class Standing(NamedTuple):
    """A rule of a ruleset: the pack whose folder it stands in, its name there, and the entry that takes it."""

    head: Head
    name: str
    taken: Place | None = None

    @property
    def id(self) -> str:
        """Its identity, from its name."""
        return self.name.removesuffix(".yaml")

    @property
    def path(self) -> Path:
        """Its file."""
        return self.head.own[self.name]

    @property
    def named(self) -> str:
        """How its file is named in results: the same on every machine."""
        return self.head.home(self.name).named(f"rules/{self.name}")

    @property
    def shown(self) -> str:
        """How its file is named in diagnostics: by the path that was given."""
        return self.head.home(self.name).shown(f"rules/{self.name}")


def head_of(ref: str, root: OnShelf) -> Head:
    """The head of the ruleset called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when the file, or its scale, has faults.
    """
    pack = find(ref, "ruleset", root)
    document, file = read_model(pack, "ruleset.yaml", RulesetFile)
    scale = scale_of(document, file.scale, root)
    return Head(pack, document, file, scale, tuple(own_name(document, pack, file.id, file.edition)))


class LoadedRule(NamedTuple):
    """A rule with its examples, on the scale that both are written for, and its document to point into.

    The scale is that of the pack it stands in, which is not always that of a ruleset that takes it.
    """

    rule: ProvenRule
    document: Document
    scale: Scale


def read_standing(standing: Standing, scale: Scale) -> tuple[Rule, Document]:
    """A rule for a scale, with its document. The examples are left unread where that can be done.

    Raises:
        InvalidInput: with every fault of the file when it has one outside its examples, and when it is no rule by
            its place.
    """
    source = _source(standing)
    if (body := body_of(source)) is not None:
        with suppress(InvalidInput):  # the whole file is read for all of its faults
            body = _laid_over(standing, body, without_examples=True)
            return _in_its_folder(standing, read_body(body, standing.id, scale), body), body
    document = _laid_over(standing, document_of(source))
    return _in_its_folder(standing, read_rule(document, standing.id, scale), document), document


def read_whole(standing: Standing) -> LoadedRule:
    """A rule with its examples, on the scale of the pack it stands in.

    Raises:
        InvalidInput: with every fault of the file, and when it is no rule by its place.
    """
    document, scale = _laid_over(standing, document_of(_source(standing))), standing.head.scale
    rule = _in_its_folder(standing, read_rule(document, standing.id, scale), document)
    return LoadedRule(rule, document, scale)


def _laid_over(standing: Standing, document: Document, *, without_examples: bool = False) -> Document:
    """The file of a rule with what overlays say otherwise."""
    return laid_over(standing.head.pack, f"rules/{standing.name}", document, without_examples=without_examples)[0]


def _source(standing: Standing) -> Source:
    remit, _, name = standing.id.partition("/")
    message, help_ = "a rule stands in rules/<remit>/<rule>.yaml, named after a remit", None
    if not standing.name.endswith(".yaml"):
        help_ = "name it `.yaml` when it is a rule; nothing else stands here"
    elif remit not in tuple(Remit):
        help_ = did_you_mean(remit, tuple(Remit))
    elif name and "/" not in name and not re.fullmatch(RULE_NAME, name):
        message, help_ = "a rule is named by small words with dashes", "as in `too-few-items.yaml`"
    if help_ is not None or not name or "/" in name:
        raise InvalidInput([Diagnostic(Code.MISPLACED, message, Place(standing.shown), help=help_)])
    return read_source(standing.path, standing.shown)


def _in_its_folder(standing: Standing, rule: R, document: Document) -> R:
    folder = rule.id.partition("/")[0]
    if rule.remit != folder:
        message = f"the remit `{rule.remit}` is not the name of its folder, `{folder}`"
        raise InvalidInput([Diagnostic(Code.MISPLACED, message, document.place("remit"))])
    return replace(rule, path=standing.named)


def files_among_rules(folder: Path, shown: Callable[[Path], str]) -> dict[str, Path]:
    """Every file that stands among the rules, whatever it is called, but for hidden ones; by its way from there.

    A folder that is a link, or may not be read, is told: rules that are not there look like rules that are clear.
    """

    def unreadable(error: OSError) -> None:
        place = Place(shown(Path(error.filename)))
        raise InvalidInput([Diagnostic(Code.UNREADABLE, "this folder may not be read", place)])

    found = dict[str, Path]()
    for root, folders, files in os.walk(folder, onerror=unreadable) if folder.is_dir() else ():
        here = Path(root)
        within = "".join(f"{part}/" for part in here.relative_to(folder).parts)
        folders[:] = [name for name in folders if not name.startswith(".")]
        odd = (name for name in folders if name.endswith(".yaml") or (here / name).is_symlink())
        found |= {within + name: here / name for name in (*files, *odd) if not name.startswith(".")}
    return found
