"""Every format read back: which findings it tells, and what it says is not determined."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qualityframework import Review
from qualityframework.report import FORMATS, RecordFile, render

RECORD = RecordFile("records/a, b: c%.yaml", "0" * 64)
TEXTS = tuple(format for format in FORMATS if format not in ("docx", "xlsx"))
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")


class Told(NamedTuple):
    """Identifiers, as often as each is told."""

    findings: Counter[str]
    undetermined: Counter[str]


def told(review: Review, format: str, record: RecordFile | None = RECORD) -> Told:
    """What a review tells in a format."""
    made = render(review, format, record)
    found, open_ = READ[format](made)
    return Told(Counter(found), Counter(open_))


def inline(made: str | bytes) -> str:
    assert isinstance(made, str)
    return made


def in_json(made: str | bytes) -> tuple[list[str], list[str]]:
    data = json.loads(inline(made))
    return [one["id"] for one in data["findings"]], [one["id"] for one in data["undetermined"]]


def results(made: str | bytes) -> list[dict[str, Any]]:
    (run,) = json.loads(inline(made))["runs"]
    return cast("list[dict[str, Any]]", run["results"])


def in_sarif(made: str | bytes) -> tuple[list[str], list[str]]:
    ids = [(one["partialFingerprints"]["finding/v1"], one["level"] == "none") for one in results(made)]
    return [id_ for id_, open_ in ids if not open_], [id_ for id_, open_ in ids if open_]


def in_junit(made: str | bytes) -> tuple[list[str], list[str]]:
    cases = list(ET.fromstring(inline(made)).iter("testcase"))
    failed = [one.attrib["name"] for one in cases if one.find("failure") is not None]
    return failed, [one.attrib["name"] for one in cases if one.find("skipped") is not None]


class Command(NamedTuple):
    """An annotation, as a runner of workflows reads it."""

    kind: str
    properties: dict[str, str]
    data: str


def commands(made: str | bytes) -> list[Command]:
    """The commands of all lines that are one, wherever a runner would see a line begin."""
    lines = re.split(r"\r\n|\r|\n", inline(made))
    found = [re.fullmatch(r"::(\w+) (.*?)::(.*)", line) for line in lines]
    return [Command(one[1], dict(_pair(pair) for pair in one[2].split(",")), unescaped(one[3])) for one in found if one]


def _pair(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name, unescaped(value)


def unescaped(text: str) -> str:
    for code, ch in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, ch)
    return text


def in_github(made: str | bytes) -> tuple[list[str], list[str]]:
    titled = [(one.properties["title"], one.data) for one in commands(made)]
    found = [title.partition(": ")[2] for title, _ in titled if title != "not determined"]
    return found, [data for title, data in titled if title == "not determined"]


def rows(made: str | bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(inline(made).removeprefix("\ufeff"), newline=""), strict=True))


def in_csv(made: str | bytes) -> tuple[list[str], list[str]]:
    ids = {outcome: [one["id"] for one in rows(made) if one["outcome"] == outcome] for outcome in OUTCOMES}
    return ids["fires"], ids["undetermined"]


OUTCOMES = ("fires", "undetermined")


def sheets(made: str | bytes) -> dict[str, list[list[Any]]]:
    from openpyxl import load_workbook

    assert isinstance(made, bytes)
    book = load_workbook(io.BytesIO(made))
    return {sheet.title: [list(row) for row in sheet.iter_rows(min_row=2)] for sheet in book.worksheets}


def in_xlsx(made: str | bytes) -> tuple[list[str], list[str]]:
    """Ids are in the first column; Excel writes an underscore before what looks like a character's number as one."""
    found, open_ = (
        [str(row[0].value).replace("_x005F_", "_") for row in sheets(made)[name]]
        for name in ("findings", "not determined")
    )
    return found, open_


def in_docx(made: str | bytes) -> tuple[list[str], list[str]]:
    """The name of a finding and its place stand in the third line below its heading."""
    from docx import Document

    assert isinstance(made, bytes)
    paper = Document(io.BytesIO(made))
    lines = paper.paragraphs
    heads = [number for number, line in enumerate(lines) if line.style is not None and line.style.name == "Heading 2"]
    found = [lines[number + 3].text.partition(f", {RECORD.name}")[0] for number in heads]
    tables = [table for table in paper.tables if table.rows[0].cells[0].text == "rule"]
    return found, [row.cells[0].text for table in tables for row in table.rows[1:]]


def parsed(made: str | bytes) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(inline(made))


def codes(token: Token) -> list[str]:
    return [child.content for child in token.children or () if child.type == "code_inline"]


def in_markdown(made: str | bytes) -> tuple[list[str], list[str]]:
    """Ids are the first code of an item of a list, and of a row of a table."""
    found: list[str] = []
    open_: list[str] = []
    inside: list[str] = []
    for token in parsed(made):
        if token.nesting:
            inside = [*inside, token.type] if token.nesting > 0 else inside[:-1]
        elif token.type == "inline" and (named := codes(token)):
            (found if "list_item_open" in inside else open_).append(named[0])
    return found, open_


def in_text(made: str | bytes) -> tuple[Iterator[str], Iterator[str]]:
    """How many there are, from the summary: text names what is not determined by what is not recorded."""
    (counts,) = re.findall(r"^(\d+) to resolve, (\d+) to explain, (\d+) to note(?:; (\d+) could)?", inline(made), re.M)[
        :1
    ]
    *found, open_ = (int(count or 0) for count in counts)
    return iter(["?"] * sum(found)), iter(["?"] * open_)


READ: dict[str, Callable[[str | bytes], tuple[Any, Any]]] = {
    "csv": in_csv,
    "docx": in_docx,
    "github": in_github,
    "json": in_json,
    "junit": in_junit,
    "markdown": in_markdown,
    "sarif": in_sarif,
    "text": in_text,
    "xlsx": in_xlsx,
}
