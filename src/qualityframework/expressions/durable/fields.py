"""What a rule asks about, as the fields of an asserted fact: whole numbers alone; what is not known has no field.

A number that is a range has a field for each end. Texts are numbered, those that the rule does not name all alike, so
that none leaves the process that holds the record. The fields are worked out by code that is made of the typed tree as
that of the `python` back end is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...vocabulary import Kind, Text, Truth, value
from ..python_backend import NamedLet, Numbered, loads, loops
from ..python_code import Names, Number, Question, number, question
from ..python_loops import Lines, branch, stem_of
from ..rows import Findings, Row
from ..tree import Compare, CompareShare, Constant, Expr, FactOf, Let, Parameter, walk

Operand = str | int
"""The name of a field, or a number that is known now."""
Found = Mapping[str, int]
"""The fields of a subject."""
Find = Callable[[Row, Findings], Found]


@value
class Ends:
    """From what to what a number may be."""

    low: Operand
    high: Operand


class Fields:
    """The fields of one rule, as its conditions ask for them.

    Args:
        rule: with the values of its parameters.
    """

    def __init__(self, rule: Numbered) -> None:
        self._rule = rule
        self._names: dict[Expr, tuple[str, ...]] = {}
        self._texts: dict[str, int] = {}
        self.size = 0

    def one(self, expr: Expr) -> str:
        """The one field of a fact or a truth, which is 1 or 0; of a condition where the engine cannot ask it."""
        return self._of(expr, 1)[0]

    def number(self, expr: Expr) -> Ends:
        """The ends of a number."""
        if isinstance(expr, Constant | Parameter):
            known = int(self._known(expr))
            return Ends(known, known)
        names = self._of(expr, 1 if isinstance(expr, FactOf) else 2)
        return Ends(names[0], names[-1])

    def share(self, expr: CompareShare) -> Ends:
        """How far a share lies above what it is compared with: the rows that hold less the part of all that is wanted.

        Both are multiplied out, so that they are whole; only the sign means anything.
        """
        names = self._of(expr, 2)
        return Ends(names[0], names[1])

    def text(self, expr: Expr) -> Operand:
        """The number of a text."""
        if isinstance(expr, Constant | Parameter):
            return self._texts.setdefault(str(self._known(expr)), len(self._texts) + 1)
        return self._of(expr, 1)[0]

    def code(self, name: str) -> Lines:
        """The lines of a function of that name, which finds the fields of a subject, given the findings before."""
        _, rule, parameters = self._rule
        asked = {node.name for expr in self._names for node in walk(expr) if isinstance(node, Let)}
        lets = [let for let in rule.lets if let.name in asked]
        stems = {let.name: stem_of(let, 0, index) for index, let in enumerate(lets)}
        names = Names(stems, parameters)
        body = [
            *loads([one for one in rule.read if isinstance(one, FactOf)], "row"),
            *loops([NamedLet(let, stems[let.name], Names({}, parameters)) for let in lets]),
            "found = {}",
            *(line for expr, fields in self._names.items() for line in self._put(expr, fields, names)),
            "return found",
        ]
        return branch(f"{name}(row, findings)", body, "def")

    def _put(self, expr: Expr, fields: tuple[str, ...], names: Names) -> Lines:
        """Lines that put in what is known of one thing that is asked about."""
        type_ = getattr(expr, "type", None)
        match expr:
            case CompareShare(share=share, constant=constant, places=places):
                stem, wanted = names.lets[share.name], self._known(constant)
                low, high = (f"{stem}_{end} * {10**places} - {wanted} * {stem}_{end}_of" for end in ("low", "high"))
                found = Number(low, high, (f"{stem}_low_of",))
            case Compare():
                return _truth(question(expr, names), fields[0])
            case Let() if isinstance(type_, Truth):
                return _truth(question(expr, names), fields[0])
            case FactOf() if isinstance(type_, Kind | Text):
                held = names.fact(expr)
                code = f"{self._texts!r}.get({held}, 0)"
                found = Number(code, code, (held,))
            case FactOf():
                held = names.fact(expr)
                code = f"int({held})" if isinstance(type_, Truth) else held
                found = Number(code, code, (held,))
            case _:
                found = number(expr, names)
        ends = dict(zip((fields[0], fields[-1]), (found.low, found.high), strict=True))
        put = [f"found[{field!r}] = {code}" for field, code in ends.items()]
        known = " and ".join(f"{name} is not None" for name in found.guards)
        return branch(known, put) if known else put

    def _known(self, expr: Constant | Parameter) -> int | str | bool:
        return expr.value if isinstance(expr, Constant) else self._rule.parameters[expr.name]

    def _of(self, expr: Expr, many: int) -> tuple[str, ...]:
        if expr not in self._names:
            self._names[expr] = tuple(f"f{self.size + one}" for one in range(many))
            self.size += many
        return self._names[expr]


def _truth(held: Question, field: str) -> Lines:
    return [
        *branch(held.must, [f"found[{field!r}] = 1"]),
        *branch(f"not ({held.may})", [f"found[{field!r}] = 0"], "elif"),
    ]
