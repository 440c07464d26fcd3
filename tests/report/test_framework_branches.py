"""A framework on a day, as it was known on another: programmes, none, and what sources say against each other."""

import datetime as dt

from qualityframework.frameworks import FrameworkFile, load
from qualityframework.report import Branch, framework_tree

FRAMEWORK = load("adult-support-protection/2020")
READ = dt.date(2026, 11, 22)


def told(branch: Branch) -> str:
    return "\n".join([branch.text, *(told(child) for child in branch.children)])


def shown(name: str, on: str | None = None, known_on: str | None = None) -> str:
    days = [None if day is None else dt.date.fromisoformat(day) for day in (on, known_on)]
    return told(framework_tree(load(name), *days))


def test_a_day_shows_the_programme_that_ran_and_no_other() -> None:
    text = shown("children-care-protection/2019", "2019-06-01")
    assert "2018-20: Children and young people in need of care and protection, 2018-20 [confirmed]" in text
    assert "2021-25" not in text


def test_a_day_between_programmes_says_that_none_ran_with_the_neighbours() -> None:
    text = shown("children-care-protection/2019", "2020-06-01")
    assert "no programme of it ran on that day, as far as is known" in text
    assert "the last before it, 2018-20, ran until 2020-03-31" in text
    assert "the next after it, 2021-25, began on 2021-07-01" in text


def test_before_anybody_learnt_of_it_nothing_was_known() -> None:
    before = shown(FRAMEWORK.name, "2021-06-01", "2021-06-01")
    assert "no programme of it ran on that day, as far as was known" in before
    assert "nothing that they say was known by then" in before
    assert "phase-1" in shown(FRAMEWORK.name, "2021-06-01", READ.isoformat())


def test_what_sources_say_against_each_other_is_all_shown_and_nothing_chosen() -> None:
    text = shown(FRAMEWORK.name)
    assert "number-of-areas: 2 things are said; which of them holds is not settled here" in text
    assert "areas-planned: Phase 1 was to inspect 26 areas. [confirmed]" in text
    assert "inspections-counted: Phase 1 made 25 inspections" in text


def test_a_fact_that_was_withdrawn_holds_until_then_and_says_so() -> None:
    data = FRAMEWORK.file.model_dump(by_alias=True, mode="json", exclude_none=True)
    data["claims"] = [
        {"id": "first", "about": "it", "text": "One.", "status": "drafted", "learnt": "2020-01-01"}
        | {"withdrawn": "2021-01-01", "instead": "second"},
        {"id": "second", "about": "it", "text": "Two.", "status": "drafted", "learnt": "2021-01-01"},
    ]
    file = FrameworkFile.model_validate(_as_written(data))
    framework = FRAMEWORK.model_copy(update={"file": file})
    on = dt.date(2019, 1, 1)

    def known(day: str | None) -> list[str]:
        found = framework.claims_known(on, None if day is None else dt.date.fromisoformat(day))
        assert found.cannot_be_told == ()
        return [one.id for one in found.known]

    assert known("2019-12-31") == []
    assert known("2020-06-01") == ["first"]
    assert known("2021-01-01") == known(None) == ["second"]
    text = told(framework_tree(framework))
    assert "learnt 2020-01-01, withdrawn 2021-01-01, and second holds instead" in text


def _as_written(data: object) -> object:
    """As a file has it: every value is text."""
    if isinstance(data, dict):
        return {key: _as_written(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_as_written(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


def test_what_is_not_judged_by_says_so_and_reconstructed_items_are_marked() -> None:
    text = shown(FRAMEWORK.name)
    assert "shown and compared only" in text
    assert "1.3 We share information [reconstructed]" in text
