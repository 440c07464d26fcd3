"""The rules of a session, asked anew of those subjects alone of which they see something else than before.

Nothing says which subjects a change bears on: everything is looked at, and what looks the same to a rule is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, NamedTuple

from ..errors import InternalError
from ..expressions import OUTCOMES, Compiled, Findings, Hit, Numbered, Row, Rows, durable
from ..frameworks import Ruleset, Scale
from ..vocabulary import FACTS, Outcome
from .kept import Remembered
from .result import Finding, Undetermined
from .review import finding_of, order, undetermined_of
from .running import Programme, finding_row, findings_of, in_force_since, programme, run
from .seen import Seen, Sees

Name = str | None
"""What a row is called; None where the list of such rows was never recorded."""
_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}


class Judged(NamedTuple):
    """What a rule came to on a row, and what that rests on."""

    seen: Hashable
    fields: durable.Found
    outcome: Outcome
    told: Finding | Undetermined | None
    order: tuple[object, ...]


_Beside = Callable[[], Sequence[Hit]]
Pair = tuple[Judged, Judged]
"""What a rule came to on a row before, and what it comes to now."""
_NOTHING = Judged(None, {}, Outcome.CLEAR, None, ())


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Rules for one entity that look at the same lists beyond it: what all of them see, and what each does."""

    subject: str
    sees: Sees
    each: Mapping[int, Sees]


@dataclass(slots=True, eq=False)
class _OfRow:
    """What the rules of a group came to on a row."""

    row: Row | None
    seen: Hashable
    judged: dict[int, Judged] = field(default_factory=dict)
    hits: list[tuple[int, int]] = field(default_factory=list)


class _New(NamedTuple):
    """A rule that sees something else of a row than before."""

    key: durable.Key
    of: _OfRow
    seen: Hashable
    fields: durable.Found
    before: Judged


class _Now(NamedTuple):
    """What is judged: the row of the inspection, the findings that the stratum can read, and words for grades."""

    inspection: Row
    findings: Findings
    scale: Scale


class LiveRules:
    """A ruleset that is kept on one inspection. `told` is what there is to tell, in its order.

    Args:
        ruleset: all its rules.
        day: to judge for.
        worker: runs the engine.

    Raises:
        Unusable: with each rule that the engine cannot run; or when the worker holds as many sessions as it can.
        WorkerLost: when its process has ended.
    """

    def __init__(self, ruleset: Ruleset, day: dt.date, worker: durable.Worker) -> None:
        self._in_force, self._strata, self._groups = _compiled(ruleset, in_force_since(ruleset, day))
        self._held = worker.open(self._strata)
        self._rows: list[dict[tuple[_Group, Name], _OfRow]] = [{} for _ in self._strata]
        self._hits: list[Hit] = []
        self.told: list[Judged] = []
        self._seen = Seen()
        self._found: Remembered[tuple[str, Name], Row] = Remembered()
        self._asked: Remembered[tuple[int, Row], tuple[bool | None, Any]] = Remembered()

    def update(self, inspection: Row, scale: Scale, *, compare: bool = False) -> list[Pair]:
        """Brings everything to what the inspection is now, and gives what was judged anew, before and after.

        Args:
            inspection: its row.
            scale: of its framework, whose words are told.
            compare: whether the default back end makes the same of it, stratum by stratum while the engine works.

        Raises:
            WorkerLost: when the process of the worker has ended.
            InternalError: with every rule and row on which the two differ.
        """
        seen, hits, changed = Seen(self._seen), list[Hit](), list[Pair]()
        theirs: list[Hit] = []
        for stratum in range(len(self._strata)):
            now = _Now(inspection, findings_of(self._in_force, hits, inspection, self._finding), scale)
            beside = partial(_beside, theirs, self._in_force.strata[stratum], now) if compare else None
            seen.stratum(now.findings)
            changed += self._stratum(stratum, now, seen, beside)
            hits += [(number, of.row, code) for of in self._rows[stratum].values() for number, code in of.hits]
        gone = {id(was) for was, _ in changed}
        self.told = [one for one in self.told if id(one) not in gone]
        self.told += [now for _, now in changed if now.told is not None]
        self.told.sort(key=lambda one: one.order)
        seen.forget()
        self._seen, self._hits = seen, hits
        self._found.turn()
        self._asked.turn()
        if compare:
            self._hold_against(theirs)
        return changed

    def _stratum(self, stratum: int, now: _Now, seen: Seen, beside: _Beside | None) -> Iterator[Pair]:
        """Judges the rules of a stratum. While the engine works, what the default back end finds is told already.

        Where the two come to the same, as they should, that is what there is to tell.
        """
        before, after = self._rows[stratum], dict[tuple[_Group, Name], _OfRow]()
        new: list[_New] = []
        for group in self._groups[stratum]:
            for row in _rows(group.subject, now.inspection):
                key = group, row.id if row is not None else None
                if key in after:
                    raise InternalError(f"two rows that a rule is for are called `{key[1]}`")
                what, known = now.inspection.id if row is None else seen.by(group.sees, row), before.get(key)
                if known is not None and known.seen == what:
                    known.row, after[key] = row, known
                else:
                    after[key] = _OfRow(row, what)
                    new += self._new(stratum, group, known, after[key], now, seen)
        come = {
            one.key: one.fields
            for one in new
            if one.of.row is not None and (one.before is _NOTHING or one.before.fields != one.fields)
        }
        vanished = {
            (number, name): judged
            for (group, name), of in before.items()
            if (group, name) not in after
            for number, judged in of.judged.items()
        }
        expected: dict[durable.Key, Judged] = {}

        def meanwhile() -> None:
            found = beside() if beside is not None else None
            if found is not None:
                asked = {one.key[0] for one in new}
                codes = {hit[:2]: hit[2] for hit in found if hit[0] in asked}
                for one in new:
                    code = codes.get((one.key[0], one.of.row))
                    expected[one.key] = self._told(one, Outcome.CLEAR if code is None else OUTCOMES[code], now)

        ends = self._held.change(stratum, [*vanished, *come], come, meanwhile)
        for one in new:
            outcome = durable.outcome_of(ends[one.key]) if one.key in come else one.before.outcome
            outcome = Outcome.UNDETERMINED if one.of.row is None else outcome
            judged = expected.get(one.key)
            if judged is None or judged.outcome is not outcome:
                judged = self._told(one, outcome, now)
            one.of.judged[one.key[0]] = judged
            yield one.before, judged
        yield from ((judged, _NOTHING) for judged in vanished.values())
        for of in {one.of for one in new}:
            codes = ((number, _CODES[judged.outcome]) for number, judged in of.judged.items())
            of.hits = [(number, code) for number, code in codes if code]
        self._rows[stratum] = after

    def _new(
        self, stratum: int, group: _Group, known: _OfRow | None, of: _OfRow, now: _Now, seen: Seen
    ) -> Iterator[_New]:
        """The rules that see something else of a row; what the others came to is kept."""
        asked, row = self._strata[stratum].asked, of.row
        for number, sees in group.each.items():
            what = of.seen if row is None else seen.by(sees, row)
            before = known.judged[number] if known is not None else _NOTHING
            if before.seen == what:
                of.judged[number] = before
            else:
                fields = {} if row is None else asked[number].find(row, now.findings)
                yield _New((number, row.id if row is not None else None), of, what, fields, before)

    def _told(self, one: _New, outcome: Outcome, now: _Now) -> Judged:
        number, row = one.key[0], one.of.row
        told: Finding | Undetermined | None = None
        if outcome is Outcome.FIRES:
            assert row is not None
            told = finding_of(self._in_force, number, row, now.findings, now.scale, asked=self._asked)
        elif outcome is Outcome.UNDETERMINED:
            told = undetermined_of(self._in_force, number, row, now.findings, now.inspection, asked=self._asked)
        return Judged(one.seen, one.fields, outcome, told, order(told) if told is not None else ())

    def _finding(self, tags: Mapping[str, str], subject: Row) -> Row:
        """The row of a finding: the same one as before."""
        key = tags["rule"], subject.id
        if (found := self._found.get(key)) is None:
            self._found[key] = found = finding_row(tags, subject)
        return found

    def compare(self, inspection: Row) -> None:
        """Holds everything against what the default back end makes of the inspection.

        Args:
            inspection: the row that everything was brought to.

        Raises:
            InternalError: with every rule and row on which they differ.
        """
        self._hold_against(run(self._in_force, inspection, self._finding).hits)

    def _hold_against(self, theirs: Sequence[Hit]) -> None:
        if len(theirs) != len(self._hits) or not set(theirs).issuperset(self._hits):
            raise InternalError(*_differences(self._in_force, self._hits, theirs))

    def close(self) -> None:
        """Ends it. Doing so twice does no harm."""
        self._held.close()


