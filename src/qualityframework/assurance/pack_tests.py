"""What a framework's `tests.yaml` expects, held against the framework."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..aggregation import aggregate
from ..errors import QualityFrameworkError
from ..frameworks import Expectation, Framework, OnShelf, TestsFile, find, load, read_model
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
        ExpectationResult(one.name, document.place("tests", index, "name"), tuple(_differs(framework, one)))
        for index, one in enumerate(file.tests)
    )
    return FrameworkTest(framework.name, tuple(results))


def _differs(framework: Framework, one: Expectation) -> Iterator[str]:
    file = framework.file
    if one.count is not None:
        points = sum(indicator.points or 0 for indicator in file.indicators)
        yield from _told(one.expect, points if one.count == "points" else len(getattr(file, one.count)), one.count)
    elif one.day is not None:
        running = tuple(profile.id for profile in framework.profiles_on(one.day, one.known_on))
        yield from _told(one.profiles, running, "profiles")
    elif one.profile is not None:
        found = framework.profiles.get(one.profile)
        subjects = None if found is None else tuple(subject.id for subject in found.subjects)
        yield from _told(one.evaluates, subjects, f"what {one.profile} evaluates")
    elif one.about is not None:
        claims = tuple(claim.id for claim in file.claims if claim.about == one.about)
        yield from _told(one.claims, claims, f"claims about {one.about}")
    elif one.indicator is not None:
        yield from _of_indicator(framework, one, one.indicator)
    else:
        yield from _of_grades(framework, one)


def _of_indicator(framework: Framework, one: Expectation, code: str) -> Iterator[str]:
    found = framework.indicators.get(code)
    if found is None:
        yield f"there is no indicator {code}"
        return
    there = {"title": found.title, "status": found.status, "domain": framework.domain_of[code].id}
    for key, value in there.items():
        if (wanted := getattr(one, key)) is not None:
            yield from _told(wanted, value, f"{key} of {code}")


def _of_grades(framework: Framework, one: Expectation) -> Iterator[str]:
    try:
        made = {whole.id: whole for whole in aggregate(framework, one.graded or {}).wholes}
    except QualityFrameworkError as error:
        yield str(error)
        return
    if one.whole not in made:
        yield f"nothing is made of {one.whole}"
        return
    yield from _told(one.outcome, str(made[one.whole].outcome), f"outcome of {one.whole}")
    yield from _told(one.grade, made[one.whole].grade, f"grade of {one.whole}")


def _told(wanted: object, found: object, what: str) -> Iterator[str]:
    if wanted != found:
        yield f"{what}: expected {_plain(wanted)}, found {_plain(found)}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
