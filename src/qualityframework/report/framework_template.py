"""The beginning of a framework pack: files that load, lint clean and whose tests pass, to be changed into yours."""

from __future__ import annotations

import json

EVIDENCE = "scrutiny-evidence/1"
SCALE = "six-point-scale/1"

_FRAMEWORK = """\
# A framework. All keys: qualityframework schema framework
# Every item says how it is known: `confirmed` was seen in the source that it names, `reconstructed` is from general
# knowledge, `drafted` is yours. Do not write `confirmed` of what you have not read.
kind: framework
id: {id}
edition: {edition}
title: Title of the framework
publisher: Who publishes it
licence: Facts and titles are attributed to the publisher; all other texts are ours.
scale: {scale}
{judged}
# thin: what of the framework is carried here, where it is not all

sources:
  first-source:
    document: Title of the document or page
    place: section, page or heading
    # address: https://example.org/where-it-can-be-found
    read: {read}

# What the source says, so that nothing gets lost; leave out what it does not say.
counts:
  domains: 1
  indicators: 1

# A domain may have areas: `areas: ["1"]` with `areas_status`, and `areas` listed as indicators are.
# `indicators_status` says how it is known that all its indicators are here, if it is: else no grade is made of theirs.
domains:
  - id: first-domain
    title: First domain
    status: drafted
    source: first-source

indicators:
  - id: "1.1"
    title: First indicator
    domain: first-domain
    status: drafted
    source: first-source

# Where sources contradict each other, keep both and choose neither:
# claims:
#   - {{id: thirty, about: number-of-cases, text: Thirty cases are read., status: confirmed, source: first-source}}

# What one programme evaluates, from a day on. `until` is the last day; left out where it is not known.
profiles:
  - id: first-programme
    title: First programme
    programme: What the programme is called
    from: {read}
    dates_status: drafted
    subjects:
      - {{id: "1.1", indicators: ["1.1"]}}
    status: drafted
    source: first-source
"""
_JUDGED = f"""\
ruleset: quality-and-consistency-panel/2019  # the questions that a panel asks
evidence: {EVIDENCE}                # kinds of evidence and how they are weighed; or files of your own"""
_NOT_JUDGED = """\
# No record is judged by it until it names a `ruleset` and a pack of `evidence` on this scale, or brings evidence.yaml
# and weighing.yaml of its own."""
_TESTS = """\
# What is expected of this framework: qualityframework test {id}/{edition}
tests:
  - {{name: how many indicators, count: indicators, expect: 1}}
  - {{name: which programme on its first day, day: {read}, profiles: [first-programme]}}
  - {{name: what it evaluates, profile: first-programme, evaluates: ["1.1"]}}
"""
_SOURCES = """\
# Sources of {id}/{edition}

What was read, on which day, how much of it, and what it supports. What was not seen is said to be so.

| source | what it supports |
| --- | --- |
| Title of the document or page | everything here, which is drafted so far |
"""
_CHANGELOG = """\
# Changes to {id}/{edition}

## {read}

Begun.
"""


def framework_beginning(id_: str, edition: str, read: str, scale: str = SCALE) -> dict[str, str]:
    """The files of a framework pack by their names.

    Args:
        id_: the pack.
        edition: its edition.
        read: the day its source was read, as 2019-07-31.
        scale: pack of its scale; on another than the six-point scale it names no rules and no evidence.
    """
    words = {"id": json.dumps(id_), "edition": json.dumps(edition), "read": read, "scale": scale}
    words["judged"] = _JUDGED if scale == SCALE else _NOT_JUDGED
    bare = {"id": id_, "edition": edition, "read": read}
    return {
        "framework.yaml": _FRAMEWORK.format(**words),
        "tests.yaml": _TESTS.format(**bare),
        "SOURCES.md": _SOURCES.format(**bare),
        "CHANGELOG.md": _CHANGELOG.format(**bare),
    }


def named_packs(scale: str) -> dict[str, str]:
    """The packs that a pack begun with this scale names, with their kinds."""
    more = {"quality-and-consistency-panel/2019": "ruleset", EVIDENCE: "shared-evidence"} if scale == SCALE else {}
    return {scale: "scale", **more}
