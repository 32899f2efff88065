"""Digital meetings and care visits: the electricity that devices use, and the data they send."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Duration, Passengers, Power, Purpose
from carbon.activities.fields.own_factors import FactorText
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.grid import grid_chain, market_demands
from carbon.activities.methods.own_factors import own_factor_demand
from carbon.core.errors import Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say

NETWORK_INTENSITY = Rate(0.06, "kWh", "GB")
"""Electricity of fixed-line data transmission, core and access networks, 2015 [kWh/GB].

Source: Aslan, J. et al. (2018), Electricity intensity of internet data transmission, Journal of Industrial Ecology 22(4), 785–798,
abstract. It has halved about every two years before, so that it is high for later years.
"""
DataRate = Annotated[Rate, RateOf(("data",), "duration")]
Intensity = Annotated[Rate, RateOf(("energy",), "data")]


class DigitalMeeting(Activity):
    """Video meetings: participants × hours × electricity of device and network.

    Devices use your own electricity; the network is a service (scope 3, category 1). The travel that meetings replace is the kind
    avoided_travel, excluded from totals.
    Source: Scope 3 Technical Guidance (2013), category 1, average-data method on grid electricity; Holmner, Å. et al. (2014), Carbon
    footprint of telemedicine solutions, PLoS ONE 9(9), e105040, equation 1 (devices, network, time).

    >>> DigitalMeeting(participants=8, duration="1.5 h", power="60 W").power
    Amount(value=60.0, unit='W')
    """

    kind: Literal["digital_meeting"] = "digital_meeting"
    amounts: ClassVar = (("participants", "duration"),)
    products: ClassVar = {("participants", "duration"): ("passenger", "h", "participant_hour")}
    positionals: ClassVar = ("duration",)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("device_factor",)
    examples: ClassVar = (
        "digital_meeting 1.5 h --participants 8 --power '60 W' --region GB --period 2019",
        "digital_meeting 1.5 h --participants 8 --power '60 W' --data '1.5 GB/h' --region GB --period 2019",
    )

    participants: Annotated[Passengers, about("Number of people who connect [passenger].")] = Amount(1.0, "passenger")
    duration: Annotated[Duration | None, about("Length of the meeting [h].")] = None
    power: Annotated[Power, about("Power of each participant's device [W].")]
    data: Annotated[
        DataRate | None,
        about("Data that each participant sends and receives per hour, such as 1.5 GB/h. Without it the network is left out."),
    ] = None
    network_intensity: Annotated[
        Intensity | None,
        about(
            "Electricity that the network uses per unit of data, such as 0.06 kWh/GB, which is the default (Aslan et al. 2018, for 2015)."
        ),
    ] = None
    device_factor: Annotated[
        FactorText | None,
        about("Share of the emissions from making the devices, such as 0.01 kg CO2e/participant_hour. Left out if not given."),
    ] = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of one participant-hour, and the share of devices."""
        hours = Amount(one.to("participant_hour"), "participant_hour")
        used = Amount(hours.value * self.power.to("kW"), "kWh")
        step = say("{one} × {power} = {value:g} kWh", one=one, power=self.power, value=used.value)
        demands = [*market_demands(used, None), *grid_chain(used, step=step)]
        network, findings = network_demands(hours.value, self.data, self.network_intensity)
        return Method([*demands, *network, *_devices(self.device_factor, hours, self.evidence)], findings)


class DigitalCareVisit(Activity):
    """Digital care visits: patients and staff meet by video.

    The travel of patients that visits replace is the kind avoided_travel, excluded from totals.
    Source: as for digital_meeting.

    >>> DigitalCareVisit(visits=1000, duration="20 min", power="60 W", participants=3).participants
    3.0
    """

    kind: Literal["digital_care_visit"] = "digital_care_visit"
    amounts: ClassVar = (("visits", "duration"),)
    products: ClassVar = {("visits", "duration"): ("piece", "h", "participant_hour")}
    positionals: ClassVar = ("visits",)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("device_factor",)
    examples: ClassVar = ("digital_care_visit 1000 --duration '20 min' --power '60 W' --data '1.5 GB/h' --region GB --period 2019",)

    visits: Annotated[Amount | None, AmountOf(("pieces",), "piece", ("visit",)), about("Number of visits [piece].")] = None
    duration: Annotated[Duration | None, about("Length of one visit [h].")] = None
    participants: Annotated[
        float | None,
        NumberFrom("participants", 2.0, "a visit has a patient and staff"),
        about("Number of devices in each visit: those of the patient and of the staff; 2, with a finding, if not given."),
    ] = None
    power: Annotated[Power, about("Power of each device in the visit [W].")]
    data: Annotated[
        DataRate | None,
        about("Data that each device in the visit sends and receives per hour, such as 1.5 GB/h. Without it the network is left out."),
    ] = None
    network_intensity: Annotated[
        Intensity | None, about("Electricity that the network of a visit uses per unit of data, such as 0.06 kWh/GB, which is the default.")
    ] = None
    device_factor: Annotated[
        FactorText | None,
        about("Share of the emissions from making the devices of the visit, such as 0.01 kg CO2e/participant_hour. Left out if not given."),
    ] = None
    purpose: Purpose = "service"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of the devices of one visit-hour, and of the network."""
        participants = self.participants or _TWO
        hours = Amount(one.to("participant_hour") * participants, "participant_hour")
        used = Amount(hours.value * self.power.to("kW"), "kWh")
        step = say(
            "{participants:g} devices × {power} = {value:g} kWh per hour of visit",
            participants=participants,
            power=self.power,
            value=used.value,
        )
        network, findings = network_demands(hours.value, self.data, self.network_intensity)
        demands = [*grid_chain(used, basis=None, step=step), *network, *_devices(self.device_factor, hours, self.evidence)]
        return Method(demands, findings if self.participants else [_TWO_ASSUMED, *findings])


_TWO = 2.0
_TWO_ASSUMED = Finding(
    "devices_assumed",
    "info",
    say("no participants given; two devices in each visit are counted, the patient's and the staff's. Write participants=3."),
)


def network_demands(hours: float, data: Rate | None, intensity: Rate | None) -> tuple[list[Demand], list[Finding]]:
    """Return the demands of the network, a service of others, and what is assumed of it.

    Parameters: participant-hours per unit of the activity; data per hour; intensity of the network [kWh/GB].
    """
    if data is None:
        message = say("no data given, so the network is left out. Write data=, such as '1.5 GB/h'.")
        return [], [Finding("network_missing", "info", message)]
    findings = []
    if intensity is None:
        message = say(
            "0.06 kWh/GB is assumed for the network (Aslan et al. 2018, for 2015; high for later years). Write network_intensity=."
        )
        findings.append(Finding("network_intensity_assumed", "info", message))
    rate = intensity or NETWORK_INTENSITY
    sent = Amount(data.value * Amount(hours, "h").to(data.per), data.unit)
    used = Amount(sent.to(rate.per) * rate.value, rate.unit)
    step = say("network: {sent} × {rate} = {used}", sent=sent, rate=rate, used=used)
    return [replace(demand, posted_as="use", chain="network") for demand in grid_chain(used, basis=None, step=step)], findings


def _devices(factor: str | None, hours: Amount, evidence: str | None) -> list[Demand]:
    return [own_factor_demand(factor, hours, "production", evidence)] if factor else []
