"""Tests of frameworks as data: every shipped framework has them and holds to them, and a wrong one is told."""

import shutil
from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.assurance import run_pack_tests
from qualityframework.frameworks import packs, shelf

FRAMEWORKS = [pack.name for pack in packs(kind="framework")]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_tests_and_holds_to_them(name: str) -> None:
    done = run_pack_tests(name)
    assert done.results
    assert [(one.name, one.differs) for one in done.failures] == []


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    shutil.copytree(shelf(), tmp_path / "packs")
    return tmp_path / "packs"


def told(root: Path, text: str, name: str = "children-care-protection/2019") -> list[str]:
    (root / name / "tests.yaml").write_text(f"tests:\n  - {{name: it, {text}}}\n", encoding="utf-8")
    return [difference for one in run_pack_tests(name, root).failures for difference in one.differs]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("count: indicators, expect: 21", "indicators: expected 21, found 22"),
        ("day: 2020-06-01, profiles: ['2018-20']", "profiles: expected 2018-20, found none"),
        ("profile: '2021-25', evaluates: ['2.2']", "what 2021-25 evaluates: expected 2.2, found 2.1"),
        ("profile: '1999', evaluates: ['2.2']", "what 1999 evaluates: expected 2.2, found none"),
        ("about: length, claims: []", "claims about length: expected none, found weeks-35, weeks-22, weeks-25"),
        ("indicator: '8.3', status: confirmed", "status of 8.3: expected confirmed, found reconstructed"),
        ("indicator: '8.4', status: confirmed", "there is no indicator 8.4"),
        (
            "about: length, day: 2020-01-01, known_on: 1999-01-01, claims: [weeks-22]",
            "claims about length: expected weeks-22, found none",
        ),
        ("rule: lowest, day: 2020-06-01", "the rule of grades: expected lowest, found none-known"),
        ("graded: {'2.1': good}, whole: management, outcome: made", "nothing is made of management"),
        (
            "scored: {'2.1': 3}, whole: management, outcome: made",
            "children-care-protection/2019 makes no ratings of scores",
        ),
    ],
)
def test_what_differs_is_told_with_what_was_expected_and_found(changed: Path, text: str, difference: str) -> None:
    assert told(changed, text) == [difference]


def test_a_grade_that_is_not_on_the_scale_fails_and_is_told(changed: Path) -> None:
    text = "graded: {'4.1': godo}, whole: kq4, outcome: made"
    (difference,) = told(changed, text, "care-homes-adults-older/1")
    assert "did you mean `good`?" in difference


@pytest.mark.parametrize(
    ("name", "text", "differences"),
    [
        (
            "cqc-single-assessment/2023",
            "scored: {safeguarding: [3, 2]}, whole: safe, outcome: made, lowest: good, highest: good, percent: 66",
            [
                "outcome of safe: expected made, found between",
                "lowest grade of safe: expected good, found inadequate",
                "highest grade of safe: expected good, found outstanding",
                "per cent of safe: expected 66.0, found none",
            ],
        ),
        (
            "efqm-model/2020",
            "scored: {'1': 45}, whole: '1', outcome: made, percent: 46, points: 46",
            ["per cent of 1: expected 46.0, found 45.0", "points of 1: expected 46.0, found 45.0"],
        ),
        (
            "efqm-model/2020",
            "scored: {'1.1': {sond: 45}}, whole: '1', outcome: made",
            ["1.1: `sond` is no attribute of it: did you mean `sound`?"],
        ),
        (
            "cqc-single-assessment/2023",
            "scored: {safeguarding: 3}, day: 2025-01-01, whole: safe, outcome: made",
            ["cqc-single-assessment/2023 makes no ratings of scores"],
        ),
    ],
)
def test_what_differs_of_scores_is_told(changed: Path, name: str, text: str, differences: list[str]) -> None:
    assert told(changed, text, name) == differences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("expect: 3", "exactly one is wanted of"),
        ("count: indicators, day: 2020-01-01, expect: 1, profiles: []", "exactly one is wanted of"),
        ("count: indicators, expect: 22, day: 2020-01-01", "`count` has no use for `day`"),
        ("rule: lowest", "`rule` asks for `day` beside it"),
        ("graded: {'2.1': good}, whole: x, outcome: made, points: 3", "`graded` has no use for `points`"),
        ("count: indicators", "`count` asks for `expect` beside it"),
        ("indicator: '2.1'", "asks for a `title`, a `status` or a `domain`"),
        ("count: indicater, expect: 1", "indicators"),
    ],
)
def test_a_test_that_asks_nothing_is_refused(changed: Path, text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        told(changed, text)


def test_tests_change_no_digest(changed: Path) -> None:
    before = {pack.name: pack.digest for pack in packs(changed)}
    told(changed, "count: indicators, expect: 22")
    assert {pack.name: pack.digest for pack in packs(changed)} == before
