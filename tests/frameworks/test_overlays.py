"""Overlays: what they change is changed and told, the packs stay as they are, and what leads nowhere is refused."""

from pathlib import Path

import pytest

import qualityframework
from qualityframework import InvalidInput, NotFound, benchmark
from qualityframework.frameworks import illustrations, load, load_ruleset, with_overlays
from qualityframework.vocabulary import Code
from tests.cli.running import run

FRAMEWORK = "children-care-protection/2019"
RULESET = "quality-and-consistency-panel/2019"
EXAMPLE = Path("examples/overlay/illustrative-partnership-own/1")
RECORD = Path("examples/illustrative-partnership.yaml")
RULE = (EXAMPLE / "rules/story/too-many-key-messages.yaml").read_text(encoding="utf-8")
HEAD = """\
kind: overlay
id: own
edition: "1"
title: Ours
publisher: Nobody
licence: Apache-2.0
over: [children-care-protection/2019, quality-and-consistency-panel/2019]
"""


def overlay(folder: Path, *changes: str, more: str = "", name: str = "own") -> Path:
    """An overlay in a folder of its own; a change is `file | way | becomes`, or has `| was` besides."""
    home = folder / name / "1"
    home.mkdir(parents=True)
    text = HEAD.replace("id: own", f"id: {name}") + more
    if changes:
        text += "changes:\n"
    for change in changes:
        file, at, becomes, *was = change.split(" | ")
        told = "".join(f"    was: {one}\n" for one in was)
        text += f"  - in: {file}\n    at: {at}\n    becomes: {becomes}\n{told}    because: We say so.\n"
    (home / "overlay.yaml").write_text(text, encoding="utf-8")
    return home


def test_the_example_changes_what_it_says_and_every_result_tells_it() -> None:
    shelf = with_overlays(None, [EXAMPLE])
    review = qualityframework.check(RECORD, shelf=shelf).review
    told = [(one.at, one.was, one.becomes) for one in review.provenance.changes]
    assert told == [
        ("profiles/2018-20/subjects/9.1-9.4/title", "Leadership and direction", "Leadership"),
        ("limits/2018-08-01/radius/solid", "0.30", "0.40"),
        ("severity", "note", "resolve"),
        ("rules", None, "story/too-many-key-messages"),
    ]
    assert {one.overlay for one in review.provenance.changes} == {"illustrative-partnership-own/1"}
    text = "".join(qualityframework.text(review).split())
    for one in review.provenance.changes:
        assert "".join(one.becomes.split()) in text
        assert "".join(one.because.split()) in text


def test_a_result_without_an_overlay_has_no_changes_and_another_digest() -> None:
    plain, changed = load(FRAMEWORK), load(FRAMEWORK, with_overlays(None, [EXAMPLE]))
    assert plain.changes == ()
    assert plain.digest != changed.digest
    assert load(FRAMEWORK) is plain
    assert qualityframework.check(RECORD).review.provenance.changes == ()
    assert load_ruleset(RULESET).digest != load_ruleset(RULESET, with_overlays(None, [EXAMPLE])).digest


def test_texts_severities_thresholds_and_whole_items_can_be_replaced_and_added(tmp_path: Path) -> None:
    home = overlay(
        tmp_path,
        f"{FRAMEWORK}/framework.yaml | indicators/9.1/title | Shared vision | Vision, values and aims",
        f"{FRAMEWORK}/framework.yaml | indicators/9.3/note | A note of ours.",
        f"{FRAMEWORK}/framework.yaml | reflective_questions/+ | {{id: who, text: Who knows?, status: drafted}}",
        f"{FRAMEWORK}/illustrations.yaml | illustrations/2.1/weak | [one, two, three, four]",
        f"{RULESET}/rules/evidence/untriangulated-high-grade.yaml | title | Ours",
    )
    shelf = with_overlays(None, [home])
    framework = load(FRAMEWORK, shelf)
    assert framework.indicators["9.1"].title == "Shared vision"
    assert framework.indicators["9.3"].note == "A note of ours."
    assert framework.file.reflective_questions[-1].id == "who"
    assert illustrations(FRAMEWORK, shelf)[1]["2.1"].weak == ("one", "two", "three", "four")
    assert load_ruleset(RULESET, shelf).by_id["evidence/untriangulated-high-grade"].file.title == "Ours"
    assert len(framework.changes) == 4
    assert load(FRAMEWORK).indicators["9.1"].title == "Vision, values and aims"


