"""A catalog is what OSCAL wants one to be: what the JSON Schema of the model asks for, looked for here by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from qualityframework.exchange import to_oscal
from qualityframework.frameworks import load, packs

ALL = [pack.name for pack in packs(kind="framework")]
TOKEN = re.compile(r"[^\W\d][\w.\-]*")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
STRING = re.compile(r"\S(.*\S)?")
DATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]+:\S+")
KNOWN = {
    "catalog": {"uuid", "metadata", "groups", "back-matter"},
    "metadata": {
        *("title", "last-modified", "version", "oscal-version", "props", "roles", "parties", "responsible-parties"),
    },
    "groups": {"id", "class", "title", "props", "links", "parts", "groups", "controls"},
    "controls": {"id", "class", "title", "props", "links", "parts"},
    "parts": {"id", "name", "ns", "title", "props", "prose", "links"},
    "props": {"name", "ns", "value", "remarks"},
    "links": {"href", "rel"},
    "parties": {"uuid", "type", "name", "remarks"},
    "roles": {"id", "title"},
    "responsible-parties": {"role-id", "party-uuids"},
    "back-matter": {"resources"},
    "resources": {"uuid", "title", "props", "citation", "rlinks"},
    "citation": {"text"},
    "rlinks": {"href"},
}
NEEDED = {
    "catalog": {"uuid", "metadata"},
    "metadata": {"title", "last-modified", "version", "oscal-version"},
    "groups": {"title"},
    "controls": {"id", "title"},
    "parts": {"name"},
    "props": {"name", "value"},
    "links": {"href"},
    "parties": {"uuid", "type"},
    "roles": {"id", "title"},
    "responsible-parties": {"role-id", "party-uuids"},
    "resources": {"uuid"},
    "citation": {"text"},
    "rlinks": {"href"},
}


def objects(kind: str, found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a catalog, with the key it stands under."""
    if isinstance(found, list):
        for one in found:
            yield from objects(kind, one)
    elif isinstance(found, dict):
        yield kind, found
        for key, value in found.items():
            yield from objects(key, value)


@pytest.fixture(params=ALL)
def found(request: pytest.FixtureRequest) -> list[tuple[str, dict[str, Any]]]:
    return list(objects("catalog", to_oscal(load(request.param))["catalog"]))


def test_objects_have_what_is_needed_and_nothing_unknown(found: list[tuple[str, dict[str, Any]]]) -> None:
    for kind, one in found:
        assert set(one) <= KNOWN[kind], kind
        assert set(one) >= NEEDED.get(kind, set()), kind
        assert [] not in one.values(), kind


def test_identifiers_are_tokens_and_unique(found: list[tuple[str, dict[str, Any]]]) -> None:
    ids = [one["id"] for kind, one in found if "id" in one and kind != "roles"]
    assert len(set(ids)) == len(ids)
    names = [one[key] for _, one in found for key in ("name", "class", "rel") if key in one and "type" not in one]
    roles = [one["id"] for kind, one in found if kind == "roles"]
    assert [id_ for id_ in [*ids, *names, *roles] if not TOKEN.fullmatch(id_)] == []


def test_uuids_are_unique_and_of_a_version_that_oscal_takes(found: list[tuple[str, dict[str, Any]]]) -> None:
    uuids = [one["uuid"] for _, one in found if "uuid" in one]
    assert len(set(uuids)) == len(uuids)
    assert all(UUID.fullmatch(uuid) for uuid in uuids)


def test_texts_that_are_one_line_are_one_line(found: list[tuple[str, dict[str, Any]]]) -> None:
    for kind, one in found:
        for key in {"props": ["value"], "metadata": ["version"], "parties": ["name"]}.get(kind, []):
            assert STRING.fullmatch(one[key])
        assert "\n" not in one.get("title", "")


def test_a_group_has_groups_or_controls_and_never_both(found: list[tuple[str, dict[str, Any]]]) -> None:
    assert [one["id"] for kind, one in found if kind == "groups" and {"groups", "controls"} <= set(one)] == []


def test_references_lead_to_resources_parties_and_roles(found: list[tuple[str, dict[str, Any]]]) -> None:
    resources = {f"#{one['uuid']}" for kind, one in found if kind == "resources"}
    parties = {one["uuid"] for kind, one in found if kind == "parties"}
    roles = {one["id"] for kind, one in found if kind == "roles"}
    assert {one["href"] for kind, one in found if kind == "links"} <= resources
    for kind, one in found:
        if kind == "responsible-parties":
            assert one["role-id"] in roles
            assert set(one["party-uuids"]) <= parties


def test_days_addresses_and_sorts_of_parties_are_what_they_are_to_be(found: list[tuple[str, dict[str, Any]]]) -> None:
    for kind, one in found:
        if kind == "metadata":
            assert DATED.fullmatch(one["last-modified"])
            assert dt.datetime.fromisoformat(one["last-modified"]).year >= 1970
            assert re.fullmatch(r"1\.1\.\d", one["oscal-version"])
        elif kind == "rlinks":
            assert URI.fullmatch(one["href"])
        elif kind == "parties":
            assert one["type"] == "organization"
        assert URI.fullmatch(one.get("ns", "urn:ns"))
        assert "\n" not in one.get("text", "")


def test_it_was_modified_when_a_source_was_last_read() -> None:
    metadata = to_oscal(load("children-care-protection/2019"))["catalog"]["metadata"]
    assert metadata["last-modified"] == "2026-11-22T00:00:00Z"


def test_another_text_makes_another_catalog() -> None:
    framework = load("children-care-protection/2019")
    other = framework.model_copy(update={"file": framework.file.model_copy(update={"licence": "Another"})})
    assert to_oscal(framework)["catalog"]["uuid"] != to_oscal(other)["catalog"]["uuid"]


def test_no_markup_is_made_of_a_text() -> None:
    framework = load("children-care-protection/2019")
    file = framework.file.model_copy(update={"title": "A *star* and a [bracket]\nand a line"})
    metadata = to_oscal(framework.model_copy(update={"file": file}))["catalog"]["metadata"]
    assert metadata["title"] == r"A \*star\* and a \[bracket\] and a line"
