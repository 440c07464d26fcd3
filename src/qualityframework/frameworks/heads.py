"""The head of any pack, whatever its kind: what lists packs or looks them over need not know how each is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from .benchmark_loading import load_benchmark
from .catalogue_loading import load_catalogue
from .corpus_loading import load_corpus
from .crosswalk_loading import load_crosswalk
from .identifying_loading import load_identifying
from .loading import load, load_scale, load_shared_evidence
from .overlay_loading import load_overlay
from .packs import OnShelf, Pack
from .rule_loading import load_ruleset
from .scoring_loading import load_scoring
from .wording_loading import load_wording


class Headed(Protocol):
    """What stands at the head of every pack."""

    @property
    def title(self) -> str:
        """What it is called."""


LOADERS: dict[str, Callable[[Pack, OnShelf], Headed]] = {
    "benchmark": lambda pack, root: load_benchmark(pack.name, root).file,
    "catalogue": lambda pack, root: load_catalogue(pack.name, root),
    "corpus": lambda pack, root: load_corpus(pack.name, root).file,
    "crosswalk": lambda pack, root: load_crosswalk(pack.name, root).file,
    "framework": lambda pack, root: load(pack.name, root).file,
    "identifying-details": lambda pack, root: load_identifying(pack.name, root).file,
    "overlay": lambda pack, _: load_overlay(pack).file,
    "ruleset": lambda pack, root: load_ruleset(pack.name, root).file,
    "scale": lambda pack, root: load_scale(pack.name, root),
    "scoring": lambda pack, root: load_scoring(pack.name, root).file,
    "shared-evidence": lambda pack, root: load_shared_evidence(pack.name, root),
    "wording": lambda pack, root: load_wording(pack.name, root).file,
}
"""What loads a pack, by its kind."""


def load_head(pack: Pack, root: OnShelf = None) -> Headed:
    """The head of a pack, which is loaded whole for it.

    Raises:
        InvalidInput: when its files have faults.
    """
    return LOADERS[pack.kind](pack, root)
