"""A row that is found, written as an example: read again it is the same row, and comes to the same."""

from __future__ import annotations

import datetime as dt

from hypothesis import assume, event, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.assurance import example_of
from qualityframework.assurance.given import given_row
from qualityframework.documents import Document, Source, plain
from qualityframework.documents.yaml_text import parse_yaml
from qualityframework.expressions import UNRECORDED, Findings, Numbered, Row, Rows, new_row, outcome
from qualityframework.testing import parameter_values, subject_rows, typed_rules
from qualityframework.testing.drawn_rules import six_points
from qualityframework.vocabulary import FACTS, Outcome

DAY = dt.date(2019, 8, 31)


def known(row: Row, findings: Findings) -> dict[str, object]:
    """What is known of a row, and of all that can be seen from it."""
    entity = FACTS[row.entity]
    told: dict[str, object] = {name: getattr(row, name) for name in entity.facts}
    told |= {name: known(getattr(row, name), findings) for name in entity.parents}
    for name in entity.relations:
        listed = findings.get(row, UNRECORDED) if name == "findings" else getattr(row, name)
        rows = Rows(listed) if isinstance(listed, tuple) else listed
        told[name] = [known(one, findings) for one in rows.certain], rows.open
    return told


def read_again(written: str, entity: str) -> tuple[dict[str, object], Row, Findings]:
    """An example as a rule file has it: what it says, and its row."""
    document = Document(Source("rule.yaml", written), parse_yaml(Source("rule.yaml", written)))
    said = plain(document.root)
    assert isinstance(said, dict)
    row, findings = given_row(FACTS[entity], said["given"], six_points(), document, ())
    return said, row, findings


@given(st.data())
def test_what_is_written_is_read_as_the_same_row_and_comes_to_the_same(data: DataObject) -> None:
    rule = data.draw(typed_rules())
    values = data.draw(parameter_values(rule))
    drawn = data.draw(subject_rows([Numbered(0, rule, values)]))
    meant = outcome(rule, drawn.row, values, drawn.findings)
    written = example_of(drawn.row, drawn.findings, six_points(), name="drawn", expect=meant, as_of=DAY)
    event("written" if written else "no words for it")
    assume(written is not None)
    assert written is not None
    said, row, findings = read_again(written, rule.subject)
    assert (said["name"], said["as_of"], said["expect"]) == ("drawn", "2019-08-31", meant.value)
    assert outcome(rule, row, values, findings) is meant
    assert known(row, findings) == known(drawn.row, drawn.findings)


def test_there_are_no_words_for_rows_that_are_there_perhaps() -> None:
    item = new_row(FACTS["evidence"], {})
    for listed in (Rows((), (item,)), Rows((item,), (), open=True)):
        row = new_row(FACTS["evaluation"], {"evidence": listed})
        assert example_of(row, {}, six_points(), name="x", expect=Outcome.CLEAR) is None


def test_a_list_that_was_never_recorded_is_left_out_and_an_empty_one_is_not() -> None:
    for listed, in_words in ((Rows(open=True), "{}"), ((), "{evidence: []}")):
        row = new_row(FACTS["evaluation"], {"evidence": listed})
        written = example_of(row, {}, six_points(), name="x", expect=Outcome.CLEAR)
        assert written == f"{{name: x, given: {in_words}, expect: clear}}"


def test_what_a_fact_hangs_on_need_not_be_said() -> None:
    row = new_row(FACTS["evaluation"], {"evaluated": True, "grade": 4})
    written = example_of(row, {}, six_points(), name="x", expect=Outcome.CLEAR)
    assert written == "{name: x, given: {grade: good}, expect: clear}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_texts_stand_in_it_as_they_are(text: str) -> None:
    row = new_row(FACTS["evaluation"], {"indicator": text})
    written = example_of(row, {}, six_points(), name="x", expect=Outcome.CLEAR)
    assert written is not None
    assert "\n" not in written
    _, again, _ = read_again(written, "evaluation")
    assert again.indicator == text  # type: ignore[attr-defined]
