"""A result in the rows that standards ask for: ISO 14064-1 categories, ESRS E1-6, SFS 2009:907.

The templates are data: a new version of a standard is a new entry, the old one stays.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import CO2_BIOGENIC
from carbon.core.sentences import say
from carbon.engine.result.emissions import Emissions
from carbon.tables.frames import frame
from carbon.tables.types import Table

ISO_14064_1 = {
    "1 direct emissions and removals": ((1, None),),
    "2 imported energy": ((2, None),),
    "3 transport": ((3, 4), (3, 6), (3, 7), (3, 9)),
    "4 products used by the organisation": ((3, 1), (3, 2), (3, 3), (3, 5), (3, 8)),
    "5 use of the organisation's products": ((3, 10), (3, 11), (3, 12), (3, 13), (3, 14), (3, 15)),
    "6 other sources": (),
}
"""ISO 14064-1:2018, 5.2.4 and Annex B: category → scopes and scope 3 categories; category 3 stands with the products used."""


class Booked(NamedTuple):
    """Kg of a gas and kg CO2e of one line, with where it is booked."""

    scope: int
    category: int | None
    gas: str
    kg: float
    co2e_kg: float


def booked(result: Emissions, basis: str) -> list[Booked]:
    """Return every line's gases with their booking, in one scope 2 view.

    Parameters: result; basis, location or market.
    """
    plan, found = result.plan, list[Booked]()
    for question, line in plan.lines:
        if line.basis in (None, basis):
            amount = float(result.question_amounts[question])
            for gas, mass in line.gases.items():
                found.append(Booked(*line.booking, gas, amount * mass, amount * mass * plan.weights[gas]))
    return found


def iso_14064_1(result: Emissions) -> Table:
    """Return kg CO2e and kg of biogenic CO2 by category of ISO 14064-1.

    Parameters: result.
    Source: ISO 14064-1:2018, 5.2.4 and Annex B.

    >>> import carbon
    >>> iso_14064_1(carbon.calculate("diesel", "40 L", region="GB", period=2019)).height
    6
    """
    lines = booked(result, result.basis)
    rows = {name: [line for line in lines if (line.scope, line.category) in places] for name, places in ISO_14064_1.items()}
    return frame(
        {
            "category": list(rows),
            "co2e_kg": [fsum(line.co2e_kg for line in found) for found in rows.values()],
            "co2_biogenic_kg": [fsum(line.kg for line in found if line.gas == CO2_BIOGENIC) for found in rows.values()],
        }
    )


class Datapoint(NamedTuple):
    """A row of a disclosure: label, the element's name, what it sums."""

    label: str
    element: str
    scopes: tuple[int, ...]
    basis: str


ESRS_E1_6: dict[str, tuple[Datapoint, ...]] = {
    "2023": (
        Datapoint("Gross Scope 1 GHG emissions", "GrossScope1GreenhouseGasEmissions", (1,), "location"),
        Datapoint("Gross location-based Scope 2 GHG emissions", "GrossLocationBasedScope2GreenhouseGasEmissions", (2,), "location"),
        Datapoint("Gross market-based Scope 2 GHG emissions", "GrossMarketBasedScope2GreenhouseGasEmissions", (2,), "market"),
        Datapoint("Total Gross indirect (Scope 3) GHG emissions", "GrossScope3GreenhouseGasEmissions", (3,), "location"),
        Datapoint("Total GHG emissions (location-based)", "LocationBasedGreenhouseGasEmissions", (1, 2, 3), "location"),
        Datapoint("Total GHG emissions (market-based)", "MarketBasedGreenhouseGasEmissions", (1, 2, 3), "market"),
    )
}
"""Set of the standards → rows of the table of E1-6, as in Commission Delegated Regulation (EU) 2023/2772, ESRS E1, AR 48."""


def esrs_e1_6(result: Emissions, version: str = "2023") -> Table:
    """Return the rows of the table of gross emissions of ESRS E1-6 [t CO2e], scope 3 by category, biogenic CO2 beside them [t].

    Parameters: result; version of the set of standards.
    Raises: CarbonError for an unknown version.
    Source: Commission Delegated Regulation (EU) 2023/2772, ESRS E1, paragraphs 44 to 52 and AR 48.

    >>> import carbon
    >>> esrs_e1_6(carbon.calculate("diesel", "40 L", region="GB", period=2019))["label"][0]
    'Gross Scope 1 GHG emissions'
    """
    if version not in ESRS_E1_6:
        raise CarbonError(
            say("ESRS set '{version}' is unknown.{near}", version=version, near=did_you_mean(version, ESRS_E1_6)),
            code="version_unknown",
            field="version",
        )
    rows = [_datapoint(result, point) for point in ESRS_E1_6[version]]
    categories = sorted({line.category for line in booked(result, "location") if line.category})
    rows[4:4] = [_category(result, number) for number in categories]
    names = ("label", "element", "t_co2e", "t_co2_biogenic")
    return frame({name: [row[place] for row in rows] for place, name in enumerate(names)})


def _datapoint(result: Emissions, point: Datapoint) -> tuple[str, str, float, float]:
    lines = [line for line in booked(result, point.basis) if line.scope in point.scopes]
    return (point.label, point.element, *_tonnes(lines))


def _category(result: Emissions, number: int) -> tuple[str, str, float, float]:
    lines = [line for line in booked(result, "location") if line.category == number]
    return (f"Scope 3 category {number}", "", *_tonnes(lines))


def _tonnes(lines: list[Booked]) -> tuple[float, float]:
    biogenic = fsum(line.kg for line in lines if line.gas == CO2_BIOGENIC)
    return fsum(line.co2e_kg for line in lines) / 1000.0, biogenic / 1000.0
