"""Why: from a finding to its rule, its source and the evidence; or all that bears on one indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import NotFound
from ..inspections import EvidenceItem, Inspection
from ..panel import Checked, Finding, LookedAt, Named, Undetermined, verdict
from ..vocabulary import did_you_mean, natural
from ..weighing import weighing
from .bearings import Stance, bearings
from .branches import Branch
from .plain_words import in_plain_words, label_of
from .rule_page import cited_branch, rule_branch
from .shares import roughly

_ROLES = {Stance.ELSEWHERE: "elsewhere", Stance.UNKNOWN: "unknown", Stance.PERHAPS: "unknown"}


def explained(checked: Checked, name: str) -> Branch:
    """The tree behind a finding (`evidence/documents-alone@6.1`) or an indicator (`6.1`).

    Raises:
        NotFound: when neither is there, with the nearest name.
    """
    for one in _names(checked, name):
        found = _found(checked, one)
        if found is not None:
            return found
    results = _results(checked)
    of_rule = [one.id for one in results if one.rule == name.partition("@")[0]]
    known = of_rule or [*(one.id for one in results), *checked.inspection.subjects]
    help_ = did_you_mean(name, known, most=0)
    raise NotFound(f"`{name}` is neither a finding of this inspection nor an indicator: {help_}")


def _names(checked: Checked, name: str) -> Iterator[str]:
    """The name as it is, and with what the subject is called in a review where the identifier in it is withheld."""
    yield name
    rule, at, subject = name.rpartition("@")
    for (_, as_read), told in checked.inspection.recorded.called.items():
        if as_read == subject:
            yield f"{rule}{at}{told}"


def _results(checked: Checked) -> tuple[Finding | Undetermined, ...]:
    return (*checked.review.findings, *checked.review.undetermined)


def _found(checked: Checked, name: str) -> Branch | None:
    results = _results(checked)
    for one in results:
        if one.id == name:
            return _result(checked, one)
    subjects = [evaluation.subject for evaluation in checked.inspection.record.evaluations or ()]
    if name in subjects:
        subject = Named(entity="evaluation", id=name)
        return _subject(checked, name, [one for one in results if one.subject == subject or _looked_at(one, subject)])
    if name in checked.inspection.subjects:
        codes = set(checked.inspection.subjects[name])
        within = [subject for subject in subjects if not codes.isdisjoint(checked.inspection.subjects[subject])]
        told = f"the record evaluates it under {', '.join(within)}" if within else "the record has no evaluation of it"
        weighed = Branch("weighed", tuple(_weighed(checked.inspection, name)), "heading")
        return Branch(checked.inspection.title(name), (Branch(told), weighed, *_compared(checked, name)), "title")
    return _silent(checked, name)


def _silent(checked: Checked, name: str) -> Branch | None:
    """The tree behind a rule that did not fire on a subject, as `evidence/documents-alone@5.4`."""
    rule_id, _, subject = name.partition("@")
    told = verdict(checked.inspection, checked.ruleset, rule_id, subject, checked.benchmark)
    if told is None:
        return None
    came_to = told.outcome.replace("_", " ") if told.in_force else "not in force on that day"
    saw = Branch("what it saw", tuple(Branch(f"{one} = {value}") for one, value in told.values.items()), "heading")
    rule = rule_branch(checked.ruleset.by_id[rule_id], checked.ruleset)
    return Branch(f"{name}: {came_to}", (*([saw] if told.values else []), rule), "title")


def _result(checked: Checked, one: Finding | Undetermined) -> Branch:
    rule = checked.ruleset.by_id[one.rule]
    if isinstance(one, Finding):
        lets: dict[LookedAt, list[str]] = {}
        for let, looked in one.rows.items():
            lets.setdefault(looked, []).append(let)
        rows = [_rows(checked.inspection, ", ".join(names), looked) for looked, names in lets.items()]
        seen = tuple(Branch(f"{name} = {value}") for name, value in one.values.items())
        saw = Branch("what it saw", seen, "heading")
        compared = _compared(checked, one.subject.id) if "compared" in one.values else ()
        above = (
            Branch(f"ask: {one.question}", role="ask"),
            saw,
            *rows,
            *compared,
            rule_branch(rule, checked.ruleset),
        )
        return Branch(_said(one), above, _role(one))
    gaps = tuple(Branch(f"{gap.written} of {gap.of.entity} {gap.of.id}: {gap.meaning}") for gap in one.unknown)
    return Branch(_said(one), (Branch("not recorded", gaps, "unknown"), rule_branch(rule, checked.ruleset)), _role(one))


def _rows(inspection: Inspection, let: str, looked: LookedAt) -> Branch:
    items = {item.id: item for item in inspection.record.evidence or ()}
    shown = []
    for one in looked.all:
        perhaps = ": perhaps" if one in looked.perhaps else ""
        is_item = one.entity == "evidence" and one.id in items
        branch = _item(items[one.id], inspection, perhaps) if is_item else Branch(f"{one.entity} {one.id}{perhaps}")
        shown.append(branch)
    if looked.more:
        shown.append(Branch("and perhaps more that were never recorded", role="unknown"))
    return Branch(f"{let} looked at", tuple(shown) or (Branch("nothing"),), "heading")


def _item(item: EvidenceItem, inspection: Inspection, more: str = "", role: str = "") -> Branch:
    kind = inspection.framework.kinds[item.kind].title if item.kind is not None else "kind not recorded"
    when = item.gathered_on.isoformat() if item.gathered_on is not None else "day not recorded"
    place = ""
    if inspection.recorded.document is not None:
        index = (inspection.record.evidence or ()).index(item)
        found = inspection.recorded.place("evidence", index, "id")
        place = f", record {found.within if found.cell else f'line {found.line}'}"
    title = f" {item.title}" if item.title else ""
    cites = tuple(cited_branch(ref, inspection.cited) for ref in item.standards or ())
    return Branch(f"{item.id}{title} ({kind}, {when}{place}){more}", cites, role)


def _subject(checked: Checked, name: str, results: Sequence[Finding | Undetermined]) -> Branch:
    inspection = checked.inspection
    evaluation = next(one for one in inspection.record.evaluations or () if one.subject == name)
    grade = inspection.grade(evaluation.grade)
    given = grade.label if grade is not None else str(evaluation.state or "not recorded")
    reason = Branch(f"reason: {evaluation.reason or 'not recorded'}")
    found = tuple(Branch(_said(one), role=_role(one)) for one in results)
    return Branch(
        inspection.title(name),
        (
            Branch(f"evaluation given by the team: {given}", (reason,), "heading"),
            Branch("evidence", tuple(_bearings(inspection, name)) or (Branch("none recorded"),), "heading"),
            Branch("weighed", tuple(_weighed(inspection, name)), "heading"),
            *_compared(checked, name),
            Branch("findings", found or (Branch("none"),), "heading"),
        ),
        "title",
    )


def _weighed(inspection: Inspection, subject: str) -> Iterator[Branch]:
    """What the evidence comes to, and what each item adds to it: the largest part first."""
    framework = inspection.framework
    weighed = weighing(inspection, subject=subject).subjects[subject]
    yield Branch(in_plain_words(weighed, framework))
    for item in sorted(weighed.items, key=lambda one: (-(one.share or 0.0), natural(one.id))):
        together = f", one source with {', '.join(item.counts_with)}" if item.counts_with else ""
        counts = f"weight {item.weight:g}, reliability {item.reliability:g}{together}"
        if item.adds is None:
            yield Branch(f"{item.id}: {counts}")
            continue
        shares = reversed(tuple(item.adds.items()))
        parts = [f"{roughly(share)} at {label_of(grade, framework)}" for grade, share in shares]
        adds = f": {', '.join(parts)}" if parts else ""
        yield Branch(f"{item.id} adds {roughly(item.share or 0.0)} of what the evidence says ({counts}){adds}")


def _compared(checked: Checked, subject: str) -> tuple[Branch, ...]:
    """How the grade lies among those of earlier inspections, where it was compared with any."""
    if checked.benchmark is None or subject not in checked.benchmark.subjects:
        return ()
    from .benchmark_text import compared_branch  # it loads numpy, which most explanations do without

    return (compared_branch(checked.benchmark, subject, checked.inspection.framework),)


def _looked_at(one: Finding | Undetermined, subject: Named) -> bool:
    """Whether a finding on something larger, such as the domain, rests on the subject."""
    return isinstance(one, Finding) and any(subject in looked.all for looked in one.rows.values())


def _said(one: Finding | Undetermined) -> str:
    return (
        f"{one.severity}: {one.message} [{one.id}]"
        if isinstance(one, Finding)
        else f"not determined: {one.title} [{one.id}]"
    )


def _role(one: Finding | Undetermined) -> str:
    return f"severity-{one.severity}" if isinstance(one, Finding) else "unknown"


def _bearings(inspection: Inspection, name: str) -> Iterator[Branch]:
    found = bearings(inspection)[name]
    yield from (_item(one.item, inspection, f": {one.told}", _ROLES.get(one.stance, "")) for one in found.items)
    if found.more:
        yield Branch("more may bear on it that the record does not tell of", role="unknown")
