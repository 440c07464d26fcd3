"""Where the sources contradict each other, packs keep what each says: nothing is chosen and nothing is lost."""

import datetime as dt

import pytest

from qualityframework.frameworks import Knownness, load, packs

CHILDREN = "children-care-protection/2019"
PAIRS = [
    (CHILDREN, "what-is-evaluated", {"five-questions", "four-statements", "four-statements-in-reports"}),
    (CHILDREN, "length", {"weeks-35", "weeks-22", "weeks-25"}),
    (CHILDREN, "phases", {"three-phases", "two-main-phases", "two-phases"}),
    (CHILDREN, "age", {"under-18", "up-to-26"}),
    ("community-justice-self-evaluation/2024", "areas-validated", {"four-areas", "six-areas"}),
    (CHILDREN, "governance-review-report", {"governance-planned", "governance-published"}),
    (CHILDREN, "supervision-order-inspections", {"supervision-three", "supervision-six", "supervision-four"}),
    (CHILDREN, "efqm-name", {"efqm-foundation", "efqm-framework"}),
    ("adult-support-protection/2020", "number-of-areas", {"areas-planned", "inspections-counted"}),
]


@pytest.mark.parametrize(("name", "about", "claims"), PAIRS)
def test_each_side_is_kept_with_its_source(name: str, about: str, claims: set[str]) -> None:
    framework = load(name)
    found = [one for one in framework.file.claims if one.about == about]
    assert {one.id for one in found} == claims
    assert all(one.source in framework.file.sources for one in found)
    assert all(framework.learnt(one) is not None for one in found)


def test_two_dated_programmes_settle_what_one_page_leaves_open() -> None:
    framework = load(CHILDREN)

    def evaluated(day: str) -> list[str]:
        (profile,) = framework.profiles_on(dt.date.fromisoformat(day))
        return [subject.id for subject in profile.subjects]

    assert evaluated("2019-11-29") == ["1.1", "2.1", "2.2", "9.1-9.4"]
    assert evaluated("2022-03-01") == ["2.1"]
    assert framework.profiles_on(dt.date(2020, 6, 1)) == ()


def test_a_slip_of_a_source_is_kept_as_said_and_the_programme_has_the_year_that_fits() -> None:
    framework = load("community-justice-self-evaluation/2024")
    (claim,) = [one for one in framework.file.claims if one.about == "validation-days"]
    assert "2024" in claim.text
    running = {profile.id: profile for profile in framework.profiles_on(dt.date(2025, 2, 1))}
    assert running["validation-2025"].dates_status == "reconstructed"
    assert "validation-2025" not in {profile.id for profile in framework.profiles_on(dt.date(2024, 2, 1))}


def test_nothing_is_known_before_it_was_read() -> None:
    for pack in packs(kind="framework"):
        framework = load(pack.name)
        early = dt.date(2000, 1, 1)
        for claim in framework.file.claims:
            known = claim.known_on(early, framework.file.sources)
            assert known is (Knownness.CANNOT_BE_TOLD if framework.learnt(claim) is None else Knownness.NOT_YET)
