"""`hygiene`: exit codes, both formats, and nothing that echoes a detail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

SECRETS = ("Agnieszka", "Vennard", "0131 496 0123", "0101905552", "12/03/2011")
NOTE = "Agnieszka Vennard, CHI 0101905552, DOB 12/03/2011, can be reached at 0131 496 0123.\n"
TABLE = "area,count,of\nAgnieszka Vennard,3,20\nsouth,9,31\n"
RETURN = "case,Forename,outcome\nc1,Agnieszka,ring 0131 496 0123\n"
KINDS = {"text": NOTE, "return": RETURN, "table": TABLE}


def silent(told: str) -> bool:
    """Whether none of the secrets stands in it."""
    return not any(secret in told for secret in SECRETS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_ends_with_1_and_is_not_shown(kind: str) -> None:
    ran = run("hygiene", kind, "-", stdin=KINDS[kind])
    assert (ran.code, ran.err) == (1, "")
    assert silent(ran.out)
    assert "What was found is not shown" in ran.out


@pytest.mark.parametrize("kind", KINDS)
def test_json_tells_the_same_and_shows_as_little(kind: str) -> None:
    ran = run("hygiene", kind, "-", "--format", "json", stdin=KINDS[kind])
    assert (ran.code, ran.err) == (1, "")
    assert silent(ran.out)
    assert json.loads(ran.out)["format"] == f"qualityframework.hygiene-{kind}/1"


@pytest.mark.parametrize(
    ("kind", "clear"), [("text", "All is well.\n"), ("return", "case,area\nc1,north\n"), ("table", "area,n\nnorth,9\n")]
)
def test_where_nothing_is_found_it_ends_with_0(kind: str, clear: str) -> None:
    ran = run("hygiene", kind, "-", stdin=clear)
    assert (ran.code, ran.err) == (0, "")
    assert "nothing was found, which is not to say that nothing is there" in ran.out


@pytest.mark.parametrize(
    ("kind", "faulty"),
    [
        ("text", ""),
        ("text", b"\xffAgnieszka"),
        ("return", 'a,b\n1,"Agnieszka Vennard\n'),
        ("return", "Agnieszka Vennard,Agnieszka Vennard\n1,2\n"),
        ("return", "a,b\nAgnieszka Vennard 0131 496 0123\n"),
        ("table", "a,b\nAgnieszka,1\nAgnieszka,2\n"),
        ("table", "Agnieszka,b\nVennard,none\n"),
    ],
)
def test_bad_input_ends_with_2_and_is_not_shown_either(kind: str, faulty: str | bytes) -> None:
    ran = run("hygiene", kind, "-", stdin=faulty)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[")
    assert silent(ran.err)


def test_a_file_that_is_not_there_is_not_told_by_a_name_in_it(tmp_path: Path) -> None:
    ran = run("hygiene", "text", tmp_path / "jane-smith.txt")
    assert ran.code == 2
    assert "jane" not in ran.err


def test_two_tables_are_told_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("area,n\nnorth,20\nsouth,31\n", encoding="utf-8")
    other.write_text("area,n\nnorth,17\nsouth,31\n", encoding="utf-8")
    ran = run("hygiene", "table", one, "--beside", other)
    assert ran.code == 1
    assert "beside other.csv: 1 small difference in 2 cells" in ran.out
    assert "to be reckoned from both tables: row 1, column 2" in ran.out


def test_standard_input_is_not_both_tables() -> None:
    assert run("hygiene", "table", "-", "--beside", "-", stdin=TABLE).code == 2
