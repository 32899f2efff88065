"""From the unit of an amount to the unit of a factor: by scale, by the billing custom of a region, or by a fuel's properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from carbon.core.errors import Finding
from carbon.core.quantities import parse_rate
from carbon.core.regions import WORLD, lineage, region
from carbon.core.store.read import store
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit
from carbon.factors.model import Conversion, EmissionFactor
from carbon.factors.money import money
from carbon.factors.policy import STAND_INS

_ENERGY_OF = {"net_calorific_value": "energy_net", "gross_calorific_value": "energy_gross", "energy_content": "energy_net"}


class _Edge(NamedTuple):
    """One unit of `source` dimension's base is `scale` base units of `target`."""

    source: str
    target: str
    scale: float
    text: str
    region: str


def convert(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | None:
    """Return how an amount in `amount_unit` meets one of the factor's unit forms, or None.

    Parameters: factor; amount_unit, the unit's name; place, the region's code; year, for the nearest property.
    """
    dimension = unit(amount_unit).dimension
    if dimension in CURRENCIES:
        found = money(factor, amount_unit, place, year)
        return found if isinstance(found, Conversion) else None
    for form in factor.forms:
        if form.dimension == dimension:
            return Conversion(form, unit(amount_unit).scale)
    if not factor.key.startswith("fuel."):
        return None
    if dimension == "energy":
        return _billed_energy(factor, amount_unit, place, year)
    return _by_properties(factor, amount_unit, dimension, place, year)


def obstacle(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> str:
    """Return why an amount cannot meet any unit form of the factor, and what to give.

    Parameters: as for `convert`.
    """
    dimension = unit(amount_unit).dimension
    if dimension in CURRENCIES and isinstance(found := money(factor, amount_unit, place, year), str):
        return found
    units = ", ".join(form.unit for form in factor.forms)
    if factor.key.startswith("fuel.") and dimension == "energy":
        return f"is per {units}; {amount_unit} of a fuel are net or gross: write {amount_unit}_net or {amount_unit}_gross"
    return f"is per {units}, which {amount_unit} cannot meet"


def _billed_energy(factor: EmissionFactor, amount_unit: str, place: str, year: int | None) -> Conversion | None:
    """Plain kWh of a fuel follow the billing custom of the region, with a finding."""
    custom = region(place).heating_value if place != WORLD else ""
    if not custom:
        return None
    base = f"kWh_{custom}"
    found = convert(factor, base, place, year)
    if found is None:
        return None
    finding = Finding(
        "heating_value_assumed",
        "warning",
        f"{amount_unit} of {factor.key} read as {custom} calorific value, the billing custom of {place}; "
        f"write {amount_unit}_net or {amount_unit}_gross to say which.",
    )
    step = f"{amount_unit} read as {amount_unit}_{custom}, the billing custom of {place}"
    return Conversion(found.form, unit(amount_unit).scale * found.met, (step, *found.steps), (finding, *found.findings))


def _by_properties(factor: EmissionFactor, amount_unit: str, dimension: str, place: str, year: int | None) -> Conversion | None:
    edges = _edges(factor.key.removeprefix("fuel."), factor.qualifiers.get("blend", ""), place, year)
    for form in factor.forms:
        if path := _path(edges, dimension, form.dimension):
            total = unit(amount_unit).scale
            for edge in path:
                total *= edge.scale
            steps, findings = tuple(edge.text for edge in path), tuple(_stand_ins(factor, path, place))
            return Conversion(form, total, steps, findings)
    return None


def _stand_ins(factor: EmissionFactor, path: list[_Edge], place: str) -> Iterator[Finding]:
    """What a reader must know of a fuel's properties: those of another country are a proxy."""
    for edge in path:
        if place != WORLD and edge.region not in lineage(place):
            message = f"no such property of {factor.key} for {place}; that of {edge.region} stands in: {edge.text}."
            yield Finding("fuel_property_stand_in", "info", message)


def _path(edges: tuple[_Edge, ...], source: str, target: str) -> list[_Edge] | None:
    """The shortest way from one dimension to another, breadth first."""
    ways: list[list[_Edge]] = [[edge] for edge in edges if edge.source == source]
    while ways:
        for way in ways:
            if way[-1].target == target:
                return way
        ways = [[*way, edge] for way in ways if len(way) < 3 for edge in edges if edge.source == way[-1].target]
    return None


@cache
def _edges(fuel: str, blend: str, place: str, year: int | None) -> tuple[_Edge, ...]:
    """The fuel's properties, nearest region, blend and year first, each usable both ways."""
    rows = store().rows("SELECT blend, region, property, value, unit, year, source, locator FROM fuel_property WHERE fuel = ?", fuel)
    # Where the own region has none, the usual stand-ins go before any other country.
    near = tuple(dict.fromkeys((*lineage(place), *STAND_INS)))

    def rank(row: tuple[str, ...]) -> tuple[int, int, int]:
        where = near.index(row[1]) if row[1] in near else len(near)
        when = abs(int(row[5]) - year) if row[5] and year else 0
        return (row[0] != blend, where, when)

    edges: dict[tuple[str, str], _Edge] = {}
    for row in sorted(rows, key=rank):
        for edge in _edge(row[1], *row[2:]):
            edges.setdefault((edge.source, edge.target), edge)
    return tuple(edges.values())


def _edge(place: str, name: str, value: float, unit_text: str, year: str, source: str, locator: str) -> list[_Edge]:
    rate = parse_rate(f"{value} {unit_text}")
    source_dimension = unit(rate.per).dimension
    target = _ENERGY_OF.get(name, unit(rate.unit).dimension)
    per_base = rate.value * unit(rate.unit).scale / unit(rate.per).scale
    text = f"{name.replace('_', ' ')} {value:g} {unit_text} ({source}{', ' + year if year else ''}, {locator})"
    return [_Edge(source_dimension, target, per_base, text, place), _Edge(target, source_dimension, 1.0 / per_base, text, place)]
