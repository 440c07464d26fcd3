"""Crosswalks at work: how the items of one framework stand to those of another, and evidence shown under another.

Crosswalk (frameworks) -> relations (seen from one side) -> Related (items side by side), Carried (evidence of a record)

Grades are never converted and nothing is weighed. Chains of crosswalks are not followed.
"""

from .carried import Carried, CarriedItem, Place, Target, carried
from .related import Related, RelatedItem, related
from .relations import MAY_INTERSECT, Contradiction, Item, Link, OtherSide, Saying, links_from, links_of

__all__ = [
    "MAY_INTERSECT",
    "Carried",
    "CarriedItem",
    "Contradiction",
    "Item",
    "Link",
    "OtherSide",
    "Place",
    "Related",
    "RelatedItem",
    "Saying",
    "Target",
    "carried",
    "links_from",
    "links_of",
    "related",
]
