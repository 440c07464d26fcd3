"""Whether raters who rated the same units agree, beyond what chance would give.

reading (a table to Ratings) -> tables (arrays) -> asked (which coefficients, of which units) -> alpha, chance, pairs,
concordance, intraclass (the coefficients) with resampling (their intervals) -> Agreement
"""

from .distances import Weights
from .found import Agreement, AgreementBasis, Coefficient, Interval, Pair
from .measuring import agreement_of
from .ratings import Measurement, Ratings
from .reading import read_ratings

__all__ = [
    "Agreement",
    "AgreementBasis",
    "Coefficient",
    "Interval",
    "Measurement",
    "Pair",
    "Ratings",
    "Weights",
    "agreement_of",
    "read_ratings",
]
