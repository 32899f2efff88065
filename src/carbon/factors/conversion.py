"""From the unit of an amount to the unit of a factor: by scale, by the billing custom of a region, or by a fuel's properties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from carbon.core.errors import CarbonError, Finding
from carbon.core.lists import either
from carbon.core.regions import WORLD, lineage
from carbon.core.sentences import joined, say, term, whole
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import counts_alike, unit
from carbon.factors.billing import OF_STATISTICS, Custom, billing
from carbon.factors.model import Conversion, EmissionFactor, Form
from carbon.factors.money import money
from carbon.factors.properties import AT_HOME, Edge, PropertySet, path_to_form, scale_of, sets_for


def convert(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | None:
    """Return how an amount in `amount_unit` meets one of the factor's unit forms, or None.

    Parameters: factor; amount_unit, the unit's name; place, the region's code; year, for the nearest property.
    """
    dimension = unit(amount_unit).dimension
    if dimension in CURRENCIES:
        found = money(factor, amount_unit, place, year)
        return found if isinstance(found, Conversion) else None
    if dimension == "volume" and (own := _at_home(factor, amount_unit, place, year)):
        return own
    if form := own_form(factor, amount_unit, dimension):
        return Conversion(form, unit(amount_unit).scale)
    if not factor.key.startswith("fuel."):
        return None
    if dimension == "energy":
        return _billed_energy(factor, amount_unit, place, year)
    return _by_properties(factor, amount_unit, dimension, place, sets_for(factor, place, year))


def met_alike(dimension: str) -> bool:
    """Return whether amounts in all units of a dimension meet a factor in one way, but for `own_form`.

    Each unit of plain energy is read by the custom of who bills in it, pieces say what they count, and money has its rate.
    """
    return dimension not in _OF_THE_UNIT


_OF_THE_UNIT = frozenset({"energy", "pieces", *CURRENCIES})


def own_form(factor: EmissionFactor, amount_unit: str, dimension: str) -> Form | None:
    """Return the publisher's own row in the very unit; else its first in another of the dimension, which may be rounded otherwise.

    Parameters: factor; amount_unit, the unit's name; dimension of it.
    """
    if very := next((form for form in factor.forms if form.unit == amount_unit), None):
        return very
    same = (form for form in factor.forms if form.dimension == dimension)
    return next((form for form in same if dimension != "pieces" or counts_alike(form.unit, amount_unit)), None)


def obstacle(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> str:
    """Return why an amount cannot meet any unit form of the factor, and what to give.

    Parameters: as for `convert`.
    """
    dimension = unit(amount_unit).dimension
    if dimension in CURRENCIES and isinstance(found := money(factor, amount_unit, place, year), str):
        return found
    units = ", ".join(form.unit for form in factor.forms)
    if factor.key.startswith("fuel.") and dimension == "energy":
        fuel = factor.key.removeprefix("fuel.").replace("_", " ")
        where = "" if place == WORLD else say(" in {place}", place=place)
        custom = (
            "" if billing(place, factor.key) else say(", and no source is known for how {fuel} is billed{where}", fuel=fuel, where=where)
        )
        if amount_unit in OF_STATISTICS:
            custom = say(", and {fuel} is not billed in {unit}", fuel=fuel, unit=amount_unit)
        return say(
            "is per {units}; {unit} of {fuel} are net or gross{custom}: write {readings}",
            units=units,
            unit=amount_unit,
            fuel=fuel,
            custom=custom,
            readings=either(_readings(amount_unit)),
        )
    return say("is per {units}, and {unit} cannot be converted to it", units=units, unit=amount_unit)


def _billed_energy(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | None:
    """Plain kWh of a fuel follow the cited billing custom of the country and fuel, with a finding."""
    custom = None if amount_unit in OF_STATISTICS else billing(place, factor.key)
    if custom is None:
        return None
    read = _readings(amount_unit)[custom.heating_value == "gross"]
    found = convert(factor, read, place, year)
    if found is None:
        return None
    step = say(
        "{unit} read as {heating_value} calorific value: {custom} ({source})",
        unit=amount_unit,
        heating_value=term(custom.heating_value),
        custom=whole(custom.custom),
        source=custom.source,
    )
    finding = _custom_finding(factor, amount_unit, custom)
    # Not every unit has its two readings: a therm is read by way of kWh.
    ratio = unit(amount_unit).scale / unit(read).scale
    return Conversion(found.form, ratio * found.met, (step, *found.steps), (finding, *found.findings))


def _readings(amount_unit: str) -> tuple[str, str]:
    """Return the net and the gross reading of a unit of energy."""
    known = {"net": "kWh_net", "gross": "kWh_gross"}
    for name in known:
        with suppress(CarbonError):
            known[name] = unit(f"{amount_unit}_{name}").name
    return known["net"], known["gross"]


def _custom_finding(factor: EmissionFactor, amount_unit: str, custom: Custom) -> Finding:
    return Finding(
        "heating_value_assumed",
        "warning",
        say(
            "{amount_unit} of {factor_key} read as {heating_value} calorific value: {custom} ({source}); write {readings} to say which.",
            amount_unit=amount_unit,
            factor_key=factor.key,
            heating_value=term(custom.heating_value),
            custom=whole(custom.custom),
            source=custom.source,
            readings=either(_readings(amount_unit)),
        ),
    )


def _at_home(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | None:
    """A cubic metre of gas in a country that publishes its own heat content holds that, not the heat of another country's gas."""
    near = lineage(place)
    if not factor.key.startswith("fuel.") or factor.region in near:
        return None
    home = [item for item in sets_for(factor, place, year) if item.region in near[:-1] and _holds_gas(item)]
    return _by_properties(factor, amount_unit, "volume", place, tuple(home))


