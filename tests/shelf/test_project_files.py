"""The project's own files are of the form that they are for, and what they name is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualityframework import __version__
from qualityframework.cli.check import FailLevel
from qualityframework.cli.output import Format
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = [kind["directory"] for kind in PYPROJECT["tool"]["towncrier"]["type"]]


def in_shell(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a command with our own programs in reach."""
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": programs, "PYTHONPATH": str(ROOT / "src"), **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


# the action ----------------------------------------------------------------------------------------------------------


def test_the_action_uses_every_input_that_it_declares_and_no_other() -> None:
    used = set(re.findall(r"\binputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(one["description"] and ("default" in one or one.get("required")) for one in ACTION["inputs"].values())


def test_what_the_action_takes_when_nothing_is_said_is_there() -> None:
    assert ACTION["inputs"]["format"]["default"] in tuple(Format)
    assert ACTION["inputs"]["fail-level"]["default"] in tuple(FailLevel)


def test_no_script_of_the_action_has_an_expression_in_it() -> None:
    """A value would be put in as text, and could be run."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="the script of the action needs bash")
@pytest.mark.parametrize("to_file", [False, True], ids=["into the log", "into a file"])
def test_the_last_step_of_the_action_checks_a_record(to_file: bool, tmp_path: Path) -> None:
    step = ACTION["runs"]["steps"][-1]
    given = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    given |= {"path": str(ILLUSTRATIVE), "output": str(tmp_path / "told.txt") if to_file else ""}
    told = re.compile(r"\$\{\{ (?:inputs\.([\w-]+)|runner\.temp) \}\}")
    variables = {name: told.sub(lambda one: given.get(one[1], "nowhere"), value) for name, value in step["env"].items()}
    ran = in_shell("bash", "-e", "-o", "pipefail", "-c", step["run"], **variables)
    assert (ran.returncode, ran.stderr) == (1, "")
    printed = (tmp_path / "told.txt").read_text(encoding="utf-8") if to_file else ran.stdout
    assert "evidence/documents-alone@6.1" in printed
    if not to_file:  # what a record says in between gives the runner no orders
        first, *_, last = ran.stdout.splitlines()
        token = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", first)
        assert token
        assert last == f"::{token[1]}::"


# the hooks -----------------------------------------------------------------------------------------------------------


def test_the_hook_of_records_checks_each_that_is_named() -> None:
    hook = HOOKS["qualityframework-check"]
    records = [str(EXAMPLES / name) for name in ("orkney-2020.yaml", "illustrative-partnership.yaml")]
    ran = in_shell(*hook["entry"].split(), "--format=json", *records)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.count('"format": "qualityframework.review/1"') == 2


def test_the_hook_of_records_fails_on_what_cannot_be_read_and_not_on_nothing() -> None:
    entry = HOOKS["qualityframework-check"]["entry"].split()
    assert in_shell(*entry, "no-such-file.yaml").returncode == 2
    assert in_shell(*entry).returncode == 0


def test_the_hook_of_packs_runs_their_tests() -> None:
    hook = HOOKS["qualityframework-test"]
    assert hook["pass_filenames"] is False
    ran = in_shell(*hook["entry"].split(), "six-point-scale/1", "--rulesets=rulesets")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_has_what_pre_commit_wants(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert re.match(
        hook["files"], {"qualityframework-check": "inspections/a.yaml"}.get(hook["id"], "rulesets/a/1/b.yaml")
    )


def test_what_hooks_run_comes_with_the_wheel() -> None:
    assert "src/_qualityframework_hook.py" in PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert "qualityframework" in PYPROJECT["project"]["scripts"]


# what is told of changes ---------------------------------------------------------------------------------------------


def test_a_fragment_is_a_few_sentences_of_a_known_kind() -> None:
    for path in FRAGMENTS:
        named = re.fullmatch(r"\+[a-z0-9-]+\.([a-z]+)\.md", path.name)
        assert named, f"{path.name}: a name is `+NAME.KIND.md`"
        assert named[1] in KINDS
        text = path.read_text(encoding="utf-8")
        assert text.endswith((".\n", ".)\n")), path.name
        assert 20 <= len(text) <= 600, path.name
        assert not text.startswith(("#", "*", "-")), path.name


def test_the_readme_of_fragments_tells_every_kind() -> None:
    page = (ROOT / "changelog.d" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE) == KINDS


def test_fragments_are_put_together_into_the_next_release() -> None:
    ran = in_shell(sys.executable, "-m", "towncrier", "build", "--draft", "--version", "9.9.9", "--date", "2026-12-01")
    assert ran.returncode == 0, ran.stderr
    assert "## 9.9.9 (2026-12-01)" in ran.stdout
    assert ran.stdout.count("\n- ") == len(FRAGMENTS)


# what is told of the project -----------------------------------------------------------------------------------------


def test_the_citation_has_what_its_format_requires_and_the_version_of_now() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    assert (told["version"], told["license"]) == (__version__, PYPROJECT["project"]["license"])
    assert told["authors"] == [{"name": "The qualityframework authors"}]


def test_of_what_publiccode_requires_the_address_alone_is_to_be_added_by_whoever_publishes() -> None:
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    required |= {"legal", "maintenance", "localisation"}
    assert required - set(told) == {"url"}
    assert "# url: " in text
    (described,) = told["description"].values()
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert len(described["shortDescription"]) <= 150
    assert described["features"]
    assert (told["softwareVersion"], told["legal"]["license"]) == (__version__, PYPROJECT["project"]["license"])
    assert told["maintenance"]["contacts"]


def test_every_link_of_the_map_for_language_models_leads_somewhere() -> None:
    text = (ROOT / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) >= 15
    assert [link for link in links if not (ROOT / link).is_file()] == []
    assert text.startswith("# qualityframework\n\n> ")
