"""Frameworks in the formats of others: written out with a report of what is lost, and read back.

oscal (catalogs, written and read) is a room of its own within; pack_files makes a folder of what was read
"""

from .oscal import Imported, Left, Loss, from_oscal, losses, oscal_text, to_oscal
from .pack_files import pack_files

__all__ = ["Imported", "Left", "Loss", "from_oscal", "losses", "oscal_text", "pack_files", "to_oscal"]
