"""What a review says is not recorded is named by the key that would record it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from qualityframework.inspections import (
    Amendment,
    Claim,
    Concern,
    Earlier,
    Evaluation,
    EvidenceItem,
    FollowUp,
    Message,
    Record,
    Told,
)
from qualityframework.vocabulary import BENCHMARKED, FACTS

MODELS: dict[str, type[BaseModel]] = {
    "inspection": Record,
    "evaluation": Evaluation,
    "evidence": EvidenceItem,
    "message": Message,
    "follow-up": FollowUp,
    "concern": Concern,
    "point": Told,
    "claim": Claim,
    "amendment": Amendment,
    "strand": Evaluation,
    "earlier": Earlier,
    "subject": Record,
    "statement": Record,
}
OF_THE_EVALUATION = {"cited", "addressed", "of_service"}
SAID = [
    (entity, name, fact.written)
    for entity in (*MODELS, "bearing")
    for name, fact in FACTS[entity].facts.items()
    if fact.written is not None
]


@pytest.mark.parametrize(("entity", "name", "written"), SAID)
def test_the_key_is_one_of_the_record(entity: str, name: str, written: str) -> None:
    model = MODELS["evaluation" if name in OF_THE_EVALUATION else "evidence"] if entity == "bearing" else MODELS[entity]
    keys = {field.alias or key for key, field in model.model_fields.items()}
    for one in written.split(" or "):
        assert one.partition(".")[0] in keys


def test_a_fact_without_a_key_of_its_own_is_named_like_its_key() -> None:
    derived = {
        "complete",
        "within_profile",
        "part",
        "about_experience",
        "in_profile",
        "overall",
        "point sort",
        "position_statement_read",
    }
    derived |= {"strand id", "strand strand", "earlier id", "amendment changes_text", "amendment changes_grade"}
    derived |= BENCHMARKED - FACTS["evaluation"].facts.keys()  # what hangs on the corpus, and not on the record
    derived |= {"indicator", "message", "item", "subject", "evaluation id", "subject id", "statement id"}
    for entity, model in MODELS.items():
        keys = {field.alias or key for key, field in model.model_fields.items()}
        for name, fact in FACTS[entity].facts.items():
            assert fact.written is not None or name in keys | derived or f"{entity} {name}" in derived, (entity, name)
