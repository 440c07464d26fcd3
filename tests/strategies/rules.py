"""Random rules, as texts over the sample schema, and texts that are nearly rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from qualityframework.expressions import REACH, Parameters, RuleText
from qualityframework.vocabulary import Date, Decimal, Entity, GradeOf, Integer, Kind, Text, Truth, Type
from tests.expressions.sample import GRADES, REMIT, SCALE, SCHEMA
from tests.strategies.rows import TEXTS, Draw, values_of

LONGEST = 1_000
SUBJECTS = ("inspection", "domain", "evaluation")
PARAMETERS: Mapping[str, Type] = {
    "least": Integer(0, 9),
    "limit": Decimal(2, 0, 100),
    "since": Date(),
    "bar": SCALE,
    "word": Text(),
}


@dataclass(frozen=True)
class Names:
    """Names that may be written, by what they are: whole, places, number, date, grade, truth, text, share, a kind."""

    known: Mapping[str, tuple[str, ...]]
    facts: tuple[str, ...]
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    def of(self, *what: str) -> list[str]:
        return [name for one in what for name in self.known.get(one, ())]

    def adding(self, lets: Mapping[str, str]) -> Names:
        known = dict(self.known)
        for name, what in lets.items():
            known[what] = (name, *known.get(what, ()))
        return Names(known, self.facts, self.kinds)


def _what(type_: Type) -> str:
    match type_:
        case Integer():
            return "whole"
        case Decimal():
            return "places" if type_.places == 2 else "number"
        case Kind():
            return type_.name
        case _:
            return {Date: "date", GradeOf: "grade", Truth: "truth", Text: "text"}[type(type_)]


def _facts_of(entity: Entity, lead: str = "") -> Iterator[tuple[str, Type]]:
    for name, fact in entity.facts.items():
        yield f"{lead}{name}", fact.type
    for name, parent in entity.parents.items():
        yield from _facts_of(SCHEMA[parent], f"{lead}{name}.")


def names_of(subject: str, row: str | None = None) -> Names:
    """What a rule for `subject` may name, in an aggregate over rows of `row`."""
    facts = [*(_facts_of(SCHEMA[row], "x.") if row else ()), *_facts_of(SCHEMA[subject])]
    known: dict[str, tuple[str, ...]] = {}
    for name, type_ in [*facts, *PARAMETERS.items()]:
        known[_what(type_)] = (*known.get(_what(type_), ()), name)
    kinds = {type_.name: type_ for _, type_ in facts if isinstance(type_, Kind)}
    return Names(known, tuple(name for name, _ in facts), kinds)


def _relations_of(subject: str, lead: str = "") -> Iterator[tuple[str, str]]:
    for name, relation in SCHEMA[subject].relations.items():
        yield f"{lead}{name}", relation.entity
    for name, parent in SCHEMA[subject].parents.items():
        yield from _relations_of(parent, f"{lead}{name}.")


@dataclass(frozen=True)
class Writer:
    """Writes well-typed texts. All of them read a fact, a let or a parameter, so that no condition is always true."""

    draw: Draw
    names: Names
    missing: bool = True

    def one_of(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def name(self, *what: str) -> str:
        """A name of this sort; every other time one that is of interest here: a let, or a fact of the row."""
        names = self.names.of(*what)
        here = [name for name in names if name.startswith(("let_", "x."))]
        return str(self.draw(st.sampled_from(here if here and self.draw(st.booleans()) else names)))

    def constant(self) -> str:
        return str(self.one_of("0", "1", "2", "3", "7", "0.5", "0.25", "1.50", "-1", "1_0"))

    def number(self, depth: int, *, months: bool = True) -> str:
        forms = ["name"] if depth == 0 else ["name", "sum", "product", "abs", "extreme", "steps", "minus"]
        if months and depth > 0:
            forms.append("months")
        match self.one_of(*forms):
            case "sum":
                other = self.operand(depth - 1, months=months)
                left, right = self.swapped(self.number(depth - 1, months=months), other)
                return f"({left} {self.one_of('+', '-')} {right})"
            case "product":
                left, right = self.swapped(self.number(depth - 1, months=months), self.one_of("2", "3", "-1", "0"))
                return f"({left} * {right})"
            case "abs":
                return f"abs({self.number(depth - 1, months=months)})"
            case "extreme":
                more = [self.operand(depth - 1, months=months) for _ in range(self.one_of(1, 2))]
                return f"{self.one_of('min', 'max')}({', '.join([self.number(depth - 1, months=months), *more])})"
            case "steps":
                left, right = self.swapped(self.name("grade"), self.grade())
                return f"steps({left}, {right})"
            case "months":
                return f"months_between({self.date()}, {self.date()})"
            case "minus":
                return f"(-{self.number(depth - 1, months=months)})"
            case _:
                return self.name("whole", "places", "number")

    def operand(self, depth: int, *, months: bool = True) -> str:
        return self.constant() if self.draw(st.booleans()) else self.number(depth, months=months)

    def grade(self) -> str:
        if self.draw(st.booleans()):
            return self.name("grade")
        return str(self.one_of(*GRADES, "max(bar, weak)", "min(good, bar)"))

    def date(self) -> str:
        return str(self.one_of(self.name("date"), self.name("date"), f"max({self.name('date')}, since)"))

    def swapped(self, left: str, right: str) -> tuple[str, str]:
        return (left, right) if self.draw(st.booleans()) else (right, left)

    def order(self) -> str:
        return str(self.one_of("<", "<=", ">", ">=", "==", "!="))

    def condition(self, depth: int) -> str:
        if depth > 0 and self.draw(st.booleans()):
            return self.joined(depth)
        forms = ["truth", "numbers", "chain", "among", "dates", "grades", "texts", "kinds", "share", "missing"]
        left_out = {
            "truth": not self.names.of("truth"),
            "kinds": not self.names.kinds,
            "share": not self.names.of("share"),
            "missing": not self.missing,
        }
        form = self.one_of(*(form for form in forms if not left_out.get(form, False)))
        return str(getattr(self, f"_{form}")())

    def joined(self, depth: int) -> str:
        match self.one_of("not", "and", "or", "fold"):
            case "not":
                return f"not ({self.condition(depth - 1)})"
            case "fold":
                return f"({self.condition(depth - 1)} {self.one_of('and 1 < 2', 'or 2 < 1', 'and not weak > good')})"
            case word:
                parts = [f"({self.condition(depth - 1)})" for _ in range(self.one_of(2, 2, 3))]
                return f" {word} ".join(parts)

    def _truth(self) -> str:
        return self.name("truth")

    def _missing(self) -> str:
        return f"missing({self.one_of(*self.names.facts)})"

    def _numbers(self) -> str:
        left, right = self.swapped(self.number(2), self.operand(1))
        return f"{left} {self.order()} {right}"

    def _chain(self) -> str:
        return f"{self.operand(1)} {self.order()} {self.number(1)} {self.order()} {self.operand(1)}"

    def _among(self) -> str:
        which = self.one_of("whole", "places", "grade", "text")
        options = {
            "whole": ("0", "1", "-2", "3"),
            "places": ("0.50", "0.25", "1.00"),
            "grade": tuple(GRADES),
            "text": tuple(repr(text) for text in TEXTS),
        }[which]
        chosen = [self.one_of(*options) for _ in range(self.one_of(1, 2, 3))]
        lead = f"{self.operand(0)} {self.order()} " if which in ("whole", "places") and self.draw(st.booleans()) else ""
        return f"{lead}{self.name(which)} {self.one_of('in', 'not in')} ({', '.join(chosen)},)"

    def _dates(self) -> str:
        return f"{self.date()} {self.order()} {self.date()}"

    def _grades(self) -> str:
        left, right = self.swapped(self.name("grade"), self.grade())
        return f"{left} {self.order()} {right}"

    def _texts(self) -> str:
        other = repr(self.one_of(*TEXTS)) if self.draw(st.booleans()) else self.name("text")
        left, right = self.swapped(self.name("text"), other)
        return f"{left} {self.one_of('==', '!=')} {right}"

    def _kinds(self) -> str:
        kind = self.names.kinds[self.one_of(*self.names.kinds)]
        left = self.name(kind.name)
        if self.draw(st.booleans()):
            words = [f'"{self.one_of(*kind.values)}"' for _ in range(self.one_of(1, 2))]
            return f"{left} {self.one_of('in', 'not in')} ({', '.join(words)},)"
        left, right = self.swapped(left, self.one_of(f'"{self.one_of(*kind.values)}"', self.name(kind.name)))
        return f"{left} {self.one_of('==', '!=')} {right}"

    def _share(self) -> str:
        limits = ("0", "1", "0.5", "0.25", "0.333", "limit", "least")
        order = self.one_of("<", "<=", ">", ">=")
        share, limit = self.name("share"), self.one_of(*limits)
        if self.draw(st.booleans()):
            return f"{limit} {order} {share} <= {self.one_of(*limits)}"
        left, right = self.swapped(share, limit)
        return f"{left} {order} {right}"

    def aggregate(self, path: str) -> tuple[str, str]:
        """The text of an aggregate, and what its value is."""
        operation = self.one_of("count", "distinct", "sum", "min", "max", "any", "all", "share")
        value, what = self._value(operation)
        ifs = "".join(f" if {self.condition(1)}" for _ in range(self.one_of(0, 1, 1, 2)))
        return f"{operation}({value} for x in {path}{ifs})", what

    def _value(self, operation: str) -> tuple[str, str]:
        if operation == "count":
            return "x", "whole"
        if operation in ("any", "all", "share"):
            return self.condition(1), "share" if operation == "share" else "truth"
        if operation == "sum":
            return self.number(1, months=False), "number"
        what = self.one_of("number", "date", "grade", *(("text", *self.names.kinds) if operation == "distinct" else ()))
        value = self.number(1) if what == "number" else self.name(what)
        return value, "whole" if operation == "distinct" else what


@st.composite
def rule_texts(draw: Draw, name: str = "evidence/sample", *, missing: bool = True) -> RuleText:
    """A rule without problems; without `missing` it asks nothing about gaps."""
    subject = draw(st.sampled_from(SUBJECTS))
    lets: dict[str, str] = {}
    whats: dict[str, str] = {}
    for index in range(draw(st.integers(0, 3))):
        path, entity = draw(st.sampled_from(list(_relations_of(subject))))
        inner = Writer(draw, names_of(subject, entity), missing)
        lets[f"let_{index}"], whats[f"let_{index}"] = inner.aggregate(path)
    writer = Writer(draw, names_of(subject).adding(whats), missing)
    applies = writer.condition(1) if draw(st.integers(0, 3)) == 0 else None
    return RuleText(name, subject, writer.condition(2), applies, lets, PARAMETERS, (("rule", name),))


def _fits(text: RuleText) -> bool:
    return max(map(len, (text.when, text.applies or "", *text.lets.values()))) <= LONGEST


def well_typed(*, missing: bool = True) -> st.SearchStrategy[RuleText]:
    """Rules that have no problems."""
    return rule_texts(missing=missing).filter(_fits)


def parameter_values() -> st.SearchStrategy[Parameters]:
    """A value for each parameter."""
    return st.fixed_dictionaries({name: values_of(type_) for name, type_ in PARAMETERS.items()})


@st.composite
def rules_about_items(draw: Draw) -> list[RuleText]:
    """Rules for an evaluation that have one to three aggregates each over its items."""
    texts = []
    for index in range(draw(st.integers(1, 3))):
        inner = Writer(draw, names_of("evaluation", "item"))
        lets = {f"let_{number}": inner.aggregate("items") for number in range(draw(st.integers(1, 3)))}
        known = names_of("evaluation").adding({name: what for name, (_, what) in lets.items()})
        when = Writer(draw, known).condition(1)
        written = {name: let for name, (let, _) in lets.items()}
        texts.append(RuleText(f"evidence/rule-{index}", "evaluation", when, None, written, PARAMETERS))
    return texts


def about_items() -> st.SearchStrategy[list[RuleText]]:
    """Rules without problems, all about one list of rows."""
    return rules_about_items().filter(lambda texts: all(map(_fits, texts)))


RULES = ("evidence/a", "evidence/b", "story/c", "story/d", "consistency/e")


@st.composite
def readers(draw: Draw) -> list[RuleText]:
    """Rules of which some read findings, by rule, remit, severity or anything else."""
    rules = []
    for name in draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=5, unique=True)):
        subject = draw(st.sampled_from(tuple(REACH)))
        where = draw(st.sampled_from((None, "rule", "remit", "both", "either", "other", "neither")))
        other, remit = draw(st.sampled_from(RULES)), draw(st.sampled_from(REMIT.values))
        condition = {
            "rule": f'f.rule in ("{other}", "x")',
            "remit": f'"{remit}" == f.remit',
            "both": f'f.remit == "{remit}" if f.rule == "{other}"',
            "either": f'f.remit == "{remit}" or f.rule == "{other}"',
            "other": f'f.rule != "{other}"',
            "neither": 'not f.severity == "note"',
        }.get(where or "")
        severity = draw(st.sampled_from(("explain", "note")))
        lets = {"found": f"count(f for f in findings if {condition})"} if condition else {}
        tags = (("rule", name), ("remit", name.split("/")[0]), ("severity", severity))
        when = "found > 0" if lets else {"evaluation": "reason_stated"}.get(subject, 'id == "a"')
        rules.append(RuleText(name, subject, when, None, lets, tags=tags))
    return rules


# any text ------------------------------------------------------------------------------------------------------------

_SCRAPS = (
    *("(", ")", "[", "]", "{", "}", ",", ".", ":", "'", '"', "\\", "#", ";", "\n", "\0", "é", "\ud800", " ", "=", ":="),
    *("if", "for x in items", "lambda:", "not ", " is ", " in ", "*", "**", "%", "/", "//", "~", "-", "@", "await "),
    *("9" * 40, "1e9", "0.12345", "0.5", "None", "True", "x", "x.", "items", "grade", "count", "share", "__class__"),
    *("inspection", "domain.inspection", "let_0", "limit", "since", "min(", "abs(", "missing(", "...", "b''", "1j"),
)


@st.composite
def nearly(draw: Draw, text: str) -> str:
    """The text after a few slips of the pen."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + draw(st.sampled_from(("", *_SCRAPS, text[start:end] * 2))) + text[end:]
    return text
