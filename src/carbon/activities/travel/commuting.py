"""Commuting: rows of a survey, employees × days × weeks × one-way distance."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import Blend, VehicleFuel
from carbon.activities.fields.common import Days, Employees, Flag, PassengerDistance, Purpose, RegionField, Weeks
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import LossRate
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Mix, MixOf, Occupancy
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.home import at_home
from carbon.activities.methods.multiplied import Multiplied
from carbon.activities.methods.passenger_modes import MODES as PUBLIC
from carbon.activities.methods.passenger_modes import VEHICLES, carried_demands, ridden_demands
from carbon.activities.methods.road import CAR_SIZES, ONE_IN_CAR, Car, burned, car_demands, car_findings, check_car, check_charging, unused
from carbon.activities.methods.vehicle_chains import Charge
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.identity import inline_factor

_BY_MUSCLE = ("bicycle", "walking")
MODES = ("car", "motorcycle", *PUBLIC, *VEHICLES, *_BY_MUSCLE)
_OF_CARS = ("fuel", "size", "occupancy", "consumption", "blend", "charging_region", "loss_rate")
_WEEK, _YEAR = 7.0, 53.0
"""Days of a week, and weeks of a year at most."""
_ONE = (Amount(1.0, "employee"), Amount(1.0, "d"), Amount(1.0, "week"))


class Commuting(Multiplied):
    """Travel of employees between home and work.

    Employees × days × weeks × one-way distance × 2 = passenger-km; ÷ occupancy = vehicle-km.
    Source: Scope 3 Technical Guidance (2013), category 7, distance-based method and, with mix, average-data method.

    >>> Commuting(employees=1, days=5, weeks=46, distance="12 km", mode="car").amount
    (2760.0, ('employee', 'd', 'week', 'km'))
    """

    kind: Literal["commuting"] = "commuting"
    amounts: ClassVar = (("employees", "days", "weeks", "distance"),)
    products: ClassVar = {("employees", "days", "weeks", "distance"): ("employee", "d", "week", "km", "pkm")}
    positionals: ClassVar = ("distance",)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = (
        "commuting 12 km --employees 40 --days 4 --weeks 46 --mode car --fuel petrol --occupancy 1.2 --region GB --period 2019",
        "commuting 12 km --employees 400 --days 4 --weeks 46 --mix 'car=60%; bus=30%; bicycle=10%' --region GB --period 2019",
    )

    employees: Annotated[Employees, about("Number of employees who travel this way [employee].")] = _ONE[0]
    days: Annotated[Days, about("Days a week that each employee travels [day].")] = _ONE[1]
    weeks: Annotated[Weeks, about("Weeks a year that each employee travels [week].")] = _ONE[2]
    distance: Annotated[
        PassengerDistance | None, about("One-way distance from home to work [km], or all travel of all employees together [pkm].")
    ] = None
    one_way: Annotated[
        Flag | None,
        about(
            "Whether the distance to work is one way, and is travelled twice a day (yes), or all that is travelled in a day, "
            "there and back (no); one way, with a finding, if not given."
        ),
    ] = None
    mode: Annotated[str | None, Word("mode", MODES), about("Means of transport to work.")] = None
    mix: Annotated[
        Mix | None,
        MixOf("mix", MODES),
        about("Means of transport with their shares of the distance, instead of one mode, such as 'car=60%; bus=30%; bicycle=10%'."),
    ] = None
    fuel: Annotated[str, VehicleFuel("road.car", "fuel"), about("Fuel of the employees' cars.")] = "unknown"
    size: Annotated[str, Word("size", CAR_SIZES), about("Size of the employees' cars.")] = "average"
    occupancy: Annotated[
        Occupancy | None, about("Number of people in each car, 1 or more; 1, with a finding, if not given [passenger].")
    ] = None
    consumption: Annotated[Consumption | None, about("Fuel or electricity that the employees' cars use per distance [l/km, kWh/km].")] = (
        None
    )
    blend: Annotated[Blend | None, about("Blend of the employees' fuel; with consumption.")] = None
    charging_region: Annotated[
        RegionField | None, about("Region where electric cars of employees are charged, if not where they are driven.")
    ] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that employees' cars are charged from: '5%' of what is used, or '5% of generation'."),
    ] = None
    purpose: Purpose = "commuting"

    def model_post_init(self, context: object) -> None:
        """Check that there is a way to travel, a week with seven days, and nothing of cars without a car."""
        super().model_post_init(context)
        if (self.mode is None) == (self.mix is None):
            raise CarbonError(say("give either mode, such as car, or mix, such as 'car=60%; bus=40%'."), code="field_missing", field="mode")
        self._check_calendar()
        if self._is_product and self.one_way is not None:
            message = say("{distance} counts all travel already. Leave one_way out, or write the distance in km.", distance=self.distance)
            raise CarbonError(message, code="fields_contradict", field="one_way")
        if "car" not in dict(self._modes):
            self._check_no_car()
            return
        check_car(self.fuel, self.consumption)
        check_charging(self.fuel, Charge(self.charging_region, self.loss_rate))

    def _check_no_car(self) -> None:
        given = next((name for name in _OF_CARS if getattr(self, name) != type(self).model_fields[name].default), None)
        if given:
            ways = ", ".join(mode for mode, _ in self._modes)
            raise CarbonError(
                say("{given} is of cars, and travel is by {ways}. Leave {given} out.", given=given, ways=ways),
                code="fields_contradict",
                field=given,
            )

    def _check_calendar(self) -> None:
        """A week has seven days and a year 53 weeks at most."""
        days, weeks = self.days.to("d"), self.weeks.to("week")
        if days > _WEEK:
            message = say(
                "days is {days:g}, and a week has 7. Give the days of travel in a week in days, and how many such weeks a year has in "
                "weeks.",
                days=days,
            )
            raise CarbonError(message, code="number_impossible", field="days")
        if weeks > _YEAR:
            message = say("weeks is {weeks:g}, and a year has at most 53. Give the weeks of travel in a year.", weeks=weeks)
            raise CarbonError(message, code="number_impossible", field="weeks")

    @property
    def _modes(self) -> Mix:
        return self.mix if self.mix is not None else ((self.mode or "", 1.0),)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the demands of each mode for one passenger-km of the amount, there and back."""
        assert self.distance is not None, "the amount is given"
        ways = 1.0 if self._is_product or self.one_way is False else 2.0
        travelled = Amount(one.to("pkm") * ways, "pkm")
        steps = [say("{one} × 2, there and back = {travelled}", one=one, travelled=travelled)] if ways > 1 else []
        ways_by = [(mode, Amount(travelled.value * share, "pkm")) for mode, share in self._modes if share]
        parts = [self._of(mode, way, context) for mode, way in ways_by]
        demands = [demand for part in parts for demand in part.demands]
        required = tuple(dict.fromkeys(demand.stage for demand in demands if demand.stage in ("combustion", "generation")))
        findings = [finding for part in parts for finding in part.findings]
        return Method(demands, [*self.once_findings(), *self._way_findings(), *self._findings(), *findings], steps, required)

    def _way_findings(self) -> list[Finding]:
        """That the distance was read as one way; a warning where no days are given, since it may be that of a whole year."""
        if self._is_product or self.one_way is not None:
            return []
        text = say(
            "the distance is read as one way and counted twice, there and back. Write one_way=yes if it is one way, or one_way=no if "
            "it is all that is travelled."
        )
        return [Finding("way_assumed", "warning" if self.counts_of_one else "info", text)]

    def _of(self, mode: str, way: Amount, context: Context) -> Method:
        if mode == "car":
            return self._by_car(Amount(way.value / (self.occupancy or 1.0), "vkm"), context)
        return Method(self._beside_cars(mode, way, context))

    def _beside_cars(self, mode: str, way: Amount, context: Context) -> list[Demand]:
        if mode in _BY_MUSCLE:
            none = "no fuel is burned on a bicycle or on foot"
            return [
                Demand("inline", stage, way, factor=inline_factor("0 kg CO2/pkm", stage, None, none), chain=mode)
                for stage in ("combustion", "wtt")
            ]
        if mode == "motorcycle":
            one_rider = Amount(way.value, "vkm")
            ridden = with_upstream(Demand("road.motorcycle", "combustion", one_rider, {"size": "average"}, chain=mode))
            return at_home(ridden, context.region)
        if mode in VEHICLES:
            return ridden_demands(mode, Amount(way.value, "vkm"), mode)
        return carried_demands(mode, way, context)

    def _by_car(self, way: Amount, context: Context) -> Method:
        charge = Charge(self.charging_region, self.loss_rate)
        if self.consumption:
            return burned(self.fuel, self.blend, self.consumption, way, context, charge)
        car = Car(self.fuel, self.size, charge=charge)
        return Method(car_demands(car, way, context, "car"), unused(self, "blend"))

    def _findings(self) -> list[Finding]:
        """What was left open of the cars."""
        if "car" not in dict(self._modes):
            return []
        found = []
        if self.occupancy is None:
            found.append(ONE_IN_CAR)
        return [*found, *car_findings(self)]
