"""Rulesets made for one test, on a shelf of their own."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import yaml

from qualityframework.frameworks import Ruleset, load_ruleset, shelf

HEAD = """\
kind: ruleset
id: made
edition: "1"
title: Made for a test
publisher: Nobody
licence: none
scale: {scale}
"""


def rule_text(subject: str, severity: str, remit: str, text: str) -> str:
    """A rule file: what the text says, and something for every other key."""
    rule = {
        "title": f"A rule for {subject}",
        "remit": remit,
        "severity": severity,
        "for": subject,
        "message": "{id}",
        "question": "Why?",
        "rationale": "A test wants it.",
        "source": {"document": "A test", "read": "2026-11-22"},
        "status": "drafted",
        "examples": [{"name": expect, "given": {}, "expect": expect} for expect in ("fires", "clear")],
    }
    return yaml.safe_dump(rule | yaml.load(dedent(text), yaml.BaseLoader), sort_keys=False)


def made_scale(folder: Path, points: int) -> str:
    """A scale of the lowest points of the six-point scale; the name of its pack."""
    scale = yaml.load((shelf() / "six-point-scale" / "1" / "scale.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    pack = folder / "made-scale" / "1"
    pack.mkdir(parents=True)
    scale |= {"id": "made-scale", "points": scale["points"][:points]}
    (pack / "scale.yaml").write_text(yaml.safe_dump(scale, sort_keys=False), encoding="utf-8")
    return "made-scale/1"


def made_ruleset(folder: Path, rules: dict[str, str], *, scale: str = "six-point-scale/1") -> Ruleset:
    """A ruleset of these rules: `remit/name for subject, severity` and what makes it fire."""
    if not (folder / "six-point-scale").exists():
        shutil.copytree(shelf() / "six-point-scale", folder / "six-point-scale")
    pack = folder / "made" / "1"
    pack.mkdir(parents=True)
    (pack / "ruleset.yaml").write_text(HEAD.format(scale=scale), encoding="utf-8")
    for named, text in rules.items():
        name, _, rest = named.partition(" for ")
        subject, _, severity = rest.partition(", ")
        path = pack / "rules" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rule_text(subject, severity or "note", path.parent.name, text), encoding="utf-8")
    return load_ruleset("made/1", folder)
