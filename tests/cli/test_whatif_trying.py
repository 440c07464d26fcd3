"""`whatif`: what comes of changes that are tried, and which cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import BARE, ILLUSTRATIVE, ORKNEY, run
from tests.cli.telling import FIRM, METHODS, Data, flat, in_json, record, says, tried, weighed, well

FURTHER = "a further item of children-survey: weak"
UNKNOWN = "the record does not say what evidence there is, so a further item cannot be tried"


# what is tried -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("e1=weak", "e1: grade weak"),
        ("e1.grade=weak", "e1: grade weak"),
        ("e1.weight=2.5", "e1: weight 2.5"),
        ("e1.weight=0", "e1: weight 0"),
        ("e1.weight=100", "e1: weight 100"),
        ("e1.reliability=0", "e1: reliability 0"),
        ("e1.reliability=0.5", "e1: reliability 0.5"),
        ("e1.reliability=1", "e1: reliability 1"),
        ("e1.verified=no", "e1: verified no"),
        ("e1.verified=unknown", "e1: verified unknown"),
    ],
)
def test_what_is_set_comes_to_the_same_as_a_record_that_says_so(change: str, told: str) -> None:
    name, _, value = change.partition("=")
    field = name.removeprefix("e1").removeprefix(".") or "grade"
    own: dict[str, Data] = {"grade": {"shows": {"grade": value}}, "verified": {"verified": value}}
    written = own[field] if field in own else {field: float(value), "weight_reason": "W"}
    made = tried("--set", change, stdin=record(*FIRM))
    assert made["tried"] == [told]
    assert made["then"] == weighed(record({**FIRM[0], **written}, *FIRM[1:]))
    assert made["weighed"] == weighed(record(*FIRM))
    out = well(run("whatif", "-", "2.1", "--set", change, stdin=record(*FIRM)))
    assert f"\nWITH THESE CHANGES\n  {told}\n\n" in out


def test_what_is_left_out_comes_to_the_same_as_a_record_without_it() -> None:
    """Wherever it is cited."""
    cites = {"subjects": ["2.1"], "text": "T", "evidence": ["e1", "e2"]}
    lists = ("messages", "strengths", "areas_for_improvement", "recommendations")
    parts: Data = {part: [{"id": part, **cites}] for part in lists}
    evaluation = {"subject": "2.1", "grade": "good", "evidence": ["e1", "e2"], "addresses": ["e1"]}
    parts |= {"evaluations": [evaluation], "statements": [{"statement": "recovery", "text": "T", "evidence": ["e1"]}]}
    made = tried("--drop", "e1", stdin=record(*FIRM, **parts))
    without = record(*({**item, "id": f"e{number}"} for number, item in enumerate(FIRM[1:], 2)))
    assert made["tried"] == ["e1: left out"]
    assert made["then"] == weighed(without)


def further(*numbers: int, **more: Data) -> list[Data]:
    """Further items as a record would have them, each with what else is set of it."""
    own = says("weak", "children-survey", verified="no")
    return [{**own, "id": f"further-{number}", **more.get(f"further_{number}", {})} for number in numbers]


def test_a_further_item_comes_to_the_same_as_a_record_with_it() -> None:
    """It counts for what its kind does, and is a source of its own."""
    made = tried("--add", "children-survey=weak", stdin=record(*FIRM))
    assert made["tried"] == [FURTHER]
    assert made["then"] == weighed(record(*FIRM, *further(1)))


def test_several_changes_are_tried_together_in_the_order_further_set_left_out() -> None:
    """However they are mixed on the command line."""
    options = ["--drop", "e2", "--set", "e1=weak", "--add", "children-survey=weak", "--set", "e3.weight=2"]
    options += ["--add", "children-survey=weak"]
    made = tried(*options, stdin=record(*FIRM))
    assert made["tried"] == [FURTHER, FURTHER, "e1: grade weak", "e3: weight 2", "e2: left out"]
    third = {**FIRM[2], "id": "e3", "weight": 2, "weight_reason": "W"}
    assert made["then"] == weighed(record(says("weak"), third, {**FIRM[3], "id": "e4"}, *further(1, 2)))


def test_further_items_are_numbered_and_can_be_set_and_left_out() -> None:
    options = ["--add", "children-survey=weak"] * 3
    options += ["--set", "further-1.weight=2", "--set", "further-2=good", "--set", "further-2.verified=yes"]
    made = tried(*options, "--drop", "further-3", stdin=record(*FIRM))
    set_ = ["further-1: weight 2", "further-2: grade good", "further-2: verified yes"]
    assert made["tried"] == [FURTHER, FURTHER, FURTHER, *set_, "further-3: left out"]
    heavy: Data = {"weight": 2, "weight_reason": "W"}
    good: Data = {"shows": {"grade": "good"}, "verified": "yes"}
    assert made["then"] == weighed(record(*FIRM, *further(1, 2, further_1=heavy, further_2=good)))


def test_a_further_item_takes_no_name_that_the_record_has() -> None:
    """Neither as a name nor as a lineage, so that it stays a source of its own and what is set is the record's."""
    taken = record({**FIRM[0], "id": "further-1"}, *FIRM[1:3], {**FIRM[3], "lineage": "further-2"})
    options = ["--add", "children-survey=weak", "--add", "children-survey=weak", "--set", "further-1=adequate"]
    items = {item["id"]: item for item in tried(*options, stdin=taken)["then"]["items"]}
    assert sorted(items) == ["e2", "e3", "e4", "further-1", "further-1-", "further-2-"]
    assert items["further-1"]["shows"] == {"adequate": 1.0}
    assert {items[id_]["source"] for id_ in ("further-1-", "further-2-")} == {"children-survey"}
    assert {tuple(item["counts_with"]) for item in items.values()} == {()}


