"""Values from what somebody gave outside of any file, refused in plain words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ...errors import Unusable

M = TypeVar("M", bound=BaseModel)


def made(model: type[M], **given: Any) -> M:
    """A value of `model`.

    Raises:
        Unusable: with all that is wrong with what was given.
    """
    try:
        return model(**given)
    except ValidationError as error:
        raise Unusable("; ".join(map(_told, error.errors(include_url=False)))) from None


def _told(fault: ErrorDetails) -> str:
    kind, value, limits = fault["type"], fault["input"], fault.get("ctx", {})
    name = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "value")
    if kind in ("too_short", "too_long"):
        least = "at least" if kind == "too_short" else "at most"
        return f"{name}: {least} {limits.get('min_length', limits.get('max_length'))} are wanted"
    shown = f"`{value[:60]}`: " if isinstance(value, str) and value else ""
    return f"{name}: {shown}{fault['msg'].removeprefix('Value error, ')}"
