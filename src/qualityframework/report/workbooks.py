"""A workbook to fill in: what a framework has to choose from, in the columns of a record."""

from __future__ import annotations

from collections.abc import Mapping

from ..frameworks import Framework, Profile
from ..inspections import Evaluation, Record, sheet_columns, subjects_known, workbook


def workbook_template(framework: Framework, profile: Profile, record: Record | None = None) -> bytes:
    """A workbook with every subject of the profile, ready to be filled in; or one with a record in it.

    Args:
        framework: whose indicators, kinds of evidence and grades can be chosen.
        profile: the programme.
        record: what stands in it already.

    Raises:
        Unusable: without the extra `excel`; for a record that no workbook can hold.
    """
    grades = [grade.name for grade in reversed(framework.scale.grades)]
    strands = [strand.id for strand in framework.progress.strands] if framework.progress is not None else []
    columns = {(sheet, column): column for sheet, names in sheet_columns().items() for column in names}
    columns |= {("evaluations", f"strands.{one}"): "grade" for one in strands}
    offered = _offered(framework, profile)
    choices = {at: offered[name] for at in columns if (name := _what(at[0], columns[at])) in offered}
    own = {"priorities": framework.file.priorities_in is not None, "claims": framework.file.self_evaluated}
    return workbook(
        record or _begun(framework, profile),
        choices,
        {
            ("evidence", "shows.belief"): grades,
            ("evidence", "shows.counts"): grades,
            ("evaluations", "strands"): strands,
        },
        [sheet for sheet in sheet_columns() if own.get(sheet, True)],
    )


def _begun(framework: Framework, profile: Profile) -> Record:
    subjects = tuple(Evaluation(subject=subject.id) for subject in profile.subjects)
    title = "Title of the inspection"
    return Record(id="my-inspection", title=title, framework=framework.name, profile=profile.id, evaluations=subjects)


def _what(sheet: str, name: str) -> str:
    """What is chosen in a column: its last key says so."""
    last = name.rpartition(".")[2]
    return f"{sheet}.{last}" if last == "kind" else "subjects" if last == "subject" else last


def _offered(framework: Framework, profile: Profile) -> Mapping[str, Mapping[str, str]]:
    """What can be chosen, with what each is called."""
    titles = {code: indicator.title for code, indicator in framework.indicators.items()}
    groups = {group.id: group.title for one in framework.file.profiles for group in one.subjects}
    subjects = subjects_known(framework, profile)
    known = dict.fromkeys((*(one.id for one in profile.subjects), *subjects))
    return {
        "grade": {grade.name: grade.label for grade in reversed(framework.scale.grades)},
        "evidence.kind": {id_: kind.title for id_, kind in framework.kinds.items()},
        "indicators": titles,
        "subjects": {id_: groups.get(id_) or ", ".join(titles[code] for code in subjects[id_]) for id_ in known},
        "statement": {statement.id: statement.text for statement in profile.statements},
        "questions": {question.id: question.text for question in framework.file.reflective_questions},
        "profile": {one.id: one.title for one in framework.file.profiles},
        "field": dict.fromkeys(framework.file.published_for, ""),
    }
