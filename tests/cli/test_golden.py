"""What the commands print, kept to be compared.

`UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py` writes it anew; the difference is for a person to look at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from qualityframework import __version__
from tests.cli.running import ROOT, run

GOLDEN = Path(__file__).parent / "golden"
COMPARED = ("--corpus", "examples/earlier-inspections.csv")
WHAT = {
    "check-illustrative-partnership": ("check", "illustrative-partnership.yaml"),
    "check-orkney-2020": ("check", "orkney-2020.yaml"),
    "check-social-work-governance-2025": ("check", "social-work-governance-2025.yaml"),
    "check-progress-review-edinburgh-2024": ("check", "progress-review-edinburgh-2024.yaml"),
    "check-progress-review-illustrative": ("check", "progress-review-illustrative.yaml"),
    "check-self-evaluation-illustrative": ("check", "self-evaluation-illustrative.yaml"),
    "benchmark-illustrative-2.1": ("benchmark", "illustrative-partnership.yaml", "2.1", *COMPARED),
    "drift-earlier": ("drift", "earlier-inspections.csv"),
    "check-compared": ("check", "illustrative-partnership.yaml", *COMPARED),
    "explain-compared": ("explain", "illustrative-partnership.yaml", "5.4", *COMPARED),
    "explain-finding": ("explain", "illustrative-partnership.yaml", "evidence/documents-alone@6.1"),
    "explain-indicator": ("explain", "illustrative-partnership.yaml", "5.4"),
    "weigh-illustrative-2.1": ("weigh", "illustrative-partnership.yaml", "2.1"),
    "whatif-illustrative-2.1": ("whatif", "illustrative-partnership.yaml", "2.1"),
}


def settled(text: str) -> str:
    """The text without what changes with every edition: the engine's version and the digests."""
    text = text.replace(f"qualityframework {__version__};", "qualityframework VERSION;")
    named = r"\b(record|framework|rules|\S+\.csv|benchmarking/1)(\s)[0-9a-f]{12}\b"
    return re.sub(named, r"\1\2DIGEST......", text)


@pytest.mark.parametrize("name", WHAT)
def test_the_text_is_the_one_that_is_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, record, *rest = WHAT[name]
    made, path = settled(run(command, f"examples/{record}", *rest).out), GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == made


def test_every_text_that_is_kept_is_compared() -> None:
    assert set(WHAT) == {path.stem for path in GOLDEN.iterdir()}
