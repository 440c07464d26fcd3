"""Frameworks and rulesets as data: packs on a shelf, loaded strictly.

packs (where) -> loading, rule_loading (files to models, every reference checked) -> Framework, Ruleset
"""

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .aggregation_file import Aggregation, Limiting, Lowest
from .changed import Change, Laid, Overlaid, ToldOverlaid
from .citing import Cited, all_cited
from .framework import (
    Area,
    Attribute,
    Called,
    Capacity,
    CriterionPart,
    Domain,
    EvidenceFile,
    Framework,
    FrameworkFile,
    Indicator,
    KindOfEvidence,
)
from .kinds import KINDS, PACK_KINDS, TESTED
from .loading import changes_of, illustrations, load, load_scale, load_shared_evidence, read_model, scale_of
from .methods_file import (
    DirichletParameters,
    LatentParameters,
    Limiter,
    Methods,
    Parameters,
    PercentageParameters,
    PoolParameters,
    RadarParameters,
    Rounding,
    RuleParameters,
)
from .packs import OnShelf, Pack, Shelf, as_shelf, find, packs, shelf
from .programme import AsKnown, Claim, Knownness, Profile, Statement, Subject
from .progress_file import ProgressFile, Strand
from .references import framework_faults
from .rule_loading import load_ruleset, rule_document, rule_documents
from .rule_places import LoadedRule
from .rule_reading import grade_constants, read_rule
from .ruleset import ProvenRule, Rule, Ruleset
from .ruleset_file import RULE_NAME, RulesetFile
from .scale_file import Scale, spelling
from .sourced import StandardRef, within
from .texts import filled, names_in
from .weighing_file import (
    CertaintyRule,
    ConflictLabels,
    Dated,
    Limits,
    MethodsInForce,
    RadiusLabels,
    Reading,
    SearchLimits,
    TriangulationRule,
    Trust,
    WeighingFile,
    in_force,
    newest,
)

if TYPE_CHECKING:
    from .benchmark_file import (
        AgreementFigures,
        BaseRateFigures,
        BenchmarkFile,
        ConsistencyFigures,
        DriftFigures,
        FunnelFigures,
        SamplingFigures,
        SeverityFigures,
        SurveyFigures,
    )
    from .benchmark_loading import BENCHMARK, Figures, load_benchmark
    from .catalogue_file import Catalogued, CataloguedStatement, CatalogueFile
    from .catalogue_loading import citation_faults, cited, load_catalogue, looked_up, whose_words
    from .catalogue_tests_file import CatalogueExpectation, CatalogueTestsFile
    from .corpus_file import CorpusFile, CorpusProgramme, RowKind
    from .corpus_loading import PUBLISHED, PublishedTable, load_corpus
    from .crosswalk_contradictions import Said, contradictions, holders_of, items_of
    from .crosswalk_file import CrosswalkFile, ItemLevel, ItemName, Pair, RelationKind
    from .crosswalk_loading import Between, Crosswalk, crosswalks_between, crosswalks_known, load_crosswalk
    from .crosswalk_tests_file import CrosswalkExpectation, CrosswalkTestsFile, ExpectedKind
    from .expected import Expected
    from .heads import load_head
    from .identifying_file import IdentifyingFile
    from .identifying_loading import IDENTIFYING, Identifying, load_identifying
    from .illustrations_file import Illustration, IllustrationsFile
    from .new_name import NameFault, name_faults
    from .overlaid_packs import overlaid_of
    from .overlay_file import OverlayFile
    from .overlay_loading import load_overlay, with_overlays
    from .promises_file import MoreNeverAdds, PromisesFile
    from .promises_loading import load_promises
    from .rule_file import Example, RuleFile
    from .scale_tests_file import ScaleExpectation, ScaleTestsFile
    from .scoring_file import RadarScoring, Scoring, ScoringFile, Step
    from .scoring_loading import load_scoring
    from .shared_evidence_file import SharedEvidenceFile
    from .standards import Standard, Standards, standards_of
    from .survivors_file import SurvivorsFile
    from .survivors_loading import Survivor, load_survivors
    from .tests_file import Expectation, TestsFile
    from .wording_file import (
        BalancePhrase,
        Balances,
        GradeWords,
        LinkWords,
        QuantityTerm,
        QuantityWords,
        Rounded,
        ShareWords,
        Turns,
        WordingFile,
    )
    from .wording_loading import WORDING, Wording, Wordings, load_wording

