"""`sample`: how many records, which ones, and what they can say, in plain words and without saying too much."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from qualityframework import __version__
from qualityframework.benchmark import sampling
from qualityframework.cli.sample import Method
from tests.cli.running import Ran, run
from tests.cli.telling import flat, well

NUMBERS = [f"C{number:03}" for number in range(300)]
GROUPS = ["register"] * 150 + ["investigation"] * 97 + ["vulnerable"] * 50 + ["risk management"] * 3
LIST = "id,group,worker\n" + "".join(
    f"{id_},{group},w{number % 9}\n" for number, (id_, group) in enumerate(zip(NUMBERS, GROUPS, strict=True))
)
TEN_DIGITS = "id,group\n" + "".join(f"{number:010},a\n" for number in range(30))
CHART = re.compile(r"^  0% (\S{51}) 100%$", re.MULTILINE)


def said(*arguments: str | Path, stdin: str = "") -> str:
    return flat(well(run("sample", *arguments, stdin=stdin)))


def data(*arguments: str | Path, stdin: str = "") -> Any:
    return json.loads(well(run("sample", *arguments, "--format", "json", stdin=stdin)))


def refused(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert [word for word in words if word not in flat(ran.err)] == []
    assert "Traceback" not in ran.err


# size ----------------------------------------------------------------------------------------------------------------


def test_a_size_comes_with_what_it_can_and_cannot_say() -> None:
    out = said("size", "--population", "300", "--margin", "12")
    assert "A sample for a margin of 12 points either way, at 95% confidence 55 records of 300" in out
    assert "they support statements to about \u00b112 points: not finer, and not by subgroup." in out
    assert "For a group that is half of them it is \u00b117.2 points." in out
    assert "other than 50%" not in out  # of what is left of 300, that sum does not know
    assert "If the share in all is 70%, the chance that they show it to be other than 50% is 9" in said("size")
    assert "It holds for records that are drawn by lot." in out


def test_without_options_the_figures_of_the_shelf_are_taken() -> None:
    assert data("size") == data("size", "--margin", "10", "--level", "0.95", "--share", ".5")
    assert data("size")["needed"]["size"] == 97
    assert "97 records, however many there are in all" in said("size")


def test_records_of_one_worker_and_a_rare_problem_ask_for_more() -> None:
    arguments = ("size", "--population", "300", "--per-worker", "5", "--icc", "0.05", "--rare", "0.05")
    out, made = said(*arguments), data(*arguments)
    assert "1.2 of them count as one: these count as 70 that are drawn each by itself" in out
    assert "61 records to meet at least one case of a problem that 5% or more have (15 of 300 have it)" in out
    assert "To meet it, 1.12 of them count as one at worst. The chance is then at least 95." in out
    assert "To have met none does not say that there is none. For both, 84 records." in out
    assert (made["needed"]["size"], made["rare"]["size"], made["rare"]["cases"]) == (84, 61, 15)
    assert data(*arguments, "--chance", "0.8")["rare"]["size"] < 54


def test_records_that_are_not_alike_meet_a_rare_problem_as_if_each_were_drawn_by_itself() -> None:
    out = said("size", "--population", "300", "--rare", "0.05")
    assert "54 records to meet at least one case of a problem that 5% or more have" in out
    assert "The chance is then 95.2%." in out
    assert "alike" not in out


def test_no_chance_is_told_for_certainty_unless_all_are_read() -> None:
    out = said("size", "--margin", "1", "--level", "0.9999", "--rare", "0.5", "--chance", "0.99999")
    assert "A sample for a margin of 1 point either way, at 99.99% confidence" in out
    assert "other than 50% is 99%." in out
    assert "The chance is then 99.9%." in out
    assert "The chance is then 100.0%." in said("size", "--population", "3", "--rare", "0.3", "--chance", "0.99")


def test_to_read_all_leaves_nothing_to_chance() -> None:
    out = said("size", "--population", "3")
    assert "3 records of 3" in out
    assert "That is all of them: nothing is left to chance." in out
    assert "margin of" in out


# interval ------------------------------------------------------------------------------------------------------------


def test_an_interval_is_told_with_a_chart_in_words_and_with_its_method() -> None:
    text = well(run("sample", "interval", "31", "50", "--population", "150"))
    assert text.startswith("31 of 50: 62.0%\n")
    (chart,) = CHART.findall(text)
    assert chart == "·" * 25 + "├─────●────┤" + "·" * 14
    out = flat(text)
    assert "The share in all 150 lies between 50.0% and 72.7% (75 to 109 of them), at 95% confidence." in out
    assert "Of 20 such samples at most about one has limits that miss the truth." in out
    assert "In words: the majority, with the lower limit beside it: at least 50.0%." in out
    assert "(hypergeometric): the number of all is known" in out
    assert "says nothing of subgroups" in out


def test_limits_that_are_not_exact_are_missed_by_about_one_sample_in_so_many() -> None:
    assert "Of 20 such samples about one has" in said("interval", "31", "50")
    assert "Of 20 such samples at most about one" in said("interval", "31", "50", "--method", "clopper-pearson")


def test_records_of_one_worker_have_limits_further_out_and_it_is_said_why() -> None:
    arguments = ("interval", "31", "50", "--population", "150", "--per-worker", "5", "--icc", "0.3")
    out, made = said(*arguments), data(*arguments)
    assert "lies between 39.4% and 81.3%, at 95% confidence. Of 20 such samples about one has" in out
    assert "By Clopper and Pearson's limits for as many records as these count as" in out
    assert "2.2 of them count as one: these count as 22.7 that are drawn each by itself." in out
    assert "It holds if they are no more alike than was said" in out
    assert "exact" not in out
    assert made["interval"]["design_effect"] == pytest.approx(2.2)
    assert "drawn by lot, each by itself" in said("interval", "31", "50", "--population", "150")
    all_read = said("interval", "31", "50", "--population", "50", "--per-worker", "5", "--icc", "0.3")
    assert "That is all of them" in all_read
    assert "count as" not in all_read


def test_limits_are_rounded_outwards() -> None:
    """Wilson's are 48.15 and 74.14."""
    assert "between 48.1% and 74.2%" in said("interval", "31", "50")


