"""The `sql` back end: rules as queries over tables (extra `population`).

    terms (SQL of truths and numbers) -> conditions (the typed tree) -> lists, aggregates
                                      -> rules (queries of a stratum) -> outcomes, plan (one query of all)

What is not known is NULL, and SQL's AND, OR and NOT are strong Kleene. A number is the least and the greatest that it
can be. Queries are made of nodes of sqlglot, for one engine as for another; no text of a rule is pasted into them.
"""

from ...errors import without_extra

try:
    import sqlglot  # noqa: F401  (what all of this rests on; without it one reason is told, and not five places)
except ModuleNotFoundError:
    raise without_extra("tables need", "population") from None

from .names import KEY, LISTED, MORE, OWNER, RELATED, TAGS, open_of, table_of, table_of_list
from .plan import Told, query_of
from .rules import refused

__all__ = [
    "KEY",
    "LISTED",
    "MORE",
    "OWNER",
    "RELATED",
    "TAGS",
    "Told",
    "open_of",
    "query_of",
    "refused",
    "table_of",
    "table_of_list",
]
