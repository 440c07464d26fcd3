"""Grades of parts to a grade of the whole, by the rule that the framework declares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ..errors import Mismatch, Unusable
from ..frameworks import Aggregation, Framework, Limiting, Lowest
from ..vocabulary import Grade, did_you_mean
from .aggregated import Aggregated, Outcome, Part, Whole


def aggregate(framework: Framework, grades: Mapping[str, str], *, on: dt.date | None = None) -> Aggregated:
    """What the framework's own rule makes of grades; nothing where it declares none.

    Args:
        framework: the framework.
        grades: names of grades by code of the indicator; what is not there has no grade, which is no low grade.
        on: the day whose rule is asked for; it may be left out where there is but one.

    Raises:
        Unusable: with every indicator that is not the framework's and every grade that is not on its scale.
        Mismatch: when several rules are in force, or when the rule is a scoring, which asks for scores and not grades.
    """
    given = _read(framework, grades)
    rule = _rule(framework, on)
    if rule is None:
        days = "" if on is None else f" for {on.isoformat()}"
        reason = f"{framework.name} declares no rule{days} that makes one grade of others"
        return _result(framework, on, None, (), reason)
    if rule.none is not None:
        return _result(framework, on, rule, (), rule.none)
    if rule.lowest is not None:
        return _result(framework, on, rule, tuple(_lowest(framework, rule.lowest, given)), None)
    if rule.limiting is not None:
        return _result(framework, on, rule, (_limited(framework, rule.limiting, given),), None)
    raise Mismatch(f"{rule.title}: {rule.scoring} makes ratings of scores, and grades are not scores")


def _read(framework: Framework, grades: Mapping[str, str]) -> dict[str, Grade]:
    faults, known = list[str](), dict[str, Grade]()
    for code, name in grades.items():
        grade = framework.scale.grade(name)
        if code not in framework.indicators:
            faults.append(f"there is no indicator `{code}`: {did_you_mean(code, framework.indicators)}")
        if grade is None:
            names = [one.name for one in framework.scale.grades]
            faults.append(f"`{name}` is no point of the {framework.scale.title}: {did_you_mean(name, names)}")
        else:
            known[code] = grade
    if faults:
        raise Unusable("\n".join(faults))
    return known


def _rule(framework: Framework, on: dt.date | None) -> Aggregation | None:
    found = [one for one in framework.file.aggregations if on is None or one.covers(on)]
    if len(found) > 1:
        names = " and ".join(f"`{one.id}`" for one in found)
        raise Mismatch(f"{names} of {framework.name} are both possible: give a day on which one alone is in force")
    return found[0] if found else None


def _result(
    framework: Framework, on: dt.date | None, rule: Aggregation | None, wholes: tuple[Whole, ...], reason: str | None
) -> Aggregated:
    return Aggregated(
        framework=framework.name,
        framework_digest=framework.digest,
        on=on,
        rule=rule.id if rule is not None else None,
        title=rule.title if rule is not None else framework.file.title,
        status=rule.status if rule is not None else None,
        wholes=wholes,
        reason=reason,
    )


def _part(framework: Framework, code: str, given: Mapping[str, Grade]) -> Part:
    one, grade = framework.indicators[code], given.get(code)
    return Part(indicator=code, title=one.title, status=one.status, grade=grade.name if grade is not None else None)


def _lowest(framework: Framework, rule: Lowest, given: Mapping[str, Grade]) -> Iterator[Whole]:
    titles = {domain.id: domain.title for domain in framework.file.domains}
    for domain in rule.domains:
        codes = [code for code, home in framework.domain_of.items() if home.id == domain]
        graded = {code: given[code] for code in codes if code in given}
        lowest = min(graded.values(), default=None)
        outcome = Outcome.UNKNOWN
        if lowest is not None:
            settled = len(graded) == len(codes) or lowest.position == 1
            outcome = Outcome.MADE if settled else Outcome.AT_MOST
        yield Whole(
            id=domain,
            title=titles[domain],
            outcome=outcome,
            grade=lowest.name if lowest is not None else None,
            limited_by=tuple(code for code, grade in graded.items() if grade == lowest),
            parts=tuple(_part(framework, code, given) for code in codes),
        )


def _limited(framework: Framework, rule: Limiting, given: Mapping[str, Grade]) -> Whole:
    at, most = framework.scale.grade(rule.at), framework.scale.grade(rule.no_higher_than)
    assert at is not None
    assert most is not None
    limits = tuple(code for code in rule.by if code in given and given[code] <= at)
    whole, open_ = given.get(rule.whole), any(code not in given for code in rule.by)
    if whole is not None and (whole <= most or not (limits or open_)):
        outcome = Outcome.WITHIN
    elif whole is not None and limits:
        outcome = Outcome.ABOVE
    else:
        outcome = Outcome.AT_MOST if limits else Outcome.UNKNOWN
    return Whole(
        id=rule.whole,
        title=framework.indicators[rule.whole].title,
        outcome=outcome,
        grade=most.name if limits else None,
        limited_by=limits,
        parts=tuple(_part(framework, code, given) for code in (rule.whole, *rule.by)),
    )
