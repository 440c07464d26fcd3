"""Values written as text: parameters of rules, facts of examples."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from ..vocabulary import Date, Decimal, GradeOf, Integer, Kind, Text, Truth, Type, did_you_mean
from .tree import Constant

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"(-?)([0-9]{1,6})\.([0-9]{1,4})")


def infer(text: str, grades: Mapping[str, Constant]) -> Constant:
    """What a parameter's text says: a whole number, a decimal, a date, a grade, or else a text."""
    if _WHOLE.fullmatch(text):
        return Constant(int(text), Integer(min(0, int(text)), max(0, int(text))))
    if decimal := _DECIMAL.fullmatch(text):
        places = len(decimal[3])
        value = int(decimal[1] + decimal[2] + decimal[3])
        return Constant(value, Decimal(places, min(0, value), max(0, value)))
    if (day := _date(text)) is not None:
        return Constant(day, Date())
    if text in grades:
        return grades[text]
    return Constant(text, Text())


def read(text: str, type_: Type, grades: Mapping[str, Constant]) -> bool | int | str:
    """The value of a fact that is written as text.

    Raises:
        ValueError: with what is wrong, and the nearest valid value.
    """
    match type_:
        case Truth():
            if text in ("true", "false"):
                return text == "true"
            raise ValueError(f"`{text}` is no truth value: write true or false")
        case Integer():
            if _WHOLE.fullmatch(text) and type_.low <= int(text) <= type_.high:
                return int(text)
            raise ValueError(f"`{text}` is no whole number from {type_.low} to {type_.high}")
        case Decimal():
            written = infer(text, {})
            if isinstance(written.value, int) and not isinstance(written.type, Date):
                places = written.type.places if isinstance(written.type, Decimal) else 0
                value: int = written.value * 10 ** max(0, type_.places - places)
                if places <= type_.places and type_.low <= value <= type_.high:
                    return value
            raise ValueError(f"`{text}` is no decimal of {type_.places} places within its bounds")
        case Date():
            day = _date(text)
            if day is not None:
                return day
            raise ValueError(f"`{text}` is no date: write it as 2019-07-31")
        case GradeOf():
            if text in grades:
                return grades[text].value
            raise ValueError(f"`{text}` is no grade of the scale: {did_you_mean(text, grades)}")
        case Kind():
            if text in type_.values:
                return text
            raise ValueError(f"`{text}` is no {type_.name}: {did_you_mean(text, type_.values)}")
        case _:
            return text


def _date(text: str) -> int | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return dt.date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def written(value: bool | int | str, type_: Type, grades: Mapping[str, Constant]) -> str:
    """A value as `read` takes it.

    Raises:
        ValueError: for a grade that the scale does not have.
    """
    match type_:
        case Truth():
            return "true" if value else "false"
        case Decimal(places=places):
            sign, digits = ("-" if int(value) < 0 else ""), f"{abs(int(value)):0{places + 1}d}"
            return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits
        case Date():
            return dt.date.fromordinal(int(value)).isoformat()
        case GradeOf():
            for name, grade in grades.items():
                if grade.value == value:
                    return name
            raise ValueError(f"the scale has no grade {value}")
        case _:
            return str(value)
