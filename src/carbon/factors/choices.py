"""A choice as a table: the factor taken, every other candidate, and the reason of each."""

from __future__ import annotations

from typing import Any, NamedTuple

from carbon.core.errors import Finding
from carbon.factors.catalogue import Catalogue
from carbon.factors.matching import Match, Rejected, Wanted, match, rejected
from carbon.factors.model import EmissionFactor
from carbon.factors.policy import Policy
from carbon.factors.reasons import gas_gap
from carbon.factors.series import co2e


class Choice(NamedTuple):
    """What was wanted, the match or None, what is to be known of it, and all others: those that came near first."""

    wanted: Wanted
    taken: Match | None
    findings: tuple[Finding, ...]
    others: tuple[Rejected, ...]

    def rows(self) -> list[dict[str, Any]]:
        """Return one row a candidate, the one taken first; where none is taken, a row that says so."""
        if self.taken is None:
            first = _row(self.wanted, None, "none", "no factor meets what is wanted", ())
        else:
            first = _row(self.wanted, self.taken.factor, "taken", self.taken.reason, self.findings)
        return [first, *(_row(self.wanted, item.factor, "rejected", item.reason, ()) for item in self.others)]


def choose(catalogue: Catalogue, wanted: Wanted, policy: Policy) -> Choice:
    """Return the choice among all candidates of a key and stage.

    Parameters: catalogue; wanted; policy.
    """
    taken, gap = match(catalogue, wanted, policy), None
    if taken:
        gap = gas_gap(taken.factor, policy.gwp_set)
    findings = (*taken.findings, *((gap,) if gap else ())) if taken else ()
    others = rejected(catalogue, wanted, policy)
    near = [item for item in others if item.reason.startswith(("loses", "is per"))]
    return Choice(wanted, taken, findings, (*near, *(item for item in others if item not in near)))


def _row(wanted: Wanted, factor: EmissionFactor | None, status: str, reason: str, findings: tuple[Finding, ...]) -> dict[str, Any]:
    form = factor.forms[0] if factor else None
    return {
        "wanted": str(wanted),
        "stage": wanted.stage,
        "status": status,
        "factor_id": factor.id if factor else None,
        "region": factor.region if factor else None,
        "year": factor.year if factor else None,
        "co2e_kg": co2e(form) if form else None,
        "unit": form.unit if form else None,
        "reason": reason,
        "findings": "; ".join(finding.message for finding in findings),
        "publication": factor.publication.title if factor else None,
    }
