"""Reads each faulty file of `bad` the way it is meant to be read, and keeps the text of all its diagnostics.

`python -m tests.diagnostics.telling` writes the texts anew. Read the difference before keeping it.

    bad/records/<fault>.yaml            a record, read and bound to children-care-protection/2019
    bad/progress-records/<fault>.yaml   a record, read and bound to adult-support-protection-progress/2024
    bad/rules/<fault>.yaml              a rule for the six-point scale
    bad/rulesets/<fault>/...            files laid over the ruleset of the sound shelf
    bad/<file>/<fault>.yaml             a file that takes the place of <file>.yaml on the sound shelf
    bad/evaluations/<fault>.csv         a table that takes the place of that of the sound corpus
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from qualityframework.benchmark import published
from qualityframework.documents import read_document
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import (
    illustrations,
    load,
    load_benchmark,
    load_crosswalk,
    load_identifying,
    load_ruleset,
    load_scale,
    load_scoring,
    load_wording,
    read_rule,
)
from qualityframework.inspections import bind, read
from qualityframework.vocabulary import Diagnostic

HERE = Path(__file__).resolve().parent
BAD = HERE / "bad"
SOUND = HERE / "sound"
PLACES = {
    "scale": "small-scale/1/scale.yaml",
    "framework": "small-framework/1/framework.yaml",
    "crosswalk": "small-to-other/1/crosswalk.yaml",
    "evidence": "small-framework/1/evidence.yaml",
    "weighing": "small-framework/1/weighing.yaml",
    "progress": "small-framework/1/progress.yaml",
    "illustrations": "small-framework/1/illustrations.yaml",
    "scoring": "small-scoring/1/scoring.yaml",
    "benchmark": "small-benchmark/1/benchmark.yaml",
    "wording": "small-wording/1/wording.yaml",
    "identifying-details": "small-identifying/1/identifying-details.yaml",
    "corpus": "small-corpus/1/corpus.yaml",
    "evaluations": "small-corpus/1/evaluations.csv",
}
JUDGED_BY = {"records": "children-care-protection/2019", "progress-records": "adult-support-protection-progress/2024"}
LOADERS: dict[str, Callable[[str, Path], object]] = {
    "small-framework": illustrations,
    "small-scale": lambda _, shelf: illustrations("small-framework/1", shelf),
    "small-scoring": load_scoring,
    "small-to-other": load_crosswalk,
    "small-benchmark": load_benchmark,
    "small-wording": load_wording,
    "small-identifying": load_identifying,
    "small-corpus": published,
}
"""By pack: what reads all that a file of it can have faults in."""


def bad_files() -> list[str]:
    """Every faulty file, and every folder of faulty files, as `records/duplicate-key.yaml`."""
    files = [path for path in BAD.glob("*/*") if path.suffix != ".txt"]
    return sorted(path.relative_to(BAD).as_posix() for path in files)


def told(name: str) -> list[Diagnostic]:
    """The diagnostics of a faulty file; none when it is read without any."""
    room, _, file = name.partition("/")
    try:
        match room:
            case "records" | "progress-records":
                with contextlib.chdir(BAD / room):
                    bind(read(file), load(JUDGED_BY[room]))
            case "rules":
                with contextlib.chdir(BAD / room):
                    read_rule(read_document(file), f"evidence/{Path(file).stem}", load_scale("six-point-scale/1"))
            case "rulesets":
                with shelf_with(BAD / name, "small-ruleset/1") as shelf:
                    load_ruleset("small-ruleset/1", shelf)
            case _:
                pack, _, _ = PLACES[room].rpartition("/")
                with shelf_with(BAD / name, PLACES[room]) as shelf:
                    LOADERS[pack.partition("/")[0]](pack, shelf)
    except InvalidInput as error:
        return list(error.diagnostics)
    return []


@contextlib.contextmanager
def shelf_with(path: Path, place: str) -> Iterator[Path]:
    """The sound shelf with a file or folder laid over it."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Path(folder).resolve()
        shutil.copytree(SOUND, shelf, dirs_exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, shelf / place, dirs_exist_ok=True)
        else:
            shutil.copyfile(path, shelf / place)
        yield shelf


def text_of(name: str) -> str:
    """All that is told of a faulty file."""
    return "\n\n".join(map(str, told(name))) + "\n"


def kept(name: str) -> Path:
    """Where the text of a faulty file is kept: beside it."""
    return BAD / f"{name}.txt"


if __name__ == "__main__":
    for one in bad_files():
        kept(one).write_text(text_of(one), encoding="utf-8", newline="\n")
