"""The published evaluations that come with the library: every row told once, as what it is, and nothing added up."""

from __future__ import annotations

import csv
import random
import shutil
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from qualityframework.benchmark import Case, Corpus, Flag, Remark, Tally, published
from qualityframework.frameworks import PUBLISHED, PublishedTable, find, load_corpus, shelf

ROOT = Path(__file__).resolve().parents[3]
FACTS = ROOT.parent / "shared" / "facts" / "published_evaluations.csv"
NAME = "published-evaluations/2026"
TABLE = find(NAME, "corpus").folder / "evaluations.csv"


@cache
def corpus() -> Corpus:
    return published(NAME)


def rows(path: Path = TABLE) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tallied(programme: str) -> Counter[str]:
    counts = Counter[str]()
    for tally in corpus().tallies:
        if tally.programme == programme and tally.counted:
            counts.update(tally.counts)
    return counts


def counted(programme: str) -> list[tuple[str | None, str, str]]:
    """Area, subject and grade of the single evaluations that count in rates."""
    return [(one.area, one.subject, one.grade) for one in corpus().cases if one.programme == programme and one.counted]


# every row once ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not FACTS.exists(), reason="the facts that it was made from are not beside this checkout")
def test_the_table_is_the_one_of_the_facts() -> None:
    assert rows() == rows(FACTS)


def test_it_is_the_corpus_that_is_taken_when_none_is_named() -> None:
    assert published(PUBLISHED) == corpus()
    assert corpus().name == NAME


def test_each_of_166_rows_is_told_once_as_case_tally_or_remark() -> None:
    told: list[Case | Tally | Remark] = [*corpus().cases, *corpus().tallies, *corpus().remarks]
    assert len(told) == len(rows()) == 166
    assert (len(corpus().cases), len(corpus().tallies), len(corpus().remarks)) == (59, 33, 74)
    assert Counter((one.area, one.source) for one in told) == Counter(
        (row["partnership"], row["source_url"]) for row in rows()
    )


def test_a_case_has_the_subject_and_grade_of_its_row() -> None:
    titles = {head.title: head.id for head in load_corpus(NAME).file.programmes}
    written = {
        (titles[row["programme"]], row["partnership"], row["indicator_code"], row["evaluation"].replace(" ", "_"))
        for row in rows()
    }
    read = {(one.programme, one.area or "", one.subject, one.grade) for one in corpus().cases}
    assert {one for one in read - written if one[3] != "adequate"} == set()
    satisfactory = {(*one[:3], "satisfactory") for one in read - written}
    assert satisfactory <= written
    assert {one[0] for one in satisfactory} == {"children-2009-12"}


def test_what_is_no_grade_and_no_count_is_kept_in_its_own_words() -> None:
    words = Counter((row["partnership"], row["evaluation"]) for row in rows())
    assert [one for one in corpus().remarks if (one.area, one.told) not in words] == []
    assert {one.kind for one in corpus().remarks} == {
        "conclusion",
        "distribution",
        "national",
        "overall",
        "progress",
        "single",
        "together",
    }
    assert [one.told for one in corpus().remarks if one.kind == "single"] == ["significant progress"]


def test_words_of_progress_and_steps_of_another_scale_are_never_grades() -> None:
    without = {one.id for one in corpus().programmes if one.scale is None}
    assert without == {"adults-phase-1", "adults-phase-2", "adults-progress", "children-progress"}
    assert without.isdisjoint({one.programme for one in corpus().cases} | {one.programme for one in corpus().tallies})


@pytest.mark.parametrize("part", ["cases", "tallies", "remarks"])
def test_everything_says_where_it_can_be_read(part: str) -> None:
    assert [one for one in getattr(corpus(), part) if not one.source.startswith(("https://", "http://"))] == []


def test_each_programme_of_the_pack_is_there_with_what_it_evaluates() -> None:
    told = {one.id: (one.framework, one.profile, one.evaluates) for one in corpus().programmes}
    pack = "children-care-protection/2019"
    assert told == {
        "adults-2017-18": (None, None, 3),
        "adults-phase-1": (None, None, None),
        "adults-phase-2": (None, None, None),
        "adults-progress": (None, None, None),
        "children-2009-12": (None, None, 6),
        "children-2012-17": (None, None, 9),
        "children-2018-20": (pack, "2018-20", 4),
        "children-2021-25": (pack, "2021-25", 1),
        "children-progress": (None, None, None),
        "payback-2018-20": (None, None, 5),
    }
    assert {len(one.points) for one in corpus().programmes} == {0, 6}
    assert set(corpus().by_id) == set(told)


# what counts ---------------------------------------------------------------------------------------------------------


