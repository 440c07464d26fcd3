"""What earlier panels would have given, a row an indicator, with the draft marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..shares import level, per_cent
from .bars import Column, bar_row
from .figure import Part, figure, words


@dataclass(frozen=True, slots=True)
class Predicted:
    """One row: an indicator, the share of each grade by its label, and where the team's draft lies.

    `shares` go from the lowest grade to the highest, and are empty where nothing is expected; `likely` are the labels
    of the likeliest grades, and none where nothing is compared: then the draft is not marked either. `draft` is None
    where none is recorded; `answer` says in words what came of it.
    """

    title: str
    shares: tuple[tuple[str, float], ...]
    likely: tuple[str, ...]
    draft: str | None
    answer: str


def predictive_plot(title: str, rows: Sequence[Predicted], likely: float) -> Part:
    """A picture of what earlier panels would have given.

    Args:
        title: of the inspection.
        rows: one an indicator, in the order to be shown.
        likely: the share that the likeliest grades make, such as 0.8.
    """
    how = (
        f"How often earlier panels would give each grade on evidence like this. Dark bars: the likeliest grades, which "
        f"make {level(likely)} or more. Diamond: the team's draft. Where no bar is dark nothing is compared, and it is "
        f"said why. It issues no grade."
    )
    parts = [_row(row) for row in rows] or [words("", "", "No indicator to show.")]
    return figure(title, how, " ".join(map(_told, rows)) or "No indicator to show.", parts)


def _row(row: Predicted) -> Part:
    if not row.shares:
        return words(row.title, row.answer, f"No comparison; {_draft(row)}.")
    columns = [
        Column(label, share, per_cent(share), strong=label in row.likely, mine=bool(row.likely) and label == row.draft)
        for label, share in row.shares
    ]
    return bar_row(row.title, row.answer, columns, "draft")


def _told(row: Predicted) -> str:
    shares = ", ".join(f"{label} {per_cent(share)}" for label, share in row.shares) or "no comparison"
    return f"{row.title}: {shares}; {_draft(row)}. {row.answer}"


def _draft(row: Predicted) -> str:
    return f"the team's draft is {row.draft}" if row.draft is not None else "no draft is recorded"
