"""`moderate` from beginning to end, and told off where something is done before its time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qualityframework.inspections import read
from qualityframework.panel.moderation import Stage, ledger, read_moderation
from tests.cli.running import EXAMPLES, ROOT, Ran, run
from tests.cli.telling import flat, well
from tests.panel.moderation.made import CHAIR, EDUCATION, LEAD, ROLES

BEGIN = ("--framework", "children-care-protection/2019", "--profile", "2018-20", "--title", "Illustrative Partnership")
TWO = ("--subject", "2.1", "--subject", "2.2")
AS_ROLES = tuple(part for role in ROLES for part in ("--role", role))


def moderate(command: str, *arguments: str | Path, stdin: str = "") -> Ran:
    return run("moderate", command, *arguments, stdin=stdin)


def refused(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert [word for word in words if word not in flat(ran.err)] == []
    assert "Traceback" not in ran.err


def positions(folder: Path, role: str, *grades: str | None, reason: str = "records show it") -> Path:
    views = [
        {"subject": subject, **({"grade": grade} if grade else {}), "reason": f"{reason} in {subject}"}
        for subject, grade in zip(("2.1", "2.2"), grades, strict=True)
    ]
    path = folder / f"{role}.yaml"
    path.write_text(json.dumps({"role": role, "positions": views}), encoding="utf-8")
    return path


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    well(moderate("init", tmp_path / "shared", *BEGIN, *AS_ROLES, *TWO))
    return tmp_path / "shared"


@pytest.fixture
def sealed(begun: Path, tmp_path: Path) -> Path:
    for role, grades in {CHAIR: ("good", "good"), LEAD: ("good", "weak"), EDUCATION: ("weak", None)}.items():
        well(moderate("commit", begun, positions(tmp_path, role, *grades), "--sealed", tmp_path / f"{role}.sealed"))
    return begun


@pytest.fixture
def opened(sealed: Path, tmp_path: Path) -> Path:
    for role in ROLES:
        well(moderate("reveal", sealed, tmp_path / f"{role}.sealed"))
    return sealed


def report(folder: Path) -> Any:
    return json.loads(well(moderate("report", folder, "--format", "json")))


def test_from_beginning_to_end(opened: Path, tmp_path: Path) -> None:
    final = {CHAIR: ("good", "good"), LEAD: ("good", "adequate"), EDUCATION: ("adequate", None)}
    for role, grades in final.items():
        out = well(moderate("conclude", opened, positions(tmp_path, role, *grades, reason="heard all")))
        assert out.startswith(f"{role} concluded\n")
    made, text = report(opened), well(moderate("report", opened))
    assert (made["stage"], made["moves"], made["all_towards"]) == ("concluded", 2, [CHAIR])
    assert "2 moves. All of them went nearer to what was opened by chair, who moved nowhere." in flat(text)
    assert "education-representative: Adequate, moved 1 step up from Weak. heard all in 2.1" in flat(text)
    assert "Alone with their grade: education-representative." in flat(text)
    assert "Too few to say how far these raters agree in general: 2 subjects, and at least 20 are wanted." in flat(text)
    for said in ("a proposal of ours", "not known to rate independently", "No grade is issued here"):
        assert said in flat(text)


def test_each_command_says_what_it_did_and_who_is_awaited(begun: Path, tmp_path: Path) -> None:
    out = well(moderate("commit", begun, positions(tmp_path, CHAIR, "good", "good"), "--sealed", tmp_path / "kept"))
    digest = read_moderation(begun).digest
    kept = (tmp_path / "kept").as_posix()
    told = f"chair committed; what opens the seal: {kept}\ncommitting; awaited: {LEAD}, {EDUCATION}\ndigest {digest}\n"
    assert out == told


def test_a_report_tells_no_grade_before_all_are_open(sealed: Path, tmp_path: Path) -> None:
    well(moderate("reveal", sealed, tmp_path / f"{CHAIR}.sealed"))
    for text in (well(moderate("report", sealed)), well(moderate("report", sealed, "--format", "json"))):
        assert "records show it" not in text
    text = flat(well(moderate("report", sealed)))
    assert "Revealing: all positions are sealed; they are told once all are open." in text
    assert f"awaited: {LEAD}, {EDUCATION}" in text
    assert [label for label in ("Good.", "Weak.") if label in text] == []


def test_a_position_comes_by_standard_input_too(begun: Path, tmp_path: Path) -> None:
    text = positions(tmp_path, CHAIR, "good", "good").read_text(encoding="utf-8")
    well(moderate("commit", begun, "-", "--sealed", tmp_path / "kept", stdin=text))


# out of turn ---------------------------------------------------------------------------------------------------------


def test_nothing_is_done_before_its_time(begun: Path, tmp_path: Path) -> None:
    mine = positions(tmp_path, CHAIR, "good", "good")
    well(moderate("commit", begun, mine, "--sealed", tmp_path / "kept"))
    refused(moderate("reveal", begun, tmp_path / "kept"), f"before all have committed; awaited: {LEAD}, {EDUCATION}")
    refused(moderate("conclude", begun, mine), "no final position before all positions are open")
    refused(moderate("commit", begun, mine, "--sealed", tmp_path / "again"), "`chair` has committed already")
    assert not (tmp_path / "again").exists()


def test_nothing_is_begun_over_another(begun: Path) -> None:
    refused(moderate("init", begun, *BEGIN, *AS_ROLES), "is there already, and nothing is written over")


def test_without_a_moderation_nothing_can_be_done(tmp_path: Path) -> None:
    told = "there is no moderation in "
    refused(moderate("report", tmp_path), told)
    refused(moderate("withdraw", tmp_path / "nowhere", "--role", CHAIR, "--reason", "ill"), told)
    assert not (tmp_path / "nowhere").exists()


def test_what_says_who_somebody_is_is_not_entered(begun: Path, tmp_path: Path) -> None:
    def silent(ran: Ran, *words: str) -> None:
        refused(ran, "it seems to say who somebody is: ", *words)
        assert "siobhan" not in ran.err.lower()

    told = ("--framework", "children-care-protection/2019", "--profile", "2018-20", "--title", "Of Siobhan MacDonald")
    who = ("--role", "siobhan-macdonald", "--role", "siobhan")
    silent(moderate("init", tmp_path / "new", *told, *who), "name in the title", "name in role 1", "name in role 2")
    assert not (tmp_path / "new").exists()
    position = positions(tmp_path, CHAIR, "good", "good", reason="Siobhan said so, s.macdonald@post.example,")
    silent(moderate("commit", begun, position, "--sealed", tmp_path / "s"), "e-mail address in the reason for 2.1")
    assert not (tmp_path / "s").exists()
    silent(moderate("withdraw", begun, "--role", CHAIR, "--reason", "Siobhan is ill"), "name in the reason")
    assert read_moderation(begun).stage is Stage.COMMITTING


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (
            ("--role", "Jo S", "--role", CHAIR),
            "roles: `Jo S`: a role is a code such as `chair`, in letters, digits, `.`, `-` and `_`, and never a name",
        ),
        (("--role", CHAIR), "roles: at least 2 are wanted"),
        (("--role", CHAIR, "--role", CHAIR), "`chair` is there twice"),
        (("--role", CHAIR, "--role", LEAD, "--subject", "99"), "there is no indicator or group `99`"),
        ((), "Missing option '--role'"),
    ],
)
def test_faulty_beginnings_are_told(given: tuple[str, ...], word: str, tmp_path: Path) -> None:
    refused(moderate("init", tmp_path / "new", *BEGIN, *given), word)
    assert not (tmp_path / "new").exists()


def test_priorities_of_a_record_are_moderated_with_the_subjects_of_the_profile(tmp_path: Path) -> None:
    begin = ("--framework", "adult-support-protection-progress/2024", "--profile", "2024-25", "--title", "Progress")
    record = ("--record", EXAMPLES / "progress-review-illustrative.yaml")
    well(moderate("init", tmp_path / "all", *begin, *AS_ROLES, *record))
    made = read_moderation(tmp_path / "all").terms
    priorities = {one.id: one.title for one in read(record[1]).record.priorities or ()}
    assert priorities
    assert made.titles == {"overall": made.titles["overall"], **priorities}
    one = ("--subject", next(iter(priorities)))
    well(moderate("init", tmp_path / "one", *begin, *AS_ROLES, *record, *one))
    assert list(read_moderation(tmp_path / "one").terms.titles) == [one[1]]
    refused(moderate("init", tmp_path / "new", *begin, *AS_ROLES, *one), f"there is no indicator or group `{one[1]}`")
    other = moderate("init", tmp_path / "new", *BEGIN, *AS_ROLES, *record)
    refused(other, "the record is for `adult-support-protection-progress/2024`")
    assert not (tmp_path / "new").exists()


def test_a_file_in_place_of_another_is_told_in_one_sentence(sealed: Path, tmp_path: Path) -> None:
    kept, mine = tmp_path / f"{CHAIR}.sealed", tmp_path / f"{CHAIR}.yaml"
    salt = json.loads(kept.read_text(encoding="utf-8"))["salt"]
    for ran, told in (
        (moderate("commit", sealed, kept, "--sealed", tmp_path / "x"), f"{kept.as_posix()} is a sealed file;"),
        (moderate("conclude", sealed, kept), f"{kept.as_posix()} is a sealed file; a file of positions is wanted here"),
        (moderate("reveal", sealed, mine), f"{mine.as_posix()} is a file of positions; a sealed file is wanted here"),
        (moderate("reveal", sealed, sealed / ledger.NAME), "is the file of a moderation; a sealed file is wanted here"),
        (moderate("report", sealed / ledger.NAME), "is a file; the folder of a moderation is wanted here"),
        (moderate("init", mine, *BEGIN, *AS_ROLES), "is a file; the folder of a moderation is wanted here"),
    ):
        refused(ran, "error: ", told)
        assert salt not in ran.err
        assert ran.err.count("\n") == 1


def test_what_is_sealed_is_kept_apart(begun: Path, tmp_path: Path) -> None:
    mine = positions(tmp_path, CHAIR, "good", "good")
    refused(moderate("commit", begun, mine, "--sealed", begun / "mine"), "where the others cannot read it")
    refused(moderate("commit", begun, mine, "--sealed", tmp_path / "slip" / "mine"), "there is no folder")
    refused(moderate("commit", begun, mine, "--sealed", mine), "is there already, and nothing is written over")
    assert read_moderation(begun).stage is Stage.COMMITTING
    assert read_moderation(begun).awaited == ROLES


def test_a_second_final_position_is_refused_before_its_reasons_are_read(opened: Path, tmp_path: Path) -> None:
    well(moderate("conclude", opened, positions(tmp_path, CHAIR, "good", "good")))
    edited = positions(tmp_path, CHAIR, "weak", "good")
    refused(moderate("conclude", opened, edited), "`chair` has entered a final position already, and it stands")


def test_odd_names_of_files_do_not_matter_and_do_not_write_to_the_terminal(begun: Path, tmp_path: Path) -> None:
    odd = tmp_path / "Ünïcode \u202e und 'mehr'"
    out = well(moderate("commit", begun, positions(tmp_path, CHAIR, "good", "good"), "--sealed", odd))
    assert odd.exists()
    assert "\u202e" not in out


def test_a_title_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    well(moderate("init", tmp_path / "odd", *BEGIN[:-1], "red \x1b[31m", *AS_ROLES))
    assert "\x1b" not in well(moderate("report", tmp_path / "odd"))


def test_someone_who_cannot_go_on_withdraws_and_the_others_go_on(sealed: Path, tmp_path: Path) -> None:
    for role in (CHAIR, LEAD):
        well(moderate("reveal", sealed, tmp_path / f"{role}.sealed"))
    well(moderate("withdraw", sealed, "--role", EDUCATION, "--reason", "the file is lost"))
    text = flat(well(moderate("report", sealed)))
    assert (
        "withdrew: education-representative, having sealed a position; it was not opened, and is not told. Positions "
        "that were open by then: chair, lead-inspector. Reason: the file is lost" in text
    )
    assert "Agreement before discussion, without education-representative" in text
    refused(moderate("reveal", sealed, tmp_path / f"{EDUCATION}.sealed"), "has withdrawn, and there is no way back")
    refused(moderate("withdraw", sealed, "--role", "chairs", "--reason", "x"), "did you mean `chair`?")


# kept ----------------------------------------------------------------------------------------------------------------


def test_a_commitment_that_was_cut_off_is_made_again_by_the_same_command(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (begun, positions(tmp_path, CHAIR, "good", "good"), "--sealed", tmp_path / "kept")
    monkeypatch.setattr(ledger, "_PAUSE", 0)
    (begun / ledger.LOCK).touch()
    refused(moderate("commit", *arguments), "is written, but the seal is not entered: give the same command again")
    kept = (tmp_path / "kept").read_bytes()
    (begun / ledger.LOCK).unlink()
    well(moderate("commit", *arguments))
    assert (tmp_path / "kept").read_bytes() == kept
    well(moderate("withdraw", begun, "--role", LEAD, "--reason", "ill"))
    well(moderate("withdraw", begun, "--role", EDUCATION, "--reason", "ill"))
    well(moderate("reveal", begun, tmp_path / "kept"))


def test_a_change_of_the_file_is_told_by_every_command(opened: Path, tmp_path: Path) -> None:
    path = opened / ledger.NAME
    path.write_text(path.read_text(encoding="utf-8").replace('"weak"', '"good"', 1), encoding="utf-8")
    refused(moderate("report", opened), "moderation.json:")
    refused(moderate("conclude", opened, positions(tmp_path, CHAIR, "good", "good")), "moderation.json:")
    refused(moderate("withdraw", opened, "--role", CHAIR, "--reason", "ill"), "moderation.json:")


def test_a_digest_that_was_told_shows_that_all_is_still_there(sealed: Path, tmp_path: Path) -> None:
    out = well(moderate("reveal", sealed, tmp_path / f"{CHAIR}.sealed"))
    digest = out.split()[-1]
    well(moderate("reveal", sealed, tmp_path / f"{LEAD}.sealed"))
    said = f"All that was there at digest {digest} is there as it was."
    assert said in flat(well(moderate("report", sealed, "--seen", digest)))
    assert "is there as it was" not in flat(well(moderate("report", sealed)))
    assert json.loads(well(moderate("report", sealed, "--seen", digest, "--format", "json")))["seen"] == digest
    refused(moderate("report", sealed, "--seen", "f" * 64), "it never had that digest")


@pytest.mark.slow
def test_two_who_commit_at_one_moment_are_both_entered(begun: Path, tmp_path: Path) -> None:
    own = "from qualityframework.cli import main; main()"
    started = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", own, "moderate", "commit", str(begun)),
                *(str(positions(tmp_path, role, "good", "weak")), "--sealed", str(tmp_path / f"{role}.sealed")),
            ],
            cwd=ROOT / "src",
            stdout=subprocess.DEVNULL,
        )
        for role in ROLES
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    assert read_moderation(begun).stage is Stage.REVEALING
