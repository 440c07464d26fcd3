"""The `durable` back end: rules in an engine that keeps facts and is told what changes (extra `durable`).

    rule -> ways (in which an outcome is certain) over fields (what it asks) -> rules (a ruleset of durable-rules)
    worker (the engine in a process of its own, run by serving) -> Held (one session): facts come and go

Decision 0022 tells why so little of the engine is used, and why it is never loaded by who calls it.
"""

from .fields import Found
from .rules import Asked, DurableRules, compile_durable, outcome_of
from .worker import MOST_SESSIONS, Held, Key, Worker, why_not

__all__ = [
    "MOST_SESSIONS",
    "Asked",
    "DurableRules",
    "Found",
    "Held",
    "Key",
    "Worker",
    "compile_durable",
    "outcome_of",
    "why_not",
]
