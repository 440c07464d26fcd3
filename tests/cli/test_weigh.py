"""`weigh`: what the evidence can carry, as text and as JSON, and never as a grade."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualityframework import report
from qualityframework.inspections import opened
from qualityframework.report.shares import per_cent
from qualityframework.vocabulary import natural
from qualityframework.weighing import weighing
from tests.cli.running import BARE, EXAMPLES, ILLUSTRATIVE, ORKNEY, run
from tests.cli.telling import (
    BEFORE,
    FOOT,
    FRAMEWORK,
    METHODS,
    WITHOUT_A_BAND,
    faults,
    flat,
    in_json,
    well,
)

SOCIAL_WORK = EXAMPLES / "social-work-governance-2025.yaml"


# what it tells -------------------------------------------------------------------------------------------------------


def test_one_subject_is_told_with_the_teams_grade_a_bar_a_grade_and_a_paragraph() -> None:
    out = well(run("weigh", ILLUSTRATIVE, "5.1"))
    lines = out.splitlines()
    assert "5.1 Recognition and response to initial concerns [reconstructed]" in lines
    assert "  the team's grade is Very good: supported" in lines
    assert flat(out).count("The evidence can carry ") == 1
    labels = [*(grade.label for grade in reversed(FRAMEWORK.scale.grades)), "cannot tell"]
    bars = [line for line in lines if re.search(r" [<>]?\d+%( █+)?$", line)]
    assert labels == [re.split(r" {2,}", line.strip())[0] for line in bars]


def test_bars_are_as_long_as_their_shares_and_shares_are_those_of_the_json() -> None:
    lines = well(run("weigh", ILLUSTRATIVE, "5.1")).splitlines()
    carries = in_json("weigh", ILLUSTRATIVE, "5.1")["subjects"]["5.1"]["carries"]
    shares = [*reversed(list(carries["belief"].values())), carries["ignorance"]]
    bars = [line for line in lines if re.search(r" [<>]?\d+%( █+)?$", line)]
    assert [per_cent(share) for share in shares] == [re.findall(r"[<>]?\d+%", line)[0] for line in bars]
    assert [round(40 * share) for share in shares] == [line.count("█") for line in bars]
    assert pytest.approx(1) == sum(shares)


@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_without_a_subject_all_are_told_once_and_in_order(path: Path) -> None:
    """Those that the record evaluates, and what else the programme does or evidence names."""
    out, made = well(run("weigh", path)), in_json("weigh", path)
    inspection = opened(str(path))
    subjects = list(made["subjects"])
    assert {one.subject for one in inspection.record.evaluations or ()} <= set(subjects)
    covered = {code for subject in subjects for code in inspection.subjects[subject]}
    assert covered >= {code for subject in inspection.profile.subjects for code in subject.indicators}
    assert covered >= {code for item in inspection.record.evidence or () for code in item.indicators or ()}
    assert subjects == sorted(set(subjects), key=natural)
    headings = [" ".join(lines.split("\n  ")[0].split()) for lines in out.split("\n\n")[1:-1]]
    assert headings == [one["title"] for one in made["subjects"].values()]
    assert out.count(FOOT) == 1


def test_each_subject_is_told_the_same_alone_as_among_all() -> None:
    whole = in_json("weigh", ILLUSTRATIVE)
    for subject in ("1.1", "5.3", "8.2", "9.4"):
        assert whole["subjects"][subject] == in_json("weigh", ILLUSTRATIVE, subject)["subjects"][subject]
        paragraph = flat(run("weigh", ILLUSTRATIVE, subject).out.split("\n\n", 1)[1].rsplit("\n\n", 1)[0])
        assert paragraph in flat(run("weigh", ILLUSTRATIVE).out)


@pytest.mark.parametrize(("path", "given"), [(ILLUSTRATIVE, None), (ORKNEY, "unsatisfactory")])
def test_a_group_is_weighed_by_the_evidence_on_its_indicators(path: Path, given: str | None) -> None:
    one = in_json("weigh", path, "9.1-9.4")["subjects"]["9.1-9.4"]
    evidence = opened(str(path)).record.evidence or ()
    group = {"9.1", "9.2", "9.3", "9.4"}
    cited = next((e.evidence for e in opened(str(path)).record.evaluations or () if e.subject == "9.1-9.4"), None)
    bearing = {item.id for item in evidence if group & set(item.indicators or ()) or item.id in (cited or ())}
    assert bearing == {item["id"] for item in one["items"]}
    assert one["grade"] == given
    assert "9.1-9.4 Leadership and direction" in run("weigh", path, "9.1-9.4").out


def test_an_indicator_that_only_its_group_evaluates_can_be_weighed_by_itself() -> None:
    out = flat(well(run("weigh", ILLUSTRATIVE, "9.2", "--profile", "2018-20")))
    assert "9.2 Leadership of strategy and direction" in out
    group = in_json("weigh", ORKNEY, "9.2")["subjects"]["9.2"]
    assert group["grade"] is None


def test_the_command_prints_what_the_library_tells() -> None:
    inspection = opened(str(ILLUSTRATIVE))
    made = weighing(inspection)
    lines = "".join(f"{line.text}\n" for line in report.weighing_lines(made, inspection.framework, 100))
    assert well(run("weigh", ILLUSTRATIVE)) == lines
    assert well(run("weigh", ILLUSTRATIVE, "--format", "json")) == report.json_text(made)


def test_a_record_from_standard_input_can_be_weighed() -> None:
    data = ILLUSTRATIVE.read_bytes()
    assert run("weigh", "-", stdin=data) == run("weigh", ILLUSTRATIVE)
    assert run("weigh", "-", "5.4", "--format", "json", stdin=data) == run(
        "weigh", ILLUSTRATIVE, "5.4", "--format", "json"
    )


def test_a_subject_without_evidence_and_a_record_without_any_say_so() -> None:
    none = flat(well(run("weigh", ILLUSTRATIVE, "8.2")))
    assert "Nothing could be weighed: there is no evidence on it." in none
    assert "So nothing can be said of the team's grade, Good." in none
    bare = flat(well(run("weigh", "-", "2.1", stdin=BARE)))
    assert "no evidence on it is recorded, and the record does not say that there is none." in bare
    assert "no grade of its own is recorded" in bare


def test_the_same_input_gives_the_same_bytes() -> None:
    for format_ in ("text", "json"):
        assert len({run("weigh", ILLUSTRATIVE, "--format", format_).out for _ in range(3)}) == 1


# methods and days ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_each_method_can_be_asked_for_by_name(method: str) -> None:
    out, made = well(run("weigh", ILLUSTRATIVE, "--method", method)), in_json("weigh", ILLUSTRATIVE, "--method", method)
    assert f"; weighed by {method} " in f"{flat(out)} "
    assert made["method"] == method
    assert {one["method"] for one in made["subjects"].values()} == {method}
    assert any(one["carries"] is not None for one in made["subjects"].values())
    assert faults("weighed", made) == []


@pytest.mark.parametrize("method", sorted(WITHOUT_A_BAND))
def test_by_a_method_without_a_band_bars_are_its_shares_of_the_grades_alone(method: str) -> None:
    """They make up a whole, and none of them is for what cannot be told."""
    lines = well(run("weigh", ILLUSTRATIVE, "5.1", "--method", method)).splitlines()
    shares = in_json("weigh", ILLUSTRATIVE, "5.1", "--method", method)["subjects"]["5.1"]["carries"]["shares"]
    bars = [line for line in lines if re.search(r" [<>]?\d+%( █+)?$", line)]
    labels = [grade.label for grade in reversed(FRAMEWORK.scale.grades)]
    assert labels == [re.split(r" {2,}", line.strip())[0] for line in bars]
    assert [per_cent(share) for share in reversed(shares.values())] == [
        re.findall(r"[<>]?\d+%", line)[0] for line in bars
    ]
    assert [round(40 * share) for share in reversed(shares.values())] == [line.count("█") for line in bars]
    assert pytest.approx(1) == sum(shares.values())


@pytest.mark.parametrize("command", ["weigh", "whatif"])
def test_a_method_without_a_name_is_refused(command: str) -> None:
    """An empty name is not the framework's own method."""
    ran = run(command, ILLUSTRATIVE, "5.4", "--method", "")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: `` is no method that children-care-protection/2019 offers on 2019-11-29: ")


