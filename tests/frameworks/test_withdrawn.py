"""What was withdrawn never counts as known, is never taken for what runs, and is said wherever it is used or shown."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualityframework import InvalidInput
from qualityframework.assurance import looked_over
from qualityframework.frameworks import Claim, Framework, Knownness, Shelf, load, shelf, with_overlays
from qualityframework.frameworks.programme import as_known
from qualityframework.inspections import bind, parse
from qualityframework.report import framework_tree
from qualityframework.vocabulary import Citation, Status
from tests.cli.running import BARE, EXAMPLES, ILLUSTRATIVE, ORKNEY, Ran, run
from tests.report.test_framework_branches import told

from .test_overlays import FRAMEWORK, overlay

FILE = f"{FRAMEWORK}/framework.yaml"
NAME, CLAIM, ABOUT = "2018-20", "weeks-35", "length"
RAN = dt.date(2019, 6, 1)
LEARNT, GONE, AHEAD = "2026-11-22", "2026-11-24", "2999-01-01"
SAID = f"The programme {NAME} was withdrawn on {GONE}"
LEFT = ("2018-20", "2021-25", "2025-26")


def withdrawing(folder: Path, *items: str, day: str = GONE) -> Path:
    return overlay(folder, *(f"{FILE} | {item}/withdrawn | {day}" for item in items))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An overlay by which a programme was withdrawn."""
    return withdrawing(tmp_path, f"profiles/{NAME}")


def laid(home: Path) -> Framework:
    return load(FRAMEWORK, with_overlays(None, [home]))


def as_one_line(ran: Ran) -> str:
    return " ".join(re.sub(r"[│├└─]", " ", ran.out + ran.err).split())


# what was known when --------------------------------------------------------------------------------------------------

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 6))
SOURCES = {"page": Citation.model_validate({"document": "A page", "read": "2020-01-02"})}


@st.composite
def facts(draw: st.DrawFn) -> Claim:
    learnt, withdrawn = draw(st.none() | DAYS), draw(st.none() | DAYS)
    data = {"id": "one", "about": "it", "text": "One.", "status": "drafted"}
    data |= {"source": "page"} if draw(st.booleans()) else {}
    data |= {"learnt": learnt.isoformat()} if learnt is not None else {}
    made = Claim.model_validate(data)
    known_since = made.learnt_on(SOURCES)
    if withdrawn is None or (known_since is not None and withdrawn < known_since):
        return made
    return Claim.model_validate(data | {"withdrawn": withdrawn.isoformat()})


@given(facts(), st.none() | DAYS)
@example(Claim(id="one", about="it", text="One.", status=Status.DRAFTED), None)
def test_a_fact_is_in_one_part_alone(one: Claim, day: dt.date | None) -> None:
    parts = as_known([one], day, SOURCES)
    places = {Knownness.KNOWN: parts.known, Knownness.CANNOT_BE_TOLD: parts.cannot_be_told}
    places[Knownness.WITHDRAWN] = parts.withdrawn
    learnt = one.learnt_on(SOURCES)
    gone = one.withdrawn is not None and (day is None or one.withdrawn <= day)
    not_yet = not gone and day is not None and learnt is not None and day < learnt
    places[Knownness.NOT_YET] = (one,) if not_yet else ()
    assert [where for where, found in places.items() if found] == [one.known_on(day, SOURCES)]
    assert bool(parts.withdrawn) is gone


@given(facts(), st.lists(DAYS, min_size=2))
def test_what_was_withdrawn_stays_so_and_what_was_known_is_not_unlearnt(one: Claim, days: list[dt.date]) -> None:
    steps = {Knownness.NOT_YET: 0, Knownness.CANNOT_BE_TOLD: 0, Knownness.KNOWN: 1, Knownness.WITHDRAWN: 2}
    told = [steps[one.known_on(day, SOURCES)] for day in sorted(days)]
    assert told == sorted(told)
    if told[-1] == 2:
        assert one.known_on(None, SOURCES) is Knownness.WITHDRAWN


# records that are judged by it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("check",), ("weigh",), ("whatif", "2.1"), ("benchmark",), ("explain", "2.1")])
def test_every_result_says_that_its_programme_was_withdrawn(home: Path, command: tuple[str, ...]) -> None:
    asked: list[str | Path] = [command[0], ORKNEY, *command[1:], "--profile", NAME]
    assert SAID in as_one_line(run(*asked, "--overlay", home))
    if command[0] != "explain":
        made = json.loads(run(*asked, "--format", "json", "--overlay", home).out)
        assert (made.get("provenance") or made["basis"])["profile_withdrawn"] == GONE


@pytest.mark.parametrize("command", [("check",), ("explain", "2.1")])
def test_no_result_says_so_of_a_programme_that_holds(command: tuple[str, ...]) -> None:
    assert "withdrawn" not in run(command[0], ORKNEY, *command[1:]).out


