"""Completion in a shell: of commands and options as typer has it, and of what packs and a record name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from ..inspections import Inspection

_NAME = "qualityframework"
_ASKS = "_QUALITYFRAMEWORK_COMPLETE"
_LINES = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
"""Where a shell says what has been written so far: bash, and the others."""


class Shell(StrEnum):
    """A shell that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"
    PWSH = "pwsh"


def begin_completing() -> list[str] | None:
    """What has been written so far, where a shell asks how it could go on; the last word is what is to be completed."""
    line = next((line for name in _LINES if (line := os.environ.get(name))), "")
    if not os.environ.get(_ASKS) or not line:
        os.environ.pop(_ASKS, None)  # left over from somewhere: no shell asks without a line
        return None
    from typer.completion import completion_init  # type: ignore[attr-defined]  # at home elsewhere, and always here too

    completion_init()
    return [*line.split(), *([""] if line.endswith(" ") else [])]


def show_completion(shell: Shell | None) -> None:
    """Prints what makes a shell complete."""
    if shell is not None:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        typer.echo(get_completion_script(prog_name=_NAME, complete_var=_ASKS, shell=shell.value))
        raise typer.Exit


def install_completion(shell: Shell | None) -> None:
    """Writes that where the shell reads it. For PowerShell typer would first loosen which scripts may run at all."""
    if shell is None:
        return
    if shell in (Shell.POWERSHELL, Shell.PWSH):
        raise typer.BadParameter(f"add what --show-completion {shell} prints to the file that $PROFILE names")
    from typer.completion import install  # type: ignore[attr-defined]

    _, path = install(shell=shell.value, prog_name=_NAME, complete_var=_ASKS)
    typer.echo(f"written: {path}; it is there in the next shell that you start")
    raise typer.Exit


Given = Mapping[str, Any]
"""What has been written so far, by the names of arguments and options."""


def complete_values(command: Any) -> None:
    """Lets a command, and each command under it, complete what packs and a record name."""
    for below in getattr(command, "commands", {}).values():
        complete_values(below)
    for param in command.params:
        known = _OPTIONS.get(param.opts[0]) or _VALUES.get(param.metavar or "")
        if known is not None:
            param._custom_shell_complete = partial(_going_on, known)


def _going_on(known: Callable[[Given], Iterable[str]], ctx: Any, _: Any, incomplete: str) -> list[str]:
    """The names that go on from what is written. What cannot be read is for the command itself to tell."""
    from ..errors import QualityFrameworkError

    with suppress(QualityFrameworkError, OSError):
        return [name for name in known(_given(ctx)) if name.startswith(incomplete)]
    return []


def _given(ctx: Any) -> Given:
    """What is written; arguments before an option that waits for its value are left over from reading the line."""
    arguments = [param.name for param in ctx.command.params if param.param_type_name == "argument"]
    read = {name: value for name, value in ctx.params.items() if value is not None}
    return {**dict(zip(arguments, ctx.args, strict=False)), **read}


def _packs(*kinds: str) -> Callable[[Given], Iterable[str]]:
    """The packs of some kinds, or of all, with and without their editions."""

    def known(given: Given) -> Iterable[str]:
        from ..frameworks import packs

        found = [pack for pack in packs(given.get("rulesets")) if not kinds or pack.kind in kinds]
        return dict.fromkeys(name for pack in found for name in (pack.id, pack.name))

    return known


def _opened(given: Given) -> Inspection | None:
    """The record that was named; standard input is left alone."""
    from ..inspections import opened

    if (path := given.get("path")) in (None, "-"):
        return None
    return opened(path, as_of=given.get("as_of"), profile=given.get("profile"), shelf=given.get("rulesets"))


def _subjects(given: Given) -> Iterable[str]:
    from ..frameworks import load

    if (name := given.get("name")) is not None and "path" not in given:
        return load(name, given.get("rulesets")).indicators
    inspection = _opened(given)
    return inspection.subjects if inspection is not None else ()


def _methods(given: Given) -> Iterable[str]:
    from ..frameworks import in_force

    inspection = _opened(given)
    if inspection is None:
        return ()
    methods = in_force(inspection.framework.weighing.methods, inspection.as_of)
    return methods.offered.names if methods is not None else ()


def _profiles(given: Given) -> Iterable[str]:
    from ..frameworks import load
    from ..inspections import read

    name, path = given.get("framework"), given.get("path")
    if name is None and path not in (None, "-"):
        name = read(path).record.framework
    return load(name, given.get("rulesets")).profiles if name is not None else ()


def _rules(given: Given) -> Iterable[str]:
    from ..frameworks import load_ruleset

    return load_ruleset(given["ruleset"], given.get("rulesets")).by_id if given.get("ruleset") else ()


_OPTIONS = {
    "--profile": _profiles,
    "--method": _methods,
    "--ruleset": _packs("ruleset"),
    "--framework": _packs("framework"),
    "--scale": _packs("scale"),
}
_VALUES = {
    "PACK": _packs(),
    "RULESET": _packs("ruleset"),
    "FRAMEWORK": _packs("framework"),
    "OTHER": _packs("framework"),
    "CATALOGUE": _packs("catalogue"),
    "CORPUS": _packs("corpus"),
    "INDICATOR": _subjects,
    "FINDING|INDICATOR": _subjects,
    "RULE": _rules,
}
"""What is known of values, by what the help calls them."""
