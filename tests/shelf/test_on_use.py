"""Names that are loaded when they are first used are those that a type checker sees, from the same modules."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from qualityframework.on_use import homes, on_use

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "qualityframework"


def seen() -> Iterator[tuple[str, str, str]]:
    """Package, module within and name of what packages import from within for the type checker alone."""
    for path in sorted(HOUSE.glob("*/**/__init__.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        package = ".".join(path.parent.relative_to(HOUSE.parent).parts)
        guarded = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
        for node in (one for block in guarded for one in block.body):
            if isinstance(node, ast.ImportFrom) and node.level == 1:
                yield from ((package, node.module or alias.name, alias.name) for alias in node.names)


SEEN = list(seen())
LAZY = sorted({package for package, _, _ in SEEN})


def loaded(code: str, *modules: str) -> list[str]:
    """Which of these modules a fresh Python has after the code."""
    ask = f"import sys; {code}; print(*sorted({set(modules)!r} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT / "src", check=True)
    return ended.stdout.split()


def test_there_are_packages_that_load_names_on_use() -> None:
    assert {f"qualityframework.{room}" for room in ("benchmark", "documents", "frameworks", "report")} <= set(LAZY)


@pytest.mark.parametrize("package", LAZY)
def test_each_name_is_what_a_type_checker_takes_it_for(package: str) -> None:
    room = import_module(package)
    for _, module, name in (one for one in SEEN if one[0] == package):
        home = import_module(f"{package}.{module}")
        assert name in room.__all__
        assert getattr(room, name) is (home if module == name else getattr(home, name))


@pytest.mark.parametrize("package", LAZY)
def test_a_name_that_is_not_there_is_told_like_any_other_modules(package: str) -> None:
    room = import_module(package)
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        getattr(room, "nothing")  # noqa: B009  (a type checker would refuse the attribute)
    assert not hasattr(room, "_nothing")


def test_a_home_has_the_names_that_are_written_beside_it() -> None:
    assert homes(a="x y", b="z") == {"x": "a", "y": "a", "z": "b"}
    assert homes() == {}


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    ask = on_use("qualityframework.documents", homes(nowhere="x", tables="table_text"))
    assert ask("table_text").__name__ == "table_text"
    with pytest.raises(ModuleNotFoundError):
        ask("x")


@pytest.mark.parametrize(
    ("room", "heavy"),
    [
        ("benchmark", ["numpy", "scipy", "qualityframework.benchmark.corpora"]),
        ("documents", ["qualityframework.documents.tables", "qualityframework.documents.csv_text"]),
        ("frameworks", ["qualityframework.frameworks.benchmark_file", "qualityframework.frameworks.corpus_file"]),
        ("report", ["numpy", "qualityframework.benchmark.corpora", "qualityframework.frameworks.benchmark_file"]),
    ],
)
def test_opening_a_room_does_not_load_what_few_need(room: str, heavy: list[str]) -> None:
    assert loaded(f"import qualityframework.{room}", *heavy) == []


def test_a_schema_loads_the_model_that_it_is_of() -> None:
    names = [f"qualityframework.frameworks.{name}_file" for name in ("benchmark", "corpus", "scoring")]
    ask = "from qualityframework.report import schema; schema('{}')"
    assert loaded(ask.format("inspection"), *names) == []
    assert loaded(ask.format("corpus"), *names) == ["qualityframework.frameworks.corpus_file"]
