"""Numbers with right check digits, for tests: of nobody."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
GAPS = st.sampled_from(["", " ", "-", ".", "\u00a0", "\u200b", "\u2011", "  "])


def check_digit(nine: str) -> str | None:
    """The check digit of nine digits of a CHI or NHS number, by hand; None where there is none."""
    digit = (11 - sum(int(one) * (10 - place) for place, one in enumerate(nine)) % 11) % 11
    return None if digit == 10 else str(digit)


def _ten(nine: str) -> str:
    return nine + (check_digit(nine) or "")


days = st.dates(dt.date(1930, 1, 1), dt.date(2029, 12, 31)).map(lambda day: day.strftime("%d%m%y"))
chi = st.builds(lambda day, more: f"{day}{more:03}", days, st.integers(0, 999)).map(_ten).filter(lambda n: len(n) == 10)
nhs = st.integers(400_000_000, 799_999_999).map(str).map(_ten).filter(lambda n: len(n) == 10)
ten_digits = chi | nhs
insurance = st.from_regex(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]", fullmatch=True)
pupil = st.from_regex(r"(?:330|801|933|201)[0-9]{8}[0-9A-H]", fullmatch=True).map(
    lambda rest: (
        LETTERS[sum((place + 2) * (LETTERS + "0123456789").index(one) for place, one in enumerate(rest)) % 23] + rest
    )
)


@st.composite
def spaced(draw: st.DrawFn, number: str) -> str:
    """The number with the same gap at some places."""
    gap, parts = draw(GAPS), [number[0]]
    for ch in number[1:]:
        parts += [gap if draw(st.booleans()) else "", ch]
    return "".join(parts)
