"""Every name in a record that has to lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from ..frameworks import Framework, Profile
from ..vocabulary import Code, Diagnostic, did_you_mean, nearest
from .reading import Recorded
from .record import Earlier, Evaluation, Record, SelfEvaluation

Path = tuple[str | int, ...]
Reference = tuple[Path, str, str, Collection[str]]
"""Where it stands, what it names, the name, and the names that there are."""
_Each = Callable[[Path, str, Sequence[str] | None, Collection[str]], Iterable[Reference]]
LISTS = (
    "evidence",
    "messages",
    "strengths",
    "areas_for_improvement",
    "recommendations",
    "follow_up",
    "concerns",
    "amendments",
    "priorities",
    "claims",
)
"""Lists of the record whose items have an id."""
POINTS = ("strengths", "areas_for_improvement", "recommendations")
"""Lists that share their identifiers: a finding on a point has to say which one."""
KEYS = dict.fromkeys(LISTS, "id") | {"evaluations": "subject", "statements": "statement"}
"""What each list's items are known by."""


def subjects_known(framework: Framework, profile: Profile | None) -> dict[str, tuple[str, ...]]:
    """The indicators of each subject; a group of the chosen profile stands before one of another."""
    known: dict[str, tuple[str, ...]] = {}
    for one in (*framework.file.profiles, *([profile] if profile is not None else [])):
        known |= {subject.id: subject.indicators for subject in one.subjects}
    return known | {code: (code,) for code in framework.indicators}


def reference_faults(recorded: Recorded, framework: Framework, profile: Profile | None) -> Iterator[Diagnostic]:
    """Identifiers that are there twice, and names of things and of grades that lead nowhere."""
    record = recorded.record
    yield from _twice(recorded)
    for path, what, name, known in _references(record, framework, profile, _dangling):
        if name not in known:
            members = subjects_known(framework, profile).get(name, ()) if what == "indicator" else ()
            help_ = (
                f"that is a group; write its indicators: {', '.join(members)}" if members else did_you_mean(name, known)
            )
            yield Diagnostic(Code.DANGLING, f"there is no {what} `{name}`", recorded.place(*path), help=help_)
    yield from _strands(recorded, framework)
    yield from _one_grade_twice(recorded, framework)
    for path, name, is_key in _grades(record):
        if framework.scale.grade(name) is None:
            names, spellings = [grade.name for grade in framework.scale.grades], framework.scale.by_name
            known = spellings if nearest(name, spellings) is not None else names
            message = f"`{name}` is no point of the {framework.scale.title}"
            yield Diagnostic(Code.OFF_SCALE, message, recorded.place(*path, key=is_key), help=did_you_mean(name, known))


def referring(record: Record, framework: Framework, part: str, name: str) -> list[str]:
    """What in a record refers to an item of one of its lists, as `evaluations 2.1`; without it, it would lead nowhere.

    Args:
        record: all references in it lead somewhere.
        framework: that it is bound to.
        part: the list.
        name: what the item is known by there.
    """
    found = [
        path
        for path, what, named, _ in _references(record, framework, None, _all)
        if named == name and what in (part, _item_of(part))
    ]
    listed = [(str(of), getattr(record, str(of))[index]) for of, index, *_ in found]
    return list(dict.fromkeys(f"{of} {getattr(one, KEYS[of])}" for of, one in listed))


def _item_of(part: str) -> str:
    return f"item of {part}"


def _strands(recorded: Recorded, framework: Framework) -> Iterator[Diagnostic]:
    """Strands that are none of the framework's criteria."""
    known = framework.progress.by_id if framework.progress is not None else {}
    for index, evaluation in enumerate(recorded.record.evaluations or ()):
        if evaluation.strands and framework.progress is None:
            message = f"{framework.name} has no criteria of progress, and so no strands"
            yield Diagnostic(Code.UNKNOWN_KEY, message, recorded.place("evaluations", index, "strands", key=True))
            continue
        for name in evaluation.strands or ():
            if name not in known:
                at = recorded.place("evaluations", index, "strands", name, key=True)
                help_ = did_you_mean(name, known)
                yield Diagnostic(Code.DANGLING, f"there is no strand `{name}`", at, help=help_)


def _one_grade_twice(recorded: Recorded, framework: Framework) -> Iterator[Diagnostic]:
    """`good` and `Good` are one grade; what stands under both would have to be guessed."""
    for index, item in enumerate(recorded.record.evidence or ()):
        for way in ("belief", "counts"):
            first: dict[object, str] = {}
            for name in getattr(item.shows, way, None) or ():
                grade = framework.scale.grade(name)
                if grade is not None and grade in first:
                    at: Path = ("evidence", index, "shows", way)
                    related = (("first here", recorded.place(*at, first[grade], key=True)),)
                    message = f"`{name}` is the grade `{first[grade]}` again"
                    yield Diagnostic(Code.DUPLICATE_ID, message, recorded.place(*at, name, key=True), related)
                first.setdefault(grade, name)


