"""Records of inspections, as data that can be read: every name in them leads somewhere, and something may be left out.

What is left out is not recorded, so it is unknown: a field of an item, a whole list, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .drawn_rows import Choose
from .pool import Pool

Data = dict[str, Any]
KNOWN = ("yes", "no", "unknown")
STATES = ("not-evaluated", "not-applicable", "insufficient-evidence")
TOLD = ("messages", "strengths", "areas_for_improvement", "recommendations")
ITEMS = ("e1", "e01", "e2", "e10", "2.1")
_TOGETHER = {"weight": "weight_reason", "part": "item", "escalated_on": "escalated_to"}
"""What stands with another, or not at all."""


@dataclass
class RecordWriter:
    """Writes a record.

    Args:
        choose: chooses one of several.
        pool: the names that it may use.
        gaps: in how many of ten places something is left out.
    """

    choose: Choose
    pool: Pool
    gaps: int = 0

    def record(self) -> Data:
        """A whole record."""
        pool, part = self.pool, self._part
        priorities = self.some(pool.priorities)
        subjects = (*pool.subjects, *priorities)
        every = [*(one.id for one in pool.profile.subjects), *priorities]
        evaluated = every if self.choose((False, True)) else self.some(subjects, 5)
        items = self.some(ITEMS, 5) if part() else None
        concerns = [f"c{number}" for number in range(self.choose(range(3)))] if part() else None
        asked = [one.id for one in pool.framework.file.reflective_questions]
        data: Data = {
            "evidence": self._each("id", items, lambda: self.item((*pool.indicators, *priorities))),
            "evaluations": self._each("subject", evaluated if part() else None, lambda: self.evaluation(items)),
            **{name: self._few(name[0], lambda: self.told(subjects, items)) for name in TOLD},
            "statements": self._each(
                "statement",
                self.some([one.id for one in pool.profile.statements], 5) if part() else None,
                lambda: self._kept({"text": self.text(), "evidence": self.cited(items)}),
            ),
            "claims": self._few("claim", lambda: self.claim(subjects, items)),
            "follow_up": self._few("f", lambda: self.follow_up(subjects, concerns)),
            "concerns": self._each("id", concerns, lambda: self.concern(subjects)),
            "position_statement": self.position_statement(asked) if part() else None,
        }
        for one in data["messages"] or ():
            one |= self._kept({"tone": self.choose(("strength", "weakness", "mixed"))})
        keys = {"evaluations": "subject", "statements": "statement"} | dict.fromkeys(TOLD, "id")
        changed = [(name, one[key]) for name, key in keys.items() for one in data[name] or ()]
        data["amendments"] = self._few("change", lambda: self.amendment(items, changed))
        head: Data = {
            "id": "drawn",
            "title": "A record drawn at random",
            "framework": pool.framework.name,
            "profile": pool.profile.id,
            "as_of": self.choose(pool.as_of),
            "complete": self.choose((False, True)),
            "field": self.choose(pool.fields) if pool.fields and part() else None,
            "priorities": [{"id": id_, "title": self.text()} for id_ in priorities] if pool.priorities else None,
        }
        return {name: value for name, value in (head | data).items() if value is not None}

    # parts -----------------------------------------------------------------------------------------------------------

    def item(self, indicators: Sequence[str]) -> Data:
        """An item of evidence, but for its identifier."""
        people, invited = sorted((self.choose(self.pool.counts), self.choose(self.pool.counts)))
        return self._kept(
            {
                "kind": self.choose(self.pool.kinds) if self.pool.kinds else None,
                "title": self.text(),
                "indicators": self.some(indicators),
                "shows": self.shown(),
                "date": self.day(),
                "scored_on": self.day(),
                "lineage": self.choose(("focus-group", "board", "own")),
                "people": people,
                "invited": invited,
                "verified": self.choose(KNOWN),
                "weight": self.choose((0, 1, 1, 1, 3)),
                "weight_reason": "why",
                "reliability": self.choose((0, 0.5, 0.9, 0.9, 1)),
            }
        )

    def shown(self) -> Data:
        """What an item shows, in one of the five ways."""
        match self.choose(("grade", "counts", "belief", "belief", "proportion", "leaning")):
            case "counts":
                return {"counts": {grade: self.choose((1, 2, 3, 4)) for grade in self.some(self.pool.grades, 4, 1)}}
            case "belief":
                parts = {grade: self.choose((1, 2, 3, 4, 5)) for grade in self.some(self.pool.grades, 4)}
                whole = 20 if self.choose((False, True)) else sum(parts.values())  # the rest of 20 is "cannot tell"
                return {"belief": {grade: part / whole for grade, part in parts.items()}}
            case "proportion":
                met, of = self.choose(((0, 1), (3, 10), (31, 50), (30, 50), (9, 10), (1, 1)))
                return {"proportion": {"met": met, "of": of}}
            case "leaning":
                ways = {"direction": ("strength", "weakness"), "strength": ("slight", "moderate", "strong")}
                return {"leaning": {name: self.choose(words) for name, words in ways.items()}}
            case _:
                return {"grade": self.grade()}

    def evaluation(self, items: Sequence[str] | None) -> Data:
        """An evaluation, but for its subject."""
        rest: Data = {
            "reason": self.text(),
            "evidence": self.cited(items),
            "addresses": self.cited(items),
            "graded_at": self.day(),
            "earlier": self.earlier(),
            "change_reason": self.text(),
            "self_evaluation": self.self_evaluation(items),
            "difference_reason": self.text(),
        }
        if strands := self.pool.strands:
            level = self.grade()
            rest["strands"] = dict.fromkeys(strands, level) | {one: self.grade() for one in self.some(strands, 4)}
        return self._kept(rest | self.graded())

    def graded(self) -> Data:
        """A grade, or that there is none."""
        match self.choose(("grade", "grade", "both", "state")):
            case "state":
                return {"state": self.choose(STATES)}
            case "both":
                return {"grade": self.grade(), "state": "evaluated"}
            case _:
                return {"grade": self.grade()}

    def earlier(self) -> Any:
        """The evaluation before, several, or none; of several each keeps its day."""
        match self.choose(("none", "one", "several")):
            case "none":
                return "none"
            case "one":
                return self._kept({"grade": self.grade(), "date": self.day()})
            case _:
                days = self.some(self.pool.days, 3, 1)
                return [{**self._kept({"grade": self.grade()}), "date": day} for day in days]

    def self_evaluation(self, items: Sequence[str] | None) -> Any:
        """What the service gave itself, or none."""
        if not self.choose(range(3)):
            return "none"
        rest = {"reason": "why", "evidence": self.cited(items), "evaluated_at": self.day()}
        return self._kept(rest | self.graded())

    def told(self, subjects: Sequence[str], items: Sequence[str] | None) -> Data:
        """Something that the report tells, but for its identifier."""
        linked = {"subjects": self.some(subjects), "evidence": self.cited(items)}
        return {"text": self.text(), **self._kept(linked)}

    def claim(self, subjects: Sequence[str], items: Sequence[str] | None) -> Data:
        """A claim of the service, but for its identifier."""
        found = {"validated": self.choose(("borne-out", "in-part", "not-borne-out", "not-tested")), "reason": "why"}
        return self.told(subjects, items) | self._kept(found)

    def follow_up(self, subjects: Sequence[str], concerns: Sequence[str] | None) -> Data:
        """A follow-up, but for its identifier."""
        return self._kept(
            {
                "subjects": self.some(subjects),
                "concerns": self.cited(concerns),
                "decision": self.choose(("progress-review", "improvement-support", "link-inspector", "none")),
                "reason": "why",
                "timing": "when",
                "focus": self.text(),
                "approach": "how",
                "in_report": self.choose(KNOWN),
            }
        )

    def concern(self, subjects: Sequence[str]) -> Data:
        """A matter of concern, but for its identifier. A day on which it was passed on says that it was."""
        passed_on = {"escalated_on": self.day(), "escalated_to": "a manager"}
        told = {"escalated": self.choose(KNOWN)} if self.choose((False, True)) else passed_on
        rest = {"text": self.text(), "subjects": self.some(subjects), "significant": self.choose(KNOWN)}
        return self._kept(rest | told)

    def amendment(self, items: Sequence[str] | None, changed: Sequence[tuple[str, str]]) -> Data:
        """A change to the draft, but for its identifier; `changed` are what it can be of, each with its list."""
        wordings = (*self.pool.texts, *self.pool.grades)
        kind = self.choose(("factual", "evaluation", "wording"))
        of = [one for one in changed if kind != "evaluation" or one[0] == "evaluations"]
        rest: Data = {
            "made_on": self.day(),
            "stage": self.choose(("panel", "factual-accuracy")),
            "reason": self.text(),
            "evidence": self.cited(items),
        }
        if of and self.choose((False, True)):
            rest["part"], rest["item"] = self.choose(of)
        return {"kind": kind, "original": self.choose(wordings), "amended": self.choose(wordings)} | self._kept(rest)

    def position_statement(self, questions: Sequence[str]) -> Data:
        """What was seen of it, or its text."""
        seen: Data = {"words": self.choose((4000, 6000, *self.pool.counts)), "evidence_linked": self.choose(KNOWN)}
        if self.choose((False, True)):
            seen = {"text": self.choose(("We know this from audits [1].", "We do it well."))}
        return self._kept(seen | {"questions": self.some(questions)})

    # values ----------------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Something that is told."""
        return str(self.choose(self.pool.texts))

    def day(self) -> str:
        """A day before the record is judged."""
        return str(self.choose(self.pool.days))

    def grade(self) -> str:
        """The name of a grade."""
        return str(self.choose(self.pool.grades))

    def cited(self, known: Sequence[str] | None) -> list[str] | None:
        """Some of what can be named; nothing where that list is not recorded."""
        return None if known is None else self.some(known)

    def some(self, known: Sequence[str], most: int = 3, least: int = 0) -> list[str]:
        """So many of several names, none twice."""
        left, names = list(known), list[str]()
        for _ in range(self.choose(range(min(least, len(left)), min(most, len(left)) + 1))):
            names.append(self.choose(left))
            left.remove(names[-1])
        return names

    def _few(self, letter: str, one: Any) -> list[Data] | None:
        return self._each("id", [f"{letter}{n}" for n in range(self.choose(range(3)))] if self._part() else None, one)

    def _each(self, key: str, names: Sequence[str] | None, one: Any) -> list[Data] | None:
        return None if names is None else [{key: name, **one()} for name in names]

    def _part(self) -> bool:
        """Whether a whole list is recorded, which it is more often than a field."""
        return self.gaps == 0 or self.choose(range(20)) >= self.gaps

    def _kept(self, fields: Data) -> Data:
        """The fields that are recorded: those that have a value, but for gaps."""
        left_out = {name for name in fields if fields[name] is None or self._gap()}
        for one, other in _TOGETHER.items():
            if one in left_out:
                left_out.add(other)
            elif one in fields:
                left_out.discard(other)
        return {name: value for name, value in fields.items() if name not in left_out}

    def _gap(self) -> bool:
        return self.gaps > 0 and self.choose(range(10)) < self.gaps
