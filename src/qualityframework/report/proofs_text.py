"""What was proved, in words: what fails first, then how much holds, and within which bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..assurance import Claim, Proof, Proofs
from .branches import Line, wrapped
from .fields import change_lines

_SAYS = {
    Claim.CAN_FIRE: "can fire",
    Claim.CAN_BE_CLEAR: "can be clear",
    Claim.NOT_IMPLIED: "does not fire wherever {other} does",
    Claim.GAPS_NEVER_CLEAR: "is never turned clear by a gap",
    Claim.MORE_NEVER_ADDS: "does not come to fire by one more row of this kind, beside others",
    Claim.NEVER_TOGETHER: "never fires together with {other}",
    Claim.TABLE_HAS_NO_GAP: "and the others of its table leave no gap",
    Claim.TABLE_HAS_NO_OVERLAP: "does not overlap with {other}",
    Claim.LEVEL_IS_REACHED: "can be carried by evidence",
    Claim.ONE_KIND_IS_QUESTIONED: "as the only kind of evidence is questioned",
    Claim.LIMIT_HOLDS: "holds whatever else is given",
}
_VERDICT = {
    "refuted": ("not so", "severity-resolve"),
    "needless": ("it is so, and the pack says that it is not", "severity-resolve"),
    "not-shown": ("not shown", "unknown"),
    "meant": ("not so, and meant", ""),
}


def proofs_lines(proofs: Proofs, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"What holds of {proofs.pack}", "title", width)
    yield from change_lines(proofs, width)
    for verdict, (_, role) in _VERDICT.items():
        for proof in proofs.proofs:
            if proof.verdict == verdict:
                yield Line("")
                yield from _told(proof, role, width)
    yield Line("")
    counts = Counter((one.claim, one.verdict) for one in proofs.proofs)
    for claim in Claim:
        total = sum(count for (one, _), count in counts.items() if one is claim)
        if total:
            told = _SAYS[claim].format(other="another")
            proved = counts[claim, "proved"]
            yield from wrapped(f"{told}: {proved:,} of {total:,} proved", "summary" if proved == total else "", width)
    of_rules = any(one.rules for one in proofs.proofs)
    if of_rules and not counts[Claim.NOT_IMPLIED, "refuted"] + counts[Claim.NOT_IMPLIED, "meant"]:
        yield from wrapped("no rule fires wherever another of its remit, severity and subject does", "summary", width)
    if proofs.proofs:
        bounds = " or ".join(dict.fromkeys(one.bounds for one in proofs.proofs))
        given = "; what weighing and comparing come to is taken as given" if of_rules else ""
        yield from wrapped(f"All of it within bounds: {bounds}{given}.", "dim", width)
    else:
        yield from wrapped("It has neither limits nor rules that judge it: nothing was proved.", "unknown", width)
    yield from wrapped(f"qualityframework {proofs.engine}; {proofs.pack} {proofs.digest[:12]}.", "dim", width)


def _told(proof: Proof, role: str, width: int) -> Iterator[Line]:
    turned = proof.claim is Claim.NOT_IMPLIED
    first, *others = [proof.of] if proof.of is not None else proof.rules[::-1] if turned else proof.rules
    said = _SAYS[proof.claim].format(other=" and ".join(others))
    yield from wrapped(f"{first} {said}: {_VERDICT[proof.verdict][0]}", role, width)
    if proof.because is not None:
        yield from wrapped(proof.because, "", width, "  ")
    if proof.shown_by is not None:
        yield from wrapped("as an example shows, ready for its file:", "dim", width, "  ")
        yield from wrapped(f"- {proof.shown_by}", "", width, "    ")
    elif proof.verdict in ("refuted", "meant") and proof.of is None:
        yield from wrapped(
            "the record that shows it has rows that may or may not be there, which no file can say", "dim", width, "  "
        )
