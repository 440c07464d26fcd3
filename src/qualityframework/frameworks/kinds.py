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
        shown: how the command line shows a pack of the kind; where it does not, its file is named.
        beside: further files of YAML that can stand in it, beside rules in a folder of their own.
    """

    file: str
    loader: str
    tests: str | None = None
    schema: str = "tests"
    shown: str = ""
    beside: tuple[str, ...] = ()


PACK_KINDS = {
    "benchmark": PackKind("BenchmarkFile", "load_benchmark"),
    "catalogue": PackKind(
        "CatalogueFile",
        "load_catalogue",
        "CatalogueTestsFile",
        "catalogue-tests",
        shown="`frameworks standards {name}` shows it",
    ),
    "corpus": PackKind("CorpusFile", "load_corpus", shown="`corpus show {name}` shows it"),
    "crosswalk": PackKind(
        "CrosswalkFile",
        "load_crosswalk",
        "CrosswalkTestsFile",
        "crosswalk-tests",
        shown="`crosswalk list` tells between which frameworks it lies, and `crosswalk show` shows it",
    ),
    "framework": PackKind(
        "FrameworkFile",
        "load",
        "TestsFile",
        shown="`frameworks show {name}` shows it",
        beside=("evidence.yaml", "illustrations.yaml", "progress.yaml", "weighing.yaml"),
    ),
    "identifying-details": PackKind("IdentifyingFile", "load_identifying"),
    "overlay": PackKind(
        "OverlayFile",
        "load_overlay",
        shown="`frameworks show FRAMEWORK --overlay {name}` shows a framework that it changes",
    ),
    "ruleset": PackKind(
        "RulesetFile",
        "load_ruleset",
        shown="`rules list --ruleset {name}` shows its rules",
        beside=("promises.yaml", "survivors.yaml"),
    ),
    "scale": PackKind(
        "Scale",
        "load_scale",
        "ScaleTestsFile",
        "scale-tests",
        shown="`frameworks show FRAMEWORK` shows it with each framework that has it",
    ),
    "scoring": PackKind("ScoringFile", "load_scoring"),
    "shared-evidence": PackKind(
        "SharedEvidenceFile", "load_shared_evidence", beside=("evidence.yaml", "weighing.yaml")
    ),
    "wording": PackKind("WordingFile", "load_wording"),
}
KINDS = tuple(PACK_KINDS)
TESTED = tuple(kind for kind, one in PACK_KINDS.items() if one.tests is not None)
"""The kinds of pack that a `tests.yaml` can stand in."""
