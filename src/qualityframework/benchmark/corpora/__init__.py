"""Earlier evaluations: published ones from the shelf, and a body's own from a table or a folder of past inspections.

published | table | agreed (a record, weighed) -> Corpus, which adds nothing up and mends nothing; adding: one more
"""

from .adding import add_to_corpus
from .agreed import agreed_cases, day_of, score_of, weighed_by
from .corpus import Case, Corpus, Flag, Programme, Remark, Tally, corpus_of
from .opening import Step, open_corpus
from .published import published
from .table import COLUMNS, programme_of
from .when import When, when

__all__ = [
    "COLUMNS",
    "Case",
    "Corpus",
    "Flag",
    "Programme",
    "Remark",
    "Step",
    "Tally",
    "When",
    "add_to_corpus",
    "agreed_cases",
    "corpus_of",
    "day_of",
    "open_corpus",
    "programme_of",
    "published",
    "score_of",
    "weighed_by",
    "when",
]
