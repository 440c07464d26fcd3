"""`wording.yaml`: what words of a report stand for. Lists whose entries hold from their day on.

A phrase is written in small letters. `*` stands for the letters that a word begins or ends with, `...` for a few words.
"""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from ..vocabulary import WHOLE, Citation, Fixed, Flag, Frozen, Id, Line, Once, Written
from .sourced import PackRef, Sourced
from .weighing_file import Dated, DatedLists

_WORD = r"\*?[a-z][a-z'-]*\*?"
Phrase = Annotated[
    str,
    StringConstraints(max_length=80),
    Written(
        rf"{_WORD}( (\.\.\. )?{_WORD})*",
        "a phrase has words in small letters with one space between; `*` is any ending, `...` a few words",
    ),
]
"""Words as they stand in a text, such as `strengths ... clearly outweigh*`."""
Phrases = Annotated[tuple[Phrase, ...], Once(Field(min_length=1, max_length=500))]
_PLAIN = r"[a-z][a-z'-]*"
Plain = Annotated[
    str,
    StringConstraints(max_length=80),
    Written(rf"{_PLAIN}( {_PLAIN})*", "plain words in small letters are wanted here, with one space between"),
]
"""Words as they stand in a text, every letter of them."""
Plains = Annotated[tuple[Plain, ...], Once(Field(min_length=1, max_length=500))]
PerCent = Annotated[int, Once(Field(ge=0, le=100), WHOLE)]
HALF = Fraction(1, 200)
"""Half a point of 100: shares are rounded to whole per cents before they are held against whole ones."""


class Rounded(Frozen):
    """A share that is told in words."""

    word: Plain
    share: Annotated[str, Written(r"[1-9]\d?/[1-9]\d?", "a share is wanted here, written as 2/3")]
    alone: Flag = Field(default=False, description="whether it is a share without `of` behind it too")

    @model_validator(mode="after")
    def _below_all(self) -> Self:
        if self.value >= 1:
            raise ValueError(f"a share is below 1, and {self.share} is not")
        return self

    @property
    def value(self) -> Fraction:
        """The share itself."""
        return Fraction(self.share)


class ShareWords(Dated):
    """How shares are told, and what looks like one."""

    fractions: tuple[Rounded, ...] = Field(min_length=1)
    spread: Annotated[int, Field(ge=1, le=20), WHOLE] = Field(
        description="how many points of 100 a share in words, or one that is `about` so much, may lie off"
    )
    above: Plains = Field(description="what makes of a figure the least")
    below: Plains = Field(description="what makes of a figure the most")
    about: Plains = Field(description="what makes of a figure the middle")
    nearly: Plains = Field(description="up to the figure, from its spread below")
    just_over: Plains = Field(description="from the figure up to its spread above")
    compared: Phrases = Field(description="directly behind a figure: it tells a difference, and no share")
    no_share: Phrases = Field(description="what a figure is of, or stands before, when it is no share of anybody")
    moved: Phrases = Field(description="verbs: what they do `by` a figure is a difference")
    numbered: Plains = Field(description="before a figure: `page 4 of 16` is a place, and no share")
    counted: Phrases = Field(description="what is counted: `31/50 records` is a share, and `31/50` may be none")
    ordinary: Phrases = Field(description="in them a fraction is none")


class QuantityTerm(Sourced):
    """A word for shares: `from` and `to` in whole per cents after rounding, `over` and `under` as they stand."""

    word: Plain
    forms: tuple[Plain, ...] = Field(default=(), description="other ways to write it")
    start: PerCent | None = Field(default=None, alias="from")
    over: PerCent | None = None
    to: PerCent | None = None
    under: PerCent | None = None

    @model_validator(mode="after")
    def _goes_up(self) -> Self:
        if None not in (self.start, self.over) or None not in (self.to, self.under):
            raise ValueError("a word begins `from` or `over` a share, and ends `to` or `under` one")
        if self.start is self.over is self.to is self.under:
            raise ValueError("a word has a share that it begins or ends at")
        low, high = self.written
        if low > high or (low == high and (self.over is not None or self.under is not None)):
            raise ValueError(f"no share lies within `{self.word}`")
        return self

    @cached_property
    def written(self) -> tuple[Fraction, Fraction]:
        """From where to where it goes as it is written, from 0 to 1."""
        low = self.start if self.over is None else self.over
        high = self.to if self.under is None else self.under
        return Fraction(low or 0, 100), Fraction(100 if high is None else high, 100)

    @cached_property
    def reach(self) -> tuple[Fraction, Fraction]:
        """The same for shares that are not rounded yet: half a point more where whole per cents are meant.

        None and all are meant as they stand: 249 of 250 are not all.
        """
        low, high = self.written
        low -= HALF if self.over is None and low < 1 else 0
        high += HALF if self.under is None and high > 0 else 0
        return max(Fraction(0), low), min(Fraction(1), high)

    def holds(self, low: Fraction, high: Fraction, *, rounded: bool) -> bool:
        """Whether all shares from `low` to `high` are called so; `rounded` if they are still to be rounded."""
        first, last = self.reach if rounded else self.written
        begins = low > first if self.over is not None else low >= first
        return begins and (high < last if self.under is not None else high <= last)


class QuantityWords(Dated):
    """The scale of quantities, and what looks like a word of it."""

    words: tuple[QuantityTerm, ...] = Field(min_length=1)
    ordinary: Phrases = Field(description="in them no word is one of quantity")
    same: Plains = Field(description="between a share and its word: `62%, which is most`")
    apart: Phrases = Field(description="between a word and a share that belong to different things")


class GradeWords(Dated):
    """How grades are named in a text, and where their words are ordinary ones."""

    saying: Plains = Field(description="verbs that say what something is, up to one word before")
    behind: Plains = Field(description="what can stand behind a word that says what something is")
    naming: Plains = Field(description="directly before a word: it names the grade")
    ordinary: Phrases = Field(description="in them no word is one of judgement")
    ranges: Plains = Field(description="beside a word: more grades than one are meant")


class BalancePhrase(Sourced):
    """A phrase of the scale, and the grades whose descriptor has it."""

    phrase: Phrase
    grades: tuple[Line, ...] = Field(min_length=1, description="grades by name")


class Balances(Dated):
    """What strengths and weaknesses are called by a scale."""

    scale: PackRef
    apart: Phrases = Field(description="no phrase reaches over them")
    phrases: tuple[BalancePhrase, ...] = Field(min_length=1, description="the first that fits is taken")


class Turns(Dated):
    """Words by which a text does not say what is."""

    negations: Phrases = Field(description="up to a few words before what they turn")
    earlier: Phrases = Field(description="its sentence tells of what was, and not of what is")
    wished: Phrases = Field(description="its sentence tells of what ought to be")


class LinkWords(Dated):
    """How a text marks its evidence, besides web addresses and links."""

    marks: Plains = Field(description="within brackets, before a number, letter or name")


class WordingFile(DatedLists):
    """`wording.yaml`."""

    kind: Literal["wording"]
    sources: Fixed[Id, Citation]
    shares: tuple[ShareWords, ...] = Field(min_length=1)
    quantities: tuple[QuantityWords, ...] = Field(min_length=1)
    grades: tuple[GradeWords, ...] = Field(min_length=1)
    balances: tuple[Balances, ...] = Field(min_length=1)
    turns: tuple[Turns, ...] = Field(min_length=1)
    links: tuple[LinkWords, ...] = Field(min_length=1)
