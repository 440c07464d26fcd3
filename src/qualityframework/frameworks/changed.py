"""What overlays changed, as every result tells it."""

from pydantic import Field

from ..vocabulary import Frozen


class Change(Frozen):
    """What an overlay changed, as every result tells it."""

    overlay: str = Field(description="pack and edition of the overlay")
    digest: str = Field(description="SHA-256 of the overlay")
    file: str = Field(description="the pack, its edition and the file that is changed")
    at: str
    was: str | None = Field(description="what stood there; null where something was added")
    becomes: str
    because: str