def _twice(recorded: Recorded) -> Iterator[Diagnostic]:
    points: dict[str, Path] = {}
    for part, key in KEYS.items():
        first: dict[str, Path] = points if part in POINTS else {}
        for index, item in enumerate(getattr(recorded.record, part) or ()):
            name = getattr(item, key)
            if name in first:
                related = (("first here", recorded.place(*first[name])),)
                yield Diagnostic(
                    Code.DUPLICATE_ID, f"`{name}` is there twice", recorded.place(part, index, key), related
                )
            first.setdefault(name, (part, index, key))


def _references(record: Record, framework: Framework, profile: Profile | None, each: _Each) -> Iterator[Reference]:
    items = {item.id for item in record.evidence or ()}
    subjects = subjects_known(framework, profile)
    for index, item in enumerate(record.evidence or ()):
        if item.kind is not None:
            yield ("evidence", index, "kind"), "kind of evidence", item.kind, framework.kinds
        yield from each(("evidence", index, "indicators"), "indicator", item.indicators, framework.indicators)
    for index, evaluation in enumerate(record.evaluations or ()):
        at: Path = ("evaluations", index)
        yield (*at, "subject"), "indicator or group", evaluation.subject, subjects
        yield from each((*at, "evidence"), "evidence", evaluation.evidence, items)
        yield from each((*at, "addresses"), "evidence", evaluation.addresses, items)
        own = evaluation.self_evaluation
        if isinstance(own, SelfEvaluation):
            yield from each((*at, "self_evaluation", "evidence"), "evidence", own.evidence, items)
    for part in ("messages", "strengths", "areas_for_improvement", "recommendations", "claims"):
        for index, told in enumerate(getattr(record, part) or ()):
            yield from each((part, index, "subjects"), "indicator or group", told.subjects, subjects)
            yield from each((part, index, "evidence"), "evidence", told.evidence, items)
    for index, answer in enumerate(record.statements or ()):
        if profile is not None:
            known = [statement.id for statement in profile.statements]
            yield ("statements", index, "statement"), f"statement in the profile {profile.id}", answer.statement, known
        yield from each(("statements", index, "evidence"), "evidence", answer.evidence, items)
    questions = record.position_statement.questions if record.position_statement is not None else None
    known_questions = [question.id for question in framework.file.reflective_questions]
    what = "reflective question" if known_questions else f"reflective question in {framework.name}, and so no"
    yield from each(("position_statement", "questions"), what, questions, known_questions)
    concerns = {concern.id for concern in record.concerns or ()}
    for index, follow_up in enumerate(record.follow_up or ()):
        yield from each(("follow_up", index, "subjects"), "indicator or group", follow_up.subjects, subjects)
        yield from each(("follow_up", index, "concerns"), "matter of concern", follow_up.concerns, concerns)
    for index, concern in enumerate(record.concerns or ()):
        yield from each(("concerns", index, "subjects"), "indicator or group", concern.subjects, subjects)
    for index, amendment in enumerate(record.amendments or ()):
        yield from each(("amendments", index, "evidence"), "evidence", amendment.evidence, items)
        if amendment.part is not None and amendment.item is not None:
            there = {getattr(one, KEYS[amendment.part]) for one in getattr(record, amendment.part) or ()}
            yield ("amendments", index, "item"), _item_of(amendment.part), amendment.item, there


def _all(path: Path, what: str, names: Sequence[str] | None, known: Collection[str]) -> Iterator[Reference]:
    for index, name in enumerate(names or ()):
        yield (*path, index), what, name, known


def _dangling(path: Path, what: str, names: Sequence[str] | None, known: Collection[str]) -> Iterable[Reference]:
    """Those alone that lead nowhere: most lists have none."""
    lost = [name for name in names or () if name not in known]
    return _all(path, what, names, known) if lost else ()


def _grades(record: Record) -> Iterator[tuple[Path, str, bool]]:
    """Every grade that is written, where, and whether it stands there as a key."""
    for index, item in enumerate(record.evidence or ()):
        if item.shows is not None:
            at: Path = ("evidence", index, "shows")
            if item.shows.grade is not None:
                yield (*at, "grade"), item.shows.grade, False
            for way in ("belief", "counts"):
                yield from (((*at, way, name), name, True) for name in getattr(item.shows, way) or ())
    for index, evaluation in enumerate(record.evaluations or ()):
        if evaluation.grade is not None:
            yield ("evaluations", index, "grade"), evaluation.grade, False
        yield from _earlier_grades(evaluation, index)
        own = evaluation.self_evaluation
        if isinstance(own, SelfEvaluation) and own.grade is not None:
            yield ("evaluations", index, "self_evaluation", "grade"), own.grade, False
        for strand, level in (evaluation.strands or {}).items():
            yield ("evaluations", index, "strands", strand), level, False


def _earlier_grades(evaluation: Evaluation, index: int) -> Iterator[tuple[Path, str, bool]]:
    at: Path = ("evaluations", index, "earlier")
    several = evaluation.earlier if isinstance(evaluation.earlier, tuple) else None
    if isinstance(evaluation.earlier, Earlier) and evaluation.earlier.grade is not None:
        yield (*at, "grade"), evaluation.earlier.grade, False
    for number, one in enumerate(several or ()):
        if one.grade is not None:
            yield (*at, number, "grade"), one.grade, False
