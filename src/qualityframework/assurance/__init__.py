"""What can be said of a ruleset itself: today that its examples hold."""

from .examples import ExampleResult, RulesetTest, run_examples

__all__ = ["ExampleResult", "RulesetTest", "run_examples"]
