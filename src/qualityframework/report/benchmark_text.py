"""A benchmark as text: for each subject what earlier panels gave on evidence like this, with the draft marked in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..benchmark import Answer, Benchmark, Chance, Comparable, Compared, Expected, RestsOn, Standing
from ..frameworks import Framework, Overlaid
from ..panel import tail_in_words
from ..vocabulary import Consistency, about
from .branches import Branch, Line, many, wrap
from .fields import caution_lines, change_lines
from .shares import per_cent

_BAR = 40
_LIKELY, _OTHER = "\u2588", "\u2592"
_NEAREST = "Nearest earlier evaluations, to be read:"


def benchmark_lines(made: Benchmark, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    telling = _Telling(framework, made.possible, width)
    yield from telling.wrapped(made.title, "title")
    day = f"{made.basis.framework}, profile {made.basis.profile}, as of {made.basis.as_of.isoformat()}"
    yield from telling.wrapped(day, "dim")
    yield from caution_lines(made.basis, width)
    yield from change_lines(Overlaid(overlays=made.basis.overlays, changes=made.all_changes), width)
    yield Line("")
    for sentence in _of_history(made):
        yield from telling.wrapped(sentence, "summary")
    if made.chance.compared:
        legend = f"{_LIKELY} likely: the fewest grades that make {made.likely:.0%}; {_OTHER} others."
        yield from telling.wrapped(legend, "dim")
    for one in made.subjects.values():
        yield Line("")
        yield from telling.subject(one)
    yield Line("")
    if made.chance.compared:
        yield from telling.wrapped(_of_chance(made.chance, made.likely, made.possible), "summary")
    yield from telling.wrapped(
        "Agreement with the past is not correctness: a lenient history makes lenient drafts look right. No grade is "
        "issued here.",
        "dim",
    )
    basis = made.basis
    yield from telling.wrapped(
        f"qualityframework {basis.engine}; record {basis.record_digest[:12]}, framework {basis.framework_digest[:12]}, "
        f"corpus {made.history.corpus_digest[:12]}, {made.figures} {made.figures_digest[:12]}.",
        "dim",
    )


def how_it_lies(one: Compared, framework: Framework) -> str:
    """How the team's grade lies, or why that cannot be said."""
    return _Telling(framework, 1.0).given(one)


def compared_sentences(one: Compared, possible: float, framework: Framework) -> Iterator[str]:
    """What is said of one subject: how the team's grade lies, what is expected, and the earlier evaluations nearest."""
    telling = _Telling(framework, possible)
    yield from telling.sentences(one)
    for near in one.nearest:
        yield f"To be read: {telling.near(near)}."


def compared_branch(made: Benchmark, subject: str, framework: Framework) -> Branch:
    """What is said of one subject, as a tree."""
    telling, one = _Telling(framework, made.possible), made.subjects[subject]
    nearest = Branch(_NEAREST, tuple(Branch(telling.near(near)) for near in one.nearest))
    said = tuple(Branch(sentence) for sentence in telling.sentences(one))
    return Branch("compared with earlier inspections", (*said, *([nearest] if one.nearest else [])), "heading")


def _of_history(made: Benchmark) -> Iterator[str]:
    """What was compared with, what was not, and what earlier panels were like."""
    history = made.history
    if history.programme is None:
        yield f"{history.corpus} has no inspection of this programme: there is nothing to compare with."
    else:
        more = f"; of {history.without_evidence} more the grade alone is known" if history.without_evidence else ""
        with_evidence = (
            f"Compared with {many(history.inspections, 'earlier inspection')} of this programme in {history.corpus}, "
            f"with {many(history.cases, 'evaluation')} whose evidence is known"
        )
        none = f"Of no earlier inspection of this programme in {history.corpus} the evidence is known"
        yield f"{with_evidence if history.cases else none}{more}."
    for one in history.left_out:
        yield f"Left out: {one.inspection}, as {one.why}."
    for caution in history.cautions:
        yield f"{caution[0].upper()}{caution[1:]}."
    if made.leniency is not None:
        told = f"Earlier panels gave {made.leniency.in_words}"
        sure = made.leniency.clear or made.leniency.as_expected
        yield told + ("." if sure else "; which way is not known.")


def _of_chance(chance: Chance, likely: float, possible: float) -> str:
    """How many labels there are beside how many there would be by chance."""
    likely_ones, possible_ones = chance.outside_likely, chance.outside_possible
    return (
        f"Of {many(chance.compared, 'subject')} compared, {likely_ones} {_lie(likely_ones)} outside the likely grades "
        f"({likely:.0%}), where {about(chance.outside_likely_by_chance)} would by chance; {possible_ones} outside the "
        f"possible ones ({possible:.0%}), where {about(chance.outside_possible_by_chance)} would. Looked at all "
        f"together, {chance.stand_out or 'none'} stand{'' if chance.stand_out > 1 else 's'} out."
    )


