"""`frameworks`, `rules`, `test` and `schema`: what is on the shelf, told completely."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualityframework import __version__, load, load_ruleset, packs
from qualityframework.frameworks import rule_documents
from qualityframework.report import NAMES, schema_text
from qualityframework.vocabulary import FACTS, Kind, Remit
from tests.cli.running import ROOT, Ran, run

FRAMEWORK = "children-care-protection/2019"
RULESET = "quality-and-consistency-panel/2019"


def told(ran: Ran) -> str:
    """What it printed, having ended well."""
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n")
    return ran.out


def flat(text: str) -> str:
    """The text without the drawing and its line breaks."""
    return " ".join(text.translate(str.maketrans("│├└─", "    ")).split())


def test_the_version_is_told() -> None:
    assert f"qualityframework {__version__}\n" == told(run("--version"))


# frameworks ----------------------------------------------------------------------------------------------------------


def test_every_pack_is_listed_with_kind_and_title() -> None:
    head, *rows = told(run("frameworks", "list")).splitlines()
    assert head.split() == ["PACK", "KIND", "TITLE"]
    assert [(pack.name, pack.kind) for pack in packs()] == [tuple(row.split()[:2]) for row in rows]
    assert {head.index("TITLE")} == {row.index(title) for row in rows if (title := row.split(maxsplit=2)[2])}


def test_a_framework_tells_its_domains_indicators_profiles_and_kinds() -> None:
    framework = load(FRAMEWORK)
    out = flat(told(run("frameworks", "show", "children-care-protection")))
    for domain in framework.file.domains:
        assert domain.title in out
    for indicator in framework.file.indicators:
        assert f"{indicator.id} {indicator.title} [{indicator.status}]" in out
    for profile in framework.file.profiles:
        assert f"{profile.id}: {profile.title} [{profile.status}]" in out
    for kind in framework.kinds:
        assert f"{kind}: " in out
    assert all(grade.label in out for grade in framework.scale.grades)


def test_each_indicator_tells_its_status_and_its_illustrations() -> None:
    for indicator in load(FRAMEWORK).file.indicators:
        out = flat(told(run("frameworks", "show", FRAMEWORK, indicator.id)))
        assert out.startswith(f"{indicator.id} {indicator.title} [{indicator.status}]")
        assert "very good can look like [drafted]" in out
        assert "they are no checklist" in out


# rules ---------------------------------------------------------------------------------------------------------------


def test_every_rule_is_listed_by_remit() -> None:
    rows = [line for line in told(run("rules", "list")).splitlines() if line.startswith("  ")]
    assert {rule.id for rule in load_ruleset(RULESET).rules} == {row.split()[0] for row in rows}
    remits = [row.split()[0].partition("/")[0] for row in rows]
    given = {rule.remit for rule in load_ruleset(RULESET).rules}
    assert list(dict.fromkeys(remits)) == [remit for remit in Remit if remit in given]


def test_each_rule_tells_its_texts_conditions_source_and_examples() -> None:
    for rule in (one.rule for one in rule_documents(RULESET)):
        out = flat(told(run("rules", "show", rule.id)))
        file = rule.file
        parts = [file.title, file.message, file.question, file.rationale, f"fires when {file.when}", rule.path]
        parts += [f"{name} = {text}" for name, text in file.lets.items()]
        parts += [f"{example.name}: {example.expect}" for example in file.examples]
        assert [part for part in parts if flat(part) not in out] == []
        assert f"source ({file.status}): {file.source.document}" in out


def test_every_fact_and_relation_is_listed() -> None:
    out = told(run("rules", "facts"))
    sections = dict(section.split(": ", 1) for section in out.split("\n\n"))
    assert list(FACTS) == list(sections)
    for name, entity in FACTS.items():
        rows = [line.split()[0] for line in sections[name].splitlines()[1:]]
        assert [*entity.facts, *entity.relations, *entity.parents] == rows


def test_a_closed_list_tells_its_words() -> None:
    out = told(run("rules", "facts"))
    kinds = [fact.type for entity in FACTS.values() for fact in entity.facts.values() if isinstance(fact.type, Kind)]
    assert kinds
    assert [kind for kind in kinds if f": {', '.join(kind.values)}" not in out] == []


def test_the_facts_of_one_entity_can_be_asked_for() -> None:
    whole = told(run("rules", "facts")).split("\n\n")
    for number, name in enumerate(FACTS):
        assert whole[number].rstrip("\n") + "\n" == told(run("rules", "facts", name))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frameworks", "show", "children-care-protecton"), "did you mean `children-care-protection`?"),
        (("frameworks", "show", "children-care-protection/2018"), "did you mean `children-care-protection/2019`?"),
        (("frameworks", "show", FRAMEWORK, "6.11"), "did you mean `6.1`?"),
        (("rules", "show", "documents-alone"), "did you mean `evidence/documents-alone`?"),
        (("rules", "show", "evidence/document-alone"), "did you mean `evidence/documents-alone`?"),
        (("rules", "list", "--ruleset", "quality-and-consistency"), "did you mean `quality-and-consistency-panel`?"),
        (("rules", "facts", "evaluatoin"), "did you mean `evaluation`?"),
        (("schema", "reveiw"), "did you mean `review`?"),
        (("test", "quality-and-consistency-panal"), "did you mean `quality-and-consistency-panel`?"),
        (("test", "six-point-scal"), "did you mean `six-point-scale`?"),
        (("crosswalk", "show", "efqm-model/2013", "efqm-model/2031"), "did you mean `efqm-model/2013`"),
        (("crosswalk", "show", "nope", "nopee"), "there is no framework `nopee`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_name_that_is_not_there_offers_the_nearest(arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert said in ran.err


# examples of rules ---------------------------------------------------------------------------------------------------


def test_the_examples_of_the_shipped_rules_are_counted() -> None:
    rules = rule_documents(RULESET)
    count = sum(len(one.rule.file.examples) for one in rules)
    said = f"{RULESET}: {count} examples of {len(rules)} rules: {count} as expected, 0 not\n"
    assert said == told(run("test", RULESET))
    assert said in told(run("test"))


def test_an_example_that_does_not_hold_is_named_with_its_place(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    path = shelf / RULESET / "rules" / "evidence" / "documents-alone.yaml"
    text = path.read_text(encoding="utf-8")
    wrong = "{name: no evidence, given: {evaluated: true, evidence: []}, expect: clear}"
    line = text[: text.index(wrong)].count("\n") + 1
    path.write_text(text.replace(wrong, wrong.replace("clear", "undetermined")), encoding="utf-8")
    ran = run("test", "--rulesets", shelf)
    assert (ran.code, ran.err) == (1, "")
    assert f"{RULESET}/rules/evidence/documents-alone.yaml:{line}:12\n" in ran.out
    assert "example `no evidence`: expected undetermined, and it came to clear\n" in ran.out
    assert "beyond_documents = 0, evaluated = yes\n" in ran.out
    assert " as expected, 1 not\n" in ran.out


def test_a_rule_that_does_not_load_ends_with_2(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    path = shelf / RULESET / "rules" / "evidence" / "documents-alone.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("beyond_documents == 0", "beyond == 0"), encoding="utf-8")
    ran = run("test", "--rulesets", shelf)
    assert ran.code == 2
    assert ran.err.count("error[unknown-name]: `beyond`") == 1
    assert RULESET not in ran.out


def test_a_pack_that_does_not_load_keeps_no_other_from_its_tests(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    for name, text in (("six-point-scale/1", "tests: []\n"), ("children-2014-to-2019/1", "tests: [{name: it}]\n")):
        (shelf / name / "tests.yaml").write_text(text, encoding="utf-8")
    ran = run("test", "--rulesets", shelf)
    assert ran.code == 2
    assert f"{shelf.as_posix()}/six-point-scale/1/tests.yaml:1:" in ran.err
    assert "exactly one is wanted of `item`, `not_mapped`, `not_mapped_there`" in ran.err
    assert "progress-levels/2024: 8 tests: 8 as expected, 0 not\n" in ran.out
    assert f"{RULESET}: " in ran.out


# schemas -------------------------------------------------------------------------------------------------------------


def test_a_folder_of_a_pack_is_tested_where_it_stands(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rulesets" / "six-point-scale" / "1", tmp_path / "six-point-scale" / "1")
    ran = run("test", tmp_path / "six-point-scale" / "1")
    assert (ran.code, ran.out) == (0, run("test", "six-point-scale/1").out)


def test_a_pack_without_tests_did_not_pass_when_it_was_asked_for(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rulesets" / "six-point-scale" / "1", tmp_path / "six-point-scale" / "1")
    (tmp_path / "six-point-scale" / "1" / "tests.yaml").unlink()
    ran = run("test", "six-point-scale/1", "--rulesets", tmp_path)
    assert (ran.code, ran.out) == (2, "six-point-scale/1: no tests\n")
    assert run("test", "--rulesets", tmp_path).code == 0


def test_the_schemas_are_listed_and_printed() -> None:
    assert list(NAMES) == told(run("schema")).split()
    for name in NAMES:
        assert schema_text(name) == told(run("schema", name))


def test_the_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    out = told(run("schema", "--write", folder))
    assert [f"written: {folder / name}.schema.json" for name in NAMES] == out.splitlines()
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert {f"{name}.schema.json": schema_text(name) for name in NAMES} == written
