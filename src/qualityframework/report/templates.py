"""Beginnings: a record to fill in, a rule to change."""

from __future__ import annotations

import json

from ..frameworks import Framework, Profile

_RECORD_HEAD = """\
# A record of an inspection. What you leave out is unknown; write [] for "there is none".
# Names and identifying details of people do not belong in this file: roles only.
id: {id}
title: {title}
framework: {framework}
profile: "{profile}"
# as_of: {day}         # the day the review is made for
# complete: true            # once what is not listed here does not exist

# evidence:
#   - id: first-item
#     kind: {kind}
#     title: What it is
#     indicators: ["{indicator}"]
#     shows: {{grade: {grade}}}        # or belief, counts, proportion, leaning
#     date: {day}
#     from: the role of those it comes from
#     people: 42
#     verified: "yes"
"""


def record_template(framework: Framework, profile: Profile) -> str:
    """A record with every subject and statement of the profile, ready to be filled in; it reads without a fault."""
    first = profile.subjects[0].indicators[0]
    head = _RECORD_HEAD.format(
        id="my-inspection",
        title="Title of the inspection",
        framework=framework.name,
        profile=profile.id,
        kind=next(iter(framework.kinds)),
        indicator=first,
        grade=framework.scale.grades[-2].name,
        day=profile.start.isoformat(),
    )
    named = json.dumps(profile.subjects[0].id)
    lines = [head, "evaluations:"]
    for subject in profile.subjects:
        title = subject.title or ", ".join(framework.indicators[code].title for code in subject.indicators)
        lines += [
            f"  - subject: {json.dumps(subject.id)}   # {title}",
            f"    # grade: {' | '.join(grade.name for grade in framework.scale.grades)}",
            "    # reason: Why this grade.",
            "    # evidence: [first-item]",
        ]
    lines += [
        "",
        "# messages:",
        f"#   - {{id: first-message, text: What people should know, subjects: [{named}], tone: strength}}",
    ]
    if profile.statements:
        lines += ["", f"# statements:   # {profile.statements_called} of the programme"]
        for statement in profile.statements:
            lines += [f"#   - {{statement: {statement.id}, text: What was found}}   # {statement.text}"]
    lines += [
        "",
        "# areas_for_improvement:",
        f"#   - {{id: first-area, text: What has to improve, subjects: [{named}]}}",
        "# follow_up:",
        f"#   - {{id: review, subjects: [{named}], decision: progress-review, reason: Why, timing: When, focus: What}}",
    ]
    return "\n".join(lines) + "\n"


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
        remit: one of the four.
        name: of the file, in kebab-case.
        read: the day its source was read, as 2019-07-31.
    """
    return _RULE.format(title=name.replace("-", " ").capitalize(), remit=remit, read=read)
