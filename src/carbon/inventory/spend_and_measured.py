"""Money spent on what other rows have in kWh, litres or kilometres: the same purchase may be counted by both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.inventory.double_counting import meeting, places
from carbon.inventory.portions import Placed

_SOLD: Mapping[str, frozenset[str]] = {
    "C19": frozenset({"fuel", "fuel_blend", "fuel_purchase", "car_travel", "van_travel", "lorry_travel"}),
    "D35": frozenset({"electricity", "district_heating", "district_cooling", "steam"}),
    "E36": frozenset({"water_supply"}),
    "E37T39": frozenset({"waste", "waste_water"}),
    "H49": frozenset({"rail", "bus", "taxi", "freight", "shared_freight"}),
    "H51": frozenset({"flight"}),
    "I": frozenset({"hotel_stay"}),
    "N77": frozenset({"car_travel"}),
}
"""Industry (NACE Rev. 2) → the kinds whose amounts are of what it sells."""


def spend_and_measured(rows: Sequence[Placed]) -> Iterator[Finding]:
    """Yield a finding for each industry whose sales are counted by money, and by amount too in the same time and entity.

    Parameters: rows, activities with their places.
    Source: GHG Protocol, Scope 3 Technical Guidance (2013), category 1, hybrid method: spend is for what has no other data.
    """
    spent = [placed for placed in rows if placed.activity.kind_name() == "spend"]
    if not spent:
        return
    measured = defaultdict[tuple[str | None, str], list[Placed]](list)
    for placed in rows:
        measured[placed.activity.entity, placed.activity.kind_name()].append(placed)
    bought = defaultdict[tuple[str | None, str], list[Placed]](list)
    for placed in spent:
        bought[placed.activity.entity, str(getattr(placed.activity, "sector", ""))].append(placed)
    for (entity, sector), mine in bought.items():
        kinds = sorted(_SOLD.get(sector, ()))
        money, amounts = meeting(mine, [placed for kind in kinds for placed in measured.get((entity, kind), ())])
        if money:
            message = say(
                "money spent on {sector} ({spent}) stands beside {kinds} ({measured}): the same purchase may be counted twice. Leave the "
                "accounts of what is measured out of the ledger, or the rows of money out.",
                sector=sector,
                spent=places(money),
                kinds=joined(dict.fromkeys(placed.activity.kind_name() for placed in amounts), ", "),
                measured=places(amounts),
            )
            yield Finding("spend_and_measured", "warning", message, money[0].file, money[0].row)