def test_there_are_nine_methods_and_the_frameworks_own_comes_unasked() -> None:
    assert len(METHODS) == 9
    own = FRAMEWORK.weighing.methods[0].default
    assert run("weigh", ILLUSTRATIVE) == run("weigh", ILLUSTRATIVE, "--method", own)
    other = next(name for name in METHODS if name != own)
    assert run("weigh", ILLUSTRATIVE).out != run("weigh", ILLUSTRATIVE, "--method", other).out


def test_before_the_first_weighing_none_is_in_force() -> None:
    out, made = flat(well(run("weigh", ILLUSTRATIVE, *BEFORE))), in_json("weigh", ILLUSTRATIVE, *BEFORE)
    assert "weighed by no method, as none is in force on that day" in out
    assert out.count("Nothing could be weighed: no weighing is in force on that day.") == len(made["subjects"])
    assert made["method"] is None
    for one in made["subjects"].values():
        assert (one["method"], one["carries"], one["verdict"], one["items"]) == (None, None, None, [])
        assert one["reason"] == "no weighing is in force on that day"
    assert "The evidence can carry" not in out
    assert FOOT in out


def test_a_method_asked_for_on_a_day_on_which_none_is_offered_is_refused() -> None:
    ran = run("weigh", ILLUSTRATIVE, *BEFORE, "--method", "dirichlet")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: no method of weighing is offered by children-care-protection/2019 on 2015-01-01\n"


