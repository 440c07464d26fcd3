"""Does a draw follow from a list and its seed? It is made again and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from ...__about__ import __version__
from ...documents import Mapping, modelled, read_document, without_lines
from ...errors import InvalidInput
from ...vocabulary import Code, Diagnostic, Frozen
from .drawing import Draw, RecordDrawn, StratumDrawn, draw_sample
from .listing import CaseList, looks_personal

_SHOWN = 5
"""Ids that are told of each kind; how many there are is told in any case."""


class DrawCheck(Frozen):
    """Whether a draw follows from a list and its seed."""

    format: Literal["qualityframework.sample-check/1"] = "qualityframework.sample-check/1"
    engine: str = Field(description="version of qualityframework")
    follows: bool
    differences: tuple[str, ...] = Field(description="what is otherwise; none where it follows")


def read_draw(path: str | Path) -> Draw:
    """A draw from its file.

    Raises:
        InvalidInput: when it is none; what is written there is not shown.
    """
    try:
        document = read_document(path)
        if not isinstance(document.root, Mapping):
            raise InvalidInput([Diagnostic(Code.WRONG_TYPE, "this is no draw that was written here", document.place())])
        return modelled(document, Draw)
    except InvalidInput as error:
        raise without_lines(error) from None


def check_draw(draw: Draw, listed: CaseList) -> DrawCheck:
    """Makes a draw again from the list, by its seed and numbers, and says what differs."""
    differences = tuple(_differences(draw, listed))
    return DrawCheck(engine=__version__, follows=not differences, differences=differences)


def _differences(draw: Draw, listed: CaseList) -> Iterator[str]:
    here = len(listed.records)
    if draw.list_records != here:
        yield f"the draw is from a list of {draw.list_records:,} records, and this one has {here:,}"
    elif draw.list_digest != listed.digest:
        yield "the digest is that of another list: as many records, but an id or a stratum is not the same"
    if draw.size > here:
        yield f"so {draw.size:,} records cannot be drawn from it"
        return
    due = draw_sample(listed, draw.size, seed=draw.seed, floor=draw.floor)
    if draw.rule != due.rule:
        yield "the rule is worded otherwise than the one by which it was made again"
    yield from _strata(draw.strata, due.strata)
    yield from _records(draw.drawn, due.drawn)
    if draw.notes != due.notes:
        yield "the notes are others"


def _strata(told: Iterable[StratumDrawn], due: Iterable[StratumDrawn]) -> Iterator[str]:
    there, here = ({one.stratum: one for one in strata} for strata in (told, due))
    for name in sorted({*there, *here}):
        if name not in here:
            yield f"the list has no stratum `{name}`"
        elif name not in there:
            yield f"the draw leaves out the stratum `{name}`"
        elif there[name] != here[name]:
            # without the numbers themselves: small ones could point at somebody
            fields = ("population", "drawn", "weight")
            differs = [field for field in fields if getattr(there[name], field) != getattr(here[name], field)]
            yield f"stratum `{name}` has another {' and another '.join(differs)} when made again"


def _records(told: tuple[RecordDrawn, ...], due: tuple[RecordDrawn, ...]) -> Iterator[str]:
    there, here = {one.id for one in told}, {one.id for one in due}
    if there - here:
        yield f"in the draw, and not drawn when made again: {_named(there - here)}"
    if here - there:
        yield f"drawn when made again, and not in the draw: {_named(here - there)}"
    if there == here and told != due:
        yield "the same records are drawn, but in another order, more than once, or with other strata or weights"


def _named(ids: set[str]) -> str:
    number = f"{len(ids)} record{'' if len(ids) == 1 else 's'}"
    if any(map(looks_personal, ids)):
        return number
    shown = ", ".join(f"`{id_[:60]}`" for id_ in sorted(ids)[:_SHOWN])
    return f"{number} ({shown}{', ...' if len(ids) > _SHOWN else ''})"
