"""What an OSCAL catalog has no words for, told of one framework: an empty part is no loss."""

from __future__ import annotations

from collections.abc import Iterator

from ...frameworks import Framework, FrameworkFile
from ...vocabulary import value
from .head_writing import NO_DAY, last_read


@value
class Loss:
    """One thing that is left out.

    Args:
        name: what is left out.
        count: how many there are.
        why: why a catalog does not say it.
        field: the key of framework.yaml that is left out whole, or None for what is within one or in another file.
    """

    name: str
    count: int
    why: str
    field: str | None = None

    def __str__(self) -> str:
        return f"{self.name}: {self.count}; {self.why}"


def losses(framework: Framework, illustrations: int = 0) -> tuple[Loss, ...]:
    """What is lost when this framework is written as a catalog.

    Args:
        framework: the framework.
        illustrations: how many indicators its pack has illustrations of, which a framework does not hold itself.
    """
    return tuple(loss for loss in (*_of_the_file(framework.file), *_beside_it(framework, illustrations)) if loss.count)


def not_told(file: FrameworkFile) -> tuple[str, ...]:
    """Parts of a pack that no catalog tells, whatever the framework: whole keys of its file, and other files."""
    return (*(loss.name for loss in _of_the_file(file) if loss.field is not None), *_OF_OTHER_FILES)


def _of_the_file(file: FrameworkFile) -> Iterator[Loss]:
    profiles = file.profiles
    no_day = f"no day is known; {NO_DAY.isoformat()} stands for it, as OSCAL wants one"
    yield Loss("day it was last modified", int(last_read(file) is None), no_day)
    yield Loss("ruleset", int(file.ruleset is not None), "a catalog does not say what reviews judgements", "ruleset")
    yield Loss("pack of evidence", int(file.evidence is not None), "it lies in another pack of ours", "evidence")
    yield Loss("attributes", len(file.attributes), "controls are not scored by attributes", "attributes")
    yield Loss("aggregations", len(file.aggregations), "controls have no grades to make others of", "aggregations")
    two_dates = "there is no place for what is said of one day and was learnt on another"
    yield Loss("claims", len(file.claims), two_dates, "claims")
    dated = "a catalog holds at all times; what is chosen of it, and when, is for other documents"
    yield Loss("profiles", len(profiles), dated, "profiles")
    yield Loss("subjects of profiles", sum(len(one.subjects) for one in profiles), "they go with the profiles")
    yield Loss("statements of profiles", sum(len(one.statements) for one in profiles), "they go with the profiles")
    asked = "no part of a catalog stands outside its groups and controls"
    yield Loss("reflective questions", len(file.reflective_questions), asked, "reflective_questions")


_OF_OTHER_FILES = {
    "kinds of evidence": "a catalog does not say what can show a control",
    "weighing": "a catalog does not say how evidence is weighed",
    "criteria of progress": "a control has no levels",
    "illustrations": "they are indicative, and statements of a control are not",
}
"""What lies in other files of a pack, and why it is lost."""


def _beside_it(framework: Framework, illustrations: int) -> Iterator[Loss]:
    weighing, progress = framework.own_weighing, framework.progress
    ordered = "controls are met or not; the name of the scale stands in a property, its points and their order do not"
    yield Loss("points of the scale", len(framework.scale.points), ordered)
    strands = len(progress.strands) if progress is not None else 0
    counts = (len(framework.kinds), int(weighing is not None), strands, illustrations)
    yield from (Loss(name, count, why) for (name, why), count in zip(_OF_OTHER_FILES.items(), counts, strict=True))
    yield Loss("changes by overlays", len(framework.changes), "what is written is what they made of it")
