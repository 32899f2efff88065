"""The stages of a vehicle by distance, of one side each: published per km at home, or fuel and electricity where it is charged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from carbon.activities.fields.words import home_words
from carbon.activities.framework.demands import Context, Demand, with_upstream
from carbon.activities.methods.combustion import fuel_chain
from carbon.activities.methods.grid import grid_chain
from carbon.activities.methods.home import at_home
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.places import place_said
from carbon.core.quantities import Amount
from carbon.core.regions import lineage
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store
from carbon.factors.identity import inline_factor

CHARGED = ("electricity", "battery_electric", "plug_in_hybrid")
"""Fuels of vehicles that are charged from a grid."""
_PER_KM, _BY_GRID = 2, 9
"""Rungs of a vehicle that is charged: its electricity published per km; last, kWh per km on a grid."""


class Charge(NamedTuple):
    """What is said of the grid a vehicle is charged from: a region other than the activity's, and own losses, see `LossRateOf`."""

    region: str | None = None
    loss_rate: str | None = None


OWN_GRID = Charge()
"""Charged where the activity is, with the losses of the catalogue."""


class Vehicle(NamedTuple):
    """A vehicle by distance: its key and qualifiers, further words of its region's publisher, what is said of its charge, its name in a
    fleet, and whether its making is counted.
    """

    key: str
    words: Mapping[str, str]
    said: Mapping[str, str] = {}
    charge: Charge = Charge()
    chain: str = ""
    infrastructure: bool = False


def vehicle_demands(vehicle: Vehicle, distance: Amount, context: Context) -> list[Demand]:
    """Return the demands of a vehicle by distance: of the region's own factors per km, else of its stand-ins.

    A vehicle that is charged takes the electricity that one edition publishes per km, losses and upstream apart, where the region has
    it; else published kWh per km on the region's own grid, with the upstream of that grid and of the fuel. A published upstream of a
    plug-in hybrid includes that of its charge, and no other is added. What is published per km holds its own grid and losses: it is not
    asked where another grid or own losses are given.

    Parameters: vehicle; distance [vkm] per unit of the activity; context.
    """
    words, chain = {**vehicle.words, **vehicle.said}, vehicle.chain
    asked = with_upstream(Demand(vehicle.key, "combustion", distance, words, chain=chain))
    at_place = at_home(asked, vehicle.charge.region or context.region, infrastructure=vehicle.infrastructure)
    fuel = words.get("fuel", "")
    if fuel not in CHARGED:
        return at_place
    known_at_home = home_words(vehicle.key, context.region, words, {}) is not None and not any(vehicle.charge)
    try:
        burned = _burned(vehicle, distance, context.year) if fuel == "plug_in_hybrid" else []
        grid = [replace(demand, rung=_BY_GRID) for demand in (*burned, *charged(vehicle, distance, context))]
    except CarbonError:
        if not known_at_home:
            raise
        grid = []
    if any(vehicle.charge):
        made = say("{chain} making", chain=chain) if chain else say("making")
        return [*grid, *(replace(demand, chain=made) for demand in at_place if demand.stage == "infrastructure")]
    per_km = split_first(asked[0])
    main = "generation" if fuel == "battery_electric" else "combustion"
    if _summed(vehicle.key, main, words, context):
        per_km = [replace(demand, rung=_PER_KM, within="home") for demand in with_upstream(replace(asked[0], stage=main))]
    elif fuel == "battery_electric":
        # Some publishers print the 0 that such a vehicle burns, and others leave it out.
        per_km[-1] = replace(per_km[-1], otherwise=_burning_nothing(distance, chain))
    of_one_factor = [replace(demand, rung=demand.rung + _PER_KM, otherwise=None) for demand in at_place if demand.within]
    return [*per_km, *of_one_factor, *grid]


def _summed(key: str, main: str, words: Mapping[str, str], context: Context) -> bool:
    """Whether the region's publisher prints power and losses of the very year as one sum alone, as in an edition that is held in part;
    or the policy names a publication that sums up power with more.
    """
    year, catalogue = context.year, context.catalogue
    if catalogue is None:
        return False
    found = [item for stage in (main, "transmission") for _, item in catalogue.candidates(key, stage, lineage(context.region), words)]
    if any(item.publication in context.policy.sources and "generation" in item.stages[:-1] for item in found):
        return True
    if year is None:
        return False
    of_the_year = [item for item in found if item.year and item.year <= year <= (item.last_year or item.year)]
    return {item.stage for item in of_the_year if "transmission" in item.stages} == {main}


def split_first(demand: Demand) -> list[Demand]:
    """Return the stages of a charged vehicle that the region's publisher splits.

    Losses first: a publisher that splits them has the whole chain; a mean of all power goes after the region's own grid of the year.

    Parameters: demand of the vehicle, of any stage.
    """
    return [replace(demand, stage=stage, within="home", rung=_PER_KM) for stage in ("transmission", "generation", "wtt", "combustion")]


