"""Data centres and devices: the electricity of the machines and what is spent around them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Devices, Duration, Energy, Power
from carbon.activities.fields.listed import Listed
from carbon.activities.fields.ratios import LossRate
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.grid import GRID, electricity
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.regions import lineage
from carbon.core.sentences import say
from carbon.core.store.read import store

CLOUD = "electricity.cloud"


class _OfGoogle(Listed):
    """A region of Google Cloud, the one cloud that publishes the grid intensity of its regions; of another, the country is asked."""

    def _read(self, given: object, known: Mapping[str, str]) -> str:
        try:
            return super()._read(given, known)
        except CarbonError as error:
            message = say(
                "{refusal} The regions known here are those of Google Cloud. For another cloud, leave cloud_region out and write region=, "
                "the country where its machines stand.",
                refusal=error.sentence,
            )
            raise CarbonError(message, code=error.code, field=error.field) from None


class DataCentre(Activity):
    """Data centres and servers, one's own or another's: electricity of the machines × PUE.

    Servers of a provider (cloud, hosting) have purpose service; what a provider reports is kind `reported_emissions`.
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

    energy: Annotated[Energy | None, about("Electricity that the machines used [kWh].")] = None
    pue: Annotated[
        float,
        NumberFrom("pue", 1.0, "a centre takes at least what its machines take"),
        about(
            "Power usage effectiveness: electricity of the whole centre ÷ electricity of its "
            "machines, 1 or more. Write 1 if energy is read at the centre's own meter."
        ),
    ]
    cloud_region: Annotated[
        str | None,
        _OfGoogle(CLOUD, "cloud_region", own=False),
        about(
            "Google Cloud region, such as europe-north1. The grid intensity that Google "
            "publishes for it is then used by location, and it sets the region."
        ),
    ] = None
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that the centre draws on: '5%' of what is used, or '5% of generation'."),
    ] = None

    def model_post_init(self, context: object) -> None:
        """Take the place of the cloud's region, and check that no other is given."""
        super().model_post_init(context)
        if self.cloud_region is None:
            return
        place = _place_of(self.cloud_region)
        if self.region is None:
            self.__dict__["region"] = place
        elif place not in lineage(self.region):
            message = say(
                "cloud region {cloud_region} lies in {place}, and region says {region}. Leave region out.",
                cloud_region=self.cloud_region,
                place=place,
                region=self.region,
            )
            raise CarbonError(message, code="field_contradicts", field="region")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of machines, cooling and losses, of the place or of a region of a cloud."""
        used = Amount(one.value * self.pue, one.unit)
        step = say("{one} × PUE {pue:g} = {used}", one=one, pue=self.pue, used=used)
        found = electricity(used, step, self.loss_rate)
        if self.cloud_region is None:
            return found
        return Method([_in_cloud(demand, self.cloud_region) for demand in found.demands])


class DeviceUse(Activity):
    """Computers, screens and other devices: number × hours × power.

    Making the devices is category 2, the kind capital_good. Devices in a metered building are already included in its electricity.
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

    devices: Annotated[Devices | None, about("Number of devices [piece].")] = None
    duration: Annotated[Duration | None, about("Time that each device is switched on [h].")] = None
    power: Annotated[Power, about("Power that one device draws while it is on [W].")]
    loss_rate: Annotated[
        LossRate | None,
        about("Your own losses of the grid that the devices draw on: '5%' of what is used, or '5% of generation'."),
    ] = None

    def model_post_init(self, context: object) -> None:
        """Check that the device takes power."""
        super().model_post_init(context)
        if not self.power.value:
            message = say("power is 0. Write the power of one device while it is on, such as '30 W'.")
            raise CarbonError(message, code="number_impossible", field="power")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the electricity of one device-hour."""
        used = Amount(one.to("h") * self.power.to("kW"), "kWh")
        return electricity(used, f"{one} × {self.power} = {used.value:g} kWh", self.loss_rate)


@lru_cache(maxsize=8192)
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
    message = say("no grid intensity for cloud region {cloud_region} in this year; the country's is used.", cloud_region=cloud_region)
    grid = replace(demand, otherwise_finding=Finding("cloud_region_missing", "warning", message))
    return replace(demand, key=CLOUD, qualifiers={"cloud_region": cloud_region}, otherwise=grid)
