"""One example of each command, as its help shows it. A test runs them all, in this order, beside `examples/`."""

from __future__ import annotations

from typing import Any

EXAMPLES = {
    "check": "check examples/illustrative-partnership.yaml",
    "report": "report examples/illustrative-partnership.yaml --output pack.html",
    "plot": "plot examples/illustrative-partnership.yaml evidence-map --output map.svg",
    "explain": "explain examples/illustrative-partnership.yaml evidence/documents-alone@6.1",
    "weigh": "weigh examples/illustrative-partnership.yaml 5.4",
    "whatif": "whatif examples/illustrative-partnership.yaml 5.4",
    "aggregate": "aggregate care-homes-adults-older 4.1=good 4.2=weak",
    "hygiene text": "hygiene text examples/illustrative-partnership.yaml",
    "hygiene return": "hygiene return return.csv",
    "hygiene table": "hygiene table counts.csv",
    "new inspection": "new inspection --output inspection.yaml",
    "new survey": "new survey examples/survey/answers.csv --output mapping.yaml",
    "new rule": "new rule evidence/too-few-items --rulesets rulesets",
    "evidence survey": "evidence survey examples/survey/answers.csv examples/survey/survey.yaml",
    "schema": "schema inspection",
    "benchmark": "benchmark examples/illustrative-partnership.yaml 2.1 --corpus examples/earlier-inspections.csv",
    "corpus list": "corpus list",
    "corpus show": "corpus show published-evaluations",
    "corpus check": "corpus check examples/earlier-inspections.csv",
    "corpus add": "corpus add history/ examples/illustrative-partnership.yaml",
    "drift": "drift examples/earlier-inspections.csv",
    "funnel": "funnel areas.csv",
    "agree": "agree examples/vignettes.csv --scale six-point-scale",
    "moderate init": "moderate init panel --framework children-care-protection/2019 --profile 2018-20 "
    "--title 'Illustrative Partnership' --role chair --role education-representative",
    "moderate commit": "moderate commit panel examples/moderation/chair.yaml --sealed chair.sealed",
    "moderate withdraw": "moderate withdraw panel --role education-representative --reason 'has left the panel'",
    "moderate reveal": "moderate reveal panel chair.sealed",
    "moderate conclude": "moderate conclude panel examples/moderation/chair.yaml",
    "moderate report": "moderate report panel",
    "sample size": "sample size --population 340",
    "sample interval": "sample interval 31 50 --population 340",
    "sample draw": "sample draw cases.csv --size 3 --seed 'agreed on 2 May'",
    "frameworks list": "frameworks list",
    "frameworks show": "frameworks show children-care-protection 2.1",
    "frameworks diff": "frameworks diff children-services/2014 children-care-protection/2019",
    "frameworks lint": "frameworks lint children-care-protection",
    "frameworks new": "frameworks new mentoring/2026 --output packs",
    "frameworks pages": "frameworks pages pages",
    "frameworks standards": "frameworks standards health-social-care-standards 3.20",
    "frameworks export": "frameworks export children-care-protection --output catalog.json",
    "frameworks import": "frameworks import catalog.json --output imported",
    "crosswalk list": "crosswalk list",
    "crosswalk show": "crosswalk show children-services/2014 children-care-protection/2019",
    "crosswalk evidence": "crosswalk evidence examples/illustrative-partnership.yaml --to children-services/2014",
    "rules list": "rules list --remit evidence",
    "rules show": "rules show evidence/documents-alone",
    "rules coverage": "rules coverage examples/illustrative-partnership.yaml",
    "rules diff": "rules diff --before rulesets",
    "rules impact": "rules impact examples/illustrative-partnership.yaml --before rulesets",
    "rules pages": "rules pages pages",
    "rules facts": "rules facts evaluation",
    "test": "test progress-review",
    "mutate": "mutate quality-and-consistency-panel evidence/documents-alone",
    "prove": "prove children-care-protection",
    "population layout": "population layout",
    "population tables": "population tables examples/illustrative-partnership.yaml --write tables "
    "--ruleset quality-and-consistency-panel --as-of 2019-11-29",
    "population check": "population check tables --ruleset quality-and-consistency-panel --as-of 2019-11-29",
    "population sql": "population sql --ruleset quality-and-consistency-panel --as-of 2019-11-29",
}
"""By the words of the command, without the name of the program."""

_AS_IT_IS = "\b\n"  # click's sign for lines that it is not to fill anew


def with_examples(command: Any, words: str = "") -> None:
    """Puts its example below the help of a command, and of each command under it."""
    for name, below in getattr(command, "commands", {}).items():
        with_examples(below, f"{words} {name}".lstrip())
    if words in EXAMPLES:
        command.epilog = f"{_AS_IT_IS}Example: qualityframework {EXAMPLES[words]}"
