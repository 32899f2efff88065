"""Hotel nights and work at home."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Days, Employees, Purpose, Weeks
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import Listed, words
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.multiplied import Multiplied
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.regions import lineage
from carbon.core.sentences import say
from carbon.core.units.scales import unit

Nights = Annotated[Amount, AmountOf(("room_nights", "nights"), "room_night")]
Hours = Annotated[Amount, AmountOf(("duration", "employee_time"), "h")]
_GUESTS = "guest_night"
_ONE_DAY, _ONE_WEEK = Amount(1.0, "d"), Amount(1.0, "week")


class HotelStay(Activity):
    """Nights in a hotel.

    The region is the country of the hotel. A room night and a guest night are different units: no number of guests is assumed. A plain
    night is a room night where the country's factors are per room, and says so; where they are per guest, it is a guest's.
    Source: Scope 3 Technical Guidance (2013), category 6, hotel stays; UK Government conversion factors (Cornell Hotel
    Sustainability Benchmarking).

    >>> HotelStay(nights=3, region="FR").nights
    Amount(value=3.0, unit='room_night')
    """

    kind: Literal["hotel_stay"] = "hotel_stay"
    amounts: ClassVar = (("nights",),)
    required: ClassVar = ("use",)
    keeps_unit: ClassVar = True
    examples: ClassVar = ("hotel_stay 3 room_night --region FR --period 2024", "hotel 12 guest_night --region SE --period 2019")

    nights: Annotated[
        Nights | None, about("Rooms × nights [room_night], or guests × nights where the factor is per guest, as in Sweden [guest_night].")
    ] = None
    place: Annotated[
        str | None, Listed("hotel.night", "place"), about("Part of the country, where factors differ by it, such as london.")
    ] = None
    purpose: Purpose = "business_travel"

    def method(self, one: Amount, context: Context) -> Method:
        """Return what a night takes."""
        per_guest = _per_guest(context)
        message = say(
            "a night in a hotel is read as {night}, as the factors of {region} are: write room_night or guest_night.",
            night=say("a guest night") if per_guest else say("a room night"),
            region=context.region,
        )
        plain = one.unit == "night"
        asked = Amount(one.value, "room_night") if plain and not per_guest else one
        said = [Finding("word_narrowed", "info", message)] if plain else []
        return Method([Demand("hotel.night", "use", asked, words(place=self.place))], said)


def _per_guest(context: Context) -> bool:
    """Whether a factor of the region, or of what it lies in, is per guest."""
    known = context.catalogue.by_key("hotel.night") if context.catalogue else []
    near = lineage(context.region)
    return any(factor.region in near and form.dimension == unit(_GUESTS).dimension for _, factor in known for form in factor.forms)


class Homeworking(Multiplied):
    """Working from home: heating and equipment that the office would have used.

    Employees × days × weeks × hours = employee-hours.
    Source: Scope 3 Standard (2011), category 7 (teleworking is optional); UK Government conversion factors, homeworking (from 2022).

    >>> Homeworking(employees=12, days=2, weeks=44, hours="8 h").employees
    Amount(value=12.0, unit='employee')
    """

    kind: Literal["homeworking"] = "homeworking"
    amounts: ClassVar = (("employees", "days", "weeks", "hours"),)
    products: ClassVar = {("employees", "days", "weeks", "hours"): ("employee", "d", "week", "h", "employee_hour")}
    positionals: ClassVar = ("hours",)
    required: ClassVar = ("use",)
    examples: ClassVar = ("homeworking 8 h --employees 12 --days 2 --weeks 44 --region GB --period 2024",)

    employees: Annotated[Employees, about("Number of employees who work at home [employee].")] = Amount(1.0, "employee")
    days: Annotated[Days, about("Days a week that each employee works at home [day].")] = _ONE_DAY
    weeks: Annotated[Weeks, about("Weeks a year that each employee works at home [week].")] = _ONE_WEEK
    hours: Annotated[Hours | None, about("Hours a day [h], or all hours of all employees together [employee_hour].")] = None
    part: Annotated[
        str,
        Word("part", ("office_equipment_and_heating", "office_equipment", "heating")),
        about("What is counted of the home: heating, office equipment, or both."),
    ] = "office_equipment_and_heating"
    purpose: Purpose = "commuting"

    def method(self, one: Amount, context: Context) -> Method:
        """Return what an hour of one employee at home takes."""
        return Method([Demand("homeworking", "use", one, {"part": self.part})], self.once_findings())