def _beside(theirs: list[Hit], compiled: Compiled, now: _Now) -> Sequence[Hit]:
    """What the default back end makes of a stratum, by our findings: they are its own if in the end all hits are."""
    found = compiled.run(now.inspection, now.findings)
    theirs += found
    return found


@lru_cache(maxsize=8)
def _compiled(
    ruleset: Ruleset, day: dt.date
) -> tuple[Programme, tuple[durable.DurableRules, ...], tuple[tuple[_Group, ...], ...]]:
    """A ruleset as it is on a day, its strata for the engine, and their rules in groups."""
    in_force = programme(ruleset, day)
    rules, parameters = ruleset.rules, in_force.parameters
    numbers = [[n for n in some if n in parameters] for some in ruleset.strata]
    numbered = [[Numbered(n, rules[n].typed, parameters[n]) for n in some] for some in numbers]
    strata = tuple(durable.compile_durable(some) for some in numbered)
    return in_force, strata, tuple(tuple(_groups(in_force, some)) for some in numbers)


def _groups(in_force: Programme, numbers: Iterable[int]) -> list[_Group]:
    rules = in_force.ruleset.rules
    found: dict[Hashable, list[int]] = {}
    for number in numbers:
        typed = rules[number].typed
        beyond = frozenset((let.hops, let.relation) for let in typed.lets if let.hops)
        found.setdefault((typed.subject, beyond), []).append(number)
    return [
        _Group(rules[some[0]].typed.subject, Sees.of([rules[n] for n in some]), {n: Sees.of([rules[n]]) for n in some})
        for some in found.values()
    ]


def _rows(entity: str, inspection: Row) -> tuple[Row | None, ...]:
    """The rows that a rule for an entity looks at; None among them where there may be more than are recorded."""
    key = FACTS[entity].key
    found: tuple[Row, ...] | Rows = (inspection,) if not key else getattr(inspection, key)
    if isinstance(found, tuple):
        return found
    return (*([None] if found.open else []), *found.certain)


def _differences(in_force: Programme, ours: Iterable[Hit], theirs: Iterable[Hit]) -> Iterator[str]:
    mine, other = ({(hit[0], hit[1]): OUTCOMES[hit[2]] for hit in hits} for hits in (ours, theirs))
    for number, row in dict.fromkeys((*mine, *other)):
        pair = [came.get((number, row), Outcome.CLEAR) for came in (mine, other)]
        if pair[0] is not pair[1]:
            of = "rows that were never recorded" if row is None else f"{row.entity} `{row.id}`"
            rule = in_force.ruleset.rules[number].id
            yield f"{rule} on {of}: {pair[0]} by the engine of live sessions, {pair[1]} by the default back end"
