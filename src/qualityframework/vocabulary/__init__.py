"""The words of the field as types: scale, grade, severity, citation, diagnostic, and the facts rules may use."""

from .citation import Citation, Dated, Frozen
from .diagnostic import Cell, Code, Diagnostic, Place, column_letters, printable, unordered
from .entity import Entity, Fact, Relation
from .facts import BENCHMARKED, FACTS, SUBJECTS, WEIGHED
from .fixed import Fixed, FixedDict
from .judgement import (
    Agreement,
    BandVerdict,
    Consistency,
    DetailKind,
    Firmness,
    Level,
    Outcome,
    Remit,
    Severity,
    State,
    Status,
)
from .names import did_you_mean, natural, nearest
from .rounding import about, down, up
from .scalars import HEAVIEST, INKED, NUMBER, WHOLE, Day, Flag, Id, Line, Once, Probability, Weight, Written
from .scale import Grade, steps
from .types import MANY, Date, Decimal, GradeOf, Integer, Kind, Share, Text, Truth, Type
from .value import value

__all__ = [
    "BENCHMARKED",
    "FACTS",
    "HEAVIEST",
    "INKED",
    "MANY",
    "NUMBER",
    "SUBJECTS",
    "WEIGHED",
    "WHOLE",
    "Agreement",
    "BandVerdict",
    "Cell",
    "Citation",
    "Code",
    "Consistency",
    "Date",
    "Dated",
    "Day",
    "Decimal",
    "DetailKind",
    "Diagnostic",
    "Entity",
    "Fact",
    "Firmness",
    "Fixed",
    "FixedDict",
    "Flag",
    "Frozen",
    "Grade",
    "GradeOf",
    "Id",
    "Integer",
    "Kind",
    "Level",
    "Line",
    "Once",
    "Outcome",
    "Place",
    "Probability",
    "Relation",
    "Remit",
    "Severity",
    "Share",
    "State",
    "Status",
    "Text",
    "Truth",
    "Type",
    "Weight",
    "Written",
    "about",
    "column_letters",
    "did_you_mean",
    "down",
    "natural",
    "nearest",
    "printable",
    "steps",
    "unordered",
    "up",
    "value",
]
