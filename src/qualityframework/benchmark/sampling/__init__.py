"""Samples of records and answers to surveys: how many, which ones, and what can be said from them of all.

sizes, rare, power, clusters (how many) -> listing, strata, drawing, checking (which ones)
-> intervals, stratified, quantities (what can be said); surveys, small_numbers (what cannot)
"""

from .answers import (
    IntervalAnswer,
    SizeAnswer,
    SurveyAnswer,
    ToldApart,
    interval_answer,
    sampling_figures,
    size_answer,
    survey_figures,
)
from .checking import DrawCheck, check_draw, read_draw
from .clusters import design_effect, effect_on_meeting, effective_by_weights, effective_size
from .drawing import Draw, RecordDrawn, StratumDrawn, draw_sample
from .intervals import IntervalMethod, ShareInterval, share_interval
from .listing import ID_COLUMN, CaseList, Listed, read_list
from .power import power_to_tell
from .quantities import in_words
from .rare import SizeToMeet, chance_of_meeting, size_to_meet
from .sizes import SampleSize, margin_of, sample_size
from .small_numbers import suppressed, total_is_safe
from .strata import Allocation, Allotted, allocated
from .stratified import StratifiedShare, StratumRead, StratumShare, stratified_share
from .surveys import (
    GroupAsked,
    Representativeness,
    SurveyReliability,
    representativeness,
    survey_reliability,
    without_assumptions,
)

__all__ = [
    "ID_COLUMN",
    "Allocation",
    "Allotted",
    "CaseList",
    "Draw",
    "DrawCheck",
    "GroupAsked",
    "IntervalAnswer",
    "IntervalMethod",
    "Listed",
    "RecordDrawn",
    "Representativeness",
    "SampleSize",
    "ShareInterval",
    "SizeAnswer",
    "SizeToMeet",
    "StratifiedShare",
    "StratumDrawn",
    "StratumRead",
    "StratumShare",
    "SurveyAnswer",
    "SurveyReliability",
    "ToldApart",
    "allocated",
    "chance_of_meeting",
    "check_draw",
    "design_effect",
    "draw_sample",
    "effect_on_meeting",
    "effective_by_weights",
    "effective_size",
    "in_words",
    "interval_answer",
    "margin_of",
    "power_to_tell",
    "read_draw",
    "read_list",
    "representativeness",
    "sample_size",
    "sampling_figures",
    "share_interval",
    "size_answer",
    "size_to_meet",
    "stratified_share",
    "suppressed",
    "survey_figures",
    "survey_reliability",
    "total_is_safe",
    "without_assumptions",
]
