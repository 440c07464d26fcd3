"""The commands, put together."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

_COMMANDS = {
    "check": "check",
    "report": "report",
    "explain": "explain",
    "weigh": "weigh",
    "whatif": "whatif",
    "aggregate": "aggregate",
    "agree": "agree",
    "moderate": "commands",
    "hygiene": "commands",
    "benchmark": "benchmark",
    "corpus": "commands",
    "drift": "drift",
    "funnel": "funnel",
    "sample": "commands",
    "frameworks": "commands",
    "crosswalk": "commands",
    "rules": "commands",
    "population": "commands",
    "new": "commands",
    "evidence": "commands",
    "test": "run",
    "mutate": "mutate",
    "prove": "prove",
    "schema": "schema",
}
"""By name, in the order of the help: what its file calls the command, or the commands under it."""


def app_for(asked: str | None) -> typer.Typer:
    """All commands, or the one alone that is asked for: to put all together would take longer than many of them run."""
    app = typer.Typer(
        name="qualityframework",
        help="Checks an inspection's evaluations against a quality framework, and says why. "
        "It challenges a human judgement; it never issues the grade.",
        epilog="Exit codes: 0 nothing at or above the fail level, 1 findings, 2 bad input or usage, 3 a fault of ours.",
        no_args_is_help=True,
        rich_markup_mode=None,  # it takes `[default: ...]` in a help text for markup, and leaves it out
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in [asked] if asked in _COMMANDS else _COMMANDS:
        command = getattr(import_module(f".{name}", __package__), _COMMANDS[name])
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from ..__about__ import __version__

        typer.echo(f"qualityframework {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version
