"""Values written as text: what they are taken for, and what is refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from qualityframework.expressions import Constant, infer, read
from qualityframework.vocabulary import Date, Decimal, Integer, Text, Truth, Type
from tests.expressions.sample import FAMILY, GRADES, SCALE

DAY = dt.date(2019, 7, 31).toordinal()


@pytest.mark.parametrize(
    ("text", "constant"),
    [
        ("3", Constant(3, Integer(0, 3))),
        ("-3", Constant(-3, Integer(-3, 0))),
        ("0", Constant(0, Integer(0, 0))),
        ("007", Constant(7, Integer(0, 7))),
        ("999999999", Constant(999_999_999, Integer(0, 999_999_999))),
        ("0.60", Constant(60, Decimal(2, 0, 60))),
        ("-0.5", Constant(-5, Decimal(1, -5, 0))),
        ("12.3456", Constant(123_456, Decimal(4, 0, 123_456))),
        ("2019-07-31", Constant(DAY, Date())),
        ("good", Constant(4, SCALE)),
    ],
)
def test_a_parameter_is_what_its_text_looks_like(text: str, constant: Constant) -> None:
    """A number with its bounds, a decimal with its places, a day as its ordinal, a grade of the scale."""
    assert constant == infer(text, GRADES)


@pytest.mark.parametrize(
    "text",
    [
        *("", "records", "Good", " 3", "3 ", "3\n", "+3", "--3", "1e3", "0x1F", "1_000", "1234567890", "\u0663", "nan"),
        *(".5", "5.", "0.12345", "1,5", "0.\u0665", "true"),
        *("2019-7-31", "2019-02-30", "2019-07-31T00:00", "0000-01-01", "\uff12\uff10\uff11\uff19-07-31"),
    ],
)
def test_what_looks_like_nothing_else_is_a_text(text: str) -> None:
    """Only plain digits are numbers, and only days that exist are dates."""
    assert Constant(text, Text()) == infer(text, GRADES)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("true", Truth(), True),
        ("false", Truth(), False),
        ("0", Integer(0, 40), 0),
        ("40", Integer(0, 40), 40),
        ("-20", Integer(-20, 20), -20),
        ("0.5", Decimal(2, 0, 100), 50),
        ("0.50", Decimal(2, 0, 100), 50),
        ("0", Decimal(2, 0, 100), 0),
        ("1", Decimal(2, 0, 100), 100),
        ("-0.05", Decimal(2, -100, 100), -5),
        ("2019-07-31", Date(), DAY),
        ("very_good", SCALE, 5),
        ("survey", FAMILY, "survey"),
        ("anything at all", Text(), "anything at all"),
        ("3", Text(), "3"),
    ],
)
def test_a_fact_is_read_as_its_declared_type(text: str, type_: Type, value: bool | int | str) -> None:
    """The declaration decides, not the looks of the text."""
    got = read(text, type_, GRADES)
    assert (value, type(value)) == (got, type(got))


@pytest.mark.parametrize(
    ("text", "type_", "message"),
    [
        ("yes", Truth(), "`yes` is no truth value: write true or false"),
        ("True", Truth(), "`True` is no truth value"),
        ("41", Integer(0, 40), "`41` is no whole number from 0 to 40"),
        ("-1", Integer(0, 40), "`-1` is no whole number from 0 to 40"),
        ("3.0", Integer(0, 40), "`3.0` is no whole number"),
        ("\u0663", Integer(0, 40), "`\u0663` is no whole number"),
        ("9" * 5_000, Integer(0, 40), "is no whole number"),
        ("0.555", Decimal(2, 0, 100), "`0.555` is no decimal of 2 places within its bounds"),
        ("1.01", Decimal(2, 0, 100), "`1.01` is no decimal of 2 places within its bounds"),
        ("2", Decimal(2, 0, 100), "`2` is no decimal"),
        ("nan", Decimal(2, 0, 100), "`nan` is no decimal"),
        ("2019-07-31", Decimal(2, 0, 10_000_000), "`2019-07-31` is no decimal"),
        ("31.07.2019", Date(), "`31.07.2019` is no date: write it as 2019-07-31"),
        ("2019-02-29", Date(), "`2019-02-29` is no date"),
        ("goood", SCALE, "`goood` is no grade of the scale: did you mean `good`?"),
        ("Very good", SCALE, "`Very good` is no grade of the scale"),
        ("records ", FAMILY, "`records ` is no family: did you mean `records`?"),
        ("surveys", FAMILY, "`surveys` is no family: did you mean `survey`?"),
    ],
)
def test_a_fact_that_is_none_of_its_type_says_what_would_be(text: str, type_: Type, message: str) -> None:
    """The value, its type, and the nearest valid one."""
    with pytest.raises(ValueError, match=re.escape(message)):
        read(text, type_, GRADES)
