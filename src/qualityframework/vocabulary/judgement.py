"""The closed lists that rules, findings and outputs share."""

from __future__ import annotations

from enum import StrEnum


class Remit(StrEnum):
    """What the Quality and Consistency Panel is there for, in the order of its own remit; and how all record.

    Recording is no remit of the panel: it is what every member of an inspection team is held to.
    """

    STORY = "story"
    EVIDENCE = "evidence"
    CONSISTENCY = "consistency"
    FOLLOW_UP = "follow-up"
    RECORDING = "recording"

    @property
    def question(self) -> str:
        """The question of the remit, in our words."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Remit.STORY: "Do the key messages come across, and does the report tell one coherent story?",
    Remit.EVIDENCE: "Are the evaluations robust, evidence-based and true to people's experience?",
    Remit.CONSISTENCY: "Are the evaluations consistent with each other and with earlier inspections?",
    Remit.FOLLOW_UP: "Is a progress review or improvement support needed: timing, focus, approach?",
    Remit.RECORDING: "Is the record free of what identifies a child, an adult at risk, a family or a member of staff?",
}


class Severity(StrEnum):
    """What a panel is asked to do about a finding; `rank` orders them."""

    NOTE = "note"
    EXPLAIN = "explain"
    RESOLVE = "resolve"

    @property
    def rank(self) -> int:
        """0 for a note, 2 for what must be resolved before publication."""
        return list(Severity).index(self)


class Outcome(StrEnum):
    """What a rule comes to for one subject. Undetermined is an outcome of its own, never a silent clear."""

    FIRES = "fires"
    CLEAR = "clear"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Status(StrEnum):
    """How we know an item of a pack."""

    CONFIRMED = "confirmed"  # seen in the source that is cited
    RECONSTRUCTED = "reconstructed"  # from general knowledge; the source was not seen
    DRAFTED = "drafted"  # our own words or our own choice

    @property
    def mark(self) -> str:
        """What stands behind a title that nobody saw in a source, wherever it is shown; nothing behind others."""
        return " [reconstructed]" if self is Status.RECONSTRUCTED else ""


class State(StrEnum):
    """Whether a subject was evaluated. Three stated kinds of absence; `None` beside them is the fourth: unknown."""

    EVALUATED = "evaluated"
    NOT_EVALUATED = "not-evaluated"
    NOT_APPLICABLE = "not-applicable"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"


class BandVerdict(StrEnum):
    """How the team's grade stands to the grades that the evidence can carry. It is no grade and replaces none."""

    SUPPORTED = "supported"
    IF_UNVERIFIED_HOLDS = "supported-if-unverified-holds"
    ABOVE = "above-the-evidence"
    BELOW = "below-the-evidence"
    INSUFFICIENT = "insufficient-to-say"


class Firmness(StrEnum):
    """How far what items count for could be wrong before the middle of the evidence is another."""

    SOLID = "solid"
    MODERATE = "moderate"
    FRAGILE = "fragile"


class Agreement(StrEnum):
    """How far the evidence says the same."""

    AGREE = "agree"
    MIXED = "mixed"
    CONFLICTING = "conflicting"


class Level(StrEnum):
    """How certain one can be of what the evidence comes to, lowest first; after the levels of GRADE."""

    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Consistency(StrEnum):
    """How a grade lies among those that earlier panels gave on evidence like this."""

    IN_LINE = "in-line"
    LOOK_AGAIN = "look-again"
    EXPLAIN = "explain"


class DetailKind(StrEnum):
    """What sort of detail identifies a person, or may."""

    NAME = "name"
    STAFF_NAME = "staff-name"
    DATE_OF_BIRTH = "date-of-birth"
    CHI_NUMBER = "chi-number"
    NHS_NUMBER = "nhs-number"
    NATIONAL_INSURANCE_NUMBER = "national-insurance-number"
    PUPIL_NUMBER = "pupil-number"
    TELEPHONE_NUMBER = "telephone-number"
    E_MAIL_ADDRESS = "e-mail-address"
    POSTCODE = "postcode"
    CASE_REFERENCE = "case-reference"
    SMALL_NUMBER = "small-number"
    DIFFERENCE = "difference"  # two tables, each fine, that tell a small number when one is taken from the other
