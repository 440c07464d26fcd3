"""What was written comes back, but for exactly what the loss report names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.documents import Source, document_of, modelled
from qualityframework.exchange import from_oscal, losses, oscal_text, pack_files
from qualityframework.frameworks import Framework, FrameworkFile, load, packs

ALL = [pack.name for pack in packs(kind="framework")]
CHILDREN = "children-care-protection/2019"


def read_back(text: str) -> FrameworkFile:
    made = from_oscal(document_of(Source("catalog.json", text)))
    assert made.left == ()
    return made.file


def lost(framework: Framework) -> set[str]:
    return {loss.field for loss in losses(framework) if loss.field is not None}


def with_file(framework: Framework, **keys: Any) -> Framework:
    """The framework with other keys in its file, read as a file is."""
    data = framework.file.model_dump(mode="json", by_alias=True, exclude_defaults=True) | keys
    return framework.model_copy(update={"file": FrameworkFile.model_validate(data)})


@pytest.mark.parametrize("name", ALL)
def test_what_comes_back_is_a_file_of_a_pack(name: str) -> None:
    back = read_back(oscal_text(load(name)))
    text = pack_files(back, "catalog.json", "2026-11-27")["framework.yaml"]
    assert modelled(document_of(Source("framework.yaml", text)), FrameworkFile) == back


@pytest.mark.parametrize("name", ALL)
def test_a_loss_is_counted_and_has_a_reason(name: str) -> None:
    told = losses(load(name))
    assert all(loss.count > 0 and loss.why for loss in told)
    assert len({loss.name for loss in told}) == len(told)


@pytest.mark.parametrize("name", ALL)
def test_all_that_a_catalog_does_not_tell_is_named_in_the_pack_made_of_it(name: str) -> None:
    framework = load(name)
    whole = [loss.name for loss in losses(framework, illustrations=1) if loss.field is not None]
    text = pack_files(framework.file, "catalog.json", "2026-11-27")["SOURCES.md"]
    told = text.partition("not in this pack: ")[2].partition(".")[0].split(", ")
    assert {*whole, "kinds of evidence", "weighing", "criteria of progress", "illustrations"} <= set(told)


def unsourced(found: Any) -> Any:
    """The same without sources: nothing in it is `confirmed` then."""
    if isinstance(found, dict):
        kept = {key: unsourced(one) for key, one in found.items() if key not in ("source", "sources")}
        return kept | ({"sources": {}} if "sources" in found else {})
    if isinstance(found, list):
        return [unsourced(one) for one in found]
    return "reconstructed" if found == "confirmed" else found


@pytest.mark.parametrize("sourced", [True, False])
@pytest.mark.parametrize("name", ALL)
def test_a_day_that_is_not_known_is_told_as_such_and_a_second_catalog_has_the_same(name: str, sourced: bool) -> None:
    framework = load(name)
    data = framework.file.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    framework = framework if sourced else with_file(framework, **unsourced(data))
    first = oscal_text(framework)
    told = [str(loss) for loss in losses(framework) if loss.name == "day it was last modified"]
    if sourced:
        assert told == []
        assert '"last-modified": "1970' not in first
    else:
        assert told == ["day it was last modified: 1; no day is known; 1970-01-01 stands for it, as OSCAL wants one"]
        assert '"last-modified": "1970-01-01T00:00:00Z"' in first
    back = read_back(first)
    differ = {key for key in FrameworkFile.model_fields if getattr(back, key) != getattr(framework.file, key)}
    assert differ == lost(framework)
    assert oscal_text(framework.model_copy(update={"file": back})) == first


def test_losses_are_those_of_the_framework() -> None:
    framework = load(CHILDREN)
    profiles = framework.file.profiles
    told = {loss.name: loss.count for loss in losses(framework, illustrations=22)}
    assert told == {
        "ruleset": 1,
        "aggregations": len(framework.file.aggregations),
        "claims": len(framework.file.claims),
        "profiles": len(profiles),
        "subjects of profiles": sum(len(one.subjects) for one in profiles),
        "statements of profiles": sum(len(one.statements) for one in profiles),
        "reflective questions": 3,
        "points of the scale": 6,
        "kinds of evidence": len(framework.kinds),
        "weighing": 1,
        "illustrations": 22,
    }


def test_an_empty_part_is_no_loss() -> None:
    framework = load(CHILDREN)
    bare = framework.model_copy(update={"kinds": {}, "own_weighing": None})
    bare = with_file(bare, profiles=[], reflective_questions=[], claims=[], aggregations=[], ruleset=None)
    assert [loss.name for loss in losses(bare)] == ["points of the scale"]


@pytest.mark.parametrize("key", ["indicators", "areas"])
def test_an_order_of_its_own_comes_back(key: str) -> None:
    framework = load(CHILDREN)
    items = framework.file.model_dump(mode="json", exclude_defaults=True)[key]
    turned = with_file(framework, **{key: items[::-1]})
    assert getattr(read_back(oscal_text(turned)), key) == getattr(turned.file, key)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(lambda text: f"a{text}")
"""Any characters there are, control characters and line breaks too."""


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=9, max_size=9))
def test_any_text_survives(texts: list[str]) -> None:
    framework = load(CHILDREN)
    title, indicator, note, question, publisher, partner, licence, place, address = texts
    data = framework.file.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["indicators"][0] |= {"title": indicator, "note": note}
    data["domains"][0] |= {"question": question, "title": note}
    data["areas"][0] |= {"title": question}
    data["capacity"] |= {"title": partner}
    data["sources"]["quality-framework"] |= {"document": title, "place": place, "address": address}
    changed = with_file(framework, **data)
    changed = with_file(changed, title=title, publisher=publisher, partners=[partner], licence=licence, thin=place)
    back = read_back(oscal_text(changed))
    differ = {key for key in FrameworkFile.model_fields if getattr(back, key) != getattr(changed.file, key)}
    assert differ == lost(changed)
    text = pack_files(back, title, "2026-11-27")["framework.yaml"]
    assert modelled(document_of(Source("framework.yaml", text)), FrameworkFile) == back
