"""The command `moderate`, until it is among the others."""

from __future__ import annotations

import pytest

from qualityframework import report
from qualityframework.cli import app
from qualityframework.report.moderation_text import moderation_lines


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app._COMMANDS, "moderate", "commands")
    monkeypatch.setattr(report, "moderation_lines", moderation_lines, raising=False)
