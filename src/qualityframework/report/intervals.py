"""An interval drawn on one line of characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """From which value to which, on so many characters."""

    low: float
    high: float
    width: int

    def marked(self, value: float, interval: tuple[float, float] | None) -> str:
        """A value on the axis, within its interval. An end that lies outside is an arrow head."""
        cells = ["\u00b7"] * self.width
        if self.low < 0 < self.high:
            cells[self._at(0)] = "\u2506"
        if interval is not None:
            low, high = interval
            first, last = self._at(low), self._at(high)
            cells[first : last + 1] = ["\u2500"] * (last + 1 - first)
            cells[first] = "\u251c" if low >= self.low else "\u25c4"
            cells[last] = "\u2524" if high <= self.high else "\u25ba"
        cells[self._at(value)] = "\u25cf" if self.low <= value <= self.high else "\u25c4"
        return "".join(cells)

    def ends(self) -> str:
        """What stands above it: the values at its two ends."""
        low, high = f"{self.low:g}", f"{self.high:g}"
        return low + high.rjust(self.width - len(low))

    def _at(self, value: float) -> int:
        within = min(max(value, self.low), self.high)
        return round((within - self.low) / (self.high - self.low) * (self.width - 1))
