"""Values as digests: the same values give the same digest on every machine, and no others give it."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from pydantic import BaseModel

from ...vocabulary import Written

Digest = Annotated[str, Written("[0-9a-f]{64}", "a SHA-256 is wanted here: 64 digits from 0 to 9 and a to f")]


def digest_of(kind: str, **told: Any) -> str:
    """SHA-256, in hexadecimal, over JSON in its plainest form: keys in order, no spaces, ASCII alone.

    Args:
        kind: what the digest is of, so that the digest of one kind of thing can never pass for that of another.
        told: texts, and models and lists of such.
    """
    text = json.dumps({"format": kind, **told}, default=_plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: BaseModel) -> dict[str, Any]:
    """A model without what is left out in it, so that a field which is added later changes no digest."""
    return value.model_dump(mode="json", exclude_none=True)