def test_a_further_item_may_be_tried_where_the_record_says_that_there_is_no_evidence() -> None:
    """By saying so, or by being complete; where it says neither, nobody knows what it would be added to."""
    complete = json.loads(record())
    del complete["evidence"]
    for stdin in (record(complete=False, evidence=[]), json.dumps(complete)):
        made = tried("--add", "records-read=weak", stdin=stdin)
        assert (made["weighed"]["carries"], made["then"]["carries"]["centre"]) == (None, "weak")


@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--method", "radar"], ["--drop", "e1"]], ids=" ".join)
def test_a_further_item_is_refused_where_the_record_does_not_say_what_evidence_there_is(options: list[str]) -> None:
    for path, subject, stdin in ((ORKNEY, "1.1", ""), ("-", "2.1", BARE)):
        ran = run("whatif", path, subject, "--add", "records-read=good", *options, stdin=stdin)
        assert (ran.code, ran.out, ran.err) == (2, "", f"error: {UNKNOWN}\n")


@pytest.mark.parametrize("method", METHODS)
def test_changes_are_tried_by_the_method_that_is_asked_for(method: str) -> None:
    made = tried("--set", "e1=weak", "--method", method, stdin=record(*FIRM))
    assert made["weighed"] == weighed(record(*FIRM), "--method", method)
    assert made["then"] == weighed(record(says("weak"), *FIRM[1:]), "--method", method)


def test_two_changes_of_one_item_are_both_made_and_the_later_of_one_field_stands() -> None:
    made = tried("--set", "e1=weak", "--set", "e1.weight=3", "--set", "e1=adequate", stdin=record(*FIRM))
    (first,) = [item for item in made["then"]["items"] if item["id"] == "e1"]
    assert (first["shows"], first["weight"]) == ({"adequate": 1.0}, 3.0)


