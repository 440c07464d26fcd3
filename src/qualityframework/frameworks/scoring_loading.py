"""Scorings from the shelf. They are read apart, since an inspection does not need them."""

from __future__ import annotations

from ..documents import refuse
from .loading import changes_of, loaded_once, own_name, read_model, scale_of
from .packs import OnShelf, find
from .scoring_file import Scoring, ScoringFile
from .weighing_references import scoring_faults


@loaded_once
def load_scoring(ref: str, root: OnShelf = None) -> Scoring:
    """The scoring called `ref`, such as `efqm-radar/2020`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "scoring", root)
    document, file = read_model(pack, "scoring.yaml", ScoringFile)
    scale = scale_of(document, file.scale, root)
    refuse([*own_name(document, pack, file.id, file.edition), *scoring_faults(document, file, scale)])
    of_scale = changes_of(find(file.scale, "scale", root), ("scale.yaml",))
    changes = (*changes_of(pack, ("scoring.yaml",)), *of_scale)
    return Scoring(file=file, scale=scale, digest=pack.digest, changes=changes)
