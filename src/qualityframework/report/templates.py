"""Beginnings: a record to fill in, a rule to change."""

from __future__ import annotations

import json

from ..frameworks import Framework, Profile
from ..vocabulary import State
from .fields import told_withdrawn

_HEAD = """\
## A record of an inspection. What you leave out is unknown; write [] for "there is none".
## Names and identifying details of people do not belong in this file: roles only.
## Lines with one # can be taken up as they stand. All keys: qualityframework schema inspection
id: my-inspection
title: Title of the inspection
framework: {framework}
profile: "{profile}"
{withdrawn}# as_of: {day}         # the day the review is made for
# complete: true            # once what is not listed here does not exist
# area: The area inspected  # by it and the day this inspection is known among earlier ones
# team: team-a              # a code of the team, never a name
{field}{priorities}
## Kinds of evidence: qualityframework frameworks show {pack}
# evidence:
#   - id: first-item
#     kind: {kind}
#     title: What it is
#     indicators: ["{indicator}"]
#     shows: {{grade: {high}}}
##    or shows: {{belief: {{{high}: 0.6, {low}: 0.2}}}}, {{counts: {{{high}: 30, {low}: 12}}}},
##    {{proportion: {{met: 30, of: 42}}}} or {{leaning: {{direction: strength, strength: moderate}}}}
#     date: {day}
#     scored_on: {day}     # the day the team wrote down what it shows
#     from: the role of those it comes from
#     lineage: first-group      # items that come from one source share it
#     people: 42                # people, records or answers behind it
#     invited: 60               # how many were asked or drawn
#     verified: "yes"           # or "no", or unknown

evaluations:
"""
_SUBJECT = """\
  - subject: {subject}   # {title}
    # grade: {high}   # one of {grades}
    # reason: Why this grade.
    # evidence: [first-item]
"""
_FIRST_SUBJECT = """\
    # state: evaluated          # without a grade: {absent}
    # addresses: [first-item]   # evidence that points elsewhere, dealt with in the reason
    # graded_at: {day}
    # earlier: {{grade: {low}, date: {before}}}   # the evaluation before, or none
    # change_reason: Why it differs from the one before.
{strands}{self_evaluation}"""
_SELF = """\
    # self_evaluation: {{grade: {high}, reason: Why}}   # what the service gave itself, or none
    # difference_reason: Why validators differ from it.
"""
_CLAIMS = """\
# claims:
#   - {{id: first-claim, text: What the service says of itself, subjects: [{subject}], evidence: [first-item],
#      validated: borne-out}}
"""
_FIELD = "# field: {field}   # the field of work\n"
_PRIORITIES = """\
# priorities:
#   - {id: first-priority, title: What was to improve}
"""
_OF_A_PRIORITY = """\
  # - subject: first-priority
  #   grade: {high}   # one of {grades}
  #   reason: Why this level.
  #   evidence: [first-item]
"""
_TOLD = """\

# messages:
#   - {{id: first-message, text: What people learn, subjects: [{subject}], evidence: [first-item], tone: strength}}
# strengths:
#   - {{id: first-strength, text: What goes well, subjects: [{subject}], evidence: [first-item]}}
# areas_for_improvement:
#   - {{id: first-area, text: What has to improve, subjects: [{subject}], evidence: [first-item]}}
# recommendations:
#   - {{id: first-recommendation, text: What should be done, subjects: [{subject}], evidence: [first-item]}}
{claims}# concerns:
#   - {{id: first-concern, text: What was found, significant: "no", escalated: "yes", escalated_on: {day},
#      escalated_to: a role}}
# position_statement: {{words: 5000, evidence_linked: "yes"{questions}}}
# follow_up:
#   - {{id: review, subjects: [{subject}], decision: progress-review, reason: Why, timing: When, focus: What,
#      approach: How, in_report: "yes"}}
"""


