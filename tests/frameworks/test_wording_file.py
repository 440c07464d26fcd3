"""Words of reports: in force from their day on, and no status that the source does not bear."""

from __future__ import annotations

import datetime as dt
from typing import Any

from qualityframework.documents import plain, read_document
from qualityframework.frameworks import WORDING, WordingFile, Wordings, find, load_wording
from tests.diagnostics.telling import SOUND

WORDINGS = load_wording(WORDING)
SMALL: dict[str, Any] = plain(read_document(SOUND / "small-wording/1/wording.yaml").root)


def test_nothing_is_in_force_before_every_list_has_begun() -> None:
    assert WORDINGS.on(dt.date(2018, 7, 31)) is None
    assert WORDINGS.on(dt.date(2018, 8, 1)) is WORDINGS.newest
    assert WORDINGS.digest == find(WORDING, "wording").digest


def test_each_list_changes_on_a_day_of_its_own() -> None:
    later = {**SMALL["links"][0], "from": "2020-05-01", "marks": ["annex"]}
    words = Wordings(WordingFile.model_validate({**SMALL, "links": [*SMALL["links"], later]}), "")
    before, after = words.on(dt.date(2020, 4, 30)), words.on(dt.date(2020, 5, 1))
    assert before is not None
    assert after is words.newest
    assert (before.links.marks, after.links.marks) == (("evidence",), ("annex",))
    assert before.shares == after.shares


def test_the_published_terms_are_as_they_were_read() -> None:
    published = {one.word: one.written for one in WORDINGS.newest.quantities.words if one.status == "confirmed"}
    assert {word: (int(100 * low), int(100 * high)) for word, (low, high) in published.items()} == {
        "almost all": (90, 100),
        "most": (75, 90),
        "majority": (50, 74),
        "less than half": (15, 50),
        "few": (0, 15),
    }


def test_every_list_and_every_drafted_word_says_whose_it_is() -> None:
    for entries in WORDINGS.file.lists.values():
        assert all(entry.status == "drafted" and entry.note for entry in entries)
    assert all(one.note for one in WORDINGS.newest.quantities.words if one.status == "drafted")