@pytest.mark.parametrize("method", list(Method))
def test_each_method_can_be_asked_for(method: str) -> None:
    made = data("interval", "31", "50", "--population", "150", "--method", method)
    assert made["interval"]["method"] == method
    warned = "covers the truth far less often" in said(
        "interval", "31", "50", "--population", "150", "--method", method
    )
    assert warned == (method == "wilson-finite")


def test_the_methods_are_those_of_the_library() -> None:
    assert [one.value for one in Method] == [one.value for one in sampling.IntervalMethod]


def test_one_sided_limits_are_told_each_by_itself() -> None:
    text = well(run("sample", "interval", "0", "60", "--one-sided"))
    assert len(CHART.findall(text)) == 2
    out = flat(text)
    assert "The share in all is at least 0.0%, at 95% confidence;" in out
    assert "or at most 4.9%, at 95% confidence." in out
    assert "can be said at no more than 90% confidence" in out
    assert data("interval", "0", "60", "--one-sided")["words"] is None


def test_of_a_survey_is_told_first_what_those_leave_open_who_did_not_answer() -> None:
    text = well(run("sample", "interval", "240", "400", "--asked", "1000"))
    out = flat(text)
    assert out.index("the share among all who were asked is 24.0% to 84.0%") < out.index(
        "If those who answered had been"
    )
    assert "In words: from less than half to most." in out
    assert "would lie between 56.2% and 63.7%" in out
    assert " lies between" not in out
    assert "relied on at 0.6, and at most 0.8: it is not known whether groups answered alike" in out
    assert "would be at least 56.8%" in said("interval", "240", "400", "--asked", "1000", "--one-sided")
    assert data("interval", "240", "400", "--asked", "1000")["words"] is None


