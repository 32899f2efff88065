"""The table of carbon dioxide that Swedish authorities report: kg CO2, not CO2e, in total and per full-time equivalent.

Source: Förordning (2009:907) om miljöledning i statliga myndigheter, annex, as amended by SFS 2025:631.
"""

from __future__ import annotations

import itertools
from math import fsum

from carbon.activities.framework.kinds import kinds
from carbon.activities.methods.airports import airport, great_circle
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.asking.question import Question
from carbon.engine.result.emissions import Emissions
from carbon.tables.frames import frame
from carbon.tables.types import Table

SHORT_FLIGHT_KM = 500.0
"""Flights under and over 500 km are rows of their own [km]."""
ROWS = {
    "flights under 500 km": (),
    "car in service": ("car_travel", "taxi", "car_fleet", "mileage_claim", "motorcycle"),
    "train": ("rail",),
    "bus": ("bus",),
    "machines and other vehicles": ("fuel", "van", "lorry", "ambulance"),
    "flights over 500 km": (),
}
"""Row → kinds of activity. Car in service holds own, hired and leased cars and taxis."""
_FLIGHT = "flight"


def sfs_2009_907(result: Emissions, full_time_equivalents: float) -> Table:
    """Return kg CO2 by row of the annex, in total and per full-time equivalent (årsarbetskraft); the sum holds flights under 500 km only.

    Combustion CO2 of fossil origin is counted; other gases, upstream and non-CO2 effects are not.
    Parameters: result; full_time_equivalents, how many.
    Raises: CarbonError for no full-time equivalents.
    Source: SFS 2009:907, annex, as amended by SFS 2025:631.

    >>> import carbon
    >>> table = sfs_2009_907(carbon.calculate("rail", "640 km", region="GB", period=2019), full_time_equivalents=10)
    >>> table["row"].to_list()[2]
    'train'
    """
    if full_time_equivalents <= 0:
        raise CarbonError(say("full_time_equivalents must be above 0; give the mean number of the year."), code="number_invalid")
    sums: dict[str, list[float]] = {row: [] for row in ROWS}
    for question, line in result.plan.lines:
        asked = result.plan.answers[question].question
        if line.stage == "combustion" and (row := _row(asked)):
            sums[row].append(float(result.question_amounts[question]) * line.gases.get("co2", 0.0))
    totals = {row: fsum(values) for row, values in sums.items()}
    names = list(ROWS)
    ordered = (
        {name: totals[name] for name in names[:-1]} | {"sum": fsum(totals[name] for name in names[:-1])} | {names[-1]: totals[names[-1]]}
    )
    return frame(
        {
            "row": list(ordered),
            "kg_co2": list(ordered.values()),
            "kg_co2_per_fte": [value / full_time_equivalents for value in ordered.values()],
        }
    )


def _row(asked: Question) -> str | None:
    if asked.kind == _FLIGHT:
        return "flights under 500 km" if _short(asked) else "flights over 500 km"
    return next((row for row, names in ROWS.items() if asked.kind in names), None)


def _short(asked: Question) -> bool:
    """Whether the longest leg is under 500 km; a flight by distance goes by its haul, domestic being under 463 km."""
    fields = dict(zip(kinds()[_FLIGHT].question_fields(), asked.fields, strict=True))
    origin, destination, via = fields.get("origin"), fields.get("destination"), fields.get("via")
    stops = [airport(str(code)) for code in (origin, *(via if isinstance(via, tuple) else ()), destination) if code]
    if len(stops) > 1:
        return max(great_circle(one, other) for one, other in itertools.pairwise(stops)) < SHORT_FLIGHT_KM
    band = fields.get("band")
    haul = fields.get("haul") or (band[0] if isinstance(band, tuple) else None)
    return haul == "domestic"
