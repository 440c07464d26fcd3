"""The kinds of pack there are: the one table that whatever goes by kind is derived from."""

from __future__ import annotations

from typing import NamedTuple


class PackKind(NamedTuple):
    """A kind of pack, by names of this room, so that nothing is loaded for a kind that nobody asks for.

    Args:
        file: the model of the file at its head, which is called `<kind>.yaml`.
        loader: what loads it, by its name and a shelf.
        tests: the model of the `tests.yaml` that can stand in it, or None.
        schema: what the JSON Schema of that is called.
    """

    file: str
    loader: str
    tests: str | None = None
    schema: str = "tests"


PACK_KINDS = {
    "benchmark": PackKind("BenchmarkFile", "load_benchmark"),
    "catalogue": PackKind("CatalogueFile", "load_catalogue", "CatalogueTestsFile", "catalogue-tests"),
    "corpus": PackKind("CorpusFile", "load_corpus"),
    "crosswalk": PackKind("CrosswalkFile", "load_crosswalk", "CrosswalkTestsFile", "crosswalk-tests"),
    "framework": PackKind("FrameworkFile", "load", "TestsFile"),
    "identifying-details": PackKind("IdentifyingFile", "load_identifying"),
    "overlay": PackKind("OverlayFile", "load_overlay"),
    "ruleset": PackKind("RulesetFile", "load_ruleset"),
    "scale": PackKind("Scale", "load_scale", "ScaleTestsFile", "scale-tests"),
    "scoring": PackKind("ScoringFile", "load_scoring"),
    "shared-evidence": PackKind("SharedEvidenceFile", "load_shared_evidence"),
    "wording": PackKind("WordingFile", "load_wording"),
}
KINDS = tuple(PACK_KINDS)
TESTED = tuple(kind for kind, one in PACK_KINDS.items() if one.tests is not None)
"""The kinds of pack that a `tests.yaml` can stand in."""
