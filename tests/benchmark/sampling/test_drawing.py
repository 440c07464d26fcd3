"""Lists, draws from them, and draws made again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.sampling import (
    CaseList,
    Draw,
    Listed,
    check_draw,
    draw_sample,
    read_draw,
    read_list,
)
from qualityframework.benchmark.sampling.drawing import RULE
from qualityframework.benchmark.sampling.listing import looks_personal
from qualityframework.errors import InvalidInput, Unusable
from qualityframework.report import json_text
from tests.benchmark.sampling.telling import BAD, NAMES, kept, text_of, told

ids = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=6)
seeds = st.text("abc 123", min_size=1, max_size=8).map(str.strip).filter(bool)
lists = st.dictionaries(ids, st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=30)


def listed(strata: dict[str, str], column: str | None = "group") -> CaseList:
    records = (Listed(id_, stratum if column else "all") for id_, stratum in strata.items())
    return CaseList("id", column, tuple(sorted(records)))


def csv(path: Path, rows: list[tuple[str, ...]], header: tuple[str, ...] = ("id", "group")) -> Path:
    path.write_text("".join(",".join(row) + "\n" for row in (header, *rows)), encoding="utf-8")
    return path


# lists ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_fault_of_a_list_is_told_as_it_is_kept(name: str) -> None:
    assert told(name) != ()
    assert kept(name).read_text(encoding="utf-8") == text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_what_stands_in_a_row_is_shown(name: str) -> None:
    text = text_of(name)
    assert "Someone" not in text
    assert "000000" not in text
    assert " | " not in text


def test_every_text_that_is_kept_is_that_of_a_list() -> None:
    assert {path.name.removesuffix(".txt") for path in BAD.glob("*.txt")} == set(NAMES)


def test_a_list_is_read_whatever_parts_its_columns_and_whatever_else_it_has(tmp_path: Path) -> None:
    comma = csv(tmp_path / "a.csv", [("c2", "b", "x"), ("c1", "a", "y")], ("id", "group", "worker"))
    semicolon = tmp_path / "b.csv"
    semicolon.write_text("group;id\r\na;c1\r\n\r\nb; c2 \r\n", encoding="utf-8-sig")
    first, second = (read_list(path, strata_column="group") for path in (comma, semicolon))
    assert first == second
    assert first.records == (Listed("c1", "a"), Listed("c2", "b"))
    assert first.counts == {"a": 1, "b": 1}


@given(lists, st.randoms())
def test_the_digest_is_of_ids_and_strata_and_not_of_their_order(strata: dict[str, str], chance: Any) -> None:
    found = listed(strata).digest
    assert found == listed(dict(chance.sample(list(strata.items()), len(strata)))).digest
    name = chance.choice(list(strata))
    assert found != listed({**strata, name: "e"}).digest
    assert found != listed({**strata, "another": "a"}).digest


def test_the_digest_can_be_reckoned_by_hand() -> None:
    assert listed({"c2": "b", "c1": "a"}).digest == hashlib.sha256(b"c1\ta\nc2\tb\n").hexdigest()
    assert listed({"c2": "b", "c1": "a"}, None).digest == hashlib.sha256(b"c1\tall\nc2\tall\n").hexdigest()


@pytest.mark.parametrize("code", ["0000000001", "000000 0001", "000000-0001", "000 000 0001"])
def test_ten_digits_look_like_the_number_of_a_person(code: str) -> None:
    assert looks_personal(code)


@pytest.mark.parametrize("code", ["c0000000001", "000000001", "00000000001", "2019/11/29-1a", "\u0661" * 10])
def test_other_codes_do_not(code: str) -> None:
    assert not looks_personal(code)


# draws ---------------------------------------------------------------------------------------------------------------


def by_the_rule(strata: dict[str, str], stratum: str, seed: str) -> list[str]:
    """The records of a stratum in the order of the draw, as somebody else would program it from the words."""
    lots = [
        (hashlib.sha256(f"{seed}\n{id_}".encode()).hexdigest(), id_) for id_, its in strata.items() if its == stratum
    ]
    return [id_ for _, id_ in sorted(lots)]


@given(lists, st.data(), seeds)
def test_a_draw_is_what_its_rule_says(strata: dict[str, str], data: st.DataObject, seed: str) -> None:
    size = data.draw(st.integers(1, len(strata)))
    made = draw_sample(listed(strata), size, seed=seed, floor=2)
    assert made.rule == RULE
    for one in made.strata:
        drawn = [record.id for record in made.drawn if record.stratum == one.stratum]
        assert drawn == by_the_rule(strata, one.stratum, seed)[: one.drawn]
        assert one.population == list(strata.values()).count(one.stratum)
    assert len({record.id for record in made.drawn}) == len(made.drawn) == sum(one.drawn for one in made.strata)
    assert sum(record.weight for record in made.drawn) == pytest.approx(len(strata))


@given(lists, st.data(), seeds)
def test_a_larger_sample_of_the_same_seed_has_the_smaller_one_in_it(
    strata: dict[str, str], data: st.DataObject, seed: str
) -> None:
    size = data.draw(st.integers(1, len(strata)))
    smaller, larger = (
        [record.id for record in draw_sample(listed(strata, None), number, seed=seed, floor=1).drawn]
        for number in (size, len(strata))
    )
    assert smaller == larger[:size]


@given(lists, st.data(), seeds)
def test_so_it_is_within_a_stratum_as_far_as_its_part_grows(
    strata: dict[str, str], data: st.DataObject, seed: str
) -> None:
    """Its part can shrink by a record when a remainder falls otherwise, so this is no law of the whole."""
    sizes = [data.draw(st.integers(1, len(strata))) for _ in range(2)]
    draws = [draw_sample(listed(strata), size, seed=seed, floor=1) for size in sizes]
    for stratum in set(strata.values()):
        one, other = ([record.id for record in made.drawn if record.stratum == stratum] for made in draws)
        shared = min(len(one), len(other))
        assert one[:shared] == other[:shared]


def test_another_seed_draws_others_and_every_record_comes_up_as_often() -> None:
    """Of 2,000 seeds, ten of forty: a record is drawn 500 times, give or take 19; five times that would be no lot."""
    whole = listed({f"c{number}": "a" for number in range(40)}, None)
    times = dict.fromkeys((record.id for record in whole.records), 0)
    for seed in range(2_000):
        for record in draw_sample(whole, 10, seed=f"seed {seed}", floor=1).drawn:
            times[record.id] += 1
    assert 400 < min(times.values()) <= max(times.values()) < 600


def test_a_draw_can_be_made_without_this_library() -> None:
    """These were found with `sha256sum`, `sort` and `head`."""
    whole = listed({f"c{number:03}": "abc"[number % 3] for number in range(90)})
    made = draw_sample(whole, 6, seed="a seed", floor=2)
    assert [record.id for record in made.drawn] == ["c009", "c018", "c070", "c058", "c083", "c014"]
    assert whole.digest == "0e9aadfbb4b49b182eeb7f4a929d6592cad023fcadda90cc99d570085a4dea39"


def test_what_is_to_be_known_is_noted() -> None:
    strata = {f"{number:010}": "ab"[number % 2] for number in range(20)}
    made = draw_sample(listed(strata), 6, seed="s", floor=5)
    assert len(made.drawn) == 10
    assert made.notes[0] == "6 were asked for; the floors of all strata together come to 10"
    assert made.notes[1].startswith("20 of the ids look like CHI numbers")
    assert not any(id_ in note for id_ in strata for note in made.notes)
    assert draw_sample(listed({"c1": "a", "c2": "a"}), 1, seed="s", floor=1).notes == ()


@pytest.mark.parametrize("seed", ["", " s", "s ", "a\nb", "x" * 201, "a\u200bb"])
def test_a_seed_that_two_people_could_write_otherwise_is_refused(seed: str) -> None:
    with pytest.raises(Unusable, match="`seed` is a text of one line"):
        draw_sample(listed({"c1": "a"}), 1, seed=seed, floor=1)


def test_no_draw_is_made_that_could_not_be_read_again() -> None:
    whole = listed({f"c{number}": "a" for number in range(5_001)})
    assert len(draw_sample(whole, 5_000, seed="s", floor=1).drawn) == 5_000
    with pytest.raises(Unusable, match="5,001 records would be drawn, and at most 5,000 can be"):
        draw_sample(whole, 5_001, seed="s", floor=1)


# draws made again ----------------------------------------------------------------------------------------------------

STRATA = {f"c{number:02}": "a" if number < 30 else "b" for number in range(40)}
MADE = draw_sample(listed(STRATA), 12, seed="s", floor=3)


def differences(draw: Draw, strata: dict[str, str] = STRATA) -> tuple[str, ...]:
    return check_draw(draw, listed(strata)).differences


@given(lists, st.data(), seeds, st.randoms())
def test_a_draw_follows_from_its_list_in_any_order_also_once_it_was_written(
    strata: dict[str, str], data: st.DataObject, seed: str, chance: Any
) -> None:
    size = data.draw(st.integers(1, len(strata)))
    made = draw_sample(listed(strata), size, seed=seed, floor=2)
    again = Draw.model_validate(json.loads(json_text(made)))
    check = check_draw(again, listed(dict(chance.sample(list(strata.items()), len(strata)))))
    assert (check.follows, check.differences) == (True, ())


def test_a_draw_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    path.write_text(json_text(MADE), encoding="utf-8")
    assert read_draw(path) == MADE


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"seed": "t"},
            ["in the draw, and not drawn when made again: ", "drawn when made again, and not in the draw: "],
        ),
        ({"drawn": MADE.drawn[1:]}, [f"drawn when made again, and not in the draw: 1 record (`{MADE.drawn[0].id}`)"]),
        ({"drawn": MADE.drawn[::-1]}, ["the same records are drawn, but in another order"]),
        ({"drawn": (*MADE.drawn, MADE.drawn[0])}, ["the same records are drawn, but in another order, more than once"]),
        ({"size": 13}, ["stratum `a` has another drawn and another weight", "drawn when made again, and not in"]),
        ({"size": 41}, ["so 41 records cannot be drawn from it"]),
        ({"strata": MADE.strata[:1]}, ["the draw leaves out the stratum `b`"]),
        (
            {"strata": (*MADE.strata, MADE.strata[0].model_copy(update={"stratum": "c"}))},
            ["the list has no stratum `c`"],
        ),
        ({"rule": "as I like"}, ["the rule is worded otherwise"]),
        ({"notes": ("fine",)}, ["the notes are others"]),
        ({"list_digest": "0" * 64}, ["the digest is that of another list"]),
        ({"list_records": 41}, ["the draw is from a list of 41 records, and this one has 40"]),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, dict) else "",
)
def test_whatever_was_changed_in_a_draw_is_told(changed: dict[str, Any], told: list[str]) -> None:
    found = differences(MADE.model_copy(update=changed))
    assert len(found) == len(told)
    for difference, begins in zip(found, told, strict=True):
        assert difference.startswith(begins)


def test_a_list_that_was_changed_is_told() -> None:
    moved = differences(MADE, {**STRATA, "c05": "b"})
    assert moved[0].startswith("the digest is that of another list")
    assert "stratum `a` has another population and another weight when made again" in moved
    assert differences(MADE, {**STRATA, "c99": "b"})[0] == "the draw is from a list of 40 records, and this one has 41"


def test_of_ids_that_look_like_those_of_persons_only_the_number_is_told() -> None:
    strata = {f"{number:010}": "a" for number in range(20)}
    made = draw_sample(listed(strata), 6, seed="s", floor=1)
    found = differences(made.model_copy(update={"drawn": made.drawn[2:]}), strata)
    assert found == ("drawn when made again, and not in the draw: 2 records",)


def test_many_ids_are_not_all_told() -> None:
    found = differences(MADE.model_copy(update={"drawn": MADE.drawn[:1]}))
    assert found[0].count("`") == 10
    assert found[0].endswith(", ...)")
    assert "11 records" in found[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "this is no draw that was written here"),
        ('["c1"]', "this is no draw that was written here"),
        (json_text(MADE).replace('"size": 12', '"size": 0'), "at least 1 is wanted here"),
        (json_text(MADE).replace('"seed"', '"sed"'), "did you mean `seed`?"),
        (json_text(MADE).replace("sample-draw/1", "sample-draw/2"), "qualityframework.sample-draw/1"),
        (json_text(MADE)[:-20], "not valid JSON"),
    ],
)
def test_a_file_that_is_no_draw_is_refused_without_what_it_says(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "draw.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_draw(path)
    assert words in str(refused.value)
    assert "c1" not in str(refused.value)
    assert " | " not in str(refused.value)


@pytest.mark.parametrize("size", [1, 3, 5])
def test_without_strata_there_is_no_floor_to_be_kept(tmp_path: Path, size: int) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id\n" + "".join(f"c{number}\n" for number in range(8)), encoding="utf-8")
    made = draw_sample(read_list(path), size, seed="s", floor=5)
    assert (len(made.drawn), made.notes) == (size, ())
