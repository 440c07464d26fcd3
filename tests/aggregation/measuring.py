"""Aggregation held to open data: `python -m tests.aggregation.measuring [FOLDER]` prints the figures of the docs.

Snapshots of the Care Inspectorate's Datastore: MinGrade, MaxGrade and GradeSpread made again from the graded columns.
Tables of Ofsted: whether any overall judgement is above its limit.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from qualityframework.aggregation import Outcome, aggregate
from qualityframework.frameworks import load

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
OFSTED = load("ofsted-ilacs/1")
Row = Mapping[str, str]
REPLACED = "an old theme that a key question has replaced by then is not counted"
COVID = "the key question on Covid is not counted after October 2022"
INFORMATION = "a grade of Quality of Information, whose column is gone, still counts for the highest"
BEFORE_2015 = "an inspection before April 2015"
AFTER = "an inspection after that"


def rows(path: Path) -> Iterator[Row]:
    """The rows of a table, packed or not."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(text.decode("utf-8-sig")))


def grades(row: Row, *starts: str) -> list[int]:
    """The grades in columns whose names begin in one of these ways; what is blank is no grade."""
    named = (name for name in row if name.startswith(starts) and not name.endswith("_change"))
    return [int(row[name]) for name in named if row[name].strip()]


def extremes(found: list[int]) -> tuple[int | None, int | None]:
    """Lowest and highest; none of nothing."""
    return min(found, default=None), max(found, default=None)


def spread(lowest: int | None, highest: int | None) -> str:
    """What GradeSpread is to say: all grades 5 or 6, all 1 or 2, or else a mix."""
    if lowest is None or highest is None:
        return ""
    return "5&6" if lowest >= 5 else "1&2" if highest <= 2 else "Mix"


def counted(row: Row) -> list[int]:
    """The grades that the publisher seems to count, by the columns that the snapshot has."""
    if "Comb_Eval_Setting_Env" in row:
        return grades(row, "KQ_", "Comb_Eval_", "Quality_of_Information")
    if "Quality_of_Staffing" in row:
        return grades(row, "Quality_of_")
    return grades({name: value for name, value in row.items() if name != "KQ_COVID19"}, "KQ_")


def kind_of(row: Row, published: tuple[int | None, int | None], information: int | None) -> str:
    """Which reading of the columns comes to what was published, where the plain one does not.

    `information` is the last grade of Quality of Information that an earlier snapshot shows for the service.
    """
    if extremes(counted(row)) == published:
        return REPLACED if "Quality_of_Staffing" in row else COVID
    if information is not None and extremes([*counted(row), information]) == published:
        return INFORMATION
    return "not explained"


def snapshots(data: Path = DATA) -> dict[str, Counter[str]]:
    """For each snapshot: rows, rows that differ in the minimum, the maximum and the spread, and why.

    That a reading explains the rows that differ says little unless it holds of the others too, so that is counted.
    """
    made, information = dict[str, Counter[str]](), dict[str, int]()
    for path in sorted((data / "care_inspectorate" / "snapshots").glob("*.csv.gz")):
        told = made.setdefault(path.name[5:15], Counter())
        for row in rows(path):
            published = tuple(int(row[name]) if row[name].strip() else None for name in ("MinGrade", "MaxGrade"))
            lowest, highest = extremes(grades(row, "KQ_", "Quality_of_"))
            if row.get("Quality_of_Information", "").strip():
                information[row["CSNumber"]] = int(row["Quality_of_Information"])
            told["rows"] += 1
            told["graded"] += lowest is not None
            told["minimum"] += lowest != published[0]
            told["maximum"] += highest != published[1]
            label = row["GradeSpread"].strip().replace(" or ", "&")
            told["spread"] += label != spread(lowest, highest)
            told["spread, of the published extremes"] += label != spread(published[0], published[1])
            told["not as the columns that seem to count"] += extremes(counted(row)) != published
            if (lowest, highest) != published:
                why = kind_of(row, (published[0], published[1]), information.get(row["CSNumber"]))
                told[f"why: {why}"] += 1
    return made


def authorities(data: Path = DATA) -> dict[str, Counter[str]]:
    """For each table of local authorities: inspections within the limit, above it, and where nothing can be said."""
    columns = {
        "overall_effectiveness_grade": "overall-effectiveness",
        "help_and_protection_grade": "help-and-protection",
    }
    return {path.name: _limits(path, columns) for path in sorted((data / "ofsted").glob("ilacs_*.csv"))}


def providers(data: Path = DATA) -> Counter[str]:
    """For providers: the same, with safeguarding where authorities have help and protection, and exceptions by kind."""
    columns = {"overall": "overall-effectiveness", "safeguarding": "help-and-protection"}
    return _limits(data / "ofsted" / "judgements_2010s-2025.csv.gz", columns)


def _limits(path: Path, columns: Mapping[str, str]) -> Counter[str]:
    told = Counter[str]()
    for row in rows(path):
        given = {code: row[name] for name, code in columns.items() if OFSTED.scale.grade(row[name]) is not None}
        (whole,) = aggregate(OFSTED, given).wholes
        told["rows"] += 1
        told["limited"] += bool(whole.limited_by)
        told[whole.outcome] += 1
        when = BEFORE_2015 if row.get("inspection_date", "9999") < "2015-04-01" else AFTER
        told[f"limited, {when}"] += bool(whole.limited_by)
        if whole.outcome is Outcome.ABOVE:
            told[f"why: {when}"] += 1
            told[f"above, {row['provision_type'].lower()}, {when}"] += 1
    return told


def main(folder: Path = DATA) -> None:
    """Prints all figures."""
    told = {f"snapshot {day}": counted for day, counted in snapshots(folder).items()}
    told |= authorities(folder) | {"providers": providers(folder)}
    for name, counted in told.items():
        figures = "; ".join(f"{what} {number:,}" for what, number in counted.items())
        sys.stdout.write(f"{name}: {figures}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
