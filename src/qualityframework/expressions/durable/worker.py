"""A process of its own for the engine, so that nothing that happens to C happens to who calls it."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from select import select
from threading import RLock
from types import TracebackType
from typing import Any

from ...errors import Unusable, WorkerLost, without_extra
from .fields import Found
from .rules import DurableRules
from .serving import received, sent

MODULE = "durable_rules_engine"
FLAGS = "-DPyEval_CallObject=PyObject_CallObject"
REBUILD = f"CPPFLAGS={FLAGS} pip install --force-reinstall --no-cache-dir durable-rules"
"""The engine calls a function that Python 3.13 has under another name alone."""
MOST_SESSIONS = 1024
"""So many sessions a ruleset of the engine has room for; one more leaves it broken."""
LIMIT = 30.0
"""Seconds that one question may take."""

Key = tuple[int, Any]
"""Number of a rule and whatever tells a subject from others."""


@cache
def why_not() -> str | None:
    """Why the engine cannot be used here; None where it can."""
    try:
        Worker().close()
    except Unusable as error:
        return str(error)
    return None


class Worker:
    """The engine in a process of its own, for up to 1,024 sessions at a time. Close it, or use it with `with`.

    Threads may share it; processes may not.

    Args:
        limit: seconds that one question may take before the process is ended.

    Raises:
        Unusable: when the extra `durable` is not installed, or not built for this Python.
    """

    def __init__(self, limit: float = LIMIT) -> None:
        found = find_spec(MODULE)
        if found is None or found.origin is None:
            raise without_extra("a live session needs", "durable")
        script, home = Path(__file__).with_name("serving.py"), Path(found.origin).parent
        self._limit, self._of = limit, os.getpid()
        self._handles: dict[str, int] = {}
        self._free = list(range(MOST_SESSIONS, 0, -1))
        self._left: deque[tuple[int, Sequence[int]]] = deque()
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(script), str(limit), str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._end = weakref.finalize(self, _end, self._process, os.getpid())
        self._one_at_a_time = RLock()
        try:
            self._answer()
        except Unusable as error:
            self.close()
            raise Unusable(f"the engine of live sessions does not load ({error}); build it anew: {REBUILD}") from None

    def open(self, strata: Sequence[DurableRules]) -> Held:
        """A session.

        Args:
            strata: the rules, stratum by stratum.

        Raises:
            Unusable: when 1,024 are open already, or the engine does not take a ruleset.
            WorkerLost: when the process has ended.
        """
        with self._one_at_a_time:
            while self._left:
                self.end(*self._left.popleft())
            if not self._free:
                raise Unusable(f"a worker holds {MOST_SESSIONS} sessions at a time: close one, or start another worker")
            handles = [self._handle(rules.ruleset) for rules in strata]
            session = self._free.pop()
            for handle in handles:
                self.ask("open", handle, str(session))
        return Held(self, session, tuple(zip(handles, strata, strict=True)))

    def _handle(self, ruleset: str) -> int:
        if ruleset not in self._handles:
            self._handles[ruleset] = self.ask("compile", ruleset)
        return self._handles[ruleset]

    def ask(self, name: str, *arguments: object, meanwhile: Callable[[], object] | None = None) -> Any:
        """What a function of the process gives back.

        Args:
            name: of the function.
            arguments: which can be written as JSON.
            meanwhile: what is done while the process works.

        Raises:
            Unusable: when the engine refuses.
            WorkerLost: when the process has ended, or does not answer in time.
        """
        assert self._process.stdin is not None
        if os.getpid() != self._of:
            raise Unusable("a worker belongs to the process that started it: start another one here")
        with self._one_at_a_time:
            try:
                sent(self._process.stdin, [name, *arguments])
                if meanwhile is not None:
                    meanwhile()
                return self._answer()
            except (Unusable, WorkerLost):
                raise
            except (OSError, ValueError):
                raise self._lost() from None
            except BaseException:
                self.close()  # whoever asks next would be given the answer that is not waited for any more
                raise

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        if os.name == "posix" and not select([self._process.stdout], [], [], self._limit + 1)[0]:
            raise self._lost()  # elsewhere the process has to end by itself, as it does when a question takes too long
        answer = received(self._process.stdout)
        if answer is None:
            raise self._lost()
        if "fault" in answer:
            raise Unusable(answer["fault"])
        return answer["ok"]

    def _lost(self) -> WorkerLost:
        self.close()
        return WorkerLost(
            f"the process that ran the rules has ended, or did not answer within {self._limit:g} s: "
            "the record is not lost; open a session on it again, or check it without one"
        )

    def end(self, session: int, handles: Sequence[int]) -> None:
        """Ends a session, and takes its number back."""
        with suppress(WorkerLost):  # then nothing of it is left
            for handle in handles:
                self.ask("close", handle, str(session))
            self._free.append(session)

    def leave(self, session: int, handles: Sequence[int]) -> None:
        """Notes a session that nobody holds any more, to be ended before the next is opened.

        Not there and then: whoever let go of it may be in the middle of a question.
        """
        self._left.append((session, handles))

    def close(self) -> None:
        """Ends the process, whatever it does. Doing so twice does no harm."""
        self._end()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _end(process: subprocess.Popen[bytes], of: int) -> None:
    if os.getpid() != of:
        return  # a fork of who started it, to whom it does not belong
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):  # what was not written yet is not wanted any more
                stream.close()


class Held:
    """One session of a worker: what it holds of an inspection.

    Args:
        worker: whose it is.
        session: its number.
        strata: handle and rules of each stratum.
    """

    def __init__(self, worker: Worker, session: int, strata: tuple[tuple[int, DurableRules], ...]) -> None:
        self._worker, self._session, self._strata = worker, session, strata
        self._names: list[dict[Key, list[str]]] = [{} for _ in strata]
        self._free: list[str] = []  # names are used again: the engine knows a fact by a sum of its name, of 32 bits
        self._used = 0
        self._handles = tuple(handle for handle, _ in strata)
        self._gone = weakref.finalize(self, worker.leave, session, self._handles)

    def change(
        self,
        stratum: int,
        gone: Collection[Key],
        come: Mapping[Key, Found],
        meanwhile: Callable[[], object] = lambda: None,
    ) -> Mapping[Key, Collection[str]]:
        """What the engine finds certain after some facts have gone and others come, for each that came.

        Args:
            stratum: its number.
            gone: what is no longer so, or is another in `come`.
            come: the fields of each rule and subject.
            meanwhile: what is done, once, while the engine works.

        Raises:
            WorkerLost: when the process has ended.
        """
        handle, rules = self._strata[stratum]
        names = self._names[stratum]
        retracted = [name for key in gone for name in names.pop(key, ())]
        of: dict[str, Key] = {}
        facts: list[dict[str, Any]] = []
        for key, fields in come.items():
            for kind in rules.asked[key[0]].kinds:
                name = self._name()
                of[name] = key
                facts.append({"id": name, kind: 1, **fields})
        if not retracted and not facts:
            meanwhile()
            return {key: frozenset() for key in come}
        kept, ends = self._worker.ask("change", handle, str(self._session), retracted, facts, meanwhile=meanwhile)
        met = set(kept)
        self._free += retracted
        for name in of:
            if name in met:
                names.setdefault(of[name], []).append(name)
            else:
                self._free.append(name)
        found: dict[Key, set[str]] = defaultdict(set)  # a fact that meets a rule in several ways is told as often
        for name, rule in ends:
            found[of[name]].add(rule.partition(".")[0])
        return {key: found.get(key, frozenset()) for key in come}

    def _name(self) -> str:
        """A name that no fact has."""
        if self._free:
            return self._free.pop()
        self._used += 1
        return str(self._used)

    def close(self) -> None:
        """Ends the session. Doing so twice does no harm."""
        if self._gone.detach() is not None:
            self._worker.end(self._session, self._handles)
