"""`whatif`: what would move what the evidence can carry, and what comes of changes that are tried."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from qualityframework import report
from qualityframework.inspections import opened
from qualityframework.weighing import whatif
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ORKNEY, run
from tests.cli.test_weigh import BEFORE, FOOT, GRADE, faults, flat, in_json, objects, sentences, well

SUBJECTS = [*(one.subject for one in opened(str(ILLUSTRATIVE)).record.evaluations or ()), "9.1-9.4"]
DAY = {"framework": "children-care-protection/2019", "profile": "2018-20", "as_of": "2019-11-29"}
KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data")
Data = dict[str, Any]


def record(*items: Data, grade: str | None = "good", **parts: Any) -> str:
    """A complete record of items on 2.1, verified unless told, as JSON."""
    numbered = [
        {"id": f"e{number}", "indicators": ["2.1"], "verified": "yes", **item} for number, item in enumerate(items, 1)
    ]
    evaluation = {"subject": "2.1", **({"grade": grade} if grade else {})}
    made = {
        "id": "r",
        "title": "R",
        **DAY,
        "complete": True,
        "evidence": numbered,
        "evaluations": [evaluation],
        **parts,
    }
    return json.dumps(made)


def says(grade: str, kind: str = KINDS[0], **more: Any) -> Data:
    return {"kind": kind, "shows": {"grade": grade}, **more}


FIRM = tuple(says("good", kind) for kind in KINDS)


def tried(*changes: str, stdin: str) -> Any:
    """What comes of changes on 2.1 of a record."""
    return in_json("whatif", "-", "2.1", *changes, stdin=stdin)


def weighed(stdin: str) -> Any:
    return in_json("weigh", "-", "2.1", stdin=stdin)["subjects"]["2.1"]


# what is looked for --------------------------------------------------------------------------------------------------


def test_without_changes_it_tells_what_the_middle_hangs_on_and_the_smallest_changes_either_way() -> None:
    out = flat(well(run("whatif", ILLUSTRATIVE, "2.2")))
    assert "What would change it, for the panel to probe" in out
    assert "what the middle of the evidence hangs on" in out
    assert "evidence that would be needed for nothing below " in out
    assert "evidence that would be needed for nothing above " in out
    assert "(the smallest set there is)" in out
    assert "WITH THESE CHANGES" not in out


def test_what_is_told_of_the_evidence_is_what_weigh_tells() -> None:
    for subject in ("2.1", "5.3", "8.2", "9.1-9.4"):
        told = run("weigh", ILLUSTRATIVE, subject).out.rsplit("\n\n", 1)[0]
        assert run("whatif", ILLUSTRATIVE, subject).out.startswith(told)
        same = in_json("weigh", ILLUSTRATIVE, subject)["subjects"][subject]
        assert in_json("whatif", ILLUSTRATIVE, subject)["weighed"] == same


def test_it_tells_what_would_sustain_a_grade_that_the_evidence_cannot_carry() -> None:
    above = record(*FIRM, grade="excellent")
    out, made = flat(well(run("whatif", "-", "2.1", stdin=above))), tried(stdin=above)
    assert "evidence that would be needed to sustain the team's grade, Excellent: " in out
    assert made["given"]["grade"] == "excellent"
    assert made["given"]["band"]["high"] == "excellent"
    assert tried(stdin=record(*FIRM))["given"] is None


def test_at_either_end_of_the_scale_there_is_no_further_to_go() -> None:
    top, bottom = (
        tried(stdin=record(*(says(grade, kind) for kind in KINDS))) for grade in ("excellent", "unsatisfactory")
    )
    assert (top["up"], bottom["down"]) == (None, None)
    assert top["down"] is not None
    assert bottom["up"] is not None


def test_where_no_so_small_set_would_do_it_says_so() -> None:
    """Forty records of the greatest weight: twelve changes move nothing."""
    heavy = record(*(says("weak", kind, weight=100, weight_reason="W") for kind in KINDS * 10))
    out, made = flat(well(run("whatif", "-", "2.1", stdin=heavy))), tried(stdin=heavy)
    assert "no set of up to 12 changes would do" in out
    assert (made["up"]["changes"], made["up"]["at_most"], made["up"]["band"]) == (None, 12, None)


def as_options(changes: Iterable[Data], shows: dict[str, Data]) -> list[str] | None:
    """Changes as they would be asked for; None where one of them cannot be said so."""
    options: list[str] = []
    for one in changes:
        if one["what"] == "further":
            options += ["--add", f"{one['kind']}={one['shows']}"] * one["number"]
        elif " + " in one["item"]:
            return None
        elif one["what"] == "left-out":
            options += ["--drop", one["item"]]
        elif one["shows"] is None or sum(shows[one["item"]].values()) != 1:
            return None
        else:
            options += ["--set", f"{one['item']}={one['shows']}"]
    return options


def test_changes_that_are_found_do_what_is_said_of_them_when_they_are_tried() -> None:
    """Each set that can be said with options, on each subject."""
    done = 0
    for subject in SUBJECTS:
        made = in_json("whatif", ILLUSTRATIVE, subject)
        shows = {item["id"]: item["shows"] for item in made["weighed"]["items"]}
        for needed in (made["up"], made["down"], made["given"]):
            options = as_options(needed["changes"] or (), shows) if needed else None
            if needed and options:
                then = in_json("whatif", ILLUSTRATIVE, subject, *options)["then"]
                assert then["carries"]["band"] == needed["band"], (subject, options)
                done += 1
    assert done >= 5


def test_a_single_weight_moves_the_middle_just_beyond_what_is_said_and_not_before() -> None:
    done = 0
    for subject in SUBJECTS:
        made = in_json("whatif", ILLUSTRATIVE, subject)
        one = made["one_weight"]
        if one is None or " + " in one["item"] or one["to"] == 0:
            continue
        step = 1e-6 * (1 if one["to"] > one["weight"] else -1)

        def centre(weight: float, subject: str = subject, item: str = one["item"]) -> Any:
            then = in_json("whatif", ILLUSTRATIVE, subject, "--set", f"{item}.weight={weight:.9f}")["then"]
            return then["carries"]["centre"]

        assert centre(one["to"] - step) == made["weighed"]["carries"]["centre"], subject
        assert centre(one["to"] + step) == one["centre"], subject
        done += 1
    assert done >= 5


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
    parts: Data = {part: [{"id": "a", **cites}] for part in ("messages", "strengths", "recommendations")}
    evaluation = {"subject": "2.1", "grade": "good", "evidence": ["e1", "e2"], "addresses": ["e1"]}
    parts |= {"evaluations": [evaluation], "statements": [{"statement": "recovery", "text": "T", "evidence": ["e1"]}]}
    parts["areas_for_improvement"] = parts["strengths"]
    made = tried("--drop", "e1", stdin=record(*FIRM, **parts))
    without = record(*({**item, "id": f"e{number}"} for number, item in enumerate(FIRM[1:], 2)))
    assert made["tried"] == ["e1: left out"]
    assert made["then"] == weighed(without)


def test_a_further_item_comes_to_the_same_as_a_record_with_it() -> None:
    """It counts for what its kind does, and is a source of its own."""
    made = tried("--add", "children-survey=weak", stdin=record(*FIRM))
    with_it = record(*FIRM, {**says("weak", "children-survey"), "id": "further-1", "verified": "no"})
    assert made["tried"] == ["a further item of children-survey: weak"]
    assert made["then"] == weighed(with_it)


def test_several_changes_are_tried_together_in_the_order_set_left_out_further() -> None:
    options = ["--add", "children-survey=weak", "--drop", "e2", "--set", "e1=weak", "--set", "e3.weight=2"]
    options += ["--add", "children-survey=weak"]
    made = tried(*options, stdin=record(*FIRM))
    further = "a further item of children-survey: weak"
    assert made["tried"] == ["e1: grade weak", "e3: weight 2", "e2: left out", further, further]
    third = {**FIRM[2], "id": "e3", "weight": 2, "weight_reason": "W"}
    more = [{**says("weak", "children-survey"), "id": f"further-{number}", "verified": "no"} for number in (4, 5)]
    assert made["then"] == weighed(record(says("weak"), third, {**FIRM[3], "id": "e4"}, *more))


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


def test_what_is_tried_on_one_subject_is_left_alone_by_evidence_on_another() -> None:
    made = in_json("whatif", ILLUSTRATIVE, "2.1", "--drop", "records-plans")
    assert made["then"] == made["weighed"]


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
        (["--drop", "meeting-looked-after", "--drop", "meeting-looked-after"], ["no evidence `meeting-looked-after`"]),
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


@pytest.mark.parametrize(("name", "nearest"), [("2.11", "2.1"), ("9.1-9.5", "9.1-9.4"), ("2,1", "2.1")])
def test_a_subject_that_is_not_there_offers_the_nearest(name: str, nearest: str) -> None:
    ran = run("whatif", ILLUSTRATIVE, name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: there is no indicator or group `{name}`: did you mean `{nearest}`?\n"


def test_a_subject_is_wanted() -> None:
    ran = run("whatif", ILLUSTRATIVE)
    assert (ran.code, ran.out) == (2, "")
    assert "INDICATOR" in ran.err


# all it has in common with weigh -------------------------------------------------------------------------------------


def test_a_group_can_be_asked_after() -> None:
    made = in_json("whatif", ORKNEY, "9.1-9.4")
    assert made["weighed"]["subject"] == "9.1-9.4"
    then = in_json("whatif", ILLUSTRATIVE, "9.1-9.4", "--add", "observation=weak")["then"]
    assert "further-1" in {item["id"] for item in then["items"]}


def test_the_command_prints_what_the_library_tells() -> None:
    inspection = opened(str(ILLUSTRATIVE))
    made = whatif(inspection, "5.4")
    lines = "".join(f"{line.text}\n" for line in report.whatif_lines(made, inspection.framework, 100))
    assert well(run("whatif", ILLUSTRATIVE, "5.4")) == lines
    assert well(run("whatif", ILLUSTRATIVE, "5.4", "--format", "json")) == report.json_text(made)


def test_a_record_from_standard_input_can_be_asked() -> None:
    data = ILLUSTRATIVE.read_bytes()
    for options in (["5.4"], ["2.1", "--drop", "records-wellbeing", "--format", "json"]):
        assert run("whatif", "-", *options, stdin=data) == run("whatif", ILLUSTRATIVE, *options)


def test_before_the_first_weighing_none_is_in_force_and_nothing_is_looked_for() -> None:
    out, made = flat(well(run("whatif", ILLUSTRATIVE, "2.1", *BEFORE))), in_json("whatif", ILLUSTRATIVE, "2.1", *BEFORE)
    assert "weighed by no method, as none is in force on that day" in out
    assert "Nothing was looked for: there is nothing to weigh: no weighing is in force on that day." in out
    assert made["not_searched"] == "there is nothing to weigh: no weighing is in force on that day"
    changed = in_json("whatif", ILLUSTRATIVE, "2.1", *BEFORE, "--drop", "records-wellbeing")
    assert changed["then"]["reason"] == "no weighing is in force on that day"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_its_json_is_valid_against_the_published_schema(path: Path) -> None:
    subjects = list(in_json("weigh", path)["subjects"])
    for subject in subjects:
        assert faults("whatif", in_json("whatif", path, subject)) == []
    changed = in_json("whatif", path, subjects[0], "--add", "records-read=good")
    assert faults("whatif", changed) == []
    assert changed["format"] == "qualityframework.whatif/1"
    assert faults("whatif", {**changed, "advice": "none"}) != []


HARMLESS = re.compile(r"\b(team's|no) grade\b|: grade \w+")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_law_of_wording_holds(subject: str) -> None:
    """The only grades are the team's, and what an item is tried to show; a score stands beside its band."""
    item = next(iter(in_json("weigh", ILLUSTRATIVE, "2.1")["subjects"]["2.1"]["items"]))["id"]
    for options in ([], ["--set", f"{item}=weak"], ["--add", "records-read=weak"]):
        for one in sentences(well(run("whatif", ILLUSTRATIVE, subject, *options))):
            assert len(GRADE.findall(one)) == len(HARMLESS.findall(one)), one
            assert one.count("score") == one.count("of it cannot be told"), one
            assert "score" not in one or re.search(r"can carry|could lie anywhere from", one), one
        for made in objects(in_json("whatif", ILLUSTRATIVE, subject, *options)):
            assert not {"grade", "centre"} <= made.keys()
            assert "score" not in made or {"band", "ignorance", "sufficient"} <= made.keys()


def test_it_says_that_it_is_no_grade_and_no_advice() -> None:
    for options in ([], ["--drop", "records-wellbeing"], [*BEFORE]):
        assert FOOT in flat(run("whatif", ILLUSTRATIVE, "2.1", *options).out)
    assert "no advice to those who are inspected" in flat(well(run("whatif", "--help")))
