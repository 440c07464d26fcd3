"""`whatif`: what would move what the evidence can carry. What comes of changes that are tried is a file of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from qualityframework import report
from qualityframework.inspections import opened
from qualityframework.weighing import whatif
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ORKNEY, run
from tests.cli.telling import (
    BEFORE,
    FIRM,
    KINDS,
    METHODS,
    Data,
    faults,
    flat,
    in_json,
    record,
    says,
    tried,
    well,
)

SUBJECTS = [*(one.subject for one in opened(str(ILLUSTRATIVE)).record.evaluations or ()), "9.1-9.4"]
OWN = "weighted-evidence-pool"
"""The method with which changes are searched for."""
IDLE = says("good", KINDS[0], weight=5, weight_reason="W", reliability=0)
"""An item of which nothing can be told."""
TOO_LITTLE = "the evidence is too little to say what it carries; further evidence can be tried"


# what is looked for --------------------------------------------------------------------------------------------------


def test_without_changes_it_tells_what_the_middle_hangs_on_and_the_smallest_changes_either_way() -> None:
    out = flat(well(run("whatif", ILLUSTRATIVE, "2.2")))
    assert "What would change it, for the panel to probe" in out
    assert "what the middle of the evidence hangs on" in out
    assert "evidence that would be needed for nothing below " in out
    assert "evidence that would be needed for nothing above " in out
    assert "no change of a single weight above 0 moves it evidence that would be needed" in out
    assert out.count("3 items (no smaller set of such changes would do)") == 2
    assert "meeting-kinship-carers (Meetings with families) showing something 1 step higher, Good" in out
    assert "records-families (Children's records read by inspectors) showing something 2 steps lower" in out
    assert "WITH THESE CHANGES" not in out


def test_what_is_told_of_the_evidence_is_what_weigh_tells() -> None:
    for subject in ("2.1", "5.3", "6.1", "8.2", "9.1-9.4"):
        told = run("weigh", ILLUSTRATIVE, subject).out.rsplit("\n\n", 1)[0]
        assert run("whatif", ILLUSTRATIVE, subject).out.startswith(told)
        same = in_json("weigh", ILLUSTRATIVE, subject)["subjects"][subject]
        assert in_json("whatif", ILLUSTRATIVE, subject)["weighed"] == same


@pytest.mark.parametrize("method", METHODS)
def test_by_another_method_it_tells_what_that_method_does_and_looks_for_nothing(method: str) -> None:
    """Changes are searched for with the framework's own alone; tried they are with any."""
    told = run("weigh", ILLUSTRATIVE, "2.1", "--method", method).out.rsplit("\n\n", 1)[0]
    out = well(run("whatif", ILLUSTRATIVE, "2.1", "--method", method))
    made = in_json("whatif", ILLUSTRATIVE, "2.1", "--method", method)
    assert out.startswith(told)
    assert made["weighed"] == in_json("weigh", ILLUSTRATIVE, "2.1", "--method", method)["subjects"]["2.1"]
    if method == OWN:
        assert made == in_json("whatif", ILLUSTRATIVE, "2.1")
        return
    reason = f"changes are searched for with {OWN} alone, and this is {method}"
    assert made["not_searched"] == reason
    assert f"Nothing was looked for: {reason}." in flat(out)
    assert [made[key] for key in ("up", "down", "given", "one_weight", "then")] == [None] * 5


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


