"""The columns of a survey export: which hold choices among a few answers, and which answers these are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..documents import Mapping, Scalar, Sequence, header_of, read_table, without_lines
from ..errors import InvalidInput
from .survey_file import plain_answer

_MOST, _FEWEST, _LEAST = 12, 2, 10
"""Choices are made among so many answers, and so many have made one: with fewer, an answer may tell who gave it."""
_SHOWN = 3
"""An answer that fewer gave is not shown: it may be somebody's own words in a column of choices."""


class Choice(NamedTuple):
    """A column, and which of the sets of answers it is answered with."""

    column: str
    answers: int


class SurveyColumns(NamedTuple):
    """Columns of choices with the sets of answers that they share, and the columns that hold something else.

    `rare`: of each set, how many answers are not shown, since fewer than three in all gave them.
    """

    choices: tuple[Choice, ...]
    answers: tuple[tuple[str, ...], ...]
    rare: tuple[int, ...]
    others: tuple[str, ...]


def survey_columns(answers: str) -> SurveyColumns:
    """What the columns of a survey export hold; `-` reads standard input.

    A column is one of choices where ten or more answered, with two to twelve answers, each of them twice in the mean: a
    text that somebody wrote is hardly ever there again. Columns share a set where all answers of one are among those of
    another.

    Raises:
        InvalidInput: when it cannot be read or is no such table; no answer is shown.
    """
    try:
        table = read_table(answers)
        header = [cell.text for cell in header_of(table.source)]
    except InvalidInput as error:
        raise without_lines(error) from None
    assert isinstance(table.root, Sequence)
    counted: dict[str, Counter[str]] = {column: Counter() for column in header}
    spelt: dict[str, str] = {}
    for row in table.root.items:
        assert isinstance(row, Mapping)
        for column in header:
            found = row.get(column)
            if found is not None and isinstance(cell := found[1], Scalar):
                plain = plain_answer(cell.text)
                counted[column][plain] += 1
                spelt.setdefault(plain, " ".join(cell.text.split()))
    chosen = {column: frozenset(counts) for column, counts in counted.items() if _is_choice(counts)}
    sets = _shared(chosen.values())
    choices = [Choice(column, next(at for at, one in enumerate(sets) if had <= one)) for column, had in chosen.items()]
    given = sum(counted.values(), Counter[str]())
    shown = [[spelt[one] for one in each if given[one] >= _SHOWN] for each in sets]
    told = tuple(tuple(sorted(each, key=str.casefold)) for each in shown)
    rare = tuple(len(each) - len(some) for each, some in zip(sets, told, strict=True))
    return SurveyColumns(tuple(choices), told, rare, tuple(column for column in header if column not in chosen))


def _is_choice(counts: Counter[str]) -> bool:
    return _FEWEST <= len(counts) <= _MOST and counts.total() >= max(_LEAST, 2 * len(counts))


def _shared(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets that are within no other, in the order in which they come."""
    listed = list(dict.fromkeys(sets))
    return [one for one in listed if not any(one < other for other in listed)]
