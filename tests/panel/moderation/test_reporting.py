"""What is told of a moderation: agreement before discussion and after, movement with its reasons, and dissent."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from qualityframework.panel.moderation import (
    Entered,
    GradesAgree,
    LeftEarly,
    Moderation,
    ModerationReport,
    begun,
    concluded,
    revealed,
    withdrawn,
)
from tests.panel.moderation.made import (
    ALIKE,
    APART,
    CHAIR,
    EDUCATION,
    FIGURES,
    FRAMEWORK,
    LEAD,
    ROLES,
    Given,
    all_committed,
    all_concluded,
    all_open,
    open_all,
    position,
    salt,
    terms,
    told,
)


def before(given: dict[str, Given]) -> GradesAgree:
    found = told(all_open(given)).before
    assert found is not None
    return found


# agreement -----------------------------------------------------------------------------------------------------------


def test_pairs_of_grades_are_counted_by_the_steps_between_them() -> None:
    """2.1: good, good, weak; 2.2: good, weak and none."""
    found = before(APART)
    assert dict(found.pairs_by_steps) == {0: 1, 2: 3}
    assert (found.subjects, found.raters) == (2, ROLES)


def test_two_subjects_are_too_few_to_say_anything_of_raters() -> None:
    found = before(APART)
    assert (found.too_few, found.few) == (True, FIGURES.few_units)
    assert found.agreement is not None
    assert found.agreement.percent.value == pytest.approx(1 / 6)  # a third of the pairs on one, none on the other


def test_all_indicators_are_not_too_few() -> None:
    codes = tuple(FRAMEWORK.indicators)
    grades = [("good", "weak")[number % 3 == 0] for number in range(len(codes))]
    state = open_all(begun(terms(subjects=codes)), *(position(role, *grades, subjects=codes) for role in ROLES))
    found = told(state).before
    assert found is not None
    assert (found.subjects, found.too_few) == (22, False)


def test_one_subject_has_no_coefficient_and_says_why() -> None:
    state = begun(terms(subjects=("2.1",)))
    found = told(open_all(state, *(position(role, "good", subjects=("2.1",)) for role in ROLES))).before
    assert found is not None
    assert found.agreement is None
    assert found.reason == "agreement is reckoned of 2 to 10,000 units, and these are 1"
    assert found.too_few
    assert dict(found.pairs_by_steps) == {0: 3}


def test_where_all_hold_the_same_alpha_is_undefined_and_no_sign_of_anything() -> None:
    found = before(ALIKE)
    assert found.agreement is not None
    assert found.agreement.coefficients["krippendorff-alpha"].value is None
    assert found.agreement.coefficients["gwet-ac2"].interval is None


def test_where_nobody_gives_a_grade_there_is_nothing_to_agree_on() -> None:
    found = before(dict.fromkeys(ROLES, (None, None)))
    assert dict(found.pairs_by_steps) == {}
    assert found.subjects == 0
    assert found.too_few


def test_agreement_is_told_before_discussion_when_all_are_open_and_after_it_when_all_have_concluded() -> None:
    assert told(all_committed(APART)).before is None
    open_, half = told(all_open(APART)), told(all_concluded(APART, {CHAIR: APART[CHAIR]}))
    assert open_.before is not None
    assert (open_.after, half.after) == (None, None)
    assert half.before == open_.before
    done = told(all_concluded(APART, ALIKE))
    assert done.before == open_.before
    assert done.after is not None
    assert dict(done.after.pairs_by_steps) == {0: 6}


# movement and dissent ------------------------------------------------------------------------------------------------


def test_who_moved_is_told_with_steps_and_reason() -> None:
    found = told(all_concluded(APART, {EDUCATION: ("good", "weak"), LEAD: ("adequate", "weak")}, "two cases more"))
    views = {view.role: view for view in found.subjects["2.1"].final.views}
    assert (views[EDUCATION].moved, views[EDUCATION].steps, views[EDUCATION].reason) == (True, 2, "two cases more")
    assert (views[LEAD].moved, views[LEAD].steps) == (True, -1)
    (lead, education) = found.subjects["2.2"].final.views
    assert (lead.moved, lead.steps) == (False, None)
    assert (education.moved, education.steps) == (True, None)  # from no grade to one is no number of steps
    assert found.moves == 3


def test_a_view_that_did_not_move_keeps_its_reason() -> None:
    state = concluded(all_open(APART), position(CHAIR, *APART[CHAIR], reason=None))
    assert told(state).subjects["2.1"].final.views[0].reason == "records show it"


def test_dissent_is_kept_with_its_reason_and_no_grade_is_made_of_the_views() -> None:
    final: dict[str, Given] = {CHAIR: ("good", "good"), LEAD: ("good", "weak"), EDUCATION: ("weak", None)}
    found = told(all_concluded(APART, final, "heard all"))
    first, second = found.subjects["2.1"].final, found.subjects["2.2"].final
    assert (first.differ, first.spread, first.apart) == (True, 2, (EDUCATION,))
    assert [(view.role, view.grade, view.reason) for view in first.views] == [
        (CHAIR, "good", "heard all"),
        (LEAD, "good", "heard all"),
        (EDUCATION, "weak", "heard all"),
    ]
    assert (second.graded, second.apart) == (2, (CHAIR, LEAD))  # one each: neither is more than the other
    words = set(json.dumps(json.loads(found.model_dump_json())["subjects"]).split('"'))
    assert words & {"mean", "median", "majority", "consensus", "mode"} == set()


def test_no_grade_is_no_agreement_with_the_others() -> None:
    found = told(all_open({CHAIR: ("good", None), LEAD: (None, None), EDUCATION: (None, None)}))
    one, none = found.subjects["2.1"].opened, found.subjects["2.2"].opened
    assert (one.graded, one.spread, one.differ, one.apart) == (1, None, False, ())
    assert (none.graded, none.spread, none.differ, none.apart) == (0, None, False, ())


@pytest.mark.parametrize(
    ("final", "towards"),
    [
        (ALIKE, (CHAIR,)),
        ({CHAIR: ("good", "good"), LEAD: ("good", "adequate"), EDUCATION: ("adequate", None)}, (CHAIR,)),
        ({CHAIR: ("good", "good"), LEAD: ("good", "weak"), EDUCATION: ("good", None)}, (CHAIR, LEAD)),
        ({CHAIR: ("good", "weak"), LEAD: ("good", "weak"), EDUCATION: ("good", None)}, (LEAD,)),
        ({CHAIR: ("weak", "good"), LEAD: ("good", "good"), EDUCATION: ("weak", None)}, ()),
        ({CHAIR: ("good", "good"), LEAD: ("good", None), EDUCATION: ("weak", None)}, ()),
        ({CHAIR: ("good", "good"), LEAD: ("good", "excellent"), EDUCATION: ("weak", None)}, ()),
        (APART, ()),
    ],
    ids=[
        "all the way",
        "part of the way",
        "to either of two",
        "the chair too",
        "two ways",
        "to no grade",
        "beyond",
        "none",
    ],
)
def test_when_all_movement_goes_towards_one_role_that_is_told(
    final: dict[str, Given], towards: tuple[str, ...]
) -> None:
    """Opened with: chair good, good; lead good, weak; education weak, none. Beyond: excellent is as far as weak."""
    assert told(all_concluded(APART, final)).all_towards == towards


# who takes no further part -------------------------------------------------------------------------------------------


def test_whoever_withdraws_after_seeing_others_does_not_do_so_unseen() -> None:
    state = all_committed(APART)
    for role in (LEAD, CHAIR):
        state = revealed(state, position(role, *APART[role]), salt(role))
    found = told(withdrawn(state, EDUCATION, "no longer sure"))
    assert found.left_early == (LeftEarly(EDUCATION, "no longer sure", Entered.SEALED, (CHAIR, LEAD)),)
    assert found.committed == ROLES
    assert found.before is not None
    assert found.before.raters == (CHAIR, LEAD)


def test_whoever_withdraws_before_committing_saw_nothing() -> None:
    found = told(withdrawn(begun(terms()), EDUCATION, "ill"))
    assert found.left_early == (LeftEarly(EDUCATION, "ill", Entered.NOTHING, ()),)


def test_an_opened_position_stays_when_its_member_withdraws() -> None:
    found = told(withdrawn(all_open(APART), EDUCATION, "called away"))
    assert found.left_early[0].entered is Entered.OPENED
    assert found.before is not None
    assert found.before.raters == ROLES
    assert [view.role for view in found.subjects["2.1"].opened.views] == list(ROLES)


def test_dissent_does_not_go_with_a_member_who_withdraws() -> None:
    state = withdrawn(all_open(APART), EDUCATION, "called away")
    for role in (CHAIR, LEAD):
        state = concluded(state, position(role, "good", "good", reason="heard more"))
    found = told(state)
    held = found.subjects["2.1"].final
    assert [(view.role, view.grade, view.withdrew) for view in held.views] == [
        (CHAIR, "good", False),
        (LEAD, "good", False),
        (EDUCATION, "weak", True),
    ]
    assert (held.differ, held.apart) == (True, (EDUCATION,))
    assert found.after is not None
    assert found.after.raters == ROLES
    assert found.after.pairs_by_steps[2] == 2


def test_when_all_have_withdrawn_there_is_still_a_report() -> None:
    state = begun(terms())
    for role in ROLES:
        state = withdrawn(state, role, "called off")
    found = told(state)
    assert found.before is not None
    assert (found.before.agreement, dict(found.before.pairs_by_steps)) == (None, {})


# as JSON -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "state",
    [begun(terms()), all_committed(APART), all_open(APART), all_concluded(APART, ALIKE)],
    ids=["committing", "revealing", "discussing", "concluded"],
)
def test_a_report_is_valid_against_its_schema_and_says_what_it_is_not(state: Moderation) -> None:
    data = json.loads(told(state).model_dump_json())
    schema = ModerationReport.model_json_schema(mode="serialization")
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    for said in ("a proposal of ours", "not known to rate independently", "No grade is issued here"):
        assert said in data["standing"]


def test_the_same_moderation_gives_the_same_bytes() -> None:
    assert told(all_open(APART)).model_dump_json() == told(all_open(APART)).model_dump_json()
