"""What a framework's `tests.yaml` expects, held against the framework."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..aggregation import Aggregated, Span, aggregate, aggregate_scores, rule_of
from ..errors import Mismatch, QualityFrameworkError
from ..frameworks import Expectation, Framework, OnShelf, TestsFile, find, load, load_scoring, read_model
from ..vocabulary import Place


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """What came of one expectation: what differs, or nothing."""

    name: str
    place: Place
    differs: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether it is as expected."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class FrameworkTest:
    """What came of all expectations of a framework; of one without a `tests.yaml` there are none."""

    framework: str
    results: tuple[ExpectationResult, ...]

    @property
    def failures(self) -> tuple[ExpectationResult, ...]:
        """What is not as expected."""
        return tuple(one for one in self.results if not one.passed)


def run_pack_tests(ref: str, root: OnShelf = None) -> FrameworkTest:
    """Holds a framework to its `tests.yaml`.

    Raises:
        NotFound: when there is no such framework.
        InvalidInput: when its files, or the tests, have faults.
    """
    framework, pack = load(ref, root), find(ref, "framework", root)
    if not (pack.folder / "tests.yaml").exists():
        return FrameworkTest(framework.name, ())
    document, file = read_model(pack, "tests.yaml", TestsFile)
    results = (
        ExpectationResult(one.name, document.place("tests", index, "name"), tuple(_differs(framework, one, root)))
        for index, one in enumerate(file.tests)
    )
    return FrameworkTest(framework.name, tuple(results))


def _differs(framework: Framework, one: Expectation, root: OnShelf) -> Iterator[str]:
    file = framework.file
    if one.count is not None:
        points = sum(indicator.points or 0 for indicator in file.indicators)
        yield from _told(one.expect, points if one.count == "points" else len(getattr(file, one.count)), one.count)
    elif one.profiles is not None and one.day is not None:
        running = tuple(profile.id for profile in framework.profiles_on(one.day, one.known_on))
        yield from _told(one.profiles, running, "profiles")
    elif one.profile is not None:
        found = framework.profiles.get(one.profile)
        subjects = None if found is None else tuple(subject.id for subject in found.subjects)
        yield from _told(one.evaluates, subjects, f"what {one.profile} evaluates")
    elif one.about is not None:
        said = file.claims if one.day is None else framework.claims_on(one.day, one.known_on).get(one.about, ())
        claims = tuple(claim.id for claim in said if claim.about == one.about)
        yield from _told(one.claims, claims, f"claims about {one.about}")
    elif one.indicator is not None:
        yield from _of_indicator(framework, one, one.indicator)
    elif one.rule is not None:
        rule = rule_of(framework, one.day)
        yield from _told(one.rule, rule.id if rule is not None else "none", "the rule of grades")
    else:
        yield from _of_wholes(framework, one, root)


def _of_indicator(framework: Framework, one: Expectation, code: str) -> Iterator[str]:
    found = framework.indicators.get(code)
    if found is None:
        yield f"there is no indicator {code}"
        return
    there = {"title": found.title, "status": found.status, "domain": framework.domain_of[code].id}
    for key, value in there.items():
        if (wanted := getattr(one, key)) is not None:
            yield from _told(wanted, value, f"{key} of {code}")


def _of_wholes(framework: Framework, one: Expectation, root: OnShelf) -> Iterator[str]:
    try:
        made = {whole.id: whole for whole in _aggregated(framework, one, root).wholes}
    except QualityFrameworkError as error:
        yield from error.faults
        return
    if one.whole not in made:
        yield f"nothing is made of {one.whole}"
        return
    whole = made[one.whole]
    yield from _told(one.outcome, str(whole.outcome), f"outcome of {whole.id}")
    yield from _told(one.lowest, whole.lowest, f"lowest grade of {whole.id}")
    yield from _told(one.highest, whole.highest, f"highest grade of {whole.id}")
    if one.percent is not None:
        found = whole.reckoned and (whole.reckoned.rounded or _settled(whole.reckoned.percent))
        yield from _told(one.percent, found, f"per cent of {whole.id}")
    if one.points is not None:
        found = whole.reckoned and _settled(whole.reckoned.points)
        yield from _told(one.points, found, f"points of {whole.id}")


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


def _told(wanted: object, found: object, what: str) -> Iterator[str]:
    if wanted != found:
        yield f"{what}: expected {_plain(wanted)}, found {_plain(found)}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
