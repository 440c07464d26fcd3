"""The fact vocabulary: every name that a rule may use, with its type.

One declared schema. The panel supplies the values and the rule language checks against it; a fact is added here and
in `panel/facts.py` and nowhere else. Every fact may be unknown. A fact that is declared `only_if` another exists only
for rows where that one is true: a rule that reads it is not applicable to the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .entity import Entity, Fact, Relation
from .facts_told import TOLD
from .kinds import AGREEMENT, CONSISTENCY, FAMILY, FIRMNESS, GRADE, PART, STATE, VERDICT, VOICE
from .types import Date, Integer, Text, Truth

_BEARING = {
    "cited": Fact(Truth(), "the evaluation cites the item", written="evidence"),
    "supports": Fact(
        Truth(),
        "the item's own middle is within the steps of the grade that the framework's weighing allows",
        written="shows",
    ),
    "contradicts": Fact(
        Truth(),
        "the item's own middle is as far from the grade as the framework's weighing counts against it",
        written="shows",
    ),
    "lived_experience": Fact(
        Truth(), "it carries the voice of those whose experience the subject is about", written="kind"
    ),
    "addressed": Fact(
        Truth(), "the reason for the evaluation deals with the item although it points elsewhere", written="addresses"
    ),
    "of_service": Fact(
        Truth(), "the service's own evaluation of the subject cites the item too", written="self_evaluation"
    ),
    "decides": Fact(
        Truth(), "of several kinds of evidence, without its own the middle would lie elsewhere", written="kind"
    ),
}

_EVIDENCE = {
    "id": Fact(Text(), "identifier of the item"),
    "item": Fact(Text(), "identifier and title, for messages"),
    "kind": Fact(Text(), "kind of evidence, a name of the framework's own list"),
    "family": Fact(FAMILY, "what sort of source the kind is", written="kind"),
    "voice": Fact(VOICE, "whose voice is heard in it", written="kind"),
    "shows_impact": Fact(
        Truth(), "evidence of this kind can by itself show a difference to people's lives", written="kind"
    ),
    "gathered_on": Fact(Date(), "the day it was gathered", written="date"),
    "scored_on": Fact(Date(), "the day the team wrote down what it shows"),
    "people": Fact(Integer(), "how many people, records or answers stand behind it"),
    "invited": Fact(Integer(), "how many were asked or drawn"),
    "verified": Fact(Truth(), "the team has checked it against a second source"),
    "relevant": Fact(Truth(), "an evaluation or a message rests on it", written="indicators"),
    "says_what_it_shows": Fact(Truth(), "the record says what the item shows", written="shows"),
    "lineage": Fact(Text(), "the source that items of one lineage come from, such as one focus group"),
    "origin": Fact(Text(), "its lineage, or the item itself where it stands alone", written="lineage"),
    "shares_lineage": Fact(
        Truth(), "another item, on which something rests, comes from the same source", written="lineage"
    ),
}

_WEIGHED = {
    "sufficient": Fact(
        Truth(),
        "the evidence is enough to say what it carries; hangs on indicators, kind and lineage of each item",
        written="evidence",
    ),
    "verdict": Fact(
        VERDICT,
        "how the grade stands to the grades that the evidence can carry; hangs also on what is verified",
        only_if="evaluated",
        written="evidence",
    ),
    "band_low": Fact(GRADE, "the lowest grade that the evidence can carry", only_if="sufficient", written="evidence"),
    "band_high": Fact(GRADE, "the highest grade that the evidence can carry", only_if="sufficient", written="evidence"),
    "borderline": Fact(
        Truth(), "the middle of the evidence lies on the border of two grades", only_if="sufficient", written="evidence"
    ),
    "firmness": Fact(
        FIRMNESS,
        "how far what items count for could be wrong before the middle is another",
        only_if="sufficient",
        written="evidence",
    ),
    "agreement": Fact(AGREEMENT, "how far the evidence says the same", only_if="sufficient", written="evidence"),
    "low_certainty": Fact(
        Truth(),
        "certainty is low or very low; hangs also on people and invited of each item",
        only_if="sufficient",
        written="evidence",
    ),
    "doubts": Fact(
        Text(), "what lowers the certainty, for texts", only_if="sufficient", written="evidence", for_texts=True
    ),
}

_SELF = {
    "has_self_evaluation": Fact(
        Truth(), "the service evaluated the subject itself, with a grade or without", written="self_evaluation"
    ),
    "self_evaluated_on": Fact(
        Date(),
        "the day it did so",
        only_if="has_self_evaluation",
        written="self_evaluation.evaluated_at",
    ),
    "self_evaluated": Fact(
        Truth(), "the service gave itself a grade for the subject, known or not", written="self_evaluation"
    ),
    "self_grade": Fact(
        GRADE, "the grade that it gave itself", only_if="self_evaluated", written="self_evaluation.grade"
    ),
    "self_reason_stated": Fact(Truth(), "it says why", only_if="self_evaluated", written="self_evaluation.reason"),
    "difference_explained": Fact(
        Truth(), "the record says why the validators differ from it", written="difference_reason"
    ),
}

_HISTORY = {
    "benchmarked": Fact(Truth(), "earlier inspections were given to compare with"),
    "enough_history": Fact(
        Truth(), "enough of them are of this programme and known with their evidence", only_if="benchmarked"
    ),
    "history_inspections": Fact(
        Integer(), "how many are of this programme and known with their evidence", only_if="benchmarked"
    ),
    "history_follows": Fact(
        Truth(), "their grades follow their evidence as a comparison takes them to", only_if="enough_history"
    ),
    "history_leans": Fact(
        Truth(),
        "earlier panels gave more, or less, than evidence points to, beyond what chance would have",
        only_if="history_follows",
    ),
    "history_leaning": Fact(Text(), "how much more or less, for texts", only_if="history_follows", for_texts=True),
    "unlike_by_chance": Fact(
        Text(),
        "how many grades would by chance lie outside what earlier panels likely gave, for texts",
        only_if="history_follows",
        for_texts=True,
    ),
}

_COMPARED = {
    "compared": Fact(
        Truth(),
        "the grade was compared with what earlier panels gave on evidence like this; hangs on the grade, and on "
        "indicators, kind and lineage of each item",
        written="grade or evidence",
    ),
    "consistency": Fact(
        CONSISTENCY, "how the grade lies among those that earlier panels gave", only_if="compared", written="evidence"
    ),
    "likely_grades": Fact(
        Text(), "what earlier panels likely gave, for texts", only_if="compared", written="evidence", for_texts=True
    ),
    "tail": Fact(
        Text(),
        "how often they would give this grade or one farther out, for texts",
        only_if="compared",
        written="evidence",
        for_texts=True,
    ),
    "earlier_cases": Fact(
        Integer(), "earlier evaluations of the subject, with evidence", only_if="compared", written="evidence"
    ),
}

_ENTITIES = (
    Entity(
        "inspection",
        "the record as a whole",
        {
            "id": Fact(Text(), "identifier of the inspection"),
            "as_of": Fact(Date(), "the day the review is made for"),
            "complete": Fact(Truth(), "what the record does not list does not exist"),
            "within_profile": Fact(Truth(), "the day lies within the programme of the profile"),
            "has_position_statement": Fact(Truth(), "there is a position statement", written="position_statement"),
            "position_statement_words": Fact(
                Integer(),
                "length of the position statement in words",
                only_if="has_position_statement",
                written="position_statement.words",
            ),
            "position_statement_linked": Fact(
                Truth(),
                "links to evidence are marked in the position statement",
                only_if="has_position_statement",
                written="position_statement.evidence_linked",
            ),
            "position_statement_read": Fact(
                Truth(), "its text is in the record, and was read", only_if="has_position_statement"
            ),
            "position_statement_links": Fact(
                Integer(),
                "how often links to evidence are marked in its text",
                only_if="position_statement_read",
                written="position_statement.text",
            ),
            "within_field": Fact(
                Truth(), "the framework was published for the field of work, or for any", written="field"
            ),
            "field": Fact(Text(), "the field of work, for messages", written="field"),
            **_HISTORY,
        },
        {
            "domains": Relation("domain", "domains of the framework"),
            "subjects": Relation("subject", "subjects that the profile evaluates"),
            "evaluations": Relation("evaluation", "evaluations in the record"),
            "evidence": Relation("evidence", "evidence in the record"),
            "messages": Relation("message", "key messages"),
            "statements": Relation("statement", "statements or questions of the profile"),
            "questions": Relation("statement", "reflective questions, where there is a position statement"),
            "points": Relation("point", "strengths, areas for improvement and recommendations"),
            "strengths": Relation("point", "strengths"),
            "areas_for_improvement": Relation("point", "areas for improvement"),
            "recommendations": Relation("point", "recommendations"),
            "follow_up": Relation("follow-up", "follow-up that was considered"),
            "concerns": Relation("concern", "matters of concern"),
            "claims": Relation("claim", "what the service claims of itself"),
            "amendments": Relation("amendment", "changes to the draft"),
            "wordings": Relation("wording", "wordings in its texts that can be held against something"),
            "details": Relation("detail", "details in it that seem to say who somebody is"),
            "findings": Relation("finding", "findings on anything within the inspection"),
        },
        key="",
    ),
    Entity(
        "domain",
        "a domain of the framework",
        {"id": Fact(Text(), "identifier of the domain"), "domain": Fact(Text(), "its title, for messages")},
        {
            "evaluations": Relation("evaluation", "evaluations in this domain"),
            "findings": Relation("finding", "findings on the evaluations in this domain"),
        },
        {"inspection": "inspection"},
        key="domains",
    ),
    Entity(
        "evaluation",
        "what the team gives a subject",
        {
            "id": Fact(Text(), "the subject: an indicator, or a group that is evaluated as one"),
            "indicator": Fact(Text(), "code and title of the subject, for messages"),
            "evaluated": Fact(Truth(), "the subject has a grade, known or not", written="grade or state"),
            "state": Fact(STATE, "evaluated, or which kind of not", written="state"),
            "grade": Fact(GRADE, "the grade given", only_if="evaluated"),
            "part": Fact(PART, "part of the three-part model it belongs to"),
            "about_experience": Fact(Truth(), "the framework names whose experience the subject is about"),
            "in_profile": Fact(Truth(), "the profile evaluates this subject"),
            "overall": Fact(Truth(), "it is a judgement over all the others"),
            "reason_stated": Fact(Truth(), "a reason is recorded", written="reason"),
            "graded_on": Fact(Date(), "the day the grade was set", written="graded_at"),
            "has_earlier": Fact(Truth(), "an earlier inspection evaluated the same subject", written="earlier"),
            "earlier_grade": Fact(
                GRADE, "the grade of the earlier inspection", only_if="has_earlier", written="earlier.grade"
            ),
            "earlier_on": Fact(
                Date(), "the day of the earlier evaluation", only_if="has_earlier", written="earlier.date"
            ),
            "change_explained": Fact(Truth(), "the record says why the grade changed", written="change_reason"),
            **_SELF,
            **_WEIGHED,
            **_COMPARED,
        },
        {
            "evidence": Relation("bearing", "evidence that names the subject or is cited by the evaluation"),
            "messages": Relation("message", "key messages that name the subject"),
            "strengths": Relation("point", "strengths that name the subject"),
            "areas_for_improvement": Relation("point", "areas for improvement that name the subject"),
            "recommendations": Relation("point", "recommendations that name the subject"),
            "follow_up": Relation("follow-up", "follow-up considered for the subject"),
            "concerns": Relation("concern", "matters of concern that name the subject"),
            "claims": Relation("claim", "claims of the service that name the subject"),
            "self_evidence": Relation("evidence", "evidence that the service's own evaluation cites"),
            "strands": Relation("strand", "strands of the criteria of progress, where the framework has any"),
            "earlier_evaluations": Relation("earlier", "evaluations of the subject before this one"),
            "findings": Relation("finding", "findings on this evaluation"),
        },
        {"inspection": "inspection", "domain": "domain"},
        key="evaluations",
    ),
    Entity(
        "evidence",
        "a piece of evidence",
        _EVIDENCE,
        {},
        {"inspection": "inspection"},
        key="evidence",
    ),
    Entity("bearing", "a piece of evidence as seen from one evaluation", {**_EVIDENCE, **_BEARING}),
    Entity(
        "subject",
        "what the profile evaluates",
        {
            "id": Fact(Text(), "identifier of the subject"),
            "subject": Fact(Text(), "code and title, for messages"),
            "listed": Fact(Truth(), "the record has an evaluation of it, of whatever state", written="evaluations"),
        },
    ),
    *TOLD,
)

FACTS: Mapping[str, Entity] = MappingProxyType({entity.name: entity for entity in _ENTITIES})
"""The schema: entities by name."""

WEIGHED = frozenset((*_WEIGHED, "decides"))
"""Facts that weighing supplies."""
BENCHMARKED = frozenset((*_HISTORY, *_COMPARED))
"""Facts that comparing with earlier inspections supplies."""

SUBJECTS = tuple(entity.name for entity in _ENTITIES if entity.key is not None)
"""What a rule can be `for`."""
