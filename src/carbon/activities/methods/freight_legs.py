"""One leg of freight: what its mode may say, which distance its factor wants, and its demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from carbon.activities.framework.demands import Context, Demand
from carbon.activities.methods.combustion import fuel_assumed
from carbon.activities.methods.flight_methods import UK_UPLIFT
from carbon.activities.methods.hauls import HAUL_BY_DISTANCE, haul_of
from carbon.activities.methods.home import ANYWHERE, at_home
from carbon.activities.methods.products import proxied
from carbon.activities.methods.vehicle_chains import CHARGED, split_first
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term
from carbon.core.written import parse_number

MODES = ("road", "van", "rail", "sea", "air", "inland_waterway")
DISTANCE_KINDS = ("actual", "shortest", "great_circle")
DETOUR = {"road": 1.05, "van": 1.05, "sea": 1.15}
"""From the shortest feasible distance to the one really driven or sailed: GLEC Framework v3, distance adjustment factors."""
TONNES_PER_TEU = 10.0
"""Cargo of a loaded container [t/TEU]: GLEC Framework v3.2 (2025), container shipping, mean of all cargo."""

WORDS = {
    "road": {"vehicle": "all_hgvs", "laden": "average_laden", "cooling": "none", "size": "", "fuel": ""},
    "van": {"vehicle_class": "average", "fuel": "diesel", "vehicle": "", "size": ""},
    "rail": {"traction": "", "density": ""},
    "sea": {"vessel": "container_ship", "size": "average", "route": ""},
    "air": {"haul": "", "aircraft": "", "seats": "", "engine": ""},
    "inland_waterway": {"vessel": ""},
}
"""Mode → what tells its factors apart, with the value taken when none is given."""
BARGE = "motor_vessel_1000_1499_t"
"""Barge that is assumed where none is given: the middle of the published classes of motor vessels."""
WORD_NAMES = tuple(dict.fromkeys(name for words in WORDS.values() for name in words))


class Leg(NamedTuple):
    """A leg of freight.

    Parameters: mode; words, what was said of it; distance_kind; region, where it is, if elsewhere; haul of an air leg, read off its
    distance; kilometres, which a band is read off; notes on what was read; infrastructure, whether the making of vehicles and ways is
    counted.
    """

    mode: str
    words: tuple[tuple[str, str], ...] = ()
    distance_kind: str | None = None
    region: str | None = None
    haul: str = ""
    kilometres: float | None = None
    notes: tuple[Finding, ...] = ()
    infrastructure: bool = False

    @property
    def numbers(self) -> dict[str, float]:
        """Numbers that bands are read off."""
        given = dict(self.words)
        found = {} if self.kilometres is None else {"kilometres": self.kilometres}
        return found | ({"seats": parse_number(given["seats"])} if "seats" in given else {})

    @property
    def said(self) -> dict[str, str]:
        """What was written of the leg, and the usual value of what was not."""
        return {name: value for name, value in (WORDS[self.mode] | dict(self.words)).items() if value and name != "seats"}

    @property
    def qualifiers(self) -> dict[str, str]:
        """The qualifiers of the mode's key, the haul that was read off a distance among them."""
        return self.said | ({"haul": self.haul} if self.haul else {})


def check_leg(leg: Leg) -> None:
    """Raise when a leg says what its mode does not know, or has a distance that its mode cannot be measured in.

    Parameters: leg.
    Raises: CarbonError `fields_contradict`, `distance_kind`.
    """
    for name, value in leg.words:
        if name not in WORDS[leg.mode]:
            owners = ", ".join(mode for mode, words in WORDS.items() if name in words)
            raise CarbonError(
                say(
                    "{name}={value} is of freight by {owners}, and mode is {mode}. Change mode, or leave {name} out.",
                    name=name,
                    value=value,
                    owners=owners,
                    mode=leg.mode,
                ),
                code="fields_contradict",
                field=name,
            )
    if leg.distance_kind == "great_circle" and leg.mode != "air":
        raise CarbonError(
            say("a great circle is not a route by {mode}. Give the distance as actual or shortest (feasible).", mode=term(leg.mode)),
            code="distance_kind",
            field="distance_kind",
        )


def leg_findings(leg: Leg) -> Iterator[Finding]:
    """What was assumed of a leg, and what is not in its factor."""
    if leg.mode == "sea" and "vessel" not in dict(leg.words):
        yield Finding(
            "vessel_assumed", "info", say("no vessel given; a container ship of average size is assumed. Write vessel=roro_ferry.")
        )
    if leg.mode == "van":
        yield from fuel_assumed(dict(leg.words).get("fuel"))
    if leg.mode in ("rail", "inland_waterway") and leg.distance_kind == "shortest":
        message = say("no detour is published for {mode}; the shortest distance is used unchanged.", mode=term(leg.mode))
        yield Finding("distance_not_adjusted", "info", message)


