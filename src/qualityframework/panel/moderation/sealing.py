"""Sealing a position: a digest that shows nothing of it now, and later shows that it was not changed.

It is a commitment by hash: whoever holds the salt can open it, to this one position, and nobody can open it before.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from ...errors import Unusable
from ...vocabulary import Frozen, Written
from .digests import Digest, digest_of
from .position import Position
from .terms import Terms

_SEAL = "qualityframework.moderation-seal/1"

_SALT = Written("[0-9a-f]{32,128}", "a salt has 32 to 128 digits from 0 to 9 and a to f, drawn by chance")

Salt = Annotated[str, _SALT]
"""Random digits, 32 at least (128 bits), that nobody else knows until the seal is opened.

Four subjects can be graded in 2,401 ways, on six points or not at all: without a salt anybody could try them all, with
likely reasons, and see which one has the digest. With a salt of 128 bits there are more to try than any machine can.
"""


class Sealed(Frozen):
    """What a member keeps until all have committed: the position and the salt, without which no seal can be opened."""

    format: Literal["qualityframework.sealed-position/1"] = "qualityframework.sealed-position/1"
    moderation: Digest = Field(description="SHA-256 of the terms of the moderation that it is for")
    salt: Salt
    position: Position


def sealed(terms: Terms, position: Position, salt: str) -> str:
    """The seal of a position.

    It hangs on the terms, which no other moderation has, and on the role: it opens for no other of either.

    Args:
        salt: as `Salt` says; `secrets.token_hex(32)` makes one.

    Raises:
        Unusable: for a salt that is too short or no such digits.
    """
    if not re.fullmatch(_SALT.pattern, salt):
        raise Unusable(_SALT.words)
    return digest_of(_SEAL, moderation=terms.digest, role=position.role, salt=salt, position=position)
