"""The figures of a benchmark from the shelf. They are read apart, since a check without a corpus does not need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..documents import Document, refuse
from ..vocabulary import Code, Diagnostic
from .benchmark_file import BenchmarkFile
from .changed import Change
from .loading import changes_of, loaded_once, own_name, read_model
from .packs import OnShelf, find
from .references import repeated

BENCHMARK = "benchmarking"
"""The pack that is taken when none is named."""


@dataclass(frozen=True)
class Figures:
    """What a benchmark is reckoned with, the digest of the pack that says so, and what overlays changed of it."""

    file: BenchmarkFile
    digest: str
    changes: tuple[Change, ...] = ()


@loaded_once
def load_benchmark(ref: str, root: OnShelf = None) -> Figures:
    """The figures called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its file has faults.
    """
    pack = find(ref, "benchmark", root)
    document, file = read_model(pack, "benchmark.yaml", BenchmarkFile)
    refuse([*own_name(document, pack, file.id, file.edition), *_faults(document, file)])
    return Figures(file, pack.digest, changes_of(pack, ("benchmark.yaml",)))


def _faults(document: Document, file: BenchmarkFile) -> Iterator[Diagnostic]:
    """Entries that begin on one day, and entries that name a source: these figures have none."""
    for part, entries in file.lists.items():
        days = [entry.start.isoformat() for entry in entries]
        for index, entry in enumerate(entries):
            yield from repeated(document, (part,), days, index, key="from")
            if entry.source is not None:
                place = document.place(part, index, "source")
                yield Diagnostic(Code.DANGLING, f"there is no source `{entry.source}` in this file", place)
