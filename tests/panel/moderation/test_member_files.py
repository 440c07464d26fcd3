"""What members write and keep: read strictly, with every fault at its place, and never written over."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from qualityframework.errors import InvalidInput, Mismatch, Unusable
from qualityframework.panel.moderation import (
    Position,
    begun,
    concluded,
    keep_sealed,
    read_position,
    read_sealed,
    revealed,
)
from tests.panel.moderation.made import ALIKE, APART, CHAIR, EDUCATION, all_committed, all_open, position, salt, terms

WRITTEN = """\
role: chair
positions:
  - {subject: "2.1", grade: Very good, reason: records show it}
  - {subject: "2.2", reason: nobody was asked}
"""


def read(text: str, folder: Path, *, final: bool = False) -> Position:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return read_position(path, all_open(APART) if final else begun(terms()), final=final)


def faults(text: str, folder: Path, *, final: bool = False) -> list[tuple[str, int, str, str | None]]:
    """Code, line, message and help of each."""
    with pytest.raises(InvalidInput) as caught:
        read(text, folder, final=final)
    return [(fault.code.value, fault.at.line, fault.message, fault.help) for fault in caught.value.diagnostics]


def test_a_position_is_read_with_grades_by_name_or_label(tmp_path: Path) -> None:
    for spelt in ("Very good", "very_good", "very-good", "VERY  GOOD"):
        made = read(WRITTEN.replace("Very good", spelt), tmp_path)
        assert [view.grade for view in made.positions] == ["very_good", None]


def test_every_fault_is_told_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    text = """\
role: chairs
positions:
  - {subject: "2.1", grade: goood, reason: records show it}
  - {subject: "2.1", grade: good}
  - {subject: "2.3", grade: unknown, reason: x}
"""
    left_out = "where you give none, leave `grade` out and say why in `reason`"
    assert faults(text, tmp_path) == [
        ("unknown-name", 1, "`chairs` takes no part in this moderation", "did you mean `chair`?"),
        ("missing-key", 2, "nothing is said of `2.2`, Impact on families", f"every subject is wanted: {left_out}"),
        ("off-scale", 3, "`goood` is no point of six-point-scale/1", f"did you mean `good`? {left_out}"),
        ("missing-key", 4, "`2.1` has no `reason`", None),
        ("duplicate-id", 4, "`2.1` is there twice", None),
        ("dangling-reference", 5, "`2.3` is not moderated here", "did you mean `2.1`?"),
        (
            "off-scale",
            5,
            "`unknown` is no point of six-point-scale/1",
            "known here: `adequate`, `excellent`, `good`, `unsatisfactory`, `very_good`, `weak` " + left_out,
        ),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("role: chair\n", "the key `positions` is missing here"),
        ("role: chair\npositions: []\n", "at least 1 item is wanted here"),
        (WRITTEN.replace("reason: nobody was asked", "grade: , reason: x"), "`grade` has no value"),
        (WRITTEN.replace("subject:", "subjekt:", 1), "the key `subjekt` is not known here"),
        (
            WRITTEN.replace("role: chair", "role: Jo Smith"),
            "a role is a code such as `chair`, in letters, digits, `.`, `-` and `_`, and never a name",
        ),
        (WRITTEN.replace("records show it", "x" * 2_001), "a text of at most 2,000 characters"),
        ("role: chair\npositions:\n" + '  - {subject: "2.1", reason: x}\n' * 61, "at most 60 items are wanted here"),
    ],
)
def test_a_file_of_another_shape_is_told_off(text: str, told: str, tmp_path: Path) -> None:
    assert any(told in message for _, _, message, _ in faults(text, tmp_path))


def test_of_a_final_position_only_what_moved_wants_a_reason_and_a_new_one(tmp_path: Path) -> None:
    text = """\
role: education-representative
positions:
  - {subject: "2.1", grade: good}
  - {subject: "2.2"}
