"""What was weighed, as one paragraph that an inspector can say aloud and defend."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..frameworks import Framework
from ..vocabulary import Agreement, BandVerdict, Level, down, up
from ..weighing import Band, Camp, Carries, LeftOut, Weighed, camps
from .shares import roughly

_VERDICTS = {
    BandVerdict.SUPPORTED: (
        "The team's grade, {grade}, lies within that band, "
        "and within what the verified evidence alone can carry{verified}."
    ),
    BandVerdict.IF_UNVERIFIED_HOLDS: (
        "The team's grade, {grade}, lies within that band only if the unverified evidence holds."
    ),
    BandVerdict.ABOVE: "The team's grade, {grade}, lies above that band.",
    BandVerdict.BELOW: "The team's grade, {grade}, lies below that band.",
    BandVerdict.INSUFFICIENT: "So nothing can be said of the team's grade, {grade}.",
}
_WITHIN = "The team's grade, {grade}, lies within that band; whether verified evidence alone carries it is not known"
_MOST = 6


def in_plain_words(weighed: Weighed, framework: Framework) -> str:
    """The paragraph."""
    return " ".join(plain_sentences(weighed, framework))


def unchecked(weighed: Weighed) -> list[str]:
    """The items of which it is not known whether they are verified, where the verdict hangs on that."""
    if weighed.verdict not in (BandVerdict.SUPPORTED, BandVerdict.IF_UNVERIFIED_HOLDS):
        return []
    return [one.of for one in weighed.not_known if one.affects == "verdict"]


def plain_sentences(weighed: Weighed, framework: Framework) -> Iterator[str]:
    """The same, sentence by sentence."""
    words = _Words(framework)
    gaps = [f"{one.key} of {one.of}" for one in weighed.not_known if one.affects == "weighing"]
    if weighed.carries is None:
        yield f"Nothing could be weighed: {weighed.reason}."
    else:
        told = words.carries(weighed.carries, weighed.method or "")
        yield from (_as_recorded(told_) if gaps and not at else told_ for at, told_ in enumerate(told))
    if weighed.verdict is not None:
        doubted = unchecked(weighed)
        told_ = f"{_WITHIN}: not recorded of {_some(doubted)}." if doubted else _VERDICTS[weighed.verdict]
        told_ = told_.format(grade=words.label(weighed.grade or ""), verified=words.verified(weighed))
        hedged = weighed.verdict_known or doubted or weighed.verdict is BandVerdict.INSUFFICIENT
        yield told_ if hedged else _as_recorded(told_)
    if weighed.carries is not None and weighed.carries.sufficient:
        yield from words.firmness(weighed.carries)
    if weighed.carries is not None:
        yield from words.certainty(weighed.carries, gaps=bool(gaps))
    if weighed.later:
        yield f"Gathered after the day that this is for, and weighed all the same: {_some(weighed.later)}."
    if gaps:
        yield f"Not recorded, and weighed without it: {_some(gaps)}."


def _as_recorded(told: str) -> str:
    return f"As far as is recorded, {told[0].lower()}{told[1:]}"


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


class _Words:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.scale = framework.scale

    def label(self, name: str) -> str:
        return label_of(name, self.framework)

    def band(self, band: Band) -> str:
        low, high = self.label(band.low), self.label(band.high)
        return low if low == high else f"{low} to {high}"

    def verified(self, weighed: Weighed) -> str:
        """The band of verified evidence, where it is another than that of all."""
        band, every = weighed.verified_band, weighed.carries.band if weighed.carries is not None else None
        return f", {self.band(band)}" if band is not None and band != every else ""

    def kind(self, source: str) -> str:
        kind = self.framework.kinds.get(source)
        return kind.title if kind is not None else source

    def carries(self, carries: Carries, method: str) -> Iterator[str]:
        score = f"mean score {carries.score:.1f} on 1 to {len(self.scale.grades)}"
        if not carries.tells_ignorance:
            told = f"{score}; it does not keep apart all that cannot be told, so it has no band and tests no grade"
            middle = middle_of(carries.centre, carries.upper, self.framework)
            yield f"By {method} the evidence comes to {middle} ({told})."
        else:
            open_ = f"{untold(carries)} of it cannot be told"
            if not carries.sufficient or carries.band is None:
                yield f"There is too little evidence to say what it carries: {open_}."
                return
            yield f"The evidence can carry {self.band(carries.band)} ({score}, {open_})."
        yield from self.shape(carries)

    def shape(self, carries: Carries) -> Iterator[str]:
        """How it lies: in two camps, widely spread, on a border, or about a middle."""
        conflicting = carries.robustness.agreement is Agreement.CONFLICTING
        if conflicting:
            found = camps(tuple(carries.said.values()))
            if found is None:
                yield "It is spread widely."
            else:
                below, above = (self.camp(camp) for camp in found)
                yield f"It speaks in two camps: {below}, and {above}."
        if not carries.tells_ignorance:  # its middle is told already, and its shares are not what the evidence says
            return
        if carries.borderline:
            yield f"Its middle lies on {middle_of(carries.centre, carries.upper, self.framework)}."
            return
        centre, shares = self.label(carries.centre), list(carries.shares.values())
        index = list(carries.shares).index(carries.centre)
        better, worse = math.fsum(shares[index:]), math.fsum(shares[: index + 1])
        only = (
            f"{centre} is no more than the middle of it" if conflicting else f"{centre} is the middle of the evidence"
        )
        at_least = f"{roughly(better, 'about ')} of what it says lies there or better"
        yield f"{only}: {at_least}, {roughly(worse)} there or worse."

    def camp(self, camp: Camp) -> str:
        low, middle, high = (self.scale.grades[at].label for at in (camp.low, camp.middle, camp.high))
        reach = f" ({low} to {high})" if low != high else ""
        return f"{roughly(camp.share)} of it {'around' if reach else 'at'} {middle}{reach}"

    def firmness(self, carries: Carries) -> Iterator[str]:
        firm, centre = carries.robustness, self.label(carries.centre)
        torn = carries.borderline or firm.agreement is Agreement.CONFLICTING
        if firm.radius is not None and not torn:
            wrong = int(down(100 * firm.radius))
            if wrong >= 100:
                yield "No error in what items count for moves its middle, short of leaving some of them out."
            elif wrong < 1:
                yield "The least error in what items count for would move its middle."
            else:
                told = f"could be wrong by up to {wrong}% and its middle stays {centre}: {firm.firmness}"
                yield f"What every item counts for {told}."
        speaking = [source for source, share in firm.triangulation.shares.items() if share > 0]
        items = [one.without for one in firm.decisive_items or ()]
        if len(speaking) == 1:
            known = speaking[0] in self.framework.kinds
            kind = f"evidence of one kind alone: {self.kind(speaking[0])}" if known else "evidence of no recorded kind"
            yield f"What it says comes from {kind}."
        elif firm.decisive_sources:
            rest = ((one.without, rest_of(one, self.framework)) for one in firm.decisive_sources)
            parts = [f"without {self.kind(source)} {where}" for source, where in rest]
            told = ", ".join(parts)
            probe = "that is" if len(parts) == 1 else "these are"
            yield f"{told[0].upper()}{told[1:]}, so {probe} what to probe."
        else:
            one_of = "any one of these items: " if len(items) > 1 else ""
            hangs = f", but its middle lies elsewhere without {one_of}{_some(items)}" if items else ""
            yield f"No single kind of evidence decides it{hangs}."
        if firm.decisive_items is None:
            yield "There are too many items to leave out each in turn by this method."
        if firm.triangulation.wanting:
            yield f"What keeps sources from bearing each other out in full: {'; '.join(firm.triangulation.wanting)}."

    def certainty(self, carries: Carries, *, gaps: bool) -> Iterator[str]:
        """Where what is not recorded could change the weighing it could also raise certainty."""
        certainty = carries.certainty
        level, least = _level(certainty.level), _level(certainty.at_least)
        why = f": {'; '.join(certainty.doubts)}" if certainty.doubts else ""
        perhaps = "; ".join(certainty.perhaps)
        if not perhaps or level == least:
            told = f"Certainty is {level}{why}{f'; and perhaps: {perhaps}' if perhaps else ''}."
            yield _as_recorded(told) if gaps else told
        elif gaps:
            yield f"As far as is recorded, certainty is {level}{why}; it could turn out to be {least}: {perhaps}."
        else:
            yield f"Certainty is {level} at most{why}; it may be {least}: {perhaps}."


def label_of(name: str, framework: Framework) -> str:
    """A grade as it is shown to people."""
    grade = framework.scale.grade(name)
    return grade.label if grade is not None else name


def middle_of(centre: str, upper: str | None, framework: Framework) -> str:
    """A grade, or the border between two."""
    if upper in (centre, None):
        return label_of(centre, framework)
    return f"the border between {label_of(centre, framework)} and {label_of(upper or '', framework)}"


def rest_of(one: LeftOut, framework: Framework) -> str:
    """Where the middle of the rest lies."""
    if one.centre is None:
        return "there is no middle"
    verb = "is" if one.upper == one.centre else "lies on"
    return f"its middle {verb} {middle_of(one.centre, one.upper, framework)}"


def untold(carries: Carries) -> str:
    """How much cannot be told, never rounded across the limit from which it is too much."""
    whole = 100 * carries.ignorance
    return f"{down(whole) if carries.sufficient else up(whole):.0f}%"


def _level(level: Level) -> str:
    return level.replace("-", " ")