def test_a_ruleset_that_takes_a_changed_rule_has_the_change(tmp_path: Path) -> None:
    rule = f"{RULESET}/rules/story/no-key-messages.yaml"
    shelf = with_overlays(None, [overlay(tmp_path, f"{rule} | title | Told otherwise")])
    taking = load_ruleset("progress-review/2024", shelf)
    assert taking.by_id["story/no-key-messages"].file.title == "Told otherwise"
    assert [one.file for one in taking.changes] == [rule]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (f"{FRAMEWORK}/framework.yml | title | X", Code.DANGLING, "did you mean"),
        (f"{FRAMEWORK}/../x.yaml | title | X", Code.DANGLING, "there is no file"),
        ("six-point-scale/1/scale.yaml | title | X", Code.DANGLING, "not among the packs"),
        (f"{FRAMEWORK}/framework.yaml | indicators/9.11/title | X", Code.DANGLING, "did you mean `9.1`?"),
        (f"{FRAMEWORK}/framework.yaml | title/deeper | X", Code.DANGLING, "leads nowhere"),
        (f"{FRAMEWORK}/framework.yaml | titel | X", Code.UNKNOWN_KEY, "did you mean `title`?"),
        (f"{FRAMEWORK}/framework.yaml | indicators/9.1/title | X | Y", Code.DANGLING, "not what `was` says"),
        (f"{FRAMEWORK}/framework.yaml | indicators/9.1/area | '11'", Code.DANGLING, "there is no area `11`"),
        (f"{FRAMEWORK}/framework.yaml | publisher | Care Inspectorate", Code.DUPLICATE_ID, "already"),
    ],
)
def test_a_change_that_leads_nowhere_is_told_at_its_own_place(
    tmp_path: Path, change: str, code: Code, words: str
) -> None:
    home = overlay(tmp_path, change)
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, with_overlays(None, [home]))
    (fault,) = caught.value.diagnostics
    assert fault.code is code
    assert fault.at.file == f"{home.as_posix()}/overlay.yaml"
    assert words in str(caught.value)


def test_two_changes_of_one_thing_are_refused_with_both_places(tmp_path: Path) -> None:
    way = f"{FRAMEWORK}/framework.yaml | indicators/9.1"
    one = overlay(tmp_path, f"{way}/title | Mine", name="one")
    two = overlay(tmp_path, f"{way}/title | Yours", name="two")
    whole = overlay(tmp_path, f"{way} | {{id: '9.1', title: X, area: '9', status: drafted}}", name="whole")
    for pair in ((one, two), (two, one), (one, whole), (whole, one)):
        with pytest.raises(InvalidInput) as caught:
            load(FRAMEWORK, with_overlays(None, pair))
        (fault,) = caught.value.diagnostics
        assert fault.code is Code.DUPLICATE_ID
        places = {fault.at.file, *(place.file for _, place in fault.related)}
        assert places == {f"{home.as_posix()}/overlay.yaml" for home in pair}


