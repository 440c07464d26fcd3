"""Results as the commands write them, many of each sort, which the published schemas are held to."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from qualityframework import aggregation, benchmark, check, crosswalks, population, privacy
from qualityframework.assurance import Effect, branches, compared, covered, impact, mutate, prove, ruleset_diff
from qualityframework.benchmark import agreement, sampling
from qualityframework.frameworks import (
    BENCHMARK,
    PromisesFile,
    Rule,
    Ruleset,
    crosswalks_known,
    in_force,
    load,
    load_benchmark,
    load_ruleset,
    load_scale,
    load_scoring,
    packs,
    standards_of,
    with_overlays,
)
from qualityframework.inspections import Inspection, Record, bind, opened, parse
from qualityframework.panel import moderation
from qualityframework.report import json_text, record_template
from qualityframework.weighing import Add, weighing, whatif
from tests.panel.moderation import made as moderating
from tests.panel.shelves import made_ruleset
from tests.perf.workload import DAY
from tests.population.few import MANY, the_plan, the_tables

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
EARLIER = ROOT / "examples" / "earlier-inspections.csv"
FIGURES = load_benchmark(BENCHMARK)
CHILDREN = "children-care-protection/2019"
VIGNETTES = ROOT / "examples" / "vignettes.csv"
SAMPLES = ("sample-check", "sample-draw", "sample-interval", "sample-size")
HYGIENE = ("hygiene-return", "hygiene-table", "hygiene-text")
MODERATION = ("moderation", "moderation-report", "sealed-position")
WRITTEN = (
    *("aggregated", "agreement", "benchmarked", "cases", "coverage", "drift", "funnel", "review", "weighed", "whatif"),
    *("branches", "mutation"),
    *(
        "crosswalk-evidence",
        "crosswalk-related",
        "framework-diff",
        "impact",
        "population-tally",
        "proofs",
        "ruleset-diff",
        "standards",
        *HYGIENE,
        *MODERATION,
        *SAMPLES,
    ),
)


def inspections() -> Iterator[Inspection]:
    """The examples, one of them before the first weighing, and a record that says next to nothing."""
    yield from (opened(str(path)) for path in EXAMPLES)
    yield opened(str(EXAMPLES[0]), as_of=dt.date(2015, 1, 1), profile="2018-20")
    framework = load("children-care-protection/2019")
    yield bind(parse(record_template(framework, framework.profiles["2018-20"])), framework, as_of=dt.date(2019, 11, 29))


def corpora() -> Iterator[benchmark.Corpus]:
    """What is published, a history with evidence, and each example by itself."""
    sources: list[str | Path] = ["published-evaluations", EARLIER, *EXAMPLES]
    yield from map(benchmark.open_corpus, sources)


def tables(folder: Path) -> Iterator[Path]:
    """Shares of units: of one standard and of several, enough units for a funnel and too few, all and none."""
    for number, (header, rows) in enumerate(SHARES.items()):
        path = folder / f"{number}.csv"
        path.write_text(f"{header}\n{rows}", encoding="utf-8")
        yield path


SHARES = {
    "unit,met,of": "".join(f"u{number},{number + 1},{2 * number + 5}\n" for number in range(8)),
    "unit,of,met": "a,10,3\nb,20,5\n",
    "unit,met,of,standard": "".join(f"u{number},{number},{9},s{number % 2}\n" for number in range(8)),
    "met,of,unit": "".join(f"0,{number + 5},u{number}\n" for number in range(6)),
    "of,met,unit": "".join(f"9,9,u{number}\n" for number in range(6)),
}


def of_inspection(name: str, inspection: Inspection) -> Iterator[BaseModel]:
    """What is told of an inspection."""
    if name == "review":
        yield check(inspection.recorded, profile=inspection.profile.id, as_of=inspection.as_of).review
    elif name == "weighed":
        yield (weighed := weighing(inspection))
        if weighed.method is not None:
            yield weighing(inspection, method=method_of(inspection))
    elif name == "benchmarked" and inspection.as_of >= FIGURES.file.consistency[0].start:  # else it is refused
        yield from (benchmark.compare(inspection, corpus, FIGURES) for corpus in corpora())
    elif name == "whatif":
        for subject in weighing(inspection).subjects:
            yield whatif(inspection, subject)
            if inspection.record.evidence is not None:  # else there is nothing to add to, and it is refused
                yield whatif(inspection, subject, [Add("records-read", inspection.framework.scale.grades[-1].name)])


def method_of(inspection: Inspection) -> str:
    """Of the methods that are on offer on the day, the last."""
    methods = in_force(inspection.framework.weighing.methods, inspection.as_of)
    assert methods is not None
    return methods.offered.names[-1]


def aggregated() -> Iterator[BaseModel]:
    given: list[tuple[str, dict[str, str]]] = [
        ("care-homes-adults-older/1", {"4.1": "good", "5.1": "weak"}),
        ("ofsted-ilacs/1", {"overall-effectiveness": "good", "help-and-protection": "inadequate"}),
        ("children-care-protection/2019", {}),
        ("early-learning-childcare/2025", {}),
        ("early-learning-childcare/2022", {"1.1": "excellent"}),
    ]
    yield from (aggregation.aggregate(load(name), grades) for name, grades in given)
    cqc, bands = load("cqc-single-assessment/2023"), load_scoring("cqc-single-assessment-framework/2023-24")
    halves: dict[str, aggregation.Scores] = dict.fromkeys(cqc.indicators, (2, 3))
    yield aggregation.aggregate_scores(cqc, bands, halves, on=dt.date(2024, 1, 1))
    criteria: dict[str, aggregation.Scores] = {"1": (60.0,), "2.1": {"sound": 40.0}, "3.1": (50.0,)}
    yield aggregation.aggregate_scores(load("efqm-model/2020"), load_scoring("efqm-radar/2020"), criteria)


def crosswalked(name: str) -> Iterator[BaseModel]:
    """Every two frameworks with a crosswalk between them, both ways; records with evidence of every sort and none."""
    pairs = crosswalks_known().values()
    if name == "crosswalk-related":
        for one, other in (turned for pair in pairs for turned in itertools.permutations(pair)):
            yield crosswalks.related(load(one), load(other))
        return
    told = {"id": "r", "title": "R", "framework": CHILDREN, "profile": "2018-20", "as_of": "2019-11-29"}
    listed = [{"id": "a"}, {"id": "b", "indicators": []}, {"id": "c", "indicators": ["1.1", "2.1"]}]
    records = [Record.model_validate(one) for one in (told, told | {"evidence": listed})]
    for to in (other for pair in pairs if CHILDREN in pair for other in pair - {CHILDREN}):
        for inspection in (opened(EXAMPLES[0]), *map(opened, records)):
            yield crosswalks.carried(inspection, load(to))


RULES = load_ruleset("quality-and-consistency-panel/2019").rules


def proofs(rules: Sequence[Rule]) -> BaseModel:
    """What is proved of a few rules, as they stand and with something that they do not fulfil promised of them."""
    ruleset = dataclasses.replace(load_ruleset("quality-and-consistency-panel/2019"), rules=tuple(rules))
    never = {"remit": "evidence", "more": "evidence", "where": {"supports": "true"}}
    return prove(ruleset, PromisesFile.model_validate({"more_never_adds": [never]}))


def fewer_rules() -> tuple[Ruleset, Ruleset]:
    """A ruleset, and the same without its last rule."""
    rules = load_ruleset("quality-and-consistency-panel/2019")
    last = len(rules.rules) - 1
    strata = tuple(tuple(number for number in stratum if number != last) for stratum in rules.strata)
    return rules, dataclasses.replace(rules, rules=rules.rules[:-1], strata=strata)


def ruleset_diffs() -> Iterator[BaseModel]:
    """Of rules that stay, are taken away, come to be, mean something else, and are declared to."""
    rules, fewer = fewer_rules()
    one, other = rules.by_id["evidence/documents-alone"], rules.by_id["evidence/evaluation-without-evidence"]
    turned = dataclasses.replace(
        one, typed=dataclasses.replace(one.typed, when=other.typed.when, lets=other.typed.lets)
    )
    swapped = dataclasses.replace(rules, rules=(turned,))
    yield ruleset_diff(rules, rules)
    yield ruleset_diff(rules, fewer)
    yield ruleset_diff(fewer, rules)
    yield ruleset_diff(fewer, rules, {rules.rules[-1].id: Effect.TIGHTENING})
    yield ruleset_diff(dataclasses.replace(rules, rules=(one,)), swapped)


def impacts() -> Iterator[BaseModel]:
    """Of rules that stay, are taken away, come to be, ask more, and are declared to."""
    rules, fewer = fewer_rules()
    records = [opened(path) for path in EXAMPLES[:2]]
    yield impact(rules, rules, [])
    yield impact(rules, rules, records)
    yield impact(rules, fewer, records)
    yield impact(fewer, rules, records[:1])
    yield impact(fewer, rules, records[:1], declared={rules.rules[-1].id: Effect.TIGHTENING})


def held(name: str, folder: Path) -> Iterator[BaseModel]:
    """What examples reach of rules and which slips they tell: of the shipped ones, and of some with few examples."""
    rulesets = [pack.name for pack in packs(kind="ruleset")]
    made_ruleset(folder / "a", {"story/one for message": "when: not linked"})
    made_ruleset(folder / "b", {"story/one for message": '{applies: linked, when: \'tone in ("mixed", "strength")\'}'})
    if name == "branches":
        yield from map(branches, rulesets)
        yield from (branches("made/1", folder / one) for one in "ab")
    else:
        yield from map(mutate, rulesets)
        yield mutate(rulesets[0], "evidence/thin-sample")
        yield from (mutate("made/1", shelf=folder / one) for one in "ab")


def tallies() -> Iterator[BaseModel]:
    """Of all that was found in a few inspections, of a part of it and of nothing; of rules some of which are idle."""
    found = population.run(the_plan(), population.Population(the_plan().tables, the_tables(), threads=1))
    for many in (0, 1, 10, 100, len(found)):
        yield population.tally(the_plan(), found.slice(0, many), as_of=DAY, inspections=MANY)
    in_force = the_plan().programme
    fewer = in_force._replace(parameters={0: in_force.parameters[0]}, not_in_force=tuple(range(1, len(RULES))))
    yield population.tally(dataclasses.replace(the_plan(), programme=fewer), found, as_of=DAY, inspections=MANY)


def standards(folder: Path) -> Iterator[BaseModel]:
    """All of a catalogue and one of each sort, and what an overlay says otherwise, without a source and with a note."""
    name = "health-social-care-standards/2017"
    yield from (standards_of(name, number) for number in (None, "4", "3.20", "compassion"))
    changes = [
        f"{{in: {name}/catalogue.yaml, at: statements/3.20/{at}, becomes: Ours, because: W}}" for at in ("text", "note")
    ]
    head = f"{{kind: overlay, id: own, edition: '1', title: O, publisher: P, licence: L, over: [{name}]"
    (folder / "own" / "1").mkdir(parents=True)
    (folder / "own" / "1" / "overlay.yaml").write_text(f"{head}, changes: [{', '.join(changes)}]}}")
    yield standards_of(name, root=with_overlays(None, [folder / "own" / "1"]))


def agreements() -> Iterator[BaseModel]:
    """Of the example at every level of points, of a few of its ratings, and of numbers."""
    figures = FIGURES.file.agreement[-1]
    scale = load_scale("six-point-scale/1")
    for level in (agreement.Measurement.NOMINAL, agreement.Measurement.ORDINAL, agreement.Measurement.INTERVAL):
        yield agreement.agreement_of(agreement.read_ratings(VIGNETTES, level, scale), figures)
    for values in (((1.0, 1.0), (1.0, 1.0)), ((1.0, None), (None, 2.0))):  # nobody varies; nothing in common
        yield agreement.agreement_of(agreement.Ratings(("a", "b"), ("r", "s"), values, points=("No", "Yes")), figures)


def samples(name: str, folder: Path) -> Iterator[BaseModel]:
    """Sizes and intervals with all and with nothing that can be asked, draws, and checks that hold and that do not."""
    match name:
        case "sample-size":
            yield sampling.size_answer(FIGURES)
            yield sampling.size_answer(FIGURES, margin=5, population=300, per_worker=5, icc=0.05, rare=0.05)
            yield from (sampling.size_answer(FIGURES, population=number) for number in (1, 2, 50))
        case "sample-interval":
            yield from (sampling.interval_answer(FIGURES, met, 50) for met in (0, 1, 50))
            yield sampling.interval_answer(FIGURES, 31, 50, population=300, one_sided=True)
            yield from (sampling.interval_answer(FIGURES, 20, 40, asked=asked) for asked in (40, 1000))
        case _:
            path = folder / "list.csv"
            path.write_text("id,locality\n" + "".join(f"c{number},l{number % 3}\n" for number in range(40)))
            listed = sampling.read_list(path, strata_column="locality")
            draws = [sampling.draw_sample(listed, size, seed="one", floor=2) for size in (6, 7, 20, 39, 40)]
            shorter = sampling.read_list(path)
            yield from (
                draws
                if name == "sample-draw"
                else (sampling.check_draw(one, other) for one in draws for other in (listed, shorter))
            )


HOLDING = {
    "no": "nothing",
    "mail": "lead@example.org",
    "number": "Tel. 0131 496 0123",
    "few": "2 children",
    "all": "ok",
}
"""Texts with a detail in them and without."""


def hygiene(name: str, folder: Path) -> Iterator[BaseModel]:
    """Texts, returns and tables of counts, with details and without."""
    for number, (header, cell) in enumerate(HOLDING.items()):
        path = folder / f"{number}.csv"
        if name == "hygiene-text":
            path.write_text(cell)
            yield privacy.text_hygiene(str(path))
        elif name == "hygiene-return":
            path.write_text(f"id,surname,{header}\n1,x,{cell}\n")
            yield privacy.return_hygiene(str(path))
        else:
            path.write_text(f"area,{header}\n{cell},{number}\nall,12\n")
            yield privacy.table_hygiene(str(path), str(path) if number % 2 else None)


def moderations(name: str, folder: Path) -> Iterator[BaseModel]:
    """A moderation at every stage, as it is kept and as it is told, and what members keep."""
    stages = [
        moderation.begun(moderating.terms()),
        moderating.all_committed(moderating.ALIKE),
        moderating.all_open(moderating.APART),
        moderating.all_concluded(moderating.APART, {moderating.CHAIR: ("good", "weak")}),
        moderating.all_concluded(moderating.APART, moderating.ALIKE),
    ]
    for number, state in enumerate(stages):
        if name == "moderation":
            path = moderation.begin_at(folder / str(number), state)
            yield moderation.Ledger.model_validate_json(path.read_text(encoding="utf-8"))
        elif name == "moderation-report":
            yield moderating.told(state)
        else:
            held = moderating.position(moderating.CHAIR, "good", "weak" if number else None)
            yield moderation.keep_sealed(folder / str(number), stages[0], held, moderating.salt(moderating.CHAIR))


def written(name: str, folder: Path) -> Iterator[Any]:
    """What is written that a schema is for, as the commands write it."""
    made: Iterator[BaseModel]
    match name:
        case "aggregated":
            made = aggregated()
        case "agreement":
            made = agreements()
        case "cases":
            made = corpora()
        case "coverage":
            ruleset = "quality-and-consistency-panel"
            made = (covered(ruleset, EXAMPLES[:number]) for number in range(4))
            made = itertools.chain(made, [covered(ruleset, EXAMPLES[:1], corpus=benchmark.open_corpus(EARLIER))])
        case "crosswalk-evidence" | "crosswalk-related":
            made = crosswalked(name)
        case "drift":
            earlier = benchmark.open_corpus(EARLIER)
            made = (benchmark.watch(earlier, FIGURES, baseline=number) for number in (1, 2, 5, 10, 999))
        case "framework-diff":
            names = [pack.name for pack in packs(kind="framework")]
            made = (compared(load(one), load(other)) for one, other in itertools.pairwise(names))
        case "funnel":
            made = map(benchmark.funnels, tables(folder))
        case "impact":
            made = impacts()
        case "population-tally":
            made = tallies()
        case "ruleset-diff":
            made = ruleset_diffs()
        case "proofs":
            made = map(proofs, ([], RULES[:1], RULES[30:33], RULES[60:62], RULES[-2:]))
        case "standards":
            made = standards(folder)
        case "branches" | "mutation":
            made = held(name, folder)
        case _ if name in HYGIENE:
            made = hygiene(name, folder)
        case _ if name in MODERATION:
            made = moderations(name, folder)
        case _ if name in SAMPLES:
            made = samples(name, folder)
        case _:
            made = (one for inspection in inspections() for one in of_inspection(name, inspection))
    yield from (json.loads(json_text(one)) for one in made)