def test_a_withdrawn_programme_is_not_said_of_another(home: Path) -> None:
    assert "was withdrawn on" not in run("check", ORKNEY, "--profile", "2021-25", "--overlay", home).out


def test_no_day_picks_a_withdrawn_programme_and_the_fault_says_why(home: Path) -> None:
    record = parse(BARE.replace("profile: 2018-20\n", ""))
    assert bind(record, load(FRAMEWORK)).profile.id == NAME
    with pytest.raises(InvalidInput, match="no programme ran on 2019-11-29") as caught:
        bind(record, laid(home))
    help_ = str(caught.value.diagnostics[0].help)
    assert help_.endswith(f"there are `2018-20` (withdrawn on {GONE}), `2021-25`, `2025-26`")


# records that are begun -----------------------------------------------------------------------------------------------


def withdrawn_in(folder: Path, *names: str, day: str = GONE) -> Path:
    """The packs, with programmes of the framework that were withdrawn in it."""
    copied = Path(shutil.copytree(shelf(), folder / "packs"))
    path = copied / FILE
    text = path.read_text(encoding="utf-8")
    for name in names:
        line = f'  - id: "{name}"\n'
        assert text.count(line) == 1
        text = text.replace(line, f"{line}    withdrawn: {day}\n")
    path.write_text(text, encoding="utf-8")
    return copied


def begun(packs: Path, *more: str) -> Ran:
    return run("new", "inspection", "--rulesets", packs, *more)


def test_a_record_is_begun_with_the_latest_programme_that_holds(tmp_path: Path) -> None:
    ran = begun(withdrawn_in(tmp_path, "2025-26"))
    assert 'profile: "2021-25"\n' in ran.out
    assert "withdrawn" not in ran.out
    assert ran == run("new", "inspection", "--profile", "2021-25")


def test_a_record_of_a_withdrawn_programme_says_so_and_reads_without_a_fault(tmp_path: Path) -> None:
    packs = withdrawn_in(tmp_path, NAME)
    ran = begun(packs, "--profile", NAME)
    assert f'profile: "{NAME}"\n## {SAID}: on that day' in ran.out
    told = [line for line in ran.out.splitlines() if "withdrawn" not in line]
    assert told == run("new", "inspection", "--profile", NAME).out.splitlines()
    assert parse(ran.out).record.profile == NAME


def test_where_every_programme_was_withdrawn_one_has_to_be_named(tmp_path: Path) -> None:
    packs = withdrawn_in(tmp_path, *LEFT)
    ran = begun(packs)
    assert (ran.code, ran.out) == (2, "")
    assert f"every programme of {FRAMEWORK} was withdrawn; name one with --profile: `2018-20`, " in ran.err
    assert begun(packs, "--profile", "2021-25").code == 0


# days that are yet to come --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("item", "what"), [(f"profiles/{NAME}", "profile"), (f"claims/{CLAIM}", "claim")])
def test_nothing_was_withdrawn_on_a_day_that_is_yet_to_come(tmp_path: Path, item: str, what: str) -> None:
    home = withdrawing(tmp_path, item, day=AHEAD)
    for asked in (("check", ILLUSTRATIVE), ("frameworks", "show", FRAMEWORK)):
        ran = run(*asked, "--overlay", home)
        assert (ran.code, ran.out) == (2, "")
        assert f"this {what} was withdrawn on `{AHEAD}`, which is yet to come" in ran.err
        assert f"{home.as_posix()}/overlay.yaml:11:14" in ran.err


def test_packs_that_are_looked_over_or_begun_from_are_refused_likewise(tmp_path: Path) -> None:
    packs = withdrawn_in(tmp_path, NAME, day=AHEAD)
    records = tmp_path / "records"
    records.mkdir()
    (records / "bare.yaml").write_text(BARE, encoding="utf-8")
    for asked in (
        ("frameworks", "list"),
        ("frameworks", "lint", FRAMEWORK),
        ("frameworks", "pages", tmp_path / "pages"),
        ("frameworks", "export", FRAMEWORK),
        ("new", "inspection"),
        ("corpus", "show", records),
        ("corpus", "check", records),
        ("drift", records),
        ("rules", "coverage", ORKNEY),
        ("rules", "impact", ORKNEY, "--before", packs),
        ("evidence", "survey", EXAMPLES / "survey/answers.csv", EXAMPLES / "survey/survey.yaml"),
    ):
        ran = run(*asked, "--rulesets", packs)
        assert ran.code == 2, asked
        assert f"withdrawn on `{AHEAD}`, which is yet to come" in ran.out + ran.err
    assert not (tmp_path / "pages").exists()
    alone = run("frameworks", "lint", packs / FRAMEWORK)
    assert alone.code == 2
    assert "which is yet to come" in alone.out


