"""`moderate`: several raters, each sealed before anybody shows a grade."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf, on_shelf
from .output import Format, tell, width, write

if TYPE_CHECKING:
    from ..panel.moderation import Moderation

commands = typer.Typer(
    help="Several raters, sealed: each commits before anybody shows a grade. A proposal of ours; it issues no grade.",
    no_args_is_help=True,
)

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="The folder of the moderation, which all members share.")
]
Positions = Annotated[
    str,
    typer.Argument(
        metavar="POSITIONS.yaml", help="Grades and reasons of one member: YAML, JSON, or - for standard input."
    ),
]


@commands.command("init")
def init(
    folder: Folder,
    framework: Annotated[str, typer.Option("--framework", metavar="PACK", help="The framework, with its edition.")],
    profile: Annotated[str, typer.Option("--profile", metavar="NAME", help="The programme.")],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What is moderated.")],
    role: Annotated[
        list[str],
        typer.Option("--role", metavar="ROLE", help="A member, by a role such as chair and never a name; one each."),
    ],
    subject: Annotated[
        list[str] | None,
        typer.Option(
            "--subject",
            metavar="ID",
            help="An indicator, group or priority; one each [default: those of the profile and of the record].",
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option("--record", metavar="FILE", help="A record whose priorities are to be graded too."),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Begin a moderation: what is graded and by whom, settled before anybody says a grade."""
    from .. import frameworks, inspections
    from ..panel import moderation

    shelf = on_shelf(rulesets)
    loaded = frameworks.load(framework, shelf)
    texts = [("the title", title), *((f"role {number}", name) for number, name in enumerate(role, 1))]
    if record is not None:
        bound = inspections.bind(inspections.read(record), loaded, profile=profile, shelf=shelf)
        loaded, brought = bound.framework, enumerate(bound.record.priorities or (), 1)
        texts += [(f"priority {number}", f"{one.id}: {one.title}") for number, one in brought]
    terms = moderation.terms_of(
        loaded, profile, role, title=title, id=secrets.token_hex(8), subjects=tuple(subject or ())
    )
    moderation.refuse_details(texts, shelf)
    begun = moderation.begun(terms)
    written = moderation.begin_at(folder, begun)
    _tell(f"begun: {written.as_posix()}", begun)


@commands.command("commit")
def commit(
    folder: Folder,
    positions: Positions,
    sealed: Annotated[
        Path,
        typer.Option("--sealed", metavar="FILE", help="Where to keep what opens the seal: out of reach of the others."),
    ],
) -> None:
    """Seal the position of one member. It cannot be changed afterwards, and is not shown.

    The sealed file is written first. Without it nobody can open the seal, so keep it, and show it to nobody.
    """
    from ..panel import moderation
    from ..vocabulary import printable

    state = moderation.read_moderation(folder)
    position, salt = moderation.read_position(positions, state), secrets.token_hex(32)
    moderation.refuse_details(moderation.texts_of(position))
    moderation.committed(state, position.role, moderation.sealed(state.terms, position, salt))
    kept = moderation.keep_sealed(sealed, state, position, salt, shared=folder)
    seal = moderation.sealed(state.terms, kept.position, kept.salt)
    try:
        state = moderation.enter_at(folder, lambda now: moderation.committed(now, position.role, seal))
    except Exception:
        told = f"{sealed.as_posix()} is written, but the seal is not entered: give the same command again"
        typer.echo(printable(told), err=True)
        raise
    _tell(f"{position.role} committed; what opens the seal: {sealed.as_posix()}", state)


@commands.command("reveal")
def reveal(
    folder: Folder,
    sealed: Annotated[Path, typer.Argument(metavar="SEALED", help="The file that `commit` wrote.")],
) -> None:
    """Open the seal of one member, once all have committed."""
    from ..panel import moderation

    kept = moderation.read_sealed(sealed, moderation.read_moderation(folder))
    state = moderation.enter_at(folder, lambda now: moderation.revealed(now, kept.position, kept.salt))
    _tell(f"{kept.position.role} opened the seal", state)


@commands.command("withdraw")
def withdraw(
    folder: Folder,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="Who takes no further part.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is told in every report.")],
) -> None:
    """Record that a member takes no further part, so that the others need not wait. There is no way back.

    What the member entered stays. The report tells whose positions were open by then.
    """
    from ..panel import moderation

    moderation.refuse_details([("the reason", reason)])
    state = moderation.enter_at(folder, lambda now: moderation.withdrawn(now, role, reason))
    _tell(f"{role} withdrew", state)


@commands.command("conclude")
def conclude(folder: Folder, positions: Positions) -> None:
    """Enter the final position of one member, with a reason wherever it moved."""
    from ..panel import moderation

    position = moderation.read_position(positions, moderation.read_moderation(folder), final=True)
    moderation.refuse_details(moderation.texts_of(position))
    state = moderation.enter_at(folder, lambda now: moderation.concluded(now, position))
    _tell(f"{position.role} concluded", state)


@commands.command("report")
def report(
    folder: Folder,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    seen: Annotated[
        str | None,
        typer.Option("--seen", metavar="DIGEST", help="One that was told before: is what it stood for still there?"),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Tell how far it is and who is awaited, at any stage; and once all positions are open, what they hold.

    Shows how grades lay before discussion, who moved and why, and what dissent is left. No grade is made of them.
    """
    from .. import report as reports
    from ..frameworks import BENCHMARK, load_benchmark, newest
    from ..panel import moderation

    state = moderation.read_moderation(folder)
    told = moderation.report_of(state, newest(load_benchmark(BENCHMARK, rulesets).file.agreement), seen=seen)
    tell(told, format, lambda: reports.moderation_lines(told, width()))


def _tell(done: str, state: Moderation) -> None:
    from ..vocabulary import printable

    awaited = f"; awaited: {', '.join(state.awaited)}" if state.awaited else ""
    write(printable(done) + f"\n{state.stage}{awaited}\ndigest {state.digest}\n")
