"""Flights by fuel burned: a fuel table of the user's, shared out by seat area."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import FuelName
from carbon.activities.fields.common import Distance, Flag, Mass, Passengers, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import Reader, about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.combustion import fuel_chain
from carbon.activities.methods.flight_methods import (
    SEAT_AREA,
    TRAVEL_IMPACT_MODEL,
    TRAVEL_IMPACT_MODEL_SOURCE,
    FuelTable,
    Point,
    fuel_burned,
    legs_between,
    seat_share,
)
from carbon.activities.methods.home import word_taken
from carbon.activities.methods.parameters import number_taken, parameter
from carbon.activities.methods.routes import Code, Codes, flight_stops, stop_findings
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.written import parse_number
from carbon.factors.identity import inline_factor

_CABINS, _CABIN = tuple(SEAT_AREA["wide"]), "economy"


class SeatsOf(Reader[tuple[tuple[str, float], ...]]):
    """Seats by cabin, such as 'economy=188; business=48'."""

    def read(self, given: object) -> tuple[tuple[str, float], ...]:
        """Return cabin and number of seats."""
        pairs = given if isinstance(given, tuple) else [item.split("=") for item in str(given).split(";") if item.strip()]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            raise CarbonError(
                say("seats '{given}' cannot be read. Write them as 'economy=150; business=12'.", given=given), code="seats_invalid"
            )
        seats = tuple((str(name).strip(), parse_number(str(number).strip())) for name, number in pairs)
        for name, number in seats:
            if name not in _CABINS or number < 0:
                raise CarbonError(
                    say(
                        "seats '{given}': {name}={number:g} is not a cabin with seats.{near}",
                        given=given,
                        name=name,
                        number=number,
                        near=did_you_mean(name, _CABINS),
                    ),
                    code="seats_invalid",
                )
        if not any(number for _, number in seats):
            raise CarbonError(say("seats '{given}' are none. Write them as 'economy=150; business=12'.", given=given), code="seats_invalid")
        return seats

    def plain(self, value: tuple[tuple[str, float], ...]) -> str:
        """Return the seats as text."""
        return "; ".join(f"{name}={number!r}" for name, number in value)


class FlightFuel(Activity):
    """Air travel from the fuel of the aircraft, shared among passengers by the area of their seats.

    Source: Travel Impact Model 1.9.1 (Google, 2024), 'Example emission estimation'; ICAO Carbon Emissions Calculator Methodology,
    version 10 (2017), section 3.

    >>> FlightFuel(distance="9369 km", fuel_burned="54 697 kg", seats="economy=188; business=48", body="wide").body
    'wide'
    """

    kind: Literal["flight_fuel"] = "flight_fuel"
    amounts: ClassVar = (("passengers",),)
    positionals: ClassVar = ("origin", "destination")
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "flight_fuel ZRH SFO --fuel-table '9260 km=54102 kg; 10186 km=59157 kg' --seats 'economy=188; business=48' --body wide",
    )

    origin: Annotated[
        Code | None, about("Airport of departure, by IATA code. The fuel of each leg is read from fuel_table at its great-circle distance.")
    ] = None
    destination: Annotated[Code | None, about("Airport of arrival, by IATA code; each leg burns its own fuel.")] = None
    via: Annotated[Codes, about("Stops on the way, by IATA code; each leg is read from fuel_table.")] = ()
    distance: Annotated[Distance | None, about("Length of the flight, instead of airports [km].")] = None
    round_trip: Annotated[Flag, about("Whether the same flight is flown back.")] = False
    passengers: Annotated[Passengers, about("Number of your own passengers [passenger].")] = Amount(1.0, "passenger")
    fuel_table: Annotated[
        tuple[Point, ...] | None,
        FuelTable(),
        about("Fuel of the whole aircraft by distance, from your own source, such as '500 km=4 t; 1000 km=7 t'."),
    ] = None
    fuel_burned: Annotated[Mass | None, about("Fuel of the whole flight, instead of a table [kg].")] = None
    seats: Annotated[
        tuple[tuple[str, float], ...], SeatsOf(), about("Seats by cabin, such as 'economy=188; premium_economy=21; business=48'.")
    ]
    body: Annotated[
        str | None,
        Word("body", tuple(SEAT_AREA)),
        about("Whether the aircraft is narrow or wide, which sets the areas of its seats; narrow if not given."),
    ] = None
    cabin: Annotated[str | None, Word("cabin", _CABINS), about("Cabin class of your own passengers; economy if not given.")] = None
    load_factor: Annotated[Share | None, about("Share of seats that are taken; 84.5% if not given.")] = None
    passenger_share: Annotated[Share, about("Share of the fuel that belongs to passengers and not to cargo.")] = 1.0
    fuel_factor: Annotated[
        str,
        Word("fuel_factor", ("catalogue", "travel_impact_model")),
        about("Factor of the fuel: catalogue (jet kerosene of the factor sets) or travel_impact_model (3.1894 and 0.6465 kg CO2e/kg)."),
    ] = "catalogue"
    fuel: Annotated[FuelName, about("Fuel of the aircraft, such as jet_kerosene or aviation_gasoline.")] = "jet_kerosene"
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check that there is fuel, a way for a table, and somebody on board."""
        super().model_post_init(context)
        if (self.fuel_table is None) == (self.fuel_burned is None):
            raise CarbonError(
                say("give fuel_table, with the way flown, or fuel_burned: one of the two."), code="field_missing", field="fuel_table"
            )
        if self.fuel_table is not None and self.distance is None and not (self.origin and self.destination):
            raise CarbonError(say("fuel_table needs the way flown. Give origin and destination, or distance."), code="field_missing")
        if self.load_factor == 0:
            raise CarbonError(
                say("load_factor 0: nobody is on board. Write the share of seats taken, such as 0.845."),
                code="number_impossible",
                field="load_factor",
            )
        cabin = self.cabin or _CABIN
        if not any(number for name, number in self.seats if name == cabin):
            raise CarbonError(
                say("cabin is {cabin}, but seats has none. Write another cabin, or its seats.", cabin=cabin),
                code="fields_contradict",
                field="cabin",
            )
        flight_stops(self)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the fuel of one passenger and its upstream."""
        trips, steps = (2 if self.round_trip else 1), list[str]()
        fuel = sum(self._fuel_of_legs(steps)) * trips
        body, of_body = word_taken("body", self.body, "narrow", "wide")
        cabin, of_cabin = word_taken("cabin", self.cabin, _CABIN, "business")
        what = say("share of seats that are taken")
        load, of_load = number_taken(self.load_factor, parameter("flight_fuel", "aircraft", "load_factor"), what, "load_factor")
        share = seat_share(self.seats, body, cabin, load) * self.passenger_share
        used = Amount(fuel * share * one.to("passenger"), "kg")
        steps.append(
            say(
                "{fuel:,.1f} kg × {share:.6g} (seat area ÷ area of occupied seats, × share of passengers) = {used} a passenger",
                fuel=fuel,
                share=share,
                used=used,
            )
        )
        told = [*of_body, *of_cabin, *of_load, *stop_findings(self), *self._beside(context)]
        return Method(self._demands(used, context), told, steps)

    def _demands(self, used: Amount, context: Context) -> list[Demand]:
        if self.fuel_factor == "catalogue":
            combustion, upstream = fuel_chain(self.fuel, used, engine={"sector": "aviation"})
            return [replace(combustion, uplift="air.non_co2" if context.policy.non_co2 else None), upstream]
        given = {stage: inline_factor(text, stage, None, TRAVEL_IMPACT_MODEL_SOURCE) for stage, text in TRAVEL_IMPACT_MODEL.items()}
        return [Demand(f"fuel.{self.fuel}", stage, used, factor=factor) for stage, factor in given.items()]

    def _beside(self, context: Context) -> list[Finding]:
        """The model's own factors are CO2e, and a non-CO2 effect is on CO2 only."""
        if self.fuel_factor == "catalogue" or not context.policy.non_co2:
            return []
        text = say("the Travel Impact Model gives CO2e only, so no non-CO2 effect is added to it. Write fuel_factor=catalogue for one.")
        return [Finding("non_co2_missing", "warning", text)]

    def _fuel_of_legs(self, steps: list[str]) -> list[float]:
        if self.fuel_burned is not None:
            return [self.fuel_burned.to("kg")]
        legs = [("flight", self.distance.to("km"))] if self.distance is not None else legs_between(flight_stops(self))
        assert self.fuel_table is not None, "checked when the activity is made"
        burned = [fuel_burned(self.fuel_table, kilometres) for _, kilometres in legs]
        steps += [
            say("{way}: {kilometres:,.1f} km, {fuel:,.1f} kg fuel by the table", way=way, kilometres=kilometres, fuel=fuel)
            for (way, kilometres), fuel in zip(legs, burned, strict=True)
        ]
        return burned
