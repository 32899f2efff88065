"""Sets of a fuel's density and heating values: each of one publication, and never two of them in one conversion.

A density, a net and a gross heating value are measured on one fuel and belong together: British gas holds 50.6 GJ a tonne gross, the
gas of the IPCC 48.0 net, and one divided by the other is nobody's gas. A conversion therefore chooses one set and stays in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.places import place_said
from carbon.core.quantities import parse_rate
from carbon.core.regions import lineage
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import STAND_INS

_ENERGY_OF = {"net_calorific_value": "energy_net", "gross_calorific_value": "energy_gross", "energy_content": "energy_net"}
_CUBIC_FOOT = "ft3"
_LONGEST = 3
_PLACES = ("industry", "gas_zone")
AT_HOME = "country"
"""The qualifier of a heat that holds in one country alone: gas of the Netherlands holds a fifth less than that of Denmark."""

_PRINTED_FOR = (("us_standard_volume", "scf", _CUBIC_FOOT), ("standard_volume", "Sm3", "m3"), ("normal_volume", "Nm3", "m3"))
"""Volumes at stated conditions that a plain volume is taken for where a figure is printed for them: dimension, unit, the plain unit."""


class Edge(NamedTuple):
    """One base unit of the dimension `source` is `scale` base units of `target`; assumed, where it takes a gas at conditions not stated."""

    source: str
    target: str
    scale: float
    text: str
    assumed: bool = False


class PropertySet(NamedTuple):
    """The properties that one publication states of a fuel, as edges between dimensions, each usable both ways."""

    publication: str
    region: str
    qualifiers: str
    year: int | None
    edges: tuple[Edge, ...]

    def path(self, source: str, target: str) -> tuple[Edge, ...] | None:
        """Return the way from one dimension to another: the one that assumes least, then the shortest; None where there is none.

        Parameters: source, target, names of dimensions, such as `volume` and `energy_net`.
        """
        found = [way for way in self._ways(source) if way[-1].target == target]
        return min(found, key=_effort, default=None)

    def _ways(self, source: str) -> Iterator[tuple[Edge, ...]]:
        waiting: list[tuple[Edge, ...]] = [(edge,) for edge in self.edges if edge.source == source]
        while waiting:
            yield from waiting
            seen = [(way, {source, *(edge.target for edge in way)}) for way in waiting if len(way) < _LONGEST]
            waiting = [
                (*way, edge) for way, passed in seen for edge in self.edges if edge.source == way[-1].target and edge.target not in passed
            ]


def _effort(way: tuple[Edge, ...]) -> tuple[int, int]:
    return sum(edge.assumed for edge in way), len(way)


def scale_of(way: tuple[Edge, ...]) -> float:
    """Return how many base units of its last dimension one base unit of the first is."""
    total = 1.0
    for edge in way:
        total *= edge.scale
    return total


def sets_for(factor: EmissionFactor, place: str, year: int | None) -> tuple[PropertySet, ...]:
    """Return the sets of a factor's fuel, the fittest first: the factor's own publication, then the region's lineage, then stand-ins.

    Parameters: factor; place, the region's code; year, for the nearest edition.
    Source: ISO 14064-1:2018, 6.3 (consistent use of data); IPCC 2006 Guidelines vol. 2, section 1.4.1.2 (net and gross heating values).
    """
    near, own = _near(place), factor.publication.name

    def rank(item: PropertySet) -> tuple[bool, int, int, int, int]:
        where, years = _nearness(item, near, year)
        # A country that is no stand-in goes last, however well its words fit.
        return where == len(near), _misfit(item.qualifiers, factor), _kinship(item.publication, own), where, years

    known = property_sets(factor.key.removeprefix("fuel."))
    return tuple(sorted((item for item in known if not _elsewhere(item.qualifiers, factor, place)), key=rank))


def nearest(sets: tuple[PropertySet, ...], place: str, year: int | None) -> list[PropertySet]:
    """Return sets in the order of their region, then of their year.

    Parameters: sets; place, the region's code; year, None for the newest.
    """
    near = _near(place)
    return sorted(sets, key=lambda item: _nearness(item, near, year))


def _nearness(item: PropertySet, near: tuple[str, ...], year: int | None) -> tuple[int, int]:
    """The place of a set's region on the way up, behind all where it is not on it; and its years from the one asked."""
    where = near.index(item.region) if item.region in near else len(near)
    return where, abs(item.year - year) if item.year and year else -(item.year or 0)


def _near(place: str) -> tuple[str, ...]:
    """The region's lineage, then the usual stand-ins: they take precedence over any other country."""
    return tuple(dict.fromkeys((*lineage(place), *STAND_INS)))


def _elsewhere(qualifiers: str, factor: EmissionFactor, place: str) -> bool:
    """Whether a set is of an industry, gas zone or country that the question is not of: the heat of its fuel is nobody else's."""
    name, _, value = qualifiers.partition("=")
    if name == AT_HOME:
        return value not in lineage(place)
    return name in _PLACES and factor.qualifiers.get(name) != value


