"""What a notebook shows of the four values that people look at."""

from __future__ import annotations

import pytest

from qualityframework import check, load, packs, parse, weigh
from qualityframework.report import notebook_html
from tests.report.panel_pack.conftest import EXAMPLES
from tests.report.panel_pack.pages import Page, page_of

BARE = "{id: bare, title: Bare, framework: children-care-protection/2019, profile: 2018-20, as_of: 2019-11-29}"
HOSTILE = "<script>alert(1)</script><img src=x onerror=y>"


def shown(value: object) -> Page:
    """What is seen of it."""
    return page_of(value._repr_html_())  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [pack.name for pack in packs(kind="framework")])
def test_a_framework_shows_its_indicators(name: str) -> None:
    framework = load(name)
    page = shown(framework)
    assert sum(tag == "tr" for tag, _ in page.elements) == len(framework.indicators) + 1
    assert page.foreign == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_an_inspection_its_weighing_and_its_review_are_shown(path: str) -> None:
    checked = check(path)
    for evaluation in checked.inspection.record.evaluations or ():
        assert checked.inspection.title(evaluation.subject) in shown(checked.inspection).text
    for weighed in weigh(checked.inspection).values():
        assert weighed.title in shown(weighed).text
    review = shown(checked.review).text
    assert f"{len(checked.review.undetermined)} could not be determined" in review
    assert "no grade is issued here" in review


def test_what_is_not_shown_is_counted() -> None:
    review = check(EXAMPLES / "orkney-2020.yaml").review
    left = max(len(review.findings) - 50, 0) + len(review.undetermined) - 50
    assert f"{left} more are not shown here" in shown(review).text


def test_what_is_not_recorded_says_so() -> None:
    inspection = check(parse(BARE)).inspection
    assert "Evaluations are not recorded." in shown(inspection).text
    weighed = weigh(inspection)["2.1"]
    assert "the team's grade is not recorded" in shown(weighed).text
    assert "Nothing could be weighed" in shown(weighed).text


def test_an_evaluation_without_a_grade_is_not_told_as_evaluated() -> None:
    states = ("{subject: '2.1', state: not-evaluated}", "{subject: '2.2', state: evaluated}", "{subject: '1.1'}")
    page = shown(check(parse(f"{BARE[:-1]}, evaluations: [{', '.join(states)}]}}")).inspection).text
    assert "3 evaluations recorded; evidence: not recorded" in page
    assert (page.count("not evaluated"), page.count("not recorded")) == (1, 3)


def test_hostile_texts_stay_texts() -> None:
    told = f'{BARE[:-1]}, evaluations: [{{subject: "2.1", grade: good}}]}}'.replace(
        "title: Bare", f'title: "{HOSTILE}"'
    )
    checked = check(parse(told))
    for value in (checked.inspection, checked.review):
        page = shown(value)
        assert page.foreign == []
        assert HOSTILE in page.text


def test_nothing_else_is_shown() -> None:
    with pytest.raises(TypeError, match="a notebook shows frameworks"):
        notebook_html(3)
