"""One result, told in several ways: one renderer a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from ..on_use import homes, on_use
from .branches import Branch, Line, drawn
from .formats.text import lines, text
from .rule_page import rule_page

if TYPE_CHECKING:
    from .aggregation_text import aggregation_lines
    from .agreement_text import agreement_lines
    from .benchmark_text import benchmark_lines
    from .catalogue_branches import catalogue_tree, standard_branch
    from .corpus_text import corpus_lines
    from .coverage_text import coverage_lines
    from .crosswalk_text import carried_lines, related_lines
    from .drift_text import drift_lines
    from .explanation import explained
    from .fields import change_lines, field_lines
    from .formats import FORMATS, format_by_name, render
    from .framework_branches import framework_tree
    from .framework_diff_text import framework_diff_lines
    from .framework_markdown import framework_index, framework_page, page_of
    from .framework_template import framework_beginning, named_packs
    from .funnel_text import funnel_lines
    from .hygiene_text import return_hygiene_lines, table_hygiene_lines, text_hygiene_lines
    from .impact_text import impact_lines
    from .moderation_text import moderation_lines
    from .mutation_text import mutation_lines
    from .notebook import notebook_html
    from .panel_pack import Audience, before_sending, panel_page
    from .places import RecordFile
    from .plots import (
        Predicted,
        belief_plot,
        benchmark_plot,
        domain_profile,
        drift_plot,
        evidence_map,
        funnel_plot,
        predictive_plot,
        write_plot,
    )
    from .proofs_text import proofs_lines
    from .reached_text import reached_lines
    from .remarks import summary
    from .rule_list import ENDLESS, rule_list_lines
    from .rule_markdown import rule_pages
    from .ruleset_diff_text import ruleset_diff_lines
    from .sample_text import check_lines, draw_lines, interval_lines, size_lines
    from .schemas import NAMES, schema, schema_text
    from .survey_template import survey_beginning
    from .survey_yaml import survey_as_yaml, survey_counted
    from .tables_page import layout_markdown
    from .tally_text import tally_lines
    from .templates import record_template, rule_template
    from .tests_text import failed_example, failed_expectation
    from .weighing_text import weighed_lines, weighing_lines
    from .whatif_text import whatif_lines
    from .workbooks import workbook_template

__all__ = [
    "ENDLESS",
    "FORMATS",
    "NAMES",
    "Audience",
    "Branch",
    "Line",
    "Predicted",
    "RecordFile",
    "aggregation_lines",
    "agreement_lines",
    "before_sending",
    "belief_plot",
    "benchmark_lines",
    "benchmark_plot",
    "carried_lines",
    "catalogue_tree",
    "change_lines",
    "check_lines",
    "corpus_lines",
    "coverage_lines",
    "domain_profile",
    "draw_lines",
    "drawn",
    "drift_lines",
    "drift_plot",
    "evidence_map",
    "explained",
    "failed_example",
    "failed_expectation",
    "field_lines",
    "format_by_name",
    "framework_beginning",
    "framework_diff_lines",
    "framework_index",
    "framework_page",
    "framework_tree",
    "funnel_lines",
    "funnel_plot",
    "impact_lines",
    "interval_lines",
    "json_text",
    "layout_markdown",
    "lines",
    "moderation_lines",
    "mutation_lines",
    "named_packs",
    "notebook_html",
    "page_of",
    "panel_page",
    "predictive_plot",
    "proofs_lines",
    "reached_lines",
    "record_template",
    "related_lines",
    "render",
    "return_hygiene_lines",
    "rule_list_lines",
    "rule_page",
    "rule_pages",
    "rule_template",
    "ruleset_diff_lines",
    "schema",
    "schema_text",
    "size_lines",
    "standard_branch",
    "summary",
    "survey_as_yaml",
    "survey_beginning",
    "survey_counted",
    "table_hygiene_lines",
    "tally_lines",
    "text",
    "text_hygiene_lines",
    "weighed_lines",
    "weighing_lines",
    "whatif_lines",
    "workbook_template",
    "write_plot",
]


__getattr__ = on_use(
    __name__,
    homes(
        aggregation_text="aggregation_lines",
        crosswalk_text="carried_lines related_lines",
        explanation="explained",
        fields="change_lines field_lines",
        formats="FORMATS format_by_name render",
        framework_branches="framework_tree",
        framework_diff_text="framework_diff_lines",
        framework_markdown="framework_index framework_page page_of",
        framework_template="framework_beginning named_packs",
        schemas="NAMES schema schema_text",
        templates="record_template rule_template",
        survey_template="survey_beginning",
        survey_yaml="survey_as_yaml survey_counted",
        tests_text="failed_example failed_expectation",
        weighing_text="weighed_lines weighing_lines",
        whatif_text="whatif_lines",
        workbooks="workbook_template",
        agreement_text="agreement_lines",
        sample_text="check_lines draw_lines interval_lines size_lines",
        benchmark_text="benchmark_lines",
        catalogue_branches="catalogue_tree standard_branch",
        corpus_text="corpus_lines",
        coverage_text="coverage_lines",
        mutation_text="mutation_lines",
        reached_text="reached_lines",
        proofs_text="proofs_lines",
        ruleset_diff_text="ruleset_diff_lines",
        rule_list="ENDLESS rule_list_lines",
        rule_markdown="rule_pages",
        drift_text="drift_lines",
        funnel_text="funnel_lines",
        impact_text="impact_lines",
        tables_page="layout_markdown",
        tally_text="tally_lines",
        moderation_text="moderation_lines",
        hygiene_text="return_hygiene_lines table_hygiene_lines text_hygiene_lines",
        notebook="notebook_html",
        panel_pack="Audience before_sending panel_page",
        places="RecordFile",
        remarks="summary",
        plots="Predicted belief_plot benchmark_plot domain_profile drift_plot evidence_map funnel_plot predictive_plot "
        "write_plot",
    ),
)


def json_text(result: BaseModel) -> str:
    """A result as JSON, valid against its published schema."""
    return result.model_dump_json(indent=2) + "\n"