def _misfit(qualifiers: str, factor: EmissionFactor) -> int:
    """0 where a set speaks of the factor's own blend or use, 1 of the fuel as such, 2 of the mineral part of it, 3 of another."""
    if not qualifiers or qualifiers.startswith(AT_HOME):
        return 1
    name, value = qualifiers.split("=")
    asked = factor.qualifiers.get(name)
    return 0 if asked == value else 2 if qualifiers == "blend=mineral" and asked is None else 3


def _kinship(publication: str, own: str) -> int:
    """0 for the factor's own publication, 1 for another edition of its publisher, 2 for any other."""
    return 0 if publication == own else 1 if _publisher(publication) == _publisher(own) else 2


def _publisher(publication: str) -> str:
    return publication.rpartition("-")[0]


def path_to_form(factor: EmissionFactor, item: PropertySet, dimension: str) -> tuple[Form, tuple[Edge, ...]] | None:
    """Return the factor's form that a set leads to with the least effort, and the way there.

    Gross energy goes to net energy and to nothing else where the factor is printed per energy: by the heat of a kilogram, the net value
    of one publication would meet the gross one of another.

    Parameters: factor; item, a set; dimension of the amount.
    """
    forms = [form for form in factor.forms if _both_energy(dimension, form)] or factor.forms
    ways = ((form, item.path(dimension, form.dimension)) for form in forms)
    return min(((form, way) for form, way in ways if way), key=lambda pair: _effort(pair[1]), default=None)


def _both_energy(dimension: str, form: Form) -> bool:
    return dimension.startswith("energy_") and form.dimension.startswith("energy_")


@lru_cache(maxsize=8192)
def property_sets(fuel: str) -> tuple[PropertySet, ...]:
    """Return all sets of a fuel.

    Parameters: fuel, such as `natural_gas`.

    >>> gas = next(item for item in property_sets("natural_gas") if item.publication == "uk-2024")
    >>> round(scale_of(gas.path("energy_gross", "energy_net")), 5)
    0.90258
    """
    sql = "SELECT publication, region, qualifiers, year, property, value, unit, source, locator FROM fuel_property WHERE fuel = ?"
    groups: dict[tuple[str, str, str, int | None], list[Edge]] = {}
    for publication, place, qualifiers, year, *row in store().rows(sql, fuel):
        groups.setdefault((publication, place, qualifiers, int(year) if year else None), []).extend(_edges(year, *row))
    return tuple(PropertySet(*place, (*edges, *_gas_edges(edges))) for place, edges in groups.items())


def _edges(year: str, name: str, value: float, unit_text: str, source: str, locator: str) -> Iterator[Edge]:
    rate = parse_rate(f"{value} {unit_text}")
    target = _ENERGY_OF.get(name, unit(rate.unit).dimension)
    per_base = rate.value * unit(rate.unit).scale / unit(rate.per).scale
    cited = joined((source, *((", ", year) if year else ()), ", ", place_said(locator)))
    text = say("{name} {value:g} {unit} ({place})", name=term(name), value=value, unit=unit_text, place=cited)
    yield from _both_ways(unit(rate.per).dimension, target, per_base, text)


def _both_ways(source: str, target: str, scale: float, text: str, *, assumed: bool = False) -> Iterator[Edge]:
    yield Edge(source, target, scale, text, assumed)
    yield Edge(target, source, 1.0 / scale, text, assumed)


def _gas_edges(edges: list[Edge]) -> Iterator[Edge]:
    """Volumes of a gas at stated conditions meet each other by the ideal gas law; plain ones are taken at those a figure is printed for.

    Source: ISO 13443:1996, annex B (conversion of volumes between reference conditions).
    """
    touched = {edge.source for edge in edges}
    stated = _conditions()
    if not touched & set(stated):
        return
    names = list(stated)
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            (held, one), (other_held, other) = stated[first], stated[second]
            yield from _both_ways(
                first,
                second,
                held / other_held,
                say("1 {one} = {held:.6g} {other} by the ideal gas law", one=one, held=held / other_held, other=other),
            )
    for dimension, name, plain in _PRINTED_FOR:
        if dimension in touched:
            litres = unit(plain).scale
            text = say(
                "1 m3 = {volume:.6g} {name}: the volume is taken as measured at the conditions of the {name}",
                volume=1000 / litres,
                name=name,
            )
            yield from _both_ways("volume", dimension, 1 / litres, text, assumed=True)


@cache
def _conditions() -> dict[str, tuple[float, str]]:
    """Of each volume at stated conditions: moles of gas in it but for a constant, and its unit."""
    found = {}
    for name, temperature, pressure in store().rows("SELECT unit, temperature, pressure FROM gas_condition"):
        dimension = unit(name).dimension
        litres = unit(_CUBIC_FOOT).scale if dimension == "us_standard_volume" else 1000.0
        found[dimension] = (litres * pressure / temperature, DIMENSIONS[dimension])
    return found
