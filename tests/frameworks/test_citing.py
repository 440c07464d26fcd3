"""Catalogues in what a result follows from: those that a record or rules cite, with their digests."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework import parse
from qualityframework.crosswalks import carried
from qualityframework.frameworks import Cited, OnShelf, all_cited, find, load, load_ruleset, shelf, with_overlays
from qualityframework.inspections import basis, opened
from qualityframework.panel import Provenance, review
from qualityframework.weighing import weighing

from .test_catalogue_file import EXAMPLE, STANDARDS, citing
from .test_overlays import RULESET, overlay
from .test_overlays_told import over

OTHER = "health-social-care-standards/3000"
RULE = f"{RULESET}/rules/evidence/documents-alone.yaml"
REFS = (f"{OTHER}#1.3", f"{STANDARDS}#1.3", f"{STANDARDS}#compassion", f"{OTHER}#4")
SILENT = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with a second catalogue."""
    root = shutil.copytree(shelf(), tmp_path_factory.mktemp("two") / "packs")
    shutil.copytree(root / STANDARDS, root / OTHER)
    path = root / OTHER / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"2017"', '"3000"'), encoding="utf-8")
    return root


def provenance(record: str, root: OnShelf = None) -> Provenance:
    return review(opened(parse(record), shelf=root), load_ruleset(RULESET, root)).provenance


def test_where_nothing_is_cited_no_catalogue_is_named() -> None:
    assert all_cited(()) == Cited()
    assert provenance(SILENT).catalogues == {}


def test_what_evidence_cites_is_named_in_every_result_and_what_rules_cite_in_a_review(
    two: Path, tmp_path: Path
) -> None:
    on = with_overlays(two, [overlay(tmp_path, f"{RULE} | standards | ['{STANDARDS}#1.19']")])
    record = opened(parse(citing(f"{OTHER}#1.3")), shelf=on)
    ours, other = ((name, find(name, "catalogue", on).digest) for name in (STANDARDS, OTHER))
    assert basis(record).catalogues == weighing(record).basis.catalogues == dict([other])
    assert list(provenance(citing(f"{OTHER}#1.3"), on).catalogues.items()) == [ours, other]


@given(st.permutations(REFS))
def test_the_order_of_what_is_cited_does_not_matter(two: Path, refs: list[str]) -> None:
    one, other = all_cited(REFS, two), all_cited(refs, two)
    assert (one.by_ref, list(one.digests.items()), one.changes) == (
        other.by_ref,
        list(other.digests.items()),
        other.changes,
    )


def test_a_catalogue_that_is_changed_changes_what_follows_from_it_and_nothing_else(two: Path, tmp_path: Path) -> None:
    after = shutil.copytree(two, tmp_path / "after")
    path = after / STANDARDS / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# looked through once more\n", encoding="utf-8")
    by_rule = overlay(tmp_path, f"{RULE} | standards | ['{STANDARDS}#1.19']")
    for record in (SILENT, citing(f"{OTHER}#1.3")):
        assert provenance(record, two) == provenance(record, after)
    for record, laid in ((citing(f"{STANDARDS}#1.3"), ()), (SILENT, (by_rule,))):
        one, other = (provenance(record, with_overlays(root, laid)) for root in (two, after))
        assert one.catalogues.keys() == other.catalogues.keys() == {STANDARDS}
        assert one.catalogues != other.catalogues
        assert (one.ruleset_digest != other.ruleset_digest) == bool(laid), "it goes over what rules cite"


def test_an_overlay_over_a_catalogue_changes_its_digest_and_is_told_where_it_is_cited(tmp_path: Path) -> None:
    home = over(overlay(tmp_path, f"{STANDARDS}/catalogue.yaml | statements/1.3/text | Ours."), STANDARDS)
    on = with_overlays(None, [home])
    assert provenance(SILENT, on).changes == ()
    record = opened(parse(citing(f"{STANDARDS}#1.3")), shelf=on)
    results = (basis(record), carried(record, load("children-services/2014", on), on).basis)
    for told in (*results, provenance(citing(f"{STANDARDS}#1.3"), on)):
        assert told.catalogues[STANDARDS] != find(STANDARDS, "catalogue").digest
        assert [one.becomes for one in told.changes] == ["Ours."]
