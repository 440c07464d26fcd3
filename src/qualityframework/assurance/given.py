"""What an example gives, as rows of facts. What is left out is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..documents import Document
from ..expressions import UNRECORDED, Constant, Findings, Related, Row, new_row, read
from ..vocabulary import FACTS, Code, Diagnostic, Entity, did_you_mean

Path = tuple[str | int, ...]


class GivenFault(Exception):  # noqa: N818
    """What an example gives cannot be read; carries the diagnostics."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))


def given_row(
    entity: Entity, given: Mapping[str, Any], grades: Mapping[str, Constant], document: Document, at: Path
) -> tuple[Row, Findings]:
    """The row of an example, with its related rows and parents, and the findings that it gives.

    Raises:
        GivenFault: with every name that is not known and every value of a wrong type.
    """
    reader = _Reader(grades, document)
    row = reader.row(entity, given, (*at, "given"))
    if reader.faults:
        raise GivenFault(reader.faults)
    return row, reader.findings


class _Reader:
    def __init__(self, grades: Mapping[str, Constant], document: Document) -> None:
        self._grades = grades
        self._document = document
        self.faults: list[Diagnostic] = []
        self.findings: dict[Row, Related] = {}

    def row(self, entity: Entity, given: object, at: Path) -> Row:
        values: dict[str, Any] = {}
        if not isinstance(given, Mapping):
            self._fault(Code.WRONG_TYPE, f"facts of {entity.name} are wanted here, as `name: value`", at)
            given = {}
        for name, value in given.items():
            here = (*at, name)
            if name in entity.facts:
                values[name] = self._fact(entity, name, value, here)
            elif name in entity.relations:
                values[name] = self._rows(FACTS[entity.relations[name].entity], value, here)
            elif name in entity.parents:
                values[name] = self.row(FACTS[entity.parents[name]], value, here)
            else:
                known = (*entity.facts, *entity.relations, *entity.parents)
                place = self._document.place(*here, key=True)
                message = f"`{name}` is not known of {entity.name}"
                self.faults.append(Diagnostic(Code.UNKNOWN_NAME, message, place, help=did_you_mean(name, known)))
        for name, fact in entity.facts.items():
            if fact.only_if is not None and name in values:
                values.setdefault(fact.only_if, True)  # what is given exists
        for name, parent in entity.parents.items():
            values.setdefault(name, self.row(FACTS[parent], {}, at))
        row = new_row(entity, values)
        if "findings" in entity.relations:
            self.findings[row] = values.get("findings", UNRECORDED)
        return row

    def _rows(self, entity: Entity, given: object, at: Path) -> tuple[Row, ...]:
        if not isinstance(given, list):
            self._fault(Code.WRONG_TYPE, "a list is wanted here", at)
            return ()
        return tuple(self.row(entity, one, (*at, index)) for index, one in enumerate(given))

    def _fact(self, entity: Entity, name: str, value: object, at: Path) -> object:
        if not isinstance(value, str):
            self._fault(Code.WRONG_TYPE, f"one value is wanted for `{name}`", at)
            return None
        try:
            return read(value, entity.facts[name].type, self._grades)
        except ValueError as error:
            self._fault(Code.WRONG_TYPE, str(error), at)
            return None

    def _fault(self, code: Code, message: str, at: Path) -> None:
        self.faults.append(Diagnostic(code, message, self._document.place(*at)))
