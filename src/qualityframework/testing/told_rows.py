"""Rows in words, for whoever has to find out why a test failed: what is known of them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ..expressions import UNRECORDED, Findings, Row, Rows
from .names import Schema


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
        facts = [f"{name}={value!r}" for name in entity.facts if (value := getattr(row, name)) is not None]
        facts += [f"{name}={self.row(value)}" for name in entity.parents if (value := getattr(row, name)) is not None]
        return f"{self._met[row]}({', '.join([*facts, *self._lists(row)])})"

    def _lists(self, row: Row) -> Iterator[str]:
        for name in self._schema[row.entity].relations:
            related = self._findings.get(row) if name == "findings" else getattr(row, name)
            if related is None or related == UNRECORDED:
                continue
            rows = Rows(related) if isinstance(related, tuple) else related
            each = [self.row(one) for one in rows.certain] + [f"perhaps {self.row(one)}" for one in rows.possible]
            yield f"{name}=[{', '.join([*each, *(['...'] if rows.open else [])])}]"
