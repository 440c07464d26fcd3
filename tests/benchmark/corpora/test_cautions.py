"""Published rows that do not agree: kept as stated, told, and never counted twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qualityframework.benchmark import Corpus, open_corpus, published
from qualityframework.errors import InvalidInput, NotFound
from tests.diagnostics.telling import SOUND

NAME = "small-corpus/1"
HEADER = (
    "programme,partnership,published,framework,indicator_code,indicator_title,evaluation,source_url,evidence\n"
    "Second programme,Elsewhere,2001,Small,DIST,Three areas,good: 3,https://example.org/elsewhere,seen in text\n"
)
Reading = Callable[..., Corpus]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """The small corpus with rows of one report of its second programme, each a code and what is told."""

    def reading(*rows: tuple[str, str], published_on: str = "2012-07") -> Corpus:
        shelf = shutil.copytree(SOUND, tmp_path / str(len(list(tmp_path.iterdir()))))
        lines = [
            f'Second programme,Aye,{published_on},Small,{code},Title,"{told}",https://example.org/aye,seen in text\n'
            for code, told in rows
        ]
        (shelf / NAME / "evaluations.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
        return published(NAME, shelf)

    return reading


def flags(corpus: Corpus) -> list[str]:
    assert {(flag.programme, flag.inspection) for flag in corpus.flags} <= {
        ("second", "second Aye 2012-07"),
        ("second", "second Aye undated"),
    }
    return [flag.told for flag in corpus.flags]


def counted(corpus: Corpus) -> tuple[int, int]:
    """How many of its cases and of its tallies count."""
    tallies = [one for one in corpus.tallies if one.area == "Aye" and one.counted]
    return sum(one.counted for one in corpus.cases), len(tallies)


# tallies -------------------------------------------------------------------------------------------------------------


def test_two_counts_of_one_report_that_agree_count_once(read: Reading) -> None:
    corpus = read(("DIST", "good: 2; weak: 1"), ("DIST", "weak: 1; good: 2"))
    assert counted(corpus) == (0, 1)
    assert flags(corpus) == ["how many have which grade is told 2 times: 1 weak, 2 good; 1 weak, 2 good"]


def test_two_counts_that_contradict_each_other_are_kept_and_neither_counts(read: Reading) -> None:
    corpus = read(("DIST", "good: 2; weak: 1"), ("DIST", "good: 1; weak: 2"))
    assert counted(corpus) == (0, 0)
    assert [dict(one.counts) for one in corpus.tallies if one.area == "Aye"] == [
        {"weak": 1, "good": 2},
        {"weak": 2, "good": 1},
    ]
    assert flags(corpus) == ["how many have which grade is told 2 times: 1 weak, 2 good; 2 weak, 1 good"]


def test_a_full_count_counts_beside_one_of_a_part(read: Reading) -> None:
    assert counted(read(("DIST", "good: 2; weak: 1"), ("DIST", "good: 2 of 3"))) == (0, 1)


@pytest.mark.parametrize(("told", "of"), [("good: 2 of 3", 3), ("good: 2 of 3 (third not seen)", 3)])
def test_a_count_of_a_part_counts_in_no_rate(read: Reading, told: str, of: int) -> None:
    corpus = read(("DIST", told))
    assert counted(corpus) == (0, 0)
    assert [one.of for one in corpus.tallies if one.area == "Aye"] == [of]
    assert flags(corpus) == ["2 of 3 are told; the rest was not seen, and it counts in no rate"]


@pytest.mark.parametrize("told", ["good: 3 of 3", "good: 1 of 3; weak: 2 of 3", "Good: 1; WEAK: 2", "Sound: 3"])
def test_a_count_of_all_is_a_full_one_however_it_is_written(read: Reading, told: str) -> None:
    corpus = read(("DIST", told))
    assert counted(corpus) == (0, 1)
    assert flags(corpus) == []


def test_a_count_of_more_or_fewer_than_are_evaluated_counts_as_it_is_stated(read: Reading) -> None:
    assert flags(read(("DIST", "good: 4"))) == ["4 evaluations are counted, and the programme has 3"]
    assert flags(read(("DIST", "good: 2"))) == ["2 evaluations are counted, and the programme has 3"]
    assert counted(read(("DIST", "good: 4"))) == (0, 1)


@pytest.mark.parametrize(
    "told", ["all good or very good (counts not stated)", "good: 2; the rest was not seen", "good"]
)
def test_what_is_no_count_is_kept_in_its_own_words(read: Reading, told: str) -> None:
    corpus = read(("DIST", told))
    assert [(one.kind, one.told) for one in corpus.remarks] == [("distribution", told)]
    assert counted(corpus) == (0, 0)


# single evaluations --------------------------------------------------------------------------------------------------


def test_single_evaluations_count_when_they_are_all_of_their_report(read: Reading) -> None:
    assert counted(read(("1", "good"), ("2", "weak"), ("3", "good"))) == (3, 0)
    assert counted(read(("1", "good"), ("2", "weak"))) == (0, 0)
    assert counted(read(("1", "good"), ("2", "weak"), ("3", "good"), ("4", "good"))) == (0, 0)


@pytest.mark.parametrize("count", ["good: 2; weak: 1", "good: 2 of 3"])
def test_they_never_count_beside_a_count_of_the_same_report(read: Reading, count: str) -> None:
    corpus = read(("1", "good"), ("2", "weak"), ("3", "good"), ("DIST", count))
    assert counted(corpus)[0] == 0


@pytest.mark.parametrize("again", ["good", "weak"])
def test_a_subject_that_is_told_twice_is_told_so_and_its_report_does_not_count(read: Reading, again: str) -> None:
    corpus = read(("1", "good"), ("2", "weak"), ("3", "good"), ("1", again))
    assert counted(corpus) == (0, 0)
    assert len(corpus.cases) == 4
    assert flags(corpus) == [f"1 is told 2 times: good; {again}"]


def test_more_named_than_counted_is_told(read: Reading) -> None:
    assert flags(read(("1", "weak"), ("2", "weak"), ("DIST", "good: 2; weak: 1"))) == ["2 named as weak, and 1 counted"]
    assert flags(read(("1", "very good"), ("DIST", "good: 3"))) == ["1 named as very_good, and 0 counted"]


def test_one_that_a_count_of_a_part_did_not_see_may_be_named(read: Reading) -> None:
    part = "2 of 3 are told; the rest was not seen, and it counts in no rate"
    assert flags(read(("1", "weak"), ("DIST", "good: 2 of 3"))) == [part]
    assert flags(read(("1", "weak"), ("2", "weak"), ("DIST", "good: 2 of 3"))) == [
        "2 named as weak, and 0 counted",
        part,
    ]


# what else is told ---------------------------------------------------------------------------------------------------


def test_the_whole_told_in_two_ways_is_told_so(read: Reading) -> None:
    corpus = read(("OVERALL", "strengths, with areas to improve"), ("OVERALL", "weaknesses"))
    assert flags(corpus) == ["the whole is told 2 times: strengths, with areas to improve; weaknesses"]


def test_evaluations_of_no_known_time_are_told_so(read: Reading) -> None:
    corpus = read(("DIST", "good: 3"), published_on="")
    assert flags(corpus) == ["it is not known when this was published"]
    assert counted(corpus) == (0, 1)


def test_each_programme_is_judged_by_what_its_pack_says() -> None:
    corpus = published(NAME, SOUND)
    assert [(one.id, one.points, one.evaluates, one.framework) for one in corpus.programmes] == [
        ("first", ("weak", "good", "very_good"), 2, "small-framework/1"),
        ("progress", (), None, None),
        ("second", ("weak", "good", "very_good"), 3, None),
    ]
    assert [(one.inspection, one.counted) for one in corpus.cases] == [
        ("first Aye 2019-07", True),
        ("first Aye 2019-07", True),
        ("first Bee 2019", False),
    ]


def test_a_corpus_that_is_not_on_the_shelf_gets_the_nearest_name() -> None:
    with pytest.raises(NotFound, match="did you mean `small-corpus`"):
        published("smal-corpus", SOUND)


def test_a_corpus_without_its_table_is_told_so(tmp_path: Path) -> None:
    shelf = shutil.copytree(SOUND, tmp_path / "shelf")
    (shelf / NAME / "evaluations.csv").unlink()
    with pytest.raises(InvalidInput, match=r"unreadable.*\n.*/shelf/small-corpus/1/evaluations.csv:1:1"):
        published(NAME, shelf)


def test_inspections_of_one_area_and_time_under_two_identifiers_are_told(tmp_path: Path) -> None:
    rows = {"a": ("2019-03", "Orkney"), "b": ("2019-03", "orkney"), "c": ("2019-04", "Orkney"), "d": ("2019-03", "")}
    path = tmp_path / "history.csv"
    judged = "children-care-protection/2019,2018-20,2.1,good"
    told = "".join(f"{name},{judged},{day},{area}\n" for name, (day, area) in rows.items())
    path.write_text(f"inspection,framework,programme,subject,grade,date,area\n{told}", encoding="utf-8")
    found = [(flag.inspection, flag.told) for flag in open_corpus(path).flags if "perhaps" in flag.told]
    assert found == [("a", "b is of the same area and time (2019-03): perhaps the same inspection")]
