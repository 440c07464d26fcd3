"""Relations that cannot all be true: of any two items that hold something, exactly one kind of relation is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ..vocabulary import Place
from .crosswalk_file import ItemLevel, ItemName, Pair, Relation, RelationKind
from .framework import Area, Domain, Framework, Indicator


class Said(NamedTuple):
    """What a crosswalk says of a pair of items: the kind, seen from the first of them, and the relation as written."""

    pair: Pair
    kind: RelationKind
    relation: Relation
    crosswalk: str
    at: Place

    @property
    def turned(self) -> "Said":
        """The same, seen from the other item."""
        return self._replace(pair=Pair(self.pair.there, self.pair.here), kind=self.kind.inverse)


def contradictions(said: Iterable[Said], a: Framework, b: Framework) -> Iterator[tuple[Said, Said]]:
    """Every two sayings that cannot both be true, the one that came first before the other.

    What is said of two items says something of what lies in them and of what they lie in: where two domains share
    nothing, no item of one shares anything with an item of the other.

    Args:
        said: what is said of items of `a` and items of `b`, in this order.
        a: the framework on one side.
        b: that on the other.
    """
    known = defaultdict[tuple[_Claim, Pair, bool], list[Said]](list)
    for one in said:
        met: dict[Said, None] = {}
        for claim, pair, holds in _claims(one, a, b):
            met |= dict.fromkeys(known[claim, pair, not holds])
            known[claim, pair, holds].append(one)
        yield from ((before, one) for before in met)


_Claim = Literal["they share something", "one lies within the other", "the other lies within the one"]


def _claims(said: Said, a: Framework, b: Framework) -> Iterator[tuple[_Claim, Pair, bool]]:
    """What it claims to be so, or not to be, of its own items and of those that they lie in."""
    (here, there), kind = said.pair, said.kind
    heres, theres = (here, *holders_of(a, here)), (there, *holders_of(b, there))
    if kind is RelationKind.NONE:
        yield "they share something", said.pair, False
    else:
        yield from (("they share something", Pair(x, y), True) for x in heres for y in theres)
    if kind.is_whole:
        yield from (("one lies within the other", Pair(here, y), True) for y in theres)
    else:
        yield from (("one lies within the other", Pair(x, there), False) for x in heres)
    if kind.inverse.is_whole:
        yield from (("the other lies within the one", Pair(x, there), True) for x in heres)
    else:
        yield from (("the other lies within the one", Pair(here, y), False) for y in theres)


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