def _holds_gas(item: PropertySet) -> bool:
    return any(edge.assumed for edge in item.edges)


def _by_properties(
    factor: EmissionFactor, amount_unit: str, dimension: str, place: str, sets: tuple[PropertySet, ...]
) -> Conversion | None:
    """The first set that leads to a form of the factor: one publication's properties, never two in one path."""
    for item in sets:
        if found := path_to_form(factor, item, dimension):
            form, way = found
            findings = tuple(_findings(factor, item, way, amount_unit, place))
            return Conversion(form, unit(amount_unit).scale * scale_of(way), tuple(edge.text for edge in way), findings)
    return None


def _findings(factor: EmissionFactor, item: PropertySet, way: tuple[Edge, ...], amount_unit: str, place: str) -> Iterator[Finding]:
    """What a reader must know of a fuel's properties: those of another country or blend are a proxy, conditions of a gas may be assumed."""
    texts = joined((edge.text for edge in way if not edge.assumed), "; ")
    near = [region for region in lineage(place) if region != WORLD]
    away = place != WORLD and item.region not in near and item.publication != factor.publication.name
    if texts and away:
        message = say(
            "no density or heating value of {factor_key} for {place} leads to this factor; those of {region} stand in: {texts}.",
            factor_key=factor.key,
            place=place,
            region=item.region,
            texts=texts,
        )
        yield Finding("fuel_property_stand_in", "warning", message)
    name, _, value = item.qualifiers.partition("=")
    asked = factor.qualifiers.get(name, "mineral")
    if texts and value and value != asked and name != AT_HOME:
        yield Finding(
            "fuel_property_stand_in",
            "info",
            say(
                "no density or heating value of {factor_key} with {name}={asked}; {value} stands in.",
                factor_key=factor.key,
                name=name,
                asked=asked,
                value=value,
            ),
        )
    for edge in way:
        if edge.assumed:
            message = say(
                "{amount_unit} of {factor_key} at no stated temperature and pressure: {text}. Write scf, Sm3 or Nm3 to say which.",
                amount_unit=amount_unit,
                factor_key=factor.key,
                text=edge.text,
            )
            yield Finding("gas_conditions_assumed", "warning", message)
