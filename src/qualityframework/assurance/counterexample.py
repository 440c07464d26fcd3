"""A row that shows something, written as an example of a rule file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from ..expressions import Constant, Findings, Row, Rows, written
from ..vocabulary import FACTS, Outcome

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .+-]{0,199}")


def example_of(
    row: Row,
    findings: Findings,
    grades: Mapping[str, Constant],
    *,
    name: str,
    expect: Outcome,
    as_of: dt.date | None = None,
) -> str | None:
    """An example as it stands in a rule file; None where files have no words for it, as for a row that may be there.

    Args:
        row: what the rule looks at.
        findings: those that it could read, by row.
        grades: the grades of the scale by name.
        name: of the example.
        expect: what the rule comes to.
        as_of: the day whose parameters are used; the latest unless given.
    """
    given = _given(row, findings, grades)
    if given is None:
        return None
    day = {"as_of": as_of.isoformat()} if as_of is not None else {}
    return _flow({"name": name, **day, "given": given, "expect": expect.value})


def _given(row: Row, findings: Findings, grades: Mapping[str, Constant]) -> dict[str, Any] | None:
    entity = FACTS[row.entity]
    given: dict[str, Any] = {}
    for name, fact in entity.facts.items():
        value = getattr(row, name)
        if value is not None:
            given[name] = written(value, fact.type, grades)
    for name in entity.parents:
        parent = getattr(row, name)
        told = _given(parent, findings, grades) if parent is not None else {}
        if told is None:
            return None
        if told:
            given[name] = told
    for name in entity.relations:
        related = findings.get(row, Rows(open=True)) if name == "findings" else getattr(row, name)
        if isinstance(related, Rows):
            if related.possible or (related.certain and related.open):
                return None
            if related.open:
                continue
            related = related.certain
        listed = [_given(one, findings, grades) for one in related]
        if None in listed:
            return None
        given[name] = listed
    for name, fact in reversed(list(entity.facts.items())):
        if fact.only_if is not None and name in given and given.get(fact.only_if) == "true":
            del given[fact.only_if]  # what is given exists, so that this need not be said
    return given


def _flow(value: Any) -> str:
    """A value on one line, as YAML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return f'"{"".join(map(_quoted, text))}"'


def _quoted(character: str) -> str:
    """A character as it stands between double quotation marks."""
    number = ord(character)
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