@pytest.mark.parametrize(
    ("number", "exact", "told"),
    [
        (24, True, "no set of up to 12 changes would do"),
        (40, False, "none was found of up to 12 changes; not all were tried, so that there may be one"),
    ],
)
def test_where_no_so_small_set_is_found_it_says_whether_there_may_be_one(number: int, exact: bool, told: str) -> None:
    """Records of the greatest weight, of which twelve changes move nothing; of forty not all changes are looked at."""
    heavy = record(*(says("weak", kind, weight=100, weight_reason="W") for kind in KINDS * (number // len(KINDS))))
    out, made = flat(well(run("whatif", "-", "2.1", stdin=heavy))), tried(stdin=heavy)
    assert f"evidence that would be needed for nothing below Adequate to be carried {told} evidence that" in out
    assert ("there may be one" in out) == (not exact)
    assert (made["up"]["changes"], made["up"]["at_most"], made["up"]["band"]) == (None, 12, None)
    assert made["up"]["exact"] is exact


def test_an_item_of_which_nothing_can_be_told_is_to_be_left_out() -> None:
    """Whatever it shows, it adds to nothing but to what cannot be told."""
    idle = record(*FIRM, *FIRM, IDLE)
    out, made = flat(well(run("whatif", "-", "2.1", stdin=idle))), tried(stdin=idle)
    item = {"items": ["e9"], "kind": KINDS[0], "number": 1}
    assert {**item, "what": "left-out", "steps": None, "shows": None} in made["up"]["changes"]
    assert "leaving out e9 (Children's records read by inspectors)" in out


@pytest.mark.parametrize(
    ("path", "subject", "stdin"),
    [
        (ILLUSTRATIVE, "6.1", ""),
        ("-", "2.1", record(says("good"))),
        ("-", "2.1", record(*FIRM, IDLE)),
        ("-", "2.1", record(says("good"), grade="excellent")),
    ],
    ids=["of the example", "one item", "much that cannot be told", "a grade it might not carry"],
)
def test_where_the_evidence_is_too_little_it_says_so_and_looks_for_nothing(
    path: str | Path, subject: str, stdin: str
) -> None:
    out, made = flat(well(run("whatif", path, subject, stdin=stdin))), in_json("whatif", path, subject, stdin=stdin)
    assert made["weighed"]["carries"]["sufficient"] is False
    assert f"Nothing was looked for: {TOO_LITTLE}." in out
    assert "for the panel to probe" not in out
    assert made["not_searched"] == TOO_LITTLE
    assert [made[key] for key in ("up", "down", "given", "one_weight", "then")] == [None] * 5


def test_where_the_evidence_is_too_little_changes_can_be_tried_all_the_same() -> None:
    more = [part for kind in KINDS[1:] for part in ("--add", f"{kind}=good")]
    made = tried(*more, stdin=record(says("good")))
    assert (made["weighed"]["carries"]["sufficient"], made["then"]["carries"]["sufficient"]) == (False, True)
    assert made["not_searched"] == "changes were tried"


def test_where_the_middle_of_the_rest_lies_on_a_border_it_says_between_which_grades() -> None:
    """Without one of the two that say Good, one that says it and one that says Adequate are as much as each other."""
    stdin = record(says("good"), says("good", KINDS[1]), says("adequate", KINDS[2]))
    out, made = flat(well(run("whatif", "-", "2.1", stdin=stdin))), tried(stdin=stdin)
    found = {one["without"]: one for one in made["weighed"]["carries"]["robustness"]["decisive_sources"]}
    assert (found[KINDS[0]]["centre"], found[KINDS[0]]["upper"]) == ("adequate", "good")
    told = "its middle lies on the border between Adequate and Good"
    assert f"without Children's records read by inspectors ({KINDS[0]}) {told}" in out
    assert f"without e1 {told}" in out


def test_items_of_one_lineage_are_one_change_which_names_them_all() -> None:
    """In the text as in the JSON; only a further item has no name yet."""
    three = [
        says("weak", "children-meetings", lineage="l"),
        says("weak", "children-meetings", lineage="l"),
        says("adequate", "family-meetings"),
    ]
    out, made = flat(well(run("whatif", "-", "2.1", stdin=record(*three)))), tried(stdin=record(*three))
    needed = [made[way] for way in ("up", "down", "given") if made[way] is not None]
    changes = [change for one in needed for change in one["changes"]]
    assert ["e1", "e2"] in [change["items"] for change in changes]
    assert "e1, e2 (Meetings and activities with children and young people) showing something 1 step " in out
    assert [change["what"] == "further" for change in changes] == [change["items"] == [] for change in changes]


def as_options(changes: Iterable[Data], shows: dict[str, Data]) -> list[str] | None:
    """Changes as they would be asked for; None where one of them cannot be said so."""
    options: list[str] = []
    for one in changes:
        if one["what"] == "further":
            options += ["--add", f"{one['kind']}={one['shows']}"] * one["number"]
        elif one["what"] == "left-out":
            options += [part for item in one["items"] for part in ("--drop", item)]
        elif one["shows"] is None or any(sum(shows[item].values()) != 1 for item in one["items"]):
            return None
        else:
            options += [part for item in one["items"] for part in ("--set", f"{item}={one['shows']}")]
    return options


SMALL = {
    "weak": record(*(says("weak", kind) for kind in KINDS)),
    "one-lineage": record(*(says("weak", KINDS[1], lineage="l") for _ in range(2)), says("adequate", KINDS[2])),
    "left-out": record(*FIRM, *FIRM, IDLE),
    "above": record(*FIRM, grade="excellent"),
    "below": record(*FIRM, grade="weak"),
    "much-of-one-kind": record(*[says("very_good")] * 10, *[says("good")] * 10),
    "too-little": record(says("good")),
}


def test_changes_that_are_found_do_what_is_said_of_them_when_they_are_tried() -> None:
    """Each set that can be said with options, on each subject and in small records."""
    example = ILLUSTRATIVE.read_text(encoding="utf-8")
    done: set[str] = set()
    for subject, stdin in [*((subject, example) for subject in SUBJECTS), *(("2.1", own) for own in SMALL.values())]:
        made = in_json("whatif", "-", subject, stdin=stdin)
        shows = {item["id"]: item["shows"] for item in made["weighed"]["items"]}
        for needed in (made["up"], made["down"], made["given"]):
            options = as_options(needed["changes"] or (), shows) if needed else None
            if needed and options:
                then = in_json("whatif", "-", subject, *options, stdin=stdin)["then"]
                assert then["carries"]["band"] == needed["band"], (subject, options)
                done |= {f"{one['what']} {len(one['items'])}" for one in needed["changes"]}
    assert done == {"shows 1", "shows 2", "left-out 1", "further 0"}


def test_a_single_weight_moves_the_middle_just_beyond_what_is_said_and_not_before() -> None:
    """On the side that is said, and at that weight itself where it is said to be included."""
    done: set[tuple[bool, bool]] = set()
    for subject in SUBJECTS:
        made = in_json("whatif", ILLUSTRATIVE, subject)
        one = made["one_weight"]
        if one is None or " + " in one["item"]:
            continue

        def centre(weight: float, subject: str = subject, item: str = one["item"]) -> str:
            then = in_json("whatif", ILLUSTRATIVE, subject, "--set", f"{item}.weight={weight!r}")["then"]
            return str(then["carries"]["centre"])

        now, step = made["weighed"]["carries"]["centre"], 1e-6 if one["more"] else -1e-6
        assert one["more"] == (one["to"] > one["weight"]), subject
        assert centre(one["to"] - step) == now, subject
        assert centre(one["to"]) == (one["centre"] if one["included"] else now), subject
        assert centre(one["to"] + step) == one["centre"] != now, subject
        done.add((one["more"], one["included"]))
    assert done == {(True, True), (True, False), (False, True)}


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (
            [*[says("excellent", KINDS[0])] * 2, says("good", KINDS[0], weight=0, weight_reason="W")],
            "the weight of e3, now 0, has to be 2 or more for it to be Good",
        ),
        (
            [says("excellent", KINDS[1]), says("excellent", KINDS[2]), says("weak", KINDS[2])],
            "the weight of e1, now 1, has to be 0 for it to lie on the border between Weak and Excellent",
        ),
        (
            [says("good", KINDS[1]), says("unsatisfactory", KINDS[2])],
            "the weight of e1, now 1, has to be above 1, which it is now, for it to be Good",
        ),
    ],
    ids=["or more", "nothing", "on the border"],
)
def test_what_a_single_weight_has_to_be_is_said_with_its_side(items: list[Data], told: str) -> None:
    assert told in flat(well(run("whatif", "-", "2.1", stdin=record(*items))))


def test_where_a_single_weight_would_bring_the_middle_onto_a_border_it_says_between_which_grades() -> None:
    """It is there at that weight, and with any that is more it stays where it is."""
    two = record(says("excellent", KINDS[1]), says("excellent", KINDS[2]), says("weak", KINDS[2]))
    one = tried(stdin=two)["one_weight"]
    assert (one["item"], one["to"], one["included"], one["more"]) == ("e1", 0, True, False)
    assert (one["centre"], one["upper"]) == ("weak", "excellent")
    then = tried("--set", "e1.weight=0", stdin=two)["then"]["carries"]
    assert (then["centre"], then["upper"]) == (one["centre"], one["upper"])
    assert tried("--set", "e1.weight=0.001", stdin=two)["then"]["carries"]["centre"] == "excellent"


# all it has in common with weigh -------------------------------------------------------------------------------------


def test_a_subject_is_wanted() -> None:
    ran = run("whatif", ILLUSTRATIVE)
    assert (ran.code, ran.out) == (2, "")
    assert "INDICATOR" in ran.err


@pytest.mark.parametrize(("name", "nearest"), [("2.11", "2.1"), ("9.1-9.5", "9.1-9.4"), ("2,1", "2.1")])
def test_a_subject_that_is_not_there_offers_the_nearest(name: str, nearest: str) -> None:
    ran = run("whatif", ILLUSTRATIVE, name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: there is no indicator or group `{name}`: did you mean `{nearest}`?\n"


def test_a_method_that_is_not_there_offers_the_nearest() -> None:
    for options in ([], ["--add", "records-read=good"]):
        ran = run("whatif", ILLUSTRATIVE, "2.1", "--method", "dirichlett", *options)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: `dirichlett` is no method that children-care-protection/2019 offers on 2019-")
        assert ran.err.endswith(": did you mean `dirichlet`?\n")


def test_the_record_comes_first() -> None:
    ran = run("whatif", "5.4", ILLUSTRATIVE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: Invalid value: the record comes first: {ILLUSTRATIVE} 5.4\n")


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
    """Also with a further item, where the record says what evidence there is."""
    for subject in in_json("weigh", path)["subjects"]:
        made = in_json("whatif", path, subject)
        assert faults("whatif", made) == []
        assert made["format"] == "qualityframework.whatif/1"
        assert faults("whatif", {**made, "advice": "none"}) != []
        inspection = opened(str(path))
        if inspection.record.evidence is not None:
            further = f"records-read={inspection.framework.scale.grades[-1].name}"
            assert faults("whatif", in_json("whatif", path, subject, "--add", further)) == []
