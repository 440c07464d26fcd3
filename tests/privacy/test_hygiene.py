"""Files are checked whole, and nothing that is told of them echoes what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualityframework.errors import InvalidInput, Unusable
from qualityframework.privacy import return_hygiene, table_hygiene, text_hygiene, without_details, without_quotes
from qualityframework.report import Line
from qualityframework.report.hygiene_text import return_hygiene_lines, table_hygiene_lines, text_hygiene_lines
from qualityframework.vocabulary import Code, Diagnostic, Place
from tests.privacy.planting import SIGNS, planted

DETAILS = sorted(
    {
        one.text[detail.start : detail.end]
        for part in ("first", "second")
        for one in planted(part)
        for detail in one.details
    }
)
LONG = [detail for detail in DETAILS if len(detail) > 5]
SENTENCES = [one.text for one in planted("first") if all(map(one.found, one.details))]
QUOTED = ['"' + text.replace('"', '""') + '"' for text in SENTENCES]


def flat(lines: list[Line]) -> str:
    """The lines as one text."""
    return " ".join(line.text for line in lines)


def echoed(told: str) -> list[str]:
    """The planted details that stand in what is told."""
    return [detail for detail in LONG if detail in told]


def test_a_text_is_told_by_kind_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("All is well.\nWe met Jane Smith.\n", encoding="utf-8")
    told = text_hygiene(path)
    assert [(one.kind, one.line, one.column) for one in told.details] == [("name", 2, 8)]
    assert "line 2, column 8: name" in flat(list(text_hygiene_lines(told)))


def test_that_nothing_was_found_is_not_said_to_mean_that_nothing_is_there(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("All is well.\n", encoding="utf-8")
    told = text_hygiene(path)
    assert told.clear
    text = flat(list(text_hygiene_lines(told)))
    assert "nothing was found, which is not to say that nothing is there" in text
    assert "cannot see: - names written with small letters" in " ".join(text.split())


def test_no_finding_on_a_text_echoes_what_it_found(tmp_path: Path) -> None:
    path = tmp_path / "jane-smith-0131-496-0123.txt"
    path.write_text("\n".join(SENTENCES), encoding="utf-8")
    told = text_hygiene(path)
    assert len(told.details) > 250
    assert echoed(told.model_dump_json() + flat(list(text_hygiene_lines(told))) + repr(told)) == []
    assert "jane" not in told.model_dump_json()


def test_no_finding_on_a_return_echoes_what_it_found(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text("\n".join([f"case,forename,{QUOTED[0]}", *(f"c,x,{text}" for text in QUOTED)]), encoding="utf-8")
    told = return_hygiene(path)
    assert len(told.cells) > 250
    assert echoed(told.model_dump_json() + flat(list(return_hygiene_lines(told))) + repr(told)) == []


def test_no_finding_on_a_table_echoes_what_it_found(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["area,a", *(f"{text},3" for text in QUOTED)]), encoding="utf-8")
    told = table_hygiene(path, path)
    assert (len(told.small), told.differences) == (len(SENTENCES), ())
    assert echoed(told.model_dump_json() + flat(list(table_hygiene_lines(told))) + repr(told)) == []


FAULTY: dict[str, Callable[[str], str]] = {
    "column twice": lambda text: f"{text},{text}\n1,2\n",
    "row too short": lambda text: f"a,b\n{text}\n",
    "not closed": lambda text: f'a,b\n1,"{text.strip(chr(34))}\n',
    "more after the end": lambda text: f"a,b\n{text} {text.strip(chr(34))},2\n",
    "label twice": lambda text: f"a,b\n{text},2\n{text},3\n",
    "no count": lambda text: f"a,b\n{text},none\n",
}


@pytest.mark.parametrize("fault", FAULTY)
def test_no_fault_of_a_table_echoes_what_stands_there(tmp_path: Path, fault: str) -> None:
    for text in QUOTED[::7]:
        path = tmp_path / "jane-smith.csv"
        path.write_text(FAULTY[fault](text), encoding="utf-8")
        with pytest.raises(InvalidInput) as told:
            table_hygiene(path)
        said = "\n".join(map(str, told.value.diagnostics))
        assert echoed(said.replace(tmp_path.as_posix(), "")) == []
        assert "jane" not in said


def test_of_a_fault_places_and_codes_stay_and_values_go() -> None:
    place = Place("x/jane-smith.csv", 3, 5, 4, "Jane Smith,2")
    fault = Diagnostic(
        Code.DUPLICATE_KEY, "two columns are called `Jane` `x`", place, (("first at Jane Smith", place),), "`a`"
    )
    (told,) = without_quotes(InvalidInput([fault]), SIGNS).diagnostics
    assert (told.code, told.at.line, told.at.column, told.at.text) == (Code.DUPLICATE_KEY, 3, 5, "")
    assert told.message == "two columns are called [withheld]"
    assert "ane" not in str(told).replace("[name", "")


def test_tables_without_a_cell_in_common_cannot_be_compared(tmp_path: Path) -> None:
    for name, text in (("a.csv", "area,a\nJane Smith,9\n"), ("b.csv", "area,b\nsouth,9\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match="no cell with the same two labels"):
        table_hygiene(tmp_path / "a.csv", tmp_path / "b.csv")


def test_a_fault_that_quotes_nobody_is_told_as_it_is() -> None:
    place = Place("records/plan.yaml", 3, 5, 4, "  - {subject: 2.1, grade: godo}")
    fault = Diagnostic(Code.OFF_SCALE, "`godo` is no point of the scale", place, (("first here", place),), "use `good`")
    assert without_details(InvalidInput([fault]), SIGNS).diagnostics == (fault,)


def test_of_a_fault_that_quotes_somebody_the_line_and_the_value_go_and_all_else_stays() -> None:
    place = Place("Jane Smith/plan.yaml", 3, 5, 4, "  title: Interview with Jane Smith, kind: spoken")
    fault = Diagnostic(
        Code.UNKNOWN_KEY, "`Jane` is not known here, nor is `kind`", place, (), "did you mean `jane-smith`?"
    )
    (told,) = without_details(InvalidInput([fault]), SIGNS).diagnostics
    assert told.message == "[withheld] is not known here, nor is `kind`"
    assert told.help == "did you mean [withheld]?"
    assert told.at == Place("[name withheld]/plan.yaml", 3, 5, 4, "")
