"""A fuel's own density, heating values and carbon content, as a supplier's certificate or a laboratory states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from carbon.activities.fields.rates import check_dimensions
from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.activities.framework.demands import Demand
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate, parse_rate
from carbon.core.sentences import joined, say, term
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import scale, unit
from carbon.factors.identity import inline_factor
from carbon.factors.properties import Edge, PropertySet, scale_of

CO2_OF_CARBON = 44 / 12
"""kg CO2 of a kg of carbon that is oxidised. Source: IPCC 2006 Guidelines vol. 2, section 1.4.2.1 (oxidation factor 1)."""
_VOLUMES = ("volume", "normal_volume", "standard_volume", "us_standard_volume")
_PER = ("mass", *_VOLUMES)


@dataclass(frozen=True, eq=False)
class Property(Reader[Rate]):
    """A property of a fuel: dimensions of the upper part and of the lower, the dimension that energy stands for, and an example."""

    over: tuple[str, ...]
    per: tuple[str, ...]
    example: str

    def read(self, given: object) -> Rate:
        """Return the property, checked for both dimensions and that it is more than zero.

        Raises: CarbonError.
        """
        rate = given if isinstance(given, Rate) else parse_rate(str(given), self.example)
        check_dimensions(rate, self.over, self.per, self.example)
        if not rate.value > 0:
            raise CarbonError(say("{rate} is not above zero. Write it as {example}.", rate=rate, example=self.example), code="rate_invalid")
        return rate

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        text = f"{' or '.join(self.over)} per {' or '.join(self.per)}, as '{self.example}'"
        return {"type": "string", "description": text, "examples": [self.example]}


DENSITY = Property(("mass",), _VOLUMES, "0.82 kg/l")
NET = Property(("energy", "energy_net"), _PER, "43 MJ/kg")
GROSS = Property(("energy", "energy_gross"), _PER, "45.8 MJ/kg")
CARBON = Property(("mass",), (*_PER, "energy_net", "energy_gross"), "0.86 kg/kg")
_TARGETS = {"density": "mass", "net_calorific_value": "energy_net", "gross_calorific_value": "energy_gross"}
PROPERTIES = (*_TARGETS, "carbon_content")
"""The fields of a fuel's own properties."""


class Own(NamedTuple):
    """What the user says of the fuel: rates by name, in the order asked, and how it is known."""

    rates: tuple[tuple[str, Rate], ...]
    carbon: Rate | None
    evidence: str | None

    @property
    def source(self) -> str:
        """Where the properties are from, as a step says it."""
        return say("given with the activity: {evidence}", evidence=self.evidence) if self.evidence else say("given with the activity")


def own_properties(given: Mapping[str, Rate], evidence: str | None) -> Own:
    """Return what is given of density, heating values and carbon content.

    Parameters: given, by the names in `PROPERTIES`; evidence.
    """
    rates = tuple((name, given[name]) for name in _TARGETS if name in given)
    return Own(rates, given.get("carbon_content"), evidence)


def _set_of(own: Own) -> PropertySet:
    edges = list[Edge]()
    for name, rate in own.rates:
        per, target = unit(rate.per).dimension, _TARGETS[name]
        size = rate.value * unit(rate.unit).scale / unit(rate.per).scale
        text = say("{name} {rate} ({source})", name=term(name), rate=rate, source=own.source)
        edges += [Edge(per, target, size, text), Edge(target, per, 1.0 / size, text)]
    return PropertySet("own", "world", "", None, tuple(edges))


def met(amount: Amount, own: Own) -> tuple[Amount, str]:
    """Return an amount of fuel in the unit that its own properties lead to, and the steps in words.

    A heating value leads to energy, a density alone to mass; carbon content to what it is per.

    Parameters: amount; own properties.
    Raises: CarbonError `field_missing` where carbon content cannot be reached.
    """
    item = _set_of(own)
    wanted = [unit(own.carbon.per).dimension] if own.carbon else [_TARGETS[name] for name, _ in reversed(own.rates)]
    if amount.dimension in wanted:
        return amount, ""
    for target in wanted:
        if way := item.path(amount.dimension, target):
            value = amount.value * unit(amount.unit).scale * scale_of(way)
            return Amount(value, DIMENSIONS[target]), joined((edge.text for edge in way), ", ")
    if own.carbon:
        message = say(
            "carbon_content is per {per}, and the amount is in {amount_unit}. Give density or net_calorific_value too.",
            per=own.carbon.per,
            amount_unit=amount.unit,
        )
        raise CarbonError(message, code="field_missing", field="carbon_content")
    return amount, ""


def used(amount: Amount, own: Own, met_as: Amount) -> Finding:
    """Return what the user's own properties were used for.

    Parameters: amount as given; own; met_as, what it became.
    """
    rates = (*own.rates, *((("carbon_content", own.carbon),) if own.carbon else ()))
    names = joined((say("{name} {rate}", name=name, rate=rate) for name, rate in rates), ", ")
    said = say("{names}: {source}.", names=names, source=own.source)
    if own.carbon is None and amount.unit == met_as.unit:
        return Finding(
            "property_not_used",
            "warning",
            say("{said} An amount in {amount_unit} does not need it; leave it out.", said=said, amount_unit=amount.unit),
        )
    return Finding("own_property", "info", say("{said} What else a factor needs is published, and its step names it.", said=said))


def carbon_demand(amount: Amount, own: Own, *, biogenic: bool, step: str) -> Demand:
    """Return the demand of CO2 by carbon content: carbon × 44/12.

    Parameters: amount of the fuel; own, with carbon content; biogenic, whether the carbon is; step before it.
    Source: IPCC 2006 Guidelines vol. 2, eq. 1.1 and section 1.4.2.1; EU ETS Regulation 2018/2066, article 36 (carbon content × 3.664).
    """
    assert own.carbon is not None, "the caller looks"
    base = DIMENSIONS[unit(own.carbon.per).dimension]
    carbon = own.carbon.value * scale(own.carbon.unit, "kg") / scale(own.carbon.per, base)
    gas = "co2_biogenic" if biogenic else "co2"
    factor = inline_factor(f"{carbon * CO2_OF_CARBON!r} kg {gas}/{base}", "combustion", None, own.evidence)
    text = say("carbon content {carbon} × 44/12, all of it oxidised ({source})", carbon=own.carbon, source=own.source)
    return Demand(factor.key, "combustion", amount, factor=factor, step=joined(filter(None, (step, text)), ", "))
