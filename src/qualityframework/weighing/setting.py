"""By what evidence is weighed: the framework's reading, trust, method and limits as they are in force on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..errors import NotFound
from ..frameworks import Framework, Limits, Reading, Trust, in_force
from ..vocabulary import did_you_mean, value
from .methods import Method, Pooled, method_in_force
from .ordinal import band, lower, normalised, reaches, upper


@value
class Setting:
    """What is in force."""

    framework: Framework
    reading: Reading
    trust: Trust
    method: Method[Any]
    limits: Limits
    quantile: float

    @property
    def points(self) -> tuple[str, ...]:
        """Names of the points of the scale, lowest first."""
        return self.method.points

    def band(self, pooled: Pooled) -> tuple[int, int]:
        """The grades, by position, that a belief can carry."""
        return band(pooled.belief, pooled.ignorance, self.quantile)

    def middles(self, pooled: Pooled) -> tuple[int, int]:
        """Positions of the lower and the upper median of what is said; the same but on a border."""
        shares = normalised(pooled.belief)
        return lower(shares, self.quantile), upper(shares, self.quantile)

    def enough(self, pooled: Pooled | None) -> Pooled | None:
        """What items come to where that is enough to say something; always where the method does not tell ignorance."""
        if pooled is None or not self.method.TELLS_IGNORANCE:
            return pooled
        return None if reaches(pooled.ignorance, self.limits.insufficient_from) else pooled


def setting_on(framework: Framework, day: dt.date, method: str | None = None) -> Setting | None:
    """The setting on a day; None before the first.

    Raises:
        NotFound: when the method is not offered on that day.
    """
    file = framework.weighing
    reading, trust, limits = in_force(file.readings, day), in_force(file.trust, day), in_force(file.limits, day)
    chosen = in_force(file.methods, day)
    if chosen is None and method is not None:
        raise NotFound(f"no method of weighing is offered by {framework.name} on {day.isoformat()}")
    if reading is None or trust is None or limits is None or chosen is None:
        return None
    name = chosen.default if method is None else method
    if name not in chosen.offered.names:
        known = did_you_mean(name, chosen.offered.names)
        raise NotFound(f"`{name}` is no method that {framework.name} offers on {day.isoformat()}: {known}")
    points = tuple(grade.name for grade in framework.scale.grades)
    return Setting(framework, reading, trust, method_in_force(chosen, name, points), limits, chosen.quantile)
