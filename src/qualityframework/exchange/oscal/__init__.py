"""OSCAL catalogs: domains are groups, areas are groups within, indicators are controls.

Framework -> writing (properties, markup) -> a catalog; losses: what it leaves out
catalog -> catalog_file (its shape) -> reading (item_trees, head_trees, said_twice, left_behind) -> Imported
"""

from .left_behind import Left
from .losses import Loss, losses, not_told
from .reading import Imported, from_oscal
from .writing import oscal_text, to_oscal

__all__ = ["Imported", "Left", "Loss", "from_oscal", "losses", "not_told", "oscal_text", "to_oscal"]
