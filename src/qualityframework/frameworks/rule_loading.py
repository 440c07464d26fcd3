"""Rulesets from the shelf. Path is identity: a rule is where its file is, and nothing is registered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..documents import Document, refuse
from ..errors import InvalidInput, NotFound
from ..expressions import Cycle, strata
from ..vocabulary import FACTS, Code, Diagnostic, did_you_mean
from .changed import Change
from .citing import all_cited
from .loading import changes_of, gathered, loaded_once, named
from .packs import OnShelf, as_shelf, digest_of, find
from .rule_places import Head, LoadedRule, Standing, head_of, read_standing, read_whole
from .rule_taking import read_taken, standings
from .ruleset import Rule, Ruleset

if TYPE_CHECKING:
    from .identifying_loading import Identifying
    from .wording_loading import Wordings


@loaded_once
def load_ruleset(ref: str, root: OnShelf = None) -> Ruleset:
    """The ruleset called `ref`, such as `quality-and-consistency-panel/2019`; without an edition the latest.

    The rules that it takes from other rulesets are in it, for its own scale. Examples are left unread: what is wrong in
    them alone is told by `rule_documents`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files, or those of rules that it takes, have faults, all of them told.
    """
    head, faults, found = _found(ref, root)
    read: list[tuple[Rule, Document]] = []
    for one in found:
        with gathered(faults):
            read.append(read_taken(one, one.taken, head.scale) if one.taken else read_standing(one, head.scale))
    for rule, document in read:
        if rule.file.standards:
            from .catalogue_loading import citation_faults  # loaded only here, as few rules cite a catalogue

            faults += citation_faults(partial(document.place, "standards"), rule.file.standards, root)
    refs = [ref for rule, _ in read for ref in rule.file.standards]
    wording = identifying = None
    with gathered(faults):
        wording = _wording(head, root)
    with gathered(faults):
        identifying = _identifying(head, root)
    refuse(faults)
    packs = [pack for pack in (wording, identifying) if pack is not None]
    cited = all_cited(refs, root)
    beside = "".join((*(pack.digest for pack in packs), *cited.digests.values()))
    return Ruleset(
        head.file,
        head.scale,
        tuple(rule for rule, _ in read),
        _strata(read),
        _digest(head, found, beside),
        as_shelf(root).laid,
        (*_changes(found, head, root), *(one for pack in packs for one in pack.changes), *cited.changes),
        wording,
        identifying,
        cited,
    )


@loaded_once
def rule_documents(ref: str, root: OnShelf = None) -> tuple[LoadedRule, ...]:
    """The rules of a ruleset as they stand in their own packs, with their examples and documents.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files, or those of rules that it takes, have faults, all of them told.
    """
    _, faults, found = _found(ref, root)
    loaded: list[LoadedRule] = []
    for one in found:
        with gathered(faults):
            loaded.append(read_whole(one))
    refuse(faults)
    return tuple(loaded)


def rule_document(ref: str, rule_id: str, root: OnShelf = None) -> LoadedRule:
    """One rule of a ruleset's own, with its examples and its document, whatever the other rules are like.

    Raises:
        NotFound: when there is no such pack, or no such rule in it.
        InvalidInput: when its file, or the head of its pack, has faults, all of them told.
    """
    head = head_of(ref, root)
    refuse(head.faults)
    if (name := f"{rule_id}.yaml") not in head.own:
        raise NotFound(f"there is no rule `{rule_id}` in {head.pack.name}: {did_you_mean(name, head.own)}")
    return read_whole(Standing(head, name))


def _found(ref: str, root: OnShelf) -> tuple[Head, list[Diagnostic], Sequence[Standing]]:
    """The head of a ruleset, the faults so far, and where its rules stand, in order of their ids."""
    head = head_of(ref, root)
    faults = list(head.faults)
    found = sorted(standings(head, root, faults), key=lambda one: one.id)
    if not found and not faults:
        faults.append(Diagnostic(Code.MISSING_KEY, "there are no rules in this pack", head.document.source.start()))
    return head, faults, found


def _wording(head: Head, root: OnShelf) -> Wordings | None:
    if (ref := head.file.wording) is None:
        return None
    from .wording_loading import load_wording  # loaded only here, as not every ruleset names such a pack

    return named(head.document, "wording", lambda: load_wording(ref, root))


def _identifying(head: Head, root: OnShelf) -> Identifying | None:
    if (ref := head.file.identifying) is None:
        return None
    from .identifying_loading import load_identifying

    return named(head.document, "identifying", lambda: load_identifying(ref, root))


def _digest(head: Head, found: Sequence[Standing], beside: str) -> str:
    """That of the pack; where it takes rules, or names packs with digests of their own, of these too."""
    taken = {one.named: one.path for one in found if one.taken}
    return digest_of(taken, head.pack.digest + beside) if taken or beside else head.pack.digest


def _changes(found: Sequence[Standing], head: Head, root: OnShelf) -> tuple[Change, ...]:
    """What overlays changed of a ruleset, of rules that it takes and of their scales, and the rules that they added."""
    changed = list(changes_of(head.pack, ("ruleset.yaml",)))
    for one in found:
        pack = one.head.pack
        for overlay in pack.overlays:
            if overlay.rules.get(one.name) == one.path:
                from .overlaying import added_rule  # loaded only here, as few rulesets are read with an overlay

                changed.append(added_rule(overlay, pack.name, one.name))
        changed += changes_of(pack, (f"rules/{one.name}",))
    for scale in dict.fromkeys(one.head.file.scale for one in found) if as_shelf(root).overlays else ():
        changed += changes_of(find(scale, "scale", root), ("scale.yaml",))
    return tuple(changed)


def _strata(read: Sequence[tuple[Rule, Document]]) -> tuple[tuple[int, ...], ...]:
    parents = {name: entity.parents for name, entity in FACTS.items()}
    try:
        return strata([rule.typed for rule, _ in read], parents)
    except Cycle as cycle:
        by_id = {rule.id: document for rule, document in read}
        places = [
            (f"`{name}` reads the findings of `{then}`", by_id[name].place("let", key=True))
            for name, then in zip(cycle.names, cycle.names[1:], strict=False)
        ]
        message = f"rules wait for each other's findings: {' -> '.join(cycle.names)}"
        raise InvalidInput([Diagnostic(Code.STRATA_CYCLE, message, places[0][1], tuple(places[1:]))]) from None
