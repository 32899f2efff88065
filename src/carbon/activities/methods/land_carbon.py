"""Carbon that land loses or gains: CO2 in the totals, or a removal."""

from __future__ import annotations

from carbon.activities.framework.demands import Demand
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say

IN_TOTAL = Finding(
    "land_carbon",
    "info",
    say(
        "CO2 from land is included in the totals as CO2, not reported separately as biogenic CO2. Report it as "
        "land-use change or land management."
    ),
)


def carbon_demands(lost: Amount, step: str) -> list[Demand]:
    """Return the CO2 of carbon that land loses; what it gains is a removal.

    Parameters: lost, carbon per unit of the activity, negative where it is gained [t]; step in words.
    Source: 2006 IPCC Guidelines vol. 4, 44/12 from carbon to CO2; Corporate Standard (2004) ch. 9 (removals are reported apart).

    >>> carbon_demands(Amount(-1.0, "t"), "")[0].basis
    'removal'
    """
    carbon = Amount(abs(lost.value), lost.unit)
    return [Demand("land_use.carbon", "process", carbon, basis="removal" if lost.value < 0 else None, step=step)]


def carbon_findings(lost: Amount) -> list[Finding]:
    """Return what a reader must know of carbon that land loses or gains."""
    if lost.value < 0:
        text = say("the land gains carbon: a removal, excluded from totals. It lasts only while the land is kept that way.")
        return [Finding("carbon_gained", "info", text)]
    if lost.value == 0:
        return [Finding("carbon_unchanged", "info", say("before and after hold the same carbon: nothing is lost or gained."))]
    return [IN_TOTAL]
