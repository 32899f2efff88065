"""What is reported outside the totals of an inventory: travel replaced, emissions avoided, removals."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import VehicleFuel
from carbon.activities.fields.common import AmountOf, Energy, PassengerDistance, Purpose, Text
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.own_factors import MassCO2e
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method, with_upstream
from carbon.activities.methods.own_factors import evidence_findings, reported_demand
from carbon.activities.methods.road import ONE_IN_CAR, car_findings
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.identity import inline_factor

MODES: dict[str, tuple[str, str, dict[str, str]]] = {
    "car": ("road.car", "vkm", {}),
    "taxi": ("road.taxi", "pkm", {"type": "regular"}),
    "bus": ("road.bus", "pkm", {"type": "average_local"}),
    "train": ("rail.passenger", "pkm", {"type": "national"}),
    "flight": ("air.passenger", "pkm", {"haul": "short_haul", "cabin": "average"}),
}
"""Mode → key, unit and words of its factor; a car is shared by the people in it."""


class AvoidedTravel(Activity):
    """Travel that digital meetings, visits or other measures replace: avoided emissions, excluded from totals.

    Source: Scope 3 Standard (2011), 9.5 (avoided emissions are reported separately); method by distance: Technical Guidance, formula 6.1.

    >>> AvoidedTravel(trips=1000, distance="80 km", mode="car").mode
    'car'
    """

    kind: Literal["avoided_travel"] = "avoided_travel"
    outside: ClassVar = True
    amounts: ClassVar = (("trips", "distance"),)
    products: ClassVar = {("trips", "distance"): ("piece", "km", "pkm")}
    positionals: ClassVar = ("distance",)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("avoided_travel 80 km --trips 1000 --mode car --region GB --period 2019",)

    trips: Annotated[
        Amount,
        AmountOf(("pieces",), "piece", ("trip",)),
        about("Number of one person's trips that are replaced [piece]; out and back are one trip if the distance covers both."),
    ] = Amount(1.0, "piece")
    distance: Annotated[PassengerDistance | None, about("Distance that each trip would have been [km], or all trips together [pkm].")] = (
        None
    )
    mode: Annotated[str, Word("mode", tuple(MODES)), about("Means of transport that is replaced.")]
    fuel: Annotated[str, VehicleFuel("road.car", "fuel"), about("Fuel of the car that is replaced.")] = "unknown"
    occupancy: Annotated[
        float | None,
        NumberFrom("occupancy", 1.0, "at least one person is in the car"),
        about("Number of people in the car that is replaced; 1, with a finding, if not given."),
    ] = None
    replaced: Annotated[
        float,
        NumberFrom("replaced", 0.0, "a share cannot be negative"),
        about("Share of the trips that would really have been made, 0 to 1."),
    ] = 1.0
    purpose: Purpose = "business_travel"

    def model_post_init(self, context: object) -> None:
        """Check share and occupancy."""
        super().model_post_init(context)
        if self.replaced > 1:
            raise CarbonError(
                say("replaced {replaced:g} is not a share. Write 0 to 1.", replaced=self.replaced), code="share_invalid", field="replaced"
            )
        if self.mode != "car" and self.occupancy not in (None, 1):
            message = say("factors of a {mode} are per passenger-km. Leave occupancy out, or write mode=car.", mode=self.mode)
            raise CarbonError(message, code="fields_contradict", field="occupancy")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the travel that is not made, beside the totals."""
        key, unit, words = MODES[self.mode]
        occupancy = self.occupancy or 1.0
        made = Amount(one.to("pkm") * self.replaced / occupancy, unit)
        words = words | ({"fuel": self.fuel} if self.mode == "car" else {})
        step = (
            say(
                "{one} × {replaced:g} replaced ÷ {occupancy:g} persons = {made}",
                one=one,
                replaced=self.replaced,
                occupancy=occupancy,
                made=made,
            )
            if made.value != one.to("pkm")
            else ""
        )
        return Method(with_upstream(Demand(key, "combustion", made, dict(words), basis="avoided", step=step)), self._findings())

    def _findings(self) -> list[Finding]:
        """What was left open of the travel that is replaced."""
        if self.mode == "flight":
            text = say("a short-haul flight and its average passenger are taken for flights replaced.")
            return [Finding("default_assumed", "info", text)]
        if self.mode != "car":
            return []
        return [*([] if self.occupancy else [ONE_IN_CAR]), *car_findings(self)]


