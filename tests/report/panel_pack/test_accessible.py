"""Pages are looked at in a browser: light and dark, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.panel import Checked
from qualityframework.report import Audience, panel_page

from .browser import WHY_NOT, looked_at

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "-")]
DESK, PHONE = 1280, 320


@pytest.mark.parametrize(
    ("audience", "dark", "wide"),
    [
        (Audience.PANEL, False, PHONE),
        (Audience.PANEL, True, DESK),
        (Audience.PARTNERSHIP, False, DESK),
        (Audience.YOUNG_PEOPLE, True, PHONE),
    ],
)
def test_nothing_keeps_anybody_from_reading_a_page(
    illustrative: Checked, tmp_path: Path, audience: Audience, dark: bool, wide: int
) -> None:
    found = looked_at(panel_page(illustrative, audience), tmp_path, dark=dark, wide=wide)
    assert found["violations"] == []
    assert found["passes"] > 20
    assert found["overflow"] <= 0


def test_what_keeps_people_from_reading_is_seen(illustrative: Checked, tmp_path: Path) -> None:
    page = panel_page(illustrative, Audience.PARTNERSHIP).replace('lang="en-GB"', "")
    assert [one["id"] for one in looked_at(page, tmp_path, dark=False, wide=DESK)["violations"]] == ["html-has-lang"]
