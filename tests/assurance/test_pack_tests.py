"""Tests of packs as data: every shipped pack that can have them holds to them, and a wrong one is told."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from qualityframework import InvalidInput
from qualityframework.assurance import run_pack_tests
from qualityframework.crosswalks import MAY_INTERSECT
from qualityframework.frameworks import TESTED, ExpectedKind, RelationKind, packs, shelf

PACKS = [(pack.name, pack.kind) for pack in packs() if pack.kind in TESTED]


@pytest.mark.parametrize(("name", "kind"), PACKS)
def test_every_pack_has_tests_and_holds_to_them(name: str, kind: str) -> None:
    done = run_pack_tests(name, kind=kind)
    assert done.results
    assert [(one.name, one.differs) for one in done.failures] == []


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    shutil.copytree(shelf(), tmp_path / "packs")
    return tmp_path / "packs"


def told(root: Path, text: str, name: str = "children-care-protection/2019") -> list[str]:
    (root / name / "tests.yaml").write_text(f"tests:\n  - {{name: it, {text}}}\n", encoding="utf-8")
    done = run_pack_tests(name, root, dict(PACKS)[name])
    return [difference for one in done.failures for difference in one.differs]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("count: indicators, expect: 21", "indicators: expected 21, found 22"),
        ("day: 2020-06-01, profiles: ['2018-20']", "profiles: expected 2018-20, found none"),
        ("profile: '2021-25', evaluates: ['2.2']", "what 2021-25 evaluates: expected 2.2, found 2.1"),
        (
            "profile: '1999', evaluates: ['2.2']",
            "there is no profile 1999: known here: `2018-20`, `2021-25`, `2025-26`",
        ),
        ("about: length, claims: []", "claims about length: expected none, found weeks-35, weeks-22, weeks-25"),
        ("indicator: '8.3', status: confirmed", "status of 8.3: expected confirmed, found reconstructed"),
        ("indicator: '8.4', status: confirmed", "there is no indicator 8.4: did you mean `5.4`?"),
        (
            "about: length, day: 2020-01-01, known_on: 1999-01-01, claims: [weeks-22]",
            "claims about length: expected weeks-22, found none",
        ),
        ("rule: lowest, day: 2020-06-01", "the rule of grades: expected lowest, found none-known"),
        (
            "graded: {'2.1': good}, whole: management, outcome: made",
            "nothing is made of management: nothing is known here",
        ),
        (
            "scored: {'2.1': 3}, whole: management, outcome: made",
            "children-care-protection/2019 makes no ratings of scores",
        ),
    ],
)
def test_what_differs_is_told_with_what_was_expected_and_found(changed: Path, text: str, difference: str) -> None:
    assert told(changed, text) == [difference]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("day: 2019-06-01, profiles: ['2018-20', '2018-02']", "there is no profile 2018-02: did you mean `2018-20`?"),
        ("profile: '2021-25', evaluates: ['2.1', '22.1']", "there is no subject 22.1: did you mean `2.1`?"),
    ],
)
def test_a_name_that_nothing_could_have_is_told_before_what_was_found(changed: Path, text: str, words: str) -> None:
    name, difference = told(changed, text)
    assert name == words
    assert "expected" in difference


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


SCALE, CATALOGUE = "ofsted-judgements/1", "health-social-care-standards/2017"
BETWEEN, DOMAINS = "children-2014-to-2019/1", "children-2019-to-efqm-2013/1"


@pytest.mark.parametrize(
    ("name", "text", "difference"),
    [
        (SCALE, "count: points, expect: 6", "points: expected 6, found 4"),
        (SCALE, "written: Adequate, point: 3", "the point written `Adequate`: expected 3, found 2"),
        (SCALE, "written: Weak, point: 2", "the point written `Weak`: expected 2, found none"),
        (SCALE, "not_written: satisfactory", "the point written `satisfactory`: expected none, found 2"),
        (SCALE, "number: 4, label: Excellent", "label of 4: expected Excellent, found Outstanding"),
        (SCALE, "number: 4, status: drafted", "status of 4: expected drafted, found confirmed"),
        (SCALE, "number: 5, label: Excellent", "there is no point 5"),
        (CATALOGUE, "count: principles, expect: 4", "principles: expected 4, found 5"),
        (CATALOGUE, "statement: '1.19', outcome: '2'", "outcome of 1.19: expected 2, found 1"),
        (CATALOGUE, "statement: '1.190', outcome: '1'", "1.190 is not carried"),
        (
            CATALOGUE,
            "statement: '1.19', outcome: '1', status: drafted",
            "status of 1.19: expected drafted, found confirmed",
        ),
        (CATALOGUE, "not_carried: '3.20'", "3.20 is carried"),
        (CATALOGUE, "not_carried: '1'", "1 is carried"),
        (CATALOGUE, "not_carried: compasion", f"there is no `compasion` in {CATALOGUE}: did you mean `compassion`?"),
        (CATALOGUE, "not_carried: 1.3a", f"there is no `1.3a` in {CATALOGUE}: did you mean `1.3`?"),
        (
            CATALOGUE,
            "not_carried: '6.1'",
            f"there is no outcome `6` in {CATALOGUE}, and so no `6.1`: it has `1`, `2`, `3`, `4`, `5`",
        ),
        (
            BETWEEN,
            "item: '2.1', to: '2.1', kind: equal",
            "relation of 2.1 to 2.1: expected equal, found equivalent",
        ),
        (
            BETWEEN,
            "item: '2.1', to: '2.2', kind: none",
            "relation of 2.1 to 2.2: expected none, found not-mapped",
        ),
        (
            BETWEEN,
            "item: '2.1', to: '2.1', kind: equivalent, status: confirmed",
            "status of 2.1 to 2.1: expected confirmed, found reconstructed",
        ),
        (BETWEEN, "not_mapped: '2.1'", "2.1 is mapped: equivalent 2.1"),
        (BETWEEN, "not_mapped_there: '5.3'", "5.3 is mapped: intersects 5.3"),
        (BETWEEN, "not_mapped: '10.1'", "there is no indicator 10.1 in children-services/2014: did you mean `1.1`?"),
        (
            BETWEEN,
            "item: '2.1', to: people, level_to: domain, kind: subset",
            "there is no domain people in children-care-protection/2019: known here: `capacity-for-improvement`, "
            "`delivery-of-services`, `key-outcomes`, `leadership`, `management`, `stakeholders-needs`",
        ),
        (DOMAINS, "not_mapped: '1.1'", "1.1 is mapped: may-intersect 9"),
        (DOMAINS, "not_mapped: leadership, level: domain", "leadership is mapped: intersects 1"),
        (
            DOMAINS,
            "item: '9.1', to: '9', kind: intersects",
            "relation of 9.1 to 9: expected intersects, found not-mapped",
        ),
    ],
)
def test_what_differs_of_other_packs_is_told(changed: Path, name: str, text: str, difference: str) -> None:
    assert told(changed, text, name) == [difference]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (SCALE, "label: Good", "exactly one is wanted of `count`, `written`, `not_written`, `number`"),
        (SCALE, "written: Good", "`written` asks for `point` beside it"),
        (SCALE, "number: 3", "`number` asks for one of `label`, `status` beside it"),
        (SCALE, "number: 3, label: Good, point: 3", "`number` has no use for `point`"),
        (SCALE, "number: 0, label: None", "1"),
        (SCALE, "indicator: '1.1', title: Good", "the key `indicator` is not known here"),
        (CATALOGUE, "statement: '1.19'", "`statement` asks for `outcome` beside it"),
        (CATALOGUE, "not_carried: '1.1', outcome: '1'", "`not_carried` has no use for `outcome`"),
        (BETWEEN, "item: '2.1', kind: equal", "`item` asks for `to` beside it"),
        (BETWEEN, "item: '2.1', to: '2.1'", "`item` asks for `kind` beside it"),
        (BETWEEN, "item: '2.1', to: '2.1', kind: unmapped", "not-mapped"),
        (BETWEEN, "not_mapped: '1.1'}\n  - {name: it, not_mapped: '1.2'", "two tests are called `it`"),
        (BETWEEN, "not_mapped: '2.1', not_mapped_there: '2.1'", "exactly one is wanted of `item`"),
    ],
)
def test_a_test_of_another_pack_that_asks_nothing_is_refused(changed: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(words)):
        told(changed, text, name)


def test_a_kind_that_is_none_is_told_once(changed: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        told(changed, "item: '2.1', to: '2.1', kind: intersect", BETWEEN)
    assert len(caught.value.diagnostics) == 1
    assert "`intersects`" in str(caught.value)


def test_every_kind_of_relation_can_be_expected() -> None:
    assert {*get_args(ExpectedKind)} == {*RelationKind, MAY_INTERSECT, "not-mapped"}


def test_a_crosswalk_is_held_to_its_own_relations_alone(changed: Path) -> None:
    """Another one between the same two says what this one is silent on."""
    text = (changed / BETWEEN / "crosswalk.yaml").read_text(encoding="utf-8")
    text = text.replace("id: children-2014-to-2019", "id: another").partition("relations:")[0]
    (changed / "another" / "1").mkdir(parents=True)
    more = "relations:\n- {from: ['2.1'], to: ['2.2'], kind: intersects, status: drafted}\n"
    (changed / "another" / "1" / "crosswalk.yaml").write_text(text + more, encoding="utf-8")
    assert told(changed, "item: '2.1', to: '2.2', kind: not-mapped", BETWEEN) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("expect: 3", "exactly one is wanted of"),
        ("count: indicators, day: 2020-01-01, expect: 1, profiles: []", "exactly one is wanted of"),
        ("count: indicators, expect: 22, day: 2020-01-01", "`count` has no use for `day`"),
        ("rule: lowest", "`rule` asks for `day` beside it"),
        ("graded: {'2.1': good}, whole: x, outcome: made, points: 3", "`graded` has no use for `points`"),
        ("count: indicators", "`count` asks for `expect` beside it"),
        ("indicator: '2.1'", "`indicator` asks for one of `title`, `status`, `domain` beside it"),
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
