"""Packs looked over: every fault of every file, and beyond that what a pack is wanting and how much of it is seen."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path

from .. import frameworks
from ..aggregation import misfits
from ..documents import Mapping, Node, Scalar, document_of, read_source, refuse
from ..documents import Sequence as Items
from ..errors import InvalidInput, NotFound
from ..frameworks import PACK_KINDS, TESTED, Framework, OnShelf, Pack, Profile, packs
from ..vocabulary import Diagnostic, Status, did_you_mean
from .pack_tests import run_pack_tests
from .packs_named import packs_named
from .waiting import Told, untold

_MORE: dict[str, tuple[Callable[[str, OnShelf], object], ...]] = {
    "framework": (lambda name, root: frameworks.illustrations(name, root),),
    "ruleset": (lambda name, root: frameworks.rule_documents(name, root),),
}
"""What reads files of a pack, by its kind, that its head is loaded without. Tests are read beside."""
_HEADS = frozenset(f"{kind}.yaml" for kind in PACK_KINDS)
_WITH_RULES = ("overlay", "ruleset")
"""The kinds of pack that have a folder of rules, of which every file is read."""


@dataclass(frozen=True, slots=True)
class FrameworkFigures:
    """How a framework stands, in numbers: nothing here is a fault."""

    indicators: int
    not_evaluated: int
    statuses: tuple[tuple[Status, int], ...]
    illustrated: bool
    contradictions: int


@dataclass(frozen=True, slots=True)
class PackLint:
    """What was found in a pack.

    Args:
        pack: pack and edition.
        kind: of pack; nothing where it looks like one and is none.
        faults: what keeps it from being loaded, or what it names of its own.
        needs: packs that have faults, without which this one cannot be looked at (further).
        wanting: what it is wanting, though it loads.
        notes: what may well be as it should, and is worth a look.
        figures: of a framework that loads.
    """

    pack: str
    kind: str
    faults: tuple[Diagnostic, ...] = ()
    needs: tuple[str, ...] = ()
    wanting: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    figures: FrameworkFigures | None = None


def looked_over(wanted: Sequence[str] = (), root: OnShelf = None, told: Told = untold) -> tuple[PackLint, ...]:
    """Looks over packs by name, or in folders `<pack>/<edition>` wherever they are; all of a shelf unless any is named.

    A fault is told of the pack that it is in. One that was not named is looked over too, where a named one needs it and
    it has faults.

    Args:
        wanted: names and folders.
        root: the shelf; the packs that come with the library unless given.
        told: is told how many packs are done.

    Raises:
        NotFound: with every one that is neither a pack nor such a folder, and the nearest name; or where there is none.
    """
    found: list[tuple[Pack, OnShelf]] = []
    missing: list[str] = []
    for name in wanted:
        try:
            found += packs_named(name, root)
        except NotFound as error:
            missing += error.faults
    if missing:
        raise NotFound(*missing)
    if wanted:
        return _told_once(_with_needed(found, told))
    folder = frameworks.as_shelf(root).folder
    done = (*_told_once(_with_needed([(pack, root) for pack in packs(root)], told)), *_no_packs(folder))
    if not done:
        raise NotFound(f"there is no pack in {folder.as_posix()}: a folder of <pack>/<edition> is wanted")
    return done


def _no_packs(shelf: Path) -> Iterator[PackLint]:
    """Folders that look like packs and are none, so that nobody finds them."""
    for folder in sorted(one for one in shelf.glob("[!.]*/*") if one.is_dir()):
        names = sorted(path.name for path in folder.glob("*.y*ml"))
        if names and not _HEADS & set(names):
            why = f"it is no pack, and nothing reads {', '.join(names)}: it has no head, such as framework.yaml"
            yield PackLint(f"{folder.parent.name}/{folder.name}", "", wanting=(why,))
    for head in sorted(path for path in shelf.glob("[!.]*/*.yaml") if path.name in _HEADS):
        why = f"it is no pack, and nothing reads {head.name}: a folder for its edition is wanted between the two"
        yield PackLint(head.parent.name, "", wanting=(why,))


def _with_needed(wanted: Sequence[tuple[Pack, OnShelf]], told: Told) -> Iterator[tuple[Pack, PackLint]]:
    """Looks packs over, and those that have faults which kept one of them from it."""
    todo, begun = list(wanted), {(pack.folder, pack.kind) for pack, _ in wanted}
    for done, (pack, shelf) in enumerate(todo, 1):  # which grows
        one = _of_pack(pack, shelf)
        told(done, len(todo))
        yield pack, one
        for other in packs(shelf) if one.faults else ():
            home = f"{other.shown(other.folder)}/"
            needed = any(fault.at.file.startswith(home) for fault in one.faults)
            if needed and (other.folder, other.kind) not in begun:
                begun.add((other.folder, other.kind))
                todo.append((other, shelf))


def _told_once(looked: Iterable[tuple[Pack, PackLint]]) -> tuple[PackLint, ...]:
    """The packs, each with its own faults, and with the names of those that have the others."""
    done = tuple(looked)
    places = [(f"{pack.shown(pack.folder)}/", one) for pack, one in done]
    whole = {fault: one.pack for place, one in places for fault in one.faults if fault.at.file.startswith(place)}
    made = []
    for _, one in done:
        others = dict.fromkeys(owner for fault in one.faults if (owner := whole.get(fault, one.pack)) != one.pack)
        own = tuple(fault for fault in one.faults if whole.get(fault, one.pack) == one.pack)
        made.append(replace(one, faults=own, needs=tuple(others)))
    return tuple(made)


def _of_pack(pack: Pack, root: OnShelf) -> PackLint:
    faults: dict[Diagnostic, None] = {}
    reading = [*_reading(pack, root), *(_laid(pack, root) if pack.kind == "overlay" else ())]
    trees: dict[str, Node] = {}
    reading += [partial(_read, pack, path, trees) for path in sorted(pack.folder.rglob("*.yaml"))]
    for load in reading:
        try:
            load()
        except InvalidInput as error:
            faults |= dict.fromkeys(error.diagnostics)
    if faults:
        return PackLint(pack.name, pack.kind, tuple(faults), wanting=tuple(_missing(pack)))
    wanting = [*_missing(pack), *_uncited(trees, f"{pack.kind}.yaml")]
    if pack.kind != "framework":
        return PackLint(pack.name, pack.kind, wanting=tuple(wanting))
    framework = frameworks.load(pack.name, root)
    illustrated = bool(frameworks.illustrations(pack.name, root)[1])
    wanting += _unfit(framework, root, faults)
    return PackLint(
        pack.name,
        pack.kind,
        tuple(faults),
        wanting=tuple(wanting),
        notes=(*_days(framework), *_yet_to_come(framework, frameworks.as_shelf(root).today)),
        figures=_figures(framework, illustrated),
    )


def _reading(pack: Pack, root: OnShelf) -> Iterator[Callable[[], object]]:
    """What reads all files of a pack that are read."""
    yield partial(frameworks.load_head, pack, root)
    yield from (partial(more, pack.name, root) for more in _MORE.get(pack.kind, ()))
    if pack.kind in TESTED:
        yield partial(run_pack_tests, pack.name, root, pack.kind)


def _laid(pack: Pack, root: OnShelf) -> Iterator[Callable[[], object]]:
    """What reads the packs that an overlay changes as it makes them, so that its faults are told without being used."""
    try:
        shelf = frameworks.with_overlays(root, [pack.folder])
    except InvalidInput as error:
        yield partial(refuse, error.diagnostics)
        return
    over = {name for one in shelf.overlays for name in one.file.over}
    for other in packs(shelf):
        if other.name in over:
            yield from _reading(other, shelf)


def _unfit(framework: Framework, root: OnShelf, faults: dict[Diagnostic, None]) -> Iterator[str]:
    """A ruleset and scorings that it names and that are not there, or cannot be its own; their faults are added."""
    if framework.file.ruleset is not None:
        try:
            ruleset = frameworks.load_ruleset(framework.file.ruleset, root)
        except NotFound as error:
            yield from error.faults
        except InvalidInput as error:
            faults |= dict.fromkeys(error.diagnostics)
        else:
            if ruleset.scale.name != framework.scale.name:
                yield f"{ruleset.name} is on {ruleset.scale.name}, and this framework on {framework.scale.name}"
    for name in dict.fromkeys(rule.scoring for rule in framework.file.aggregations if rule.scoring is not None):
        try:
            yield from misfits(framework, frameworks.load_scoring(name, root))
        except NotFound as error:
            yield from error.faults
        except InvalidInput as error:
            faults |= dict.fromkeys(error.diagnostics)


def _missing(pack: Pack) -> Iterator[str]:
    wanted = ("SOURCES.md", "CHANGELOG.md", *(["tests.yaml"] if pack.kind in TESTED else []))
    for name in wanted:
        if not (pack.folder / name).is_file():
            yield f"there is no {name}"
    if pack.kind not in TESTED and (pack.folder / "tests.yaml").is_file():
        yield "its tests.yaml is not read: a pack of this kind has no tests of its own"
    yield from _unread(pack)


def _unread(pack: Pack) -> Iterator[str]:
    """Files that look as if they were read, and are not, as one whose name is misspelt."""
    known = {f"{pack.kind}.yaml", "tests.yaml", *PACK_KINDS[pack.kind].beside}
    for path in sorted(pack.folder.rglob("*.y*ml")):
        name = path.relative_to(pack.folder).as_posix()
        if name not in known | _HEADS and not (pack.kind in _WITH_RULES and name.startswith("rules/")):
            yield f"`{name}` is not read: {did_you_mean(name, sorted(known))}"


def _read(pack: Pack, path: Path, trees: dict[str, Node]) -> None:
    """Puts what is written in a file of a pack under its name there; also of one that nothing else reads."""
    trees[path.relative_to(pack.folder).as_posix()] = document_of(read_source(path, pack.shown(path))).root


def _uncited(trees: dict[str, Node], head: str) -> Iterator[str]:
    """Sources of the head that no item of any file of the pack names."""
    root = trees[head]
    listed = root.get("sources") if isinstance(root, Mapping) else None
    if listed is None or not isinstance(listed[1], Mapping):
        return
    cited = {name for tree in trees.values() for name in _cited(tree)}
    for key, value in listed[1].entries:
        document = value.get("document") if isinstance(value, Mapping) else None
        title = document[1] if document is not None else None
        if key.text not in cited and not (isinstance(title, Scalar) and title.text in cited):
            yield f"the source `{key.text}` is cited by no item"


def _cited(node: Node) -> Iterator[str]:
    """What stands under `source`: the name of a source, or the title of a document where a rule cites it whole."""
    if isinstance(node, Items):
        for item in node.items:
            yield from _cited(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            document = value.get("document") if isinstance(value, Mapping) else None
            told = document[1] if document is not None else value
            if key.text == "source" and isinstance(told, Scalar):
                yield told.text
            else:
                yield from _cited(value)


def _days(framework: Framework) -> Iterator[str]:
    """Programmes, as far as is known now, that run on one day, and days between programmes on which none runs."""
    running = sorted(framework.standing, key=lambda one: one.start)
    for one, other in combinations(running, 2):
        if one.until is None or other.start <= one.until:
            yield f"the profiles `{one.id}` and `{other.id}` both run on {other.start.isoformat()}"
    for day, (one, other) in _gaps(running):
        last = (other.start - dt.timedelta(days=1)).isoformat()
        yield f"no profile runs from {day.isoformat()} until {last}, between `{one.id}` and `{other.id}`"


def _yet_to_come(framework: Framework, today: dt.date | None) -> Iterator[str]:
    """Facts that say they were learnt on a day after today: whoever asks what is known on that day is told them now."""
    sources = framework.file.sources
    for what, facts in (("profile", framework.file.profiles), ("claim", framework.file.claims)):
        for one in facts:
            learnt = one.learnt_on(sources)
            if today is not None and learnt is not None and learnt > today:
                yield f"the {what} `{one.id}` was learnt on {learnt.isoformat()}, which is yet to come"


def _gaps(running: Sequence[Profile]) -> Iterator[tuple[dt.date, tuple[Profile, Profile]]]:
    latest: Profile | None = None
    for one, other in pairwise(running):
        latest = one if latest is None or one.last > latest.last else latest
        if latest.until is not None and latest.until < other.start - dt.timedelta(days=1):
            yield latest.until + dt.timedelta(days=1), (latest, other)


def _figures(framework: Framework, illustrated: bool) -> FrameworkFigures:
    file = framework.file
    evaluated = {code for profile in framework.standing for subject in profile.subjects for code in subject.indicators}
    items = (file.domains, file.areas, file.indicators, file.attributes, file.aggregations, file.profiles, file.claims)
    met = Counter(item.status for listed in items for item in listed)
    about = Counter(claim.about for claim in framework.claims_known(None, None).known)
    return FrameworkFigures(
        indicators=len(file.indicators),
        not_evaluated=sum(code not in evaluated for code in framework.indicators),
        statuses=tuple((status, met[status]) for status in Status),
        illustrated=illustrated,
        contradictions=sum(count > 1 for count in about.values()),
    )
