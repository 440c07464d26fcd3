"""The commands, put together."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from .completing import Shell, complete_values, install_completion, show_completion
from .examples import with_examples

SECTIONS = {
    "An inspection": {
        "check": "check",
        "report": "report",
        "plot": "plot",
        "explain": "explain",
        "weigh": "weigh",
        "whatif": "whatif",
        "aggregate": "aggregate",
    },
    "Records": {"new": "commands", "evidence": "commands", "hygiene": "commands", "schema": "schema"},
    "Earlier inspections, and many": {
        "benchmark": "benchmark",
        "corpus": "commands",
        "drift": "drift",
        "funnel": "funnel",
        "population": "commands",
    },
    "Raters and samples": {"agree": "agree", "moderate": "commands", "sample": "commands"},
    "Frameworks": {"frameworks": "commands", "crosswalk": "commands"},
    "Rules": {"rules": "commands", "test": "run", "mutate": "mutate", "prove": "prove"},
}
"""By what they are for, in the order of the help: each by its name, and what its file calls it or those under it."""
_COMMANDS = {name: called for section in SECTIONS.values() for name, called in section.items()}


class _Sections(TyperGroup):
    """The commands in sections."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return [name for name in _COMMANDS if name in self.commands]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        known = self.list_commands(ctx)
        margin = max(map(len, known))
        for title, names in SECTIONS.items():
            here = [(name, self.commands[name]) for name in names if name in known]
            with formatter.section(title):
                width = formatter.width - 6 - margin
                formatter.write_dl([(name.ljust(margin), one.get_short_help_str(width)) for name, one in here])


def app_for(asked: str | None) -> typer.Typer:
    """All commands, or the one alone that is asked for: to put all together would take longer than many of them run."""
    app = typer.Typer(
        cls=_Sections,
        name="qualityframework",
        help="Checks an inspection's evaluations against a quality framework, and says why. "
        "It challenges a human judgement; it never issues the grade.",
        epilog="Exit codes: 0 nothing at or above the fail level, 1 findings, 2 bad input or usage, 3 a fault of ours.",
        no_args_is_help=True,
        rich_markup_mode=None,  # it takes `[default: ...]` in a help text for markup, and leaves it out
        add_completion=False,  # its own would loosen which scripts PowerShell may run
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


def command_for(asked: str | None, *, completing: bool = False) -> Any:
    """The same to be run, with an example in each help, and with values to complete where a shell asks for them."""
    command = get_command(app_for(asked))
    with_examples(command)
    if completing:
        complete_values(command)
    return command


def _version(wanted: bool) -> None:
    if wanted:
        from ..__about__ import __version__

        typer.echo(f"qualityframework {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    install: Annotated[
        Shell | None,
        typer.Option(
            "--install-completion",
            callback=install_completion,
            is_eager=True,
            help="Have a shell complete commands, options and names.",
        ),
    ] = None,
    show: Annotated[
        Shell | None,
        typer.Option(
            "--show-completion", callback=show_completion, is_eager=True, help="Print what that takes, and no more."
        ),
    ] = None,
) -> None:
    del version, install, show
