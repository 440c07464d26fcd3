"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from . import check, explain, frameworks, new, rules, schema, test, weigh, whatif

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


def _version(wanted: bool) -> None:
    if wanted:
        from ..__about__ import __version__

        typer.echo(f"qualityframework {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("weigh")(weigh.weigh)
app.command("whatif")(whatif.whatif)
app.add_typer(frameworks.commands, name="frameworks")
app.add_typer(rules.commands, name="rules")
app.add_typer(new.commands, name="new")
app.command("test")(test.run)
app.command("schema")(schema.schema)
