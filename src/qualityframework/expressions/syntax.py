"""Text to Python's own syntax tree, within limits, and problems that know where they are."""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache
from typing import NamedTuple

from ..vocabulary import Code
from . import hints

LONGEST = 1_000
DEEPEST = 24


class Problem(NamedTuple):
    """Something wrong in an expression: characters `start` to `end` of its text."""

    code: Code
    message: str
    start: int
    end: int
    help: str | None = None


class Refused(Exception):  # noqa: N818  (internal: carries one problem to the next handler)
    """Raised where a part of an expression cannot be understood; the rest goes on being checked."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@lru_cache(maxsize=1_000)
def parse(text: str) -> ast.expr:
    """The syntax tree of one expression, which nobody changes: rules that apply to the same rows say so alike.

    Raises:
        Refused: when the text is too long, too deep or no expression.
    """
    if len(text) > LONGEST:
        raise Refused(Problem(Code.REFUSED, f"an expression has at most {LONGEST} characters, not {len(text)}", 0, 1))
    if not text.isprintable():
        raise Refused(Problem(Code.REFUSED, "an expression is one line of printable characters", 0, 1))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        start = max(0, min(_margin(text) + (error.offset or 1) - 1, len(text) - 1))
        start, end, help_ = hints.sign(text) or (start, start + 1, None)
        message = f"this is no expression: {_plain(error.msg)}"
        raise Refused(Problem(Code.REFUSED, message, start, end, help_)) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise Refused(Problem(Code.REFUSED, "this is no expression that can be read", 0, len(text))) from None
    deep = _deepest(tree)
    if deep > DEEPEST:
        raise Refused(
            Problem(Code.REFUSED, f"an expression is at most {DEEPEST} levels deep, not {deep}", 0, len(text))
        )
    return tree


def span(text: str, node: ast.AST) -> tuple[int, int]:
    """Where a node stands, in characters (Python counts bytes)."""
    margin = _margin(text)
    start = _characters(text, margin + getattr(node, "col_offset", 0))
    return start, max(start + 1, _characters(text, margin + getattr(node, "end_col_offset", start + 1)))


def _margin(text: str) -> int:
    """The spaces before an expression; Python is given it without them."""
    return len(text) - len(text.lstrip())


def _characters(text: str, offset: int) -> int:
    return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))


def _plain(message: str) -> str:
    """Only the first clause: the rest of Python's texts differs between its versions."""
    known = {
        "invalid syntax": "the syntax is not valid",
        "unterminated string literal": "a quotation mark is not closed",
    }
    for start, ours in known.items():
        if message.startswith(start):
            return ours
    return "the syntax is not valid"


def _deepest(tree: ast.AST) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return deepest
