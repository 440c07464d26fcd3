"""`rules`: the rules, how far they have been seen at work, and the facts they may use."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .editions import After, Before, edition
from .options import CompareWith, Overlays, Shelf, on_shelf
from .output import Format, progress, show, table, tell, width, write, write_pages

if TYPE_CHECKING:
    from ..vocabulary import Fact

commands = typer.Typer(help="The rules of the panel, and the facts that rules may use.", no_args_is_help=True)

PACK = "quality-and-consistency-panel"
Ruleset = Annotated[str, typer.Option("--ruleset", metavar="PACK", help="Which rules.")]


@commands.command("list")
def list_(
    ruleset: Ruleset = PACK,
    remit: Annotated[str | None, typer.Option("--remit", metavar="REMIT", help="Those of one remit alone.")] = None,
    severity: Annotated[
        str | None, typer.Option("--severity", metavar="SEVERITY", help="Those of one severity alone.")
    ] = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """List the rules by remit."""
    from ..frameworks import load_ruleset
    from ..report import ENDLESS, change_lines, rule_list_lines
    from ..vocabulary import Remit, Severity

    remits, severities = _only(remit, Remit, "remit"), _only(severity, Severity, "severity")
    loaded = load_ruleset(ruleset, on_shelf(rulesets, overlay))
    rules = loaded.rules
    shown = [rule for rule in rules if rule.remit in remits and rule.severity in severities]
    piped = not sys.stdout.isatty()  # one line a rule, for whoever searches them
    show(change_lines(loaded, ENDLESS if piped else width()))
    show(rule_list_lines(shown, ENDLESS if piped else width()))


def _only(name: str | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """The one that is named, or all."""
    from ..vocabulary import did_you_mean

    words = tuple(known)
    if name is not None and name not in words:
        raise typer.BadParameter(f"`{name}` is no {what}: {did_you_mean(name, words)}")
    return words if name is None else (name,)


@commands.command("show")
def show_(
    name: Annotated[str, typer.Argument(metavar="RULE", help="As evidence/documents-alone.")],
    ruleset: Ruleset = PACK,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show a rule: what it asks, why, after which source, and its examples."""
    from .. import report
    from ..errors import NotFound
    from ..frameworks import load_ruleset, rule_documents
    from ..vocabulary import did_you_mean

    shelf = on_shelf(rulesets, overlay)
    rules = {one.rule.id: one.rule for one in rule_documents(ruleset, shelf)}
    loaded = load_ruleset(ruleset, shelf)
    if name not in rules:
        raise NotFound(f"there is no rule `{name}` in {loaded.name}: {did_you_mean(name, rules)}")
    show(report.change_lines(loaded, width()))
    show(report.drawn(report.rule_page(rules[name], loaded), width()))


@commands.command("coverage")
def coverage(
    records: Annotated[
        list[str] | None, typer.Argument(metavar="RECORD", help="Records to run the rules over, too.")
    ] = None,
    ruleset: Ruleset = PACK,
    branches: Annotated[
        bool, typer.Option("--branches", help="Tell what the examples reach of each condition instead.")
    ] = False,
    corpus: CompareWith = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Tell how often each rule fires, is clear, does not apply or cannot be determined.

    In its own examples, and over the records that are given; a record whose framework is judged by another ruleset is
    left out. Ends with 1 when a rule does not fire in any example of its own, or is clear in none; with --branches when
    a part of a condition does not decide once as true and once as false, or a dated value is not used.
    """
    from .. import report
    from ..assurance import covered
    from .earlier import read_corpus

    if branches:
        if records or corpus is not None:
            raise typer.BadParameter("branches are reached by the examples of rules, and not by records")
        _branches(ruleset, format, rulesets)
        return
    if corpus is not None and not records:
        raise typer.BadParameter("records are compared with a corpus, and none is given")
    beside = "-" if "-" in (records or ()) else None
    shelf = on_shelf(rulesets)
    earlier = read_corpus(corpus, shelf, beside=beside) if corpus is not None else None
    with progress("Running the rules") as step:
        made = covered(ruleset, records or (), corpus=earlier, shelf=shelf, told=step)
    tell(made, format, lambda: report.coverage_lines(made, width()), found=bool(made.lacking))


def _branches(ruleset: str, format: Format, rulesets: Path | None) -> None:
    from .. import report
    from ..assurance import branches

    with progress("Following the examples") as step:
        reached = branches(ruleset, rulesets, step)
    tell(reached, format, lambda: report.reached_lines(reached, width()), found=reached.reached < reached.of)


@commands.command("diff")
def diff(
    before: Before,
    after: After = None,
    ruleset: Ruleset = PACK,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Compare two editions of a ruleset by what their rules mean.

    Where a rule is written otherwise, it shows a record of which more is asked, one of which less is, or says that
    there is none within bounds. Ends with 1 when the CHANGELOG of the pack does not declare what a change does, in a
    line such as `* tightening: `evidence/documents-alone`: why`. Needs the extra `proof`.
    """
    from .. import assurance, report

    was, now = edition(before, ruleset, rulesets), edition(after, ruleset, rulesets)
    said = assurance.declared(was.changelog, now.changelog)
    made = assurance.ruleset_diff(was.ruleset, now.ruleset, said)
    tell(made, format, lambda: report.ruleset_diff_lines(made, width()), found=bool(made.undeclared))


@commands.command("impact")
def impact(
    records: Annotated[list[str], typer.Argument(metavar="RECORD...", help="Records to hold both editions to.")],
    before: Before,
    after: After = None,
    ruleset: Ruleset = PACK,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Tell what a change of rules would change on records, before it is made.

    Each case that would come to something else, by rule, and whether more would be asked, or less. Ends with 1 when the
    CHANGELOG of the pack does not declare that, in a line such as `* tightening: `evidence/documents-alone`: why`.
    """
    from .. import report
    from ..assurance import declared, each
    from ..assurance import impact as impact_of
    from ..privacy import opened_to_tell

    was, now = edition(before, ruleset, rulesets), edition(after, ruleset, rulesets)
    said, shelf = declared(was.changelog, now.changelog), on_shelf(rulesets)
    with progress("Reading the records") as step:
        opened = [opened_to_tell(path, shelf=shelf) for path in each(records, len(records), step)]
    with progress("Running both editions") as step:
        made = impact_of(was.ruleset, now.ruleset, opened, declared=said, told=step)
    tell(made, format, lambda: report.impact_lines(made, width()), found=bool(made.undeclared))


@commands.command("pages")
def pages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them; it is made if need be.")],
    ruleset: Annotated[
        str | None, typer.Option("--ruleset", metavar="PACK", help="One ruleset; without it all of them.")
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Write a page in Markdown for each rule, and an index by remit, into FOLDER/<pack>/<edition>.

    A rule that a ruleset takes from another has its page with the other, which is written too. Pages that are there are
    written anew, and nothing is removed.
    """
    from ..frameworks import load_ruleset, packs, rule_documents
    from ..report import rule_pages

    names = [ruleset] if ruleset is not None else [one.name for one in packs(rulesets) if one.kind == "ruleset"]
    for name in names:  # which grows by those that are taken from
        loaded = load_ruleset(name, rulesets)
        names += [other for other in loaded.file.takes if other not in names]
        made = rule_pages(loaded, {one.rule.id: one.rule.file.examples for one in rule_documents(name, rulesets)})
        write_pages(made, folder / loaded.name)


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
