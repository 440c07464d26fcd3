"""The survivors of mutation that packs of rules explain, each looked up by its rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..documents import refuse
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .loading import read_model
from .packs import OnShelf, find
from .rule_loading import load_ruleset
from .rule_places import head_of
from .survivors_file import SurvivorsFile

FILE = "survivors.yaml"


class Survivor(NamedTuple):
    """A change of a rule that may survive: what it is called, why, and where that is written."""

    rule: str
    change: str
    because: str
    place: Place


def load_survivors(ref: str, root: OnShelf = None) -> tuple[Survivor, ...]:
    """What the ruleset called `ref`, and those that it takes rules from, explain of its rules.

    A rule is explained in its own pack. Whether there is such a change is not looked at here.

    Raises:
        NotFound: when there is no such ruleset.
        InvalidInput: when files have faults, or a rule is not among a pack's own.
    """
    there = load_ruleset(ref, root).by_id
    faults: list[Diagnostic] = []
    found = [one for name in (ref, *load_ruleset(ref, root).file.takes) for one in _of_pack(name, root, faults)]
    refuse(faults)
    return tuple(one for one in found if one.rule in there)


def _of_pack(ref: str, root: OnShelf, faults: list[Diagnostic]) -> Iterator[Survivor]:
    pack = find(ref, "ruleset", root)
    if not (pack.folder / FILE).is_file():
        return
    document, file = read_model(pack, FILE, SurvivorsFile)
    own = {name.removesuffix(".yaml") for name in head_of(ref, root).own}
    for rule, changes in file.survivors.items():
        if rule not in own:
            message = f"{pack.name} has no rule `{rule}` of its own"
            place = document.place("survivors", rule, key=True)
            faults.append(Diagnostic(Code.DANGLING, message, place, help=did_you_mean(rule, own)))
        for change, because in changes.items():
            yield Survivor(rule, change, because, document.place("survivors", rule, change, key=True))
