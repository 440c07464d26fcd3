"""What was weighed, as one paragraph that an inspector can say aloud and defend."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..frameworks import Framework
from ..vocabulary import Agreement, BandVerdict, Level
from ..weighing import Band, Carries, Weighed

_VERDICTS = {
    BandVerdict.SUPPORTED: (
        "The team's grade, {grade}, lies within it, and within what the verified evidence alone can carry."
    ),
    BandVerdict.IF_UNVERIFIED_HOLDS: (
        "The team's grade, {grade}, lies within it only if the evidence holds that nobody has verified."
    ),
    BandVerdict.ABOVE: "The team's grade, {grade}, lies above it.",
    BandVerdict.BELOW: "The team's grade, {grade}, lies below it.",
    BandVerdict.INSUFFICIENT: "So nothing can be said of the team's grade, {grade}.",
}
_VERIFIED_NOT_KNOWN = (
    "The team's grade, {grade}, lies within it; whether verified evidence alone carries it is not known"
)


def in_plain_words(weighed: Weighed, framework: Framework) -> str:
    """The paragraph."""
    return " ".join(_sentences(weighed, framework))


def _sentences(weighed: Weighed, framework: Framework) -> Iterator[str]:
    words = _Words(framework)
    if weighed.carries is None:
        yield f"Nothing could be weighed: {weighed.reason}."
    else:
        yield from words.carries(weighed.carries)
    if weighed.verdict is not None:
        unchecked = [one.of for one in weighed.not_known if one.affects == "verdict"]
        told = _VERDICTS[weighed.verdict]
        if unchecked and weighed.verdict in (BandVerdict.SUPPORTED, BandVerdict.IF_UNVERIFIED_HOLDS):
            told = _VERIFIED_NOT_KNOWN + f": not recorded of {', '.join(unchecked)}."
        yield told.format(grade=words.label(weighed.grade or ""))
    if weighed.carries is not None and weighed.carries.sufficient:
        yield from words.firmness(weighed.carries)
    if weighed.carries is not None:
        yield from words.certainty(weighed.carries)
    not_known = [one for one in weighed.not_known if one.affects == "weighing"]
    if not_known:
        gaps = ", ".join(f"{one.key} of {one.of}" for one in not_known[:6])
        more = len(not_known) - 6
        rest = f" and {more} more" if more > 0 else ""
        yield f"Not recorded, and weighed without it: {gaps}{rest}."


class _Words:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.scale = framework.scale

    def label(self, name: str) -> str:
        return label_of(name, self.framework)

    def band(self, band: Band) -> str:
        low, high = self.label(band.low), self.label(band.high)
        return low if low == high else f"{low} to {high}"

    def kind(self, source: str) -> str:
        kind = self.framework.kinds.get(source)
        return kind.title if kind is not None else source

    def carries(self, carries: Carries) -> Iterator[str]:
        points = len(self.scale.grades)
        score = f"score {carries.score:.1f} on 1 to {points}, {carries.ignorance:.0%} of it cannot be told"
        if not carries.sufficient:
            band = self.band(carries.band)
            yield f"There is too little evidence to say: its middle could lie anywhere from {band} ({score})."
            return
        yield f"The evidence can carry {self.band(carries.band)} ({score})."
        if carries.robustness.agreement is Agreement.CONFLICTING:
            (below, low), (above, high) = _camps(tuple(carries.shares.values()))
            low_label, high_label = (self.scale.grades[position].label for position in (low, high))
            yield (
                f"It speaks in two camps: {below:.0%} of it around {low_label}, {above:.0%} around {high_label}; "
                f"a middle between them describes neither."
            )
        elif carries.borderline:
            yield (
                f"Its middle lies on the border between {self.label(carries.centre)} and {self.label(carries.upper)}."
            )
        else:
            centre, shares = self.label(carries.centre), list(carries.shares.values())
            index = list(carries.shares).index(carries.centre)
            better, worse = math.fsum(shares[index:]), math.fsum(shares[: index + 1])
            yield (
                f"{centre} is the middle of the evidence: about {better:.0%} of what it says lies there or better, "
                f"{worse:.0%} there or worse."
            )

    def firmness(self, carries: Carries) -> Iterator[str]:
        firm, centre = carries.robustness, self.label(carries.centre)
        if firm.radius is not None and not carries.borderline:
            if firm.radius >= 1:
                yield f"No error in what items count for would move its middle from {centre}."
            else:
                wrong = f"could be wrong by up to {math.floor(100 * firm.radius + 1e-9)}%"
                yield f"What every item counts for {wrong} and its middle stays {centre}: {firm.firmness}."
        for one in firm.decisive_sources:
            rest = f"its middle is {self.label(one.centre)}" if one.centre is not None else "there is no middle"
            yield f"Take away {self.kind(one.without)} and {rest}, so that is what to probe."
        if not firm.decisive_sources:
            items = [one.without for one in firm.decisive_items or ()]
            hangs = f", but single items do: {', '.join(items)}; without any one its middle is another" if items else ""
            yield f"No single kind of evidence decides it{hangs}."
        if firm.triangulation.wanting:
            yield f"Sources do not bear each other out as far as looked for: {'; '.join(firm.triangulation.wanting)}."

    def certainty(self, carries: Carries) -> Iterator[str]:
        certainty = carries.certainty
        why = f": {'; '.join(certainty.doubts)}" if certainty.doubts else ""
        yield f"Certainty is {_level(certainty.level)}{why}."
        if certainty.perhaps:
            lower = f", and certainty then {_level(certainty.at_least)}"
            yield f"It may be less: {'; '.join(certainty.perhaps)}{lower}."


def label_of(name: str, framework: Framework) -> str:
    """A grade as it is shown to people."""
    grade = framework.scale.grade(name)
    return grade.label if grade is not None else name


def _level(level: Level) -> str:
    return level.replace("-", " ")


def _camps(shares: Sequence[float]) -> tuple[tuple[float, int], tuple[float, int]]:
    """The two parts into which a distribution falls best: the share of each, and the index of its own median.

    Best is where most of the variance lies between the two, and least within. Source: Otsu 1979.
    """
    splits = range(1, len(shares))
    split = max(splits, key=lambda at: _between(shares[:at], shares[at:]))
    return _camp(shares, 0, split), _camp(shares, split, len(shares))


def _between(low: Sequence[float], high: Sequence[float]) -> float:
    below, above = math.fsum(low), math.fsum(high)
    if not below or not above:
        return 0.0
    low_mean = math.fsum(index * share for index, share in enumerate(low)) / below
    high_mean = math.fsum(index * share for index, share in enumerate(high, len(low))) / above
    return below * above * (high_mean - low_mean) ** 2


def _camp(shares: Sequence[float], start: int, stop: int) -> tuple[float, int]:
    total = sum(shares[start:stop])
    reached = 0.0
    for index in range(start, stop):
        reached += shares[index]
        if 2 * reached >= total:
            return total, index
    return total, stop - 1