class _Telling:
    """Subjects in words, in the labels of a scale."""

    def __init__(self, framework: Framework, possible: float, width: int = 100) -> None:
        self._scale = framework.scale
        self._possible = possible
        self._width = width

    def subject(self, one: Compared) -> Iterator[Line]:
        yield from self.wrapped(one.title, "heading")
        given, *more = self.sentences(one)
        yield from self.wrapped(given, "summary", "  ")
        if one.expected is not None:
            yield from self._bars(one.expected, one)
        for sentence in more:
            yield from self.wrapped(sentence, "", "  ")
        if one.nearest:
            yield from self.wrapped(_NEAREST, "", "  ")
        for near in one.nearest:
            yield from self.wrapped(self.near(near), "dim", "    ")

    def wrapped(self, told: str, role: str, lead: str = "") -> Iterator[Line]:
        return (Line(lead + part, role) for part in wrap(told, self._width - len(lead)))

    def _label(self, name: str) -> str:
        return self._scale.by_name[name].label

    def given(self, one: Compared) -> str:
        """How the team's grade lies, or why that cannot be said."""
        if one.grade is None:
            return f"the team recorded: {one.state}" if one.state else "no grade of the team is recorded"
        given = f"the team's grade is {self._label(one.grade)}"
        label = one.standing.label if one.standing is not None else None
        hangs_on_evidence = label is not None or one.answer is Answer.NO_EVIDENCE
        unsure = ", as far as is recorded" if hangs_on_evidence and not one.score_known else ""
        return f"{given}: {_ANSWERS[one.answer] if label is None else _LABELS[label]}{unsure}"

    def _bars(self, expected: Expected, one: Compared) -> Iterator[Line]:
        """A bar a grade. The likely ones and the team's are marked only where there is enough to compare with."""
        margin = max(len(point.label) for point in self._scale.grades)
        for point in reversed(self._scale.grades):
            share = expected.distribution[point.name]
            likely = one.is_compared and point.name in expected.likely
            bar = (_LIKELY if likely else _OTHER) * round(share * _BAR)
            mark = "  <- the team" if one.is_compared and point.name == one.grade else ""
            yield Line(f"  {point.label:<{margin}} {per_cent(share):>5} {bar}{mark}".rstrip(), "bar")

    def sentences(self, one: Compared) -> Iterator[str]:
        """What is said of a subject, but for the evaluations nearest to it: first how the team's grade lies."""
        yield self.given(one)
        if one.expected is not None:
            yield self._expectation(one, one.expected)
        if one.standing is not None and one.grade is not None:
            yield from self._standing(one.standing, one.grade)
        if one.base_rate is not None:
            yield self._base_rate(one)
        elif one.answer is Answer.NO_PROFILES:
            yield "None of them counts in a base rate, as the rest of its report was not seen."

    def _expectation(self, one: Compared, expected: Expected) -> str:
        likely = _either([self._label(name) for name in expected.likely])
        match expected.rests_on:
            case RestsOn.FRAMEWORK:
                score = f"evidence like this ({one.score:.1f})"
                return f"With no earlier case to learn from, {score} would be {likely} by the framework alone."
            case RestsOn.MOSTLY_FRAMEWORK:
                who = f"{likely} would be given, which is mostly the framework's word: earlier cases tell so little"
            case RestsOn.OTHERS:
                who = f"earlier panels would likely have given {likely}, as far as other indicators tell"
            case RestsOn.EARLIER:
                who = f"earlier panels would likely have given {likely}"
        cases = f"It has {many(one.here, 'earlier case')} of its own, and beside them {one.elsewhere} of other subjects"
        left = f"of the doubt that there was before any of them, about {per_cent(expected.prior_left)} is left"
        return f"With evidence like this ({one.score:.1f}), {who}. {cases}; {left}."

    def _standing(self, standing: Standing, grade: str) -> Iterator[str]:
        if standing.label in (Consistency.LOOK_AGAIN, Consistency.EXPLAIN):
            yield f"{tail_in_words(standing, grade, self._scale)}."
        if standing.stands_out:
            yield "It stands out also when all subjects are looked at together."
        if standing.label is not None and standing.conformal is not None:
            p, smallest = standing.conformal.p, standing.conformal.smallest
            few = f" (none below {per_cent(smallest)} can be seen with so few)" if smallest > 1 - self._possible else ""
            far = f"{per_cent(p)} of all grades, this one among them, lie at least as far from their evidence"
            yield f"Without any model: {far}{few}."

    def _base_rate(self, one: Compared) -> str:
        rate = one.base_rate
        assert rate is not None
        counted = (
            f"{many(rate.own, 'earlier evaluation')} of this subject and {rate.programme} of the programme, "
            f"in {many(rate.inspections, 'inspection')}"
        )
        if one.grade is None:
            return f"Base rates come from {counted}, whatever the evidence was."
        sure = "too few to say how sure that is"
        if rate.intervals is not None:
            interval = rate.intervals[one.grade]
            sure = f"{rate.level:.0%}: {per_cent(interval.low)} to {per_cent(interval.high)}"
        share = rate.shares[one.grade]
        rare = " A rare grade is no inconsistency." if share < 1 / len(rate.shares) else ""
        return (
            f"Whatever the evidence was, {self._label(one.grade)} had a base rate of {per_cent(share)} ({sure}), from "
            f"{counted}.{rare}"
        )

    def near(self, near: Comparable) -> str:
        """An earlier evaluation on evidence much like this."""
        where = ", ".join(part for part in (near.area, near.when) if part is not None)
        source = f" <{near.source}>" if near.source is not None else ""
        return (
            f"{near.inspection} {near.subject}: {self._label(near.grade)} on {near.score:.1f}"
            + (f" ({where})" if where else "")
            + source
        )


_LABELS = {
    Consistency.IN_LINE: "in line",
    Consistency.LOOK_AGAIN: "one to look at again",
    Consistency.EXPLAIN: "to be explained",
}
_ANSWERS = {
    Answer.COMPARED: "compared",
    Answer.TOO_FEW: "earlier cases tell too little to say whether that is consistent with them",
    Answer.NO_FIT: "earlier grades do not follow their evidence as a comparison takes them to",
    Answer.NO_PROFILES: "of earlier inspections the grades alone are known, which can give base rates and no more",
    Answer.NO_CASES: "there is no earlier inspection to compare with",
    Answer.NO_EVIDENCE: "there is too little evidence on it to compare by",
    Answer.NO_GRADE: "there is no grade to compare",
}


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _lie(count: int) -> str:
    return "lies" if count == 1 else "lie"
