"""One grade of others, by the framework's own rule and only where it has one: arithmetic on grades that people gave.

The rule is declared in the framework's pack with its days and how it is known. Nothing here judges anything.
"""

from .aggregate import aggregate
from .aggregated import Aggregated, Outcome, Part, Whole

__all__ = ["Aggregated", "Outcome", "Part", "Whole", "aggregate"]
