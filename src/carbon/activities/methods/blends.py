"""Blends of the pump: a stated blend is burned as its parts, unless the country's publisher prints a factor of that very blend."""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import NamedTuple

from carbon.activities.fields.catalogue_words import unknown_blend
from carbon.activities.framework.demands import Context
from carbon.core.errors import CarbonError, Finding
from carbon.core.places import place_said
from carbon.core.quantities import Amount
from carbon.core.regions import lineage
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store
from carbon.core.units.dimensions import DIMENSIONS
from carbon.factors.properties import nearest, property_sets, scale_of


class Part(NamedTuple):
    """One fuel of a blend: its key's name, the blend it is itself (mineral), its share by volume, and the standard of the blend."""

    fuel: str
    blend: str
    share: float
    source: str
    locator: str


@lru_cache(maxsize=8192)
def parts_of(fuel: str, blend: str) -> tuple[Part, ...]:
    """Return the parts of a blend; empty where its name is not that of a standard.

    Parameters: fuel, such as diesel; blend, such as b7.
    Source: emission_factors/fuels/blends.csv, the standard of each blend.

    >>> [(part.fuel, part.share) for part in parts_of("diesel", "b7")]
    [('diesel', 0.93), ('biodiesel', 0.07)]
    """
    sql = "SELECT part, part_blend, share, source, locator FROM fuel_blend WHERE fuel = ? AND blend = ? ORDER BY share DESC"
    return tuple(Part(*row) for row in store().rows(sql, fuel, blend))


def stated_parts(fuel: str, blend: str | None, context: Context) -> tuple[Part, ...]:
    """Return the parts to ask for, or none where the fuel is asked for as it stands.

    Parameters: fuel; blend, as the user states it; context, whose catalogue may hold a factor of that very blend.
    Raises: CarbonError `word_unknown` for a blend that neither a factor nor a standard knows.
    """
    if not blend or context.catalogue is None:
        return ()
    key = f"fuel.{fuel}"
    factors = [factor for _, factor in context.catalogue.by_key(key) if factor.qualifiers.get("blend") == blend]
    near = lineage(context.region)[:-1] or ("world",)
    if any(factor.region in near and _in_time(factor.year, context.year) for factor in factors):
        return ()
    found = parts_of(fuel, blend)
    if not found and not factors:
        known = {row[0] for row in store().rows("SELECT DISTINCT blend FROM fuel_blend WHERE fuel = ?", fuel)}
        known |= {factor.qualifiers["blend"] for _, factor in context.catalogue.by_key(key) if "blend" in factor.qualifiers}
        if known:
            raise unknown_blend(fuel, blend, known)
    return found


def _in_time(published: int | None, asked: int | None) -> bool:
    return published is None or asked is None or published <= asked


def shares_of(parts: tuple[Part, ...], dimension: str, context: Context) -> tuple[float, ...]:
    """Return the share of each part in an amount: of the volume as the standard has it, of mass and energy by density and heating value.

    Parameters: parts; dimension of the amount, such as `mass`; context, for the nearest publication.
    Raises: CarbonError `unit_wrong` where no publication has what is needed of all parts.
    """
    if dimension == "volume" or len(parts) == 1:
        return tuple(part.share for part in parts)
    for publication in (item.publication for item in nearest(property_sets(parts[0].fuel), context.region, context.year)):
        held = [part.share * (_held(part, publication, dimension) or 0.0) for part in parts]
        if all(held):
            return tuple(one / fsum(held) for one in held)
    base = DIMENSIONS[dimension]
    more = say(" Write kWh_net or kWh_gross.") if dimension == "energy" else ""
    raise CarbonError(
        say("{base} of a blend cannot be shared among its parts.{more} Litres can.", base=base, more=more), code="unit_wrong", field="blend"
    )


def _held(part: Part, publication: str, dimension: str) -> float | None:
    """How much of a dimension one litre of a part holds, by one publication."""
    words = f"blend={part.blend}" if part.blend else ""
    for item in property_sets(part.fuel):
        if item.publication == publication and item.qualifiers == words and (way := item.path("volume", dimension)):
            return scale_of(way)
    return None


def blend_finding(fuel: str, blend: str, parts: tuple[Part, ...]) -> Finding:
    """Return what is taken for a blend: the standard bounds it, and the bound is taken.

    Parameters: fuel; blend; parts of it.
    """
    mix = joined((say("{share:.0%} {fuel}", share=part.share, fuel=term(part.fuel)) for part in parts), say(" and "))
    message = say(
        "{blend} of {fuel} is taken as {mix} by volume ({source}, {locator}). Write other shares as fuel_blend.",
        blend=blend,
        fuel=fuel,
        mix=mix,
        source=parts[0].source,
        locator=place_said(parts[0].locator),
    )
    return Finding("blend_assumed", "info", message)


def of_part(part: Part, amount: Amount, share: float, blend: str) -> tuple[str, Amount, str]:
    """Return fuel, amount and step of one part of a blend.

    Parameters: part; amount of the blend; share of the part in it; blend.
    """
    return (
        part.fuel,
        Amount(amount.value * share, amount.unit),
        say("{share:.6g} {fuel} of {blend} ({source})", share=share, fuel=part.fuel, blend=blend, source=part.source),
    )
