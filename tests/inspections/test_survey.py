"""Surveys: answers become counts or proportions, few are withheld, and nobody's words are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.errors import InvalidInput
from qualityframework.frameworks import load
from qualityframework.inspections import (
    Shown,
    SurveyColumns,
    SurveyEvidence,
    parse,
    read,
    survey_columns,
    survey_evidence,
)
from qualityframework.inspections.survey_choices import Choice
from qualityframework.report import survey_as_yaml, survey_beginning
from tests.cli.running import EXAMPLES, ROOT, run

SURVEY = EXAMPLES / "survey"
TAKEN = str(SURVEY / "answers.csv"), str(SURVEY / "survey.yaml")
MAPPING = """\
form: survey
id: survey
framework: children-care-protection/2019
kind: staff-survey
from: staff
date: 2019-05-31
fewest: [{from: 2018-01-01, people: 3, ours: for a test}]
answers:
  agreement: {met: [Strongly agree, Agree], not_met: [Disagree], standard: agree, missing: [Don't know]}
  often: {grades: {excellent: [Always], weak: [Never]}}
questions:
  - {column: Learning, id: learning, indicators: ["7.2"], answers: agreement}
  - {column: Help, id: help, title: Help comes, indicators: ["5.1", "5.3"], answers: often}
"""
ANSWERS = """\
Id,Learning,Help,Anything else
1,Agree,Always,"Ask Mrs Kowalczyk, she knows"
2,strongly  AGREE,Never,
3,Don't know,Always,
4,,Always,x
5,Disagree,,=1+1
"""


def made(folder: Path, mapping: str = MAPPING, answers: str = ANSWERS) -> SurveyEvidence:
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (folder / "answers.csv").write_text(answers, encoding="utf-8")
    return survey_evidence(folder / "answers.csv", folder / "mapping.yaml")


def faults(folder: Path, mapping: str = MAPPING, answers: str = ANSWERS) -> list[tuple[str, str, str, str | None]]:
    """File, place, message and help of each."""
    with pytest.raises(InvalidInput) as caught:
        made(folder, mapping, answers)
    assert "Kowalczyk" not in str(caught.value)
    return [(Path(one.at.file).name, one.at.within, one.message, one.help) for one in caught.value.diagnostics]


def test_answers_are_counted_and_what_says_nothing_is_left_out(tmp_path: Path) -> None:
    survey = made(tmp_path)
    learning, help_ = survey.items
    assert learning.note == "Left out: 1 empty, 1 that say nothing."
    assert help_.note == "Left out: 1 empty, 0 that say nothing."
    assert learning.shows == Shown.model_validate({"proportion": {"met": 2, "of": 3, "standard": "agree"}})
    assert help_.shows == Shown(counts={"excellent": 3, "weak": 1})
    assert (learning.title, help_.title) == ("Learning", "Help comes")
    assert (learning.people, help_.people) == (3, 4)
    assert {item.lineage for item in survey.items} == {"survey"}
    assert [(one.answered, one.empty, one.missing) for one in survey.answered] == [(3, 1, 1), (4, 1, 0)]
    assert survey.rows == 5


def test_answers_of_too_few_are_withheld_with_every_number_that_would_tell_how_many(tmp_path: Path) -> None:
    survey = made(tmp_path, MAPPING.replace("people: 3", "people: 4"))
    assert [item.id for item in survey.items] == ["help"]
    first = survey.answered[0]
    assert (first.withheld, first.answered, first.empty, first.missing) == (True, None, None, None)
    assert "learning: withheld, since fewer than 4 answered" in survey_as_yaml(survey)
    assert "evidence:" in survey_as_yaml(survey)
    assert "evidence:" not in survey_as_yaml(made(tmp_path, MAPPING.replace("people: 3", "people: 5")))


def test_the_limit_is_that_of_the_day_and_ten_unless_given(tmp_path: Path) -> None:
    limits = "fewest: [{from: 2018-01-01, people: 3, ours: a}, {from: 2019-05-31, people: 5, ours: b}]"
    dated = MAPPING.replace(MAPPING.splitlines()[6], limits)
    assert made(tmp_path, dated).limit.people == 5
    assert made(tmp_path, dated.replace("date: 2019-05-31", "date: 2019-05-30")).limit.people == 3
    assert made(tmp_path, MAPPING.replace(MAPPING.splitlines()[6] + "\n", "")).limit.people == 10
    late = MAPPING.replace("from: 2018-01-01", "from: 2020-01-01")
    ((file, place, message, _),) = faults(tmp_path, late)
    assert (file, place) == ("mapping.yaml", "7:1")
    assert message == "no limit was in force on 2019-05-31, the day of the survey"


def test_what_nobody_foresaw_is_told_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    answers = ANSWERS.replace("1,Agree", "1,Agre").replace("Never,", "Mrs Kowalczyk said so,")
    found = faults(tmp_path, answers=answers)
    none = "what stands here is none of the answers"
    assert [one[:3] for one in found] == [
        ("answers.csv", "2:3", f"{none} `agreement`: row 2, column B"),
        ("answers.csv", "3:19", f"{none} `often`: row 3, column C"),
    ]
    known = ["`Strongly agree`, `Agree`, `Disagree`, `Don't know`", "`Always`, `Never`"]
    assert [one[3] for one in found] == [f"the mapping knows {one}" for one in known]


def test_all_faults_of_both_files_are_told_at_once(tmp_path: Path) -> None:
    changes = {
        "kind: staff-survey": "kind: staff-surveys\ninvited: 4",
        "weak: [Never]": "week: [Never]",
        '["7.2"]': '["7.22"]',
        "answers: often}": "answers: oftn}",
        "column: Help, id: help": "column: Hepl, id: learning",
    }
    mapping = MAPPING
    for old, new in changes.items():
        mapping = mapping.replace(old, new)
    found = faults(tmp_path, mapping, ANSWERS.replace("1,Agree", "1,Agre"))
    assert [(file, message) for file, _, message, _ in found] == [
        ("answers.csv", "what stands here is none of the answers `agreement`: row 2, column B"),
        ("mapping.yaml", "there is no kind of evidence `staff-surveys`"),
        ("mapping.yaml", "5 answered, which is more than the 4 who were asked"),
        ("mapping.yaml", "`week` is no point of the Six-point scale"),
        ("mapping.yaml", "there is no indicator `7.22`"),
        ("mapping.yaml", "the answers have no column `Hepl`"),
        ("mapping.yaml", "`learning` is there twice"),
        ("mapping.yaml", "there is no set of answers `oftn`"),
    ]
    assert [help_ for *_, help_ in found if help_ is not None][-2:] == ["did you mean `Help`?", "did you mean `often`?"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("not_met: [Disagree], ", "", "either `grades` is wanted, or `met`, `not_met` and `standard` together"),
        ("{grades: {excellent: [Always], weak: [Never]}}", "{missing: [x]}", "either `grades` is wanted"),
        ("weak: [Never]", "weak: [ALWAYS]", "the answer `ALWAYS` means both `excellent` and `weak`"),
        ("missing: [Don't know]", "missing: [agree]", "the answer `agree` means both `met` and `missing`"),
        ("ours: for a test", "ours: a, source: {document: D, read: 2019-01-01}", "a limit says where it comes from"),
        ("framework: children", "framework: childen", "did you mean"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(old: str, new: str, words: str, tmp_path: Path) -> None:
    assert old in MAPPING
    assert words in str(faults(tmp_path, MAPPING.replace(old, new)))


@pytest.mark.parametrize(
    "answers",
    [
        'Learning,Help\n"Mrs Kowalczyk,Always\n',
        "Learning,Help\nMrs Kowalczyk\n",
        "",
        "Learning,Help,Help\nA,B,Kowalczyk\n",
    ],
)
def test_a_table_that_cannot_be_read_is_told_without_its_lines(answers: str, tmp_path: Path) -> None:
    assert faults(tmp_path, answers=answers)


def test_answers_and_mapping_the_wrong_way_round_are_told_without_a_word_of_either(tmp_path: Path) -> None:
    for number, answers in enumerate((ANSWERS, "Agree: Mrs Kowalczyk\n,x: {\n", "Kowalczyk,form: none\n")):
        (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
        (tmp_path / f"{number}.csv").write_text(answers, encoding="utf-8")
        ran = run("evidence", "survey", str(tmp_path / "mapping.yaml"), str(tmp_path / f"{number}.csv"))
        assert ran.code == 2
        assert ran.err.startswith(
            "error[missing-key]: this is no mapping of a survey: `form: survey` is missing here\n"
        )
        assert "help: the answers are named first" in ran.err
        assert not any(word in ran.err for word in ("Kowalczyk", "Agree", "Learning"))


def test_a_mapping_may_be_json(tmp_path: Path) -> None:
    data = json.dumps(yaml.safe_load(MAPPING), default=str)
    assert made(tmp_path, data) == made(tmp_path)


@pytest.mark.parametrize("first", ["Agree,Kowalczyk,Agree", "Agree,Kowalczyk,x"])
def test_answers_without_a_header_are_not_shown_as_one(first: str, tmp_path: Path) -> None:
    told = str(faults(tmp_path, answers=f"{first}\n"))
    assert "Agree" not in told


def test_the_example_prints_items_that_can_stand_in_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = run("evidence", "survey", "examples/survey/answers.csv", "examples/survey/survey.yaml")
    assert (ran.code, ran.err) == (0, "")
    head = "id: x\ntitle: X\nframework: children-care-protection/2019\n"
    items = parse(head + ran.out).record.evidence
    assert items is not None
    assert items[0].id == "staff-survey-learning"
    assert "# staff-survey-nights: withheld, since fewer than 10 answered\n" in ran.out


def test_no_word_of_anybody_comes_out(tmp_path: Path) -> None:
    assert "Kowalczyk" not in survey_as_yaml(made(tmp_path))


def test_a_survey_is_put_into_a_record_in_another_file(tmp_path: Path) -> None:
    before = (EXAMPLES / "orkney-2020.yaml").read_bytes()
    for name in ("with.xlsx", "with.yaml"):
        output = tmp_path / name
        ran = run("evidence", "survey", *TAKEN, "--into", str(EXAMPLES / "orkney-2020.yaml"), "-o", str(output))
        assert ran.code == 0, ran.err
        assert "staff-survey-nights: withheld" in ran.out
        old, new = read(EXAMPLES / "orkney-2020.yaml").record, read(output).record
        assert new.evidence == (*(old.evidence or ()), *survey_evidence(*TAKEN).items)
        assert new.model_copy(update={"evidence": old.evidence}) == old
    assert (EXAMPLES / "orkney-2020.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("illustrative-partnership.yaml", "the record has evidence of these names already: staff-survey-learning"),
        ("self-evaluation-illustrative.yaml", "the survey is for children-care-protection/2019, and the record for"),
    ],
)
def test_a_record_that_it_cannot_stand_in_is_refused(tmp_path: Path, record: str, told: str) -> None:
    ran = run("evidence", "survey", *TAKEN, "--into", str(EXAMPLES / record), "-o", str(tmp_path / "x.yaml"))
    assert ran.code == 2
    assert told in ran.err
    assert not (tmp_path / "x.yaml").exists()


def test_where_to_and_into_what_are_given_together(tmp_path: Path) -> None:
    for one in (("--into", str(EXAMPLES / "orkney-2020.yaml")), ("-o", str(tmp_path / "x.yaml"))):
        assert run("evidence", "survey", *TAKEN, *one).code == 2


# the beginning of a mapping -------------------------------------------------------------------------------------------


def beginning(folder: Path, answers: str) -> str:
    (folder / "answers.csv").write_text(answers, encoding="utf-8")
    return survey_beginning(load("children-care-protection/2019"), survey_columns(str(folder / "answers.csv")))


def table(**columns: list[str]) -> str:
    rows = zip(*columns.values(), strict=True)
    return "".join(",".join(json.dumps(cell) for cell in row) + "\n" for row in [tuple(columns), *rows])


def test_a_mapping_begins_with_the_columns_of_choices_and_their_answers() -> None:
    columns = survey_columns(TAKEN[0])
    assert columns.others == (
        "Respondent",
        "If you work nights: handovers keep children safe",
        "Anything else you want to tell us",
    )
    agreement = ("Agree", "Disagree", "Don't know", "Strongly agree", "Strongly disagree")
    told = {one.column: columns.answers[one.answers] for one in columns.choices}
    assert told["Leaders listen to staff"] == told["My supervision helps me in my work"] == agreement


def test_a_mapping_that_is_begun_asks_for_all_that_is_not_filled_in_and_for_nothing_else(tmp_path: Path) -> None:
    text = beginning(tmp_path, table(Q=["Yes", "no", "Yes", "No", "yes"] * 4))
    asked = {place for _, place, _, _ in faults(tmp_path, text, (tmp_path / "answers.csv").read_text(encoding="utf-8"))}
    lines = {text.splitlines()[int(place.split(":")[0]) - 1].split(":")[0].strip(" -{") for place in asked}
    assert lines == {"kind", "from", "date", "met", "not_met", "standard", "column"}
    filled = (
        text.replace("kind:", "kind: staff-survey").replace("from:", "from: staff").replace("date:", "date: 2019-05-31")
    )
    filled = filled.replace("\n    met: []", "\n    met: [Yes]").replace("not_met: []", "not_met: [No]")
    filled = filled.replace("standard:", "standard: said yes").replace("indicators: []", 'indicators: ["7.2"]')
    (item,) = made(tmp_path, filled, (tmp_path / "answers.csv").read_text(encoding="utf-8")).items
    assert item.shows == Shown.model_validate({"proportion": {"met": 12, "of": 20, "standard": "said yes"}})


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(["Ask Mrs Kowalczyk", "no"] * 4, id="of fewer than ten"),
        pytest.param(["Ask Mrs Kowalczyk"] * 40, id="all the same"),
        pytest.param([f"Ask Mrs Kowalczyk {at}" for at in range(20)], id="each another"),
        pytest.param([f"Ask Mrs Kowalczyk {at % 13}" for at in range(40)], id="too many"),
        pytest.param([""] * 20, id="none"),
    ],
)
def test_no_words_of_anybody_stand_in_a_mapping(tmp_path: Path, answers: list[str]) -> None:
    text = beginning(tmp_path, table(Free=answers, Q=(["a", "b"] * 20)[: len(answers)]))
    assert "Kowalczyk" not in text
    assert '##   "Free"' in text


def test_what_few_gave_in_a_column_of_choices_is_counted_and_not_shown(tmp_path: Path) -> None:
    text = beginning(tmp_path, table(Q=["no"] * 20 + ["none"] * 3 + ["Ask Mrs Kowalczyk"] * 2))
    assert '## "no", "none", and 1 more, which fewer than three gave: look at the export' in text
    assert "Kowalczyk" not in text


def test_an_answer_that_is_not_known_is_told_by_row_and_column_and_with_all_that_are(tmp_path: Path) -> None:
    mapping = MAPPING.replace("[Strongly agree, Agree]", "[Agree]")
    ((_, place, message, help_),) = faults(tmp_path, mapping)
    assert place == "3:3"
    assert message == "what stands here is none of the answers `agreement`: row 3, column B"
    assert help_ == "the mapping knows `Agree`, `Disagree`, `Don't know`"


def test_an_apostrophe_is_one_however_it_is_written(tmp_path: Path) -> None:
    assert made(tmp_path, answers=ANSWERS.replace("Don't know", "Don\u2019t know")) == made(tmp_path)


def test_columns_share_a_set_where_the_answers_of_one_are_among_those_of_another(tmp_path: Path) -> None:
    columns = table(A=["x", "y"] * 10, B=["x", "y", "z", "y"] * 5, C=["p", "q"] * 10)
    (tmp_path / "answers.csv").write_text(columns, encoding="utf-8")
    found = survey_columns(str(tmp_path / "answers.csv"))
    assert found.answers == (("x", "y", "z"), ("p", "q"))
    assert [one.answers for one in found.choices] == [0, 0, 1]


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
def test_whatever_columns_and_answers_are_called_the_mapping_that_is_begun_is_yaml(names: list[str]) -> None:
    columns = SurveyColumns(tuple(Choice(name, 0) for name in names), (tuple(names),), (0,), tuple(names))
    text = survey_beginning(load("children-care-protection/2019"), columns)
    assert [one["column"] for one in yaml.safe_load(text)["questions"]] == names


def test_a_mapping_of_very_many_empty_lines_is_looked_through_at_once(tmp_path: Path) -> None:
    """Else this test would take days."""
    with pytest.raises(InvalidInput, match="`form: survey` is missing here"):
        made(tmp_path, "a: 1" + "\n" * 1_000_000)


def test_a_file_that_is_no_table_shows_nothing_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kowalczyk,Kowalczyk\nKowalczyk,x\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        survey_columns(str(tmp_path / "a.csv"))
    assert "Kowalczyk" not in str(caught.value)