class AvoidedElectricity(Activity):
    """Grid electricity that is saved, or replaced by electricity generated and sold: avoided emissions, excluded from totals.

    The plants that run less are those at the margin: their rate is used where it is published (US), otherwise the grid average.
    Source: US EPA Emission Factors Hub, Table 6 (non-baseload rates); GHG Protocol, Guidelines for Quantifying GHG Reductions from
    Grid-Connected Electricity Projects (2007).

    >>> AvoidedElectricity(energy="20 MWh", region="US").energy
    Amount(value=20.0, unit='MWh')
    """

    kind: Literal["avoided_electricity"] = "avoided_electricity"
    outside: ClassVar = True
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    examples: ClassVar = ("avoided_electricity 20 MWh --region US --period 2025",)

    energy: Annotated[Energy | None, about("Electricity saved, or fed into the grid [kWh].")] = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return the generation that is avoided, beside the totals."""
        return Method([Demand("electricity.grid", "generation", one, {"rate": "non_baseload"}, basis="avoided")])


class AvoidedEmissions(Activity):
    """Emissions that others are claimed to avoid through your products, exports or projects, excluded from totals.

    Recycling credits, exported power, green products and bought allowances belong here; nothing is netted.
    Source: Scope 3 Standard (2011), 9.5; Corporate Standard (2004) ch. 8.

    >>> AvoidedEmissions(emissions="12 t CO2e", comparison="grid electricity", evidence="report").comparison
    'grid electricity'
    """

    kind: Literal["avoided_emissions"] = "avoided_emissions"
    outside: ClassVar = True
    amounts: ClassVar = (("emissions",),)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("avoided_emissions 12 t CO2e --comparison 'grid electricity' --evidence 'report 2023'",)

    emissions: Annotated[MassCO2e | None, about("Emissions avoided against the stated comparison [kg CO2e].")] = None
    comparison: Annotated[Text, about("What would have happened otherwise.")]
    purpose: Purpose = "product_use"

    def method(self, one: Amount, context: Context) -> Method:
        """Return what is avoided, beside the totals."""
        demand = replace(reported_demand(one, "process", self.evidence), basis="avoided")
        return Method(
            [demand], evidence_findings(self.evidence, say("the claim")), [say("against {comparison}", comparison=self.comparison)]
        )


REMOVALS = ("forest", "soil", "biochar", "direct_air_capture", "bioenergy_capture", "mineralisation", "other")


class Removal(Activity):
    """Carbon dioxide taken out of the air and stored, excluded from totals.

    Source: Corporate Standard (2004) ch. 9 (sequestered carbon is reported separately); ISO 14064-1:2018, 5.2.3 (removals).

    >>> Removal(mass="100 t", method_of="biochar", storage="100 years", evidence="certificate").method_of
    'biochar'
    """

    kind: Literal["removal"] = "removal"
    outside: ClassVar = True
    amounts: ClassVar = (("mass",),)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("removal 100 t --method-of biochar --storage '100 years' --evidence 'certificate 7'",)

    mass: Annotated[Amount | None, AmountOf(("mass",)), about("CO2 removed from the air [kg].")] = None
    method_of: Annotated[str, Word("method_of", REMOVALS), about("How the CO2 is removed.")]
    storage: Annotated[Amount | None, AmountOf(("duration",)), about("How long the CO2 stays stored [a].")] = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return what is removed, beside the totals."""
        findings = evidence_findings(self.evidence, say("the removal"))
        if self.storage is None:
            message = say("no storage time given. Write storage=, such as '100 years': carbon that is released again is not a removal.")
            findings.append(Finding("storage_missing", "warning", message))
        factor = inline_factor("1 kg CO2/kg", "process", None, self.evidence)
        return Method(
            [Demand("inline", "process", one, factor=factor, basis="removal", step=say("by {method_of}", method_of=self.method_of))],
            findings,
        )
