"""Messages and questions: texts with `{names}` in them, checked against what the rule can see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..vocabulary import FACTS, Code, did_you_mean
from .ruleset_file import RuleBody

_NAME = re.compile(r"\{([^{}]*)\}")


class BadName(NamedTuple):
    """A name in a text that means nothing there."""

    code: Code
    message: str
    start: int
    end: int
    help: str | None


def check_text(text: str, rule: RuleBody) -> Iterator[BadName]:
    """Every name in the text that the rule cannot see."""
    if "{" not in text and "}" not in text:
        return
    known = visible(rule)
    for found in _NAME.finditer(text):
        if found[1] not in known:
            help_ = did_you_mean(found[1], known)
            yield BadName(Code.UNKNOWN_NAME, f"`{{{found[1]}}}` is not known here", *found.span(), help_)
    rest = _NAME.sub(lambda found: " " * len(found[0]), text)
    if (odd := re.search(r"[{}]", rest)) is not None:
        message = "this curly bracket is not closed" if odd[0] == "{" else "this curly bracket is not opened"
        yield BadName(Code.REFUSED, message, *odd.span(), "names stand as `{grade}`")


def names_in(text: str) -> list[str]:
    """The names in a text, in order."""
    return _NAME.findall(text)


def visible(rule: RuleBody) -> list[str]:
    """The names that a rule's texts may use."""
    subject = FACTS[rule.subject]
    names = [*subject.facts, *rule.parameters, *rule.lets, *(f"{let}.rows" for let in rule.lets)]
    names += [f"{hop}.{fact}" for hop, parent in subject.parents.items() for fact in FACTS[parent].facts]
    return names


def filled(text: str, values: Callable[[str], str] | Mapping[str, str]) -> str:
    """The text with its names replaced."""
    look_up = values.__getitem__ if isinstance(values, Mapping) else values
    return _NAME.sub(lambda found: look_up(found[1]), text)
