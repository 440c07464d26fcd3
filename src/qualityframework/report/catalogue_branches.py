"""A catalogue of statements as a tree: headline outcomes with their statements, and principles."""

from __future__ import annotations

from ..frameworks import Catalogued, CatalogueFile
from .branches import Branch


def catalogue_tree(catalogue: CatalogueFile) -> Branch:
    """All that a catalogue carries, and what it leaves out."""
    outcomes = tuple(
        Branch(
            f"{outcome.id} {outcome.text} [{outcome.status}]",
            tuple(_line(one) for one in catalogue.statements if one.outcome == outcome.id),
        )
        for outcome in catalogue.outcomes
    )
    principles = tuple(_line(one) for one in catalogue.principles)
    thin = (Branch(catalogue.thin, role="unknown"),) if catalogue.thin is not None else ()
    beside = (Branch("principles", principles, "heading"),) if principles else ()
    return Branch(
        f"{catalogue.name}: {catalogue.title} ({catalogue.publisher}); texts are ours",
        (*thin, Branch("headline outcomes and statements", outcomes, "heading"), *beside),
        "title",
    )


def catalogued_branch(catalogue: CatalogueFile, one: Catalogued) -> Branch:
    """One of them: what it says, how it is known, and how it is cited."""
    source = catalogue.sources[one.source] if one.source is not None else None
    known = f"{one.status}, in our words; source: {source}" if source is not None else f"{one.status}, in our words"
    note = (Branch(one.note),) if one.note is not None else ()
    cited = Branch(f"cited as {catalogue.name}#{one.id}")
    return Branch(f"{one.id} {one.text}", (Branch(known), *note, cited), "title")


def _line(one: Catalogued) -> Branch:
    return Branch(f"{one.id} {one.text} [{one.status}]")
