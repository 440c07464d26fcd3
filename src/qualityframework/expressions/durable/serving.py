"""What the worker process runs: durable-rules by its C functions, asked over standard input and output.

It is run as a file by itself and loads nothing of the library. A message is four bytes for its length and as much
JSON. It ends when its input does, and by itself when one question takes too long, wherever it hangs.
"""

import faulthandler
import json
import os
import struct
import sys
from collections.abc import Iterable
from typing import IO, Any

_LENGTH = struct.Struct(">I")
_TAKEN, _NOT_MET = 0, 1
_HELLO = {"hello": 1, "id": "hello"}


def sent(stream: IO[bytes], message: object) -> None:
    """Writes one message."""
    text = json.dumps(message, separators=(",", ":")).encode()
    stream.write(_LENGTH.pack(len(text)) + text)
    stream.flush()


def received(stream: IO[bytes]) -> Any:
    """Reads one message; None where there are no more."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    text = stream.read(size)
    return json.loads(text) if len(text) == size else None


class _Engine:
    def __init__(self) -> None:
        import durable_rules_engine

        self._c = durable_rules_engine

    def compile(self, ruleset: str) -> int:
        """The handle of a ruleset."""
        handle: int = self._c.create_ruleset("rules", ruleset)
        return handle

    def open(self, handle: int, session: str) -> None:
        """Begins a session. One action is started in it at once: where none ever was, deleting it frees what was never
        allocated."""
        _, state = self._assert(handle, session, _HELLO)
        if len(list(self._actions(handle, state))) != 1:
            raise RuntimeError("the engine does not answer")

    def change(
        self, handle: int, session: str, gone: Iterable[str], come: Iterable[dict[str, Any]]
    ) -> tuple[list[str], list[tuple[str, str]]]:
        """Retracts and asserts facts: those that met a rule, and what each met."""
        for name in gone:
            self._c.retract_fact(handle, _text({"id": name, "sid": session}))
        met, state = [], None
        for fact in come:
            taken, state = self._assert(handle, session, fact)
            if taken:
                met.append(fact["id"])
        return met, [] if state is None else list(self._actions(handle, state))

    def close(self, handle: int, session: str) -> None:
        """Ends a session."""
        self._c.delete_state(handle, session)

    def _assert(self, handle: int, session: str, fact: dict[str, Any]) -> tuple[bool, int]:
        code, state = self._c.assert_fact(handle, _text({**fact, "sid": session}))
        if code not in (_TAKEN, _NOT_MET):
            raise RuntimeError(f"the engine takes {fact['id']} for a fact that it has")
        return code == _TAKEN, state

    def _actions(self, handle: int, state: int) -> Iterable[tuple[str, str]]:
        """What the engine has found since it was asked last: each fact with the rule that it met."""
        started = self._c.start_action_for_state(handle, state)
        found = None if started is None else started[1]
        while found is not None:
            for rule, facts in json.loads(found).items():
                for one in facts if isinstance(facts, list) else [facts]:
                    yield one["m"]["id"], rule
            found = self._c.complete_and_start_action(handle, state)


def _text(fact: dict[str, Any]) -> str:
    return json.dumps(fact, separators=(",", ":"))


def serve(asking: IO[bytes], answering: IO[bytes], limit: float) -> None:
    """Answers until there is nothing more to answer.

    Args:
        asking: where questions come from: the name of a function and its arguments.
        answering: where answers go: `{"ok": ...}` or `{"fault": ...}`.
        limit: seconds that one may take.
    """
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        try:
            engine = _Engine()
        except ImportError as error:
            sent(answering, {"fault": str(error)})
            return
        sent(answering, {"ok": "ready"})
        while (question := received(asking)) is not None:
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            name, *arguments = question
            try:
                sent(answering, {"ok": getattr(engine, name)(*arguments)})
            except Exception as error:  # whatever it is, it is told to who asked
                sent(answering, {"fault": f"{type(error).__name__}: {error}"})
            faulthandler.cancel_dump_traceback_later()


def main() -> None:
    """Serves over standard input and output, which nothing else may write to: what C prints goes to the errors."""
    answering = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.path.insert(0, sys.argv[2])
    serve(sys.stdin.buffer, answering, float(sys.argv[1]))


if __name__ == "__main__":
    main()
