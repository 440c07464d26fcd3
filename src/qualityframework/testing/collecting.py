"""Packs as tests of pytest: one for each example of a rule file, and for each expectation of a `tests.yaml`.

A pack is a folder `<pack>/<edition>` with its head; what it names is looked for beside it, as with `--rulesets`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ..assurance import ExpectationResult, run_example, run_pack_tests
from ..errors import InternalError, QualityFrameworkError
from ..frameworks import TESTED, LoadedRule, Pack, load_ruleset, rule_document
from ..report import failed_example, failed_expectation


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A rule file, the head of a ruleset, or the tests of another pack; None for any other file."""
    match file_path.name, file_path.parents:
        case "ruleset.yaml", [folder, *_]:
            return RulesetHead.from_parent(parent, path=file_path, pack=_pack(folder, "ruleset"))
        case "tests.yaml", [folder, *_]:
            kinds = [kind for kind in TESTED if (folder / f"{kind}.yaml").is_file()]
            return PackTests.from_parent(parent, path=file_path, pack=_pack(folder, kinds[0])) if kinds else None
        case name, [_, rules, folder, *_] if rules.name == "rules" and name.endswith(".yaml") and name[0] != ".":
            known = (folder / "ruleset.yaml").is_file()
            return RuleExamples.from_parent(parent, path=file_path, pack=_pack(folder, "ruleset")) if known else None
    return None


def _pack(folder: Path, kind: str) -> Pack:
    return Pack(folder.parent.name, folder.name, kind, folder)


class NotAsExpected(Exception):  # noqa: N818  (named for what it says)
    """A test of a pack that is not as expected; the text is what is told of it."""


class _Collected(pytest.File):
    """A file of a pack."""

    def __init__(self, *, pack: Pack, **rest: Any) -> None:
        super().__init__(**rest)
        self.pack = pack

    @property
    def shelf(self) -> Path:
        """The folder that the pack stands on, with the packs that it names."""
        return self.pack.folder.parents[1]

    def item(self, name: str, line: int, run: Callable[[], None]) -> pytest.Item:
        """One test."""
        return PackTest.from_parent(self, name=name, line=line, run=run)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]  # as pytest's
        """What is wrong in the file, as the command line tells it."""
        return _told(excinfo) or super().repr_failure(excinfo)


class PackTest(pytest.Item):
    """One example or expectation."""

    def __init__(self, *, line: int, run: Callable[[], None], **rest: Any) -> None:
        super().__init__(**rest)
        self._line = line
        self._run = run

    def runtest(self) -> None:
        """Runs it."""
        self._run()

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands; lines are counted from 0 here."""
        return self.path, self._line - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is not as expected, as the command line tells it."""
        return _told(excinfo) or super().repr_failure(excinfo, style)


def _told(excinfo: pytest.ExceptionInfo[BaseException]) -> str | None:
    """A fault of the user's in words; None for one that needs a traceback, as it is ours."""
    error = excinfo.value
    users = isinstance(error, NotAsExpected | QualityFrameworkError) and not isinstance(error, InternalError)
    return str(error) if users else None


class RulesetHead(_Collected):
    """A ruleset as a whole: its rules can be read together."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test: what it takes is there, and no rules wait for each other."""
        yield self.item("loads", 1, self._run)

    def _run(self) -> None:
        load_ruleset(self.pack.name, self.shelf)


class RuleExamples(_Collected):
    """A rule file, whose examples are its tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each example."""
        rule_id = f"{self.path.parent.name}/{self.path.stem}"
        loaded = rule_document(self.pack.name, rule_id, self.shelf)
        for index, example in enumerate(loaded.rule.file.examples):
            line = loaded.document.place("examples", index, "name").line
            yield self.item(example.name, line, partial(self._run, loaded, index))

    def _run(self, loaded: LoadedRule, index: int) -> None:
        result = run_example(loaded, index)
        if not result.passed:
            raise NotAsExpected(failed_example(result))


class PackTests(_Collected):
    """The `tests.yaml` of a pack."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each expectation."""
        done = run_pack_tests(self.pack.name, self.shelf, self.pack.kind)
        for result in done.results:
            yield self.item(result.name, result.place.line, partial(self._tell, result))

    def _tell(self, result: ExpectationResult) -> None:
        if not result.passed:
            raise NotAsExpected(failed_expectation(result))
