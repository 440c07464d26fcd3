"""What a catalogue carries, as a result that is written: each item with how it is cited and where it was seen."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..vocabulary import Citation, Frozen, Id, Line, Status
from .catalogue_file import Catalogued, CataloguedStatement, CatalogueFile, HeadlineOutcome
from .catalogue_loading import catalogue_changes, load_catalogue, looked_up, whose_words
from .changed import Change, Laid
from .packs import OnShelf, as_shelf, find
from .sourced import StandardRef

Sort = Literal["headline-outcome", "statement", "principle"]


class Standard(Frozen):
    """One thing that can be cited of a catalogue."""

    ref: StandardRef = Field(description="how it is cited")
    id: Id = Field(description="its number, or the name of a principle")
    sort: Sort
    outcome: Id | None = Field(description="the headline outcome that a statement stands under; null for others")
    text: Line = Field(description="what it says, in our words or an overlay's; of a principle its title")
    words_of: str | None = Field(description="the overlay whose words these are; null where they are those of the pack")
    status: Status
    source: Citation | None = Field(description="where it was seen; null where it was not")
    note: Line | None


class Standards(Frozen):
    """What a catalogue carries, or the one item of it that was asked for."""

    format: Literal["qualityframework.standards/1"] = "qualityframework.standards/1"
    engine: str = Field(description="version of qualityframework")
    catalogue: str = Field(description="pack and edition")
    digest: str = Field(description="SHA-256 of the pack")
    title: Line
    publisher: Line
    thin: Line | None = Field(description="what of the catalogue is carried, where it is not all; null where it is all")
    overlays: tuple[Laid, ...] = Field(description="every overlay that was given")
    changes: tuple[Change, ...] = Field(description="what overlays changed of the catalogue")
    standards: tuple[Standard, ...] = Field(
        description="headline outcomes, each before its statements, then principles"
    )


def standards_of(ref: str, number: str | None = None, root: OnShelf = None) -> Standards:
    """What a catalogue carries.

    Args:
        ref: the catalogue, such as `health-social-care-standards/2017`; without an edition the latest.
        number: one of them alone, by its number or name.
        root: folder of packs; those that come with the library unless given.

    Raises:
        NotFound: when there is no such catalogue, or it carries nothing under that number.
        InvalidInput: when the catalogue has faults.
    """
    catalogue, pack = load_catalogue(ref, root), find(ref, "catalogue", root)
    changes = catalogue_changes(pack)
    shown = _in_order(catalogue) if number is None else [looked_up(catalogue, number)]
    return Standards(
        engine=__version__,
        catalogue=catalogue.name,
        digest=pack.digest,
        title=catalogue.title,
        publisher=catalogue.publisher,
        thin=catalogue.thin,
        overlays=as_shelf(root).laid,
        changes=changes,
        standards=tuple(_standard(catalogue, one, changes) for one in shown),
    )


def _in_order(catalogue: CatalogueFile) -> Iterator[Catalogued]:
    for outcome in catalogue.outcomes:
        yield outcome
        yield from (one for one in catalogue.statements if one.outcome == outcome.id)
    yield from catalogue.principles


def _standard(catalogue: CatalogueFile, one: Catalogued, changes: tuple[Change, ...]) -> Standard:
    statement, outcome = isinstance(one, CataloguedStatement), isinstance(one, HeadlineOutcome)
    ref = f"{catalogue.name}#{one.id}"
    return Standard(
        ref=ref,
        id=one.id,
        sort="statement" if statement else "headline-outcome" if outcome else "principle",
        outcome=one.outcome if isinstance(one, CataloguedStatement) else None,
        text=one.text,
        words_of=whose_words(ref, changes),
        status=one.status,
        source=catalogue.source_of(one),
        note=one.note,
    )
