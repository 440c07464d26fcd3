"""Names of people: words with a capital that are on a list of names, or stand where a name does.

No list has all names. So a word that is on none counts as one where its place says so: after a title or a role, beside
somebody's mother, before what people say and do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..vocabulary import DetailKind
from .capitals import Sort, Title, Word, begins_a_sentence, capitals
from .detail import Detail
from .patterns import lowered, pattern
from .signs import Signs

_MOST_WORDS = 5
_MARKS = " ,(:\"'"
_IS = frozenset(("is", "was", "called", "named"))
_WITHIN_A_TITLE = frozenset((" ", "  ", " of ", " of the ", " against "))
_JOINS = (" ", ". ", ".", "  ")
_AGE = pattern(
    r"(?:'s)?(?:,? (?:who is |is |was )?aged \w|,? \(?(?:aged )?\d{1,2}(?:[),]| year)| and (?:his|her|their) )"
)
_NOT_BEFORE_A_NAME = pattern(
    r"(?:(?<![A-Za-z])(?:the|in|at|near|an?|this|St|Saint)|&|\d(?:st|nd|rd|th)?) $", re.IGNORECASE
)
_CODE = pattern(r"[a-z](?<![A-Za-z0-9].)[a-z]++(?:[-_.][a-z]{2,}+)++(?![A-Za-z0-9@])")


def names(text: str, signs: Signs) -> Iterator[Detail]:
    """Names in a plain text; those of staff are told apart where a title or a role stands beside them."""
    words = capitals(text, signs)
    upto = 0
    for at, word in enumerate(words):
        if at < upto or (word.look.sort is Sort.ORDINARY and (at == 0 or words[at - 1].look.title is None)):
            continue
        upto, kind = _name_at(text, words, at, signs)
        if upto > at:
            ends = [one.end for one in words[at:upto]]
            if kind is DetailKind.NAME and any(signs.roles.after(text, end, " ,(:-", signs.skipped) for end in ends):
                kind = DetailKind.STAFF_NAME
            yield Detail(word.start, ends[-1], kind)


def names_in_codes(text: str, signs: Signs) -> Iterator[Detail]:
    """Names in identifiers such as `interview-`, given name, surname: both have to be on the lists."""
    pack = signs.pack
    for found in _CODE().finditer(lowered(text)):
        at = found.start()
        parts = list[tuple[str, int]]()
        for part in re.split(r"[-_.]", found[0]):
            parts.append((part, at))
            at += len(part) + 1
        for (first, start), (second, other) in pairwise(parts):
            straight = first in pack.given_names and second in pack.surnames
            turned = first in pack.surnames and second in pack.given_names
            if (straight or turned) and not (first in pack.also_words and second in pack.also_words):
                yield Detail(start, other + len(second), DetailKind.NAME)


def _name_at(text: str, words: Sequence[Word], at: int, signs: Signs) -> tuple[int, DetailKind]:
    """The index after the last word of a name that begins at this one, or the same index; and its kind."""
    word = words[at]
    title = _titled(text, words, at)
    if word.look.title is None and (title is Title.SURE or (title is not None and word.sort is not Sort.ORDINARY)):
        kind = DetailKind.STAFF_NAME if title is Title.STAFF else DetailKind.NAME
        return _end(text, words, at, titled=True), kind
    if word.sort is Sort.INITIAL:
        follows = at + 1 < len(words) and _joined(text, word, words[at + 1])
        dotted = text[word.end : word.end + 1] == "."
        if follows and (dotted or word.look.low not in "ai") and words[at + 1].sort is Sort.NAME:
            return _end(text, words, at), DetailKind.NAME
        return at, DetailKind.NAME
    if word.sort is Sort.ORDINARY or word.look.title is not None:
        return at, DetailKind.NAME
    upto = _end(text, words, at)
    if signs.roles.before(text, word.start, _MARKS, _IS):
        return upto, DetailKind.STAFF_NAME
    if _is_a_bodys(text, words, at, upto, signs) or not _is_name(text, words[at:upto], signs):
        return at, DetailKind.NAME
    return upto, DetailKind.NAME


def _is_a_bodys(text: str, words: Sequence[Word], at: int, upto: int, signs: Signs) -> bool:
    """Whether these words seem to be of the name of a place, a body or a law, or of a title."""
    first, last = words[at], words[upto - 1]
    follows = words[upto] if upto < len(words) and _joined(text, last, words[upto]) else None
    if follows is not None and (follows.look.low in signs.body_words or first.sort is Sort.UNKNOWN):
        return True
    if last.look.low in signs.body_words and not (first.sort is Sort.NAME and first.look.given):
        return True
    before = words[at - 1] if at > 0 and text[words[at - 1].end : first.start] in _WITHIN_A_TITLE else None
    in_title_case = before is not None and before.sort is Sort.ORDINARY and not begins_a_sentence(text, before.start)
    return in_title_case and first.sort is Sort.UNKNOWN


def _is_name(text: str, run: Sequence[Word], signs: Signs) -> bool:
    """Whether words that no title and no role stands before are a name."""
    first, last = run[0], run[-1]
    sure = first.sort is Sort.NAME and first.look.given
    if _NOT_BEFORE_A_NAME().search(text, max(0, first.start - 10), first.start) and not (sure and len(run) > 1):
        return False
    if len(run) > 1:
        words_all = all(word.sort is Sort.NAME_OR_WORD for word in run)
        return not words_all or (first.look.given and last.look.surname)
    return sure or _stands_as_a_name(text, first, signs)


def _stands_as_a_name(text: str, word: Word, signs: Signs) -> bool:
    """Whether the place of a single word says that it is somebody's name."""
    begins, a_word_too = begins_a_sentence(text, word.start), word.sort is Sort.NAME_OR_WORD
    if not begins and (not a_word_too or signs.before_a_name.before(text, word.start, _MARKS)):
        return True
    if _AGE().match(text, word.end):
        return True
    if word.look.owns:
        return signs.kin.after(text, word.end + len("'s"), " ", signs.skipped)
    if signs.said.after(text, word.end, " ", signs.skipped):
        return True
    return signs.being.after(text, word.end) and not (begins and a_word_too)


def _end(text: str, words: Sequence[Word], at: int, *, titled: bool = False) -> int:
    """The index after the last word that could belong to a name that begins here; after a title any word could."""
    upto = at + 1
    while upto < min(len(words), at + _MOST_WORDS) and _joined(text, words[upto - 1], words[upto]):
        if words[upto].look.title is not None or (words[upto].sort is Sort.ORDINARY and not titled):
            break
        upto += 1
    if upto == at + 1 and upto < len(words) and text[words[at].end : words[upto].start] == ", ":
        one, other = words[at], words[upto]
        if other.sort is Sort.NAME and one.look.surname and other.look.given and not one.look.given:
            upto += 1
    return upto


def _joined(text: str, one: Word, other: Word) -> bool:
    if one.look.owns:
        return False
    gap = text[one.end : other.start]
    return gap == " " or gap == "  " or (gap in (". ", ".") and one.sort is Sort.INITIAL)


def _titled(text: str, words: Sequence[Word], at: int) -> Title | None:
    """The title that stands before this word."""
    if at == 0 or words[at].sort is Sort.INITIAL or words[at - 1].look.title is None:
        return None
    return words[at - 1].look.title if text[words[at - 1].end : words[at].start] in _JOINS else None
