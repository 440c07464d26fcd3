"""Rules as pages in Markdown: one a rule, each made from its file and to be read on its own; and an index by remit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..frameworks import Example, Rule, Ruleset
from ..vocabulary import FACTS, Citation, Outcome, Severity, Status, printable
from .branches import many
from .remits import by_remit, by_severity, remit_title
from .rule_reads import Read, reads_of

INDEX = "index.md"
_SEVERITY = {
    Severity.RESOLVE: "To be resolved before publication",
    Severity.EXPLAIN: "To be explained to the panel",
    Severity.NOTE: "For the panel to note",
}
_OUTCOME = {
    Outcome.FIRES: "fires",
    Outcome.CLEAR: "clear",
    Outcome.NOT_APPLICABLE: "does not apply",
    Outcome.UNDETERMINED: "cannot be determined",
}
_STATUS = {
    Status.CONFIRMED: "The source states the rule itself.",
    Status.RECONSTRUCTED: "The rule is told from general knowledge of the source, which was not seen.",
    Status.DRAFTED: "The rule is ours, drafted after the source; the source does not state it.",
}
_MARKS = re.compile(r"`[^`|]+`|(?<!\w)_|_(?!\w)|[\\`*\[\]<>|#~]")
"""What is a mark of Markdown; words within code marks, and underscores within a word, are none."""
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def rule_pages(ruleset: Ruleset, examples: Mapping[str, Sequence[Example]]) -> dict[str, str]:
    """All pages of a ruleset by where they stand, as `evidence/documents-alone.md`, the index first.

    A rule that it takes from another ruleset has its page there, and the index leads to it.

    Args:
        ruleset: the rules.
        examples: those of each rule, by its id.
    """
    own = [rule for rule in ruleset.rules if _home(rule) == ruleset.name]
    return {INDEX: _index(ruleset), **{f"{rule.id}.md": _page(ruleset, rule, examples[rule.id]) for rule in own}}


def _home(rule: Rule) -> str:
    """The ruleset in whose folder it stands."""
    return rule.path.removeprefix("rulesets/").removesuffix(f"/rules/{rule.id}.yaml")


def _index(ruleset: Ruleset) -> str:
    return _joined(_index_parts(ruleset))


def _index_parts(ruleset: Ruleset) -> Iterator[str]:
    file = ruleset.file
    yield f"# {plain_markdown(file.title)}"
    yield f"`{ruleset.name}`. Publisher: {plain_markdown(file.publisher)}."
    yield f"{many(len(ruleset.rules), 'rule')}: {by_severity(ruleset.rules)}."
    if file.note is not None:
        yield plain_markdown(file.note)
    for remit, rules in by_remit(ruleset.rules):
        yield f"## {remit_title(remit)}"
        yield f"{remit.question} {many(len(rules), 'rule')}."
        yield _table(("rule", "severity", "looks at"), (_row(ruleset, rule) for rule in rules))
    yield "Each page is made from the file of its rule, by `qualityframework rules pages FOLDER`."


def _row(ruleset: Ruleset, rule: Rule) -> tuple[str, ...]:
    home = _home(rule)
    where, taken = ("", "") if home == ruleset.name else (f"../../{home}/", f", taken from {home}")
    return f"[{plain_markdown(rule.file.title)}]({where}{rule.id}.md){taken}", rule.severity.value, rule.file.subject


def _page(ruleset: Ruleset, rule: Rule, examples: Sequence[Example]) -> str:
    return _joined(_parts(ruleset, rule, examples))


def _parts(ruleset: Ruleset, rule: Rule, examples: Sequence[Example]) -> Iterator[str]:
    file = rule.file
    yield f"# {plain_markdown(file.title)}"
    yield f"`{rule.id}`, one of the [rules of {ruleset.name}](../{INDEX})."
    yield f"{remit_title(rule.remit)}: {rule.remit.question}"
    yield f"> {plain_markdown(file.question)}"
    looks = f"{file.subject} ({FACTS[file.subject].doc}){', one at a time' if FACTS[file.subject].key else ''}"
    yield f"**{_SEVERITY[file.severity]}** (`{file.severity}`). Looks at: {looks}."
    yield "## When it fires"
    yield _conditions(rule)
    yield "Where what is not recorded could decide it either way, it cannot be determined, and is not clear."
    if file.parameters:
        yield _table(("number", "value", "from", "where it comes from"), _numbers(rule))
    yield "It says, with what it found in the place of names in curly brackets:"
    yield f"> {plain_markdown(file.message)}"
    yield "## Why"
    yield plain_markdown(file.rationale)
    yield f"Source: {_cited(file.source)}. {_STATUS[file.status]}"
    if file.standards:
        cited = ((f"`{ref}`", ruleset.cited.by_ref[ref]) for ref in file.standards)
        rests = ((ref, plain_markdown(one.text), one.status) for ref, one in cited)
        yield _table(("it rests on", "which says, in our words", "known"), rests)
    yield "## Examples"
    yield "They are its tests. What an example leaves out is unknown; they stand in full in the file of the rule."
    yield _table(("example", "what comes of it"), ((_example(one), _OUTCOME[one.expect]) for one in examples))
    yield "## What it reads"
    yield "`evaluations: grade` is the key `grade` of what stands in the list `evaluations` of the record."
    yield _table(("fact or list", "what it says", "key of the record"), map(_read, reads_of(rule.typed)))
    yield f"File: `{rule.path}`."


def _conditions(rule: Rule) -> str:
    """As written; a block that is moved in holds whatever characters an expression has."""
    file = rule.file
    lines = [f"{name} = {text}" for name, text in file.lets.items()]
    lines += [f"applies when {file.applies}"] if file.applies is not None else []
    return "\n".join(f"    {printable(' '.join(line.split()))}" for line in (*lines, f"fires when {file.when}"))


def _numbers(rule: Rule) -> Iterator[tuple[str, ...]]:
    for name, parameter in rule.file.parameters.items():
        where = f"our choice: {plain_markdown(parameter.ours)}" if parameter.ours else ""
        where = _cited(parameter.source) if parameter.source is not None else where
        for day, value in sorted(parameter.values.items()):
            yield f"`{name}`", plain_markdown(value), day.isoformat(), where


def _example(example: Example) -> str:
    return plain_markdown(example.name) + (f" (as of {example.as_of.isoformat()})" if example.as_of is not None else "")


def _read(read: Read) -> tuple[str, ...]:
    keys = " or ".join(f"`{key}`" for key in read.keys)
    beside = "earlier inspections that it is compared with" if read.beside else ""
    return f"`{read.name}`", read.doc, ", and ".join(filter(None, (keys, beside))) or "none: worked out"


def _cited(source: Citation) -> str:
    place = f", {plain_markdown(source.place)}" if source.place else ""
    address = source.address or ""
    where = f", <{address}>" if _ADDRESS.fullmatch(address) else f", {plain_markdown(address)}" if address else ""
    return f"{plain_markdown(source.document)}{place}{where} (read {source.read.isoformat()})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def plain_markdown(text: str) -> str:
    """A text of a pack on one line, with nothing in it that Markdown would take for its own."""
    told = printable(" ".join(text.split()))
    return _MARKS.sub(lambda mark: mark[0] if len(mark[0]) > 1 else f"\\{mark[0]}", told)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
