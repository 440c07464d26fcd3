"""Of details planted in invented sentences nearly all are found; names that are on no list too."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from qualityframework.vocabulary import DetailKind
from tests.privacy.planting import NAMES, PATTERNED, on_a_list, planted

BOTH = [(one, detail) for part in ("first", "second") for one in planted(part) for detail in one.details]
FOUND = [(one, detail, one.found(detail)) for one, detail in BOTH]


def share(found: Iterable[bool]) -> float:
    """The share that is found, of those that are there."""
    told = list(found)
    return sum(told) / len(told)


def test_there_are_enough_of_them() -> None:
    assert len(BOTH) >= 300
    assert {detail.kind for _, detail in BOTH} == NAMES | PATTERNED


def test_at_least_a_third_of_the_names_are_on_no_list() -> None:
    names = [one.text[detail.start : detail.end] for one, detail in BOTH if detail.kind in NAMES]
    assert share(not on_a_list(name) for name in names) >= 1 / 3


@pytest.mark.parametrize("kind", sorted(PATTERNED))
def test_details_that_have_a_pattern_are_found(kind: DetailKind) -> None:
    assert share(found for _, detail, found in FOUND if detail.kind is kind) >= 0.98


def test_names_are_found() -> None:
    assert share(found for _, detail, found in FOUND if detail.kind in NAMES) >= 0.90


@pytest.mark.parametrize(("listed", "least"), [(True, 0.95), (False, 0.90)])
def test_names_on_a_list_and_on_none_are_found(listed: bool, least: float) -> None:
    found = [
        found
        for one, detail, found in FOUND
        if detail.kind in NAMES and on_a_list(one.text[detail.start : detail.end]) is listed
    ]
    assert share(found) >= least


def test_names_in_sentences_written_after_the_signs_were_settled_are_mostly_found() -> None:
    second = [one.found(detail) for one in planted("second") for detail in one.details if detail.kind in NAMES]
    assert share(second) >= 0.85
