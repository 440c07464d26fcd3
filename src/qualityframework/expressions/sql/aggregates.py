"""The `sql` back end, aggregates: from what is certain to what is possible, as in `reference`."""

from __future__ import annotations

from typing import Literal

from sqlglot import exp

from ...vocabulary import MANY, Date, Decimal, GradeOf, Integer
from ..tree import Aggregate, Constant
from . import terms
from .conditions import Conditions, LetTerm
from .lists import Pass, any_true, count_where
from .terms import Number, Shares, Term

Ordered = Integer | Decimal | Date | GradeOf
_ROWS = exp.Count(this=exp.Star())


def aggregate(let: Aggregate, over: Pass, asked: Conditions, more: Term) -> LetTerm:
    """What an aggregate comes to, as those read it who join the result of the pass.

    Args:
        let: the aggregate.
        over: the pass over its list.
        asked: conditions on the rows of the list.
        more: whether the list may have more rows than are recorded.
    """
    where = [] if let.where is None else [asked.truth(let.where)]
    told = _Told(over, over.seen(terms.every((over.related, *where))), more)
    if let.value is None:
        return told.count()
    match let.operation:
        case "any":
            if isinstance(let.value, Constant):
                return told.some(told.counts)
            return told.some(over.seen(terms.every((over.related, *where, asked.truth(let.value)))))
        case "all":
            contrary = terms.contrary(asked.truth(let.value))
            return terms.contrary(told.some(over.seen(terms.every((over.related, *where, contrary)))))
        case "share":
            return told.share(over.seen(asked.truth(let.value)))
        case "distinct":
            assert isinstance(let.type, Integer)
            return told.distinct(let.type, over.seen(asked.number(let.value).low))
        case "sum":
            assert isinstance(let.type, Integer | Decimal)
            return told.total(let.type, over.seen(asked.number(let.value).low))
        case "min" | "max" as operation:
            assert isinstance(let.type, Ordered)
            return told.extreme(operation, let.type, over.seen(asked.number(let.value).low))
        case _:
            raise TypeError(f"no aggregate: {let}")


class _Told:
    """What is told of the rows of a list that count."""

    def __init__(self, over: Pass, counts: Term, more: Term) -> None:
        self.over, self.counts, self.more = over, counts, more

    # numbers of rows --------------------------------------------------------------------------------------------------

    def _how_many(self, term: Term) -> Term:
        return terms.first_known(self.over.told(term), terms.whole(0))

    def _must(self, held: Term) -> Term:
        """How many rows hold."""
        return self._how_many(count_where(held))

    def _may(self, held: Term) -> Term:
        """How many rows hold or may hold: all, without those of which it is known that they do not."""
        known = self._how_many(exp.Count(this=held.copy()))
        unknown = terms.binary(exp.Sub, self._how_many(_ROWS), known)
        return terms.binary(exp.Add, self._must(held), unknown)

    def _unless_more(self, most: Term, found: Term) -> Term:
        return terms.chosen((self.more, most), otherwise=found)

    def count(self) -> Number:
        high = self._unless_more(terms.whole(MANY), self._may(self.counts))
        return Number(self._must(self.counts), high, exact=False, sure=True)

    def some(self, one: Term) -> Term:
        """Whether it holds of a row."""
        sure, may = self.over.told(any_true(one)), self.over.told(any_true(terms.null(one)))
        unknown = terms.every((terms.contrary(self.more), terms.not_true(may)))
        return terms.chosen((sure, terms.true()), (unknown, terms.true(False)))

    @property
    def _any(self) -> Term:
        """Whether a row counts for certain."""
        return self.over.told(any_true(self.counts))

    def share(self, held: Term) -> Shares:
        """Rows that only may count lower the least share when they do not hold, and raise the greatest when they do."""
        possible, may_hold = terms.null(self.counts), terms.not_false(held)
        certain = self._must(self.counts)
        low = self._must(terms.every((self.counts, held)))
        low_of = terms.binary(exp.Add, certain, self._must(terms.every((possible, terms.not_true(held)))))
        high = self._must(terms.every((terms.not_false(self.counts), may_hold)))
        high_of = terms.binary(exp.Add, certain, self._must(terms.every((possible, may_hold))))
        ends = ((low, 0), (low_of, 1), (high, 1), (high_of, 1))
        return Shares(*(self._where_any(self._unless_more(terms.whole(most), found)) for found, most in ends))

    # values -----------------------------------------------------------------------------------------------------------

    def distinct(self, most: Integer, value: Term) -> Number:
        """How many different values there are; each that is not known may be another."""
        low, high = (terms.first_known(one, terms.whole(0)) for one in self.over.told_apart(value, self.counts))
        gaps = self._must(terms.every((terms.not_false(self.counts), terms.null(value))))
        at_least = terms.chosen((self._any, terms.whole(1)), otherwise=terms.whole(0))
        at_most = terms.furthest(False, [terms.binary(exp.Add, high, gaps), terms.whole(most.high)])
        return Number(
            terms.furthest(True, [low, at_least]),
            self._unless_more(terms.whole(most.high), at_most),
            exact=False,
            sure=True,
        )

    def total(self, type_: Integer | Decimal, value: Term) -> Number:
        """The sum, within its bounds."""
        low, high = self._sum(value, type_.low, greatest=False), self._sum(value, type_.high, greatest=True)
        return Number(low, high, exact=False, sure=True)

    def _sum(self, value: Term, bound: int, *, greatest: bool) -> Term:
        """The least or the greatest that the sum can be, which lies within its bound."""
        end = self._added(value, bound // MANY, greatest=greatest)
        further = terms.binary(exp.Add, end, terms.whole(bound))
        return self._unless_more(terms.furthest(not greatest, [further, terms.whole(bound)]), end)

    def _added(self, value: Term, unknown: int, *, greatest: bool) -> Term:
        known = terms.first_known(value, terms.whole(unknown))
        further = terms.furthest(greatest, [known, terms.whole(0)])
        each = terms.chosen((self.counts, known), (terms.null(self.counts), further))
        return self._how_many(exp.cast(exp.Sum(this=each), exp.DataType.Type.BIGINT))

    def extreme(self, operation: Literal["min", "max"], type_: Ordered, value: Term) -> Number:
        """The least or greatest: only rows that count for certain move its one end, and all move the other."""
        kind = exp.Max if operation == "max" else exp.Min
        least, most = terms.constant(type_.low, type_), terms.constant(type_.high, type_)
        none, far = (least, most) if operation == "max" else (most, least)

        def furthest(unknown: Term, where: Term) -> Term:
            found = kind(this=terms.first_known(value, unknown))
            return self.over.told(exp.Filter(this=found, expression=exp.Where(this=where.copy())))

        sure = furthest(none, self.counts)
        other = self._where_any(self._unless_more(far, furthest(far, terms.not_false(self.counts))))
        return Number(*((sure, other) if operation == "max" else (other, sure)), exact=False)

    def _where_any(self, term: Term) -> Term:
        """It, where it is certain that there is a row at all."""
        return terms.chosen((self._any, term))
