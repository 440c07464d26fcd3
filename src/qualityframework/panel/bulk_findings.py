"""What was found in many inspections, as a table that later strata read, with the lists of those that it is told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..expressions import OUTCOMES, REACH, Column, Columns, Hits, Listing, Part, Table, Words
from ..vocabulary import Outcome
from .running import Programme

_FIRES, _NOT_APPLICABLE = OUTCOMES.index(Outcome.FIRES), OUTCOMES.index(Outcome.NOT_APPLICABLE)
_TAGS = ("rule", "remit", "severity")
Positions = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]


class Telling(NamedTuple):
    """Of which rows a finding is told, as `running` has it.

    Args:
        words: of the columns, and those that findings bring.
        owners: entities whose findings a rule reads.
        tags: by name, what the findings of each rule say, as positions among the words.
        read: by number of the rule, whether another reads what it finds.
        reach: by entity and number of the rule, whether what it finds is told of rows of the entity.
    """

    words: Words
    owners: Sequence[str]
    tags: Mapping[str, Positions]
    read: Truths
    reach: Mapping[str, Truths]

    @classmethod
    def of(cls, programme: Programme, words: Words, owners: Sequence[str]) -> Telling:
        """What the findings of a ruleset are.

        Args:
            programme: the ruleset as it is in force.
            words: of the columns.
            owners: entities whose findings a rule reads.
        """
        rules, read = programme.ruleset.rules, programme.read
        told = words.adding([word for tags in read.values() for word in tags.values()])
        subjects = [rule.typed.subject for rule in rules]
        return cls(
            told,
            owners,
            {
                tag: np.array([told.code(read[n][tag]) if n in read else 0 for n in range(len(rules))], np.int64)
                for tag in _TAGS
            },
            np.array([number in read for number in range(len(rules))], np.bool_),
            {owner: np.array([subject in REACH[owner] for subject in subjects], np.bool_) for owner in owners},
        )

    def before_any(self, columns: Columns) -> Columns:
        """The columns, with no findings yet."""
        return self._told(replace(columns, words=self.words), _Found.among([], {}))

    def after(self, part: Part, hits: Sequence[Hits]) -> Part:
        """Some inspections, with what the strata before have found in them."""
        found = [one for one in hits if self.read[one.rules[0]]]
        return part._replace(columns=self._told(part.columns, _Found.among(found, part.first)))

    def _told(self, columns: Columns, found: _Found) -> Columns:
        facts = {tag: Column(codes[found.rules]) for tag, codes in self.tags.items()}
        table = Table(_starts(found.inspections, columns.inspections), facts, {}, {})
        owners = {name: columns.tables[name] for name in self.owners if name in columns.tables}
        told = {
            name: replace(owner, lists={**owner.lists, "findings": self._listing(name, columns, found)})
            for name, owner in owners.items()
        }
        return replace(columns, tables={**columns.tables, **told, "finding": table})

    def _listing(self, owner: str, columns: Columns, found: _Found) -> Listing:
        """The findings that each row of an entity is told; what is not sure is there only perhaps."""
        table, reach = columns.tables[owner], self.reach[owner]
        told, never = np.flatnonzero(reach[found.rules]), found.never_of[reach[found.never]]
        open_ = np.zeros(table.rows, np.bool_)
        of = found.inspections[told] if owner == "inspection" else found.rows[told]  # only evaluations reach others
        if owner == "domain" and len(told):
            of = columns.tables["evaluation"].parents["domain"][of]
        if owner != "evaluation" and len(never):
            open_[never if owner == "inspection" else _domains(columns, never)] = True
        order = np.argsort(of, kind="stable")
        return Listing(_starts(of, table.rows), told[order], found.sure[told][order], open_)


class _Found(NamedTuple):
    """Findings that some rule reads, in the order of their inspections.

    Args:
        rules: of each the number of its rule.
        inspections: of which inspection of the part it is.
        rows: on which evaluation of the part, if its rule is for evaluations.
        sure: the rule fires, and is not undetermined.
        never: numbers of rules for rows whose list was never recorded.
        never_of: in which inspection of the part.
    """

    rules: Positions
    inspections: Positions
    rows: Positions
    sure: Truths
    never: Positions
    never_of: Positions

    @classmethod
    def among(cls, hits: Sequence[Hits], first: Mapping[str, int]) -> _Found:
        """Those among hits, given where the rows of the part stood."""
        every = Hits.joined(hits)
        told = np.flatnonzero((every.rows >= 0) & (every.outcomes != _NOT_APPLICABLE))
        told, never = told[np.argsort(every.inspections[told], kind="stable")], np.flatnonzero(every.rows < 0)
        inspections = every.inspections - first.get("inspection", 0)
        return cls(
            every.rules[told],
            inspections[told],
            every.rows[told] - first.get("evaluation", 0),
            every.outcomes[told] == _FIRES,
            every.rules[never],
            inspections[never],
        )


def _domains(columns: Columns, inspections: Positions) -> Positions:
    """The domains of these inspections."""
    listing = columns.tables["inspection"].lists["domains"]
    asked = np.zeros(columns.inspections, np.bool_)
    asked[inspections] = True
    entries = np.flatnonzero(np.repeat(asked, np.diff(listing.starts)))
    return entries if listing.rows is None else listing.rows[entries]


def _starts(of: Positions, rows: int) -> Positions:
    """Where in the order of `of` each row begins."""
    return np.concatenate(([0], np.cumsum(np.bincount(of, minlength=rows))))