def test_a_day_and_a_programme_can_be_given() -> None:
    made = in_json("weigh", "-", "--as-of", "2022-11-29", "--profile", "2021-25", stdin=BARE)
    assert (made["basis"]["as_of"], made["basis"]["profile"]) == ("2022-11-29", "2021-25")
    assert made["method"] == "weighted-evidence-pool"


# what is not there ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["5.44"], "5.4"),
        (["9.1-9.5"], "9.1-9.4"),
        (["5,4"], "5.4"),
        (["5.4", "--method", "dirichlett"], "dirichlet"),
        (["--method", "evidential-reasoning-rules"], "evidential-reasoning-rule"),
        (["--method", "weighted_evidence_pool"], "weighted-evidence-pool"),
    ],
    ids=" ".join,
)
def test_a_name_that_is_not_there_offers_the_nearest(arguments: list[str], nearest: str) -> None:
    for more in ([], ["--format", "json"]):
        ran = run("weigh", ILLUSTRATIVE, *arguments, *more)
        assert (ran.code, ran.out) == (2, "")
        assert re.fullmatch(rf"error: [^\n]*: did you mean `{re.escape(nearest)}`\?\n", ran.err)


def test_the_record_comes_first() -> None:
    ran = run("weigh", "5.4", ILLUSTRATIVE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: Invalid value: the record comes first: {ILLUSTRATIVE} 5.4\n")


def test_a_faulty_record_is_refused_with_all_its_faults() -> None:
    ran = run("weigh", "-", stdin=BARE + "evidence: none\nmessages:\n  - {id: a, tone: loud}\n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n3 faults\n")


# JSON ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_its_json_is_valid_against_the_published_schema(path: Path) -> None:
    made = in_json("weigh", path)
    assert faults("weighed", made) == []
    assert made["format"] == "qualityframework.weighed/1"
    assert faults("weighed", {**made, "grade": "good"}) != []


def test_json_names_what_it_follows_from() -> None:
    basis = in_json("weigh", ILLUSTRATIVE, "5.4")["basis"]
    assert basis["record_digest"][:12] in run("weigh", ILLUSTRATIVE, "5.4").out
    assert basis == in_json("weigh", ILLUSTRATIVE)["basis"]


def test_what_items_add_sums_to_the_shares() -> None:
    """As far as a method adds; the others leave it open."""
    for one in in_json("weigh", ILLUSTRATIVE)["subjects"].values():
        if one["carries"] is not None:
            added = [item["adds"] for item in one["items"]]
            sums = {grade: sum(adds.get(grade, 0) for adds in added) for grade in one["carries"]["shares"]}
            assert pytest.approx(one["carries"]["shares"]) == sums
    made = in_json("weigh", ILLUSTRATIVE, "5.4", "--method", "evidential-reasoning")["subjects"]["5.4"]
    assert {item["adds"] for item in made["items"]} == {None}
