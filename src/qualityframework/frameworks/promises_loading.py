"""What a ruleset promises beyond its examples, with every name in it looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..documents import Document, refuse
from ..expressions import Constant, RuleText, check_rule, read
from ..vocabulary import FACTS, Code, Diagnostic, did_you_mean
from .loading import loaded_once, read_model
from .packs import OnShelf, find
from .promises_file import PromisesFile
from .rule_loading import load_ruleset
from .rule_reading import grade_constants
from .ruleset import Ruleset

_FILE = "promises.yaml"
Path = tuple[str | int, ...]


@loaded_once
def load_promises(ref: str, root: OnShelf = None) -> PromisesFile | None:
    """What the ruleset called `ref` promises; None where it has no such file.

    Raises:
        NotFound: when there is no such ruleset.
        InvalidInput: when its files have faults.
    """
    ruleset, pack = load_ruleset(ref, root), find(ref, "ruleset", root)
    if not (pack.folder / _FILE).is_file():
        return None
    document, file = read_model(pack, _FILE, PromisesFile)
    grades = grade_constants(ruleset.scale)
    refuse([*_rules(document, file, ruleset), *_rows(document, file, grades), *_assumed(document, file, grades)])
    return file


def _rules(document: Document, file: PromisesFile, ruleset: Ruleset) -> Iterator[Diagnostic]:
    named: list[tuple[Path, str, bool]] = []
    for index, promise in enumerate(file.more_never_adds):
        named += [(("more_never_adds", index, "except", rule), rule, True) for rule in promise.exceptions]
    together = {
        ("never_together", index, "rules"): promised.rules for index, promised in enumerate(file.never_together)
    }
    together |= {("tables", index, "rules"): promised.rules for index, promised in enumerate(file.tables)}
    for at, rules in together.items():
        named += [((*at, number), rule, False) for number, rule in enumerate(rules)]
        if len({ruleset.by_id[rule].typed.subject for rule in rules if rule in ruleset.by_id}) > 1:
            message = "these rules look at different things, and are never asked of one"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, key=True))
    for index, meant in enumerate(file.implied):
        named += [
            (("implied", index, "rule"), meant.rule, False),
            (("implied", index, "implies"), meant.implies, False),
        ]
    for path, rule, is_key in named:
        if rule not in ruleset.by_id:
            message = f"there is no rule `{rule}` in {ruleset.name}"
            place = document.place(*path, key=is_key)
            yield Diagnostic(Code.DANGLING, message, place, help=did_you_mean(rule, ruleset.by_id))


def _assumed(document: Document, file: PromisesFile, grades: Mapping[str, Constant]) -> Iterator[Diagnostic]:
    """Conditions that are none."""
    for index, assumed in enumerate(file.assumed):
        _, problems = check_rule(RuleText("assumed", assumed.subject, assumed.holds), FACTS, grades)
        for problem in (one for found in problems.values() for one in found):
            place = document.place("assumed", index, "holds")
            yield Diagnostic(problem.code, problem.message, place, help=problem.help)


def _rows(document: Document, file: PromisesFile, grades: Mapping[str, Constant]) -> Iterator[Diagnostic]:
    """Lists that nothing has, and facts of their rows that are none, or have other values."""
    for index, promise in enumerate(file.more_never_adds):
        at: Path = ("more_never_adds", index)
        lists = {name: one.entity for entity in FACTS.values() for name, one in entity.relations.items()}
        named = {e.relations[promise.more].entity for e in FACTS.values() if promise.more in e.relations}
        if not named:
            message, help_ = f"there is no list `{promise.more}`", did_you_mean(promise.more, lists)
            yield Diagnostic(Code.UNKNOWN_NAME, message, document.place(*at, "more"), help=help_)
            continue
        facts = {name: fact for entity in sorted(named) for name, fact in FACTS[entity].facts.items()}
        for name, text in promise.where.items():
            if name not in facts:
                message, place = f"`{name}` is known of no row of it", document.place(*at, "where", name, key=True)
                yield Diagnostic(Code.UNKNOWN_NAME, message, place, help=did_you_mean(name, facts))
                continue
            try:
                read(text, facts[name].type, grades)
            except ValueError as error:
                yield Diagnostic(Code.WRONG_TYPE, str(error), document.place(*at, "where", name))