def test_a_survey_with_few_answers_is_told_without_numbers() -> None:
    text = well(run("sample", "interval", "9", "12", "--asked", "40"))
    assert "It is told without numbers, as fewer than 30 answers are told in words alone." in flat(text)
    assert "from less than half to almost all of those who were asked say so" in flat(text)
    assert CHART.findall(text) == []
    assert re.findall(r"\b9\b|75", text.rpartition("\n\n")[0]) == []
    assert text.startswith("12 of 40 answered (30%)\n")
    assert said("interval", "2", "3", "--asked", "40").startswith("Fewer than 5 of 40 answered")


@pytest.mark.parametrize(("met", "small"), [(0, False), (4, True), (5, False), (45, False), (46, True), (50, False)])
def test_a_count_that_could_point_at_somebody_is_not_for_print(met: int, small: bool) -> None:
    out = said("interval", str(met), "50", "--population", "150")
    assert ("A count is below 5 and could point at somebody: this is not for print." in out) == small
    assert data("interval", str(met), "50")["small"] == small


def test_when_all_were_read_nothing_is_left_to_chance() -> None:
    assert "That is all of them" in said("interval", "31", "50", "--population", "50")


@pytest.mark.parametrize(
    ("arguments", "model"),
    [
        (("size",), sampling.SizeAnswer),
        (("size", "--population", "1", "--per-worker", "2", "--icc", "0.1", "--rare", "0.1"), sampling.SizeAnswer),
        (("interval", "31", "50"), sampling.IntervalAnswer),
        (("interval", "31", "50", "--asked", "90", "--one-sided"), sampling.IntervalAnswer),
        (("interval", "3", "5", "--asked", "90"), sampling.IntervalAnswer),
        (("interval", "3", "5", "--per-worker", "2", "--icc", "0.1"), sampling.IntervalAnswer),
        (("draw", "-", "--size", "9", "--strata", "group"), sampling.Draw),
    ],
    ids=str,
)
def test_what_is_told_as_json_is_valid_by_the_schema_of_its_model(arguments: tuple[str, ...], model: Any) -> None:
    schema = model.model_json_schema(mode="serialization")
    Draft202012Validator.check_schema(schema)
    made = data(*arguments, stdin=LIST)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(made)] == []
    assert made["format"] == f"qualityframework.sample-{arguments[0]}/1"
    assert made["engine"] == __version__


