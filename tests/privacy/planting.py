"""Details planted in invented sentences (`planted.yaml`), and real texts without any."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from qualityframework.privacy import Detail, Signs, details_in, load_signs
from qualityframework.vocabulary import DetailKind

HERE = Path(__file__).resolve().parent
REAL = HERE.parents[2] / "shared/data/care_inspectorate/requirements_text.csv.gz"
"""Requirements and areas for improvement of care services, Care Inspectorate Datastore, May 2026, under the Open
Government Licence v3.0. The data do not belong to this project and lie, where they are there, in a folder beside it."""

SIGNS = load_signs()
NAMES = frozenset((DetailKind.NAME, DetailKind.STAFF_NAME))
PATTERNED = frozenset(DetailKind) - NAMES - {DetailKind.DIFFERENCE}
CHECKED = frozenset(
    (DetailKind.CHI_NUMBER, DetailKind.NHS_NUMBER, DetailKind.PUPIL_NUMBER, DetailKind.NATIONAL_INSURANCE_NUMBER)
)
_PLANTED = re.compile(r"\{([a-z-]+): ([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence, and the details in it."""

    text: str
    details: tuple[Detail, ...]

    def found(self, detail: Detail) -> bool:
        """Whether all of a detail is told, by whatever kind."""
        return any(told.start <= detail.start and detail.end <= told.end for told in details_in(self.text, SIGNS))


def planted(part: str) -> tuple[Planted, ...]:
    """The sentences of a part: `first`, `second`."""
    lines: dict[str, list[str]] = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))
    return tuple(map(_planted, lines[part]))


def on_a_list(name: str, signs: Signs = SIGNS) -> bool:
    """Whether a word of a name is on a list of names."""
    words = re.findall(r"[a-z']+", name.lower())
    return any(word in signs.pack.given_names or word in signs.pack.surnames for word in words)


@cache
def real_texts() -> tuple[tuple[bool, str], ...]:
    """Every real text, and whether its service has an odd number: the ordinary words are from the even ones."""
    with gzip.open(REAL, "rt", encoding="utf-8", newline="") as file:
        return tuple((int(re.sub(r"\D", "", row["CSNumber"])) % 2 == 1, row["text"]) for row in csv.DictReader(file))


def _planted(line: str) -> Planted:
    return Planted(_PLANTED.sub(r"\2", line), tuple(_details(line)))


def _details(line: str) -> Iterator[Detail]:
    added = 0
    for found in _PLANTED.finditer(line):
        start = found.start() - added
        yield Detail(start, start + len(found[2]), DetailKind(found[1]))
        added += len(found[0]) - len(found[2])
