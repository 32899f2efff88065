"""Digital meetings and care visits, devices and data centres: the electricity they use, and the data they send."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.energy.purchased import GRID, grid_chain, market_demands
from carbon.activities.fields.fields import AmountOf, Duration, Energy, Passengers, Power, Purpose, RateOf
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity, Context, Demand, Method
from carbon.activities.value_chain.reported import FactorText, own_factor_demand
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.regions import lineage
from carbon.core.store.read import store

CLOUD = "electricity.cloud"
NETWORK_INTENSITY = Rate(0.06, "kWh", "GB")
"""Electricity of fixed-line data transmission, core and access networks, 2015 [kWh/GB].

Source: Aslan, J. et al. (2018), Electricity intensity of internet data transmission, Journal of Industrial Ecology 22(4), 785–798,
abstract. It has halved about every two years before, so that it is high for later years.
"""
DataRate = Annotated[Rate, RateOf(("data",), "duration")]
Intensity = Annotated[Rate, RateOf(("energy",), "data")]
Count = Annotated[Amount, AmountOf(("pieces",), "piece")]


class DigitalMeeting(Activity):
    """Video meetings: participants × hours × electricity of device and network.

    Parameters
    ----------
    participants: how many connect [passenger]; a number.
    duration: how long [h].
    power: of the device of each participant [W].
    data: data of each participant per hour, as '1.5 GB/h'; without it the network is left out.
    network_intensity: electricity of the network, as '0.06 kWh/GB'; without it 0.06 kWh/GB (Aslan et al. 2018, for 2015).
    device_factor: share of making the devices, as '0.01 kg CO2e/participant_hour'; without it left out.

    Devices use our own electricity; the network is a service (scope 3, category 1). The travel that meetings replace is the kind
    avoided_travel and stands in no total.
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
    examples: ClassVar = (
        "digital_meeting 1.5 h --participants 8 --power '60 W' --region GB --period 2019",
        "digital_meeting 1.5 h --participants 8 --power '60 W' --data '1.5 GB/h' --region GB --period 2019",
    )

    participants: Passengers = Amount(1.0, "passenger")
    duration: Duration | None = None
    power: Power
    data: DataRate | None = None
    network_intensity: Intensity | None = None
    device_factor: FactorText | None = None

    @property
    def factor_evidence(self) -> str | None:
        """Where a factor of devices stands: part of the question, since it is its citation."""
        return self.evidence if self.device_factor else None

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of one participant-hour, and the share of devices."""
        hours = Amount(one.to("participant_hour"), "participant_hour")
        used = Amount(hours.value * self.power.to("kW"), "kWh")
        step = f"{one} × {self.power} = {used.value:g} kWh"
        demands = [*market_demands(used, None), *grid_chain(used, step=step)]
        network, findings = network_demands(hours.value, self.data, self.network_intensity)
        return Method([*demands, *network, *_devices(self.device_factor, hours, self.evidence)], findings)


class DigitalCareVisit(Activity):
    """Digital care visits: patients and staff meet by video.

    Parameters
    ----------
    visits: how many [piece].
    duration: how long each [h].
    participants: devices in each visit, those of patient and staff.
    power: of each device [W].
    data, network_intensity, device_factor: as for digital_meeting.

    The travel of patients that visits replace is the kind avoided_travel and stands in no total.
    Source: as for digital_meeting.

    >>> DigitalCareVisit(visits=1000, duration="20 min", power="60 W").participants
    2.0
    """

    kind: Literal["digital_care_visit"] = "digital_care_visit"
    amounts: ClassVar = (("visits", "duration"),)
    products: ClassVar = {("visits", "duration"): ("piece", "h", "participant_hour")}
    positionals: ClassVar = ("visits",)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("digital_care_visit 1000 --duration '20 min' --power '60 W' --data '1.5 GB/h' --region GB --period 2019",)

    visits: Count | None = None
    duration: Duration | None = None
    participants: Annotated[float, NumberFrom("participants", 2.0, "a visit has a patient and staff")] = 2.0
    power: Power
    data: DataRate | None = None
    network_intensity: Intensity | None = None
    device_factor: FactorText | None = None
    purpose: Purpose = "service"

    @property
    def factor_evidence(self) -> str | None:
        """Where a factor of devices stands: part of the question, since it is its citation."""
        return self.evidence if self.device_factor else None

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of the devices of one visit-hour, and of the network."""
        hours = Amount(one.to("participant_hour") * self.participants, "participant_hour")
        used = Amount(hours.value * self.power.to("kW"), "kWh")
        step = f"{self.participants:g} devices × {self.power} = {used.value:g} kWh per hour of visit"
        network, findings = network_demands(hours.value, self.data, self.network_intensity)
        demands = [*grid_chain(used, basis=None, step=step), *network, *_devices(self.device_factor, hours, self.evidence)]
        return Method(demands, findings)


