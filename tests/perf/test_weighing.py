"""What weighing costs, as ratios within one run. The figures, also in milliseconds, are shown with `pytest -rP`.

The goals in milliseconds are for an ordinary machine, and are printed and not asserted.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from timeit import Timer
from typing import Any

import pytest

from qualityframework.inspections import Inspection, Record, Recorded, bind, parse
from qualityframework.weighing import Set, weigh, weighing, whatif
from qualityframework.weighing.item import Item
from qualityframework.weighing.lineages import alone, items_of
from qualityframework.weighing.methods import Pooled
from qualityframework.weighing.setting import Setting, setting_on

from .measuring import Timed, assert_at_most
from .workload import DAY, GRADES, SHOWN, framework, values

pytestmark = pytest.mark.perf

SUBJECT = "2.1"
KINDS = tuple(framework().kinds)


def bound(record: dict[str, Any]) -> Inspection:
    return bind(Recorded(Record.model_validate(record)), framework())


def on_one(items: int, kinds: int = len(KINDS), **more: Any) -> Inspection:
    """That many items of that many kinds on one subject, and nothing else; fields whose values are lists take turns."""
    evidence = [
        {
            "id": f"item-{index}",
            "kind": KINDS[index % kinds],
            "indicators": [SUBJECT],
            "shows": SHOWN[index % len(SHOWN)] or {"grade": GRADES[index % len(GRADES)]},
            "lineage": f"source-{index}",
            "verified": "yes",
            **{name: value[index % len(value)] if isinstance(value, list) else value for name, value in more.items()},
        }
        for index in range(items)
    ]
    evaluations = [{"subject": SUBJECT, "grade": "excellent", "evidence": []}]
    parts = ("id", "title", "framework", "as_of")
    return bound({part: values(0)[part] for part in parts} | {"evidence": evidence, "evaluations": evaluations})


def each(call: Callable[[], object], times: int = 1) -> Timed:
    """Seconds that one call takes."""
    timer = Timer(call)
    return lambda: timer.timeit(times) / times


def show(told: str, call: Callable[[], object], goal: int | None = None, turns: int = 5) -> None:
    """Prints the milliseconds that a call takes, the best of several."""
    best = 1000 * min(each(call)() for _ in range(turns))
    print(f"{told}: {best:.1f} ms" + (f" (goal {goal})" if goal is not None else ""))  # noqa: T201


# a whole inspection --------------------------------------------------------------------------------------------------


def test_weighing_a_whole_inspection_takes_at_most_two_and_a_half_times_what_reading_its_record_takes() -> None:
    """Of JSON, read far quicker than YAML. Reading makes objects of the same items, and knows nothing of weighing."""
    inspection = bound(values(60))
    text = inspection.record.model_dump_json(by_alias=True, exclude_none=True)
    assert len(weigh(inspection)) == 22
    show("22 indicators, 60 items", lambda: weigh(inspection), goal=25, turns=9)
    assert_at_most(
        2.5,
        each(lambda: weigh(inspection)),
        each(lambda: bind(parse(text), framework()).record.model_dump_json()),
        turns=15,
        told="weighing, and reading, binding and writing the record",
    )


@pytest.mark.parametrize(("items", "twice"), [*pairwise((60, 120, 240, 480))])
def test_twice_the_evidence_takes_at_most_a_little_more_than_twice_as_long_to_weigh(items: int, twice: int) -> None:
    """Each item is left out in turn, and that does not make it quadratic."""
    small, large = bound(values(items)), bound(values(twice))
    assert_at_most(
        2.6,
        each(lambda: weigh(large)),
        each(lambda: weigh(small)),
        turns=11,
        told=f"22 indicators, {twice} items and {items}",
    )


# one subject ---------------------------------------------------------------------------------------------------------


def pooling(items: int) -> Callable[[], Pooled | None]:
    """The pool of that many items, made anew each time: an item keeps what it has reckoned once."""
    found = setting_on(framework(), DAY)
    assert found is not None
    setting: Setting = found
    evidence = on_one(items).record.evidence or ()
    plain = items_of(evidence, {one.id: alone(one, setting) for one in evidence})

    def pool() -> Pooled | None:
        fresh = [Item(one.ids, one.belief, one.weight, one.reliability, one.source) for one in plain]
        pooled: Pooled | None = setting.method.pool(fresh)
        return pooled

    assert pool() is not None
    return pool


def test_ten_times_the_evidence_on_one_subject_takes_at_most_thirteen_times_as_long_to_pool() -> None:
    many, few = pooling(1_000), pooling(100)
    show("1,000 items pooled", many, goal=5, turns=15)
    assert_at_most(13, each(many, 4), each(few, 40), turns=21, told="1,000 items pooled, and 100")


def test_ten_times_the_evidence_on_one_subject_takes_at_most_fifteen_times_as_long_to_weigh() -> None:
    many, few = on_one(1_000), on_one(100)
    show("1,000 items weighed with all robustness", lambda: weighing(many, subject=SUBJECT))
    assert_at_most(
        15,
        each(lambda: weighing(many, subject=SUBJECT)),
        each(lambda: weighing(few, subject=SUBJECT)),
        turns=7,
        told="1,000 items weighed, and 100",
    )


# what if -------------------------------------------------------------------------------------------------------------

HARD = {
    "reliability": [0.9, 0.9, 0.9, 0.6],
    "weight": [0.5, 10, 3, 3],
    "weight_reason": "it makes the search hard",
    "shows": [{"grade": grade} for grade in ("unsatisfactory", "weak", "adequate", "weak", "unsatisfactory", "good")],
}
"""Items that it can pay to leave out, so that many ways of doing so are looked through. Of two kinds they are among the
slowest to search that were found where there is enough to say something."""


@pytest.mark.parametrize(
    ("told", "kinds", "more", "limit"),
    [
        ("of all kinds", len(KINDS), {}, 60),
        ("of three kinds", 3, {}, 250),
        ("of two kinds, all of them doubtful", 2, HARD, 250),
        ("of one kind, all of them doubtful", 1, HARD, 250),
    ],
    ids=["many kinds", "few kinds", "hard", "one kind"],
)
def test_searching_among_25_items_takes_a_bounded_number_of_weighings(
    told: str, kinds: int, more: dict[str, Any], limit: float
) -> None:
    """Up, down and for the team's grade. Visiting every set of up to twelve would be millions of weighings."""
    inspection = on_one(25, kinds, **more)
    assert whatif(inspection, SUBJECT).not_searched is None
    show(f"whatif, 25 items {told}", lambda: whatif(inspection, SUBJECT), goal=1000, turns=3)
    assert_at_most(
        limit,
        each(lambda: whatif(inspection, SUBJECT)),
        each(lambda: weighing(inspection, subject=SUBJECT), 4),
        turns=3,
        told=f"whatif and one weighing, 25 items {told}",
    )


