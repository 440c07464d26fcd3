"""What the `tests.yaml` of a framework expects, held against the framework."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..aggregation import Aggregated, Span, aggregate, aggregate_scores, rule_of
from ..errors import Mismatch
from ..frameworks import AsKnown, Claim, Expectation, Framework, OnShelf, Profile, load_scoring
from ..vocabulary import did_you_mean
from .differing import told


def framework_differs(framework: Framework, one: Expectation, root: OnShelf) -> Iterator[str]:
    """What is not as expected."""
    file = framework.file
    if one.count is not None:
        points = sum(indicator.points or 0 for indicator in file.indicators)
        yield from told(one.expect, points if one.count == "points" else len(getattr(file, one.count)), one.count)
    elif one.profiles is not None and one.day is not None:
        yield from _not_there("profile", one.profiles, framework.profiles)
        yield from _as_known(one, one.profiles, framework.profiles_known(one.day, one.known_on), "profiles")
    elif one.profile is not None:
        found = framework.profiles.get(one.profile)
        if found is None:
            yield f"there is no profile {one.profile}: {did_you_mean(one.profile, framework.profiles)}"
            return
        subjects = {subject.id for profile in framework.profiles.values() for subject in profile.subjects}
        yield from _not_there("subject", one.evaluates or (), subjects)
        yield from told(one.evaluates, tuple(subject.id for subject in found.subjects), f"what {one.profile} evaluates")
    elif one.about is not None:
        known = {claim.about for claim in file.claims}
        if one.about not in known:
            yield f"nothing is claimed about {one.about}: {did_you_mean(one.about, known)}"
        said = AsKnown(file.claims)  # of all days, those that were withdrawn included
        if one.day is not None or one.known_on is not None:
            said = framework.claims_known(one.day, one.known_on)
        mine = AsKnown(*(tuple(claim for claim in part if claim.about == one.about) for part in said))
        yield from _as_known(one, one.claims, mine, f"claims about {one.about}")
    elif one.indicator is not None:
        yield from _of_indicator(framework, one, one.indicator)
    elif one.rule is not None:
        rule = rule_of(framework, one.day)
        yield from told(one.rule, rule.id if rule is not None else "none", "the rule of grades")
    else:
        yield from _of_wholes(framework, one, root)


def _not_there(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """What an expectation names and no framework could fulfil."""
    return (f"there is no {what} {name}: {did_you_mean(name, known)}" for name in names if name not in known)


def _as_known(
    one: Expectation, wanted: tuple[str, ...] | None, found: AsKnown[Profile] | AsKnown[Claim], what: str
) -> Iterator[str]:
    """What was known, and apart from it that of which it cannot be told whether it was."""
    yield from told(wanted, tuple(fact.id for fact in found.known), what)
    untold = tuple(fact.id for fact in found.cannot_be_told)
    yield from told(one.cannot_be_told or (), untold, f"{what} of which it cannot be told whether they were known")


def _of_indicator(framework: Framework, one: Expectation, code: str) -> Iterator[str]:
    found = framework.indicators.get(code)
    if found is None:
        yield f"there is no indicator {code}: {did_you_mean(code, framework.indicators)}"
        return
    there = {"title": found.title, "status": found.status, "domain": framework.domain_of[code].id}
    for key, value in there.items():
        if (wanted := getattr(one, key)) is not None:
            yield from told(wanted, value, f"{key} of {code}")


def _of_wholes(framework: Framework, one: Expectation, root: OnShelf) -> Iterator[str]:
    made = {whole.id: whole for whole in _aggregated(framework, one, root).wholes}
    if one.whole not in made:
        yield f"nothing is made of {one.whole}: {did_you_mean(one.whole or '', made)}"
        return
    whole = made[one.whole]
    yield from told(one.outcome, str(whole.outcome), f"outcome of {whole.id}")
    yield from told(one.lowest, whole.lowest, f"lowest grade of {whole.id}")
    yield from told(one.highest, whole.highest, f"highest grade of {whole.id}")
    if one.percent is not None:
        found = whole.reckoned and (whole.reckoned.rounded or _settled(whole.reckoned.percent))
        yield from told(one.percent, found, f"per cent of {whole.id}")
    if one.points is not None:
        found = whole.reckoned and _settled(whole.reckoned.points)
        yield from told(one.points, found, f"points of {whole.id}")


def _aggregated(framework: Framework, one: Expectation, root: OnShelf) -> Aggregated:
    if one.scored is None:
        return aggregate(framework, one.graded or {}, on=one.day)
    rule = rule_of(framework, one.day)
    if rule is None or rule.scoring is None:
        raise Mismatch(f"{framework.name} makes no ratings of scores")
    scores = {code: (given,) if isinstance(given, float) else given for code, given in one.scored.items()}
    return aggregate_scores(framework, load_scoring(rule.scoring, root), scores, on=one.day)


def _settled(span: Span | None) -> float | None:
    return span.low if span is not None and span.settled else None
