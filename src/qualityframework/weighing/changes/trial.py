"""An inspection with something in its evidence changed, to see what would come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from ...errors import NotFound, Unusable
from ...inspections import EvidenceItem, Inspection, Record, Recorded, Shown
from ...vocabulary import Probability, Weight, did_you_mean

Field = Literal["grade", "weight", "reliability", "verified"]
FIELDS: tuple[Field, ...] = ("grade", "weight", "reliability", "verified")


@dataclass(frozen=True, slots=True)
class Set:
    """An item that says something else: what it shows (a grade), its weight, reliability, or whether it is verified."""

    item: str
    field: Field
    value: str | float

    def __str__(self) -> str:
        return f"{self.item}: {self.field} {self.value}"


@dataclass(frozen=True, slots=True)
class Drop:
    """An item that is left out."""

    item: str

    def __str__(self) -> str:
        return f"{self.item}: left out"


@dataclass(frozen=True, slots=True)
class Add:
    """A further item of a kind that shows a grade, of a lineage of its own."""

    kind: str
    grade: str

    def __str__(self) -> str:
        return f"a further item of {self.kind}: {self.grade}"


Change = Set | Drop | Add


def tried(inspection: Inspection, subject: str, changes: Iterable[Change]) -> Inspection:
    """The inspection with these changes made, one after the other.

    Args:
        inspection: as recorded.
        subject: what further items bear on.
        changes: of evidence that is recorded.

    Raises:
        NotFound: when an item, kind or grade is not there, with the nearest name.
        Unusable: when a value cannot stand in its field, an item is left out already, or a further one is added to
            evidence that is not recorded.
    """
    record = inspection.record
    further, left_out = 0, set[str]()
    for change in changes:
        match change:
            case Add(kind, grade):
                _known("kind of evidence", kind, inspection.framework.kinds)
                if record.evidence is None and not record.complete:
                    raise Unusable("the record does not say what evidence there is, so a further item cannot be tried")
                further += 1
                name = _free(f"further-{further}", record)
                item = EvidenceItem(
                    id=name,
                    kind=kind,
                    indicators=inspection.subjects[subject],
                    shows=_shown(grade, inspection),
                    lineage=name,
                )
                record = record.model_copy(update={"evidence": (*(record.evidence or ()), item)})
            case Drop(id_):
                if id_ in left_out:
                    raise Unusable(f"`{id_}` is left out already")
                left_out.add(id_)
                _known("evidence", id_, [one.id for one in record.evidence or ()])
                record = _without(record, id_)
            case Set(id_, field, value):
                _known("evidence", id_, [one.id for one in record.evidence or ()])
                update = _update(field, value, inspection)
                evidence = tuple(
                    one.model_copy(update=update) if one.id == id_ else one for one in record.evidence or ()
                )
                record = record.model_copy(update={"evidence": evidence})
            case _:
                raise TypeError(f"a change is one of Add, Set and Drop, not {change!r}")
    return replace(inspection, recorded=Recorded(record))  # every name was looked up above: there is nothing to bind


def _update(field: Field, value: str | float, inspection: Inspection) -> dict[str, Any]:
    match field:
        case "grade":
            return {"shows": _shown(str(value), inspection)}
        case "verified":
            if value not in ("yes", "no", "unknown"):
                raise Unusable(f"`{value}` is neither `yes` nor `no` nor `unknown`")
            return {"verified": value}
        case "weight":
            return {"weight": _number(value, Weight, "a weight is a number from 0 to 100"), "weight_reason": "a trial"}
        case "reliability":
            return {"reliability": _number(value, Probability, "a reliability is a number from 0 to 1")}
        case _:
            raise Unusable(f"an item has no `{field}` to set: {did_you_mean(str(field), FIELDS)}")


def _number(value: str | float, type_: Any, told: str) -> float:
    try:
        return float(TypeAdapter(type_).validate_python(value))
    except ValidationError:
        raise Unusable(f"`{value}` cannot stand there: {told}") from None


def _shown(grade: str, inspection: Inspection) -> Shown:
    known = inspection.framework.scale
    if known.grade(grade) is None:
        names = [one.name for one in known.grades]
        raise NotFound(f"`{grade}` is no point of the {known.title}: {did_you_mean(grade, names)}")
    return Shown(grade=grade)


def _known(what: str, name: str, names: Iterable[str]) -> None:
    names = list(names)
    if name not in names:
        raise NotFound(f"there is no {what} `{name}`: {did_you_mean(name, names)}")


def _free(name: str, record: Record) -> str:
    taken = {name for one in record.evidence or () for name in (one.id, one.lineage)}
    while name in taken:
        name = f"{name}-"
    return name


_CITES = ("evidence", "addresses")
"""Keys by which parts of a record name evidence."""


def _without(record: Record, id_: str) -> Record:
    """The record without an item and without all that cites it."""
    update: dict[str, Any] = {"evidence": tuple(one for one in record.evidence or () if one.id != id_)}
    for part in type(record).model_fields.keys() - update.keys():
        listed = getattr(record, part)
        if isinstance(listed, tuple):
            update[part] = tuple(_uncited(one, id_) for one in listed)
    return record.model_copy(update=update)


def _uncited(one: Any, id_: str) -> Any:
    cited = {key: getattr(one, key) for key in _CITES if key in type(one).model_fields}
    update = {key: tuple(name for name in names if name != id_) for key, names in cited.items() if names is not None}
    return one.model_copy(update=update)
