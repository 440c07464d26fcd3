"""A rule from its document: every fault of its shape, its expressions, its texts and its examples is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..documents import Document, modelled, refuse
from ..expressions import Constant, Let, Problem, RuleText, TypedRule, check_rule, infer
from ..vocabulary import (
    FACTS,
    Code,
    Dated,
    Decimal,
    Diagnostic,
    FixedDict,
    GradeOf,
    Integer,
    Outcome,
    Text,
    Type,
)
from .ruleset import ProvenRule, Rule
from .ruleset_file import RuleBody
from .scale_file import Scale
from .texts import check_text, names_in

if TYPE_CHECKING:
    from .rule_file import RuleFile

_NUMBERS = "write 12, 0.25 with at most four digits after the point, or 2019-07-31"


def read_rule(document: Document, rule_id: str, scale: Scale) -> ProvenRule:
    """A rule from its document.

    Raises:
        InvalidInput: with every fault of the file: its shape, its expressions, its texts, its examples.
    """
    from .rule_file import RuleFile  # loaded only here, as a review leaves examples unread

    file = modelled(document, RuleFile)
    typed, parameters = _checked(document, file, rule_id, scale, _examples(document, file))
    return ProvenRule(rule_id, file, typed, parameters, document.source.name)


def read_body(document: Document, rule_id: str, scale: Scale) -> Rule:
    """A rule from a document that has no examples.

    Raises:
        InvalidInput: with every fault of it.
    """
    file = modelled(document, RuleBody)
    typed, parameters = _checked(document, file, rule_id, scale)
    return Rule(rule_id, file, typed, parameters, document.source.name)


def _checked(
    document: Document, file: RuleBody, rule_id: str, scale: Scale, more: Iterable[Diagnostic] = ()
) -> tuple[TypedRule, Mapping[str, Dated[Constant]]]:
    """A rule as typed, and its parameters; refused with all faults of it and those that are known of already."""
    constants = grade_constants(scale)
    parameters, faults = _parameters(document, file, constants)
    uncertain = bool(faults)
    text = RuleText(
        name=rule_id,
        subject=file.subject,
        when=file.when,
        applies=file.applies,
        lets=file.lets,
        parameters={name: _widest(dated) for name, dated in parameters.items()},
        tags=(("rule", rule_id), ("remit", file.remit), ("severity", file.severity)),
    )
    typed, problems = check_rule(text, FACTS, constants)
    for key, found in problems.items():
        # the type of a parameter that has a fault is not known, so what follows from it is not told
        told = [problem for problem in found if not (uncertain and problem.code is Code.TYPE_ERROR)]
        faults += [_placed(document, tuple(key.split(".", 1)), problem) for problem in told]
    faults += _names(document, file, constants)
    for key in ("message", "question"):
        for bad in check_text(getattr(file, key), file):
            faults.append(_placed(document, (key,), Problem(bad.code, bad.message, bad.start, bad.end, bad.help)))
    faults += more
    if faults or typed is None:
        refuse(faults)
    assert typed is not None
    refuse(_unused(document, file, typed))
    return typed, FixedDict(parameters)


def _unused(document: Document, file: RuleBody, typed: TypedRule) -> Iterator[Diagnostic]:
    """A parameter or let that nothing asks for: a slip, and a let can make a rule not applicable for what it reads."""
    read = typed.parameters
    for name in file.parameters:
        if name not in read:
            yield Diagnostic(
                Code.UNKNOWN_KEY, f"no condition uses `{name}`", document.place("parameters", name, key=True)
            )
    asked = {node.name for node in typed.nodes if isinstance(node, Let)}
    told = {name.partition(".")[0] for text in (file.message, file.question) for name in names_in(text)}
    for name in file.lets:
        if name not in asked | told:
            yield Diagnostic(
                Code.UNKNOWN_KEY, f"neither a condition nor a text uses `{name}`", document.place("let", name, key=True)
            )


def grade_constants(scale: Scale) -> dict[str, Constant]:
    """The grades of a scale as constants of the rule language."""
    type_ = GradeOf(scale.id, len(scale.grades))
    return {grade.name: Constant(grade.position, type_) for grade in scale.grades}


def _parameters(
    document: Document, file: RuleBody, constants: Mapping[str, Constant]
) -> tuple[dict[str, Dated[Constant]], list[Diagnostic]]:
    known, faults = {}, []
    for name, text in file.parameters.items():
        entries = [(day, infer(text.values[day], constants)) for day in sorted(text.values)]
        misspelt = [day for day, constant in entries if _misspelt(constant)]
        for day in misspelt:
            message = f"`{text.values[day]}` begins like a number or a date, and is none"
            place = document.place("parameters", name, day.isoformat())
            faults.append(Diagnostic(Code.WRONG_TYPE, message, place, help=_NUMBERS))
        types = [constant.type for day, constant in entries if day not in misspelt]
        kinds = {type(type_) for type_ in types}
        places = {getattr(type_, "places", 0) for type_ in types}
        if len(kinds) > 1 or len(places) > 1:
            message = f"the values of `{name}` are not all of one type"
            faults.append(Diagnostic(Code.TYPE_ERROR, message, document.place("parameters", name, key=True)))
        known[name] = Dated(tuple(entries))
    return known, faults


def _misspelt(constant: Constant) -> bool:
    return isinstance(constant.type, Text) and re.match(r"[-+]?\.?[0-9]", str(constant.value)) is not None


def _widest(dated: Dated[Constant]) -> Type:
    """The type of a parameter, with bounds that hold all its values."""
    types = [constant.type for _, constant in dated.entries]
    bounds = [type_ for type_ in types if isinstance(type_, Integer | Decimal)]
    if len(bounds) < len(types):
        return types[0]
    return replace(bounds[0], low=min(one.low for one in bounds), high=max(one.high for one in bounds))


def _names(document: Document, file: RuleBody, constants: Mapping[str, Constant]) -> Iterator[Diagnostic]:
    """A let or parameter must not hide a fact, a grade or each other."""
    subject = FACTS[file.subject]
    taken = dict.fromkeys((*subject.facts, *subject.relations, *subject.parents), "a fact")
    taken |= dict.fromkeys(constants, "a grade")
    for key, names in (("let", file.lets), ("parameters", file.parameters)):
        for name in names:
            if name in taken:
                yield Diagnostic(
                    Code.DUPLICATE_ID,
                    f"`{name}` is {taken[name]} already",
                    document.place(key, name, key=True),
                    help="choose another name",
                )
            taken[name] = "a let" if key == "let" else "a parameter"


def _examples(document: Document, file: RuleFile) -> Iterator[Diagnostic]:
    names = [example.name for example in file.examples]
    for index, name in enumerate(names):
        if name in names[:index]:
            related = (("first here", document.place("examples", names.index(name), "name")),)
            yield Diagnostic(
                Code.DUPLICATE_ID,
                f"two examples are called `{name}`",
                document.place("examples", index, "name"),
                related,
            )
    for wanted in (Outcome.FIRES, Outcome.CLEAR):
        if not any(example.expect is wanted for example in file.examples):
            yield Diagnostic(Code.EXAMPLES, f"no example expects `{wanted}`", document.place("examples", key=True))
    for name, parameter in file.parameters.items():
        days = sorted(parameter.values)
        if len(days) == 1:
            continue
        met = {
            max((day for day in days if day <= example.as_of), default=None) if example.as_of else days[-1]
            for example in file.examples
        }
        for day in days:
            if day not in met:
                message = f"no example uses the value of `{name}` from {day.isoformat()}"
                at = document.place("parameters", name, day.isoformat(), key=True)
                help_ = f"give an example `as_of: {day.isoformat()}`"
                yield Diagnostic(Code.EXAMPLES, message, at, help=help_)


def _placed(document: Document, path: tuple[str, ...], problem: Problem) -> Diagnostic:
    """A problem at its place in the file; for a text over several lines, at its beginning."""
    scalar = document.scalar(*path)
    at = document.place(*path)
    source = document.source_of(scalar) if scalar is not None else document.source
    for opening in ("", '"', "'"):
        if scalar is not None and source.text.startswith(opening + scalar.text, scalar.start):
            at = source.at(scalar.start + len(opening) + problem.start, problem.end - problem.start)
    return Diagnostic(problem.code, problem.message, at, help=problem.help)
