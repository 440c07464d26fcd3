"""Catalogs of others, and files that are none: diagnostics, never a traceback."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from qualityframework.documents import LARGEST, decoded
from qualityframework.errors import InvalidInput
from qualityframework.exchange import from_oscal, oscal_text
from qualityframework.frameworks import load
from tests.exchange.catalogs import METADATA, catalog, document, faults, left, read

OWN = "children-care-protection/2019"


def test_a_catalog_of_others_is_reconstructed_and_cites_itself() -> None:
    group = {"id": "ac", "title": "Access", "controls": [{"id": "ac-1", "title": "Policy"}]}
    file = from_oscal(document(catalog(groups=[group])), "six-point-scale/1", dt.date(2026, 11, 27)).file
    assert (file.id, file.edition, file.scale) == ("controls-of-others", "5.1.1-u3", "six-point-scale/1")
    assert (file.domains[0].id, file.domains[0].status, file.domains[0].source) == ("ac", "reconstructed", "catalog")
    assert (file.indicators[0].id, file.indicators[0].domain) == ("ac-1", "ac")
    assert (file.indicators[0].status, file.indicators[0].source) == ("reconstructed", "catalog")
    assert file.sources["catalog"].read == dt.date(2026, 11, 27)
    assert file.profiles == ()


def test_without_a_day_it_was_read_when_it_was_last_modified() -> None:
    assert read(catalog()).sources["catalog"].read == dt.date(2024, 2, 3)


def test_groups_within_are_areas_and_enhancements_are_indicators() -> None:
    enhanced = {"id": "ac-2", "title": "Accounts", "controls": [{"id": "ac-2.1", "title": "Automated"}]}
    within = {"id": "ac-a", "title": "Within", "controls": [enhanced]}
    beside = {"id": "ac", "title": "Access", "groups": [within], "controls": [{"id": "ac-9", "title": "Beside"}]}
    file = read(catalog(groups=[beside], controls=[{"id": "x", "title": "Outside"}]))
    assert [domain.id for domain in file.domains] == ["ac", "controls"]
    assert file.domains[0].areas == ("ac-a", "ac")
    assert {one.id: one.area or one.domain for one in file.indicators} == {
        "ac-2": "ac-a",
        "ac-2.1": "ac-a",
        "ac-9": "ac",
        "x": "controls",
    }
    assert file.indicators[1].note == "Enhances ac-2."


def test_the_publisher_is_the_one_that_has_the_role() -> None:
    uuids = ["e5e7e9aa-2b7b-4e5a-9c4a-1d1a3b0c9a11", "f5e7e9aa-2b7b-4e5a-9c4a-1d1a3b0c9a11"]
    parties = [{"uuid": uuid, "type": "organization", "name": f"Body {uuid[0]}"} for uuid in uuids]
    roles = [{"role-id": "creator", "party-uuids": uuids[1:]}]
    file = read(catalog(metadata=METADATA | {"parties": parties, "responsible-parties": roles}))
    assert file.publisher == "Body f"
    assert read(catalog()).publisher == "not named in the catalog"


def test_a_catalog_of_others_needs_a_scale() -> None:
    (fault,) = faults(catalog(), None)
    assert fault.code == "missing-key"
    assert "--scale" in (fault.help or "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "syntax"),
        ("not JSON", "syntax"),
        ("[1, 2]", "wrong-type"),
        ('{"catalog": []}', "wrong-type"),
        ('{"profile": {}}', "missing-key"),
        ('{"catalog": null}', "empty-value"),
        ("[" * 40 + "]" * 40, "too-deep"),
        ('{"catalog": {"uuid": "a", "uuid": "b"}}', "duplicate-key"),
        ('{"catalog": NaN}', "syntax"),
        ('{"catalog": {"uuid": "../.."}}', "wrong-type"),
        (json.dumps(catalog(uuid="日本")), "wrong-type"),
        (json.dumps(catalog(controls=[{"id": "ac-1", "title": "\u200b"}])), "wrong-type"),
    ],
)
def test_what_is_no_catalog_is_told(text: str, code: str) -> None:
    assert code in {fault.code for fault in faults(text)}


def test_what_is_huge_is_not_read() -> None:
    with pytest.raises(InvalidInput, match="too-large"):
        decoded("catalog.json", b" " * (LARGEST + 1))
    assert [fault.code for fault in faults(json.dumps({"catalog": [0] * 200_001}))] == ["too-large"]


def test_a_catalog_that_is_nested_deep_is_not_read() -> None:
    deep: dict[str, Any] = {"id": "c", "title": "Control"}
    for _ in range(40):
        deep = {"id": "c", "title": "Control", "controls": [deep]}
    assert [fault.code for fault in faults(catalog(controls=[deep]))] == ["too-deep"]


@pytest.mark.parametrize("key", ["title", "last-modified", "version", "oscal-version"])
def test_what_the_metadata_lack_is_named(key: str) -> None:
    without = {name: value for name, value in METADATA.items() if name != key}
    (fault,) = faults(catalog(metadata=without))
    assert (fault.code, fault.message) == ("missing-key", f"the key `{key}` is missing here")


def test_missing_metadata_are_named() -> None:
    data = catalog()
    del data["catalog"]["metadata"]
    assert [fault.message for fault in faults(data)] == ["the key `metadata` is missing here"]


def test_a_control_that_is_there_twice_is_told_at_its_place() -> None:
    data = catalog(controls=[{"id": "ac-1", "title": "Policy"}, {"id": "ac-1", "title": "Other"}])
    (fault,) = faults(data)
    assert (fault.code, fault.message) == ("duplicate-id", "`ac-1` is here twice")
    assert fault.at.text.strip() == '"id": "ac-1",'
    assert fault.related[0][1].line < fault.at.line


def test_an_identifier_that_is_there_twice_but_for_spaces_is_told() -> None:
    (fault,) = faults(catalog(controls=[{"id": "ac-1", "title": "Policy"}, {"id": " ac-1", "title": "Other"}]))
    assert fault.message == "`ac-1` is here twice"


def test_groups_of_one_identifier_are_told() -> None:
    one, other = [{"id": "x", "title": "X"}], [{"id": "y", "title": "Y"}]
    groups = [{"id": "a", "title": "A", "controls": one}, {"id": "a", "title": "B", "controls": other}]
    assert [fault.message for fault in faults(catalog(groups=groups))] == ["`a` is here twice"]
    inner = [{"id": "a", "title": "A", "groups": groups[:1]}, {"id": "b", "title": "B", "groups": groups[1:]}]
    assert [fault.message for fault in faults(catalog(groups=inner))] == ["`a` is here twice"]


def test_what_is_made_takes_no_identifier_that_is_there() -> None:
    group = {"id": "controls", "title": "Theirs", "controls": [{"id": "x", "title": "X"}]}
    file = read(catalog(groups=[group], controls=[{"id": "y", "title": "Y"}]))
    assert [(one.id, one.title) for one in file.domains] == [("controls", "Theirs"), ("controls-2", "Controls")]
    alike = [{"title": "x" * 200, "controls": [{"id": f"c{number}", "title": "C"}]} for number in range(2)]
    assert [one.id for one in read(catalog(groups=alike)).domains] == ["x" * 75, "x" * 75 + "-2"]


WITHDRAWN = [{"name": "status", "value": "withdrawn"}]


def test_what_is_withdrawn_is_left_out_and_told_with_its_place() -> None:
    within = [{"id": "ac-2.1", "title": "Within"}]
    controls = [
        {"id": "ac-1", "title": "Policy"},
        {"id": "ac-2", "title": "Old", "props": WITHDRAWN, "controls": within},
        {"id": "ac-3", "title": "Theirs", "props": [WITHDRAWN[0] | {"ns": "https://example.org/ns"}]},
    ]
    groups = [
        {"title": "Gone", "props": WITHDRAWN, "controls": within},
        {"id": "ac", "title": "AC", "controls": controls},
    ]
    file = read(catalog(groups=groups))
    assert [one.id for one in file.domains] == ["ac"]
    assert [one.id for one in file.indicators] == ["ac-1", "ac-3"]
    told = left(catalog(groups=groups))
    assert [one.partition("; at catalog.json:")[0] for one in told] == [
        "left behind: withdrawn groups, with what is within: 1",
        "left behind: withdrawn controls, with what is within: 1",
        "left behind: props: 1",
    ]
    (fault,) = faults(catalog(controls=[{"id": "a", "title": "A", "props": WITHDRAWN}]))
    assert fault.message == "there is no control in this catalog that is not withdrawn"


def test_all_that_is_left_behind_is_told_with_counts_and_places() -> None:
    statement = {"id": "s", "name": "statement", "prose": "Do it.", "parts": [{"name": "item", "prose": "Well."}]}
    control = {
        "id": "ac-1",
        "title": "Policy",
        "class": "theirs",
        "params": [{"id": f"p{number}"} for number in range(5)],
        "props": [{"name": "label", "value": "AC-1"}],
        "links": [{"href": "#x", "rel": "reference"}],
        "parts": [statement],
    }
    uuid = "e5e7e9aa-2b7b-4e5a-9c4a-1d1a3b0c9a11"
    metadata = METADATA | {"revisions": [{"version": "1"}], "remarks": "x", "props": [{"name": "a", "value": "b"}]}
    metadata |= {"parties": [{"uuid": uuid, "type": "person", "name": "Somebody"}]}
    told = left(catalog(metadata=metadata, controls=[control], **{"back-matter": {"resources": [{"uuid": uuid}]}}))
    assert [tuple(one.removeprefix("left behind: ").partition("; at ")[0].rsplit(": ", 1)) for one in told] == [
        ("class", "1"),
        ("params", "5"),
        ("props", "1"),
        ("parts", "1"),
        ("links", "1"),
        ("metadata, revisions", "1"),
        ("metadata, remarks", "1"),
        ("metadata, props", "1"),
        ("metadata, parties", "1"),
        ("back-matter, resources", "1"),
    ]
    (params,) = [one for one in told if "params" in one]
    assert params.count("catalog.json:") == 3
    assert params.endswith(" and 2 more")


def test_a_group_without_an_identifier_is_named_after_its_title_and_that_is_told() -> None:
    controls = [{"id": "a-1", "title": "A"}], [{"id": "b-1", "title": "B"}], [{"id": "c-1", "title": "C"}]
    titles = ("Überprüfung & Zugang", "Zugang", "日本")
    groups: list[dict[str, Any]] = [
        {"title": title, "controls": one} for title, one in zip(titles, controls, strict=True)
    ]
    groups.append(
        {"id": "zugang", "title": "Other", "groups": [{"title": "日本", "controls": [{"id": "d", "title": "D"}]}]}
    )
    file = read(catalog(groups=groups))
    assert [one.id for one in file.domains] == ["uberprufung-zugang", "zugang-2", "group", "zugang"]
    assert [one.id for one in file.areas] == ["group-2"]
    assert [one.partition(";")[0] for one in left(catalog(groups=groups))] == [
        "made: identifiers of groups, of their titles: 4"
    ]


@pytest.mark.parametrize(
    ("title", "version", "id_", "edition"),
    [
        ("Qualität für Ærø", "1.0", "qualitat-fur-aero", "1.0"),
        ("日本の枠組み 2020", "第1版", "catalog-74c8ba1e", "1"),
        ("Πλαίσιο", "新版", "catalog-74c8ba1e", "2024-02-03"),
        ("!!!", "***", "catalog-74c8ba1e", "2024-02-03"),
    ],
)
def test_a_title_in_any_script_gives_a_name(title: str, version: str, id_: str, edition: str) -> None:
    file = read(catalog(metadata=METADATA | {"title": title, "version": version}))
    assert (file.id, file.edition, file.title) == (id_, edition, title)


@pytest.mark.parametrize(
    "moment",
    [
        *("yesterday", "2024", "2024-02-03T", "2024-02-03 04:05:06Z", "2024-02-03T..:..Z", "٢٠٢٤-02-03"),
        *("2024-13-03", "2026-02-30T00:00:00Z", "2023-02-29", "0000-01-01T00:00:00Z"),
        *("2024-02-03T25:00:00Z", "2024-02-03T24:00:00Z", "2024-02-03T04:60:00Z", "2024-02-03T04:05:60Z"),
        *("2024-02-03T04:05:06+99:00", "2024-02-03T04:05:06+14:30", "2024-02-03T04:05:06-12:60"),
    ],
)
def test_a_moment_that_is_none_is_told_as_such(moment: str) -> None:
    (fault,) = faults(catalog(metadata=METADATA | {"last-modified": moment}))
    assert f"`{moment}`: a moment is wanted here, written as 2024-02-03T04:05:06Z" in fault.message
    assert "last-modified" in fault.at.text


@pytest.mark.parametrize(
    "moment",
    [
        *("2024-02-29", "2024-02-29T00:00", "2024-02-29T23:59:59", "2024-02-29T04:05:06.123456789Z"),
        *("2024-02-29T04:05:06+14:00", " 2024-02-29T04:05:06.1-04:30 "),
    ],
)
def test_a_moment_gives_its_day(moment: str) -> None:
    file = read(catalog(metadata=METADATA | {"last-modified": moment, "version": "新版"}))
    assert (file.edition, file.sources["catalog"].read) == ("2024-02-29", dt.date(2024, 2, 29))


@pytest.mark.parametrize("id_", ["_ac", "ünlaut", "a b", "x" * 100, ""])
def test_an_identifier_that_is_none_here_is_told_at_its_place(id_: str) -> None:
    found = faults(catalog(controls=[{"id": id_, "title": "Policy"}]))
    assert found
    assert all(fault.at.file == "catalog.json" and fault.at.line > 1 for fault in found)


@pytest.mark.parametrize(
    "keys",
    [
        {"controls": {}},
        {"controls": ["ac-1"]},
        {"controls": [{"id": ["ac-1"], "title": "Policy"}]},
        {"controls": [{"id": "ac-1", "title": {"text": "Policy"}}]},
        {"controls": [{"id": "ac-1", "title": "Policy", "props": "none"}]},
        {"groups": "ac"},
        {"metadata": "none"},
        {"metadata": METADATA | {"last-modified": "yesterday"}},
        {"metadata": METADATA | {"last-modified": "2024-99-99T00:00:00Z"}},
        {"metadata": METADATA | {"responsible-parties": [{"role-id": "creator", "party-uuids": "all"}]}},
        {"back-matter": []},
        {"back-matter": {"resources": [{}]}},
    ],
)
def test_wrong_types_are_told(keys: dict[str, Any]) -> None:
    assert faults(catalog(**keys))


def test_a_catalog_without_controls_and_one_with_three_levels_are_told() -> None:
    assert [fault.code for fault in faults(catalog(controls=[]))] == ["missing-key"]
    deeper = {"id": "c", "title": "C", "controls": [{"id": "x", "title": "X"}]}
    group = {"id": "a", "title": "A", "groups": [{"id": "b", "title": "B", "groups": [deeper]}]}
    assert "too-deep" in [fault.code for fault in faults(catalog(groups=[group]))]


def changed(name: str, value: str) -> dict[str, Any]:
    """A catalog of ours, in which one property of an indicator says something else."""
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    control = data["catalog"]["groups"][0]["groups"][0]["controls"][0]
    control["props"] = [prop | {"value": value} if prop["name"] == name else prop for prop in control["props"]]
    return data


@pytest.mark.parametrize(("name", "value"), [("status", "certain"), ("label", "a b"), ("voice", "cats")])
def test_a_property_that_says_nothing_known_is_told_at_its_place(name: str, value: str) -> None:
    fault, *_ = faults(changed(name, value), None)
    assert value in fault.message
    assert value in fault.at.text


def test_what_is_said_twice_where_it_is_said_once_is_told_at_its_place() -> None:
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    props = data["catalog"]["groups"][0]["groups"][0]["controls"][0]["props"]
    props += [prop | {"value": "drafted"} for prop in props if prop["name"] == "status"]
    parts = data["catalog"]["groups"][1]["parts"]
    parts += [part | {"id": "another"} for part in parts if part["name"] == "question"]
    found = faults(data, None)
    assert [fault.message for fault in found] == ["`status` is said here twice", "`question` is said here twice"]
    assert all(fault.related[0][1].line < fault.at.line for fault in found)


def test_a_second_statement_of_capacity_is_told() -> None:
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    areas = [area for domain in data["catalog"]["groups"] for area in domain.get("groups", [])]
    (capacity,) = [part for area in areas for part in area.get("parts", []) if part["name"] == "capacity"]
    other = next(area for area in areas if capacity not in area.get("parts", []))
    other["parts"] = [*other.get("parts", []), capacity | {"id": "another"}]
    assert [fault.code for fault in faults(data, None)] == ["duplicate-id"]


def test_a_link_that_leads_nowhere_is_told() -> None:
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    data["catalog"]["groups"][0]["links"][0]["href"] = "#nowhere"
    (fault,) = faults(data, None)
    assert (fault.code, "#nowhere" in fault.message) == ("dangling-reference", True)


def test_remarks_of_others_do_not_take_the_place_of_a_value() -> None:
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    for prop in data["catalog"]["metadata"]["props"]:
        prop["remarks"] = "A remark of somebody."
    assert read(data, None).scale == "six-point-scale/1"


def test_an_item_of_which_nothing_is_told_is_reconstructed() -> None:
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    del data["catalog"]["groups"][0]["groups"][0]["controls"][0]["props"]
    file = read(data, None)
    assert (file.indicators[0].id, file.indicators[0].status) == ("indicator-1.1", "reconstructed")
