"""What a vehicle uses per distance: a fuel, electricity, or the CO2 of its exhaust; a bare mass per km may be either and is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.rates import AnyRate
from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.quantities import Rate, parse_rate
from carbon.core.sentences import say
from carbon.core.units.scales import unit

_OF_CO2 = pattern(
    r"(?P<mass>[\d.,\s]*\d\s*(?:mg|g|kg|lb))\s*(?P<gas>co(?:2|₂)(?:\s*-?\s*eq?\.?)?)\s*(?:/|per)\s*(?P<way>.+)", re.IGNORECASE
)
_OF_FUEL = pattern(r"(?P<mass>[\d.,\s]*\d\s*(?:g|kg|lb))\s*(?:of\s+)?fuel\s*(?P<way>(?:/|per).+)", re.IGNORECASE)
_GASES = ("cng", "lng", "lpg", "vehicle_gas", "natural_gas", "biogas", "biomethane", "methane", "hydrogen", "gasol", "fordonsgas")
"""Fuels that are sold by mass, and whose consumption is written as kg/100km."""


class FuelMass(Rate):
    """A mass of fuel per distance that was written as one, such as '4 kg fuel/100km'."""

    __slots__ = ()


@dataclass(frozen=True)
class Exhaust:
    """The CO2 of a vehicle's exhaust per distance, such as '120 g CO2/km'."""

    rate: Rate
    gas: str

    def __str__(self) -> str:
        return f"{self.rate.value:g} {self.rate.unit} {self.gas}/{self.rate.per}"


class ConsumptionOf(AnyRate[Rate | Exhaust]):
    """Fuel or electricity per distance, or CO2 per distance."""

    def read(self, given: object) -> Rate | Exhaust:
        """Return the consumption.

        Raises: CarbonError `consumption_ambiguous` of grams per km, which are CO2 on a car's papers and fuel in a rate.
        """
        text = str(given).strip()
        if isinstance(given, Rate | Exhaust):
            return given if isinstance(given, Exhaust) else self.rate(given)
        if found := _OF_CO2.fullmatch(text):
            gas = "CO2e" if "e" in found["gas"].casefold() else "CO2"
            return Exhaust(self.rate(parse_rate(f"{found['mass']}/{found['way']}")), gas)
        if found := _OF_FUEL.fullmatch(text):
            return FuelMass(*self.rate(parse_rate(f"{found['mass']}{found['way']}")))
        rate = self.rate(given)
        if unit(rate.unit).dimension == "mass" and unit(rate.unit).name in ("g", "mg"):
            raise ambiguous(text, rate)
        return rate

    def plain(self, value: Rate | Exhaust) -> object:
        """Return a consumption as text that is read back to the last bit."""
        if isinstance(value, Exhaust):
            return f"{value.rate.value!r} {value.rate.unit} {value.gas}/{value.rate.per}"
        if isinstance(value, FuelMass):
            return f"{value.value!r} {value.unit} fuel/{value.per}"
        return super().plain(value)


Consumption = Annotated[Rate | Exhaust, ConsumptionOf(("volume", "normal_volume", "mass", "energy"), "distance")]


def ambiguous(text: str, rate: Rate) -> CarbonError:
    """Return the error of a mass per distance that may be exhaust or fuel.

    Parameters: text as it was written; rate that it was read as.
    """
    amount, per = f"{rate.value:g} {rate.unit}", rate.per
    return CarbonError(
        say(
            "'{text}' may be the car's CO2 or a mass of fuel. Write '{amount} CO2/{per}' for its CO2, '{amount} "
            "fuel/{per}' for its fuel, or litres, such as '5 l/100km'.",
            text=text,
            amount=amount,
            per=per,
        ),
        code="consumption_ambiguous",
        field="consumption",
    )


def check_mass(fuel: str, consumption: Rate | Exhaust | None) -> None:
    """Raise when a liquid fuel has a bare mass per distance, which may be the vehicle's CO2 as well.

    Parameters: fuel; consumption.
    """
    if not isinstance(consumption, Rate) or isinstance(consumption, FuelMass) or unit(consumption.unit).dimension != "mass":
        return
    if fuel.strip().casefold() not in _GASES:
        raise ambiguous(str(consumption), consumption)
