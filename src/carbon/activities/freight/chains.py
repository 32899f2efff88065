"""Transport chains: legs and hubs of one journey of goods, and a carrier's fuel shared among its loads."""

import re
from dataclasses import replace
from typing import Annotated, ClassVar, Literal, NamedTuple

from carbon.activities.fields.catalogue_words import CHARGED_TOO, Blend, FuelWord
from carbon.activities.fields.common import AmountOf, Distance, Mass, Purpose, TransportActivity
from carbon.activities.fields.reader import Reader, about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.combustion import DIESEL, fuel_assumed, fuel_method
from carbon.activities.methods.freight_legs import DISTANCE_KINDS, MODES, WORD_NAMES, Leg, check_leg, haul_by_air, leg_demands, leg_findings
from carbon.activities.methods.vehicle_chains import OWN_GRID, charging
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.patterns import pattern
from carbon.core.quantities import Amount, parse_amount
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.factors.identity import inline_factor

_HUB = "hub"
_OPTION = pattern(r"(\w+)\s*=\s*(.*?)(?=\s+\w+\s*=|$)")
_OPTIONS = (*WORD_NAMES, "distance_kind", "region", "factor")


class Element(NamedTuple):
    """An element of a transport chain: a leg with its length [km], or a hub (length 0); with a factor of the user's own, if any."""

    leg: Leg | None
    kilometres: float
    factor: str | None = None
    region: str | None = None


class ElementsOf(Reader[tuple[Element, ...]]):
    """Legs and hubs in order, such as 'road 120 km; hub factor=1.2 kg CO2e/t; sea 8000 km vessel=container_ship'."""

    def read(self, given: object) -> tuple[Element, ...]:
        """Return the elements."""
        if isinstance(given, tuple):
            return given
        parts = [part for part in str(given).split(";") if part.strip()]
        if not parts:
            raise CarbonError(say("legs are empty. Write them as 'road 120 km; hub; sea 8000 km'."), code="legs_invalid")
        return tuple(_element(part.strip()) for part in parts)

    def plain(self, value: tuple[Element, ...]) -> str:
        """Return the elements as text."""
        return "; ".join(_text(element) for element in value)


def _text(element: Element) -> str:
    leg = element.leg
    words = [*leg.words, ("distance_kind", leg.distance_kind)] if leg else []
    options = [f"{name}={value}" for name, value in (*words, ("region", element.region), ("factor", element.factor)) if value]
    return " ".join([f"{leg.mode} {element.kilometres!r} km" if leg else _HUB, *options])


def _element(text: str) -> Element:
    head, *_ = re.split(r"\s+\w+\s*=", text, maxsplit=1)
    options = {name: value.strip() for name, value in _OPTION.findall(text)}
    mode, _, length = head.strip().partition(" ")
    mode = mode.casefold().replace("-", "_")
    if mode not in (*MODES, _HUB):
        raise CarbonError(
            say("leg '{text}' does not begin with a mode.{near}", text=text, near=did_you_mean(mode, (*MODES, _HUB))), code="word_unknown"
        )
    for name in options:
        if name not in _OPTIONS:
            raise CarbonError(
                say("leg '{text}' has no field '{name}'.{near}", text=text, name=name, near=did_you_mean(name, _OPTIONS)),
                code="field_unknown",
            )
    place = region(options["region"]).code if "region" in options else None
    if mode == _HUB:
        return Element(None, 0.0, options.get("factor"), place)
    return Element(_leg(mode, options, place), _kilometres(text, length), options.get("factor"), place)


def _leg(mode: str, options: dict[str, str], place: str | None) -> Leg:
    measured = options.get("distance_kind")
    if measured is not None and measured not in DISTANCE_KINDS:
        raise CarbonError(
            say("distance_kind '{measured}' is unknown.{near}", measured=measured, near=did_you_mean(measured, DISTANCE_KINDS)),
            code="word_unknown",
        )
    leg = Leg(mode, tuple((name, options[name]) for name in WORD_NAMES if name in options), measured, place)
    check_leg(leg)
    return leg


def _kilometres(text: str, length: str) -> float:
    if not length.strip():
        raise CarbonError(
            say("leg '{text}' has no distance. Write it after the mode, such as 'road 120 km'.", text=text), code="amount_missing"
        )
    return parse_amount(length).to("km")


