"""`frameworks diff`, `frameworks lint`, `frameworks new` and `frameworks standards`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qualityframework.assurance import FrameworkDiff
from qualityframework.frameworks import Standards, standards_of
from qualityframework.frameworks import packs as on_shelf
from tests.cli.running import ROOT, run

FIRST, SECOND = "children-services/2014", "children-care-protection/2019"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "rulesets", tmp_path / "packs")


# diff ----------------------------------------------------------------------------------------------------------------


def test_a_framework_is_no_other_than_itself() -> None:
    ran = run("frameworks", "diff", SECOND, SECOND)
    assert (ran.code, ran.err) == (0, "")
    assert "0 differences; " in ran.out


def test_what_differs_ends_with_1_and_says_that_titles_are_not_meaning() -> None:
    ran = run("frameworks", "diff", FIRST, SECOND)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(f"{FIRST} compared with {SECOND}\n")
    assert "do not show that the meaning is" in " ".join(ran.out.split())


def test_the_comparison_as_json_can_be_read_back() -> None:
    ran = run("frameworks", "diff", FIRST, SECOND, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    made = FrameworkDiff.model_validate_json(ran.out)
    assert (made.first, made.second) == (FIRST, SECOND)
    assert len(json.loads(ran.out)["changes"]) == len(made.changes)


def test_a_framework_that_is_not_there_offers_the_nearest() -> None:
    ran = run("frameworks", "diff", FIRST, "children-care-protecton")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `children-care-protection`?" in ran.err


# lint ----------------------------------------------------------------------------------------------------------------


def test_the_shipped_packs_have_no_faults_and_are_wanting_in_nothing() -> None:
    ran = run("frameworks", "lint")
    assert (ran.code, ran.err) == (0, "")
    wanting = {line for line in ran.out.splitlines() if "there is no" in line or "cited by no" in line}
    assert wanting == set()
    assert f"; with faults: 0; wanting in something: {len(wanting)}\n" in ran.out
    assert "IN NO PROFILE" in ran.out


def test_what_is_wanting_ends_with_1_when_it_is_looked_at_strictly(packs: Path) -> None:
    (packs / SECOND / "CHANGELOG.md").unlink()
    for arguments, code in (((), 0), (("--strict",), 1)):
        ran = run("frameworks", "lint", SECOND, *arguments, "--rulesets", packs)
        assert (ran.code, ran.err) == (code, "")
        assert f"{SECOND}: there is no CHANGELOG.md\n" in ran.out


def test_faults_of_several_packs_are_told_with_their_places_and_end_with_2(packs: Path) -> None:
    (packs / "report-wording/1/wording.yaml").write_text("", encoding="utf-8")
    path = packs / FIRST / "framework.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    ran = run("frameworks", "lint", "--rulesets", packs)
    assert ran.code == 2
    assert "error[empty-file]" in ran.out
    assert f"{packs.as_posix()}/{FIRST}/framework.yaml:" in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_a_fault_of_a_scale_is_told_once_and_those_that_need_it_are_named(packs: Path) -> None:
    path = packs / "six-point-scale/1/scale.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    ran = run("frameworks", "lint", "--rulesets", packs)
    assert (ran.code, ran.out.count("error[")) == (2, 1)
    assert f"{SECOND}: not looked at: needs six-point-scale/1, which has faults\n" in ran.out
    assert "; with faults: 1; needing one that has: " in ran.out


def test_packs_that_cannot_be_read_are_all_told_and_the_others_listed(packs: Path) -> None:
    for name in ("efqm-radar/2020/scoring.yaml", "children-2014-to-2019/1/crosswalk.yaml"):
        path = packs / name
        path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    ran = run("frameworks", "list", "--rulesets", packs)
    assert (ran.code, ran.err.count("error[")) == (2, 2)
    rows = {row.split()[0]: row for row in ran.out.splitlines()}
    assert len(rows) == 1 + len(on_shelf(packs))
    assert [name for name, row in rows.items() if row.endswith("(cannot be read)")] == [
        "children-2014-to-2019/1",
        "efqm-radar/2020",
    ]
    assert "2 faults" in ran.err


def test_every_framework_that_is_not_there_is_told() -> None:
    ran = run("frameworks", "diff", "nope", "children-care-protecton")
    assert ran.code == 2
    assert "no framework `nope`" in ran.err
    assert "did you mean `children-care-protection`?" in ran.err


def test_a_pack_that_is_not_there_offers_the_nearest() -> None:
    ran = run("frameworks", "lint", "children-care-protecton")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `children-care-protection`?" in ran.err


# new -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", ["six-point-scale/1", "efqm-radar-levels/2020"])
def test_a_pack_that_is_begun_loads_lints_clean_and_its_tests_hold(packs: Path, scale: str) -> None:
    ran = run("frameworks", "new", "fostering/2026", "--output", packs, "--scale", scale, "--read", "2026-11-22")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("written: ") == 4
    assert "it names" not in ran.out
    linted = run("frameworks", "lint", packs / "fostering" / "2026", "--strict")
    assert (linted.code, linted.err) == (0, "")
    tested = run("test", "fostering/2026", "--rulesets", packs)
    assert (tested.code, tested.out) == (0, "fostering/2026: 3 tests: 3 as expected, 0 not\n")


def test_nothing_is_written_over(packs: Path) -> None:
    before = (packs / SECOND / "framework.yaml").read_bytes()
    ran = run("frameworks", "new", SECOND, "--output", packs)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in " ".join(ran.err.replace("│", " ").split())
    assert (packs / SECOND / "framework.yaml").read_bytes() == before


def test_a_folder_without_the_packs_that_it_names_is_told_how_to_get_them(tmp_path: Path) -> None:
    ran = run("frameworks", "new", "fostering/2026", "--output", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "it names six-point-scale/1, quality-and-consistency-panel/2019, scrutiny-evidence/1" in ran.out
    assert "copy the packs there" in ran.out


@pytest.mark.parametrize(
    "name",
    [
        *("Fostering/2026", "fostering", "../x/1", "a/b/c", "fostering/", "fostering/..", "fostering/2026."),
        *("con/1", "lpt1/1", "fostering/NUL", "fostering/aux.1", "x" * 81 + "/1", "fostering/" + "1" * 41),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    ran = run("frameworks", "new", name, "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["six-point-scale/2", "six-point-scale/1", "children-2014-to-2019/2026"])
def test_a_name_of_a_pack_of_another_kind_is_refused(name: str, tmp_path: Path) -> None:
    ran = run("frameworks", "new", name, "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "is a pack of the kind" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_source_is_not_read_on_a_day_to_come(tmp_path: Path) -> None:
    ran = run("frameworks", "new", "fostering/2026", "--output", tmp_path, "--read", "2999-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "`2999-01-01` is yet to come" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_scale_that_is_not_there_offers_the_nearest(tmp_path: Path) -> None:
    ran = run("frameworks", "new", "fostering/2026", "--output", tmp_path, "--scale", "six-point-scal")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `six-point-scale`?" in ran.err


@pytest.mark.parametrize("command", ["diff", "lint", "new"])
def test_each_command_has_help(command: str) -> None:
    ran = run("frameworks", command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: " in ran.out


# standards -----------------------------------------------------------------------------------------------------------


def standards(*arguments: str) -> str:
    ran = run("frameworks", "standards", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def plain(told: str) -> str:
    return " ".join(told.replace("│", " ").replace("├─", " ").replace("└─", " ").split())


def test_all_standards_are_shown_with_how_they_are_known_and_from_where() -> None:
    told = plain(standards())
    found = standards_of("health-social-care-standards")
    sources = [*dict.fromkeys(one.source for one in found.standards)]
    assert len(sources) == 3
    for one in found.standards:
        assert f"{one.id} {one.text} [{one.status}, source {sources.index(one.source) + 1}]" in told
    for number, source in enumerate(sources, 1):
        assert f"source {number}: {source}" in told
    assert "the others are left out" in told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            "3.20",
            ["a statement under headline outcome 3", "confirmed, in our words; source: Policy position on the use"],
        ),
        ("3", ["headline outcome", "confirmed, in our words; source: Health and Social Care Standards, page of"]),
        ("compassion", ["principle", "confirmed; source: Health and Social Care Standards: my support, my life"]),
    ],
)
def test_one_is_shown_with_where_it_stands_and_how_it_is_cited(number: str, words: list[str]) -> None:
    told = plain(standards("health-social-care-standards/2017", number))
    (one,) = standards_of("health-social-care-standards", number).standards
    assert told.startswith(f"{number} {one.text} ")
    assert [one for one in words if one not in told] == []
    assert told.endswith(f"cited as health-social-care-standards/2017#{number}")


def test_standards_as_json_can_be_read_back() -> None:
    made = Standards.model_validate_json(standards("--format", "json"))
    assert made == standards_of("health-social-care-standards/2017")
    ids = [one.id for one in made.standards]
    assert ids[:6] == ["1", "1.3", "1.19", "1.24", "2", "3"]
    assert (len(ids), len(set(ids)), ids[-1]) == (19, 19, "wellbeing")
    assert [one.outcome for one in made.standards if one.sort != "statement"] == [None] * 10
    one = Standards.model_validate_json(standards("health-social-care-standards", "3.20", "--format", "json"))
    assert one.standards == tuple(two for two in made.standards if two.id == "3.20")


def test_a_standard_that_was_seen_nowhere_has_no_source(packs: Path) -> None:
    path = packs / "health-social-care-standards" / "2017" / "catalogue.yaml"
    text = path.read_text(encoding="utf-8")
    was = 'them., status: confirmed, source: hub}\n  - {id: "4"'
    assert was in text
    path.write_text(text.replace(was, was.replace("confirmed, source: hub", "reconstructed")), encoding="utf-8")
    told = plain(standards("--rulesets", str(packs)))
    assert "3 People can trust those who care for them and support them. [reconstructed]" in told
    told = plain(standards("health-social-care-standards", "3", "--rulesets", str(packs)))
    assert "reconstructed, in our words cited as" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("health-social-care-standards", "1.4"), "and 1.4 is not among them"),
        (("health-social-care-standards", "9.4"), "there is no outcome `9`"),
        (("health-social-care-standards", "compasion"), "did you mean `compassion`?"),
        (("health-social-care-standard",), "did you mean `health-social-care-standards`?"),
    ],
)
def test_a_standard_that_is_not_there_is_told(arguments: tuple[str, ...], words: str) -> None:
    ran = run("frameworks", "standards", *arguments)
    assert ran.code == 2
    assert words in ran.err
