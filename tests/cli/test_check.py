"""`check`: what it prints, for which day and programme, and what it ends with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import qualityframework
from qualityframework.report import json_text
from tests.cli.running import BARE, EXAMPLES, ILLUSTRATIVE, ORKNEY, PROFILES, ROOT, run
from tests.panel.shelves import made_ruleset

ALL = sorted(EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_text_is_what_the_library_tells_100_characters_wide(path: Path) -> None:
    assert qualityframework.text(qualityframework.check(path).review, 100) == run("check", path).out


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_json_is_what_the_library_tells(path: Path) -> None:
    assert json_text(qualityframework.check(path).review) == run("check", "--format", "json", path).out


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_record_from_standard_input_is_judged_as_one_from_a_file(path: Path) -> None:
    assert run("check", path) == run("check", "-", stdin=path.read_bytes())


def test_a_record_in_json_is_judged_as_the_same_one_in_yaml() -> None:
    """Places in the file differ, and nothing else does."""
    record = qualityframework.read(ILLUSTRATIVE).record
    reviews = [
        json.loads(run("check", "--format", "json", "-", stdin=text).out)
        for text in (ILLUSTRATIVE.read_text(encoding="utf-8"), qualityframework.dump(record, "json"))
    ]
    for review in reviews:
        for finding in review["findings"]:
            del finding["place"]
    assert reviews[0] == reviews[1]


@pytest.mark.parametrize(
    ("rewritten", "how"),
    [
        (ILLUSTRATIVE.read_bytes().replace(b"\n", b"\r\n"), "line ends of Windows"),
        (b"\xef\xbb\xbf" + ILLUSTRATIVE.read_bytes(), "a byte order mark"),
        (ILLUSTRATIVE.read_bytes() + b"\n\n", "blank lines at the end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_an_editor_saves_it_does_not_matter(rewritten: bytes, how: str) -> None:
    assert run("check", ILLUSTRATIVE) == run("check", "-", stdin=rewritten), how


# exit codes ----------------------------------------------------------------------------------------------------------

TEMPLATE = run("new", "inspection", "--profile", "2018-20").out + "\nas_of: 2019-11-29\n"
"""A record that is begun and not filled in: there is something to explain, and nothing to resolve."""


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        pytest.param(ILLUSTRATIVE.read_text(encoding="utf-8"), (1, 1, 1), id="something to resolve"),
        pytest.param(TEMPLATE, (0, 1, 1), id="something to explain at most"),
        pytest.param(ORKNEY.read_text(encoding="utf-8"), (0, 0, 1), id="a note at most"),
        pytest.param(BARE, (0, 0, 1), id="nothing to compare with"),
    ],
)
def test_the_fail_level_is_the_least_severity_that_ends_with_1(record: str, codes: tuple[int, ...]) -> None:
    levels = ("resolve", "explain", "note")
    assert codes == tuple(run("check", "-", "--fail-level", level, stdin=record).code for level in levels)


def test_where_nothing_is_found_no_level_ends_with_1(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    made_ruleset(shelf, {"story/a for inspection": "when: complete"})
    ran = run("check", "-", "--fail-level", "note", "--ruleset", "made", "--rulesets", shelf, stdin=BARE)
    assert (ran.code, ran.err) == (0, "")
    assert "0 to resolve, 0 to explain, 0 to note" in ran.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_fail_level_is_resolve_unless_given(form: str) -> None:
    assert run("check", "--format", form, ILLUSTRATIVE).code == 1
    assert run("check", "--format", form, ORKNEY).code == 0


@pytest.mark.parametrize("level", ["resolve", "explain", "note"])
def test_the_fail_level_changes_nothing_that_is_printed(level: str) -> None:
    assert run("check", ILLUSTRATIVE).out == run("check", "--fail-level", level, ILLUSTRATIVE).out


# day and programme ---------------------------------------------------------------------------------------------------


def provenance(*arguments: str | Path, stdin: str = "") -> dict[str, str]:
    ran = run("check", "--format", "json", *arguments, stdin=stdin)
    assert ran.code in (0, 1), ran.err
    found: dict[str, str] = json.loads(ran.out)["provenance"]
    return found


def test_as_of_stands_before_the_records_own_day() -> None:
    assert provenance(ILLUSTRATIVE)["as_of"] == "2019-11-29"
    assert provenance(ILLUSTRATIVE, "--as-of", "2020-03-31")["as_of"] == "2020-03-31"


def test_a_later_day_makes_evidence_older() -> None:
    """Findings on evidence that is too old are more when the day is later."""
    by_day = [run("check", ILLUSTRATIVE, "--as-of", day).out for day in ("2019-11-29", "2029-11-29")]
    assert by_day[0].count("evidence/evidence-outside-window@") < by_day[1].count("evidence/evidence-outside-window@")


def test_rules_that_have_no_value_on_an_early_day_are_named() -> None:
    assert "Not in force on that day: " in run("check", ILLUSTRATIVE, "--as-of", "2000-01-01").out


@pytest.mark.parametrize("profile", PROFILES)
def test_the_programme_is_the_one_that_ran_on_the_day(profile: str) -> None:
    undecided = BARE.replace("profile: 2018-20\n", "").replace("as_of: 2019-11-29\n", "")
    assert provenance("-", "--as-of", PROFILES[profile], stdin=undecided)["profile"] == profile


def test_a_profile_given_stands_before_the_records_own() -> None:
    assert provenance("-", "--profile", "2021-25", stdin=BARE)["profile"] == "2021-25"


def test_without_a_day_it_asks_for_one() -> None:
    ran = run("check", "-", stdin=BARE.replace("as_of: 2019-11-29\n", ""))
    assert ran.code == 2
    assert ran.out == ""
    assert "error[no-as-of-date]" in ran.err
    assert "--as-of" in ran.err


def test_on_a_day_between_two_programmes_it_asks_for_the_profile() -> None:
    ran = run("check", "-", "--as-of", "2020-09-01", stdin=BARE.replace("profile: 2018-20\n", ""))
    assert ran.code == 2
    assert "error[no-profile]" in ran.err
    assert "--profile" in ran.err


# packs ---------------------------------------------------------------------------------------------------------------


def test_a_ruleset_can_be_named_with_and_without_its_edition() -> None:
    plain = run("check", ORKNEY)
    for name in ("quality-and-consistency-panel", "quality-and-consistency-panel/2019"):
        assert plain == run("check", ORKNEY, "--ruleset", name)


def test_packs_of_an_own_folder_are_used(tmp_path: Path) -> None:
    """One rule left on the shelf, and no other speaks."""
    shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    rules = tmp_path / "shelf" / "quality-and-consistency-panel" / "2019" / "rules"
    for path in rules.rglob("*.yaml"):
        if path.stem != "documents-alone":
            path.unlink()
    review = json.loads(run("check", "--format", "json", ILLUSTRATIVE, "--rulesets", tmp_path / "shelf").out)
    assert [finding["id"] for finding in review["findings"]] == ["evidence/documents-alone@6.1"]
    assert review["provenance"]["ruleset_digest"] != provenance(ILLUSTRATIVE)["ruleset_digest"]


def test_an_empty_shelf_has_no_framework(tmp_path: Path) -> None:
    ran = run("check", ILLUSTRATIVE, "--rulesets", tmp_path)
    assert ran.code == 2
    assert "error[unknown-name]: there is no framework `children-care-protection/2019`" in ran.err
