"""A small file must not make much work: lists are looked through once, not once for each item or finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from qualityframework.inspections import Inspection, Recorded, bind, parse
from qualityframework.panel import as_told, inspection_row, review
from tests.panel.reviewing import example, inspection, rows_in, shipped

ITEMS = tuple(f"e{number}" for number in range(30))
SUBJECTS = ("1.1", "2.1", "2.2", "5.3", "6.1", "3.1")


class Listed(tuple[Any, ...]):
    """A list that counts how often it is looked through."""

    looks = 0

    def __contains__(self, item: object) -> bool:
        type(self).looks += 1
        return super().__contains__(item)

    def __iter__(self) -> Iterator[Any]:
        type(self).looks += 1
        return super().__iter__()


def looks(made: Inspection, *, reviewed: bool = False) -> int:
    """How often the lists of the record are looked through."""
    record = made.record
    messages = tuple(one.model_copy(update={"evidence": Listed(one.evidence or ())}) for one in record.messages or ())
    evaluations = Listed(
        one.model_copy(update={part: Listed(getattr(one, part) or ()) for part in ("evidence", "addresses")})
        for one in record.evaluations or ()
    )
    counted = record.model_copy(update={"messages": messages, "evaluations": evaluations})
    made = replace(made, recorded=replace(made.recorded, record=counted))
    Listed.looks = 0
    if reviewed:
        review(made, shipped())
    else:
        inspection_row(made, texts=as_told(made, shipped())[1])
    return Listed.looks


def citing(items: int) -> Inspection:
    """Three evaluations and a message that cite so many items."""
    cited = {"evidence": ITEMS[:items]}
    return inspection(
        evidence=[{"id": name} for name in ITEMS[:items]],
        evaluations=[{"subject": name, "addresses": ITEMS[:items], **cited} for name in SUBJECTS[:3]],
        messages=[{"id": "m1", "text": "M", **cited}],
    )


def test_ten_times_the_evidence_looks_through_what_is_cited_no_more_often() -> None:
    assert looks(citing(3)) == looks(citing(30)) > 0


def test_what_is_cited_is_found_all_the_same() -> None:
    message = rows_in(inspection_row(citing(30)), "messages")[0]
    assert [row.id for row in rows_in(message, "evidence")] == list(ITEMS)
    evaluation = rows_in(inspection_row(citing(30)), "evaluations")[0]
    assert {getattr(row, "cited") for row in rows_in(evaluation, "evidence")} == {True}  # noqa: B009


def test_three_times_the_findings_look_through_the_evaluations_no_more_often() -> None:
    few, many = unsupported(2), unsupported(6)
    assert 0 < len(review(few, shipped()).findings) < len(review(many, shipped()).findings)
    lists_of_an_evaluation = looks(many) - looks(few)
    assert looks(many, reviewed=True) - looks(few, reviewed=True) == lists_of_an_evaluation


def unsupported(evaluations: int) -> Inspection:
    """Evaluations with nothing behind them, read from a text."""
    listed = "".join(f"  - {{subject: '{name}', grade: good}}\n" for name in SUBJECTS[:evaluations])
    text = f"id: r\ntitle: R\nframework: children-care-protection/2019\ncomplete: true\nevaluations:\n{listed}"
    given = example("orkney-2020")
    return bind(parse(text), given.framework, profile="2018-20", as_of=given.as_of)


def test_each_finding_is_placed_where_its_subject_stands() -> None:
    made = unsupported(6)
    placed = {
        one.subject.id: one.place for one in review(made, shipped()).findings if one.subject.entity == "evaluation"
    }
    assert placed.items() <= {name: f"{line}:15" for line, name in enumerate(SUBJECTS, 6)}.items()
    assert placed
    made = replace(made, recorded=Recorded(made.record))
    assert {one.place for one in review(made, shipped()).findings} == {None}
