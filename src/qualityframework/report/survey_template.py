"""The beginning of a survey's mapping: its columns and answers, ready to be told what they mean."""

from __future__ import annotations

import math

import yaml

from ..frameworks import Framework
from ..inspections import SurveyColumns

_HEAD = """\
## Which columns of a survey are evidence of what, and what their answers mean. Fill in what is empty: it is
## asked for. Take away columns that are no evidence, which are not read then, and answers that no column has.
## All keys: qualityframework schema survey
form: survey
id: my-survey          # its items share this as their lineage: one survey is one source
framework: {framework}
kind:                  # {kinds}
from:                  # the role of those who answered, never a name
date:                  # the day it closed, as 2019-05-31
# invited: 140         # how many were asked
# verified: "no"       # whether it was checked against a second source

## What answers mean: each of those that stand below goes into one of the lists. Where they tell grades, and not whether
## a standard is met, write instead of `met`, `not_met` and `standard`:
##     grades: {{{grades}}}
answers:
"""
_SCALE = """\
  scale-{number}:
    ## {answers}
    met: []
    not_met: []
    missing: []        # answers that say nothing, as "Don't know"
    standard:          # what is met, as: agree or strongly agree
"""
_RARE = "and {} more, which fewer than three gave: look at the export"
_QUESTIONS = '\nquestions:             # `indicators` takes codes, as ["2.1", "5.3"]\n'
_LEFT = """
## Not offered: fewer than ten answered, all said the same, or the answers are hardly choices among a few.
"""
_QUESTION = "  - {{column: {column}, id: question-{number}, indicators: [], answers: scale-{scale}}}\n"


def survey_beginning(framework: Framework, columns: SurveyColumns) -> str:
    """A mapping that asks for everything that nobody but its author knows: it is refused until that is filled in."""
    kinds = [kind.id for kind in framework.kinds.values() if kind.family == "survey"] or [*framework.kinds]
    grades = ", ".join(f"{grade.name}: []" for grade in reversed(framework.scale.grades))
    head = _HEAD.format(framework=framework.name, kinds=" | ".join(kinds), grades=grades)
    scales = [
        _SCALE.format(number=at, answers=", ".join([*map(_quoted, answers), *([_RARE.format(rare)] if rare else [])]))
        for at, (answers, rare) in enumerate(zip(columns.answers, columns.rare, strict=True), 1)
    ]
    questions = [
        _QUESTION.format(column=_quoted(one.column), number=at, scale=one.answers + 1)
        for at, one in enumerate(columns.choices, 1)
    ]
    left = [_LEFT, *(f"##   {_quoted(column)}\n" for column in columns.others)] if columns.others else []
    return "".join((head, *scales, _QUESTIONS, *questions, *left))


def _quoted(text: str) -> str:
    """A text as YAML writes it, in one line whatever is in it."""
    made: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=math.inf)
    return made.rstrip("\n")
