"""Each step in its turn, and each refusal in words that say what to do."""

from __future__ import annotations

import pytest

from qualityframework.errors import Mismatch, NotFound, Unusable
from qualityframework.panel.moderation import (
    Entry,
    Moderation,
    Stage,
    begun,
    committed,
    concluded,
    entered,
    revealed,
    sealed,
    withdrawn,
)
from qualityframework.panel.moderation.position import position_faults
from tests.panel.moderation.made import (
    ALIKE,
    APART,
    CHAIR,
    EDUCATION,
    LEAD,
    ROLES,
    SUBJECTS,
    all_committed,
    all_concluded,
    all_open,
    position,
    salt,
    terms,
)

ANY = sealed(terms(), position(CHAIR, "good", "good"), salt(CHAIR))


def opens(state: Moderation, role: str) -> Moderation:
    return revealed(state, position(role, *APART[role]), salt(role))


def test_the_stage_follows_from_what_is_there_and_says_on_whom_it_waits() -> None:
    state = begun(terms())
    assert (state.stage, state.awaited) == (Stage.COMMITTING, ROLES)
    state = all_committed({role: APART[role] for role in (LEAD, CHAIR)}, state)
    assert (state.stage, state.awaited) == (Stage.COMMITTING, (EDUCATION,))
    state = all_committed({EDUCATION: APART[EDUCATION]}, state)
    assert (state.stage, state.awaited) == (Stage.REVEALING, ROLES)
    state = opens(opens(state, EDUCATION), LEAD)
    assert (state.stage, state.awaited) == (Stage.REVEALING, (CHAIR,))
    state = opens(state, CHAIR)
    assert (state.stage, state.awaited) == (Stage.DISCUSSING, ROLES)
    state = concluded(state, position(CHAIR, *APART[CHAIR], reason=None))
    assert (state.stage, state.awaited) == (Stage.DISCUSSING, (LEAD, EDUCATION))
    for role in (LEAD, EDUCATION):
        state = concluded(state, position(role, *APART[role], reason=None))
    assert (state.stage, state.awaited) == (Stage.CONCLUDED, ())
    assert state.entries[0].deed == terms()


def test_nobody_opens_before_all_have_committed() -> None:
    state = all_committed({role: APART[role] for role in (CHAIR, LEAD)})
    with pytest.raises(Unusable, match=r"before all have committed; awaited: education-representative$"):
        opens(state, CHAIR)


def test_nobody_commits_twice_even_to_the_same() -> None:
    state = all_committed({CHAIR: APART[CHAIR]})
    with pytest.raises(Unusable, match="`chair` has committed already, and what is sealed stays as it is"):
        committed(state, CHAIR, state.seals[CHAIR])


def test_nobody_opens_twice() -> None:
    with pytest.raises(Unusable, match="`chair` has opened a position already"):
        opens(all_open(APART), CHAIR)


@pytest.mark.parametrize(
    ("other", "its_salt"),
    [
        (position(CHAIR, "good", "weak"), salt(CHAIR)),
        (position(CHAIR, "good", None), salt(CHAIR)),
        (position(CHAIR, "good", "good", reason="another"), salt(CHAIR)),
        (position(CHAIR, "good", "good"), salt(LEAD)),
    ],
    ids=["grade", "no grade", "reason", "salt"],
)
def test_nothing_but_what_was_sealed_is_opened(other: object, its_salt: str) -> None:
    with pytest.raises(Mismatch, match="this is not what `chair` sealed"):
        revealed(all_committed(APART), other, its_salt)  # type: ignore[arg-type]


def test_the_seal_of_one_member_does_not_open_for_another() -> None:
    state = committed(begun(terms(roles=(CHAIR, LEAD))), CHAIR, ANY)
    state = committed(state, LEAD, ANY)  # copied from the chair
    with pytest.raises(Mismatch, match="not what `lead-inspector` sealed"):
        revealed(state, position(LEAD, "good", "good"), salt(CHAIR))


