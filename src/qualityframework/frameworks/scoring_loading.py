"""Scorings from the shelf. They are read apart, since an inspection does not need them."""

from __future__ import annotations

from ..documents import refuse
from .loading import loaded_once, own_name, read_model, scale_of
from .packs import OnShelf, find
from .scale_file import Scale
from .scoring_file import Scoring
from .weighing_references import scoring_faults


@loaded_once
def load_scoring(ref: str, root: OnShelf = None) -> tuple[Scoring, Scale]:
    """The scoring called `ref`, and the scale that it is on.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "scoring", root)
    document, scoring = read_model(pack, "scoring.yaml", Scoring)
    scale = scale_of(document, scoring.scale, root)
    refuse([*own_name(document, pack, scoring.id, scoring.edition), *scoring_faults(document, scoring, scale)])
    return scoring, scale
