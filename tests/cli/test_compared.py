"""`--corpus` of `check` and `explain`: what is said beside earlier inspections, and what is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import qualityframework
from qualityframework.report import drawn, json_text
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ORKNEY, Ran, run
from tests.cli.telling import faults, flat
from tests.panel.earlier import INVENTED, NEW_RULES, invented

COMPARED = "compared with earlier inspections"
PARTS = ("--corpus", INVENTED)
FAULTY = """\
inspection,framework,programme,subject,grade,score,date
a,children-care-protection/2019,2018-20,2.1,goood,9,soon
b,children-care-protection/2019,2018-21,2.1,good,3.5,2019
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The illustrative partnership with grades that earlier panels would seldom, or hardly, have given."""
    record: Any = yaml.safe_load(ILLUSTRATIVE.read_text(encoding="utf-8"))
    given = {"2.1": "very_good", "5.1": "adequate", "5.2": "excellent"}
    for evaluation in record["evaluations"]:
        evaluation["grade"] = given.get(evaluation["subject"], evaluation.get("grade"))
    path = tmp_path_factory.mktemp("odd") / "odd.yaml"
    path.write_text(yaml.safe_dump(record, sort_keys=False), encoding="utf-8")
    return path


# check ---------------------------------------------------------------------------------------------------------------


def test_text_and_json_are_what_the_library_tells() -> None:
    review = qualityframework.check(ILLUSTRATIVE, corpus=INVENTED).review
    assert run("check", ILLUSTRATIVE, *PARTS).out == qualityframework.text(review, 100)
    assert run("check", "--format", "json", ILLUSTRATIVE, *PARTS).out == json_text(review)


def test_what_it_was_compared_with_is_named_in_text_and_in_json() -> None:
    made = json.loads(run("check", "--format", "json", ILLUSTRATIVE, *PARTS).out)["provenance"]
    assert (made["corpus"], made["corpus_digest"]) == (INVENTED.name, invented().digest)
    assert made["figures"] == "benchmarking/1"
    told = flat(run("check", ILLUSTRATIVE, *PARTS).out)
    figures = f"by the figures of benchmarking/1 {made['figures_digest'][:12]}"
    assert f"Compared with {INVENTED.name} {invented().digest[:12]}, {figures}." in told
    assert "Compared with" not in run("check", ILLUSTRATIVE).out


def test_where_a_history_lies_is_not_told(tmp_path: Path) -> None:
    """It may name whoever keeps it, and would make other bytes of the same history on another machine."""
    home = tmp_path / "somebody"
    home.mkdir()
    (home / INVENTED.name).write_bytes(INVENTED.read_bytes())
    ran = run("check", "--format", "json", ILLUSTRATIVE, "--corpus", home / INVENTED.name)
    assert ran.out == run("check", "--format", "json", ILLUSTRATIVE, *PARTS).out


def test_the_json_is_valid_against_the_schema_that_the_command_prints(odd: Path) -> None:
    assert faults("review", json.loads(run("check", "--format", "json", odd, *PARTS).out)) == []


def test_a_table_from_standard_input_is_read_as_one_from_a_file() -> None:
    piped, filed = (
        json.loads(run("check", "--format", "json", ILLUSTRATIVE, "--corpus", given, stdin=stdin).out)
        for given, stdin in (("-", INVENTED.read_bytes()), (str(INVENTED), b""))
    )
    assert piped["provenance"].pop("corpus") == "<stdin>"
    assert filed["provenance"].pop("corpus") == INVENTED.name
    assert piped == filed


def test_it_can_be_compared_with_published_evaluations_which_are_too_little(odd: Path) -> None:
    out = run("check", odd, "--corpus", "published-evaluations").out
    assert "consistency/too-few-earlier-inspections@illustrative-partnership" in out
    assert "consistency/unlike-earlier-evaluations" not in out


LEANS = "consistency/earlier-panels-lean"
APART = "consistency/earlier-grades-apart-from-evidence"

# explain -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", sorted(NEW_RULES - {"consistency/too-few-earlier-inspections", LEANS, APART}))
def test_a_finding_of_each_new_rule_can_be_explained(odd: Path, rule: str) -> None:
    checked = qualityframework.check(odd, corpus=INVENTED)
    found = [one for one in checked.review.findings if one.rule == rule]
    assert found
    for one in found:
        out = run("explain", odd, one.id, *PARTS).out
        assert out == "".join(f"{line.text}\n" for line in drawn(qualityframework.explained(checked, one.id), 100))
        assert [part for part in (one.message, one.question, one.id, one.rule_file) if part not in flat(out)] == []
        assert all(f"{name} = {value}" in flat(out) for name, value in one.values.items())
        assert (COMPARED in out) is (one.subject.entity == "evaluation")


def otherwise(folder: Path, change: Callable[[dict[str, str]], dict[str, str]]) -> Path:
    """The invented history with something otherwise in each row."""
    with INVENTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    path = folder / "otherwise.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, **change(row)} for row in rows)
    return path


def test_grades_that_go_by_something_else_than_their_evidence_can_be_explained(odd: Path, tmp_path: Path) -> None:
    path = otherwise(tmp_path, lambda row: {"grade": "weak" if float(row["score"]) > 4 else "very_good"})
    found = qualityframework.check(odd, corpus=path).review.findings
    (one,) = [one for one in found if one.rule == APART]
    assert one.question in flat(run("explain", odd, one.id, "--corpus", path).out)
    assert not {finding.rule for finding in found} & (NEW_RULES - {APART})


def test_a_leaning_can_be_explained(odd: Path, tmp_path: Path) -> None:
    """As if the evidence had come to half a grade less."""
    path = otherwise(tmp_path, lambda row: {"score": f"{max(1.0, float(row['score']) - 0.5):.2f}"})
    (one,) = [one for one in qualityframework.check(odd, corpus=path).review.findings if one.rule == LEANS]
    assert "of a grade more than the evidence points to (95%: +" in one.message
    assert one.question in flat(run("explain", odd, one.id, "--corpus", path).out)


def test_too_few_can_be_explained() -> None:
    name = "consistency/too-few-earlier-inspections@illustrative-partnership"
    out = run("explain", ILLUSTRATIVE, name, "--corpus", "published-evaluations").out
    assert "enough_history = no" in out
    assert "fires when not enough_history" in out


def test_without_a_corpus_none_of_them_is_a_finding(odd: Path) -> None:
    out = run("explain", odd, "consistency/unlike-earlier-evaluations@5.2").out
    assert out.startswith("consistency/unlike-earlier-evaluations@5.2: not applicable\n")
    assert "compared = no" in out


def test_an_indicator_is_explained_by_the_sentences_of_the_benchmark(odd: Path) -> None:
    checked = qualityframework.check(odd, corpus=INVENTED)
    told = flat(run("benchmark", odd, *PARTS).out)
    for evaluation in checked.inspection.record.evaluations or ():
        parts = {part.text: part.children for part in qualityframework.explained(checked, evaluation.subject).children}
        sentences = [part.text for one in parts[COMPARED] for part in (one, *one.children)]
        assert sentences[0].startswith("the team's grade is ")
        assert [sentence for sentence in sentences if flat(sentence) not in told] == []


def test_what_is_nearest_hangs_below_its_heading() -> None:
    lines = run("explain", ILLUSTRATIVE, "5.4", *PARTS).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "Nearest earlier evaluations, to be read:" in line)
    assert [line[:9] for line in lines[at + 1 : at + 6]] == ["│     ├─ "] * 4 + ["│     └─ "]


def test_nothing_is_said_of_it_where_nothing_was_compared() -> None:
    assert COMPARED not in run("explain", ILLUSTRATIVE, "5.4").out


def test_of_evidence_that_was_never_recorded_it_is_not_said_that_there_is_too_little() -> None:
    told = flat(run("explain", ORKNEY, "2.1", *PARTS).out)
    assert "there is too little evidence on it to compare by, as far as is recorded" in told


def test_a_subject_that_the_programme_evaluates_and_the_record_does_not_is_told_of_too() -> None:
    record = yaml.safe_dump(
        {
            "id": "r",
            "title": "R",
            "framework": "children-care-protection/2019",
            "profile": "2018-20",
            "as_of": "2019-11-29",
        }
    )
    told = flat(run("explain", "-", "2.1", *PARTS, stdin=record).out)
    assert f"{COMPARED} no grade of the team is recorded Base rates come from " in told
    assert COMPARED not in run("explain", "-", "5.3", *PARTS, stdin=record).out


# what is refused -----------------------------------------------------------------------------------------------------


def both(*rest: str | Path) -> tuple[Ran, Ran]:
    """The two commands, with these options."""
    return run("check", ILLUSTRATIVE, *rest), run("explain", ILLUSTRATIVE, "5.4", *rest)


@pytest.mark.parametrize(
    ("corpus", "words"),
    [
        ("no-such-corpus", "`no-such-corpus` is no file and no folder"),
        ("published-evaluation", "did you mean `published-evaluations`?"),
        ("no-such.csv", "error[unreadable]: there is no such file"),
        (EXAMPLES.parent / "src", "error[empty-file]: there is neither an inspection nor a table"),
    ],
)
def test_a_corpus_that_is_not_there_is_refused(corpus: str | Path, words: str) -> None:
    for ran in both("--corpus", corpus):
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
        assert "Traceback" not in ran.err


def test_every_fault_of_a_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "faulty.csv"
    path.write_text(FAULTY, encoding="utf-8")
    for ran in both("--corpus", path):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.endswith("\n4 faults\n")
        places = [line.split("--> ")[1] for line in ran.err.splitlines() if "--> " in line]
        assert places == [f"{path.as_posix()}:{place}" for place in ("2:45", "2:51", "2:53", "3:33")]


def test_on_a_day_on_which_no_figures_are_in_force_nothing_is_compared() -> None:
    for ran in both(*PARTS, "--as-of", "2015-01-01", "--profile", "2018-20"):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "error: benchmarking/1 has no figures in force on 2015-01-01\n"