def test_an_item_may_have_dots_in_its_name() -> None:
    """Where the whole is a name it is meant, else the part before the last dot."""
    dotted = record({**FIRM[0], "id": "a.weight"}, {**FIRM[1], "id": "a"}, {**FIRM[2], "id": "b.c"})
    assert tried("--set", "a.weight=weak", stdin=dotted)["tried"] == ["a.weight: grade weak"]
    assert tried("--set", "a.weight.weight=2", stdin=dotted)["tried"] == ["a.weight: weight 2"]
    assert tried("--set", "b.c.verified=no", stdin=dotted)["tried"] == ["b.c: verified no"]
    assert tried("--set", "b.c=weak", stdin=dotted)["tried"] == ["b.c: grade weak"]


def test_a_grade_may_be_written_as_its_label() -> None:
    made = tried("--set", "e1=Very good", "--add", "records-read = Very good", stdin=record(*FIRM))
    assert (
        made["then"] == tried("--set", "e1=very_good", "--add", "records-read=very_good", stdin=record(*FIRM))["then"]
    )


def test_whether_evidence_is_verified_tells_on_the_verdict() -> None:
    held = tried("--set", "e1.verified=no", "--set", "e2.verified=no", "--set", "e3.verified=no", stdin=record(*FIRM))
    assert (held["weighed"]["verdict"], held["then"]["verdict"]) == ("supported", "supported-if-unverified-holds")
    assert held["weighed"]["carries"] == held["then"]["carries"]


def test_where_all_evidence_is_left_out_there_is_nothing_to_weigh() -> None:
    options = [part for number in range(1, 5) for part in ("--drop", f"e{number}")]
    made, out = tried(*options, stdin=record(*FIRM)), flat(run("whatif", "-", "2.1", *options, stdin=record(*FIRM)).out)
    assert (made["then"]["carries"], made["then"]["reason"]) == (None, "there is no evidence on it")
    assert made["then"]["verdict"] == "insufficient-to-say"
    assert (
        "Nothing could be weighed: there is no evidence on it. So nothing can be said of the team's grade, Good." in out
    )


def test_evidence_may_be_tried_for_a_subject_that_has_none() -> None:
    out, made = flat(well(run("whatif", ILLUSTRATIVE, "8.2"))), in_json("whatif", ILLUSTRATIVE, "8.2")
    reason = "there is nothing to weigh: there is no evidence on it"
    assert f"Nothing was looked for: {reason}." in out
    assert made["not_searched"] == reason
    assert [made[key] for key in ("up", "down", "given", "one_weight", "then")] == [None] * 5
    then = in_json("whatif", ILLUSTRATIVE, "8.2", *(["--add", "records-read=weak"] * 3))["then"]
    assert len(then["items"]) == 3
    assert then["carries"]["centre"] == "weak"


def test_where_changes_are_tried_nothing_is_looked_for() -> None:
    made = tried("--drop", "e1", stdin=record(*FIRM))
    assert made["not_searched"] == "changes were tried"
    assert [made[key] for key in ("up", "down", "given", "one_weight")] == [None] * 4
    assert "for the panel to probe" not in run("whatif", "-", "2.1", "--drop", "e1", stdin=record(*FIRM)).out


@pytest.mark.parametrize("change", [("--drop", "records-plans"), ("--set", "records-plans=weak")], ids=" ".join)
def test_a_change_to_what_is_no_evidence_on_the_subject_is_refused(change: tuple[str, str]) -> None:
    """It would look as if it changed nothing; also beside changes that could be tried."""
    assert in_json("whatif", ILLUSTRATIVE, "5.3", *change)["then"] is not None
    for more in ([], ["--format", "json"], ["--add", "records-read=good"], ["--drop", "records-wellbeing"]):
        ran = run("whatif", ILLUSTRATIVE, "2.1", *change, *more)
        told = "error: `records-plans` is no evidence on 2.1, so changing it would change nothing there\n"
        assert (ran.code, ran.out, ran.err) == (2, "", told)


def test_what_is_tried_changes_nothing_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_bytes(ILLUSTRATIVE.read_bytes())
    before = (path.read_bytes(), path.stat().st_mtime_ns, run("weigh", path).out)
    well(run("whatif", path, "2.1", "--set", "meeting-looked-after=weak", "--drop", "records-wellbeing"))
    well(run("whatif", path, "2.1", "--add", "children-survey=weak", "--set", "meeting-looked-after.weight=3"))
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, run("weigh", path).out)
    assert [one.name for one in tmp_path.iterdir()] == ["record.yaml"]


