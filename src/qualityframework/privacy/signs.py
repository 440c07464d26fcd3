"""The signs of a pack made ready: words as sets, patterns compiled when they are first used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from ..errors import NotFound
from ..frameworks import IDENTIFYING, Identifying, OnShelf, load_identifying
from ..vocabulary import DetailKind
from .capitals import Look, look_of
from .patterns import NOT_AFTER, NOT_BEFORE
from .phrases import Phrases

_FORM = {"#": r"\d", "*": r"\d{3,10}", "@": "[A-Z]"}


@dataclass(frozen=True, eq=False)
class Signs:
    """By what details are found. Texts are looked at in plain characters, words in small letters."""

    pack: Identifying

    def words(self, section: str, name: str) -> frozenset[str]:
        """A list of the pack, as a set."""
        return frozenset(self.pack.file.signs[section].listed(name))

    @property
    def below(self) -> int:
        """Counts from 1 to below this are small."""
        return self.pack.file.signs["small-numbers"].figures["below"]

    @cached_property
    def births(self) -> re.Pattern[str]:
        """A word that shows a date to be one of birth."""
        return re.compile(rf"(?:{_either(self.words('births', 'words'))}){NOT_AFTER}")

    @cached_property
    def birth_within(self) -> int:
        """How many characters may stand between such a word and the date."""
        return self.pack.file.signs["births"].figures["within"]

    @cached_property
    def dates(self) -> re.Pattern[str]:
        """A day, in figures or with its month as a word; with a month as a word it may go without a year."""
        names = [month for name in self.pack.file.signs["births"].listed("months") for month in (name, name[:3])]
        month = rf"(?:{_either({*names, 'sept'})})\.?"
        year = r"(?:,? ?(?:\d{4}|'?\d\d)(?!\d))?"
        figures = r"\d{0,3} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d\d)"
        day_first = rf"\d?(?:st|nd|rd|th)?(?: of)?[ -]?{month}[ -]?{year}"
        month_first = rf"(?<![a-z]){month} \d{{1,2}}(?:st|nd|rd|th)?{year}"
        return re.compile(rf"(?:\d(?<!\d.)(?:{figures}|{day_first}|\d{{7}}|\d{{5}})|{month_first})(?!\d)")

    @cached_property
    def insurance_digits(self) -> re.Pattern[str]:
        """The digits and the last letter of a National Insurance number."""
        suffixes = self.pack.file.signs["numbers"].words["insurance-suffixes"]
        return re.compile(rf"\d\d(?:[ -]{{0,2}}\d\d){{2}}[ -]{{0,2}}[{suffixes}{suffixes.lower()}]{NOT_AFTER}")

    @cached_property
    def insurance_prefix(self) -> re.Pattern[str]:
        """The letters that such a number begins with, at the end of what stands before its digits."""
        section = self.pack.file.signs["numbers"]
        first, second = (section.words[f"insurance-{name}"] for name in ("first", "second"))
        never = _either(section.listed("insurance-never"))
        return re.compile(rf"{NOT_BEFORE}(?!{never})[{first}] ?[{second}][ -]{{0,2}}$", re.IGNORECASE)

    @cached_property
    def names_of_numbers(self) -> Phrases:
        """What such a number is called before it, as in `CHI no 0101701234`: as a column of them is."""
        section = self.pack.file.signs["columns"]
        return Phrases.of((*section.listed("chi-number"), *section.listed("nhs-number")))

    @cached_property
    def chi_names(self) -> Phrases:
        """What a CHI number alone is called: `NHS` stands before telephone numbers too."""
        return Phrases.of(self.pack.file.signs["columns"].listed("chi-number"))

    @cached_property
    def before_a_number(self) -> frozenset[str]:
        """Words that may stand right before one, as in `CHI0101701234`."""
        return frozenset(word for name in self.names_of_numbers.known for word in name.split())

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """Words that the mailboxes of bodies are made of."""
        return self.words("contacts", "mailboxes")

    @cached_property
    def areas(self) -> frozenset[str]:
        """The letters that postcodes begin with."""
        return self.words("contacts", "postcode-areas")

    @cached_property
    def forms(self) -> re.Pattern[str]:
        """A case reference by its form."""
        forms = self.pack.file.signs["references"].listed("forms")
        return re.compile("|".join("".join(_FORM.get(ch, re.escape(ch)) for ch in form.upper()) for form in forms))

    @cached_property
    def before_code(self) -> Phrases:
        """What stands before the number of a case."""
        section = self.pack.file.signs["references"]
        words, numbered = section.listed("words"), section.listed("numbered")
        return Phrases.of(f"{word} {number}" for word in words for number in numbered)

    @cached_property
    def small(self) -> re.Pattern[str]:
        """A small number, as a word or in figures."""
        words = self.pack.file.signs["small-numbers"].listed("words")
        return re.compile(rf"(?:{_either([*words, *map(str, range(1, self.below))])})(?= )")

    @cached_property
    def between(self) -> frozenset[str]:
        """Words that may stand between a number and the people."""
        return self.words("small-numbers", "between")

    @cached_property
    def people(self) -> Phrases:
        """Words for people who are counted."""
        return Phrases.of(self.words("small-numbers", "people"))

    def look(self, written: str) -> Look:
        """What a word with a capital looks like."""
        return self._look(written)

    @cached_property
    def _look(self) -> Callable[[str], Look]:
        return lru_cache(maxsize=10_000)(lambda written: look_of(written, self))

    @cached_property
    def bodies(self) -> Mapping[str, tuple[str, ...]]:
        """Names of places and bodies that hold a name, by their first word."""
        found = defaultdict[str, list[str]](list)
        for body in sorted(self.pack.bodies, key=len, reverse=True):
            found[body.lower().split()[0].removesuffix("'s")].append(body.lower())
        return {first: tuple(bodies) for first, bodies in found.items()}

    @cached_property
    def sure_titles(self) -> frozenset[str]:
        """Titles that make a name of any word."""
        return self.words("names", "titles")

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles that are words as well."""
        return self.words("names", "titles-or-words")

    @cached_property
    def staff_titles(self) -> frozenset[str]:
        """Titles of people who are named as staff."""
        return self.words("names", "staff-titles")

    @cached_property
    def body_words(self) -> frozenset[str]:
        """What makes a name before it that of a place, a body, a law."""
        return self.words("names", "body-words")

    @cached_property
    def no_names(self) -> tuple[frozenset[str], ...]:
        """Words that are no names: ordinary ones, and names of what is no person."""
        return self.pack.ordinary_words, self.pack.not_people

    @cached_property
    def roles(self) -> Phrases:
        """What staff are called by designation."""
        return Phrases.of(self.words("names", "roles"))

    @cached_property
    def before_a_name(self) -> Phrases:
        """What stands before somebody's name: whose mother it is, who was spoken to."""
        return Phrases.of(word for name in ("kin", "called", "beside") for word in self.words("names", name))

    @cached_property
    def kin(self) -> Phrases:
        """Somebody's mother, after the name of whose mother it is."""
        return Phrases.of(self.words("names", "kin"))

    @cached_property
    def said(self) -> Phrases:
        """What people say and do."""
        return Phrases.of(self.words("names", "said"))

    @cached_property
    def being(self) -> Phrases:
        """What is told of people and things alike."""
        return Phrases.of(self.words("names", "being"))

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Small words between a name and what it stands beside."""
        return self.words("names", "skipped")

    @cached_property
    def columns(self) -> Mapping[str, DetailKind | None]:
        """What a column holds, by its name in small letters with single spaces; None for what is only not needed."""
        section = self.pack.file.signs["columns"]
        return {
            column: None if name == "not-needed" else DetailKind(name)
            for name in reversed(tuple(section.words))
            for column in map(column_words, section.listed(name))
        }


def column_words(name: str) -> str:
    """The name of a column, in small letters with single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", name.lower().replace("'", "")))


@cache
def signs_of(pack: Identifying) -> Signs:
    """The signs of a pack, made ready once."""
    return Signs(pack)


def load_signs(ref: str = IDENTIFYING, root: OnShelf = None) -> Signs:
    """The signs of a pack, made ready.

    Args:
        ref: the pack.
        root: a folder of packs; those that come with the library unless given.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when it has faults.
    """
    return signs_of(load_identifying(ref, root))


def signs_at_hand(root: OnShelf = None) -> Signs:
    """The newest signs of a folder of packs; those that come with the library where it has none.

    Raises:
        InvalidInput: when they have faults.
    """
    try:
        return load_signs(IDENTIFYING, root)
    except NotFound:
        return load_signs(IDENTIFYING)


def _either(words: Iterable[str]) -> str:
    """A pattern of any of them, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))