@pytest.mark.parametrize("more", [{}, HARD], ids=["plain", "hard"])
@pytest.mark.parametrize("kinds", [1, 3, len(KINDS)])
@pytest.mark.parametrize("items", [26, 50, 100, 200])
def test_beyond_25_items_the_search_takes_no_more_weighings_than_before(
    items: int, kinds: int, more: dict[str, Any]
) -> None:
    """Only those that count for most may change, and it is said that there may be a smaller set."""
    inspection = on_one(items, kinds, **more)
    made = whatif(inspection, SUBJECT)
    found = [needed for needed in (made.up, made.down, made.given) if needed is not None]
    assert found
    assert not any(needed.exact for needed in found)
    assert_at_most(
        300,
        each(lambda: whatif(inspection, SUBJECT)),
        each(lambda: weighing(inspection, subject=SUBJECT), 2),
        turns=3,
        told=f"whatif and one weighing, {items} items, kinds {kinds}{', doubtful' if more else ''}",
    )


def test_trying_a_change_takes_little_more_than_two_weighings() -> None:
    """Now, and with the change; and a record is bound anew."""
    inspection = on_one(60)
    change = (Set("item-0", "grade", "weak"),)
    assert_at_most(
        4,
        each(lambda: whatif(inspection, SUBJECT, change)),
        each(lambda: weighing(inspection, subject=SUBJECT)),
        turns=11,
        told="a change tried, and one weighing, 60 items",
    )
