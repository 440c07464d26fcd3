"""`funnel`: units in order of name, each with where it lies, and never a ranking."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.telling import flat, in_json, well

UNITS = {
    "unit 10": (31, 50),
    "unit 9": (30, 50),
    "unit 1": (12, 50),
    "unit 2": (32, 50),
    "unit 3": (29, 50),
    "a": (1, 1),
}


FEW = "unit,met,of\na,0,4\nb,1,4\nc,30,100\nd,31,100\ne,27,100\n"


def table(standard: str | None = None, **more: tuple[int, int]) -> str:
    head = "unit,met,of" + (",standard" if standard is not None else "")
    tail = f",{standard}" if standard is not None else ""
    return "\n".join([head, *(f"{name},{met},{of}{tail}" for name, (met, of) in (UNITS | more).items())]) + "\n"


def test_units_are_told_in_order_of_name_with_where_they_lie() -> None:
    out = well(run("funnel", "-", stdin=table()))
    told = re.findall(r"^  (a|unit \d+): (\d+) of (\d+) \((\d+%)\), (.*)$", out, re.MULTILINE)
    assert [name for name, *_ in told] == ["a", "unit 1", "unit 2", "unit 3", "unit 9", "unit 10"]
    where = {name: words for name, _, _, _, words in told}
    assert where["a"] == "limits too wide to tell"
    assert where["unit 9"] == "within the limits"
    assert where["unit 1"].startswith("beyond the alarm limits: 24.0% is below ")


def test_it_tells_the_common_share_and_what_chance_would_bring() -> None:
    out = flat(well(run("funnel", "-", stdin=table())))
    assert "Of all 6 units together, 135 of 251 meet it (54%)." in out
    assert "1 lies beyond the warning limits (95%), where up to about 0.3 would by chance alone." in out
    assert "Units seem to differ more than chance would have them (dispersion " in out
    assert "by chance about" not in out
    assert "question and no verdict" in out
    assert "none is ranked" in out


def test_where_no_more_spread_than_chance_is_found_it_is_not_said_that_there_is_none() -> None:
    out = flat(well(run("funnel", "-", stdin=FEW)))
    assert "No more spread than chance could be shown. That is not to say that there is none." in out


def test_of_so_few_that_a_low_share_could_not_be_seen_that_is_said_and_not_within() -> None:
    out = well(run("funnel", "-", stdin=FEW))
    assert "  a: 0 of 4 (0%), within the upper limit, but a low share could not be seen\n" in out
    assert "  e: 27 of 100 (27%), within the limits\n" in out
    turned = FEW.replace("a,0,4", "a,4,4").replace("b,1,4", "b,3,4")
    for part, rest in ((30, 70), (31, 69), (27, 73)):
        turned = turned.replace(f",{part},", f",{rest},")
    assert "  a: 4 of 4 (100%), within the lower limit, but a high share could not be seen\n" in well(
        run("funnel", "-", stdin=turned)
    )
    told = in_json("funnel", "-", stdin=FEW)["standards"][0]["funnel"]["units"][0]
    assert (told["zone"], told["unseen"]) == ("cannot-tell", ["low"])


def test_a_share_never_reads_as_if_it_were_on_its_limit() -> None:
    """165 of 400 is 41.25%, and the limit 41.17%: rounded, both would be 41.2%."""
    units = {f"unit {number}": (143, 400) for number in range(1, 10)} | {"unit 20": (165, 400)}
    rows = "\n".join(["unit,met,of", *(f"{name},{met},{of}" for name, (met, of) in units.items())])
    found = re.search(r"unit 20: .* (\d+\.\d)% is above (\d+\.\d)%", flat(well(run("funnel", "-", stdin=rows))))
    assert found is not None
    assert float(found[1]) > float(found[2])


def test_each_standard_is_told_apart() -> None:
    stdin = table("views recorded") + "unit 1,1,2,rare\n"
    out = well(run("funnel", "-", stdin=stdin))
    assert out.index("\nrare\n") < out.index("\nviews recorded\n")
    assert "There are too few units for a funnel: 1, and at least 5 are needed." in out


def test_as_json_it_is_the_same() -> None:
    made = in_json("funnel", "-", stdin=table())
    assert made["format"] == "qualityframework.funnel/1"
    (one,) = made["standards"]
    assert [unit["unit"] for unit in one["funnel"]["units"]] == ["a", "unit 1", "unit 2", "unit 3", "unit 9", "unit 10"]
    assert {unit["unit"]: unit["zone"] for unit in one["funnel"]["units"]}["unit 1"] == "beyond-alarm"


def test_the_order_of_the_table_changes_nothing_but_its_digest() -> None:
    head, *rows = table().splitlines()
    one, other = (in_json("funnel", "-", stdin="\n".join([head, *order])) for order in (rows, rows[::-1]))
    assert one["standards"] == other["standards"]
    assert one["table_digest"] != other["table_digest"]


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_it_can_be_drawn(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is an extra")
    plot = tmp_path / f"funnel.{suffix}"
    assert well(run("funnel", "-", "--plot", plot, stdin=table())) == well(run("funnel", "-", stdin=table()))
    assert plot.read_bytes().startswith({"svg": b"<svg ", "png": b"\x89PNG"}[suffix])


def test_a_table_without_rows_says_so() -> None:
    assert "The table has no unit." in well(run("funnel", "-", stdin="unit,met,of\n"))


def test_a_hostile_name_cannot_write_to_the_terminal() -> None:
    out = well(run("funnel", "-", stdin=table() + "\x1b[31mred,1,2\n"))
    assert "\x1b" not in out
    assert "\\x1b[31mred" in out


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["-"], "unit,met,of\na,3,2\n", "`met` is a part of `of`, and 3 is more than 2"),
        (["-"], "unit,met,of\na,1,2\na,1,2\n", "the unit `a` stands here twice"),
        (["-"], "unit,mett,of\na,1,2\n", "did you mean `met`"),
        (["no-such.csv"], "", "no-such.csv"),
        (["-", "--plot", "funnel.pdf"], "unit,met,of\n", "`funnel.pdf` is neither"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], stdin: str, said: str) -> None:
    ran = run("funnel", *arguments, stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