# wrong input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--set", "records-wellbeing"], ["`records-wellbeing` is not of the form ITEM=GRADE"]),
        (["--set", "=good"], ["`=good` is not of the form ITEM=GRADE"]),
        (["--set", "records-wellbeing="], ["is not of the form ITEM=GRADE"]),
        (["--set", ""], ["`` is not of the form ITEM=GRADE"]),
        (["--add", "records-read"], ["`records-read` is not of the form KIND=GRADE"]),
        (["--add", "=good"], ["`=good` is not of the form KIND=GRADE"]),
        (["--set", "records-welbeing=good"], ["no evidence `records-welbeing`", "did you mean `records-wellbeing`?"]),
        (["--set", "records-wellbeing=god"], ["`god`", "did you mean `good`?"]),
        (["--set", "records-wellbeing=7"], ["`7` is no point of the Six-point scale"]),
        (["--set", "records-wellbeing.wieght=2"], ["`wieght`", "did you mean `weight`?"]),
        (["--set", "records-wellbeing.kind=observation"], ["`kind`"]),
        (
            ["--set", "records-welbeing.weight=2"],
            ["no evidence `records-welbeing", "did you mean `records-wellbeing`?"],
        ),
        (["--set", "records-wellbeing.weight=-1"], ["`-1`", "a number from 0 to 100"]),
        (["--set", "records-wellbeing.weight=101"], ["`101`", "a number from 0 to 100"]),
        (["--set", "records-wellbeing.weight=abc"], ["`abc`", "a number from 0 to 100"]),
        (["--set", "records-wellbeing.weight=nan"], ["`nan`", "a number from 0 to 100"]),
        (["--set", "records-wellbeing.weight=inf"], ["`inf`", "a number from 0 to 100"]),
        (["--set", "records-wellbeing.reliability=2"], ["`2`", "a number from 0 to 1"]),
        (["--set", "records-wellbeing.reliability=-0.1"], ["`-0.1`", "a number from 0 to 1"]),
        (["--set", "records-wellbeing.verified=maybe"], ["`maybe` is neither `yes` nor `no` nor `unknown`"]),
        (["--drop", "records-welbeing"], ["no evidence `records-welbeing`", "did you mean `records-wellbeing`?"]),
        (
            ["--drop", "meeting-looked-after", "--drop", "meeting-looked-after"],
            ["`meeting-looked-after` is left out already"],
        ),
        (["--set", "further-1=good"], ["no evidence `further-1`"]),
        (
            ["--add", "records-read=good", "--set", "further-1.wieght=2"],
            ["an item has no `wieght` to set", "did you mean `weight`?"],
        ),
        (["--set", "further-1.wieght=2"], ["no evidence `further-1.wieght`"]),
        (["--add", "records-read=good", "--drop", "further-2"], ["no evidence `further-2`", "mean `further-1`?"]),
        (["--add", "childrens-survey=good"], ["`childrens-survey`", "did you mean `children-survey`?"]),
        (["--add", "children-survey=god"], ["`god`", "did you mean `good`?"]),
    ],
    ids=lambda value: " ".join(value) if value[0].startswith("--") else "",
)
def test_wrong_input_ends_with_2_and_one_line_that_says_what_is_wrong(options: list[str], words: list[str]) -> None:
    for more in ([], ["--format", "json"]):
        ran = run("whatif", ILLUSTRATIVE, "2.1", *options, *more)
        assert (ran.code, ran.out) == (2, "")
        *usage, told = ran.err.splitlines()
        assert [word for word in words if word not in told] == []
        assert re.match("error: |Error: Invalid value for --(set|add): ", told)
        assert usage == [] or usage[0].startswith("Usage: qualityframework whatif ")
        assert "Traceback" not in ran.err