def record_template(framework: Framework, profile: Profile) -> str:
    """A record with every subject and statement of the profile, ready to be filled in; it reads without a fault."""
    grades = [grade.name for grade in framework.scale.grades]
    first = profile.subjects[0]
    words = {
        "framework": framework.name,
        "pack": framework.id,
        "profile": profile.id,
        "withdrawn": f"## {told_withdrawn(profile.id, profile.withdrawn)}\n" if profile.withdrawn is not None else "",
        "kind": next(iter(framework.kinds)),
        "indicator": first.indicators[0],
        "subject": json.dumps(first.id),
        "grades": " | ".join(grades),
        "high": grades[-2],
        "low": grades[(len(grades) - 1) // 3],
        "absent": " | ".join(state for state in State if state is not State.EVALUATED),
        "day": profile.start.isoformat(),
        "before": f"{profile.start.year - 4}-06-30",
    }
    words |= _own_parts(framework, words)
    parts = [_HEAD.format(**words)]
    for subject in profile.subjects:
        title = subject.title or ", ".join(framework.indicators[code].title for code in subject.indicators)
        parts.append(_SUBJECT.format(**words | {"subject": json.dumps(subject.id), "title": title}))
        if subject is first:
            parts.append(_FIRST_SUBJECT.format(**words))
    if framework.file.priorities_in is not None:
        parts.append(_OF_A_PRIORITY.format(**words))
    parts.append(_TOLD.format(**words))
    if profile.statements:
        parts.append(f"\n# statements:   # {profile.statements_called} of the programme\n")
    parts += [
        f"#   - {{statement: {statement.id}, text: What was found, evidence: [first-item]}}   # {statement.text}\n"
        for statement in profile.statements
    ]
    return "".join(parts)


def _own_parts(framework: Framework, words: dict[str, str]) -> dict[str, str]:
    """What only some frameworks have a place for; nothing for the others."""
    file, progress = framework.file, framework.progress
    questions = ", ".join(one.id for one in file.reflective_questions)
    middle = framework.scale.grades[len(framework.scale.grades) // 2].name
    strands = ", ".join(f"{strand.id}: {middle}" for strand in progress.strands) if progress is not None else ""
    return {
        "field": _FIELD.format(field=file.published_for[0]) if file.published_for else "",
        "priorities": _PRIORITIES if file.priorities_in is not None else "",
        "questions": f", questions: [{questions}]" if questions else "",
        "claims": _CLAIMS.format(**words) if file.self_evaluated else "",
        "self_evaluation": _SELF.format(**words) if file.self_evaluated else "",
        "strands": f"    # strands: {{{strands}}}\n" if strands else "",
    }


_RULE = """\
title: {title}
remit: {remit}
severity: note                  # resolve | explain | note
for: evaluation                 # inspection | domain | evaluation | evidence | message | follow-up
let:                            # one aggregate each over related rows
  items: count(item for item in evidence if item.supports)
when: grade >= very_good and items < enough
parameters:
  enough: {{2018-08-01: 2, ours: "say why this number"}}
message: "{{indicator}} is evaluated {{grade}}; items that support it: {{items}}"
question: What else shows this?
rationale: Say in a sentence why this matters.
source: {{document: The document it rests on, place: The section, read: {read}}}
status: drafted                 # confirmed only when the source states the rule itself
examples:                       # what is left out of `given` is unknown
  - {{name: one item, given: {{grade: very_good, evidence: [{{supports: true}}]}}, expect: fires}}
  - {{name: two items, given: {{grade: very_good, evidence: [{{supports: true}}, {{supports: true}}]}}, expect: clear}}
  - {{name: lower grade, given: {{grade: good, evidence: []}}, expect: clear}}
  - {{name: not evaluated, given: {{evaluated: false}}, expect: not_applicable}}
  - {{name: evidence not recorded, given: {{grade: very_good}}, expect: undetermined}}
  - {{name: bearing not known, given: {{grade: very_good, evidence: [{{supports: true}}, {{}}]}}, expect: undetermined}}
  - {{name: grade not known, given: {{evaluated: true, evidence: []}}, expect: undetermined}}
"""


def rule_template(remit: str, name: str, read: str) -> str:
    """A rule file that loads and whose examples hold, to be changed into another.

    Args:
        remit: one of `rules list`.
        name: of the file, in kebab-case.
        read: the day its source was read, as 2019-07-31.
    """
    return _RULE.format(title=name.replace("-", " ").capitalize(), remit=remit, read=read)
