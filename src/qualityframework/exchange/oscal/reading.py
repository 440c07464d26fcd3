"""An OSCAL catalog as a framework: one of ours comes back as it was, but for what was lost; one of others as it can."""

from __future__ import annotations

import datetime as dt

from ...documents import Document, Sequence, modelled, refuse
from ...frameworks import FrameworkFile
from ...vocabulary import Code, Diagnostic, value
from .catalog_file import CatalogFile
from .head_trees import CATALOG, head, is_ours, sources_by_href
from .item_trees import Items
from .left_behind import Left, left_behind
from .said_twice import said_twice
from .trees import built, listed


@value
class Imported:
    """A framework that a catalog tells.

    Args:
        file: the framework.
        document: the same as a tree, each text with its place in the catalog.
        left: what was left behind, and what was made for want of it.
    """

    file: FrameworkFile
    document: Document
    left: tuple[Left, ...]


def from_oscal(document: Document, scale: str | None = None, read: dt.date | None = None) -> Imported:
    """The framework that a catalog tells, and what of the catalog is not in it.

    Of a catalog of others come codes and titles: top groups are domains, groups within are areas, controls and their
    enhancements are indicators, each `reconstructed` and citing the catalog. What is withdrawn, prose and parameters
    stay behind.

    Args:
        document: the catalog.
        scale: the pack of the scale; a catalog of others names none, so it is wanted there.
        read: the day the catalog was read, where it is one of others; the day it was last modified if not given.

    Raises:
        InvalidInput: when it is no catalog, lacks what a framework needs, or tells something twice.
    """
    modelled(document, CatalogFile)
    catalog = document.node("catalog")
    assert catalog is not None
    found = Items(document, sources_by_href(catalog), None if is_ours(catalog) else CATALOG)
    found.take(catalog)
    keys = head(catalog, scale, read)
    if keys["scale"] is None:
        message = "this catalog names no scale, and a framework has one"
        help_ = "name the pack of a scale with --scale, such as six-point-scale/1"
        found.faults.append(Diagnostic(Code.MISSING_KEY, message, document.place("catalog", "metadata"), help=help_))
    if not found.indicators:
        message = "there is no control in this catalog that is not withdrawn"
        found.faults.append(Diagnostic(Code.MISSING_KEY, message, document.place("catalog")))
    refuse([*found.faults, *found.repeated(), *said_twice(document, catalog)])
    tree = built(
        catalog,
        **keys,
        domains=Sequence(catalog.start, list(found.domains)),
        areas=listed(catalog, found.areas),
        indicators=Sequence(catalog.start, list(found.indicators)),
        capacity=found.capacity,
        profiles=Sequence(catalog.start),
    )
    made = Document(document.source, tree)
    named = tuple(document.at(group) for group in found.named)
    more = (Left("identifiers of groups, of their titles", named, "made"),) if named else ()
    return Imported(modelled(made, FrameworkFile), made, (*left_behind(document, catalog), *more))
