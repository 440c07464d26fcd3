"""A rule as a tree: what it asks, why, after which source, and the examples that prove it."""

from __future__ import annotations

from ..frameworks import Cited, ProvenRule, Rule, Ruleset
from .branches import Branch


def rule_branch(rule: Rule, ruleset: Ruleset) -> Branch:
    """A rule of a ruleset: its conditions, parameters, reason and source, and what it cites of catalogues."""
    file = rule.file
    conditions = [Branch(f"{name} = {text}") for name, text in file.lets.items()]
    conditions += [Branch(f"applies when {file.applies}")] if file.applies is not None else []
    conditions.append(Branch(f"fires when {file.when}"))
    for name, parameter in file.parameters.items():
        values = ", ".join(f"{value} from {day.isoformat()}" for day, value in sorted(parameter.values.items()))
        where = f"our choice: {parameter.ours}" if parameter.ours else f"source: {parameter.source}"
        conditions.append(Branch(f"{name}: {values} ({where})"))
    source = Branch(f"source ({file.status}): {file.source}")
    cites = [cited_branch(ref, ruleset.cited) for ref in file.standards]
    parts = (*conditions, Branch(f"why: {file.rationale}"), source, *cites, Branch(rule.path))
    return Branch(f"rule {rule.id}: {file.title}", parts, "heading")


def cited_branch(ref: str, cited: Cited) -> Branch:
    """What is cited of a catalogue, and in whose words it is told."""
    from ..frameworks import whose_words  # loaded only here, as few rules cite a catalogue

    one, overlay = cited.by_ref[ref], whose_words(ref, cited.changes)
    words = "in our words" if overlay is None else f"in the words of {overlay}"
    return Branch(f"cites {ref}, {words}: {one.text} [{one.status}]")


def rule_page(rule: ProvenRule, ruleset: Ruleset) -> Branch:
    """The same, with its texts and its examples."""
    file, short = rule.file, rule_branch(rule, ruleset)
    examples = tuple(Branch(f"{example.name}: {example.expect}") for example in file.examples)
    texts = (
        Branch(f"{file.severity}, for {file.subject}"),
        Branch(f"says: {file.message}"),
        Branch(f"asks: {file.question}", role="ask"),
    )
    return Branch(short.text, (*texts, *short.children, Branch("examples", examples, "heading")), "title")
