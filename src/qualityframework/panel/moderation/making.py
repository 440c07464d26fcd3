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
        faults = (fault for fault in error.errors(include_url=False) if not _told_elsewhere(fault))
        raise Unusable("; ".join(map(_told, faults))) from None


def _told_elsewhere(fault: ErrorDetails) -> bool:
    """Whether there are enough, and pydantic counts the valid ones alone: of the others it tells by themselves."""
    return fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]


def _told(fault: ErrorDetails) -> str:
    value = fault["input"]
    name = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "value")
    shown = f"`{value[:60]}`: " if isinstance(value, str) and value.strip() else ""
    return f"{name}: {shown}{_wrong(fault)}"


def _wrong(fault: ErrorDetails) -> str:
    limits = fault.get("ctx", {})
    match fault["type"]:
        case "too_short":
            return f"at least {limits['min_length']} are wanted"
        case "too_long":
            return f"at most {limits['max_length']} are wanted"
        case "string_too_short":
            return "there is nothing to read in this text"
        case "string_too_long":
            return f"a text of at most {limits['max_length']:,} characters is wanted"
        case _:
            return fault["msg"].removeprefix("Value error, ")
