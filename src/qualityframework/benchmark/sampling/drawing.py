"""A draw that anybody can make again: from the list and the seed alone, in any language."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from ...__about__ import __version__
from ...errors import Unusable
from ...vocabulary import NUMBER, WHOLE, Frozen
from . import given
from .listing import DIGEST, CaseList, Listed, looks_personal
from .strata import ALLOCATION, Allocation, allocated

RULE = (
    "The records of a stratum are put in order of the SHA-256, in hexadecimal, of the seed, a line feed and the "
    f"record's id, in UTF-8; the first ones are drawn. {ALLOCATION} {DIGEST}"
)
_LONGEST = 200
_MOST = 5_000
"""Records drawn; a larger file could not be read again to be checked."""

Count = Annotated[int, Field(ge=1, le=given.MOST), WHOLE]
Standing = Annotated[
    float, Field(ge=1, le=given.MOST, description="how many records of its stratum each drawn one stands for"), NUMBER
]


class StratumDrawn(Frozen):
    """A stratum, and how many of its records are drawn."""

    stratum: str
    population: Count
    drawn: Count
    weight: Standing


class RecordDrawn(Frozen):
    """A record that is drawn."""

    id: str
    stratum: str
    weight: Standing


class Draw(Frozen):
    """A draw by lot, with all that it follows from but the list itself."""

    format: Literal["qualityframework.sample-draw/1"] = "qualityframework.sample-draw/1"
    engine: str = Field(description="version of qualityframework")
    rule: str = Field(description="how it is made, in words")
    columns: tuple[str, ...] = Field(
        min_length=1, max_length=2, description="the column of the ids, and that of the strata where there is one"
    )
    list_records: Count
    list_digest: str = Field(description="of the ids and strata, in order of the ids")
    seed: str
    size: Count = Field(description="asked for")
    floor: Count = Field(description="least number drawn from a stratum")
    strata: tuple[StratumDrawn, ...]
    drawn: tuple[RecordDrawn, ...] = Field(description="by stratum, in the order of the draw")
    notes: tuple[str, ...]


def draw_sample(listed: CaseList, size: int, *, seed: str, floor: int) -> Draw:
    """Draws `size` records by lot, each stratum its part.

    The same list, seed and numbers give the same draw, whatever the order of the rows. A larger sample of the same seed
    has the records of the smaller one, where there are no strata. A seed is best settled before the list is seen, by
    somebody who has no stake in it: who may try seeds can choose a sample.

    Raises:
        Unusable: for a seed that is empty, longer than 200 characters, not of one line, or with a space at an end; for
            a floor below 1, a size above the number of records, or more than 5,000 to be drawn.
    """
    if not seed or len(seed) > _LONGEST or not seed.isprintable() or seed.strip() != seed:
        raise Unusable(f"`seed` is a text of one line, of 1 to {_LONGEST} characters, without a space at its ends")
    floor = (
        floor if listed.strata_column is not None else 1
    )  # a list without strata is one, and has no group to be heard
    shared = allocated(listed.counts, size, floor)
    if shared.drawn > _MOST:
        raise Unusable(f"{shared.drawn:,} records would be drawn, and at most {_MOST:,} can be")
    in_order = _in_order(listed, seed)
    strata = tuple(
        StratumDrawn(stratum=one.stratum, population=one.population, drawn=one.drawn, weight=one.weight)
        for one in shared.strata
    )
    return Draw(
        engine=__version__,
        rule=RULE,
        columns=(listed.id_column,) if listed.strata_column is None else (listed.id_column, listed.strata_column),
        list_records=len(listed.records),
        list_digest=listed.digest,
        seed=seed,
        size=size,
        floor=floor,
        strata=strata,
        drawn=tuple(
            RecordDrawn(id=record.id, stratum=one.stratum, weight=one.weight)
            for one in strata
            for record in in_order[one.stratum][: one.drawn]
        ),
        notes=tuple(_notes(listed, shared)),
    )


def _in_order(listed: CaseList, seed: str) -> dict[str, list[Listed]]:
    """The records of each stratum in the order of the draw."""
    strata = defaultdict[str, list[Listed]](list)
    for record in sorted(listed.records, key=lambda one: hashlib.sha256(f"{seed}\n{one.id}".encode()).hexdigest()):
        strata[record.stratum].append(record)
    return strata


def _notes(listed: CaseList, shared: Allocation) -> Iterator[str]:
    if shared.drawn != shared.asked:
        yield f"{shared.asked} were asked for; the floors of all strata together come to {shared.drawn}"
    personal = sum(looks_personal(record.id) for record in listed.records)
    if personal:
        yield (
            f"{personal} of the ids look like CHI numbers, as they have ten digits: a list for a draw has case codes, "
            "by which nobody else can find the person"
        )
