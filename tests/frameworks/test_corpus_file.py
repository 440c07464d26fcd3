"""The head of a table of published evaluations: what its rows are, and by what each programme was judged."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from qualityframework.documents import Sequence, plain, read_document
from qualityframework.errors import NotFound
from qualityframework.frameworks import PUBLISHED, CorpusFile, CorpusProgramme, RowKind, load_corpus
from tests.diagnostics.telling import SOUND

SMALL = plain(read_document(SOUND / "small-corpus/1/corpus.yaml").root)
BARE = {"id": "first", "title": "First", "status": "drafted"}
JUDGED = {**BARE, "scale": "small-scale/1", "framework": "small-framework/1", "profile": "first"}


@pytest.mark.parametrize(
    "programme", [BARE, JUDGED, {**BARE, "evaluates": "3"}, {**BARE, "scale": "small-scale/1", "evaluates": "100"}]
)
def test_a_programme_may_be_known_by_little_or_much(programme: dict[str, str]) -> None:
    assert CorpusProgramme.model_validate(programme).id == "first"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"framework": None}, "go together"),
        ({"profile": None}, "go together"),
        ({"evaluates": "4"}, "`evaluates` is left out where a profile says it"),
        ({"framework": "small-framework"}, "a pack and its edition"),
        ({"scale": "small-scale"}, "a pack and its edition"),
        ({"profile": "first one"}, "an identifier is a code"),
        ({"evaluates": "0"}, "greater than or equal to 1"),
        ({"evaluates": "101"}, "less than or equal to 100"),
        ({"evaluates": "three"}, "a whole number"),
        ({"status": "confirmed"}, "names its source"),
        ({"status": None}, "Field required"),
        ({"title": " "}, "at least 1 character"),
        ({"grades": "six"}, "Extra inputs"),
    ],
)
def test_what_contradicts_itself_or_is_none_is_refused(change: dict[str, str | None], why: str) -> None:
    programme: dict[str, Any] = {key: value for key, value in {**JUDGED, **change}.items() if value is not None}
    with pytest.raises(ValidationError, match=why):
        CorpusProgramme.model_validate(programme)


@pytest.mark.parametrize("key", list(SMALL))
def test_a_head_has_every_key(key: str) -> None:
    with pytest.raises(ValidationError):
        CorpusFile.model_validate({name: value for name, value in SMALL.items() if name != key})


@pytest.mark.parametrize("codes", [{"DIST": "distributions"}, {"a b": "overall"}, {"": "overall"}, ["DIST"]])
def test_a_code_is_an_identifier_and_a_kind_of_row(codes: object) -> None:
    with pytest.raises(ValidationError):
        CorpusFile.model_validate({**SMALL, "codes": codes})


def test_a_corpus_has_a_programme() -> None:
    with pytest.raises(ValidationError):
        CorpusFile.model_validate({**SMALL, "programmes": []})


def test_the_codes_of_the_shipped_corpus_are_those_that_its_facts_name() -> None:
    file = load_corpus(PUBLISHED).file
    assert set(file.codes.values()) == set(RowKind) - {RowKind.SINGLE}
    by_kind = {kind: {code for code, one in file.codes.items() if one is kind} for kind in RowKind}
    assert by_kind[RowKind.DISTRIBUTION] == {"DIST"}
    assert by_kind[RowKind.CONCLUSION] == {"KP", "SL"}
    assert by_kind[RowKind.NATIONAL] == {"AGG"}
    assert by_kind[RowKind.TOGETHER] == {"ALL", "1-4"}


def test_each_code_and_each_programme_of_the_head_is_met_in_the_table() -> None:
    made = load_corpus(PUBLISHED)
    assert isinstance(made.table.root, Sequence)
    rows = [plain(row) for row in made.table.root.items]
    assert len(rows) == 166
    assert set(made.file.codes) <= {row["indicator_code"] for row in rows}
    assert {one.title for one in made.file.programmes} == {row["programme"] for row in rows}


def test_a_corpus_is_loaded_once_and_from_any_shelf() -> None:
    assert load_corpus(PUBLISHED) is load_corpus(PUBLISHED)
    assert load_corpus("small-corpus/1", SOUND).file == CorpusFile.model_validate(SMALL)
    with pytest.raises(NotFound, match="small-scale/1 is no corpus, it is a pack of the kind scale"):
        load_corpus("small-scale", SOUND)
