"""The command line: parse, call, print, exit code. One command a file.

Exit codes: 0 nothing at or above the fail level, 1 findings, 2 bad input or usage, 3 a fault of ours.
"""

from __future__ import annotations

import gc
import os
import sys

from .output import Exit, complain, prepare_streams

__all__ = ["Exit", "main"]

_HELPS = frozenset({"-h", "--help", "--version", "--show-completion", "--install-completion"})


def main() -> None:
    """Runs the command line and ends the process."""
    prepare_streams()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums that are shared out among cores can differ in last bits
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # what others have installed must not change what is valid here
    gc.disable()  # one short run allocates much and drops little: collecting would cost a tenth of its time
    code = _run()
    gc.freeze()  # at its end a process looks for cycles once more: nothing needs that, and it would cost another tenth
    sys.exit(code)


def _run() -> int:
    import typer

    from ..errors import InvalidInput, Mismatch, NotFound, Unusable
    from ..vocabulary import printable
    from .app import command_for
    from .completing import begin_completing

    completed = begin_completing()
    words = sys.argv if completed is None else completed[:-1]
    command = command_for(words[1] if len(words) > 1 else None, completing=completed is not None)
    try:
        ended = command(prog_name="qualityframework", standalone_mode=False)  # a code where one ended early
    except InvalidInput as error:
        return complain(error)
    except (NotFound, Mismatch, Unusable) as error:
        print("\n".join(f"error: {printable(fault)}" for fault in error.faults), file=sys.stderr)
        return Exit.BAD_INPUT
    except OSError as error:  # such as a full disk, or a folder that may not be written into
        where = f"{printable(str(error.filename))}: " if error.filename is not None else ""
        print(f"error: {where}{error.strerror or error}", file=sys.stderr)
        return Exit.BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except SystemExit:
        if completed is not None:  # with a code that the shell waits for
            raise
        helped = len(sys.argv) == 1 or not _HELPS.isdisjoint(sys.argv[1:])
        return Exit.FINE if helped else Exit.BAD_INPUT  # a help was read enough of; else nobody heard what was wrong
    except Exception as error:
        if hasattr(error, "show") and hasattr(error, "exit_code"):  # a usage error of the argument parser
            error.show()
            return Exit.BAD_INPUT
        return _our_fault(error)
    return ended if isinstance(ended, int) else Exit.FINE


def _our_fault(error: Exception) -> int:
    import traceback

    if os.environ.get("QUALITYFRAMEWORK_TRACEBACK"):
        traceback.print_exc()
    print(
        f"internal error: {type(error).__name__}: {error}\n"
        "This is a fault of qualityframework, not of your file. Please report it; "
        "with QUALITYFRAMEWORK_TRACEBACK=1 it tells where it arose.",
        file=sys.stderr,
    )
    return Exit.OUR_FAULT
