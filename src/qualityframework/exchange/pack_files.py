"""A framework that was read from elsewhere, as the files of a pack."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from ..frameworks import FrameworkFile

_SOURCES = """\
# Sources of {title}, edition {edition}

Read from an OSCAL catalog, `{origin}`. The sources that it cites are in `framework.yaml`.

| item | status |
| --- | --- |
{rows}

An item of which the catalog did not say how it is known is `reconstructed`. Prose, parameters and properties of a
catalog that was not written from a framework are not carried over.

## What a catalog does not say

Profiles, the days they hold, kinds of evidence, weighing, a ruleset and aggregations are not in this pack, since a
catalog has no words for them. Until they are added, no record can be judged by it: it is here to be shown and compared.
"""
_CHANGES = """\
# Changes to {title}, edition {edition}

## {day}

Read from an OSCAL catalog, `{origin}`.
"""


class _Dumper(yaml.SafeDumper):
    """Writes line breaks that only YAML knows as escapes, which alone brings them back."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = '"' if any(ch in text for ch in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _Dumper.represent_text)


def pack_files(file: FrameworkFile, origin: str, day: str) -> dict[str, str]:
    """The texts of the pack by name: framework.yaml, SOURCES.md and CHANGELOG.md.

    Args:
        file: the framework.
        origin: what it was read from.
        day: when.
    """
    data = file.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = {"title": _line(file.title), "edition": file.edition, "origin": _line(origin), "day": day}
    return {
        "framework.yaml": yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110),
        "SOURCES.md": _SOURCES.format(rows="\n".join(_rows(file)), **told),
        "CHANGELOG.md": _CHANGES.format(**told),
    }


def _rows(file: FrameworkFile) -> Iterable[str]:
    for name, items in (("domains", file.domains), ("areas", file.areas), ("indicators", file.indicators)):
        statuses = [item.status.value for item in items]
        counted = ", ".join(f"{statuses.count(status)} {status}" for status in dict.fromkeys(statuses))
        yield f"| {name} | {counted or 'none'} |"


def _line(text: str) -> str:
    return " ".join(text.split())