def _burning_nothing(distance: Amount, chain: str) -> Demand:
    nothing = inline_factor("0 kg CO2/vkm", "combustion", None, "a battery electric vehicle burns no fuel")
    return Demand("inline", "combustion", distance, factor=nothing, chain=chain)


def _burned(vehicle: Vehicle, distance: Amount, year: int | None) -> list[Demand]:
    """What a plug-in hybrid burns, and the upstream of that fuel alone."""
    row = _energy(vehicle, "petrol", year)
    used = Amount(distance.to("vkm") * row.value, row.unit.partition("/")[0])
    _, upstream = fuel_chain(
        "petrol",
        used,
        step=_step(distance, row, used),
    )
    combustion = Demand(vehicle.key, "combustion", distance, dict(vehicle.words), chain=vehicle.chain)
    return [combustion, replace(upstream, chain=vehicle.chain)]


def charged(vehicle: Vehicle, distance: Amount, context: Context) -> list[Demand]:
    """Return the demands of the electricity of a vehicle that is charged: published kWh per km on the grid of a region.

    Parameters: vehicle; distance [vkm]; context, in whose year the edition of the consumption is taken.
    """
    row = _energy(vehicle, "electricity", context.year)
    used = Amount(distance.to("vkm") * row.value, "kWh")
    first, *others = charging(used, vehicle.charge, _step(distance, row, used), vehicle.chain)
    return [replace(first, notes=(*first.notes, *_abroad(row, context.region))), *others]


def _abroad(row: _Energy, region: str) -> Iterator[Finding]:
    """That what vehicles use in Britain stands in for what they use in another region."""
    if _MEASURED_IN not in lineage(region):
        message = say(
            "no kWh per km of such vehicles is shipped for {region}; those of Britain stand in: {value:g} {unit} ({citation}). "
            "Write consumption=, such as '20 kWh/100km'.",
            region=region,
            value=row.value,
            unit=row.unit,
            citation=row.citation,
        )
        yield Finding("region_stand_in", "warning", message)


_MEASURED_IN = "GB"
"""Whose vehicles the table of energy per km is of: the UK Government conversion factors."""


def _step(distance: Amount, row: _Energy, used: Amount) -> str:
    """What a vehicle uses, as a sum that can be done again."""
    said = {"distance": distance, "value": row.value, "unit": row.unit, "citation": row.citation, "used": used}
    return say("{distance} × {value:g} {unit} ({citation}) = {used}", **said)


class _Energy(NamedTuple):
    value: float
    unit: str
    source: str
    locator: str

    @property
    def citation(self) -> str:
        return joined((self.source, ", ", place_said(self.locator)))


def _energy(vehicle: Vehicle, energy: str, year: int | None) -> _Energy:
    """What a vehicle uses per km: of the newest edition that is not after the year, else of the oldest."""
    words = vehicle.words
    size, place = words.get("segment") or words.get("size") or words.get("vehicle_class", "average"), (vehicle.key, words["fuel"])
    sql = "SELECT value, unit, source, locator FROM vehicle_energy WHERE vehicle = ? AND fuel = ? AND size = ? AND energy = ?"
    order = " ORDER BY year > ?, CASE WHEN year > ? THEN year ELSE -year END"
    row = store().row(sql + order, *place, size, energy, year or _NEWEST, year or _NEWEST)
    if row is None:
        known = [name for (name,) in store().rows("SELECT DISTINCT size FROM vehicle_energy WHERE vehicle = ? AND fuel = ?", *place)]
        raise CarbonError(
            say(
                "no {energy} per km is known for {vehicle} {fuel}, {size}.{near} Or add consumption, such as '20 kWh/100km'.",
                energy="kWh" if energy == "electricity" else term("fuel"),
                vehicle=vehicle.key,
                fuel=words["fuel"],
                size=size,
                near=did_you_mean(size, known),
            ),
            code="consumption_missing",
            field="consumption",
        )
    return _Energy(*row)


_NEWEST = 9999


def charging(used: Amount, charge: Charge, step: str, chain: str = "") -> list[Demand]:
    """Return the demands of electricity charged from the grid of a region; without one, the activity's own."""
    found = grid_chain(used, basis=None, step=step, loss_rate=charge.loss_rate)
    return [_placed(demand, charge.region, chain) for demand in found]


def _placed(demand: Demand, region: str | None, chain: str) -> Demand:
    otherwise = _placed(demand.otherwise, region, chain) if demand.otherwise else None
    return replace(demand, region=region, chain=chain, otherwise=otherwise)
