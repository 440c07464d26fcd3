"""Random records for each framework that has rules: whole ones, and ones with gaps.

A record with gaps is a whole one of which something was left out, so the whole one is one way of filling its gaps.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualityframework.frameworks import Framework, load
from qualityframework.inspections import Inspection, Record, Recorded, bind
from qualityframework.testing.drawn_rows import by_hypothesis
from qualityframework.testing.written_records import RecordWriter

from .gaps import ANSWERS, OPEN, TEXTS, Data, Hole, holes, leave_out
from .settings import PANEL, PROGRESS, SELF, Setting

FRAMEWORK = PANEL.framework
GRADES = PANEL.grades
KINDS = PANEL.kinds
ANY = st.sampled_from((PANEL, PANEL, PROGRESS, SELF))


def bound(data: Mapping[str, Any], framework: Framework | None = None) -> Inspection:
    """The inspection that a record's data describe."""
    return bind(Recorded(Record.model_validate(data)), framework or load(data["framework"]))


@st.composite
def whole_records(draw: DrawFn, setting: Setting | None = None) -> Data:
    """A record in which nothing is left out. It is not marked complete."""
    setting = setting or draw(ANY)
    profile = draw(st.sampled_from(setting.pack.file.profiles))
    return RecordWriter(by_hypothesis(draw), setting.pool(profile)).record() | {"complete": False}


@st.composite
def records(draw: DrawFn, complete: bool | None = None, setting: Setting | None = None) -> Data:
    """A record, with or without gaps, and marked complete or not."""
    data = draw(whole_records(setting))
    marked = draw(st.booleans()) if complete is None else complete
    return {**leave_out(data, draw(_some_holes(list(holes(data))))), "complete": marked}


@st.composite
def gaps_and_filled(draw: DrawFn, setting: Setting | None = None) -> tuple[Data, Data]:
    """A record that is not complete, and the same with some of its gaps filled."""
    filled = draw(records(complete=False, setting=setting))
    gaps = leave_out(filled, draw(_some_holes(list(holes(filled)))))
    return _doubted(draw, gaps), filled


@st.composite
def open_fields_and_filled(draw: DrawFn, setting: Setting | None = None) -> tuple[Data, Data]:
    """A complete record with fields left out that are unknown even so, and the same with them filled."""
    filled = draw(records(complete=True, setting=setting))
    open_fields = [hole for hole in holes(filled) if hole[-1] in OPEN or "earlier" in hole[:-1]]
    gaps = leave_out(filled, draw(_some_holes(open_fields)))
    return _doubted(draw, gaps), filled


@st.composite
def sayable_gaps(draw: DrawFn) -> Data:
    """A record that is not complete, with gaps for each of which a record has a word for "there is none"."""
    data = draw(whole_records())
    for number, item in enumerate(data["evidence"]):
        item["lineage"] = f"source-{number}"
    sayable = [hole for hole in holes(data) if hole[-1] not in TEXTS and "strands" not in hole]
    return leave_out(data, draw(_some_holes(sayable)))


def _some_holes(known: list[Hole]) -> SearchStrategy[list[Hole]]:
    """Few or many fields, and now and then a whole list."""
    lists: list[Hole] = [hole for hole in known if len(hole) == 1]
    fields: list[Hole] = [hole for hole in known if len(hole) > 1]
    few, many = _up_to(4, fields), _up_to(20, fields, least=8)
    return st.builds(list.__add__, st.one_of(st.just([]), _up_to(4, lists, least=1)), st.one_of(few, many))


def _up_to(most: int, known: list[Hole], least: int = 0) -> SearchStrategy[list[Hole]]:
    return st.lists(st.sampled_from(known), min_size=least, max_size=most) if known else st.just([])


def _doubted(draw: DrawFn, data: Data) -> Data:
    """The record with less told where gaps are told: more `unknown` among answers, more "cannot tell" in beliefs."""
    data = copy.deepcopy(data)
    for part in ("evidence", "follow_up", "concerns"):
        for item in data.get(part, ()):
            for name in ANSWERS:
                if name in item and draw(st.booleans()):
                    item[name] = "unknown"
            belief = item.get("shows", {}).get("belief", {})
            for grade in draw(st.lists(st.sampled_from(sorted(belief)), unique=True, max_size=3)) if belief else ():
                del belief[grade]
    return data