def test_nineteen_full_reports_of_2012_to_2017_have_172_evaluations() -> None:
    """The figures that come with the facts."""
    counts = tallied("children-2012-17")
    assert counts == {"excellent": 3, "very_good": 46, "good": 64, "adequate": 44, "weak": 14, "unsatisfactory": 1}
    assert counts.total() == 172
    assert sum(one.programme == "children-2012-17" for one in corpus().tallies) == 19


def test_a_single_evaluation_of_a_report_that_has_a_tally_never_counts() -> None:
    tallies = {one.inspection for one in corpus().tallies}
    assert [one for one in corpus().cases if one.counted and one.inspection in tallies] == []
    assert counted("children-2012-17") == counted("payback-2018-20") == []


def test_single_evaluations_count_where_they_are_all_of_their_report() -> None:
    assert counted("children-2018-20") == [
        ("Orkney", "1.1", "weak"),
        ("Orkney", "2.1", "weak"),
        ("Orkney", "2.2", "adequate"),
        ("Orkney", "9.1-9.4", "unsatisfactory"),
    ]
    assert [subject for _, subject, _ in counted("adults-2017-18")] == ["1", "2", "3"]
    assert [(area, subject) for area, subject, _ in counted("children-2009-12")] == [
        ("Stirling", str(number)) for number in range(1, 7)
    ]


@pytest.mark.parametrize(("area", "subjects"), [("South Ayrshire", 5), ("Argyll and Bute", 1)])
def test_single_evaluations_that_were_picked_from_a_report_do_not_count(area: str, subjects: int) -> None:
    picked = [one for one in corpus().cases if (one.programme, one.area) == ("children-2012-17", area)]
    assert [one.counted for one in picked] == [False] * subjects


def test_a_tally_of_a_part_counts_in_no_rate() -> None:
    partial = [one for one in corpus().tallies if not one.counted]
    assert [(one.programme, one.area, one.total, one.of) for one in partial] == [
        ("children-2009-12", "Highland", 5, 6),
        ("payback-2018-20", "West Dunbartonshire", 4, 5),
    ]


def test_no_score_is_made_up_where_no_evidence_is_known() -> None:
    assert {(one.score, one.weighed_by, one.team) for one in corpus().cases} == {(None, None, None)}


# what is flagged -----------------------------------------------------------------------------------------------------


def test_what_does_not_agree_is_kept_as_stated_and_told() -> None:
    assert list(corpus().flags) == [
        Flag(
            "children-2009-12",
            "children-2009-12 Highland 2010-05-04",
            "5 of 6 are told; the rest was not seen, and it counts in no rate",
        ),
        Flag(
            "children-2012-17",
            "children-2012-17 North Lanarkshire 2015",
            "10 evaluations are counted, and the programme has 9",
        ),
        Flag(
            "children-progress",
            "children-progress South Ayrshire 2018",
            "the whole is told 2 times: some progress; encouraging progress across most recommendations (narrative); "
            "very good progress / significant improvements (narrative)",
        ),
        Flag(
            "payback-2018-20",
            "payback-2018-20 West Dunbartonshire 2019-08",
            "4 of 5 are told; the rest was not seen, and it counts in no rate",
        ),
    ]


def test_ten_evaluations_of_nine_indicators_count_as_they_are_stated() -> None:
    (ten,) = [one for one in corpus().tallies if (one.programme, one.area) == ("children-2012-17", "North Lanarkshire")]
    assert (dict(ten.counts), ten.counted) == ({"very_good": 7, "good": 3}, True)


# what it hangs on ----------------------------------------------------------------------------------------------------


def rewritten(folder: Path, lines: Iterable[str]) -> PublishedTable:
    """The pack on a shelf of its own, with its table written from these lines."""
    shutil.copytree(shelf(), folder)
    (folder / NAME / "evaluations.csv").write_text("".join(lines), encoding="utf-8", newline="\n")
    return load_corpus(NAME, folder)


def test_neither_digest_nor_order_hang_on_the_order_of_the_rows(tmp_path: Path) -> None:
    head, *lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    rewritten(tmp_path / "shelf", [head, *lines])
    assert published(NAME, tmp_path / "shelf") == corpus()


def test_the_digest_hangs_on_every_row(tmp_path: Path) -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    seen = {corpus().digest}
    for number in (1, len(lines) // 2, len(lines) - 1):
        rewritten(tmp_path / str(number), lines[:number] + lines[number + 1 :])
        seen.add(published(NAME, tmp_path / str(number)).digest)
    assert len(seen) == 4


def test_the_digest_does_not_hang_on_the_order_in_which_grades_are_counted(tmp_path: Path) -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert "good: 6; adequate: 3" in text
    rewritten(tmp_path / "shelf", [text.replace("good: 6; adequate: 3", "adequate: 3; good: 6")])
    assert published(NAME, tmp_path / "shelf").digest == corpus().digest