@pytest.mark.parametrize(("today", "sound"), [(None, True), ("2026-11-23", False), (GONE, True), ("2026-11-25", True)])
def test_what_day_it_is_the_shelf_says(home: Path, today: str | None, sound: bool) -> None:
    on = Shelf(shelf(), today=dt.date.fromisoformat(today) if today is not None else None)
    laid = with_overlays(on, [home])
    assert laid.today == on.today
    if sound:
        assert load(FRAMEWORK, laid).profiles[NAME].withdrawn == dt.date.fromisoformat(GONE)
        return
    with pytest.raises(InvalidInput, match="which is yet to come"):
        load(FRAMEWORK, laid)


def test_nothing_was_withdrawn_before_it_was_learnt(tmp_path: Path) -> None:
    for number, (day, sound) in enumerate((("2026-11-21", False), (LEARNT, True))):
        home = withdrawing(tmp_path / str(number), f"claims/{CLAIM}", day=day)
        if sound:
            laid(home)
            continue
        with pytest.raises(InvalidInput, match=f"this claim was withdrawn before it was learnt, on {LEARNT}"):
            laid(home)


# what is shown --------------------------------------------------------------------------------------------------------


@pytest.fixture
def both(tmp_path: Path) -> Framework:
    return laid(withdrawing(tmp_path, f"profiles/{NAME}", f"claims/{CLAIM}"))


@pytest.mark.parametrize(
    ("on", "known_on", "heading"),
    [
        (None, None, "withdrawn, so that these do not count"),
        (RAN, None, "withdrawn, so that these do not count"),
        (None, dt.date(2026, 11, 24), "withdrawn by 2026-11-24, so that these do not count"),
        (RAN, dt.date(2026, 12, 1), "withdrawn by 2026-12-01, so that these do not count"),
    ],
)
def test_what_was_withdrawn_is_listed_apart(
    both: Framework, on: dt.date | None, known_on: dt.date | None, heading: str
) -> None:
    profiles, claims = told(framework_tree(both, on, known_on)).partition("\nprofiles")[2].split("\nwhat sources say")
    for part, item in ((profiles, f"{NAME}: "), (claims, f"{CLAIM}: ")):
        known, _, apart = part.partition(f"\n{heading}\n")
        assert (item in known, item in apart) == (False, True)
        assert f"learnt {LEARNT}, withdrawn {GONE}" in apart
    assert f"{ABOUT}: 2 things are said" in claims
    if on is not None:
        assert "no programme of it ran on that day" in profiles


def test_before_that_day_it_is_shown_among_what_was_known(both: Framework) -> None:
    text = told(framework_tree(both, RAN, dt.date(2026, 11, 23)))
    assert "so that these do not count" not in text
    assert f"{ABOUT}: 3 things are said" in text
    assert "no programme of it" not in text


def test_where_nothing_was_withdrawn_nothing_is_said_of_it() -> None:
    for on, known_on in ((None, None), (RAN, dt.date(2026, 12, 1))):
        assert "withdrawn" not in told(framework_tree(load(FRAMEWORK), on, known_on))


def test_where_all_was_withdrawn_nothing_holds(tmp_path: Path) -> None:
    framework = laid(withdrawing(tmp_path, *(f"profiles/{name}" for name in LEFT)))
    assert framework.standing == ()
    text = told(framework_tree(framework))
    assert "\nno programme of it holds\nwithdrawn, so that these do not count\n2018-20: " in text
    assert all(f"{name}: " in text for name in LEFT)


def test_figures_of_a_pack_leave_out_what_was_withdrawn(tmp_path: Path) -> None:
    (before,) = looked_over([FRAMEWORK])
    (after,) = looked_over([FRAMEWORK], withdrawn_in(tmp_path, *LEFT))
    assert before.figures is not None
    assert after.figures is not None
    assert before.figures.not_evaluated < after.figures.not_evaluated == after.figures.indicators


# what holds instead ---------------------------------------------------------------------------------------------------


def instead(folder: Path, *changes: str) -> Framework:
    return laid(overlay(folder, *(f"{FILE} | claims/{change}" for change in changes)))


def test_nothing_holds_instead_of_what_was_not_withdrawn_or_of_itself(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        instead(tmp_path, f"{CLAIM}/instead | {CLAIM}")
    assert {fault.message for fault in refused.value.diagnostics} == {
        f"`{CLAIM}` was not withdrawn, so none holds instead of it",
        f"`{CLAIM}` cannot hold instead of itself",
    }


def test_what_was_withdrawn_is_not_said_to_hold_instead(tmp_path: Path) -> None:
    other = next(one.id for one in load(FRAMEWORK).file.claims if one.about == ABOUT and one.id != CLAIM)
    named = (f"{CLAIM}/withdrawn | {GONE}", f"{CLAIM}/instead | {other}")
    text = told(framework_tree(instead(tmp_path / "one", *named)))
    assert f"learnt {LEARNT}, withdrawn {GONE}, and {other} holds instead" in text  # which is no other fact
    text = told(framework_tree(instead(tmp_path / "both", *named, f"{other}/withdrawn | {GONE}")))
    assert f"withdrawn {GONE}, and {other} was to hold instead and was withdrawn too" in text
    assert "holds instead" not in text
