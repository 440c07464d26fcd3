"""The collector of unreachable values, put to rest while very many are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Half the time that a large tree takes would go into looking through it over and over, and finding nothing.

    It rests for the whole process, and only while it was at work before.
    """
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()
