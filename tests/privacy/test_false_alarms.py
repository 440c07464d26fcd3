"""Of real texts without personal detail, hardly any is called."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from qualityframework.privacy import details_in
from qualityframework.vocabulary import DetailKind
from tests.privacy.planting import CHECKED, NAMES, PATTERNED, REAL, SIGNS, real_texts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.exists(), reason="the real texts are not there: ../shared/data/care_inspectorate"),
]


@cache
def called() -> Counter[tuple[bool, frozenset[DetailKind]]]:
    """How many texts are called for which kinds, by whether their service has an odd number."""
    return Counter((odd, frozenset(detail.kind for detail in details_in(text, SIGNS))) for odd, text in real_texts())


def share(kinds: frozenset[DetailKind], odd_alone: bool = False) -> float:
    """The share of texts that are called for any of these kinds."""
    counted = {found: count for found, count in called().items() if found[0] or not odd_alone}
    return sum(count for (_, found), count in counted.items() if found & kinds) / sum(counted.values())


def test_there_are_as_many_as_the_figures_are_told_of() -> None:
    assert called().total() == 29_924


def test_numbers_with_a_check_are_called_in_at_most_one_of_a_thousand() -> None:
    assert share(CHECKED) <= 0.001


def test_names_are_called_in_at_most_two_of_a_hundred() -> None:
    assert share(NAMES) <= 0.02


def test_names_are_called_no_more_often_where_the_ordinary_words_were_not_found() -> None:
    assert share(NAMES, odd_alone=True) <= 0.02


def test_all_other_patterns_are_called_in_at_most_one_of_two_hundred() -> None:
    assert share(PATTERNED - CHECKED) <= 0.005
