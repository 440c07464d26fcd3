"""Relations that cannot all be true: taken together they leave no way in which two items may stand to each other.

The five ways are those in which two sets that are not empty may stand (the calculus RCC-5).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from ..vocabulary import Place, Status
from .crosswalk_file import ItemLevel, ItemName, Pair, RelationKind, Way
from .framework import Area, Domain, Framework, Indicator


class Said(NamedTuple):
    """What a crosswalk says of one pair of items."""

    pair: Pair
    kind: RelationKind
    status: Status
    crosswalk: str
    at: Place

    @property
    def turned(self) -> "Said":
        """The same, seen from the other item."""
        return self._replace(pair=Pair(self.pair.there, self.pair.here), kind=self.kind.inverse)


def contradictions(said: Iterable[Said], a: Framework, b: Framework) -> Iterator[tuple[Said, Said]]:
    """Every two sayings that cannot both be true, each told once: the one of the smaller items first.

    What is said of a domain or an area binds what lies in it: where two domains share nothing, no item of one shares
    anything with an item of the other.

    Args:
        said: what is said of items of `a` and items of `b`, in this order.
        a: the framework on one side.
        b: that on the other.
    """
    of_pair = defaultdict[Pair, list[Said]](list)
    for one in said:
        of_pair[one.pair].append(one)
    for (here, there), told in of_pair.items():
        for holders in ((x, y) for x in (here, *holders_of(a, here)) for y in (there, *holders_of(b, there))):
            above = of_pair.get(Pair(*holders), ())
            same = above is told
            for number, one in enumerate(told):
                for other in told[number + 1 :] if same else above:
                    if not one.kind.ways & _following(other, one.pair):
                        yield one, other


def holders_of(framework: Framework, item: ItemName) -> Iterator[ItemName]:
    """The area and the domain that an item lies in."""
    level, id_ = item
    area = id_ if level == "area" else None
    if level == "indicator":
        area = framework.indicators[id_].area
        if area is not None:
            yield "area", area
        yield "domain", framework.domain_of[id_].id
    elif area is not None:
        yield from (("domain", domain.id) for domain in framework.file.domains if area in domain.areas)


def items_of(framework: Framework, level: ItemLevel) -> Mapping[str, Indicator | Area | Domain]:
    """The items of a framework at a level, by identifier and in its order."""
    match level:
        case "indicator":
            return framework.indicators
        case "area":
            return framework.areas
        case "domain":
            return {one.id: one for one in framework.file.domains}


def _following(said: Said, pair: Pair) -> frozenset[Way]:
    """The ways that it leaves to a pair of items that lie in its own, or are its own."""
    ways = said.kind.ways
    if said.pair == pair or said.kind is RelationKind.NONE:
        return ways
    within, holds = RelationKind.SUBSET.ways, RelationKind.SUPERSET.ways
    left = _ALL
    if said.pair.there == pair.there and ways <= within:
        left &= within
    if said.pair.here == pair.here and ways <= holds:
        left &= holds
    return left


_ALL: frozenset[Way] = frozenset(get_args(Way))
