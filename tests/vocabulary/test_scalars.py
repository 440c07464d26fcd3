"""Single values are read as they look: no number that is nearly one, no truth that is spelled otherwise."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from qualityframework.vocabulary import NUMBER, WHOLE, Day, Flag, Id, Written

whole: TypeAdapter[int] = TypeAdapter(Annotated[int, WHOLE])
number: TypeAdapter[float] = TypeAdapter(Annotated[float, Field(allow_inf_nan=False), NUMBER])
flag: TypeAdapter[bool] = TypeAdapter(Flag)
identifier: TypeAdapter[str] = TypeAdapter(Id)


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_is_read_from_its_digits(value: int) -> None:
    assert whole.validate_python(str(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_from_how_python_writes_it(value: float) -> None:
    assert number.validate_python(repr(value)) == value


@pytest.mark.parametrize("text", ["1_000", "+5", "1.0", "1e3", "0x1f", "\u0663", "", "-", "1 000", "1,000", "9" * 500])
def test_what_is_nearly_a_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="a whole number is wanted here"):
        whole.validate_python(text)


@pytest.mark.parametrize(
    "text", [".5", "5.", "nan", "inf", "-inf", ".nan", "1_0.5", "0,5", "50%", "1e", "\u0660.\u0665"]
)
def test_what_is_nearly_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="a number is wanted here"):
        number.validate_python(text)


def test_a_number_beyond_all_floats_is_refused() -> None:
    with pytest.raises(ValidationError):
        number.validate_python("1e999")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(text: str, value: bool) -> None:
    assert flag.validate_python(text) is value
    assert flag.validate_python(value) is value


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "t", "1", "0", "True", "TRUE", "y", ""])
def test_a_flag_is_spelled_in_one_way(text: str) -> None:
    with pytest.raises(ValidationError, match="true or false is wanted here"):
        flag.validate_python(text)


@pytest.mark.parametrize("text", ["1.1", "9.1-9.4", "2018-20", "records-read", "a" * 80, "A_b.c-d"])
def test_an_identifier_is_one_word(text: str) -> None:
    assert identifier.validate_python(text) == text


@pytest.mark.parametrize("text", ["", "a b", "-a", ".a", "a/b", "é", "a\nb", "a" * 81, "a\u200b", "..", "²"])
def test_what_is_more_than_a_word_is_no_identifier(text: str) -> None:
    with pytest.raises(ValidationError, match="an identifier is a code, no title"):
        identifier.validate_python(text)


@pytest.mark.parametrize("type_", [Id, Day])
def test_the_pattern_is_in_the_schema(type_: Any) -> None:
    assert TypeAdapter(type_).json_schema()["pattern"].startswith("^(?:")


def test_a_form_is_for_texts_and_lets_other_values_through() -> None:
    either: TypeAdapter[int] = TypeAdapter(Annotated[int, Written("three", "three is wanted here")])
    assert either.validate_python(3) == 3