__all__ = [
    "BENCHMARK",
    "IDENTIFYING",
    "KINDS",
    "PACK_KINDS",
    "PUBLISHED",
    "RULE_NAME",
    "TESTED",
    "WORDING",
    "Aggregation",
    "AgreementFigures",
    "Area",
    "AsKnown",
    "Attribute",
    "BalancePhrase",
    "Balances",
    "BaseRateFigures",
    "BenchmarkFile",
    "Between",
    "Called",
    "Capacity",
    "CatalogueExpectation",
    "CatalogueFile",
    "CatalogueTestsFile",
    "Catalogued",
    "CataloguedStatement",
    "CertaintyRule",
    "Change",
    "Cited",
    "Claim",
    "ConflictLabels",
    "ConsistencyFigures",
    "CorpusFile",
    "CorpusProgramme",
    "CriterionPart",
    "Crosswalk",
    "CrosswalkExpectation",
    "CrosswalkFile",
    "CrosswalkTestsFile",
    "Dated",
    "DirichletParameters",
    "Domain",
    "DriftFigures",
    "EvidenceFile",
    "Example",
    "Expectation",
    "Expected",
    "ExpectedKind",
    "Figures",
    "Framework",
    "FrameworkFile",
    "FunnelFigures",
    "GradeWords",
    "Identifying",
    "IdentifyingFile",
    "Illustration",
    "IllustrationsFile",
    "Indicator",
    "ItemLevel",
    "ItemName",
    "KindOfEvidence",
    "Knownness",
    "Laid",
    "LatentParameters",
    "Limiter",
    "Limiting",
    "Limits",
    "LinkWords",
    "LoadedRule",
    "Lowest",
    "Methods",
    "MethodsInForce",
    "MoreNeverAdds",
    "NameFault",
    "OnShelf",
    "Overlaid",
    "OverlayFile",
    "Pack",
    "Pair",
    "Parameters",
    "PercentageParameters",
    "PoolParameters",
    "Profile",
    "ProgressFile",
    "PromisesFile",
    "ProvenRule",
    "PublishedTable",
    "QuantityTerm",
    "QuantityWords",
    "RadarParameters",
    "RadarScoring",
    "RadiusLabels",
    "Reading",
    "RelationKind",
    "Rounded",
    "Rounding",
    "RowKind",
    "Rule",
    "RuleFile",
    "RuleParameters",
    "Ruleset",
    "RulesetFile",
    "Said",
    "SamplingFigures",
    "Scale",
    "ScaleExpectation",
    "ScaleTestsFile",
    "Scoring",
    "ScoringFile",
    "SearchLimits",
    "SeverityFigures",
    "ShareWords",
    "SharedEvidenceFile",
    "Shelf",
    "Standard",
    "StandardRef",
    "Standards",
    "Statement",
    "Step",
    "Strand",
    "Subject",
    "SurveyFigures",
    "Survivor",
    "SurvivorsFile",
    "TestsFile",
    "ToldOverlaid",
    "TriangulationRule",
    "Trust",
    "Turns",
    "WeighingFile",
    "Wording",
    "WordingFile",
    "Wordings",
    "all_cited",
    "as_shelf",
    "changes_of",
    "citation_faults",
    "cited",
    "contradictions",
    "crosswalks_between",
    "crosswalks_known",
    "filled",
    "find",
    "framework_faults",
    "grade_constants",
    "holders_of",
    "illustrations",
    "in_force",
    "items_of",
    "load",
    "load_benchmark",
    "load_catalogue",
    "load_corpus",
    "load_crosswalk",
    "load_head",
    "load_identifying",
    "load_overlay",
    "load_promises",
    "load_ruleset",
    "load_scale",
    "load_scoring",
    "load_shared_evidence",
    "load_survivors",
    "load_wording",
    "looked_up",
    "name_faults",
    "names_in",
    "newest",
    "overlaid_of",
    "packs",
    "read_model",
    "read_rule",
    "rule_document",
    "rule_documents",
    "scale_of",
    "shelf",
    "spelling",
    "standards_of",
    "whose_words",
    "with_overlays",
    "within",
]


__getattr__ = on_use(
    __name__,
    homes(
        benchmark_file="""AgreementFigures BaseRateFigures BenchmarkFile ConsistencyFigures DriftFigures FunnelFigures
            SamplingFigures SeverityFigures SurveyFigures""",
        benchmark_loading="BENCHMARK Figures load_benchmark",
        corpus_file="CorpusFile CorpusProgramme RowKind",
        corpus_loading="PUBLISHED PublishedTable load_corpus",
        crosswalk_contradictions="Said contradictions holders_of items_of",
        crosswalk_file="CrosswalkFile ItemLevel ItemName Pair RelationKind",
        crosswalk_loading="Between Crosswalk crosswalks_between crosswalks_known load_crosswalk",
        identifying_file="IdentifyingFile",
        illustrations_file="Illustration IllustrationsFile",
        identifying_loading="IDENTIFYING Identifying load_identifying",
        new_name="NameFault name_faults",
        promises_file="MoreNeverAdds PromisesFile",
        promises_loading="load_promises",
        survivors_file="SurvivorsFile",
        survivors_loading="Survivor load_survivors",
        rule_file="Example RuleFile",
        scoring_file="RadarScoring Scoring ScoringFile Step",
        heads="load_head",
        catalogue_file="CatalogueFile Catalogued CataloguedStatement",
        catalogue_loading="citation_faults cited load_catalogue looked_up whose_words",
        catalogue_tests_file="CatalogueExpectation CatalogueTestsFile",
        crosswalk_tests_file="CrosswalkExpectation CrosswalkTestsFile ExpectedKind",
        expected="Expected",
        scale_tests_file="ScaleExpectation ScaleTestsFile",
        tests_file="Expectation TestsFile",
        overlay_file="OverlayFile",
        overlaid_packs="overlaid_of",
        overlay_loading="load_overlay with_overlays",
        scoring_loading="load_scoring",
        shared_evidence_file="SharedEvidenceFile",
        standards="Standard Standards standards_of",
        wording_file="""BalancePhrase Balances GradeWords LinkWords QuantityTerm QuantityWords Rounded ShareWords Turns
            WordingFile""",
        wording_loading="WORDING Wording Wordings load_wording",
    ),
)
