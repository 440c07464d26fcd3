"""`agree`: agreement of raters from a table, as text and as JSON, from files and pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from qualityframework import report
from qualityframework.benchmark.agreement import Agreement, KappaWeights, Measurement, agreement_of, read_ratings
from qualityframework.cli.agree import Counting, Level
from qualityframework.frameworks import load_scale
from tests.benchmark.agreement.rated import FIGURES
from tests.benchmark.agreement.telling import BAD
from tests.cli.running import EXAMPLES, ROOT, run
from tests.cli.telling import flat, well

VIGNETTES = EXAMPLES / "vignettes.csv"
NUMBERS = "case,a,b\n1,2.5,2\n2,7,8\n3,4,4.5\n4,1,1\n"


def in_json(*arguments: str | Path, stdin: str | bytes = b"") -> Any:
    return json.loads(well(run("agree", *arguments, "--format", "json", stdin=stdin)))


def test_it_prints_what_the_library_tells() -> None:
    made = agreement_of(read_ratings(VIGNETTES, scale=load_scale("six-point-scale/1")), FIGURES)
    assert well(run("agree", VIGNETTES)) == "".join(f"{line.text}\n" for line in report.agreement_lines(made, 100))
    assert well(run("agree", VIGNETTES, "--format", "json")) == report.json_text(made)


def test_a_table_can_be_piped_in() -> None:
    assert run("agree", "-", stdin=VIGNETTES.read_bytes()) == run("agree", VIGNETTES)
    windows = VIGNETTES.read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n")
    assert run("agree", "-", stdin=f"\ufeff{windows}") == run("agree", VIGNETTES)


def test_rows_and_columns_in_another_order_change_not_a_byte() -> None:
    head, *rows = (line.split(",") for line in VIGNETTES.read_text(encoding="utf-8").splitlines())
    order = [0, 3, 1, 5, 2, 4]
    mixed = "\n".join(",".join(row[at] for at in order) for row in [head, *reversed(rows)])
    for form in ("text", "json"):
        assert run("agree", "-", "--format", form, stdin=mixed) == run("agree", VIGNETTES, "--format", form)


def test_the_json_says_in_which_format_it_is_and_what_it_was_reckoned_with() -> None:
    made = in_json(VIGNETTES)
    assert made["format"] == "qualityframework.agreement/1"
    basis = made["basis"]
    assert (basis["scale"], basis["measurement"], basis["weights"]) == ("six-point-scale/1", "ordinal", "quadratic")
    assert (basis["level"], basis["resamples"], basis["seed"]) == (FIGURES.level, FIGURES.resamples, FIGURES.seed)
    assert next(iter(made["coefficients"])) == "percent-agreement"
    assert [*made["points"]] == basis["points"]
    assert len(made["pairs"]) == 10


@pytest.mark.parametrize("options", [[], ["--level", "nominal"], ["--weights", "none"]], ids=" ".join)
def test_the_json_is_what_its_schema_says_and_nothing_more(options: list[str]) -> None:
    schema = Draft202012Validator(Agreement.model_json_schema(mode="serialization"))
    made = in_json(VIGNETTES, *options)
    assert [error.message for error in schema.iter_errors(made)] == []
    assert list(schema.iter_errors(made | {"surprise": 1}))


@pytest.mark.parametrize("level", Level)
def test_the_level_can_be_chosen(level: str) -> None:
    made = in_json(VIGNETTES, "--level", level)
    alpha = made["coefficients"]["krippendorff-alpha"]
    assert alpha["title"] == f"Krippendorff's alpha, {level}"
    undefined = [name for name, one in made["coefficients"].items() if one["value"] is None]
    assert ("kendall-w" in undefined) == (level == "nominal")


def test_each_level_has_an_alpha_of_its_own() -> None:
    alphas = {in_json(VIGNETTES, "--level", level)["coefficients"]["krippendorff-alpha"]["value"] for level in Level}
    assert len(alphas) == len(Level)


@pytest.mark.parametrize("weights", Counting)
def test_the_weights_can_be_chosen(weights: str) -> None:
    made = in_json(VIGNETTES, "--weights", weights)
    told = "unweighted" if weights == "none" else f"{weights} weights"
    assert made["coefficients"]["cohen-kappa"]["title"] == f"Cohen's kappa, {told}"
    assert made["basis"]["weights"] == weights


def test_unasked_they_are_quadratic_and_at_level_nominal_none() -> None:
    assert in_json(VIGNETTES) == in_json(VIGNETTES, "--weights", "quadratic", "--level", "ordinal")
    assert in_json(VIGNETTES, "--level", "nominal")["basis"]["weights"] == "none"


def test_the_choices_are_those_of_the_library() -> None:
    assert [str(one) for one in Level] == [str(one) for one in Measurement]
    assert [str(one) for one in Counting] == [str(one) for one in KappaWeights]


@pytest.mark.parametrize("level", ["interval", "ratio"])
def test_numbers_are_read_where_it_is_said_that_they_are(level: str) -> None:
    made = in_json("-", "--numbers", "--level", level, stdin=NUMBERS)
    assert (made["basis"]["scale"], made["basis"]["points"], made["points"]) == (None, [], {})
    assert made["coefficients"]["icc-2-1"]["value"] > 0.9
    assert made["coefficients"]["gwet-ac1"]["value"] is None


def test_another_scale_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "four.csv"
    path.write_text("case,a,b\n1,good,Outstanding\n2,inadequate,1\n3,good,good\n", encoding="utf-8")
    assert in_json(path, "--scale", "cqc-ratings/2023")["basis"]["scale"] == "cqc-ratings/2023"
    assert run("agree", path).code == 2


def test_another_shelf_has_its_own_figures(tmp_path: Path) -> None:
    for pack in ("benchmarking/1", "six-point-scale/1"):
        for file in (ROOT / "rulesets" / pack).iterdir():
            copy = tmp_path / pack / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(file.read_text(encoding="utf-8").replace("seed: 20180801", "seed: 7"), encoding="utf-8")
    assert in_json(VIGNETTES, "--rulesets", tmp_path)["basis"]["seed"] == 7


# what is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--numbers"], "numbers are of level interval or ratio, not ordinal"),
        (["--numbers", "--level", "nominal"], "numbers are of level interval or ratio, not nominal"),
        (["--numbers", "--level", "ratio", "--scale", "six-point-scale/1"], "numbers are on no scale"),
        (["--level", "cardinal"], "'cardinal' is not one of 'nominal', 'ordinal', 'interval', 'ratio'."),
        (["--weights", "cubic"], "'cubic' is not one of 'none', 'linear', 'quadratic', 'ordinal'."),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_options_that_contradict_each_other_are_refused(options: list[str], told: str) -> None:
    ran = run("agree", VIGNETTES, *options)
    assert (ran.code, ran.out) == (2, "")
    assert told in flat(ran.err)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scale", "six-point-scal"], "error: there is no scale `six-point-scal`: did you mean `six-point-scale`?\n"),
        (
            ["--level", "nominal", "--weights", "linear"],
            "error: linear weights need an order, and at level nominal ratings have no order\n",
        ),
    ],
    ids=["scale", "weights"],
)
def test_what_cannot_be_is_refused_in_one_line(options: list[str], told: str) -> None:
    for more in ([], ["--format", "json"]):
        ran = run("agree", VIGNETTES, *options, *more)
        assert (ran.code, ran.out, ran.err) == (2, "", told)


def test_a_faulty_table_is_told_with_every_fault_and_how_many_there_are() -> None:
    ran = run("agree", BAD / "off-the-scale.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("error[off-scale]: ") == 5
    assert ran.err.endswith("\n5 faults\n")
    piped = run("agree", "-", stdin=(BAD / "off-the-scale.csv").read_bytes())
    assert "  --> <stdin>:2:4\n" in piped.err


@pytest.mark.parametrize(
    ("stdin", "code"), [(b"", "empty-file"), (b"\xff\xfe", "not-text"), (b"a,b\n\x00,1\n", "not-text")]
)
def test_what_is_no_table_is_told(stdin: bytes, code: str) -> None:
    ran = run("agree", "-", stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error[{code}]: ")


def test_a_file_that_is_not_there_is_told() -> None:
    ran = run("agree", "not-there.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[unreadable]: there is no such file\n")


# help, and the process -----------------------------------------------------------------------------------------------


def test_the_help_says_what_is_read_and_that_nobody_is_ranked() -> None:
    told = flat(well(run("agree", "--help")))
    assert "A row a unit and a column a rater, or columns unit, rater, rating" in told
    assert "It ranks none of them." in told
    for option in ("--level", "--weights", "--scale", "--numbers", "--format", "--rulesets"):
        assert f"{option} " in told


@pytest.mark.parametrize("form", ["text", "json"])
def test_as_a_process_it_prints_the_same_bytes(form: str) -> None:
    command = [sys.executable, "-m", "qualityframework", "agree", str(VIGNETTES), "--format", form]
    ended = subprocess.run(command, capture_output=True, cwd=ROOT)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout == run("agree", VIGNETTES, "--format", form).out.encode()
