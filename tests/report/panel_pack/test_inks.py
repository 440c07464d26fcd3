"""Inks that can be told from the paper: WCAG 2.2, contrast of text and of what is drawn, in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qualityframework.report.panel_pack as panel_pack

STYLE = (Path(panel_pack.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
TEXTS = ("ink", "quiet", "link", "resolve", "explain", "note", "unknown")
DRAWN = ("pale", "strong", "quiet")
INKS = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{([^}]+)\}", STYLE)]


def luminance(ink: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Of two inks: from 1 to 21."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_there_is_an_ink_for_light_and_for_dark() -> None:
    light, dark = INKS
    assert light.keys() == dark.keys()


@pytest.mark.parametrize("inks", INKS, ids=["light", "dark"])
def test_texts_can_be_read_on_every_paper(inks: dict[str, str]) -> None:
    for text in TEXTS:
        for paper in ("paper", "soft"):
            assert contrast(inks[text], inks[paper]) >= 4.5, (text, paper)


@pytest.mark.parametrize("inks", INKS, ids=["light", "dark"])
def test_what_is_drawn_can_be_told_from_the_paper(inks: dict[str, str]) -> None:
    for drawn in DRAWN:
        assert contrast(inks[drawn], inks["paper"]) >= 3, drawn