def test_a_role_that_takes_no_part_is_told_the_nearest_one() -> None:
    state = begun(terms())
    with pytest.raises(NotFound, match=r"`chairs` takes no part in this moderation: did you mean `chair`\?"):
        committed(state, "chairs", ANY)
    with pytest.raises(NotFound, match="did you mean `lead-inspector`"):
        withdrawn(state, "lead-inspectors", "ill")


@pytest.mark.parametrize("state", [begun(terms()), all_committed(APART)], ids=["committing", "revealing"])
def test_there_is_no_final_position_before_all_are_open(state: Moderation) -> None:
    with pytest.raises(Unusable, match=f"before all positions are open; awaited: {', '.join(ROLES)}"):
        concluded(state, position(CHAIR, "good", "good"))


def test_a_final_position_is_entered_once() -> None:
    state = all_concluded(APART, {CHAIR: APART[CHAIR]})
    with pytest.raises(Unusable, match="`chair` has entered a final position already, and it stands"):
        concluded(state, position(CHAIR, "weak", "weak"))


@pytest.mark.parametrize(
    ("reason", "told"),
    [(None, "and has no `reason`"), ("records show it", "and has the same `reason` as before")],
)
def test_what_moves_has_a_reason_of_its_own(reason: str | None, told: str) -> None:
    with pytest.raises(Unusable) as caught:
        concluded(all_open(APART), position(EDUCATION, "good", "weak", reason=reason))
    moves = ("`2.1` moved from weak to good", "`2.2` moved from no grade to weak")
    assert str(caught.value) == "; ".join(f"{move}, {told}" for move in moves)


def test_what_does_not_move_needs_no_reason() -> None:
    state = concluded(all_open(APART), position(EDUCATION, "weak", None, reason=None))
    assert state.finals[EDUCATION].views["2.1"].reason is None


def test_a_position_that_cannot_stand_is_refused_with_all_its_faults() -> None:
    bad = position(CHAIR, "fine", "good", reason=None)
    bad = bad.model_copy(update={"positions": (*bad.positions, bad.positions[0])})
    state = committed(begun(terms(subjects=(*SUBJECTS, "1.1"), roles=(CHAIR, LEAD))), LEAD, ANY)
    state = committed(state, CHAIR, sealed(state.terms, bad, salt(CHAIR)))
    with pytest.raises(Unusable) as caught:
        revealed(state, bad, salt(CHAIR))
    for fault in (
        "`fine` is no point of six-point-scale/1",
        "`2.1` is there twice",
        "nothing is said of `1.1`",
        "`2.2` has no",
    ):
        assert fault in str(caught.value)


# withdrawing ---------------------------------------------------------------------------------------------------------


def test_one_who_never_commits_does_not_hold_up_the_others() -> None:
    state = withdrawn(all_committed({role: APART[role] for role in (CHAIR, LEAD)}), EDUCATION, "ill")
    assert (state.stage, state.awaited) == (Stage.REVEALING, (CHAIR, LEAD))


def test_one_who_cannot_open_does_not_hold_up_the_others_and_the_seal_stays() -> None:
    state = withdrawn(opens(opens(all_committed(APART), CHAIR), LEAD), EDUCATION, "the file is lost")
    assert state.stage is Stage.DISCUSSING
    assert set(state.seals) == set(ROLES)


def test_there_is_no_way_back() -> None:
    state = withdrawn(all_committed({CHAIR: APART[CHAIR]}), EDUCATION, "ill")
    with pytest.raises(Unusable, match="`education-representative` has withdrawn, and there is no way back: ill"):
        committed(state, EDUCATION, ANY)
    with pytest.raises(Unusable, match="has withdrawn"):
        withdrawn(state, EDUCATION, "still ill")


def test_a_final_position_is_not_withdrawn() -> None:
    with pytest.raises(Unusable, match="`chair` has entered a final position, and it stands"):
        withdrawn(all_concluded(APART, {CHAIR: APART[CHAIR]}), CHAIR, "regrets it")


