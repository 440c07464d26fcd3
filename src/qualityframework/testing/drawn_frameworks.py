"""Frameworks: those that come with the library, and small invented ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..frameworks import Framework, load
from .drawn_records import judging
from .drawn_rows import Choose, by_hypothesis
from .pack_files import PackFiles, loaded
from .written_records import Data

_SCALE, _EVIDENCE, _RULESET = "six-point-scale/1", "scrutiny-evidence/1", "quality-and-consistency-panel/2019"
_VOICES = ("children", "families", "people-who-use-services", "staff", "leaders", "partners")


def frameworks(*, invented: bool | None = None) -> SearchStrategy[Framework]:
    """Frameworks by which records can be judged, loaded and checked.

    Args:
        invented: only those that are drawn at random, on the six-point scale, or only those that come with the library;
            both unless given.
    """
    known = st.sampled_from(judging()).map(load)
    drawn = framework_files().map(lambda files: loaded(files, load))
    return known | drawn if invented is None else drawn if invented else known


@st.composite
def framework_files(draw: DrawFn) -> PackFiles:
    """The files of an invented framework, to be written on a shelf. Nothing in it is `confirmed`."""
    data = _Drawing(by_hypothesis(draw)).framework()
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)
    return PackFiles("drawn-framework/1", {"framework.yaml": text}, (_SCALE, _EVIDENCE))


@dataclass
class _Drawing:
    choose: Choose
    areas: list[Data] = field(default_factory=list)
    indicators: list[Data] = field(default_factory=list)

    def framework(self) -> Data:
        domains = [self._domain(number) for number in self._numbers(1, 3)]
        for number, indicator in enumerate(self.indicators):
            indicator["voices"] = [self.choose(_VOICES)] if self._chance() else []
            indicator["aliases"] = [f"old-{number}"] if self._chance() else []
        data: Data = {
            "kind": "framework",
            "id": "drawn-framework",
            "edition": "1",
            "title": "A framework drawn at random",
            "publisher": "nobody",
            "licence": "Apache-2.0",
            "scale": _SCALE,
            "ruleset": _RULESET,
            "evidence": _EVIDENCE,
            "sources": {"page": {"document": "Drawn at random", "read": "2026-11-27"}},
            "counts": {"domains": len(domains), "indicators": len(self.indicators)} if self._chance() else {},
            "domains": domains,
            "areas": self.areas,
            "indicators": self.indicators,
            "profiles": self._profiles(domains),
            "reflective_questions": self._texts("q"),
            "published_for": [f"field-{number}" for number in self._numbers(0, 2)],
            "self_evaluated": "true" if self._chance() else "false",
        }
        if self.areas and self._chance():
            data["priorities_in"] = self.choose(self.areas)["id"]
        return data

    def _domain(self, number: int) -> Data:
        """A domain with areas, or with none and its indicators in itself."""
        domain: Data = {**self._called(f"d{number}"), **self._known()}
        if self._chance():
            domain["areas"] = [f"d{number}-a{area}" for area in self._numbers(1, 2)]
            domain["areas_status"] = "drafted"
            self.areas += [
                {"id": id_, "title": f"Area {id_}", **self._part(), **self._known()} for id_ in domain["areas"]
            ]
        else:
            domain |= self._part()
        homes = [{"area": area} for area in domain.get("areas", ())] or [{"domain": domain["id"]}]
        self.indicators += [
            {**self._called(f"{number}.{code}"), **self.choose(homes), **self._known()} for code in self._numbers(1, 3)
        ]
        return domain

    def _profiles(self, domains: Sequence[Data]) -> list[Data]:
        """One programme after another; the last may be open."""
        profiles, start = list[Data](), dt.date(2018, 8, 1)
        for number in self._numbers(1, 2):
            until = start + dt.timedelta(self.choose((0, 600)))
            profiles.append(
                {
                    "id": f"p{number}",
                    "title": f"Programme {number}",
                    "programme": "Visits",
                    "from": start.isoformat(),
                    "until": until.isoformat(),
                    "dates_status": "drafted",
                    "subjects": self._subjects(domains),
                    "statements": self._texts("s"),
                    **self._known(),
                }
            )
            start = until + dt.timedelta(self.choose((1, 400)))
        if self._chance():
            del profiles[-1]["until"]
        return profiles

    def _subjects(self, domains: Sequence[Data]) -> list[Data]:
        """Indicators, and groups of those that lie in one domain."""
        subjects: list[Data] = []
        for domain in domains:
            homes = {domain["id"], *domain.get("areas", ())}
            codes = [one["id"] for one in self.indicators if one.get("area", one.get("domain")) in homes]
            if len(codes) > 1 and self._chance():
                subjects.append({"id": f"all-{domain['id']}", "title": "A group", "indicators": codes})
            else:
                subjects += [{"id": code, "indicators": [code]} for code in codes if self._chance()]
        first = self.indicators[0]["id"]
        return subjects or [{"id": first, "indicators": [first]}]

    def _texts(self, letter: str) -> list[Data]:
        ids = (f"{letter}{number}" for number in self._numbers(0, 2))
        return [{"id": id_, "text": "What is asked.", **self._known()} for id_ in ids]

    def _called(self, id_: str) -> Data:
        return {"id": id_, "title": f"What {id_} is about"}

    def _part(self) -> Data:
        return {"part": self.choose(("impact", "process", "leadership")), "part_status": "drafted"}

    def _known(self) -> Data:
        return {"status": self.choose(("drafted", "reconstructed")), "source": "page"}

    def _numbers(self, least: int, most: int) -> range:
        return range(self.choose(range(least, most + 1)))

    def _chance(self) -> bool:
        return bool(self.choose((False, True)))
