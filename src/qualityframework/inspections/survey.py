"""From the answers to a survey, a row for each who answered, to items of evidence.

Only the columns that the mapping names are read; no fault and no result shows what anybody wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from ..documents import (
    Document,
    Mapping,
    Scalar,
    Sequence,
    document_of,
    header_of,
    modelled,
    read_source,
    read_table,
    refuse,
    without_lines,
)
from ..errors import InvalidInput, NotFound
from ..frameworks import Framework, OnShelf, load
from ..vocabulary import Code, Diagnostic, Place, column_letters, did_you_mean, nearest, value
from .evidence import EvidenceItem
from .survey_file import Fewest, Question, SurveyFile, plain_answer

_MISSING = "missing"
_FORM = re.compile(r"""(?:^|[{,])[ \t]*["']?form["']?\s*:\s*["']?survey\b""", re.MULTILINE)
_ANSWERS_FIRST = "the answers are named first, and their mapping after them"


@value
class Answered:
    """How the answers to a question were counted. Of a question that is withheld no number is told.

    Args:
        question: the item that it becomes.
        answered: answers that say something, all of which the item counts; None where they are too few.
        empty: empty cells, left out.
        missing: answers that say nothing, as the mapping has it, left out.
    """

    question: str
    answered: int | None = None
    empty: int | None = None
    missing: int | None = None

    @property
    def withheld(self) -> bool:
        """Whether fewer answered than have to."""
        return self.answered is None


@value
class SurveyEvidence:
    """What the answers to a survey are evidence of.

    Args:
        survey: its identifier.
        framework: pack and edition.
        rows: how many answered the survey at all.
        limit: how many have to have answered a question.
        answered: how each question was counted.
        items: what came of those that are not withheld.
    """

    survey: str
    framework: str
    rows: int
    limit: Fewest
    answered: tuple[Answered, ...]
    items: tuple[EvidenceItem, ...]


def survey_evidence(answers: str | Path, mapping: str | Path, *, shelf: OnShelf = None) -> SurveyEvidence:
    """The evidence in the answers to a survey.

    Args:
        answers: a CSV file with a row for each who answered, and a column for each question; `-` is standard input.
        mapping: a YAML or JSON file that says what its columns and answers mean.
        shelf: a folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of both files; those of the answers do not show what stands there.
    """
    source = read_source(mapping)
    if _FORM.search(source.text) is None:  # it may be the answers, of which no line is shown
        message = "this is no mapping of a survey: `form: survey` is missing here"
        raise InvalidInput([Diagnostic(Code.MISSING_KEY, message, Place(source.name), help=_ANSWERS_FIRST)])
    document = document_of(source)
    file = modelled(document, SurveyFile)
    try:
        framework = load(file.framework, shelf)
    except NotFound as error:
        raise InvalidInput([Diagnostic(Code.UNKNOWN_NAME, str(error), document.place("framework"))]) from None
    try:
        table = read_table(answers)
    except InvalidInput as error:
        raise without_lines(error) from None
    columns = [cell.text for cell in header_of(table.source)]
    faults = chain(
        _faults(document, file, framework), _no_column(document, file, set(columns)), _too_few(document, file, table)
    )
    try:
        refuse(chain(faults, *(_unknown(table, file, one, columns) for one in file.questions if one.column in columns)))
    except InvalidInput as error:
        raise without_lines(error, table.source.name) from None
    return _counted(file, framework, table)


def _counted(file: SurveyFile, framework: Framework, table: Document) -> SurveyEvidence:
    limit = file.limit()
    assert limit is not None
    counted, items = list[Answered](), list[EvidenceItem]()
    for question in file.questions:
        counts = Counter(meaning for _, meaning in _meanings(table, file, question))
        empty, missing = counts.pop(None, 0), counts.pop(_MISSING, 0)
        people = counts.total()
        if people < limit.people:
            counted.append(Answered(question.id))
            continue
        answered = Answered(question.id, people, empty, missing)
        counted.append(answered)
        items.append(_item(file, question, counts, answered))
    return SurveyEvidence(file.id, framework.name, len(_rows(table)), limit, tuple(counted), tuple(items))


def _item(file: SurveyFile, question: Question, counts: Counter[str | None], answered: Answered) -> EvidenceItem:
    answers, people = file.answers[question.answers], answered.answered
    left_out = f"Left out: {answered.empty:,} empty, {answered.missing:,} that say nothing."
    shows: dict[str, Any] = {"counts": {grade: counts[grade] for grade in answers.grades or ()}}
    if answers.grades is None:
        shows = {"proportion": {"met": counts["met"], "of": people, "standard": answers.standard}}
    told = {
        "id": question.id,
        "kind": file.kind,
        "title": question.title or question.column,
        "indicators": question.indicators,
        "shows": shows,
        "date": file.gathered_on,
        "scored_on": file.scored_on,
        "from": file.from_role,
        "lineage": file.id,
        "people": people,
        "invited": file.invited,
        "verified": file.verified,
        "source": file.source,
        "note": " ".join(filter(None, (file.note, left_out if answered.empty or answered.missing else None))) or None,
    }
    return EvidenceItem.model_validate({key: value for key, value in told.items() if value is not None})


def _rows(table: Document) -> list[Mapping]:
    assert isinstance(table.root, Sequence)
    return [row for row in table.root.items if isinstance(row, Mapping)]


def _meanings(table: Document, file: SurveyFile, question: Question) -> Iterator[tuple[Scalar | None, str | None]]:
    """Of each row the cell of a question and what it means: None for an empty one, `""` for what nobody knows."""
    known = {plain_answer(answer): meaning for answer, meaning in file.answers[question.answers].meanings()}
    for row in _rows(table):
        found = row.get(question.column)
        cell = found[1] if found is not None else None
        assert cell is None or isinstance(cell, Scalar)
        yield cell, None if cell is None else known.get(plain_answer(cell.text), "")


# faults --------------------------------------------------------------------------------------------------------------


def _unknown(table: Document, file: SurveyFile, question: Question, header: list[str]) -> Iterator[Diagnostic]:
    """Answers that the mapping does not know. The nearest that it knows may well say the opposite, so all are told."""
    if question.answers not in file.answers:
        return
    known = ", ".join(f"`{answer}`" for answer, _ in file.answers[question.answers].meanings())
    column = column_letters(header.index(question.column) + 1)
    for row, (cell, meaning) in enumerate(_meanings(table, file, question), 2):
        if cell is not None and meaning == "":
            message = f"what stands here is none of the answers `{question.answers}`: row {row}, column {column}"
            help_ = f"the mapping knows {known}"
            yield Diagnostic(Code.UNKNOWN_NAME, message, table.at(cell), help=help_)


def _too_few(document: Document, file: SurveyFile, table: Document) -> Iterator[Diagnostic]:
    answered = len(_rows(table))
    if file.invited is not None and answered > file.invited:
        message = f"{answered:,} answered, which is more than the {file.invited:,} who were asked"
        yield Diagnostic(Code.CONTRADICTION, message, document.place("invited"))


def _no_column(document: Document, file: SurveyFile, columns: set[str]) -> Iterator[Diagnostic]:
    for index, question in enumerate(file.questions):
        if question.column not in columns:
            at = document.place("questions", index, "column")
            message = f"the answers have no column `{question.column[:60]}`"
            close = nearest(question.column, columns)  # nothing else is shown: they may be answers, without a header
            help_ = "its first line has the names of its columns" if close is None else f"did you mean `{close}`?"
            yield Diagnostic(Code.DANGLING, message, at, help=help_)


def _faults(document: Document, file: SurveyFile, framework: Framework) -> Iterator[Diagnostic]:
    """Names that lead nowhere, what is there twice, and a day without a limit."""
    for what, name, known, path in _names(file, framework):
        if name not in known:
            message = f"there is no {what} `{name}`"
            yield Diagnostic(Code.DANGLING, message, document.place(*path), help=did_you_mean(name, known))
    first: dict[str, int] = {}
    for index, question in enumerate(file.questions):
        if (there := first.setdefault(question.id, index)) != index:
            related = (("first here", document.place("questions", there, "id")),)
            at = document.place("questions", index, "id")
            yield Diagnostic(Code.DUPLICATE_ID, f"`{question.id}` is there twice", at, related)
    for name, answers in file.answers.items():
        for grade in answers.grades or ():
            if framework.scale.grade(grade) is None:
                message = f"`{grade}` is no point of the {framework.scale.title}"
                at = document.place("answers", name, "grades", grade, key=True)
                help_ = did_you_mean(grade, [one.name for one in framework.scale.grades])
                yield Diagnostic(Code.OFF_SCALE, message, at, help=help_)
    if file.limit() is None:
        message = f"no limit was in force on {file.gathered_on.isoformat()}, the day of the survey"
        yield Diagnostic(Code.NO_DATE, message, document.place("fewest", key=True))


def _names(file: SurveyFile, framework: Framework) -> Iterator[tuple[str, str, Collection[str], tuple[str | int, ...]]]:
    """What is named, its name, what there is of it, and where it is named."""
    yield "kind of evidence", file.kind, framework.kinds, ("kind",)
    for index, question in enumerate(file.questions):
        yield "set of answers", question.answers, file.answers, ("questions", index, "answers")
        for place, code in enumerate(question.indicators):
            yield "indicator", code, framework.indicators, ("questions", index, "indicators", place)
