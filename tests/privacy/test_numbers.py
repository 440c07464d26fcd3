"""Numbers with a check are always found, however they are written; with a wrong check digit never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.privacy import details_in
from qualityframework.vocabulary import DetailKind
from tests.privacy.numbers_made import chi, insurance, nhs, pupil, spaced, ten_digits
from tests.privacy.planting import CHECKED, SIGNS

prose = st.sampled_from(
    ["", "Her number is ", "see (", "in 2011 ", "No: ", "\n", "The form,", "Nummer\u2003", "caf\u00e9 "]
)


def kinds(text: str) -> set[DetailKind]:
    """The kinds of detail that are found in a text."""
    return {detail.kind for detail in details_in(text, SIGNS)}


@given(chi, st.data(), prose)
def test_a_chi_number_is_found_however_it_is_spaced(number: str, data: st.DataObject, before: str) -> None:
    assert DetailKind.CHI_NUMBER in kinds(before + data.draw(spaced(number)) + ", they said")


@given(nhs, st.data(), prose.filter(lambda before: "2011" not in before))  # with a year there may be two numbers
def test_an_nhs_number_is_found_and_no_chi_number(number: str, data: st.DataObject, before: str) -> None:
    assert kinds(before + data.draw(spaced(number)) + ".") & CHECKED == {DetailKind.NHS_NUMBER}


@given(insurance, st.booleans(), prose)
def test_a_national_insurance_number_is_found(number: str, small: bool, before: str) -> None:
    written = f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:8]} {number[8]}"
    for text in (number, written, number.lower() if small else written.lower()):
        assert DetailKind.NATIONAL_INSURANCE_NUMBER in kinds(before + text + " on the form")


@given(pupil, prose)
def test_a_pupil_number_is_found(number: str, before: str) -> None:
    for text in (number, number.lower(), f"{number[0]} {number[1:4]} {number[4:8]} {number[8:]}"):
        assert DetailKind.PUPIL_NUMBER in kinds(before + text + ";")


@given(ten_digits, st.integers(1, 9), prose)
def test_ten_digits_with_a_wrong_check_digit_are_no_such_number(number: str, more: int, before: str) -> None:
    wrong = number[:9] + str((int(number[9]) + more) % 10)
    assert not kinds(before + wrong + ".") & {DetailKind.CHI_NUMBER, DetailKind.NHS_NUMBER}


CALLED = ["CHI ", "chi no: ", "his CHI number is ", "CHI", "CHI=", "CHI (", "CHI-", "CHI/", "Her CHI was "]


@pytest.mark.parametrize("text", ["call NHS 01382 66011", "the NHS: 0153 912 345", "NHS 24 on 111"])
def test_a_telephone_number_of_the_nhs_is_no_number_of_a_person(text: str) -> None:
    assert not kinds(text) & {DetailKind.CHI_NUMBER, DetailKind.NHS_NUMBER}


@given(ten_digits, st.integers(0, 9), st.sampled_from(CALLED))
def test_ten_digits_that_are_said_to_be_one_are_one_with_a_slip_in_them(number: str, last: int, before: str) -> None:
    assert kinds(f"{before}{number[:9]}{last}.") & {DetailKind.CHI_NUMBER, DetailKind.NHS_NUMBER}


@given(pupil, st.sampled_from("ABCDEFGHJKLMNPQRTUVWXYZ"))
def test_a_wrong_check_letter_makes_no_pupil_number(number: str, letter: str) -> None:
    if letter != number[0]:
        assert DetailKind.PUPIL_NUMBER not in kinds(f"UPN {letter}{number[1:]}")


@pytest.mark.parametrize("prefix", ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "DA", "FA", "IA", "QQ", "UA", "VA", "AO"])
def test_letters_that_no_national_insurance_number_begins_with_make_none(prefix: str) -> None:
    assert DetailKind.NATIONAL_INSURANCE_NUMBER not in kinds(f"{prefix} 12 34 56 C")


@given(chi)
def test_digits_of_another_script_and_wide_ones_are_the_same_digits(number: str) -> None:
    wide = "".join(chr(0xFF10 + int(digit)) for digit in number)
    arabic = "".join(chr(0x0660 + int(digit)) for digit in number)
    assert kinds(wide) == kinds(arabic) == {DetailKind.CHI_NUMBER}


@given(chi)
def test_a_number_within_a_longer_one_or_a_word_is_none(number: str) -> None:
    for text in (f"1{number}", f"{number}1", f"X{number}", f"{number}x"):
        assert not kinds(text) & CHECKED


def test_a_number_whose_first_digits_are_no_day_is_an_nhs_number() -> None:
    assert kinds("3113129994") <= {DetailKind.NHS_NUMBER}
    assert kinds("943 476 5919") == {DetailKind.NHS_NUMBER}
