"""What the `tests.yaml` of a pack expects, held against the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..documents import Document, refuse
from ..errors import Mismatch, NotFound, Unusable
from ..frameworks import (
    CatalogueTestsFile,
    CrosswalkTestsFile,
    Expected,
    OnShelf,
    Pack,
    ScaleTestsFile,
    TestsFile,
    find,
    load,
    load_catalogue,
    load_crosswalk,
    load_head,
    load_scale,
    read_model,
)
from ..vocabulary import Code, Diagnostic, Place
from .catalogue_tests import catalogue_differs
from .crosswalk_tests import crosswalk_differs
from .framework_tests import framework_differs
from .scale_tests import scale_differs


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """What came of one expectation: what differs, or nothing."""

    name: str
    place: Place
    differs: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether it is as expected."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class PackTest:
    """What came of all expectations of a pack; of one without a `tests.yaml` there are none."""

    pack: str
    results: tuple[ExpectationResult, ...]

    @property
    def failures(self) -> tuple[ExpectationResult, ...]:
        """What is not as expected."""
        return tuple(one for one in self.results if not one.passed)


def run_pack_tests(ref: str, root: OnShelf = None, kind: str = "framework") -> PackTest:
    """Holds a pack to its `tests.yaml`.

    Args:
        ref: the pack.
        root: the shelf that it stands on; the packs that come with the library unless given.
        kind: what it is a pack of, one of `TESTED`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files, or the tests, have faults.
    """
    pack = find(ref, kind, root)
    load_head(pack, root)
    return PackTest(pack.name, tuple(_results(pack, root)) if (pack.folder / _TESTS).exists() else ())


_TESTS = "tests.yaml"
E = TypeVar("E", bound=Expected)


def _results(pack: Pack, root: OnShelf) -> Iterator[ExpectationResult]:
    match pack.kind:
        case "scale":
            scale = load_scale(pack.name, root)
            document, scale_tests = read_model(pack, _TESTS, ScaleTestsFile)
            yield from _held(document, scale_tests.tests, lambda one: scale_differs(scale, one))
        case "catalogue":
            catalogue = load_catalogue(pack.name, root)
            document, catalogue_tests = read_model(pack, _TESTS, CatalogueTestsFile)
            yield from _held(document, catalogue_tests.tests, lambda one: catalogue_differs(catalogue, one))
        case "crosswalk":
            crosswalk = load_crosswalk(pack.name, root)
            document, crosswalk_tests = read_model(pack, _TESTS, CrosswalkTestsFile)
            yield from _held(document, crosswalk_tests.tests, lambda one: crosswalk_differs(crosswalk, one))
        case _:
            framework = load(pack.name, root)
            document, tests = read_model(pack, _TESTS, TestsFile)
            yield from _held(document, tests.tests, lambda one: framework_differs(framework, one, root))


def _held(document: Document, tests: Sequence[E], differs: Callable[[E], Iterator[str]]) -> Iterator[ExpectationResult]:
    refuse(_named_twice(document, tests))
    for index, one in enumerate(tests):
        try:
            found = tuple(differs(one))
        except (Mismatch, NotFound, Unusable) as error:
            found = error.faults
        yield ExpectationResult(one.name, document.place("tests", index, "name"), found)


def _named_twice(document: Document, tests: Sequence[Expected]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for index, one in enumerate(tests):
        place = document.place("tests", index, "name")
        if one.name in first:
            message = f"two tests are called `{one.name}`"
            yield Diagnostic(Code.DUPLICATE_ID, message, place, (("first here", first[one.name]),))
        first.setdefault(one.name, place)
