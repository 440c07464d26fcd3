"""Items that come from one source are told as such, and where that cannot be known, that is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualityframework.panel import inspection_row
from qualityframework.panel.lineage import shared
from tests.panel.reviewing import inspection, rows_in

LINEAGES = st.sampled_from([None, "group", "board"])
RELEVANT = st.sampled_from([None, True, False])
ITEMS = st.lists(st.tuples(LINEAGES, RELEVANT), max_size=6)


def facts(*lineages: str | None, complete: bool = False) -> list[bool | None]:
    """`shares_lineage` of items that an evaluation rests on."""
    items = [
        {"id": f"e{n}", "indicators": ["2.1"]} | ({"lineage": one} if one else {}) for n, one in enumerate(lineages)
    ]
    row = inspection_row(inspection(complete=complete, evidence=items, evaluations=[{"subject": "2.1"}]))
    return [item.shares_lineage for item in rows_in(row, "evidence")]  # type: ignore[attr-defined]


def test_items_of_one_lineage_share_it() -> None:
    assert facts("group", "group", "board") == [True, True, False]


def test_an_item_without_a_lineage_may_share_that_of_any_other() -> None:
    assert facts("group", "group", "board", None) == [True, True, None, None]


def test_in_a_complete_record_an_item_without_a_lineage_stands_alone() -> None:
    assert facts("group", "group", None, None, complete=True) == [True, True, False, False]


def test_an_item_comes_from_its_lineage_or_stands_alone() -> None:
    """In a record that is not complete it is not known which of the two."""
    items = [{"id": "e1", "lineage": "group"}, {"id": "e2"}]
    for complete, origins in ((True, ["group", "e2"]), (False, ["group", None])):
        row = inspection_row(inspection(complete=complete, evidence=items))
        assert [item.origin for item in rows_in(row, "evidence")] == origins  # type: ignore[attr-defined]


def test_one_item_shares_nothing() -> None:
    assert facts(None) == facts("group") == [False]


def test_an_item_on_which_nothing_rests_counts_for_no_other() -> None:
    assert shared([("group", True), ("group", False)], complete=True) == [False, True]


def test_where_it_is_not_known_whether_anything_rests_on_it_nothing_is_claimed() -> None:
    assert shared([("group", True), ("group", None)], complete=True) == [None, True]


@given(ITEMS, st.booleans())
def test_it_says_what_comparing_every_item_with_every_other_says(
    items: list[tuple[str | None, bool | None]], complete: bool
) -> None:
    def one(index: int) -> bool | None:
        lineage = items[index][0]
        known: bool | None = False
        for number, (other, relevant) in enumerate(items):
            if number == index or relevant is False:
                continue
            same = lineage == other if lineage is not None and other is not None else False if complete else None
            if same and relevant:
                return True
            if same is not False:
                known = None
        return known

    assert [one(index) for index in range(len(items))] == shared(items, complete=complete)
