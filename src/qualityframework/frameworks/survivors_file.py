"""`survivors.yaml`: small slips in rules that no example can tell from the rule as it is, each with the reason."""

from pydantic import Field

from ..vocabulary import Fixed, Frozen, Line


class SurvivorsFile(Frozen):
    """`survivors.yaml`."""

    survivors: Fixed[Line, Fixed[Line, Line]] = Field(
        min_length=1, description="by rule: what `mutate` calls the change, and why no example is to tell it"
    )