def leg_distance(leg: Leg) -> tuple[float, str]:
    """Return what a distance is multiplied by to be that of the mode's factors, and why.

    Factors by road, van, rail and sea are per tonne-km really moved; UK air freight factors are per great-circle tonne-km and
    hold 8% for detours.
    """
    if leg.distance_kind == "shortest" and leg.mode in DETOUR:
        return DETOUR[leg.mode], say(" × {detour:g} from shortest feasible to actual", detour=DETOUR[leg.mode])
    if leg.distance_kind == "actual" and leg.mode == "air":
        return 1.0 / UK_UPLIFT, say(" ÷ {uk_uplift:g} from actual to great circle, whose factor includes the detour", uk_uplift=UK_UPLIFT)
    return 1.0, ""


def leg_demands(leg: Leg, moved: Amount, context: Context, *, load: float | None = None, chain: str = "", name: str = "") -> list[Demand]:
    """Return the demands of one leg: combustion with, in the air, its non-CO2 effect, and upstream.

    Parameters: leg; moved, per unit of the activity [tkm or teukm]; context, for the policy; load of a container [t/TEU];
    chain, the leg's name in a journey; name of the leg in words.
    Source: ISO 14083:2023, 5.4.2 (freight transport activity) and 5.4.4 (distance adjustment); tonne-km and TEU-km are different units.
    """
    factor, why = leg_distance(leg)
    amount = Amount(moved.value * factor, moved.unit)
    step = (
        say("{value}: {moved}{why} = {amount}", value=name or leg.mode, moved=moved, why=why, amount=amount)
        if why
        else say("{value}: {moved}", value=name or leg.mode, moved=moved)
    )
    uplift = "air.non_co2" if leg.mode == "air" and context.policy.non_co2 else None
    plain = Demand(f"freight.{leg.mode}", "combustion", amount, leg.qualifiers, step=step, region=leg.region, chain=chain, notes=leg.notes)
    asked = [replace(plain, uplift=uplift), replace(plain, stage="wtt")]
    found = at_home(asked, leg.region or context.region, leg.said, leg.numbers, infrastructure=leg.infrastructure)
    if leg.mode == "van" and leg.said["fuel"] in CHARGED:
        found = [*split_first(plain), *(replace(demand, rung=demand.rung + ANYWHERE) for demand in found)]
    if amount.dimension == "container_distance":
        found = [_by_container(demand, load) for demand in found]
    if leg.mode != "inland_waterway":
        return found
    return [_by_barge(demand) if demand.rung == ANYWHERE else demand for demand in found]


def _by_barge(demand: Demand) -> Demand:
    """A factor of all barges or of the region first, as of your own; else a class of barge, and where the region has none, France's."""
    if demand.otherwise:
        return replace(demand, otherwise=_by_barge(demand.otherwise))
    if "vessel" in demand.qualifiers:
        return proxied(demand)
    text = say("no vessel given; {barge} is assumed. Write vessel=, such as motor_vessel_over_3000_t or pushboat_over_880_kw.", barge=BARGE)
    note = Finding("vessel_assumed", "info", text)
    classed = proxied(replace(demand, qualifiers=demand.qualifiers | {"vessel": BARGE}))
    return replace(demand, otherwise=replace(classed, otherwise_finding=note))


def _by_container(demand: Demand, load: float | None) -> Demand:
    """A factor per TEU-km first; else the tonnes that a container holds."""
    tonnes = load or TONNES_PER_TEU
    moved = Amount(demand.amount.to("teukm") * tonnes, "tkm")
    step = say("{step} × {tonnes:g} t/TEU = {moved}", step=demand.step, tonnes=tonnes, moved=moved)
    text = say(
        "no load of the containers is given; {tonnes_per_teu:g} t/TEU is assumed. Write load='12 t/teu'.", tonnes_per_teu=TONNES_PER_TEU
    )
    note = None if load else Finding("load_assumed", "info", text)
    other = _by_container(demand.otherwise, load) if demand.otherwise else None
    return replace(demand, otherwise=replace(demand, amount=moved, step=step, otherwise_finding=note, otherwise=other))


def haul_by_air(leg: Leg, kilometres: float) -> Leg:
    """Return the leg with the haul of its distance, where it flies and none was given."""
    if leg.mode != "air" or "haul" in dict(leg.words):
        return leg
    return leg._replace(haul=haul_of(kilometres), kilometres=kilometres, notes=(*leg.notes, HAUL_BY_DISTANCE))
