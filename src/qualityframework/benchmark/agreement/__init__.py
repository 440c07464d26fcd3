"""Whether raters who rated the same units agree, beyond what chance would give.

reading (a table to Ratings) -> tables (arrays) -> asked (which coefficients, of which units) -> alpha, chance, pairs,
concordance, intraclass (the coefficients) with resampling (their intervals) -> Agreement
"""

from .distances import KappaWeights
from .found import Agreement, AgreementBasis, Coefficient, Interval, RaterPair
from .measuring import agreement_of
from .ratings import Measurement, Ratings
from .reading import read_ratings

__all__ = [
    "Agreement",
    "AgreementBasis",
    "Coefficient",
    "Interval",
    "KappaWeights",
    "Measurement",
    "RaterPair",
    "Ratings",
    "agreement_of",
    "read_ratings",
]
