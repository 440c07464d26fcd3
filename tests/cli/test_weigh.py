"""`weigh`: what the evidence can carry, as text and as JSON, and never as a grade."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from qualityframework import report
from qualityframework.frameworks import load
from qualityframework.inspections import opened
from qualityframework.vocabulary import natural
from qualityframework.weighing import weighing
from tests.cli.running import BARE, EXAMPLES, ILLUSTRATIVE, ORKNEY, Ran, run

SOCIAL_WORK = EXAMPLES / "social-work-governance-2025.yaml"
FRAMEWORK = load("children-care-protection/2019")
METHODS = tuple(FRAMEWORK.weighing.methods[0].offered.names)
BEFORE = ("--as-of", "2015-01-01", "--profile", "2018-20")
"""A day before the first weighing."""

FOOT = "The middle of the evidence is no grade, and none is issued here."


def flat(text: str) -> str:
    """Text without its line breaks and the drawing of trees."""
    return " ".join(text.translate(str.maketrans("│├└─█", "     ")).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text: a full stop before a capital ends one, and so do an empty line and the last bar."""
    parts = re.split(r"\n\n|(?<=\d%)(?: █+)?\n", text)
    return [one for part in parts for one in re.split(r"(?<=\.) (?=[A-Z])", flat(part))]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Each object within a JSON value."""
    if isinstance(value, dict):
        yield value
        yield from (one for inner in value.values() for one in objects(inner))
    elif isinstance(value, list):
        yield from (one for inner in value for one in objects(inner))


def faults(name: str, data: Any) -> list[str]:
    """What a published schema, as the command prints it, has against data."""
    schema = json.loads(run("schema", name).out)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(data)]


def in_json(*arguments: str | Path, stdin: str | bytes = b"") -> Any:
    """What a command tells as JSON; it ends well."""
    ran = run(*arguments, "--format", "json", stdin=stdin)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def well(ran: Ran) -> str:
    """The text of a run that ended well."""
    assert (ran.code, ran.err) == (0, "")
    return ran.out


# what it tells -------------------------------------------------------------------------------------------------------


def test_one_subject_is_told_with_the_teams_grade_a_bar_a_grade_and_a_paragraph() -> None:
    out = well(run("weigh", ILLUSTRATIVE, "5.1"))
    lines = out.splitlines()
    assert "5.1 Recognition and response to initial concerns" in lines
    assert "  the team's grade is Very good: supported" in lines
    assert flat(out).count("The evidence can carry ") == 1
    labels = [*(grade.label for grade in reversed(FRAMEWORK.scale.grades)), "cannot tell"]
    bars = [line for line in lines if re.search(r" \d+%( █+)?$", line)]
    assert labels == [re.split(r" {2,}", line.strip())[0] for line in bars]


def test_bars_are_as_long_as_their_shares_and_shares_are_those_of_the_json() -> None:
    lines = well(run("weigh", ILLUSTRATIVE, "5.1")).splitlines()
    carries = in_json("weigh", ILLUSTRATIVE, "5.1")["subjects"]["5.1"]["carries"]
    shares = [*reversed(list(carries["belief"].values())), carries["ignorance"]]
    bars = [line for line in lines if re.search(r" \d+%( █+)?$", line)]
    assert [f"{share:.0%}" for share in shares] == [re.findall(r"(\d+%)", line)[0] for line in bars]
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
    assert "no grade is recorded" in bare


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
    assert "Traceback" not in ran.err


def test_a_faulty_record_is_refused_with_all_its_faults() -> None:
    ran = run("weigh", "-", stdin=BARE + "evidence: none\nmessages:\n  - {id: a, tone: loud}\n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n3 faults\n")


# the law of wording --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_a_score_stands_beside_its_band_and_what_cannot_be_told(path: Path, method: str) -> None:
    """In the same sentence; in JSON in the same object."""
    out = well(run("weigh", path, "--method", method))
    scored = [one for one in sentences(out) if "score" in one]
    made = in_json("weigh", path, "--method", method)
    assert len(scored) == sum(one["carries"] is not None for one in made["subjects"].values())
    labels = "|".join(grade.label for grade in FRAMEWORK.scale.grades)
    told = rf"({labels})( to ({labels}))? \(score \d\.\d on 1 to 6, \d+% of it cannot be told\)\."
    for one in scored:
        assert re.fullmatch(rf".*(can carry|could lie anywhere from) {told}", one), one
    assert [
        one for one in objects(made) if "score" in one and not {"band", "ignorance", "sufficient"} <= one.keys()
    ] == []


GRADE = re.compile(r"\bgrades?\b")
HARMLESS = re.compile(r"\b(team's|no) grade\b")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_the_middle_of_the_evidence_is_never_called_a_grade(path: Path, method: str) -> None:
    """The only grade there is is the team's."""
    for one in sentences(well(run("weigh", path, "--method", method))):
        assert len(GRADE.findall(one)) == len(HARMLESS.findall(one)), one
        assert "middle" not in one or not GRADE.search(one) or one.startswith(FOOT), one
    for made in objects(in_json("weigh", path, "--method", method)):
        assert not {"grade", "centre"} <= made.keys()
        assert not {"grade", "score"} <= made.keys()


def test_the_schema_says_that_neither_centre_nor_score_is_a_grade() -> None:
    carries = json.loads(run("schema", "weighed").out)["$defs"]["Carries"]
    assert "no grade" in carries["description"]
    assert "middle of the evidence" in carries["properties"]["centre"]["description"]
    assert "no grade" in carries["properties"]["score"]["description"]


def test_every_way_to_end_says_that_no_grade_is_issued() -> None:
    for arguments in ([], ["5.4"], ["8.2"], [*BEFORE], ["--method", "radar"]):
        assert FOOT in flat(run("weigh", ILLUSTRATIVE, *arguments).out)
    assert "It issues no grade" in flat(well(run("weigh", "--help")))


# JSON ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_its_json_is_valid_against_the_published_schema(path: Path) -> None:
    made = in_json("weigh", path)
    assert faults("weighed", made) == []
    assert made["format"] == "qualityframework.weighing/1"
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