def test_when_all_withdraw_nobody_is_awaited() -> None:
    state = begun(terms())
    for role in ROLES:
        state = withdrawn(state, role, "called off")
    assert (state.stage, state.awaited) == (Stage.CONCLUDED, ())


# terms and single values ---------------------------------------------------------------------------------------------


def test_without_subjects_those_of_the_profile_are_moderated() -> None:
    made = terms(subjects=())
    assert list(made.titles) == ["1.1", "2.1", "2.2", "9.1-9.4"]
    assert made.titles["9.1-9.4"] == "Leadership and direction"


def test_an_indicator_of_a_group_leads_to_the_group() -> None:
    made = terms(subjects=("1.1", "9.1-9.4"))
    (stray, *_) = position_faults(made, position(CHAIR, "good", "good", subjects=("1.1", "9.1")))
    assert (stray.message, stray.help) == (
        "`9.1` is not moderated here",
        "it is part of `9.1-9.4`, which is graded as one",
    )
    apart = terms(subjects=("1.1", "9.1"))
    (stray, *_) = position_faults(apart, position(CHAIR, "good", "good", subjects=("1.1", "9.11")))
    assert stray.help == "did you mean `9.1`?"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"profile": "2018-2020"}, "did you mean `2018-20`"),
        ({"subjects": ("2.11",)}, "there is no indicator or group `2.11`"),
    ],
)
def test_names_that_the_framework_does_not_have_are_told(given: dict[str, object], told: str) -> None:
    with pytest.raises(NotFound, match=told):
        terms(**given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"roles": (CHAIR,)}, "roles: at least 2 are wanted"),
        ({"roles": tuple(f"r{number}" for number in range(31))}, "roles: at most 30 are wanted"),
        ({"roles": (CHAIR, "Chair")}, "roles: `Chair` is there twice; capital letters make no difference"),
        (
            {"roles": (CHAIR, "Jo S")},
            "roles: `Jo S`: a role is a code such as `chair`, in letters, digits, `.`, `-` and `_`, and never a name",
        ),
        ({"subjects": ("2.1", "2.1")}, "subjects: `2.1` is there twice; capital letters make no difference"),
        ({"title": " "}, "title: there is nothing to read in this text"),
        ({"title": "x" * 2_001}, f"title: `{'x' * 60}`: a text of at most 2,000 characters is wanted"),
    ],
)
def test_terms_that_cannot_stand_are_refused_in_plain_words(given: dict[str, object], told: str) -> None:
    with pytest.raises(Unusable) as caught:
        terms(**given)
    assert str(caught.value) == told


@pytest.mark.parametrize("reason", ["", " ", "\u200b"])
def test_a_withdrawal_says_why(reason: str) -> None:
    with pytest.raises(Unusable, match=r"^reason: .*there is nothing to read in this text$"):
        withdrawn(begun(terms()), CHAIR, reason)


def test_a_seal_that_is_none_is_refused() -> None:
    with pytest.raises(Unusable, match="seal: `mine`: a SHA-256 is wanted here"):
        committed(begun(terms()), CHAIR, "mine")


def test_a_step_is_taken_from_the_state_that_is_here() -> None:
    state = begun(terms())
    elsewhere = committed(state, LEAD, ANY)
    with pytest.raises(Mismatch, match="follows on another state"):
        entered(committed(state, CHAIR, ANY), elsewhere.entries[-1])


def test_a_moderation_is_begun_once() -> None:
    state = begun(terms())
    with pytest.raises(Unusable, match="begun once"):
        entered(state, Entry(before=state.digest, begun=terms(id="other")))


def test_a_state_knows_the_digests_that_it_came_by() -> None:
    state, alike = all_open(APART), all_open(ALIKE)
    assert all(state.came_by(entry.digest) for entry in state.entries)
    assert not state.came_by(alike.digest)
