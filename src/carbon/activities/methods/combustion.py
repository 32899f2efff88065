"""Combustion: the demands of burning a fuel, or the parts of a blend, and of its upstream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from carbon.activities.fields.words import ask_meaning, fuel_of, home_words
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.blends import Part, blend_finding, of_part, shares_of, stated_parts
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say
from carbon.core.written import phrase

SECTORS = (
    "energy_industries",
    "manufacturing",
    "commercial",
    "residential",
    "road",
    "off_road",
    "rail",
    "navigation",
    "aviation",
)


def fuel_name(fuel: str) -> str:
    """Return a fuel as keys spell it, also of an everyday word for it.

    >>> fuel_name("Natural gas"), fuel_name("red diesel")
    ('natural_gas', 'heating_oil')
    """
    return fuel_of(fuel, None)[0]


def blend_name(blend: str | None) -> str | None:
    """Return a blend as the catalogue spells it, such as e10 of E10."""
    return blend.strip().casefold() if blend else None


DIESEL = "diesel"
"""Fuel of a vehicle of work whose fuel was not given."""


def fuel_assumed(given: str | None) -> list[Finding]:
    """Return `fuel_assumed` where the fuel was not given, and diesel is taken.

    Parameters: given, the fuel as it was written.
    """
    if given is not None:
        return []
    return [Finding("fuel_assumed", "info", say("no fuel given; diesel is assumed. Write fuel=petrol, or what it is."))]


def burnable(fuel: str | None) -> str:
    """Return the fuel that a consumption is of: diesel where none is given.

    Parameters: fuel, as it was written.
    Raises: CarbonError where it is not known: no mean of fuels has a heat or a density.
    """
    if fuel == "unknown":
        message = say("the fuel is not known, and a consumption needs it. Write fuel=diesel, or what is burned.")
        raise CarbonError(message, code="field_missing", field="fuel")
    return fuel or DIESEL


def unused_fuel(given: str | None) -> tuple[str, ...]:
    """Return the fields that a factor per km has no use for: diesel is what it holds.

    Parameters: given, the fuel as it was written.
    """
    return ("blend",) if given in (None, DIESEL) else ("fuel", "blend")


def fuel_method(
    fuel: str,
    amount: Amount,
    blend: str | None,
    context: Context,
    *,
    sort: Mapping[str, str] | None = None,
    engine: Mapping[str, str] | None = None,
    step: str = "",
) -> Method:
    """Return the method of burning a fuel; a blend of a standard is burned as its parts, with the finding that says so.

    Parameters: fuel; amount of it per unit of the activity; blend; context; sort and engine, further qualifiers; step in words.
    """
    ask_meaning("fuel", fuel, context.region)
    name, stated = fuel_of(fuel, blend_name(blend))
    if stated and (parts := stated_parts(name, stated, context)):
        return Method(_of_parts(parts, amount, stated, context, engine, step), [blend_finding(name, stated, parts)])
    taken, said = _liquid_or_gas(name, amount, context)
    chain = fuel_chain(taken if taken != name else fuel, amount, stated, sort=sort, engine=engine, step=step)
    return Method(chain, [*_called_so(fuel, name, context.region), *said])


_LIQUEFIED = ("propane", "butane", "lpg")
_OF_GAS = ("normal_volume", "standard_volume", "us_standard_volume")
_CUBIC = ("m3", "ft3")


def _liquid_or_gas(name: str, amount: Amount, context: Context) -> tuple[str, list[Finding]]:
    """The fuel that a volume of a liquefied gas is of: at stated conditions the gas; cubic metres without them may be either.

    A cubic metre of the liquid holds about 270 times what one of the gas does.
    """
    if name not in _LIQUEFIED:
        return name, []
    gas = f"{name}_gas"
    if amount.dimension in _OF_GAS and context.catalogue and context.catalogue.by_key(f"fuel.{gas}"):
        message = say("a volume of {name} at stated conditions is gas: fuel={gas} is taken.", name=name, gas=gas)
        return gas, [Finding("word_narrowed", "info", message)]
    if amount.unit in _CUBIC:
        message = say("{unit} of {name} is read as liquid. Of gas, write Nm3, Sm3 or scf.", unit=amount.unit, name=name)
        return name, [Finding("word_narrowed", "warning", message)]
    return name, []


def _called_so(fuel: str, name: str, place: str) -> list[Finding]:
    """What the name of a fuel may mean else in a country, unless a narrower word was written, such as gas oil for heating oil."""
    row = home_words(f"fuel.{name}", place, {}, {}) if phrase(fuel) == phrase(name) else None
    return [Finding("word_narrowed", "info", row.note)] if row else []


def _of_parts(
    parts: tuple[Part, ...], amount: Amount, blend: str, context: Context, engine: Mapping[str, str] | None, step: str
) -> list[Demand]:
    found = list[Demand]()
    for part, share in zip(parts, shares_of(parts, amount.dimension, context), strict=True):
        fuel, taken, text = of_part(part, amount, share, blend)
        found += fuel_chain(fuel, taken, part.blend or None, engine=engine, step=joined(filter(None, (step, text)), ", "))
    return of_one_edition(found)


def of_one_edition(parts: list[Demand]) -> list[Demand]:
    """Return the demands of a mix of fuels: the edition that answers the first goes first for the others that have none at home."""
    return [replace(demand, like=parts[0].key) for demand in parts]


def fuel_chain(
    fuel: str,
    amount: Amount,
    blend: str | None = None,
    *,
    sort: Mapping[str, str] | None = None,
    engine: Mapping[str, str] | None = None,
    step: str = "",
) -> list[Demand]:
    """Return the demands of burning a fuel: combustion and well-to-tank.

    Parameters: fuel; amount of it per unit of the activity; blend; sort, qualifiers of the fuel itself; engine, those of where it is
    burned, which its upstream does not depend on; step in words.
    """
    upstream = ({"blend": blend} if blend else {}) | dict(sort or {})
    key = f"fuel.{fuel_name(fuel)}"
    return [Demand(key, "combustion", amount, upstream | dict(engine or {}), step=step), Demand(key, "wtt", amount, upstream, step=step)]


def as_generation(demands: list[Demand]) -> list[Demand]:
    """Return demands of a fuel as those who buy the heat or power of it book them: its combustion is their generation."""
    return [replace(demand, posted_as="generation") if demand.stage == "combustion" else demand for demand in demands]