class TransportChain(Activity):
    """A transport chain for goods: several legs with hubs between them.

    Each leg keeps the kind of distance of its mode; empty running is included in the intensities.
    Source: ISO 14083:2023, 5.4.2 (freight transport activity) and 5.5.2 (freight hub activity).

    >>> len(TransportChain(mass="12 t", legs="road 120 km; rail 900 km; road 40 km").legs)
    3
    """

    kind: Literal["transport_chain"] = "transport_chain"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("combustion", "use")
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("transport_chain 12 t --legs 'road 120 km; hub factor=1.2 kg CO2e/t; rail 900 km' --region GB --period 2019",)

    mass: Annotated[Mass | None, about("Mass of the goods moved through the chain [t].")] = None
    legs: Annotated[
        tuple[Element, ...],
        ElementsOf(),
        about(
            "Legs and hubs in order, such as 'road 120 km; hub factor=1.2 kg CO2e/t; sea 8000 km vessel=container_ship'. A leg takes the "
            "fields of freight, a region, and a factor per tkm; a hub takes a factor per t, or freight.hub from your own factors."
        ),
    ]
    purpose: Purpose = "freight_in"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demands of each leg and hub."""
        demands, findings = list[Demand](), list[Finding]()
        for number, element in enumerate(self.legs, start=1):
            demands += self._of(element, number, one, context)
            findings += leg_findings(element.leg) if element.leg and not element.factor else []
        return Method(demands, findings)

    def _of(self, element: Element, number: int, one: Amount, context: Context) -> list[Demand]:
        name = say("leg {number}, {what}", number=number, what=element.leg.mode if element.leg else say("hub"))
        mass = one.to("t")
        moved = Amount(mass * element.kilometres, "tkm") if element.leg else Amount(mass, "t")
        stage = "combustion" if element.leg else "use"
        if element.factor:
            given = inline_factor(element.factor, stage, None, f"given with {name}")
            _check_factor(given.forms[0].unit, moved, element.factor)
            return [Demand("inline", stage, moved, factor=given, step=say("{name}: {moved}", name=name, moved=moved), chain=name)]
        if element.leg is None:
            return [
                Demand("freight.hub", stage, moved, step=say("{name}: {moved}", name=name, moved=moved), region=element.region, chain=name)
            ]
        return leg_demands(haul_by_air(element.leg, element.kilometres), moved, context, chain=name, name=name)


def _check_factor(per: str, moved: Amount, text: str) -> None:
    if unit(per).dimension != moved.dimension:
        raise CarbonError(
            say(
                "factor {text} is per {per}, and the element is counted in {moved_unit}. Write it per {moved_unit}.",
                text=text,
                per=per,
                moved_unit=moved.unit,
            ),
            code="dimension",
        )


class SharedFreight(Activity):
    """The share of one load in the fuel of a vehicle or service that carried other loads too.

    Fuel ÷ all tonne-km = intensity, × own tonne-km: allocation by transport activity; the shares of all loads sum to 1.
    Source: ISO 14083:2023, 5.6 (allocation); Scope 3 Technical Guidance (2013), category 4, fuel-based method.

    >>> SharedFreight(mass="4 t", distance="300 km", fuel="diesel", fuel_used="90 l", total_activity="3600 tkm").amount
    (1200.0, ('t', 'km'))
    """

    kind: Literal["shared_freight"] = "shared_freight"
    amounts: ClassVar = (("mass", "distance"), ("transport_activity",))
    products: ClassVar = {("mass", "distance"): ("t", "km", "tkm")}
    positionals: ClassVar = ("mass", "distance")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "shared_freight '4 t' '300 km' --fuel diesel --fuel-used '90 l' --total-activity '3600 tkm' --region GB --period 2019",
    )

    mass: Annotated[Mass | None, about("Mass of your own load [t].")] = None
    distance: Annotated[Distance | None, about("Distance that your own load is carried [km].")] = None
    transport_activity: Annotated[
        TransportActivity | None, about("Transport activity of your own load, instead of mass and distance [tkm].")
    ] = None
    fuel: Annotated[
        str | None,
        FuelWord(CHARGED_TOO),
        about("Fuel of the vehicle; electricity for a van or lorry that is charged; diesel, with a finding, if not given."),
    ] = None
    blend: Annotated[Blend | None, about("Blend of the vehicle's fuel.")] = None
    fuel_used: Annotated[
        Amount,
        AmountOf(("volume", "normal_volume", "mass", "energy", "energy_net", "energy_gross")),
        about("Fuel of the whole operation, empty running included [l, kg, kWh]."),
    ]
    total_activity: Annotated[TransportActivity, about("Transport activity of all loads in the operation together [tkm].")]
    purpose: Purpose = "freight_in"

    def model_post_init(self, context: object) -> None:
        """Check that your own load is no more than all loads together."""
        super().model_post_init(context)
        value, units = self.amount
        own, total = value * self.one_of(self.amount_form, units).to("tkm"), self.total_activity.to("tkm")
        if own > total:
            raise CarbonError(
                say(
                    "your own load is {own:g} tkm, and total_activity, of all loads together, is {total:g} tkm. Write the "
                    "sum of all loads.",
                    own=own,
                    total=total,
                ),
                code="share_invalid",
                field="total_activity",
            )

    def method(self, one: Amount, context: Context) -> Method:
        """Return the fuel of one tonne-km and its upstream."""
        share = one.to("tkm") / self.total_activity.to("tkm")
        used = Amount(self.fuel_used.value * share, self.fuel_used.unit)
        step = say(
            "{one} ÷ {total_activity} of all loads × {fuel_used} = {used}",
            one=one,
            total_activity=self.total_activity,
            fuel_used=self.fuel_used,
            used=used,
        )
        if self.fuel in ("electricity", "battery_electric"):
            return Method(charging(used, OWN_GRID, step), required=("generation",))
        found = fuel_method(self.fuel or DIESEL, used, self.blend, context, step=step)
        return replace(found, findings=[*found.findings, *fuel_assumed(self.fuel)])
