"""What would change what the evidence can carry: searched for (`whatif`), or tried out (`tried`)."""

from .trial import FIELDS, Add, Change, Drop, Set
from .what_if import Changed, Needed, OneWeight, WhatIf, whatif

__all__ = ["FIELDS", "Add", "Change", "Changed", "Drop", "Needed", "OneWeight", "Set", "WhatIf", "whatif"]
