"""Rows in words, for whoever has to find out why a test failed: what is known of them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..expressions import UNRECORDED, Findings, Row, Rows, written
from ..vocabulary import Date, Decimal, Type
from .names import Schema


class Told:
    """What Hypothesis shows of a value, where a test fails: its own `repr`, and not the fields that it has."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002  (as Hypothesis calls it)
        printer.text(repr(self))


def told(schema: Schema, row: Row, findings: Findings) -> str:
    """A row with all that it leads to, each other row where it is first met, and after that by its number."""
    return _Told(schema, findings).row(row)


class _Told:
    def __init__(self, schema: Schema, findings: Findings) -> None:
        self._schema = schema
        self._findings = findings
        self._met: dict[Row, str] = {}

    def row(self, row: Row) -> str:
        if row in self._met:
            return self._met[row]
        entity = self._schema[row.entity]
        number = sum(one.entity == row.entity for one in self._met) + 1
        self._met[row] = f"{row.entity}#{number}"
        known = {name: value for name in entity.facts if (value := getattr(row, name)) is not None}
        facts = [f"{name}={_written(value, entity.facts[name].type)}" for name, value in known.items()]
        return f"{self._met[row]}({', '.join([*facts, *self._lists(row), *self._parents(row)])})"

    def _parents(self, row: Row) -> Iterator[str]:
        """What it lies in, where anything is known of that."""
        for name in self._schema[row.entity].parents:
            told = self.row(parent) if (parent := getattr(row, name)) is not None else "()"
            if not told.endswith("()"):
                yield f"{name}={told}"

    def _lists(self, row: Row) -> Iterator[str]:
        for name in self._schema[row.entity].relations:
            related = self._findings.get(row) if name == "findings" else getattr(row, name)
            if related is None or related == UNRECORDED:
                continue
            rows = Rows(related) if isinstance(related, tuple) else related
            each = [self.row(one) for one in rows.certain] + [f"perhaps {self.row(one)}" for one in rows.possible]
            yield f"{name}=[{', '.join([*each, *(['...'] if rows.open else [])])}]"


def _written(value: Any, type_: Type) -> str:
    """A value as files have it; a grade by its position, as its scale is not known here."""
    return written(value, type_, {}) if isinstance(type_, Date | Decimal) else repr(value)
