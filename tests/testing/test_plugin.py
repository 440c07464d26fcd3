"""The plugin of pytest, in projects of other people: it tests their packs where that is asked for, and there alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qualityframework.errors import InternalError
from qualityframework.frameworks import shelf
from qualityframework.testing import collecting
from tests.cli.running import run

pytest_plugins = ["pytester"]

ASKED = ("--quality-frameworks", "-p", "no:cacheprovider")
HEAD = """\
kind: ruleset
id: ours
edition: "1"
title: Our rules
publisher: an invented body
licence: Apache-2.0
scale: six-point-scale/1
"""
RULE = """\
title: Too many key messages
remit: story
severity: note
for: inspection
let:
  told: count(message for message in messages)
when: told > most
parameters:
  most: {2018-08-01: 2, ours: it is what we can keep in mind}
message: "Key messages: {told}; a reader is given {most} at most"
question: Which of these would a reader have to remember?
rationale: Each further message makes the others harder to hear.
source: {document: Our handbook, read: 2026-11-27}
status: drafted
examples:
  - {name: one too many, given: {messages: [{}, {}, {}]}, expect: fires}
  - {name: just enough, given: {messages: [{}, {}]}, expect: clear}
  - {name: never recorded, given: {}, expect: undetermined}
"""
READER = """\
title: Findings of others
remit: evidence
severity: note
for: evaluation
let:
  others: count(x for x in findings if x.remit == "story")
when: others > 0
message: "{others}"
question: What lies behind these?
rationale: It reads what others found.
source: {document: Our handbook, read: 2026-11-27}
status: drafted
examples:
  - {name: one, given: {findings: [{remit: story}]}, expect: fires}
  - {name: none, given: {findings: []}, expect: clear}
