"""A catalogue of statements as a tree: headline outcomes with their statements, and principles."""

from __future__ import annotations

from ..frameworks import Standard, Standards
from .branches import Branch


def catalogue_tree(found: Standards) -> Branch:
    """All that a catalogue carries, what it leaves out, and its sources."""
    sources = list(dict.fromkeys(one.source for one in found.standards if one.source is not None))

    def line(one: Standard) -> Branch:
        where = f", source {sources.index(one.source) + 1}" if one.source is not None else ""
        below = tuple(line(other) for other in found.standards if other.outcome == one.id)
        whose = f", in the words of {one.words_of}" if one.words_of is not None else ""
        return Branch(f"{one.id} {one.text} [{one.status}{where}{whose}]", below)

    thin = (Branch(found.thin, role="unknown"),) if found.thin is not None else ()
    outcomes = tuple(line(one) for one in found.standards if one.sort == "headline-outcome")
    principles = tuple(line(one) for one in found.standards if one.sort == "principle")
    places = tuple(Branch(f"source {number}: {one}") for number, one in enumerate(sources, 1))
    parts = {"headline outcomes and statements": outcomes, "principles": principles, "sources": places}
    but = " but for those of overlays" if any(one.words_of for one in found.standards) else ""
    return Branch(
        f"{found.catalogue}: {found.title} ({found.publisher}); texts are ours{but}",
        (*thin, *(Branch(title, part, "heading") for title, part in parts.items() if part)),
        "title",
    )


def standard_branch(one: Standard) -> Branch:
    """One of them: what it says, where it stands, how it is known, and how it is cited."""
    stands = f"a statement under headline outcome {one.outcome}" if one.outcome is not None else one.sort
    ours = f", in the words of {one.words_of}" if one.words_of is not None else ", in our words"
    if one.sort == "principle" and one.words_of is None:
        ours = ""
    source = f"; source: {one.source}" if one.source is not None else ""
    note = (Branch(one.note),) if one.note is not None else ()
    parts = (Branch(stands.replace("-", " ")), Branch(f"{one.status}{ours}{source}"), *note)
    return Branch(f"{one.id} {one.text}", (*parts, Branch(f"cited as {one.ref}")), "title")
