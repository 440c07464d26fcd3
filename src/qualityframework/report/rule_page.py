"""A rule as a tree: what it asks, why, after which source, and the examples that prove it."""

from __future__ import annotations

from collections.abc import Mapping

from ..frameworks import Catalogued, ProvenRule, Rule
from .branches import Branch


def rule_branch(rule: Rule, cited: Mapping[str, Catalogued]) -> Branch:
    """A rule: its conditions, parameters, reason and source, and what it cites of catalogues."""
    file = rule.file
    conditions = [Branch(f"{name} = {text}") for name, text in file.lets.items()]
    conditions += [Branch(f"applies when {file.applies}")] if file.applies is not None else []
    conditions.append(Branch(f"fires when {file.when}"))
    for name, parameter in file.parameters.items():
        values = ", ".join(f"{value} from {day.isoformat()}" for day, value in sorted(parameter.values.items()))
        where = f"our choice: {parameter.ours}" if parameter.ours else f"source: {parameter.source}"
        conditions.append(Branch(f"{name}: {values} ({where})"))
    source = Branch(f"source ({file.status}): {file.source}")
    cites = [Branch(f"cites {ref}, in our words: {cited[ref].text} [{cited[ref].status}]") for ref in file.standards]
    parts = (*conditions, Branch(f"why: {file.rationale}"), source, *cites, Branch(rule.path))
    return Branch(f"rule {rule.id}: {file.title}", parts, "heading")


def rule_page(rule: ProvenRule, cited: Mapping[str, Catalogued]) -> Branch:
    """The same, with its texts and its examples."""
    file, short = rule.file, rule_branch(rule, cited)
    examples = tuple(Branch(f"{example.name}: {example.expect}") for example in file.examples)
    texts = (
        Branch(f"{file.severity}, for {file.subject}"),
        Branch(f"says: {file.message}"),
        Branch(f"asks: {file.question}", role="ask"),
    )
    return Branch(short.text, (*texts, *short.children, Branch("examples", examples, "heading")), "title")
