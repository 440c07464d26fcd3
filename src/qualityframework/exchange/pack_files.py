"""A framework that was read from elsewhere, as the files of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import yaml

from ..frameworks import FrameworkFile
from .oscal import Left, not_told

_SOURCES = """\
# Sources of {title}, edition {edition}

Read from an OSCAL catalog, `{origin}`. The sources that it cites are in `framework.yaml`.

| item | status |
| --- | --- |
{rows}

An item of which the catalog did not say how it is known is `reconstructed`.

## What of the catalog is not here

{left}

## What a catalog does not say

A catalog has no words for these, which are not in this pack: {not_told}.
Until profiles are added, no record can be judged by it: it is here to be shown and compared.
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


def pack_files(file: FrameworkFile, origin: str, day: str, left: Sequence[Left] = ()) -> dict[str, str]:
    """The texts of the pack by name: framework.yaml, SOURCES.md and CHANGELOG.md.

    Args:
        file: the framework.
        origin: what it was read from.
        day: when.
        left: what was left behind, and what was made for want of it.
    """
    data = file.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = {"title": _line(file.title), "edition": file.edition, "origin": _line(origin), "day": day}
    return {
        "framework.yaml": yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110),
        "SOURCES.md": _SOURCES.format(
            rows="\n".join(_rows(file)), left=_left(left), not_told=", ".join(not_told(file)), **told
        ),
        "CHANGELOG.md": _CHANGES.format(**told),
    }


def _rows(file: FrameworkFile) -> Iterable[str]:
    for name, items in (("domains", file.domains), ("areas", file.areas), ("indicators", file.indicators)):
        statuses = [item.status.value for item in items]
        counted = ", ".join(f"{statuses.count(status)} {status}" for status in dict.fromkeys(statuses))
        yield f"| {name} | {counted or 'none'} |"


def _left(left: Sequence[Left]) -> str:
    """Each with its number; where they stand in a catalog of this name was told to whoever read it."""
    told = "\n".join(f"* {one.how}: {one.name}: {len(one.places)}" for one in left)
    return told or "Nothing was left behind, and nothing was made."


def _line(text: str) -> str:
    return " ".join(text.split())
