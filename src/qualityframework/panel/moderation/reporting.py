"""From a moderation to what is told of it. Nothing of a position is told before all are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ...__about__ import __version__
from ...benchmark.agreement import Ratings, agreement_of
from ...errors import Mismatch, Unusable
from ...frameworks import AgreementFigures
from .entries import Commitment, Opening, Withdrawal
from .found import Entered, GradesAgree, Held, HeldTogether, LeftEarly, ModerationReport, SubjectFound
from .position import Position
from .proceeding import Moderation, Stage
from .terms import Terms

STANDING = (
    "To moderate in this way is a proposal of ours. The panel is not known to rate independently. No grade is issued "
    "here: no mean, no majority and no agreement stands for one."
)


def report_of(moderation: Moderation, figures: AgreementFigures, *, seen: str | None = None) -> ModerationReport:
    """What a moderation comes to so far, at any stage.

    Args:
        figures: level of the intervals of coefficients, resamples, their seed, and how many subjects are few.
        seen: a digest that was told before; the report confirms that what was there by then is there as it was.

    Raises:
        Mismatch: when it never had that digest.
    """
    if seen is not None and not moderation.came_by(seen):
        raise Mismatch("it never had that digest: what was there by then was changed or taken out, or it is another")
    terms, stage = moderation.terms, moderation.stage
    all_open = stage in (Stage.DISCUSSING, Stage.CONCLUDED)
    subjects = dict(_subjects(moderation)) if all_open else {}
    return ModerationReport(
        engine=__version__,
        standing=STANDING,
        moderation=terms.id,
        digest=moderation.digest,
        entries=len(moderation.entries),
        seen=seen,
        title=terms.title,
        framework=terms.framework,
        framework_digest=terms.framework_digest,
        profile=terms.profile,
        scale=terms.scale,
        points=terms.points,
        roles=terms.roles,
        stage=stage,
        committed=_in_order(terms, moderation.seals),
        opened=_in_order(terms, moderation.opened),
        concluded=_in_order(terms, moderation.finals),
        awaited=moderation.awaited,
        left_early=tuple(_left_early(moderation)),
        before=_agree(terms, moderation.opened, figures) if all_open else None,
        after=_agree(terms, {**_standing(moderation), **moderation.finals}, figures)
        if stage is Stage.CONCLUDED
        else None,
        subjects=subjects,
        moves=sum(view.moved for one in subjects.values() for view in one.final.views),
        all_towards=tuple(_all_towards(terms, subjects)),
    )


def _in_order(terms: Terms, roles: Iterable[str]) -> tuple[str, ...]:
    there = set(roles)
    return tuple(role for role in terms.roles if role in there)


def _left_early(moderation: Moderation) -> Iterator[LeftEarly]:
    """Who withdrew, each with what was there by then."""
    entered = dict.fromkeys(moderation.terms.roles, Entered.NOTHING)
    for entry in moderation.entries:
        match entry.deed:
            case Commitment(role=role):
                entered[role] = Entered.SEALED
            case Opening(position=position):
                entered[position.role] = Entered.OPENED
            case Withdrawal(role=role, reason=reason):
                seen = (other for other, what in entered.items() if what is Entered.OPENED and other != role)
                yield LeftEarly(role, reason, entered[role], tuple(seen))


# subjects ------------------------------------------------------------------------------------------------------------


def _subjects(moderation: Moderation) -> Iterator[tuple[str, SubjectFound]]:
    terms, opened, finals, standing = moderation.terms, moderation.opened, moderation.finals, _standing(moderation)
    for subject, title in terms.titles.items():
        before = [_opened(opened[role], subject) for role in _in_order(terms, opened)]
        after = [
            _opened(standing[role], subject, withdrew=True)
            if role in standing
            else _final(terms, opened[role], finals[role], subject)
            for role in _in_order(terms, {**standing, **finals})
        ]
        yield subject, SubjectFound(title=title, opened=_together(terms, before), final=_together(terms, after))


def _standing(moderation: Moderation) -> dict[str, Position]:
    """What members had opened who then withdrew. It stands as it was: nobody's view goes because its holder does."""
    return {role: one for role, one in moderation.opened.items() if role in moderation.withdrawals}


def _opened(position: Position, subject: str, *, withdrew: bool = False) -> Held:
    view = position.views[subject]
    return Held(position.role, view.grade, view.reason or "", withdrew=withdrew)


def _final(terms: Terms, opened: Position, final: Position, subject: str) -> Held:
    before, after = opened.views[subject], final.views[subject]
    moved = before.grade != after.grade
    steps = None
    if moved and before.grade is not None and after.grade is not None:
        steps = terms.positions[after.grade] - terms.positions[before.grade]
    return Held(final.role, after.grade, after.reason or before.reason or "", moved, steps)


def _together(terms: Terms, views: list[Held]) -> HeldTogether:
    given = [terms.positions[view.grade] for view in views if view.grade is not None]
    spread = max(given) - min(given) if len(given) > 1 else None
    held = Counter(view.grade for view in views)
    alone = (view.role for view in views if spread and view.grade is not None and held[view.grade] == 1)
    return HeldTogether(tuple(views), len(given), spread, tuple(alone))


def _all_towards(terms: Terms, subjects: Mapping[str, SubjectFound]) -> Iterator[str]:
    """The roles that moved nowhere, and to whose opened grades every move went nearer; none where nobody moved."""
    moves = [(one, view) for one in subjects.values() for view in one.final.views if view.moved]
    movers = {view.role for _, view in moves}
    stayed = (role for role in terms.roles if role not in movers) if moves else ()
    yield from (role for role in stayed if all(_nearer(terms, one, view, role) for one, view in moves))


def _nearer(terms: Terms, subject: SubjectFound, moved: Held, role: str) -> bool:
    """Whether the move ended nearer to what that role had opened with. To take back a grade is to move to nobody's."""
    opened = {view.role: view.grade for view in subject.opened.views}
    goal, before, after = opened.get(role), opened[moved.role], moved.grade
    if goal is None or after is None:
        return False
    if before is None:
        return after == goal
    at = terms.positions
    return abs(at[after] - at[goal]) < abs(at[before] - at[goal])


# agreement -----------------------------------------------------------------------------------------------------------


def _agree(terms: Terms, positions: Mapping[str, Position], figures: AgreementFigures) -> GradesAgree:
    raters, subjects = _in_order(terms, positions), tuple(terms.titles)
    grades = [[positions[role].views[subject].grade for role in raters] for subject in subjects]
    rows = tuple(tuple(None if one is None else terms.positions[one] for one in row) for row in grades)
    there = [[position for position in row if position is not None] for row in rows]
    agreement, reason = None, None
    try:
        points = tuple(terms.labels.values())
        agreement = agreement_of(Ratings(subjects, raters, rows, points=points, scale=terms.scale), figures)
    except Unusable as error:
        reason = str(error)
    steps = Counter(abs(one - other) for row in there for one, other in combinations(row, 2))
    return GradesAgree(
        raters=raters,
        subjects=sum(len(row) > 1 for row in there),
        pairs_by_steps=dict(sorted(steps.items())),
        agreement=agreement,
        reason=reason,
        too_few=sum(len(row) > 1 for row in there) < figures.few_units,
        few=figures.few_units,
    )
