"""The fence round the engine of live sessions: what it cannot do is refused, and what happens to it stays there."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from qualityframework.errors import InternalError, Unusable, WorkerLost
from qualityframework.expressions import Constant, FactOf, Numbered, durable
from qualityframework.expressions.durable import worker as of_worker
from qualityframework.expressions.durable.rules import MOST_FACTS
from qualityframework.expressions.tree import Compare
from qualityframework.vocabulary import Integer, Outcome
from tests.expressions.sample import row, typed_rule

needs = pytest.mark.skipif(durable.why_not() is not None, reason=str(durable.why_not()))


@pytest.fixture
def worker() -> Iterator[durable.Worker]:
    with durable.Worker() as made:
        yield made


def rules(*texts: str) -> durable.DurableRules:
    """Rules of these conditions for records."""
    return durable.compile_durable([Numbered(number, typed_rule(text), {}) for number, text in enumerate(texts)])


def fnv(text: str) -> int:
    """The sum by which the engine knows names."""
    found = 2166136261
    for byte in text.encode():
        found = (found ^ byte) * 16777619 % 2**32
    return found


# what is compiled ----------------------------------------------------------------------------------------------------


def test_names_differ_in_the_sum_that_the_engine_knows_them_by() -> None:
    """Two names of one sum would be one fact, one field or one session to it."""
    fields = ["id", "sid", "hello", "$s", *(f"{letter}{number}" for letter in "fr" for number in range(1_000))]
    for names in (fields, ["hello", *map(str, range(200_000))]):
        assert len({fnv(name) for name in names}) == len(names)


def test_a_rule_is_asked_by_the_outcomes_that_are_certain() -> None:
    made = json.loads(rules("people > 3").ruleset)
    assert {name: rule["all"][0]["m"] for name, rule in made.items()} == {
        "hello": {"hello": 1},
        "f.r0.0": {"$and": [{"$ex": {"r0": 1}}, {"$gt": {"f0": 3}}]},
        "c.r0.0": {"$and": [{"$ex": {"r0": 1}}, {"$lte": {"f0": 3}}]},
    }


def test_no_text_of_a_record_or_rule_reaches_the_engine() -> None:
    made = rules('indicator == "2.1" or part == "impact"')
    assert not {word for word in ("2.1", "impact") if word in made.ruleset}
    texts = [{"indicator": "2.1"}, {"indicator": "9.4", "part": "impact"}, {"indicator": "5.1", "part": "process"}, {}]
    found = [made.asked[0].find(row("evaluation", **given), {}) for given in texts]
    assert found == [{"f0": 1}, {"f0": 0, "f1": 2}, {"f0": 0, "f1": 0}, {}]


def test_a_field_that_may_be_lacking_is_asked_for_before_another_is_compared_with_it() -> None:
    """Where it is not there, the engine compares with what lies in its memory."""
    made = json.loads(rules("people > balance").ruleset)
    assert made["f.r0.0"]["all"][0]["m"]["$and"][1:] == [{"$ex": {"f1": 1}}, {"$gt": {"f0": {"$m": "f1"}}}]


def test_a_rule_of_many_ways_is_asked_in_several_facts() -> None:
    """The engine follows few conditions at a time, and a rule of it has room for few."""
    made = rules(f"people in ({', '.join(map(str, range(1, 100)))}) and balance > 0")
    assert made.asked[0].kinds == ("r0", "r1")
    ways = [rule["all"][0]["m"].get("$or", [rule]) for rule in json.loads(made.ruleset).values()]
    assert max(map(len, ways)) <= 14


def test_a_rule_that_holds_in_too_many_ways_is_refused_by_name() -> None:
    with pytest.raises(Unusable, match="evidence/sample cannot be run live: its conditions hold in too many ways"):
        rules(" and ".join(f"(people > {n} or balance > {n - 20})" for n in range(12)))


def test_a_rule_with_numbers_that_c_cuts_off_is_refused_by_name() -> None:
    """No rule that is checked has any today, as the language counts exactly in less; a wider type would let it."""
    rule = typed_rule("people > 3")
    wide = FactOf("people", Integer(0, 2**63))
    with pytest.raises(Unusable, match=f"evidence/sample cannot be run live: its numbers go up to {2**63}"):
        durable.compile_durable([Numbered(0, replace(rule, when=Compare(">", wide, Constant(3, Integer()))), {})])


def test_more_rules_than_the_engine_keeps_side_by_side_are_refused() -> None:
    with pytest.raises(Unusable, match=f"they need {MOST_FACTS + 1} kinds of facts, of {MOST_FACTS}"):
        rules(*["people > 3"] * (MOST_FACTS + 1))


def test_two_outcomes_at_once_are_a_fault_of_ours() -> None:
    assert durable.outcome_of(()) is Outcome.UNDETERMINED
    with pytest.raises(InternalError, match="clear, fires"):
        durable.outcome_of({"f", "c"})


# the worker ----------------------------------------------------------------------------------------------------------

FEW = rules("people > 3")
FIRES, CLEAR = {(0, "a"): {"f0": 4}}, {(0, "a"): {"f0": 3}}


@needs
def test_facts_come_and_go(worker: durable.Worker) -> None:
    held = worker.open([FEW])
    assert held.change(0, [], FIRES) == {(0, "a"): {"f"}}
    assert held.change(0, FIRES, CLEAR) == {(0, "a"): {"c"}}
    assert held.change(0, CLEAR, {(0, "a"): {}}) == {(0, "a"): frozenset()}
    assert held.change(0, [(0, "a")], FIRES) == {(0, "a"): {"f"}}


@needs
def test_what_is_found_in_several_ways_is_told_once(worker: durable.Worker) -> None:
    held = worker.open([rules("people > 3 or balance > 3")])
    assert held.change(0, [], {(0, "a"): {"f0": 4, "f1": 4}}) == {(0, "a"): {"f"}}


@needs
@pytest.mark.parametrize("number", [0, -1, 2**31, 2**53 + 1, 2**62 - 1, -(2**62)])
def test_whole_numbers_are_compared_as_they_are(worker: durable.Worker, number: int) -> None:
    made = durable.compile_durable([Numbered(0, typed_rule("people > 3"), {})])
    limits = {"<": "$lt", "==": "==", ">": "$gt"}
    asked = {
        name: {"all": [{"m": {"f0": number} if name == "==" else {sign: {"f0": number}}}], "cap": 9}
        for name, sign in limits.items()
    }
    hello = {"hello": {"all": [{"m": {"hello": 1}}]}}
    held = worker.open([made._replace(ruleset=json.dumps(hello | asked))])
    near = {(0, at): {"f0": number + at} for at in (-1, 0, 1)}
    assert held.change(0, [], near) == {(0, -1): {"<"}, (0, 0): {"=="}, (0, 1): {">"}}


@needs
def test_sessions_know_nothing_of_each_other(worker: durable.Worker) -> None:
    first, second = worker.open([FEW]), worker.open([FEW])
    assert first.change(0, [], FIRES) == {(0, "a"): {"f"}}
    assert second.change(0, [], CLEAR) == {(0, "a"): {"c"}}
    first.close()
    first.close()
    assert second.change(0, CLEAR, FIRES) == {(0, "a"): {"f"}}


@needs
@pytest.mark.slow
def test_many_sessions_come_after_each_other_and_one_too_many_at_a_time_is_refused(worker: durable.Worker) -> None:
    for _ in range(1_100):
        held = worker.open([FEW])
        assert held.change(0, [], FIRES) == {(0, "a"): {"f"}}
        held.close()
    every = [worker.open([FEW]) for _ in range(durable.MOST_SESSIONS)]
    with pytest.raises(Unusable, match="1024 sessions at a time: close one, or start another worker"):
        worker.open([FEW])
    every[500].close()
    assert worker.open([FEW]).change(0, [], CLEAR) == {(0, "a"): {"c"}}
    assert every[-1].change(0, [], FIRES) == {(0, "a"): {"f"}}


@needs
def test_what_the_engine_does_not_take_is_told(worker: durable.Worker) -> None:
    with pytest.raises(Unusable, match="Could not create ruleset"):
        worker.open([FEW._replace(ruleset='{"a": {"all": 3}}')])
    assert worker.open([FEW]).change(0, [], FIRES) == {(0, "a"): {"f"}}


@needs
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_crash_is_a_plain_error(worker: durable.Worker, how: signal.Signals) -> None:
    held = worker.open([FEW])
    os.kill(process_of(worker).pid, how)
    with pytest.raises(WorkerLost, match="the record is not lost"):
        held.change(0, [], FIRES)
    with pytest.raises(WorkerLost):
        worker.open([FEW])
    held.close()


@needs
def test_one_that_does_not_answer_is_ended() -> None:
    with durable.Worker(limit=0.2) as worker:
        held = worker.open([FEW])
        os.kill(process_of(worker).pid, signal.SIGSTOP)
        with pytest.raises(WorkerLost, match=r"did not answer within 0\.2 s"):
            held.change(0, [], FIRES)
        assert process_of(worker).returncode is not None


@needs
def test_who_stops_waiting_leaves_no_answer_to_somebody_else(
    worker: durable.Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = worker.open([FEW]), worker.open([FEW])

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(of_worker, "received", interrupted)
        with pytest.raises(KeyboardInterrupt):
            first.change(0, [], FIRES)
    with pytest.raises(WorkerLost):
        second.change(0, [], CLEAR)


@needs
def test_threads_may_share_one(worker: durable.Worker) -> None:
    def ask(number: int) -> bool:
        held = worker.open([FEW])
        facts, end = (FIRES, "f") if number % 2 else (CLEAR, "c")
        right = all(held.change(0, facts, facts) == {(0, "a"): {end}} for _ in range(50))
        held.close()
        return right

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(24)))


@needs
def test_none_is_left_when_it_is_forgotten() -> None:
    worker = durable.Worker()
    process = process_of(worker)
    del worker
    gc.collect()
    assert process.returncode is not None


ABANDONING = """
import os
from qualityframework.expressions import durable
worker = durable.Worker()
print(worker._process.pid, flush=True)
os._exit(0)
"""


@needs
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks for the process in /proc")  # noqa: PTH112
def test_none_is_left_when_who_started_it_dies() -> None:
    done = subprocess.run([sys.executable, "-c", ABANDONING], capture_output=True, text=True, check=True)
    stat = Path("/proc") / done.stdout.strip() / "stat"
    for _ in range(100):
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("it is still there")


def process_of(worker: durable.Worker) -> subprocess.Popen[bytes]:
    return worker._process


def test_without_the_engine_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_worker, "MODULE", "no_such_engine")
    with pytest.raises(Unusable, match=r"needs the extra: pip install 'qualityframework\[durable\]'"):
        durable.Worker()


def test_an_engine_that_does_not_load_says_how_to_build_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "durable_rules_engine.py").write_text("raise ImportError('undefined symbol: PyEval_CallObject')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(Unusable, match=r"undefined symbol.*CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip"):
        durable.Worker()