class DataCentre(Activity):
    """Data centres and servers, one's own or another's: electricity of the machines × PUE.

    Parameters
    ----------
    energy: electricity of the machines [kWh].
    pue: power usage effectiveness, what the centre takes per what its machines take, 1 or more; 1 where the centre's meter is read.
    cloud_region: region of Google Cloud, as europe-north1: the grid intensity that Google prints for it, by location; it says the place.

    Servers of a provider (cloud, hosting) have purpose service; what a provider reports goes by `reported_emissions`.
    Source: ISO/IEC 30134-2:2016 (PUE); GHG Protocol Scope 2 Guidance (2015).

    >>> DataCentre(energy="10 MWh", pue=1.4).pue
    1.4
    """

    kind: Literal["data_centre"] = "data_centre"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    examples: ClassVar = (
        "data_centre 10 MWh --pue 1.4 --region GB --period 2024",
        "data_centre 10 MWh --pue 1.1 --cloud-region europe-north1 --period 2024",
    )

    energy: Energy | None = None
    pue: Annotated[float, NumberFrom("pue", 1.0, "a centre takes at least what its machines take")]
    cloud_region: Annotated[str, Listed(CLOUD, "cloud_region")] | None = None

    def model_post_init(self, context: Any) -> None:
        """Take the place of the cloud's region, and check that no other is given."""
        super().model_post_init(context)
        if self.cloud_region is None:
            return
        place = _place_of(self.cloud_region)
        if self.region is None:
            self.__dict__["region"] = place
        elif place not in lineage(self.region):
            message = f"cloud region {self.cloud_region} lies in {place}, and region says {self.region}. Leave region out."
            raise CarbonError(message, code="field_contradicts", field="region")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of machines, cooling and losses, of the place or of a region of a cloud."""
        used = Amount(one.value * self.pue, one.unit)
        step = f"{one} × PUE {self.pue:g} = {used}"
        if self.cloud_region is None:
            return electricity(used, step)
        demands = [*market_demands(used, None), *grid_chain(used, step=step)]
        return Method([_in_cloud(demand, self.cloud_region) for demand in demands])


class DeviceUse(Activity):
    """Computers, screens and other devices: number × hours × power.

    Parameters
    ----------
    devices: how many [piece].
    duration: how long each is on [h].
    power: of each while it is on [W].

    Making the devices is category 2, the kind capital_good. Devices on a metered building's power are in its electricity already.
    Source: GHG Protocol Scope 2 Guidance (2015).

    >>> DeviceUse(devices=100, duration="1800 h", power="30 W").devices
    Amount(value=100.0, unit='piece')
    """

    kind: Literal["device_use"] = "device_use"
    amounts: ClassVar = (("duration", "devices"),)
    products: ClassVar = {("duration", "devices"): ("h", "piece", "h")}
    positionals: ClassVar = ("devices",)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    examples: ClassVar = ("device_use 100 --duration '1800 h' --power '30 W' --region GB --period 2024",)

    devices: Count | None = None
    duration: Duration | None = None
    power: Power

    def model_post_init(self, context: Any) -> None:
        """Check that the device takes power."""
        super().model_post_init(context)
        if not self.power.value:
            message = "power is 0. Write the power of one device while it is on, as '30 W'."
            raise CarbonError(message, code="number_impossible", field="power")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of one device-hour."""
        used = Amount(one.to("h") * self.power.to("kW"), "kWh")
        return electricity(used, f"{one} × {self.power} = {used.value:g} kWh")


@cache
def _place_of(cloud_region: str) -> str:
    """The country of a region of a cloud, as its factors have it."""
    query = "SELECT DISTINCT region FROM factor JOIN activity ON activity.number = activity WHERE key = ? AND qualifiers = ?"
    row = store().row(query, CLOUD, json.dumps({"cloud_region": cloud_region}))
    assert row is not None
    return str(row[0])


def _in_cloud(demand: Demand, cloud_region: str) -> Demand:
    """A demand of the grid's generation by location asks the cloud's region before the country that it lies in."""
    if demand.key != GRID or demand.stage != "generation" or demand.basis != "location":
        return demand
    message = f"no grid intensity of cloud region {cloud_region} for this year; that of the country is used."
    grid = replace(demand, otherwise_finding=Finding("cloud_region_missing", "warning", message))
    return replace(demand, key=CLOUD, qualifiers={"cloud_region": cloud_region}, otherwise=grid)


def electricity(used: Amount, step: str) -> Method:
    """Return the method of electricity that is used: by market and by location, with losses and upstream.

    Parameters: used per unit of the activity [kWh]; step in words.
    """
    return Method([*market_demands(used, None), *grid_chain(used, step=step)])


def network_demands(hours: float, data: Rate | None, intensity: Rate | None) -> tuple[list[Demand], list[Finding]]:
    """Return the demands of the network, a service of others, and what is assumed of it.

    Parameters: participant-hours per unit of the activity; data per hour; intensity of the network [kWh/GB].
    """
    if data is None:
        message = "no data given; the network is not in the total. Write data=, as '1.5 GB/h'."
        return [], [Finding("network_missing", "info", message)]
    findings = []
    if intensity is None:
        message = "0.06 kWh/GB is taken for the network (Aslan et al. 2018, for 2015; high for later years). Write network_intensity=."
        findings.append(Finding("network_intensity_assumed", "info", message))
    rate = intensity or NETWORK_INTENSITY
    sent = Amount(data.value * Amount(hours, "h").to(data.per), data.unit)
    used = Amount(sent.to(rate.per) * rate.value, rate.unit)
    step = f"network: {sent} × {rate} = {used}"
    return [replace(demand, posted_as="use", chain="network") for demand in grid_chain(used, basis=None, step=step)], findings


def _devices(factor: str | None, hours: Amount, evidence: str | None) -> list[Demand]:
    return [own_factor_demand(factor, hours, "production", evidence)] if factor else []
