"""The Health and Social Care Standards as a catalogue, and what cites them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qualityframework import InvalidInput, NotFound, check, parse
from qualityframework.frameworks import (
    Catalogued,
    Cited,
    cited,
    illustrations,
    load_catalogue,
    load_ruleset,
    shelf,
    with_overlays,
)
from qualityframework.inspections import opened
from qualityframework.privacy import opened_to_tell
from tests.cli.running import run
from tests.frameworks.test_overlays import FRAMEWORK, HEAD, RULESET, overlay

STANDARDS = "health-social-care-standards/2017"
CATALOGUE = load_catalogue(STANDARDS)
EXAMPLE = Path("examples/illustrative-partnership.yaml")


def test_the_nine_statements_of_the_sources_are_there_with_their_numbers() -> None:
    assert list(CATALOGUE.by_id) == ["1.3", "1.19", "1.24", "3.9", "3.20", "5.9", "5.10", "5.11", "5.12"]
    assert all(one.status == "confirmed" for one in CATALOGUE.statements)
    assert (len(CATALOGUE.outcomes), len(CATALOGUE.principles)) == (5, 5)
    assert [one.id for one in CATALOGUE.outcomes if one.status == "confirmed"] == ["1", "2", "3", "4", "5"]


def test_a_statement_is_cited_by_its_number() -> None:
    assert "harm" in cited(f"{STANDARDS}#3.20").text


def test_a_headline_outcome_is_cited_by_its_number_and_a_principle_by_its_name() -> None:
    assert "trust the organisation" in cited(f"{STANDARDS}#4").text
    assert cited(f"{STANDARDS}#compassion").text == "Compassion"


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        (f"{STANDARDS}#1.4", "carries some statements alone, and 1.4 is not among them"),
        (f"{STANDARDS}#2.1", "carries some statements alone, and 2.1 is not among them"),
        (f"{STANDARDS}#9.4", "there is no outcome `9` in .*, and so no `9.4`: it has `1`, `2`, `3`, `4`, `5`"),
        (f"{STANDARDS}#6", "there is no outcome `6` in [^,]*: it has"),
        (f"{STANDARDS}#1.3a", "did you mean `1.3`?"),
        (f"{STANDARDS}#compasion", "did you mean `compassion`?"),
        ("health-social-care-standards/2018#1.3", "did you mean `health-social-care-standards/2017`"),
    ],
)
def test_what_is_not_carried_is_told_apart_from_what_is_misspelt(ref: str, words: str) -> None:
    with pytest.raises(NotFound, match=words):
        cited(ref)


def test_a_catalogue_that_carries_everything_does_not_say_that_it_carries_some_alone(tmp_path: Path) -> None:
    path = copied(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text("".join(line for line in text.splitlines(True) if not line.startswith("thin:")), encoding="utf-8")
    with pytest.raises(NotFound, match=r"there is no `1\.4` in [^,]*: did you mean `1\."):
        cited(f"{STANDARDS}#1.4", tmp_path)


@pytest.mark.parametrize(
    "one", [*CATALOGUE.outcomes, *CATALOGUE.statements, *CATALOGUE.principles], ids=lambda it: it.id
)
def test_whatever_is_carried_can_be_cited_by_evidence(one: Catalogued) -> None:
    ref = f"{STANDARDS}#{one.id}"
    assert opened(parse(citing(ref))).cited.by_ref == {ref: one}


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


def citing(*refs: str) -> str:
    """The example, its first item of evidence citing these."""
    text = EXAMPLE.read_text(encoding="utf-8")
    first = text.index("  - id:", text.index("\nevidence:"))
    return f"{text[:first]}  - standards: {list(refs)}\n    id:{text[first + len('  - id:') :]}"


def test_what_is_cited_in_vain_is_told_beside_the_other_faults_of_a_record() -> None:
    text = citing(f"{STANDARDS}#9.4", f"{STANDARDS}#1.3", f"{STANDARDS}#1.3").replace("grade: good", "grade: goood", 1)
    with pytest.raises(InvalidInput) as caught:
        opened(parse(text))
    told = [one.message for one in caught.value.diagnostics]
    assert len(told) == 3
    assert any("`goood` is no point" in one for one in told)
    assert any("there is no outcome `9`" in one for one in told)
    (twice,) = (one for one in caught.value.diagnostics if f"`{STANDARDS}#1.3` is cited twice" in one.message)
    ((words, first),) = twice.related
    assert (words, first.line) == ("first here", twice.at.line)
    assert first.column < twice.at.column


def test_two_items_may_cite_one_statement() -> None:
    text = citing(f"{STANDARDS}#1.3")
    second = text.index("  - id:", text.index("\nevidence:"))
    text = f"{text[:second]}  - standards: ['{STANDARDS}#1.3']\n    id:{text[second + len('  - id:') :]}"
    assert [one.standards for one in (opened(parse(text)).record.evidence or ())[:3]] == [
        *[(f"{STANDARDS}#1.3",)] * 2,
        None,
    ]


def test_a_catalogue_with_a_fault_is_told_once_and_stops_no_record_that_cites_none(tmp_path: Path) -> None:
    root = shutil.copytree(shelf(), tmp_path / "packs")
    path = root / STANDARDS / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Health", "titel: Health"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        opened(parse(citing(f"{STANDARDS}#1.3", f"{STANDARDS}#3.20")), shelf=root)
    told = [one.message for one in caught.value.diagnostics]
    assert len(told) == len(set(told))
    assert {one.at.file for one in caught.value.diagnostics} == {path.as_posix()}
    assert opened(EXAMPLE, shelf=root).cited == Cited()


def test_what_evidence_cites_goes_with_the_inspection_also_when_it_is_withheld_in_part(tmp_path: Path) -> None:
    """The catalogue is looked up once, on the shelf that the record was opened with."""
    root = shutil.copytree(shelf(), tmp_path / "packs")
    (root / "health-social-care-standards" / "2017").rename(root / "health-social-care-standards" / "3000")
    path = root / "health-social-care-standards" / "3000" / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"2017"', '"3000"'), encoding="utf-8")
    record = tmp_path / "record.yaml"
    text = citing("health-social-care-standards/3000#1.3")
    record.write_text(text.replace("title: Records read,", "title: Records of 0131 496 0123,"), encoding="utf-8")
    told = opened_to_tell(record, shelf=root)
    assert told.recorded.before is not None, "the telephone number is withheld"
    assert list(told.cited.by_ref) == ["health-social-care-standards/3000#1.3"]


def test_what_evidence_and_rules_cite_is_told_where_they_are_explained(tmp_path: Path) -> None:
    record = tmp_path / "record.yaml"
    record.write_text(citing(f"{STANDARDS}#3.20"), encoding="utf-8")
    rule = f"{RULESET}/rules/evidence/documents-alone.yaml"
    added = overlay(tmp_path, f"{rule} | standards | ['{STANDARDS}#1.19']", name="good")
    told = run("rules", "show", "evidence/documents-alone", "--overlay", str(added)).out
    cites = " ".join(told.replace("│", " ").split()).partition(f"cites {STANDARDS}#1.19, in our words: ")[2]
    assert cites.startswith("Care and support are right for the person and meet what is needed. [confirmed]")
    first = (opened(record).record.evidence or ())[0]
    subject = (first.indicators or ())[0]
    told = " ".join(run("explain", str(record), subject).out.replace("│", " ").split())
    assert f"cites {STANDARDS}#3.20, in our words: People are kept from harm" in told


def test_where_nothing_is_cited_no_page_speaks_of_it() -> None:
    assert "cites" not in run("explain", str(EXAMPLE), "2.1").out
    assert "cites" not in run("rules", "show", "evidence/documents-alone").out


@pytest.mark.parametrize("refs", [(), (f"{STANDARDS}#1.3",)])
def test_a_catalogue_is_read_only_where_something_is_cited(refs: tuple[str, ...], tmp_path: Path) -> None:
    record = tmp_path / "record.yaml"
    record.write_text(citing(*refs), encoding="utf-8")
    ask = "import sys, qualityframework; qualityframework.check(sys.argv[1]); "
    ask += "print('qualityframework.frameworks.catalogue_loading' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", ask, str(record)], capture_output=True, text=True, check=True)
    assert ended.stdout == f"{bool(refs)}\n"


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
        assert caught.value.diagnostics[0].at.file == f"{bad.as_posix()}/overlay.yaml"


def test_what_a_rule_or_an_illustration_cites_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    refs = [f"{STANDARDS}#1", f"{STANDARDS}#1"]
    rule = f"{RULESET}/rules/evidence/documents-alone.yaml"
    added = overlay(
        tmp_path,
        f"{FRAMEWORK}/illustrations.yaml | illustrations/2.1/standards | {refs}",
        f"{rule} | standards | {refs}",
        name="twice",
    )
    on = with_overlays(None, [added])
    for load in (lambda: illustrations(FRAMEWORK, on), lambda: load_ruleset(RULESET, on)):
        with pytest.raises(InvalidInput, match="#1` is cited twice") as caught:
            load()
        (fault,) = caught.value.diagnostics
        assert fault.related[0][0] == "first here"
        assert fault.related[0][1] < fault.at


def copied(folder: Path) -> Path:
    """The catalogue, alone on a shelf of its own."""
    shutil.copytree(shelf() / "health-social-care-standards", folder / "health-social-care-standards")
    return folder / STANDARDS / "catalogue.yaml"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('id: "5"', 'id: "4"'),
        ('id: "1.19"', 'id: "1.3"'),
        ("id: compassion", 'id: "1.3"'),
        ("id: compassion", "id: dignity-and-respect"),
    ],
)
def test_what_has_one_identifier_with_another_cannot_be_told_from_it_and_is_refused(
    was: str, becomes: str, tmp_path: Path
) -> None:
    path = copied(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_catalogue(STANDARDS, tmp_path)
    (twice,) = (one for one in caught.value.diagnostics if "is there twice" in one.message)
    assert twice.related[0][0] == "first here"


def test_faults_of_a_catalogue_are_all_told(tmp_path: Path) -> None:
    path = copied(tmp_path)
    text = path.read_text(encoding="utf-8")
    text = text.replace('id: "1.19"', 'id: "9.19"').replace('outcome: "3"', 'outcome: "7"', 1)
    path.write_text(text.replace("source: hub", "source: hob", 1), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_catalogue(STANDARDS, tmp_path)
    told = str(caught.value)
    for words in ("begins with its outcome: `1.`", "there is no outcome `7`", "did you mean `hub`?"):
        assert words in told


def test_a_review_lists_what_overlays_changed_of_a_catalogue_that_evidence_cites(tmp_path: Path) -> None:
    head = HEAD.replace("over: [", f"over: [{STANDARDS}, ")
    home = tmp_path / "own" / "1"
    home.mkdir(parents=True)
    change = f"  - {{in: {STANDARDS}/catalogue.yaml, at: statements/3.20/text, becomes: Ours., because: We say so.}}\n"
    (home / "overlay.yaml").write_text(f"{head}changes:\n{change}", encoding="utf-8")
    on, record = with_overlays(None, [home]), tmp_path / "record.yaml"
    record.write_text(citing(f"{STANDARDS}#3.20"), encoding="utf-8")
    assert [one.becomes for one in check(record, shelf=on).review.provenance.changes] == ["Ours."]
    record.write_text(citing(f"{STANDARDS}#1.3"), encoding="utf-8")
    assert [one.becomes for one in check(record, shelf=on).review.provenance.changes] == ["Ours."]
    record.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert check(record, shelf=on).review.provenance.changes == ()
    told = run("frameworks", "standards", STANDARDS, "3.20", "--overlay", str(home)).out
    assert "1 thing is changed by own/1" in told
    assert "drafted, in the words of own/1" in told