"""


@pytest.fixture
def packs(pytester: pytest.Pytester) -> Path:
    """A project whose packs are in a folder of its own, with one rule."""
    folder = pytester.path / "checks" / "packs"
    shutil.copytree(shelf() / "six-point-scale", folder / "six-point-scale")
    write(folder, "ruleset.yaml", HEAD)
    write(folder, "rules/story/too-many.yaml", RULE)
    pytester.makepyfile(test_theirs="def test_theirs() -> None: pass")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "ours" / "1" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def scale_tests(folder: Path) -> int:
    """How many tests the scale that was copied has."""
    text = (folder / "six-point-scale" / "1" / "tests.yaml").read_text(encoding="utf-8")
    return text.count("name:")


def test_nothing_is_collected_unless_it_is_asked_for(pytester: pytest.Pytester, packs: Path) -> None:
    ran = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    ran.assert_outcomes(passed=1)
    assert packs.is_dir()


def test_to_start_pytest_loads_nothing_of_the_library(pytester: pytest.Pytester, packs: Path) -> None:
    pytester.makepyfile(
        test_theirs="import sys\ndef test_theirs() -> None: assert 'qualityframework' not in sys.modules"
    )
    ran = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    ran.assert_outcomes(passed=1)
    assert packs.is_dir()


def test_the_plugin_alone_needs_pytest_alone() -> None:
    code = (
        "import sys, _qualityframework_pytestplugin; assert not {'qualityframework', 'hypothesis'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("how", ["flag", "setting"])
def test_where_it_is_asked_for_each_example_is_a_test(pytester: pytest.Pytester, packs: Path, how: str) -> None:
    if how == "setting":
        pytester.makeini("[pytest]\nquality_frameworks = true\n")
    ran = pytester.runpytest_inprocess("-v", *(ASKED if how == "flag" else ASKED[1:]))
    ran.assert_outcomes(passed=1 + 1 + 3 + scale_tests(packs))
    ran.stdout.fnmatch_lines_random(
        [
            "checks/packs/ours/1/ruleset.yaml::loads PASSED*",
            "checks/packs/ours/1/rules/story/too-many.yaml::one too many PASSED*",
            "checks/packs/ours/1/rules/story/too-many.yaml::never recorded PASSED*",
            "checks/packs/six-point-scale/1/tests.yaml::* PASSED*",
        ]
    )


def test_one_example_can_be_chosen(pytester: pytest.Pytester, packs: Path) -> None:
    ran = pytester.runpytest_inprocess(*ASKED, "checks/packs/ours/1/rules/story/too-many.yaml::just enough")
    ran.assert_outcomes(passed=1)
    ran = pytester.runpytest_inprocess(*ASKED, "-k", "too-many and recorded")
    ran.assert_outcomes(passed=1, deselected=1 + 1 + 2 + scale_tests(packs))


def test_a_failure_says_what_the_command_line_says(pytester: pytest.Pytester, packs: Path) -> None:
    write(packs, "rules/story/too-many.yaml", RULE.replace("2018-08-01: 2", "2018-08-01: 3"))
    ran = pytester.runpytest_inprocess(*ASKED)
    ran.assert_outcomes(passed=3 + 1 + scale_tests(packs), failed=1)
    told = run("test", "ours", "--rulesets", str(packs)).out.splitlines()
    assert told[:3] == [
        f"{packs.as_posix()}/ours/1/rules/story/too-many.yaml:16:12",
        "  story/too-many, example `one too many`: expected fires, and it came to clear",
        "  with told = 3, most = 3",
    ]
    ran.stdout.fnmatch_lines(
        ["*one too many*", *(line.replace("[", "[[]") for line in told[:3]), "FAILED checks/packs/ours/1/rules/*"]
    )
    ran.stdout.no_fnmatch_line("*Traceback*")
    ran.stdout.no_fnmatch_line("*collecting.py*")


def test_a_failure_is_placed_for_programs_too(pytester: pytest.Pytester, packs: Path) -> None:
    items = pytester.inline_genitems(*ASKED)[0]
    (item,) = (one for one in items if one.name == "just enough")
    assert item.reportinfo() == (packs / "ours" / "1" / "rules" / "story" / "too-many.yaml", 16, "just enough")


def test_a_faulty_rule_is_told_and_the_others_are_tested(pytester: pytest.Pytester, packs: Path) -> None:
    write(packs, "rules/story/faulty.yaml", RULE.replace("in messages)", "in mesages)"))
    ran = pytester.runpytest_inprocess(*ASKED, "--continue-on-collection-errors")
    ran.assert_outcomes(passed=3 + 1 + scale_tests(packs), failed=1, errors=1)
    ran.stdout.fnmatch_lines(
        [
            "*ERROR collecting checks/packs/ours/1/rules/story/faulty.yaml*",
            "error[[]unknown-name]: `mesages` is no list of inspection",
            "  --> */packs/ours/1/rules/story/faulty.yaml:6:*",
            "*did you mean `messages`?",
        ]
    )
    ran.stdout.fnmatch_lines(["FAILED checks/packs/ours/1/ruleset.yaml::loads*"])


def test_what_an_example_gives_and_cannot_be_read_is_told(pytester: pytest.Pytester, packs: Path) -> None:
    write(packs, "rules/story/too-many.yaml", RULE.replace("given: {}", "given: {as_off: 2019-01-01}"))
    ran = pytester.runpytest_inprocess(*ASKED)
    ran.assert_outcomes(passed=2 + 1 + 1 + scale_tests(packs), failed=1)
    ran.stdout.fnmatch_lines(["error[[]unknown-name]: `as_off` is not known of inspection", "*did you mean `as_of`?"])


def test_rules_that_wait_for_each_other_are_told_of_the_whole(pytester: pytest.Pytester, packs: Path) -> None:
    other = (
        READER.replace("evidence", "story")
        .replace('"story"', '"evidence"')
        .replace("remit: story}", "remit: evidence}")
    )
    write(packs, "rules/evidence/reader.yaml", READER)
    write(packs, "rules/story/reader.yaml", other)
    ran = pytester.runpytest_inprocess(*ASKED, "-k", "ours")
    ran.assert_outcomes(passed=3 + 2 + 2, failed=1, deselected=1 + scale_tests(packs))
    ran.stdout.fnmatch_lines(["error[[]strata-cycle]: rules wait for each other's findings:*"])


def test_what_another_pack_expects_is_a_test_each(pytester: pytest.Pytester, packs: Path) -> None:
    path = packs / "six-point-scale" / "1" / "tests.yaml"
    path.write_text("tests:\n  - {name: seven points, count: points, expect: 7}\n", encoding="utf-8")
    ran = pytester.runpytest_inprocess(*ASKED, "checks/packs/six-point-scale")
    ran.assert_outcomes(failed=1)
    told = run("test", "six-point-scale", "--rulesets", str(packs)).out.splitlines()
    ran.stdout.fnmatch_lines(told[:2])


def test_other_yaml_files_are_left_alone(pytester: pytest.Pytester, packs: Path) -> None:
    for name in ("elsewhere/rules/story/no-rule.yaml", "elsewhere/tests.yaml", "docker.yaml", "rules/a/b.yaml"):
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("nothing: of ours\n", encoding="utf-8")
    write(packs, "rules/story/.hidden.yaml", "nothing: of ours\n")
    write(packs, "examples.yaml", "nothing: of ours\n")
    ran = pytester.runpytest_inprocess(*ASKED)
    ran.assert_outcomes(passed=1 + 1 + 3 + scale_tests(packs))


def test_a_pack_that_names_one_that_is_not_there_is_told(pytester: pytest.Pytester, packs: Path) -> None:
    shutil.rmtree(packs / "six-point-scale")
    ran = pytester.runpytest_inprocess(*ASKED)
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["error[[]unknown-name]: there is no scale `six-point-scale/1`*"])


def test_a_fault_of_ours_comes_with_its_traceback(
    pytester: pytest.Pytester, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differs(*_: object) -> None:
        raise InternalError("the compiled rule and the reference differ")

    monkeypatch.setattr(collecting, "run_example", differs)
    ran = pytester.runpytest_inprocess(*ASKED, "-k", "enough")
    ran.assert_outcomes(failed=1, deselected=1 + 1 + 2 + scale_tests(packs))
    ran.stdout.fnmatch_lines(["*raise InternalError*", "*InternalError: the compiled rule and the reference differ"])
