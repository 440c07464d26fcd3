"""A moderation as text: how far it is, and once all positions are open, what each member holds and how it moved."""

from __future__ import annotations

from collections.abc import Iterator

from ..panel.moderation import Entered, GradesAgree, Held, HeldTogether, LeftEarly, ModerationReport, Stage
from ..panel.moderation import SubjectFound as Subject
from .agreement_text import agreement_lines
from .branches import Line, many, wrapped

_STAGES = {
    Stage.COMMITTING: "Committing: positions are sealed, and none is opened before all are.",
    Stage.REVEALING: "Revealing: all positions are sealed; they are told once all are open.",
    Stage.DISCUSSING: "Discussing: all positions are open, and final ones are entered.",
    Stage.CONCLUDED: "Concluded: all final positions are there.",
}
_LEFT = {
    Entered.NOTHING: "having sealed nothing",
    Entered.SEALED: "having sealed a position; it was not opened, and is not told",
    Entered.OPENED: "having opened a position; it stands as it was",
}


def moderation_lines(told: ModerationReport, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"{told.title}: moderation of {many(len(told.roles), 'rater')}", "title", width)
    packs = f"{told.framework}, profile {told.profile}, {told.scale}; moderation {told.moderation}"
    yield from wrapped(packs, "dim", width)
    yield from wrapped(told.standing, "summary", width)
    yield Line("")
    yield from _stage(told, width)
    if told.before is not None:
        yield Line("")
        yield from _agreement("Agreement before discussion", told.before, told.roles, width)
    for subject, found in told.subjects.items():
        yield Line("")
        yield from _subject(f"{subject} {found.title}", found, told, width)
    if told.moves:
        yield Line("")
        yield from wrapped(_moves(told), "summary", width)
    if told.after is not None:
        yield Line("")
        yield from _agreement("Agreement after discussion", told.after, told.roles, width)
        sentence = "Members who have heard each other agree more easily. It does not show that anybody is right."
        yield from wrapped(sentence, "", width, "  ")
    yield Line("")
    yield from wrapped(
        "A seal shows that what was opened is what was sealed. It does not show that nobody had talked before.",
        "dim",
        width,
    )
    if told.seen is not None:
        yield from wrapped(f"All that was there at digest {told.seen} is there as it was.", "summary", width)
    yield from wrapped(f"qualityframework {told.engine}; digest {told.digest}.", "dim", width)


def _stage(told: ModerationReport, width: int) -> Iterator[Line]:
    yield from wrapped(_STAGES[told.stage], "heading", width)
    for what, roles in (("sealed", told.committed), ("opened", told.opened), ("final", told.concluded)):
        if roles:
            yield from wrapped(f"{what}: {', '.join(roles)}", "", width, "  ")
    if told.awaited:
        yield from wrapped(f"awaited: {', '.join(told.awaited)}", "unknown", width, "  ")
    for left in told.left_early:
        yield from wrapped(_left(left), "unknown", width, "  ")


def _left(left: LeftEarly) -> str:
    seen = f"Positions that were open by then: {', '.join(left.could_have_seen) or 'none of the others'}"
    return f"withdrew: {left.role}, {_LEFT[left.entered]}. {seen}. Reason: {left.reason}"


# agreement -----------------------------------------------------------------------------------------------------------


def _agreement(title: str, found: GradesAgree, roles: tuple[str, ...], width: int) -> Iterator[Line]:
    without = [role for role in roles if role not in found.raters]
    yield from wrapped(f"{title}{', without ' if without else ''}{' and '.join(without)}", "heading", width)
    pairs = sum(found.pairs_by_steps.values())
    if not pairs:
        yield from wrapped(
            "No two grades were given on one subject: there is nothing to agree on.", "unknown", width, "  "
        )
        return
    parts = [f"{_apart(steps)}: {count}" for steps, count in found.pairs_by_steps.items()]
    of = f"{many(pairs, 'pair')} of grades by {many(len(found.raters), 'rater')} on {many(found.subjects, 'subject')}"
    yield from wrapped(f"{of}. {'; '.join(parts)}.", "", width, "  ")
    if found.too_few:
        few = f"{many(found.subjects, 'subject')}, and at least {found.few} are wanted. No coefficient is told"
        sentence = f"Too few to say how far these raters agree in general: {few}: of so few it would mislead."
        yield from wrapped(sentence, "unknown", width, "  ")
    elif found.agreement is not None:
        yield from agreement_lines(found.agreement, width)


def _apart(steps: int) -> str:
    return f"{many(steps, 'step')} apart" if steps else "The same"


# subjects ------------------------------------------------------------------------------------------------------------


def _subject(title: str, found: Subject, told: ModerationReport, width: int) -> Iterator[Line]:
    labels = {point.name: point.label for point in told.points}
    yield from wrapped(title, "heading", width)
    yield from wrapped(f"Before discussion: {_spread(found.opened)}", "summary", width, "  ")
    opened = {view.role: view for view in found.opened.views}
    for view in found.opened.views:
        yield from wrapped(f"{view.role}: {_label(view, labels)}. {view.reason}", "", width, "    ")
    if not found.final.views:
        return
    so_far = "" if told.stage is Stage.CONCLUDED else ", so far"
    yield from wrapped(f"After discussion{so_far}: {_spread(found.final)}", "summary", width, "  ")
    for view in found.final.views:
        label = f"{_label(view, labels)}{_move(view, _label(opened[view.role], labels))}"
        yield from wrapped(f"{view.role}: {label}. {view.reason}", "", width, "    ")
    if found.final.differ:
        yield from wrapped(_dissent(found.final), "unknown", width, "  ")


def _label(view: Held, labels: dict[str, str]) -> str:
    return "no grade" if view.grade is None else labels[view.grade]


def _spread(held: HeldTogether) -> str:
    without = len(held.views) - held.graded
    none = f"; {many(without, 'member')} without a grade" if without else ""
    if held.spread is None:
        return f"{'one grade' if held.graded else 'no grade'}, nothing to compare{none}"
    if held.spread:
        return f"{held.graded} grades, {many(held.spread, 'step')} from the lowest to the highest{none}"
    return f"{held.graded} grades, all the same{none}"


def _move(view: Held, before: str) -> str:
    if view.withdrew:
        return ", as opened; withdrew"
    if not view.moved:
        return ", not moved"
    if view.steps is None:
        return f", moved from {before}"
    return f", moved {many(abs(view.steps), 'step')} {'up' if view.steps > 0 else 'down'} from {before}"


def _dissent(held: HeldTogether) -> str:
    alone = f" Alone with their grade: {', '.join(held.apart)}." if held.apart else ""
    return f"Dissent: grades differ, and each is kept with its reason. None gives way to what more of them hold.{alone}"


def _moves(told: ModerationReport) -> str:
    so_far = "" if told.stage is Stage.CONCLUDED else " so far"
    said = f"{many(told.moves, 'move')}{so_far}."
    if told.all_towards:
        every = "It went" if told.moves == 1 else "All of them went"
        themselves = "who moved nowhere" if len(told.all_towards) == 1 else "none of whom moved"
        said += f" {every} nearer to what was opened by {' and '.join(told.all_towards)}, {themselves}."
    return said
