"""`rules`: the rules, and the facts they may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf
from .output import show, table, width, write

if TYPE_CHECKING:
    from ..vocabulary import Fact

commands = typer.Typer(help="The rules of the panel, and the facts that rules may use.", no_args_is_help=True)

PACK = "quality-and-consistency-panel"
Ruleset = Annotated[str, typer.Option("--ruleset", metavar="PACK", help="Which rules.")]


@commands.command("list")
def list_(ruleset: Ruleset = PACK, rulesets: Shelf = None) -> None:
    """List the rules by remit."""
    from ..frameworks import load_ruleset
    from ..vocabulary import Remit

    rules = sorted(load_ruleset(ruleset, rulesets).rules, key=lambda rule: (list(Remit).index(rule.remit), rule.id))
    table(
        [
            ("RULE", "SEVERITY", "FOR", "TITLE"),
            *((rule.id, rule.severity, rule.file.subject, rule.file.title) for rule in rules),
        ]
    )


@commands.command("show")
def show_(
    name: Annotated[str, typer.Argument(metavar="RULE", help="As evidence/documents-alone.")],
    ruleset: Ruleset = PACK,
    rulesets: Shelf = None,
) -> None:
    """Show a rule: what it asks, why, after which source, and its examples."""
    from .. import report
    from ..errors import NotFound
    from ..frameworks import load_ruleset
    from ..vocabulary import did_you_mean

    loaded = load_ruleset(ruleset, rulesets)
    rule = loaded.by_id.get(name)
    if rule is None:
        raise NotFound(f"there is no rule `{name}` in {loaded.name}: {did_you_mean(name, loaded.by_id)}")
    show(report.drawn(report.rule_page(rule), width()))


@commands.command("facts")
def facts(
    entity: Annotated[str | None, typer.Argument(metavar="ENTITY", help="As evaluation or bearing.")] = None,
) -> None:
    """List the facts and related rows that rules may use."""
    from ..errors import NotFound
    from ..vocabulary import FACTS, did_you_mean

    if entity is not None and entity not in FACTS:
        raise NotFound(f"`{entity}` has no facts: {did_you_mean(entity, FACTS)}")
    for number, name in enumerate([entity] if entity is not None else FACTS):
        one = FACTS[name]
        write(("\n" if number else "") + f"{name}: {one.doc}\n")
        rows = [(f"  {fact}", str(what.type), _meaning(what)) for fact, what in one.facts.items()]
        rows += [(f"  {relation}", f"rows of {what.entity}", what.doc) for relation, what in one.relations.items()]
        rows += [
            (f"  {hop}", f"the {parent}", f"its facts and rows, as {hop}.id") for hop, parent in one.parents.items()
        ]
        table(rows)


def _meaning(fact: Fact) -> str:
    """What a fact says, the words it can be, and what it hangs on."""
    from ..vocabulary import Kind

    words = ": " + ", ".join(fact.type.values) if isinstance(fact.type, Kind) else ""
    return fact.doc + words + (f" (exists only if {fact.only_if})" if fact.only_if else "")
