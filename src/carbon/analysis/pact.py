"""The carbon footprint of a product as PACT exchanges it: all numbers are decimals as text, so that none is rounded on the way.

Source: PACT Technical Specifications for PCF Data Exchange, version 3.0, data type CarbonFootprint.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.periods import parse_period
from carbon.core.quantities import Amount, parse_amount
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.core.units.dimensions import COUNTED
from carbon.core.units.scales import unit
from carbon.engine.result.emissions import Emissions

VERSIONS = ("3.0",)
UNITS = {
    "l": "liter",
    "kg": "kilogram",
    "m3": "cubic meter",
    "kWh": "kilowatt hour",
    "MJ": "megajoule",
    "tkm": "ton kilometer",
    "m2": "square meter",
    "piece": "piece",
    "h": "hour",
}
"""Unit → the specification's word for it."""
_BIOGENIC = frozenset({"ch4_biogenic", "co2_biogenic"})


@dataclass(frozen=True, slots=True)
class Product:
    """What a footprint is declared for.

    Parameters
    ----------
    declared: how much of the product the result is of, such as '1000 kg'.
    mass: mass of one declared unit [kg].
    period: the time the data are of.
    fossil_carbon: fossil carbon held by one declared unit [kg C].
    biogenic_uptake: CO2 taken up by the biomass in one declared unit [kg], counted only in the footprint that includes it.
    exempted: share of emissions left out, from 0 to 1.
    country: code of the country it is made in.
    """

    declared: str
    mass: float
    period: str
    fossil_carbon: float = 0.0
    biogenic_uptake: float = 0.0
    exempted: float = 0.0
    country: str | None = None


def pact_footprint(result: Emissions, product: Product, version: str = "3.0") -> dict[str, object]:
    """Return the `pcf` object of a product footprint: kg CO2e per declared unit.

    Parameters: result, the emissions of the product; product; version of the specification.
    Raises: CarbonError for a unit or version that the specification does not have, or a result that is not complete.

    >>> import carbon
    >>> made = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    >>> pact_footprint(made, Product("100 kg", mass=1.0, period="2019"))["declaredUnitOfMeasurement"]
    'kilogram'
    """
    amount = _checked(result, product, version)
    period, per_unit = parse_period(product.period), Decimal(repr(amount.value))
    plan, gases = result.plan, result.gases_kg(result.basis)
    fossil = sum(mass * plan.weights[gas] for gas, mass in gases.items() if gas not in _BIOGENIC)
    total = Decimal(repr(result.total_kg(result.basis))) / per_unit
    return {
        "declaredUnitOfMeasurement": UNITS["piece" if amount.unit in COUNTED else amount.unit],
        "declaredUnitAmount": "1",
        "productMassPerDeclaredUnit": decimal(product.mass),
        "referencePeriodStart": f"{period.start}T00:00:00Z",
        "referencePeriodEnd": f"{period.end + timedelta(days=1)}T00:00:00Z",
        "pcfExcludingBiogenicUptake": decimal(total),
        "pcfIncludingBiogenicUptake": decimal(total - Decimal(repr(product.biogenic_uptake))),
        "fossilGhgEmissions": decimal(Decimal(repr(fossil)) / per_unit),
        "fossilCarbonContent": decimal(product.fossil_carbon),
        "ipccCharacterizationFactors": [plan.policy.gwp_set.split("_")[0].upper()],
        "crossSectoralStandards": ["GHGP-Product"],
        "exemptedEmissionsPercent": decimal(product.exempted * 100.0),
        **({"geographyCountry": product.country} if product.country else {}),
    }


def _checked(result: Emissions, product: Product, version: str) -> Amount:
    if version not in VERSIONS:
        raise CarbonError(
            say("PACT version '{version}' is unknown.{near}", version=version, near=did_you_mean(version, VERSIONS)),
            code="version_unknown",
            field="version",
        )
    amount = _in_its_units(parse_amount(product.declared))
    if amount.unit not in UNITS:
        raise CarbonError(
            say("PACT declares no {amount_unit}. Known: {units}.", amount_unit=amount.unit, units=", ".join(UNITS)),
            code="unit_unknown",
            field="declared",
        )
    _check_bounds(product)
    if amount.value <= 0:
        raise CarbonError(
            say("{amount} of a product is nothing to declare. Write how much the result is of.", amount=amount), code="amount_invalid"
        )
    if not result.complete:
        raise CarbonError(say("the result is {state}; a partial footprint is not exchanged.", state=result.completeness), code="incomplete")
    return amount


def _in_its_units(amount: Amount) -> Amount:
    """The amount in the specification's unit of its dimension: 1 t is 1000 kg."""
    if amount.unit in UNITS:
        return amount
    same = [name for name in UNITS if unit(name).dimension == amount.dimension]
    return Amount(amount.to(same[0]), same[0]) if same else amount


def _check_bounds(product: Product) -> None:
    """Signs and bounds as the specification has them: uptake lowers the footprint that includes it, and is given as how much it is."""
    checks = (
        ("mass", product.mass > 0, say("is not above zero. Write the mass of one declared unit [kg]")),
        ("exempted", 0 <= product.exempted <= 1, say("is not a share. Write 0 to 1")),
        ("fossil_carbon", product.fossil_carbon >= 0, say("is below zero. Write how much carbon is held [kg C]")),
        ("biogenic_uptake", product.biogenic_uptake >= 0, say("is below zero. Write how much CO2 is taken up [kg], without a sign")),
    )
    for name, right, wrong in checks:
        value = getattr(product, name)
        if not (right and math.isfinite(value)):
            raise CarbonError(say("{name} {value:g} {wrong}.", name=name, value=value, wrong=wrong), code="pact_invalid", field=name)
    if product.country is not None and not (_COUNTRY.fullmatch(product.country) and region(product.country).kind == "country"):
        message = say("country '{country}' is not a code of ISO 3166-1 alpha-2. Write two letters, as FR.", country=product.country)
        raise CarbonError(message, code="pact_invalid", field="country")


_COUNTRY = re.compile("[A-Z]{2}")


def decimal(number: float | Decimal) -> str:
    """Return a number as the decimal text that is exchanged: no exponent, no rounding.

    >>> decimal(1.5e-07), decimal(120.5)
    ('0.00000015', '120.5')
    """
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    return format(exact.normalize(), "f")
