"""Words of the scale as words of judgement."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ..frameworks import GradeWords, Scale, Wording
from ..vocabulary import Grade
from .clauses import turns_of
from .matching import SPACE, clear_of, ends_with, finder, flat

_NEAR = 40


class ScaleWord(NamedTuple):
    """A word of the scale in a text.

    Args:
        start: where it begins.
        end: where it ends.
        grade: the point of the scale that is called so.
        use: `named` where it is said to be an evaluation (evaluated as good); `said` where something is called so
            (leadership is good); `loose` elsewhere (good outcomes).
    """

    start: int
    end: int
    grade: Grade
    use: Literal["named", "said", "loose"]


def scale_words_in(text: str, scale: Scale, wording: Wording) -> tuple[ScaleWord, ...]:
    """Labels and aliases of a scale in a text, in order; the longest holds, so that `very good` is not `good`.

    Left out: the ordinary phrases of the pack (good practice); what is quoted from somebody, unless the quotation marks
    hold the word alone; what is negated (not good), told of an earlier time or wished for; and where more grades than
    one are meant (good or better, adequate to good).
    """
    low = flat(text)
    grades = _spelled(scale)
    found = [one for one in finder(tuple(grades)).all(low) if not _is_part_of_a_word(low, *one.span())]
    if not found:
        return ()
    words = wording.grades
    ordinary = finder(words.ordinary, frozenset(grades)).spans(low)
    ranges = {start for start, _ in finder(words.ranges).spans(low)}
    turns = turns_of(text, low, wording)
    joined = [_joint().fullmatch(low, a.end(), b.start()) is not None for a, b in pairwise(found)]
    told = []
    for one, before, behind in zip(found, [False, *joined], [*joined, False], strict=True):
        start, end = one.span()
        is_range = before or behind or _behind(low, end) in ranges or ends_with(words.ranges, low, start) is not None
        if not is_range and clear_of(ordinary, start, end) and turns.leave(start, end):
            grade = grades[" ".join(one.group().split())]
            told.append(ScaleWord(start, end, grade, _use(low, start, end, words)))
    return tuple(told)


def _spelled(scale: Scale) -> dict[str, Grade]:
    """Grades by label and alias, but for those that are signs."""
    return _by_label(tuple((point.name, point.label, *point.aliases) for point in scale.points), scale.id)


@lru_cache(maxsize=32)
def _by_label(points: tuple[tuple[str, ...], ...], scale: str) -> dict[str, Grade]:
    known: dict[str, Grade] = {}
    for position, (name, *labels) in enumerate(points, 1):
        grade = Grade(scale, position, name, labels[0])
        known |= {" ".join(flat(label).split()): grade for label in labels}
    return {
        label: grade
        for label, grade in known.items()
        if label[0].isalnum() and not {"*", "..."} & {*label.split(), *label}
    }


def _is_part_of_a_word(low: str, start: int, end: int) -> bool:
    """Whether a dash joins it to another word, as in good-natured."""
    return low[start - 1 : start] == "-" or (low[end : end + 1] == "-" and low[end + 1 : end + 2].isalnum())


def _use(low: str, start: int, end: int, words: GradeWords) -> Literal["named", "said", "loose"]:
    place = start
    while place > 0 and low[place - 1] in "\"'\u201c\u2018(: ":
        place -= 1
    if ends_with(words.naming, low, place) is not None:
        return "named"
    before = low[max(0, start - _NEAR) : start].split()[-2:]
    behind = _word().match(low, _behind(low, end))
    is_predicate = behind is None or behind.group() in words.behind
    return "said" if is_predicate and not {*before}.isdisjoint(words.saying) and "a" not in before else "loose"


def _behind(low: str, end: int) -> int:
    blanks = _blanks().match(low, end)
    return end if blanks is None else blanks.end()


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(SPACE)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?:to|or|and|-){SPACE}|\s?[/-]\s?")
