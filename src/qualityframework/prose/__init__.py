"""What the texts of a report say, read by rule: shares, words for shares, words of the scale, phrases of balance.

matching (a text and its phrases) -> shares, quantities -> telling (what stands beside what);
matching -> clauses -> grades, balances; counting (words, marks of evidence)

Places are into the text as it was given. What is not sure is not told: a wrong accusation does harm.
"""

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .balances import Balance, balances_in
    from .counting import links_in, words_in
    from .grades import ScaleWord, scale_words_in
    from .quantities import Quantity, quantities_in
    from .shares import ToldShare, shares_agree, shares_in
    from .telling import Contradiction, ToldQuantity, self_contradictions, told_quantities

__all__ = [
    "Balance",
    "Contradiction",
    "Quantity",
    "ScaleWord",
    "ToldQuantity",
    "ToldShare",
    "balances_in",
    "links_in",
    "quantities_in",
    "scale_words_in",
    "self_contradictions",
    "shares_agree",
    "shares_in",
    "told_quantities",
    "words_in",
]


__getattr__ = on_use(
    __name__,
    homes(
        balances="Balance balances_in",
        counting="links_in words_in",
        grades="ScaleWord scale_words_in",
        quantities="Quantity quantities_in",
        shares="ToldShare shares_agree shares_in",
        telling="Contradiction ToldQuantity self_contradictions told_quantities",
    ),
)