"""
    told = ("missing-key", 3, "`2.1` moved from weak to good, and has no `reason`", None)
    assert faults(text, tmp_path, final=True) == [told]
    again = text.replace("grade: good", "grade: good, reason: records show it")
    (same,) = faults(again, tmp_path, final=True)
    assert same[2:] == ("`2.1` moved from weak to good, and has the same `reason` as before", "say what moved it")
    assert read(text.replace("good", "weak"), tmp_path, final=True) == position(EDUCATION, "weak", None, reason=None)


# sealed --------------------------------------------------------------------------------------------------------------


def test_what_is_kept_opens_the_seal(tmp_path: Path) -> None:
    state, held = all_committed(APART), position(CHAIR, *APART[CHAIR])
    made = keep_sealed(tmp_path / "mine", state, held, salt(CHAIR))
    kept = read_sealed(tmp_path / "mine", state)
    assert kept == made
    assert revealed(state, kept.position, kept.salt).opened == {CHAIR: held}


@pytest.mark.skipif(os.name != "posix", reason="only there files have owners in this way")
def test_only_its_owner_reads_what_is_kept(tmp_path: Path) -> None:
    keep_sealed(tmp_path / "mine", begun(terms()), position(CHAIR, "good", "good"), salt(CHAIR))
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o600


def test_the_same_position_is_kept_once_with_its_first_salt(tmp_path: Path) -> None:
    state, held = begun(terms()), position(CHAIR, "good", "good")
    first = keep_sealed(tmp_path / "mine", state, held, salt(CHAIR))
    before = (tmp_path / "mine").read_bytes()
    assert keep_sealed(tmp_path / "mine", state, held, salt(EDUCATION)) == first
    assert (tmp_path / "mine").read_bytes() == before


def test_another_position_is_not_written_over_it(tmp_path: Path) -> None:
    state = begun(terms())
    keep_sealed(tmp_path / "mine", state, position(CHAIR, "good", "good"), salt(CHAIR))
    before = (tmp_path / "mine").read_bytes()
    with pytest.raises(Unusable, match="mine is there already with another position, and nothing is written over"):
        keep_sealed(tmp_path / "mine", state, position(CHAIR, "good", "weak"), salt(CHAIR))
    (tmp_path / "notes").write_text("my own notes", encoding="utf-8")
    with pytest.raises(Unusable, match="notes is there already, and nothing is written over"):
        keep_sealed(tmp_path / "notes", state, position(CHAIR, "good", "good"), salt(CHAIR))
    assert (tmp_path / "mine").read_bytes() == before
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "my own notes"


def test_standard_output_keeps_nothing() -> None:
    with pytest.raises(Unusable, match="kept in a file, and `-` is none"):
        keep_sealed("-", begun(terms()), position(CHAIR, "good", "good"), salt(CHAIR))


def test_what_was_sealed_for_another_moderation_is_told(tmp_path: Path) -> None:
    keep_sealed(tmp_path / "mine", begun(terms(id="other")), position(CHAIR, *ALIKE[CHAIR]), salt(CHAIR))
    with pytest.raises(Mismatch, match="was sealed for another moderation than Illustrative Partnership"):
        read_sealed(tmp_path / "mine", begun(terms()))


def test_a_sealed_position_is_not_kept_where_the_others_read_it_nor_in_a_folder_made_by_a_slip(tmp_path: Path) -> None:
    state, held = begun(terms()), position(CHAIR, "good", "good")
    (tmp_path / "shared" / "mine").mkdir(parents=True)
    for inside in ("shared/mine.sealed", "shared/mine/sealed", "shared/../shared/sealed"):
        with pytest.raises(Unusable, match="is in the shared folder: keep it where the others cannot read it"):
            keep_sealed(tmp_path / inside, state, held, salt(CHAIR), shared=tmp_path / "shared")
    with pytest.raises(Unusable, match=r"there is no folder .*/shard to keep a sealed file in"):
        keep_sealed(tmp_path / "shard" / "mine", state, held, salt(CHAIR), shared=tmp_path / "shared")
    assert [path.name for path in tmp_path.rglob("*")] == ["shared", "mine"]
    keep_sealed(tmp_path / "mine", state, held, salt(CHAIR), shared=tmp_path / "shared")


def test_out_of_turn_is_told_before_what_is_wrong_with_a_position(tmp_path: Path) -> None:
    state = concluded(all_open(APART), position(CHAIR, "good", "good"))
    path = tmp_path / "mine.yaml"
    path.write_text("role: chair\npositions: [{subject: '2.1', grade: weak}]\n", encoding="utf-8")
    with pytest.raises(Unusable, match="`chair` has entered a final position already, and it stands"):
        read_position(path, state, final=True)
    with pytest.raises(Unusable, match="`chair` has committed already"):
        read_position(path, state)


def test_the_position_that_the_page_shows_is_one(tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "moderation.md"
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "mine.yaml").write_text(shown, encoding="utf-8")
    made = read_position(tmp_path / "mine.yaml", begun(terms(subjects=())))
    assert [view.grade for view in made.positions] == [None, "good", "weak", "adequate"]
