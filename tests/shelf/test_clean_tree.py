"""What the repository must not hold: addresses of package registries, paths of somebody's machine, lock files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Escapes and groups keep these patterns from matching their own text.
REGISTRIES = re.compile(
    r"pypi\.(?:org|python\.org)|pythonhosted\.org|conda\.anaconda\.org|registry\.npmjs\.org|proxy\.golang\.org"
    r"|(?:index[-_]url|find[-_]links)\s*=?\s*\S*(?:://|/)",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.<*-])/(?:work|root|tmp|opt)\b(?!>)|(?<![\w.*-])/(?:home|Users)/\w|\b[A-Z]:\\+(?:Users|Windows)\b"
)
LOCK_FILES = re.compile(r".*\.lock|pylock.*\.toml|(?:package-lock|npm-shrinkwrap)\.json|pnpm-lock\.yaml")
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.+!]*")


def kept_files() -> list[str]:
    """What git tracks, and what it would take in next, as paths from the root."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout, so nothing says which files belong to the tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    return [name for name in listing.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]


def places(pattern: re.Pattern[str]) -> list[str]:
    """Every line of a kept file that the pattern is found in."""
    return [
        f"{name}:{number}: {line.strip()}"
        for name in kept_files()
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    assert places(REGISTRIES) == []


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert places(MACHINE_PATHS) == []


def test_no_lock_file_is_kept() -> None:
    assert [name for name in kept_files() if LOCK_FILES.fullmatch(PurePosixPath(name).name)] == []


def test_constraints_are_names_and_versions_alone() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_constraints_are_sorted_and_name_nothing_twice() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = [line.partition("==")[0].lower().replace("_", "-") for line in lines]
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (REGISTRIES, ("https://", "pypi", ".org", "/simple")),
        (REGISTRIES, ("--extra-index", "-url ", "https://example.org/simple")),
        (MACHINE_PATHS, ("see ", "/", "tmp/x")),
        (MACHINE_PATHS, ('"', "/", "root", '"')),
        (MACHINE_PATHS, ("file://", "/", "home/somebody/x")),
        (MACHINE_PATHS, ("C:", "\\", "Users\\somebody")),
    ],
)
def test_what_is_forbidden_is_found(pattern: re.Pattern[str], parts: tuple[str, ...]) -> None:
    assert pattern.search("".join(parts))


@pytest.mark.parametrize("text", ["https://example.org/work/plan", "packs/home/x.yaml", "</root>", "and/or", "./tmp"])
def test_what_only_looks_alike_is_free(text: str) -> None:
    assert not MACHINE_PATHS.search(text)


def test_what_measures_time_stands_where_it_is_run_alone() -> None:
    """`tasks.py test` runs the files of one folder, each in a process of its own."""
    found = [
        path for path in (ROOT / "tests").rglob("test_*.py") if "mark." + "perf" in path.read_text(encoding="utf-8")
    ]
    assert found
    assert {path.parent for path in found} == {ROOT / "tests" / "perf"}
