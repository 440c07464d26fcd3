"""The rooms of the house: entered by their door, small inside, and named for what they do.

Which room may import which is held by import-linter (pyproject.toml); here is what it cannot say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "qualityframework"
LONGEST = 400
SAYS_NOTHING = {"base", "common", "core", "helper", "helpers", "misc", "util", "utils"}


def modules(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))


def dotted(path: Path, house: Path) -> tuple[str, ...]:
    """The name of a module in parts, where a package's `__init__` keeps its own: relative imports start beside it."""
    return path.relative_to(house.parent).with_suffix("").parts


def bound_at_the_door(room: Path) -> set[str]:
    """Every name that a room's `__init__` imports, defines, assigns or lists."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))):
        match node:
            case ast.alias(name=name, asname=asname):
                names.add(asname or name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.Constant(value=str(name)):  # in `__all__`; such names may be loaded on first use
                names.add(name)
    return names


def is_inner(house: Path, room: str, name: str) -> bool:
    """Whether `from <house>.<room> import <name>` reaches for a module inside and not for a name at the door."""
    folder = house / room
    inside = (folder / f"{name}.py").exists() or (folder / name / "__init__.py").exists()
    return inside and name not in bound_at_the_door(folder)


def is_shown_at_the_door(house: Path, target: tuple[str, ...]) -> bool:
    """Whether it is a room within a room, by its own door, that the outer door names."""
    _, room, inner, *rest = target
    door = house / room / inner / "__init__.py"
    return not rest and door.exists() and inner in bound_at_the_door(house / room)


def imports(path: Path, house: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The modules that a file imports, as line and name in parts."""
    here = dotted(path, house)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield node.lineno, tuple(alias.name.split("."))
            case ast.ImportFrom(module=module, names=names, level=level):
                start = here[: len(here) - level] if level else ()
                target = (*start, *(module.split(".") if module else ()))
                yield node.lineno, target
                if len(target) == 2 and target[0] == house.name:
                    inner = (alias.name for alias in names if is_inner(house, target[1], alias.name))
                    yield from ((node.lineno, (*target, name)) for name in inner)


def trespasses(house: Path) -> list[str]:
    """Every import that enters a room by anything but its `__init__`."""
    found = []
    for path in modules(house):
        room = dotted(path, house)[1]
        for line, target in imports(path, house):
            inside = len(target) > 2 and target[0] == house.name and target[1] != room
            if inside and not is_shown_at_the_door(house, target):
                found.append(f"{path.relative_to(house.parent).as_posix()}:{line} enters {'.'.join(target)}")
    return found


def test_a_room_is_entered_by_its_init_only() -> None:
    assert trespasses(HOUSE) == []


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules(HOUSE, ROOT / "tests")}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {path: path.relative_to(ROOT).with_suffix("").parts for path in modules(HOUSE, ROOT / "tests")}
    assert [str(path) for path, parts in named.items() if SAYS_NOTHING & set(parts)] == []


@pytest.mark.parametrize(
    ("line", "entered"),
    [
        ("import house.hall.coats", "house.hall.coats"),
        ("from house.hall.coats import hang", "house.hall.coats"),
        ("from house.hall import coats", "house.hall.coats"),
        ("from ..hall import coats", "house.hall.coats"),
        ("def later():\n    from house.hall import coats", "house.hall.coats"),
        ("from house.hall.chest.lid import open_", "house.hall.chest.lid"),
        ("from house.hall.drawer import pull", "house.hall.drawer"),
    ],
)
def test_coming_in_by_the_window_is_seen(tmp_path: Path, line: str, entered: str) -> None:
    build(tmp_path / "house", line)
    assert [found.partition(" enters ")[2] for found in trespasses(tmp_path / "house")] == [entered]


@pytest.mark.parametrize(
    "line",
    [
        "import house.hall",
        "from house import hall",
        "from house.hall import door",
        "from house.hall import hats",  # a function that shares its module's name
        "from house.kitchen.table import lay",
        "from house.hall.chest import find",  # a room within the room, named at its door
        "from .table import lay",
        "import elsewhere.hall.coats",
    ],
)
def test_the_door_the_own_room_and_other_houses_are_free(tmp_path: Path, line: str) -> None:
    build(tmp_path / "house", line)
    assert trespasses(tmp_path / "house") == []


def build(house: Path, line: str) -> None:
    """A house of two rooms, with one line of import in the kitchen."""
    texts = {
        "__init__.py": "",
        "hall/__init__.py": "from house.hall import chest\nfrom house.hall.hats import hats\ndoor = 1\n",
        "hall/chest/__init__.py": "def find(): ...\n",
        "hall/chest/lid.py": "def open_(): ...\n",
        "hall/drawer/__init__.py": "def pull(): ...\n",
        "hall/hats.py": "def hats(): ...\n",
        "hall/coats.py": "def hang(): ...\n",
        "kitchen/__init__.py": "",
        "kitchen/table.py": "def lay(): ...\n",
        "kitchen/cook.py": line + "\n",
    }
    for name, text in texts.items():
        path = house / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
