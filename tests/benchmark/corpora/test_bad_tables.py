"""Every faulty table is told off in the same words, at the same places, on every machine."""

from __future__ import annotations

import pytest

from qualityframework.vocabulary import Code
from tests.benchmark.corpora.telling import BAD, NAMES, kept, text_of, told


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_table_is_told_of_in_these_words(name: str) -> None:
    assert kept(name).read_text(encoding="utf-8") == text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_faults_are_told_in_the_order_of_their_places_and_once_each(name: str) -> None:
    faults = told(name)
    assert faults
    assert [fault.at for fault in faults] == sorted(fault.at for fault in faults)
    assert len(set(faults)) == len(faults)
    assert {fault.at.file for fault in faults} == {name}


def test_every_kept_text_belongs_to_a_faulty_table() -> None:
    assert sorted(BAD.glob("*.txt")) == sorted(map(kept, NAMES))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("unknown-framework.csv", Code.UNKNOWN_NAME),
        ("unknown-programme.csv", Code.UNKNOWN_NAME),
        ("unknown-subject.csv", Code.DANGLING),
        ("grade-of-another-scale.csv", Code.OFF_SCALE),
        ("score-off-the-scale.csv", Code.OFF_SCALE),
        ("score-that-is-no-number.csv", Code.WRONG_TYPE),
        ("no-time.csv", Code.WRONG_TYPE),
        ("subject-twice.csv", Code.DUPLICATE_ID),
        ("one-inspection-two-areas.csv", Code.DUPLICATE_ID),
        ("cell-missing.csv", Code.MISSING_KEY),
    ],
)
def test_a_fault_of_one_kind_has_one_code(name: str, code: Code) -> None:
    assert {fault.code for fault in told(name)} == {code}
