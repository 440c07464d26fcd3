"""Grades of parts to a grade of the whole, by the rule that the framework declares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ..errors import Mismatch, Unusable
from ..frameworks import Framework, Limiting, Lowest
from ..vocabulary import Grade, did_you_mean
from .aggregated import Aggregated, Outcome, Part, Whole
from .rules import aggregated, rule_of, without_rule


def aggregate(framework: Framework, grades: Mapping[str, str], *, on: dt.date | None = None) -> Aggregated:
    """What the framework's own rule makes of grades; nothing where it declares none for that day.

    Args:
        framework: the framework.
        grades: names of grades by code of the indicator; what is not there has no grade, which is no low grade.
        on: the day whose rule is asked for; it may be left out where there is but one.

    Raises:
        Unusable: with every indicator that is not the framework's and every grade that is not on its scale.
        Mismatch: when several rules are possible, or when the rule is a scoring: see `aggregate_scores`.
    """
    rule = rule_of(framework, on)
    if rule is None:
        return without_rule(framework, on, grades)
    if rule.scoring is not None:
        raise Mismatch(f"{rule.title}: {rule.scoring} makes ratings of scores, and grades are not scores")
    given = _read(framework, grades)
    wholes: list[Whole] = []
    if rule.lowest is not None:
        wholes += _lowest(framework, rule.lowest, given)
    if rule.limiting is not None:
        wholes.append(_limited(framework, rule.limiting, given))
    return aggregated(framework, on, rule, wholes, grades)


def _read(framework: Framework, grades: Mapping[str, str]) -> dict[str, Grade]:
    faults, known = list[str](), dict[str, Grade]()
    for code, name in grades.items():
        grade = framework.scale.grade(name)
        if code not in framework.indicators:
            faults.append(
                f"there is no indicator `{code}` in {framework.name}: {did_you_mean(code, framework.indicators)}"
            )
        if grade is None:
            names = [one.name for one in framework.scale.grades]
            faults.append(f"`{name}` is no point of the {framework.scale.title}: {did_you_mean(name, names)}")
        else:
            known[code] = grade
    if faults:
        raise Unusable(*faults)
    return known


def _part(framework: Framework, code: str, given: Mapping[str, Grade]) -> Part:
    one, grade = framework.indicators[code], given.get(code)
    return Part(indicator=code, title=one.title, status=one.status, grade=grade.name if grade is not None else None)


def _lowest(framework: Framework, rule: Lowest, given: Mapping[str, Grade]) -> Iterator[Whole]:
    domains = {domain.id: domain for domain in framework.file.domains}
    for domain in (domains[id_] for id_ in rule.domains):
        codes = framework.indicators_of(domain.id)
        graded = {code: given[code] for code in codes if code in given}
        parts = tuple(_part(framework, code, given) for code in codes)
        if not graded:
            yield Whole(id=domain.id, title=domain.title, outcome=Outcome.UNKNOWN, parts=parts)
            continue
        highest = min(graded.values())
        complete = len(graded) == len(codes) and domain.indicators_status is not None
        lowest = highest if complete else framework.scale.grades[0]
        yield Whole(
            id=domain.id,
            title=domain.title,
            outcome=Outcome.MADE if lowest == highest else Outcome.AT_MOST,
            lowest=lowest.name,
            highest=highest.name,
            limited_by=tuple(code for code, grade in graded.items() if grade == highest),
            parts_status=domain.indicators_status,
            parts=parts,
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
        outcome = Outcome.LIMITED if limits else Outcome.UNKNOWN
    return Whole(
        id=rule.whole,
        title=framework.indicators[rule.whole].title,
        outcome=outcome,
        highest=most.name if limits else None,
        limited_by=limits,
        parts=tuple(_part(framework, code, given) for code in (rule.whole, *rule.by)),
    )