# wrong input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("size", "--margin", "0.1"), ("`margin` is 0.1", "as 10 for 10 points either way")),
        (("size", "--level", "95"), ("`level` is 95", "written as 0.95")),
        (("size", "--share", "50"), ("`share` is 50", "written as 0.5")),
        (("size", "--rare", "5"), ("`rare` is 5", "written as 0.05")),
        (("size", "--population", "0"), ("`population` is 0",)),
        (("size", "--population", "3.5"), ("--population", "valid integer")),
        (("size", "--level", "nan"), ("`level` is nan",)),
        (("size", "--margin", "inf"), ("`margin` is inf",)),
        (("size", "--margin", "ten"), ("--margin", "valid number")),
        (("size", "--icc", "0.1"), ("`per_worker` and `icc` go together",)),
        (("size", "--chance", "0.9"), ("`rare` says how rare",)),
        (("interval", "1", "50", "--per-worker", "5"), ("`per_worker` and `icc` go together",)),
        (
            ("interval", "1", "50", "--per-worker", "5", "--icc", "0.1", "--method", "wilson"),
            ("`method` is wilson", "go by one alone"),
        ),
        (("interval", "51", "50"), ("`met` is 51, and only 50 were read",)),
        (("interval", "1", "0"), ("`of` is 0",)),
        (("interval", "1"), ("OF",)),
        (("interval", "--", "-1", "50"), ("`met` is -1",)),
        (("interval", "31", "50", "--population", "40"), ("`of` is 50, and there are only 40",)),
        (("interval", "31", "50", "--method", "hypergeometric"), ("needs the number of all",)),
        (("interval", "31", "50", "--method", "wald"), ("wald", "wilson")),
        (("interval", "31", "50", "--asked", "40"), ("`answered` is 50, and only 40 were asked",)),
        (("interval", "31", "50", "--asked", "90", "--population", "80"), ("`asked` is 90",)),
        (("draw",), ("LIST",)),
        (("draw", "no-such-list.csv", "--size", "3"), ("error[unreadable]", "no-such-list.csv")),
        (("draw", "no-such-list.csv"), ("how many records are to be drawn",)),
        (("draw", "no-such-list.csv", "--check", "d.json", "--size", "3", "--seed", "s"), ("without --size, --seed",)),
        (("draw", "no-such-list.csv", "--check", "no-such-draw.json"), ("error[unreadable]", "no-such-draw.json")),
        (("drw",), ("'draw'",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) and value[0][0].islower() else "",
)
def test_what_cannot_be_is_refused_with_what_can(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(run("sample", *arguments), *words)


@pytest.mark.parametrize(
    ("stdin", "options", "words"),
    [
        ("", (), ("error[empty-file]",)),
        ("id\n", (), ("no records",)),
        (LIST, ("--id", "case"), ("there is no column `case`",)),
        (LIST, ("--strata", "grup"), ("did you mean `group`?",)),
        (LIST, ("--size", "301"), ("301 records are to be drawn, and this list has 300",)),
        (LIST, ("--size", "0"), ("`size` is 0",)),
        (LIST, ("--floor", "2"), ("a floor is of strata", "--strata")),
        (LIST, ("--floor", "0", "--strata", "group"), ("`floor` is 0",)),
        (LIST, ("--seed", ""), ("`seed` is a text of one line",)),
        (
            LIST + "C001,register,w1\n,register,w2\n",
            ("--strata", "group"),
            ("<stdin>:302:1", "<stdin>:303:1", "2 faults"),
        ),
        (b"\x00".decode() + LIST, (), ("error[not-text]",)),
    ],
)
def test_a_faulty_list_is_told_from_a_pipe_too(stdin: str, options: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(run("sample", "draw", "-", "--size", "9", *options, stdin=stdin), *words)


@pytest.mark.parametrize("arguments", [(), ("size",), ("interval",), ("draw",)], ids=" ".join)
def test_help_says_what_each_is_for(arguments: tuple[str, ...]) -> None:
    out = said(*arguments, "--help")
    assert out.startswith(" ".join(("Usage: qualityframework sample", *arguments)))
    if arguments == ("draw",):
        assert "Ids are case codes: not names, and no numbers by which a person can be found." in out
        assert "Settle the seed before the list is seen" in out


# draw ----------------------------------------------------------------------------------------------------------------


def drawn(path: Path, *options: str) -> str:
    """Draws 60 of the list by group into a file, and says what was told."""
    named = ("--size", "60", "--strata", "group", "--seed", "s", "--out", str(path))
    return well(run("sample", "draw", "-", *named, *options, stdin=LIST))


def test_a_draw_is_written_and_follows_from_its_list_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "draw.json"
    out = drawn(path)
    assert out.startswith("60 records of 300 drawn by lot\n  seed: s\n")
    assert out.endswith(f"written: {path}\n")
    assert re.findall(r"\bC\d{3}\b", out) == []
    turned = "".join([LIST.splitlines(keepends=True)[0], *LIST.splitlines(keepends=True)[:0:-1]])
    checked = said("draw", "-", "--check", path, stdin=turned)
    assert checked == "This draw follows from that list and its seed: 60 records."


def test_the_written_draw_holds_all_that_it_takes_to_make_it_again(tmp_path: Path) -> None:
    drawn(tmp_path / "draw.json")
    made = json.loads((tmp_path / "draw.json").read_text(encoding="utf-8"))
    assert made["format"] == "qualityframework.sample-draw/1"
    assert (made["seed"], made["size"], made["floor"], made["columns"]) == ("s", 60, 5, ["id", "group"])
    assert [(one["stratum"], one["population"], one["drawn"]) for one in made["strata"]] == [
        ("investigation", 97, 19),
        ("register", 150, 29),
        ("risk management", 3, 3),
        ("vulnerable", 50, 9),
    ]
    assert sum(one["weight"] for one in made["drawn"]) == pytest.approx(300)
    assert "SHA-256" in made["rule"]


def test_small_strata_are_not_told_nor_what_they_could_be_reckoned_from(tmp_path: Path) -> None:
    out = drawn(tmp_path / "draw.json")
    assert "    investigation    19 of 97\n" in out
    assert "    risk management  not printed\n    vulnerable       not printed\n" in out
    assert "nothing is left to chance" in said("draw", "-", "--size", "3", stdin="id\na\nb\nc\n")
    all_small = said("draw", "-", "--size", "2", "--strata", "group", "--seed", "s", stdin="id,group\na,x\nb,x\nc,y\n")
    assert all_small.startswith("3 records drawn by lot")


def test_the_text_says_what_the_sample_can_say_and_lists_the_ids_if_they_are_not_written() -> None:
    text = well(run("sample", "draw", "-", "--size", "10", "--seed", "s", stdin=LIST))
    told, _, ids = text.partition("\n\n")
    assert "They support statements to about \u00b130.6 points at 95% confidence: not finer" in flat(told)
    assert re.fullmatch(r"(C\d{3}\n){10}", ids)
    assert sorted(ids.split()) == ids.split()


def test_without_a_seed_one_is_made_and_told() -> None:
    first, second = (data("draw", "-", "--size", "9", stdin=LIST) for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{16}", first["seed"])
    assert first["seed"] != second["seed"]
    again = data("draw", "-", "--size", "9", "--seed", first["seed"], stdin=LIST)
    assert again == first


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    path.write_text("kept", encoding="utf-8")
    refused(run("sample", "draw", "-", "--size", "9", "--out", path, stdin=LIST), "nothing is written over")
    assert path.read_text(encoding="utf-8") == "kept"


def test_a_draw_that_does_not_follow_ends_with_1_and_says_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    drawn(path)
    ran = run("sample", "draw", "-", "--check", path, stdin=LIST.replace("C000,register", "C000,vulnerable"))
    assert (ran.code, ran.err) == (1, "")
    assert "This draw does not follow from that list and its seed." in ran.out
    assert "the digest is that of another list" in ran.out
    ran = run("sample", "draw", "-", "--check", path, "--format", "json", stdin=LIST + "X,register,w\n")
    assert ran.code == 1
    made = json.loads(ran.out)
    assert (made["format"], made["follows"]) == ("qualityframework.sample-check/1", False)
    assert made["differences"][0] == "the draw is from a list of 300 records, and this one has 301"


def test_ids_of_ten_digits_are_warned_of_and_told_no_more_than_they_have_to_be(tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    text = well(run("sample", "draw", "-", "--size", "9", "--seed", "s", "--out", path, stdin=TEN_DIGITS))
    assert "Note: 30 of the ids look like CHI numbers" in flat(text)
    assert re.findall(r"\d{10}", text) == []
    ran = run("sample", "draw", "-", "--size", "9", stdin=TEN_DIGITS + "0000000001,b\n")
    assert (ran.code, re.findall(r"\d{10}", ran.err)) == (2, [])
    fewer = "".join(line for line in TEN_DIGITS.splitlines(keepends=True) if not line.startswith("000000000"))
    ran = run("sample", "draw", "-", "--check", path, stdin=fewer)
    assert (ran.code, re.findall(r"\d{10}", ran.out + ran.err)) == (1, [])
