"""The Health and Social Care Standards as a catalogue, and what cites them."""

import shutil
from pathlib import Path

import pytest

from qualityframework import InvalidInput, NotFound, parse
from qualityframework.frameworks import cited, illustrations, load_catalogue, load_ruleset, shelf, with_overlays
from qualityframework.inspections import opened
from tests.frameworks.test_overlays import FRAMEWORK, RULESET, overlay

STANDARDS = "health-social-care-standards/2017"
CATALOGUE = load_catalogue(STANDARDS)
EXAMPLE = Path("examples/illustrative-partnership.yaml")


def test_the_nine_statements_of_the_sources_are_there_with_their_numbers() -> None:
    assert list(CATALOGUE.by_id) == ["1.3", "1.19", "1.24", "3.9", "3.20", "5.9", "5.10", "5.11", "5.12"]
    assert all(one.status == "confirmed" for one in CATALOGUE.statements)
    assert (len(CATALOGUE.outcomes), len(CATALOGUE.principles)) == (5, 5)
    assert [one.id for one in CATALOGUE.outcomes if one.status == "confirmed"] == ["2"]


def test_a_statement_is_cited_by_its_number() -> None:
    assert "harm" in cited(f"{STANDARDS}#3.20").text


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        (f"{STANDARDS}#1.4", "carries some statements alone, and 1.4 is not among them"),
        (f"{STANDARDS}#harm", "there is no statement `harm`"),
        ("health-social-care-standards/2018#1.3", "did you mean `health-social-care-standards/2017`"),
    ],
)
def test_what_is_not_carried_is_told_apart_from_what_is_misspelt(ref: str, words: str) -> None:
    with pytest.raises(NotFound, match=words):
        cited(ref)


def test_evidence_can_cite_a_statement_and_not_one_that_is_not_carried() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    first = text.index("  - id:", text.index("\nevidence:"))
    told = f"{text[:first]}  - standards: ['{STANDARDS}#3.20']\n    id:{text[first + len('  - id:') :]}"
    inspection = opened(parse(told))
    assert (inspection.record.evidence or ())[0].standards == (f"{STANDARDS}#3.20",)
    with pytest.raises(InvalidInput, match=r"1\.4 is not among them") as caught:
        opened(parse(told.replace("#3.20", "#1.4")))
    assert caught.value.diagnostics[0].at.line > 1
    with pytest.raises(InvalidInput, match="a catalogue and one of its statements are wanted here"):
        parse(told.replace("#3.20", ""))


def test_illustrations_and_rules_can_cite_statements_and_faults_are_told_there(tmp_path: Path) -> None:
    rule = f"{RULESET}/rules/evidence/documents-alone.yaml"
    good = overlay(
        tmp_path,
        f"{FRAMEWORK}/illustrations.yaml | illustrations/2.1/standards | ['{STANDARDS}#3.20']",
        f"{rule} | standards | ['{STANDARDS}#1.19']",
        name="good",
    )
    on = with_overlays(None, [good])
    assert illustrations(FRAMEWORK, on)[1]["2.1"].standards == (f"{STANDARDS}#3.20",)
    assert load_ruleset(RULESET, on).by_id["evidence/documents-alone"].file.standards == (f"{STANDARDS}#1.19",)
    bad = overlay(
        tmp_path,
        f"{FRAMEWORK}/illustrations.yaml | illustrations/2.1/standards | ['{STANDARDS}#2.2']",
        f"{rule} | standards | ['{STANDARDS}#2.2']",
        name="bad",
    )
    on = with_overlays(None, [bad])
    for load in (lambda: illustrations(FRAMEWORK, on), lambda: load_ruleset(RULESET, on)):
        with pytest.raises(InvalidInput, match=r"2\.2 is not among them") as caught:
            load()
        assert caught.value.diagnostics[0].at.file == "overlays/bad/1/overlay.yaml"


def test_faults_of_a_catalogue_are_all_told(tmp_path: Path) -> None:
    shutil.copytree(shelf() / "health-social-care-standards", tmp_path / "health-social-care-standards")
    path = tmp_path / STANDARDS / "catalogue.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('id: "1.19"', 'id: "9.19"').replace('outcome: "3"', 'outcome: "7"', 1)
    path.write_text(text.replace("source: guide", "source: gide"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_catalogue(STANDARDS, tmp_path)
    told = str(caught.value)
    for words in ("begins with its outcome: `1.`", "there is no outcome `7`", "did you mean `guide`?"):
        assert words in told
