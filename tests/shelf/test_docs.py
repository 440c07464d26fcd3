"""What the pages say can be done is done here: their commands run, their examples hold, their paths are there."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
from pathlib import Path

import pytest

from qualityframework import check, load_ruleset, run_examples
from qualityframework.assurance import mutate
from qualityframework.documents import Source, document_of
from qualityframework.expressions import durable
from qualityframework.frameworks import (
    CatalogueExpectation,
    CrosswalkExpectation,
    Expectation,
    Expected,
    RuleFile,
    ScaleExpectation,
    load_scale,
    read_rule,
    with_overlays,
)
from qualityframework.panel import moderation
from qualityframework.vocabulary import Code
from tasks import TASKS
from tests.cli.running import ROOT, Ran, run
from tests.panel.moderation import made as moderating
from tests.shelf.stepping import PAGES, WITH_STEPS, blocks

RECORDS = sorted((ROOT / "examples").glob("*.yaml"))
RULESET = "quality-and-consistency-panel/2019"
SHELF_PAGE = ROOT / "rulesets" / "README.md"
ADDING = ROOT / "docs" / "how-to" / "add-a-framework.md"
LIVE = "docs/how-to/keep-a-session-live.md"


def commands(path: Path) -> list[str]:
    """Every `qualityframework ...` that stands on a line of its own, after a `$`, in a comment or in code marks."""
    text = path.read_text(encoding="utf-8")
    lines = re.findall(r"^(?:#|\$|>)?[ \t]*(qualityframework [a-z-].*)$", text, re.MULTILINE)
    return [line.partition("  #")[0].strip() for line in (*lines, *re.findall(r"`(qualityframework [^`\n]+)`", text))]


PYTHON = re.compile(r"^```python\n(?!# \S+\.py\n)(.*?)^```", re.MULTILINE | re.DOTALL)
"""Python to be run as it stands; what begins with a path is a file that a step of the page writes."""
WITH_PYTHON = [
    name
    for path in PAGES
    if PYTHON.search(path.read_text(encoding="utf-8")) and (name := path.relative_to(ROOT).as_posix()) != "README.md"
]
"""The first page has tests of its own."""
STEPS = {said for page in WITH_STEPS for block in blocks(page) for said, _ in block.steps}
"""What has to be done in order, and has a test of its own."""
COMMAND_LINE = ROOT / "docs" / "reference" / "command-line.md"
SAID = sorted(
    {
        said: path.relative_to(ROOT).as_posix()
        for path in (*PAGES, *RECORDS)
        if path != COMMAND_LINE  # it is made of the commands
        for said in {*commands(path)} - STEPS
    }.items()
)
"""Each command with a page that names it."""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a command may read or write, with everything that it writes kept within."""
    for name in ("examples", "rulesets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for told in (tmp_path / "rulesets").rglob("too-many-key-messages.yaml"):
        told.unlink()  # someone may have followed the page here
    monkeypatch.chdir(tmp_path)
    return tmp_path


def runs(command: str, checkout: Path) -> int:
    """The exit code of a command, on the packs of the copy; one with gaps to fill in has a help with its options."""
    if re.search(r"\.\.\.|<|\b[A-Z]{2,}\b", command):
        ran = run(*itertools.takewhile(re.compile("[a-z]+").fullmatch, shlex.split(command)[1:3]), "--help")
        assert ran.code == 0, ran.err
        assert [one for one in re.findall(r"--[a-z-]+", command) if one not in ran.out] == []
        return 0
    ran = on_the_copy(command, checkout)
    assert ran.code in (0, 1), f"{command}\n{ran.err}"
    return ran.code


def on_the_copy(command: str, checkout: Path) -> Ran:
    """What came of a command on the packs of the copy."""
    arguments = shlex.split(command)[1:]
    if arguments[0] in ("check", "explain", "test", "new", "frameworks") and "--rulesets" not in arguments:
        arguments += [
            "--output" if arguments[:2] == ["frameworks", "new"] else "--rulesets",
            str(checkout / "rulesets"),
        ]
    return run(*arguments)


@pytest.mark.parametrize(("command", "page"), SAID)
def test_each_command_that_a_page_names_does_its_work(command: str, page: str, checkout: Path) -> None:
    runs(command, checkout)
    assert page


@pytest.mark.parametrize("page", WITH_PYTHON)
def test_the_python_of_a_page_prints_what_stands_beside_it(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    why_not = durable.why_not() if page == LIVE else None
    if why_not is not None:
        pytest.skip(why_not)
    code = "\n".join(re.findall(PYTHON, (ROOT / page).read_text(encoding="utf-8")))
    exec(compile(code, page, "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed
    assert printed == re.findall(r"^ *print\(.*  # (.+)$", code, re.MULTILINE)


def test_the_pages_name_commands() -> None:
    """Else the tests above look in the wrong place."""
    assert {"rulesets/README.md", "examples/illustrative-partnership.yaml"} <= {page for _, page in SAID}
    assert "docs/explanation/benchmark.md" in WITH_PYTHON


def test_the_tasks_that_the_readme_names_are_there() -> None:
    named = re.findall(r"tasks\.py ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"demo", "test"} <= set(named) <= set(TASKS)


# files that explanations show -------------------------------------------------------------------------------------


def shown_file(page: str) -> str:
    (shown,) = [block.text for block in blocks(ROOT / "docs" / "explanation" / page) if block.language == "yaml"]
    return shown


def test_the_overlay_that_a_page_shows_can_be_laid_over(checkout: Path) -> None:
    folder = checkout / "examples" / "overlay" / "illustrative-partnership-own" / "1"
    (folder / "overlay.yaml").write_text(shown_file("overlays.md"), encoding="utf-8")
    made = check(checkout / "examples" / "illustrative-partnership.yaml", shelf=with_overlays(None, [folder])).review
    assert [(one.was, one.becomes) for one in made.provenance.changes if one.at.endswith("radius/solid")] == [
        ("0.30", "0.40")
    ]


def test_the_position_that_a_page_shows_can_be_committed(tmp_path: Path) -> None:
    (tmp_path / "position.yaml").write_text(shown_file("moderation.md"), encoding="utf-8")
    terms = moderating.terms(subjects=("1.1", "2.1", "2.2", "9.1-9.4"))
    position = moderation.read_position(tmp_path / "position.yaml", moderation.begun(terms))
    assert [view.grade for view in position.positions] == [None, "good", "weak", "adequate"]


# adding a rule, as rulesets/README.md tells it -------------------------------------------------------------------


def rule_told() -> str:
    (rule,) = re.findall(r"^```yaml\n(.*?)^```", SHELF_PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(rule)


def test_a_rule_is_added_in_the_four_steps_of_the_page(checkout: Path) -> None:
    steps = commands(SHELF_PAGE)
    begun = next(step for step in steps if step.startswith("qualityframework new rule "))
    assert runs(begun, checkout) == 0
    identity = begun.rpartition(" ")[2]
    path = checkout / "rulesets" / RULESET / "rules" / f"{identity}.yaml"
    assert path.exists()
    path.write_text(rule_told(), encoding="utf-8")
    done = run_examples(RULESET, checkout / "rulesets")
    assert done.passed
    assert identity in {result.rule for result in done.results}
    assert mutate(RULESET, identity, checkout / "rulesets").unexplained == ()
    assert identity in load_ruleset(RULESET, checkout / "rulesets").by_id


def test_the_error_that_the_page_shows_is_the_one_that_comes(checkout: Path) -> None:
    page = SHELF_PAGE.read_text(encoding="utf-8")
    shown = re.search(r"^    error\[.*?(?=\n\n)", page, re.MULTILINE | re.DOTALL)
    assert shown is not None
    told = re.sub(r"^    ", "", shown[0], flags=re.MULTILINE)
    path = checkout / "rulesets" / RULESET / "rules" / "story" / "too-many-key-messages.yaml"
    path.write_text(rule_told().replace("in messages)", "in mesages)"), encoding="utf-8")
    ran = run("test", "--rulesets", checkout / "rulesets")
    assert ran.code == 2
    err = ran.err.replace(f"{checkout.as_posix()}/", "")
    assert _marks(told) == _marks(err.rpartition("\n\n")[0])


def _marks(diagnostic: str) -> list[str]:
    """A diagnostic line by line, without how far its lines are moved in."""
    return [" ".join(line.split()) for line in diagnostic.strip().splitlines()]


def test_every_key_and_code_that_the_page_lists_is_one() -> None:
    page = SHELF_PAGE.read_text(encoding="utf-8")
    keys = _first_cells(page, "| key |")
    assert keys
    assert keys <= {field.alias or name for name, field in RuleFile.model_fields.items()}
    codes = _first_cells(page, "| code |")
    assert codes
    assert codes <= set(Code)


def _first_cells(page: str, head: str) -> set[str]:
    """The names in the first column of the table that begins so."""
    rows = page.partition(head)[2].partition("\n\n")[0].splitlines()[2:]
    return {name for row in rows for name in re.findall("`([^`]+)`", row.split("|")[1])}


def test_the_rule_that_the_page_shows_is_one() -> None:
    document = document_of(Source("README.md", rule_told()))
    rule = read_rule(document, "story/too-many-key-messages", load_scale("six-point-scale/1"))
    assert rule.file.examples


# expectations, as the pages tell them -------------------------------------------------------------------------------


def test_every_key_of_an_expectation_of_other_packs_is_told_on_the_page_of_the_shelf() -> None:
    rows = SHELF_PAGE.read_text(encoding="utf-8").partition("| pack | key |")[2].partition("\n\n")[0].splitlines()[2:]
    cells = [row.split("|") for row in rows]
    told = [(pack.strip(), key) for _, pack, keys, *_ in cells for key in re.findall("`([^`]+)`", keys)]
    kinds: dict[str, type[Expected]] = {
        "scale": ScaleExpectation,
        "catalogue": CatalogueExpectation,
        "crosswalk": CrosswalkExpectation,
    }
    assert told == [(pack, key) for pack, expectation in kinds.items() for key in expectation.kinds]


def test_every_key_of_an_expectation_is_told_on_the_page() -> None:
    assert _first_cells(ADDING.read_text(encoding="utf-8"), "| key |") == set(Expectation.kinds)


# paths ---------------------------------------------------------------------------------------------------------------


def test_every_place_in_the_readme_is_there() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    cells = _first_cells(page, "| place |")
    assert cells
    house = ROOT / "src" / "qualityframework"
    missing = [
        cell for cell in cells if not (ROOT / cell).exists() and not (house / cell.removeprefix(".../")).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_each_pack_that_the_shelf_page_names_is_there() -> None:
    page = SHELF_PAGE.read_text(encoding="utf-8")
    named = re.findall(r"`([a-z-]+/[0-9]+)`", page)
    assert named
    assert [name for name in named if not (ROOT / "rulesets" / name).is_dir()] == []


def test_the_exit_codes_of_the_readme_are_those_of_the_command_line() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith("Exit codes: "))
    assert re.findall(r"\b(\d) ", line) == ["0", "1", "2", "3"]
