"""`identifying-details.yaml`: by which signs a text is seen to hold what identifies a person.

All sections have one shape, so that reading them costs little: a check reads this file each time it runs. A list of
words is one text: parted by commas where it has any, else by spaces.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..vocabulary import WHOLE, Citation, Fixed, Frozen, Id, Line
from .sourced import Sourced

Words = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]

LISTS: Mapping[str, tuple[str, ...]] = {
    "names": (
        "titles",
        "titles-or-words",
        "staff-titles",
        "roles",
        "kin",
        "called",
        "said",
        "being",
        "beside",
        "skipped",
        "body-words",
    ),
    "numbers": ("insurance-first", "insurance-second", "insurance-never", "insurance-suffixes"),
    "births": ("words", "months"),
    "contacts": ("mailboxes", "service-lines", "landlines", "postcode-areas"),
    "references": ("words", "numbered", "forms"),
    "small-numbers": ("words", "between", "people"),
    "columns": (
        "name",
        "staff-name",
        "date-of-birth",
        "chi-number",
        "nhs-number",
        "national-insurance-number",
        "pupil-number",
        "telephone-number",
        "e-mail-address",
        "postcode",
        "case-reference",
        "not-needed",
    ),
}
"""The sections of such a file, and the lists of words that each has."""

FIGURES: Mapping[str, tuple[str, ...]] = {"births": ("within",), "small-numbers": ("below",)}
"""The figures of those sections that have any."""


class Section(Sourced):
    """Signs of one sort."""

    words: Fixed[Id, Words] = Field(description="lists of words by their names")
    figures: Fixed[Id, Annotated[int, Field(ge=1, le=200), WHOLE]] = Field(default={})

    def listed(self, name: str) -> tuple[str, ...]:
        """The words of a list, in small letters."""
        return words_of(self.words[name].lower())


class IdentifyingFile(Frozen):
    """`identifying-details.yaml`."""

    kind: Literal["identifying-details"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    sources: Fixed[Id, Citation] = Field(default={})
    signs: Fixed[Id, Section]

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"


def words_of(text: str) -> tuple[str, ...]:
    """The words of such a list."""
    parts = text.split(",") if "," in text else text.split()
    return tuple(word for part in parts if (word := " ".join(part.split())))
