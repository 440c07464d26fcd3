"""The front door is a list: sorted, complete, and cheap to open."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import qualityframework

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "qualityframework"
EXAMPLES = ROOT / "examples"
ROOMS = sorted(path.parent.name for path in HOUSE.glob("*/__init__.py") if path.parent.name != "cli")


def fresh(code: str) -> str:
    """What a fresh Python prints."""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src")
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_the_names_are_sorted_and_each_is_there_once() -> None:
    assert sorted(set(qualityframework.__all__)) == qualityframework.__all__


def test_the_names_are_those_of_the_table() -> None:
    homes: dict[str, str] = qualityframework._HOMES
    assert {*homes, "__version__"} == set(qualityframework.__all__)
    assert sorted(homes) == list(homes)


def test_the_names_are_those_that_a_type_checker_sees() -> None:
    text = (HOUSE / "__init__.py").read_text(encoding="utf-8")
    block = text.partition("if TYPE_CHECKING:\n")[2].partition("\n\n")[0]
    seen = {
        name: room
        for room, names in re.findall(r"from \.(\w+) import (.+)", block)
        for name in map(str.strip, names.split(","))
    }
    assert seen == qualityframework._HOMES


@pytest.mark.parametrize("name", qualityframework.__all__)
def test_each_name_is_the_one_of_its_room(name: str) -> None:
    if name == "__version__":
        return
    room = import_module(f"qualityframework.{qualityframework._HOMES[name]}")
    assert getattr(room, name) is getattr(qualityframework, name)
    assert name in getattr(room, "__all__", [name])


def test_dir_tells_every_name() -> None:
    assert set(qualityframework.__all__) <= set(dir(qualityframework))
    assert sorted(dir(qualityframework)) == dir(qualityframework)


def test_an_unknown_name_is_told_like_any_other_modules() -> None:
    with pytest.raises(AttributeError, match="module 'qualityframework' has no attribute 'chekc'"):
        getattr(qualityframework, "chekc")  # noqa: B009  (a type checker would refuse the attribute)
    assert not hasattr(qualityframework, "_nothing")


def test_a_star_brings_every_name() -> None:
    assert fresh("from qualityframework import *\nprint(check.__name__, Review.__name__)") == "check Review"


@pytest.mark.parametrize("room", ROOMS)
def test_the_door_of_a_room_lists_what_is_there(room: str) -> None:
    module: ModuleType = import_module(f"qualityframework.{room}")
    names: list[str] = module.__all__
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(module, name)] == []


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = {"pydantic", "pydantic_core", "yaml", "numpy", "scipy", "typer", "rich", "qualityframework.panel"}
    code = f"import sys, qualityframework; print(sorted({heavy!r} & set(sys.modules)))"
    assert fresh(code) == "[]"


WITH_NUMBERS = {"numpy", "scipy", "qualityframework.benchmark"}
"""What only comparing with earlier inspections, and samples, need."""


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "benchmark"])
def test_importing_a_room_loads_nothing_that_reckons_with_arrays(room: str) -> None:
    code = f"import sys, qualityframework.{room}; print(sorted({WITH_NUMBERS!r} & set(sys.modules)))"
    assert fresh(code) == "[]"


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["check"], []),
        (["check", "--format", "json"], []),
        (["explain", "2.1"], []),
        (["check", "--corpus", str(EXAMPLES / "earlier-inspections.csv")], sorted(WITH_NUMBERS)),
    ],
    ids=["check", "check in JSON", "explain", "check beside earlier ones"],
)
def test_a_check_loads_what_reckons_with_arrays_only_to_compare(arguments: list[str], loaded: list[str]) -> None:
    command, *rest = arguments
    argv = ["qualityframework", command, str(EXAMPLES / "illustrative-partnership.yaml"), *rest]
    code = (
        "import sys; from qualityframework.cli import main\n"
        f"sys.argv = {argv!r}\n"
        f"try: main()\nexcept SystemExit: print(sorted({WITH_NUMBERS!r} & set(sys.modules)))"
    )
    assert fresh(code).splitlines()[-1] == repr(loaded)


def test_the_version_and_the_names_can_be_asked_for_without_loading_anything() -> None:
    code = "import sys, qualityframework as q; q.__version__, dir(q); print('pydantic' in sys.modules)"
    assert fresh(code) == "False"


def test_the_example_in_its_docstring_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    import doctest

    monkeypatch.chdir(ROOT)
    assert doctest.testmod(qualityframework).failed == 0


@pytest.mark.parametrize("name", [name for name in qualityframework.__all__ if name != "__version__"])
def test_each_name_is_documented(name: str) -> None:
    assert getattr(qualityframework, name).__doc__


def test_what_the_functions_at_the_door_take_and_give_can_be_made_and_shown_from_there() -> None:
    text = (ROOT / "examples" / "illustrative-partnership.yaml").read_text(encoding="utf-8")
    recorded = qualityframework.Recorded(qualityframework.parse(text).record)
    checked = qualityframework.check(recorded, shelf=str(ROOT / "rulesets"))
    assert checked.inspection.framework is qualityframework.load(checked.review.provenance.framework, ROOT / "rulesets")
    tree = qualityframework.explained(checked, checked.review.findings[0].id)
    assert list(qualityframework.drawn(tree, 80))