def test_a_rule_that_is_there_already_is_refused_with_both_places(tmp_path: Path) -> None:
    homes = [overlay(tmp_path, more=f"adds_to: {RULESET}\n", name=name) for name in ("one", "two")]
    for home in homes:
        (home / "rules/story").mkdir(parents=True)
        (home / "rules/story/ours.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(InvalidInput, match="there twice") as caught:
        with_overlays(None, homes)
    (fault,) = caught.value.diagnostics
    assert [place.file for _, place in fault.related] == [f"{homes[0].as_posix()}/rules/story/ours.yaml"]
    home = overlay(tmp_path, more=f"adds_to: {RULESET}\n", name="three")
    (home / "rules/story").mkdir(parents=True)
    (home / "rules/story/no-key-messages.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(InvalidInput, match=f"--> rulesets/{RULESET}/rules/story/no-key-messages.yaml"):
        with_overlays(None, [home])


def test_two_overlays_of_one_name_are_refused_also_where_one_is_laid_over_the_other(tmp_path: Path) -> None:
    one, other = (overlay(tmp_path / folder) for folder in ("here", "there"))
    for given in ([one, other], [one, one]):
        for shelf, more in ((None, given), (with_overlays(None, given[:1]), given[1:])):
            with pytest.raises(InvalidInput, match="the overlay `own/1` is given twice") as caught:
                with_overlays(shelf, more)
            (fault,) = caught.value.diagnostics
            assert [place.file for _, place in fault.related] == [f"{one.as_posix()}/overlay.yaml"]


def test_rules_that_go_nowhere_and_packs_that_are_not_there_are_told(tmp_path: Path) -> None:
    home = overlay(tmp_path)
    (home / "rules/story").mkdir(parents=True)
    (home / "rules/story/ours.yaml").write_text(RULE, encoding="utf-8")
    text = (home / "overlay.yaml").read_text(encoding="utf-8")
    (home / "overlay.yaml").write_text(text.replace("children-care-protection/2019", "children/2019"), "utf-8")
    with pytest.raises(InvalidInput) as caught:
        with_overlays(None, [home])
    assert [fault.code for fault in caught.value.diagnostics] == [Code.MISSING_KEY, Code.DANGLING]


def test_what_is_no_overlay_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no overlay"):
        with_overlays(None, [tmp_path])
    with pytest.raises(NotFound, match="there is no overlay `nothing`"):
        with_overlays(None, ["nothing"])


def test_an_item_that_one_overlay_adds_another_may_change_and_neither_is_written_into(tmp_path: Path) -> None:
    """Overlays are read once and kept: what is laid over what one of them adds must not go into it."""
    claim = "{id: aa, about: x, text: One., status: drafted}"
    one = overlay(tmp_path, f"{FRAMEWORK}/framework.yaml | claims/+ | {claim}", name="one")
    two = overlay(tmp_path, f"{FRAMEWORK}/framework.yaml | claims/aa/text | Two.", name="two")

    def text(*homes: Path) -> str:
        return next(claim.text for claim in load(FRAMEWORK, with_overlays(None, homes)).file.claims if claim.id == "aa")

    assert text(one, two) == "Two."
    assert text(one) == "One."


def test_one_overlay_may_add_an_item_and_then_change_it(tmp_path: Path) -> None:
    claim = "{id: aa, about: x, text: One., status: drafted}"
    home = overlay(
        tmp_path,
        f"{FRAMEWORK}/framework.yaml | claims/+ | {claim}",
        f"{FRAMEWORK}/framework.yaml | claims/aa/text | Two. | One.",
    )
    framework = load(FRAMEWORK, with_overlays(None, [home]))
    assert [claim.text for claim in framework.file.claims if claim.id == "aa"] == ["Two."]
    assert [change.becomes for change in framework.changes][-1] == "Two."


@pytest.mark.parametrize("name", ["ours.yaml", "story/deep/ours.yaml", "story/ours.txt"])
def test_a_rule_that_stands_in_a_wrong_place_of_an_overlay_is_told_and_not_left_out(tmp_path: Path, name: str) -> None:
    home = overlay(tmp_path, more=f"adds_to: {RULESET}\n")
    (home / "rules" / name).parent.mkdir(parents=True)
    (home / "rules" / name).write_text(RULE, encoding="utf-8")
    with pytest.raises(InvalidInput, match="named after a remit") as caught:
        load_ruleset(RULESET, with_overlays(None, [home]))
    assert caught.value.diagnostics[0].at.file == f"{home.as_posix()}/rules/{name}"


def test_what_overlays_change_of_words_signs_and_figures_is_in_every_result(tmp_path: Path) -> None:
    packs = ("report-wording/1", "identifying-details/1", "benchmarking/1")
    head = HEAD.replace("over: [", f"over: [{', '.join(packs)}, ")
    home = tmp_path / "own" / "1"
    home.mkdir(parents=True)
    changes = (
        ("report-wording/1/wording.yaml", "title", "Our words"),
        ("identifying-details/1/identifying-details.yaml", "title", "Our signs"),
        ("benchmarking/1/benchmark.yaml", "title", "Our figures"),
    )
    told = "".join(f"  - {{in: {file}, at: {at}, becomes: {to}, because: We say so.}}\n" for file, at, to in changes)
    (home / "overlay.yaml").write_text(f"{head}changes:\n{told}", encoding="utf-8")
    shelf = with_overlays(None, [home])
    corpus = benchmark.open_corpus(Path("examples/earlier-inspections.csv"))
    review = qualityframework.check(RECORD, shelf=shelf, corpus=corpus).review
    assert [one.becomes for one in review.provenance.changes] == ["Our words", "Our signs", "Our figures"]


def test_what_an_overlay_says_was_not_seen_in_a_source(tmp_path: Path) -> None:
    """An indicator's title is confirmed; other words of it are not, unless the overlay says how they are known."""
    code = next(one.id for one in load(FRAMEWORK).file.indicators if one.status == "confirmed")
    plain = overlay(tmp_path, f"{FRAMEWORK}/framework.yaml | indicators/{code}/title | Ours", name="plain")
    noted = overlay(tmp_path, f"{FRAMEWORK}/framework.yaml | indicators/{code}/note | Ours", name="noted")
    known = overlay(
        tmp_path,
        f"{FRAMEWORK}/framework.yaml | indicators/{code}/status | reconstructed",
        f"{FRAMEWORK}/framework.yaml | indicators/{code}/title | Ours",
        name="known",
    )
    told = {
        home.parent.name: load(FRAMEWORK, with_overlays(None, [home])).indicators[code]
        for home in (plain, noted, known)
    }
    before = load(FRAMEWORK).indicators[code]
    assert (told["plain"].status, told["plain"].source) == ("drafted", None)
    assert (told["noted"].status, told["noted"].source) == ("confirmed", before.source)
    assert told["known"].status == "reconstructed"


def test_every_view_of_something_overlaid_says_so(tmp_path: Path) -> None:
    home = overlay(
        tmp_path,
        f"{FRAMEWORK}/framework.yaml | indicators/2.1/title | Ours",
        f"{RULESET}/rules/evidence/low-certainty.yaml | severity | resolve",
    )
    for arguments in (
        ("frameworks", "show", FRAMEWORK),
        ("frameworks", "show", FRAMEWORK, "2.1"),
        ("rules", "show", "evidence/low-certainty"),
        ("rules", "list"),
        ("explain", str(RECORD), "5.4"),
        ("check", str(RECORD)),
    ):
        assert "own/1" in run(*arguments, "--overlay", str(home)).out, arguments
    assert "2.1 Ours [drafted]" in run("frameworks", "show", FRAMEWORK, "2.1", "--overlay", str(home)).out


def test_a_fault_that_an_overlay_makes_names_the_overlay(tmp_path: Path) -> None:
    """That a confirmed item names a source is a fault of the item as a whole, which begins in the pack."""
    home = overlay(tmp_path, f"{FRAMEWORK}/framework.yaml | indicators/8.3/status | confirmed")
    with pytest.raises(InvalidInput, match="names its source") as caught:
        load(FRAMEWORK, with_overlays(None, [home]))
    assert f"{home.as_posix()}/overlay.yaml" in [place.file for _, place in caught.value.diagnostics[0].related]
