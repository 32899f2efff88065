"""Crops: nitrous oxide of residues left on fields, methane of rice, gases of vegetation that burns."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import AmountOf, Control, Duration, Mass, RateOf, Share, Text, Word
from carbon.activities.parameters import parameter
from carbon.activities.ratios import Positive
from carbon.activities.recipes import GasRecipe, gas_demands
from carbon.activities.reported import evidence_findings, own_factor_demand
from carbon.activities.soil_nitrogen import direct_demand, leached_demands
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate

CROPS = (
    "winter_wheat",
    "spring_wheat",
    "barley",
    "oats",
    "maize",
    "grain",
    "beans",
    "soybeans",
    "potatoes",
    "grass",
    "grass_clover",
    "legume_forage",
    "forage",
    "other",
)
"""Crops of Table 11.1A that have all figures; rye and other cereals are `grain`."""
Area = Annotated[Amount, AmountOf(("area",), "ha")]


class CropResidues(Activity):
    """Nitrous oxide of the nitrogen in straw, tops and roots that stay on the field, tier 1.

    Parameters
    ----------
    harvest: fresh weight harvested [t].
    crop: winter_wheat, spring_wheat, barley, oats, maize, grain (rye and other cereals), beans, soybeans, potatoes, grass,
        grass_clover, legume_forage, forage, other.
    removed: share of the residues above ground that is taken away, as straw for bedding.
    burned: share of them that is set on fire; the gases of the fire are biomass_burning.
    renewed: share of the area that is ploughed up in the year; of leys every fourth year 0.25.
    climate: wet or dry; without it the factors for all climates.

    Nitrogen = harvest × dry matter × (residues per harvest × nitrogen in them × (1 − removed − burned × what burns) + (1 + residues
    per harvest) × roots × nitrogen in them × renewed). Nothing volatilises; in wet climates some is leached.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 11.1, 11.6, 11.7 and 11.10; Tables 2.6, 11.1, 11.1A and 11.3.

    >>> CropResidues(harvest="700 t", crop="barley", removed="50 %").removed
    0.5
    """

    kind: Literal["crop_residues"] = "crop_residues"
    amounts: ClassVar = (("harvest",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("crop_residues 700 t --crop barley --removed 0.5 --climate wet",)

    harvest: Mass | None = None
    crop: Annotated[str, Word("crop", CROPS)]
    removed: Share = 0.0
    burned: Share = 0.0
    renewed: Share = 1.0
    climate: Annotated[str, Word("climate", ("wet", "dry"))] | None = None
    control: Control = "owned"

    def model_post_init(self, context: Any) -> None:
        """Check that no more is taken than there is."""
        super().model_post_init(context)
        if self.removed + self.burned > 1:
            message = f"removed {self.removed:g} and burned {self.burned:g} are more than all residues. Write shares that sum to 1 at most."
            raise CarbonError(message, code="shares_invalid", field="burned")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the direct and the leached part."""
        share = self._nitrogen_share()
        nitrogen = Amount(one.to("kg") * share, "kg")
        step = f"{one} {self.crop.replace('_', ' ')} × {share:.6g} = {nitrogen.value:.6g} kg N in residues (eq. 11.6, Table 11.1A)"
        return Method([direct_demand(nitrogen, self.climate, "organic", step), *leached_demands(nitrogen, self.climate)])

    def _nitrogen_share(self) -> float:
        """Nitrogen that stays on the field per fresh weight harvested."""
        above, below = self._figure("above_ground"), self._figure("below_ground")
        left = 1.0 - self.removed - self.burned * self._figure("combustion")
        straw = above * self._figure("above_ground_nitrogen") * left
        roots = (1.0 + above) * below * self._figure("below_ground_nitrogen") * self.renewed
        return self._figure("dry_matter") * (straw + roots)

    def _figure(self, name: str) -> float:
        figure = parameter("crop_residue", self.crop, name)
        return figure.value / 100.0 if figure.unit == "%" else figure.value


class RiceCultivation(Activity):
    """Methane of flooded rice, tier 1: area × days × daily factor × what the water and the amendments change.

    Parameters
    ----------
    area: area harvested; of two harvests a year, twice [ha].
    duration: days from planting to harvest [d].
    water: scaling by the water in the season: 1 for fields flooded throughout; others are in Table 5.12.
    before: scaling by the water before the season: 1 for fields not flooded for less than 180 days; others are in Table 5.13.
    amendment: scaling by straw, compost and manure: 1 without; others by eq. 5.3 and Table 5.14.
    factor: own daily factor, as '0.9 kg CH4_biogenic/ha_day'; without it the world's baseline of 1.19 kg.

    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 5.1 and 5.2, Table 5.11.

    >>> RiceCultivation(area="10 ha", duration="113 d", water=1).before
    1.0
    """

    kind: Literal["rice_cultivation"] = "rice_cultivation"
    amounts: ClassVar = (("duration", "area"),)
    products: ClassVar = {("duration", "area"): ("d", "ha", "ha_day")}
    required: ClassVar = ("process",)
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("rice_cultivation 10 ha --duration '113 d' --water 1",)

    area: Area | None = None
    duration: Duration | None = None
    water: Positive
    before: Positive = 1.0
    amendment: Positive = 1.0
    factor: Text | None = None
    control: Control = "owned"

    def model_post_init(self, context: Any) -> None:
        """Check the season, the scalings and the factor's unit."""
        super().model_post_init(context)
        if self.duration is not None and self.duration.to("d") > _LONGEST:
            message = f"duration {self.duration} is more than a year. Write the days of one harvest, and area times harvests."
            raise CarbonError(message, code="number_invalid", field="duration")
        if self.water > 1:
            message = f"water {self.water:g} is above 1, that of fields flooded throughout. Write a figure of Table 5.12, as 0.6."
            raise CarbonError(message, code="number_invalid", field="water")
        if self.amendment < 1:
            message = f"amendment {self.amendment:g} is below 1, that of fields without straw, compost and manure. Write 1 or more."
            raise CarbonError(message, code="number_invalid", field="amendment")
        if self.factor:
            demand = own_factor_demand(self.factor, Amount(1.0, "ha_day"), "process", self.evidence)
            if demand.factor and "ch4_fossil" in demand.factor.forms[0].gases:
                message = f"methane of rice is biogenic, and factor '{self.factor}' says fossil. Write CH4_biogenic in it."
                raise CarbonError(message, code="gas_invalid", field="factor")

    @property
    def factor_evidence(self) -> str | None:
        """Where a factor stands: part of the question, since it is its citation."""
        return self.evidence if self.factor else None

    def method(self, one: Amount, context: Context) -> Method:
        """Return the methane of a hectare-day."""
        scaling = self.water * self.before * self.amendment
        scaled = Amount(one.value * scaling, one.unit)
        step = f"{one} × {self.water:g} water × {self.before:g} before × {self.amendment:g} amendment = {scaled}"
        if self.factor:
            demand = own_factor_demand(self.factor, scaled, "process", self.evidence)
            return Method([demand], evidence_findings(self.evidence, "the daily factor"), [step])
        return Method([Demand("agriculture.rice", "process", scaled, step=step)], [_WORLD])


_LONGEST = 366.0
_OF_PLANTS = {"ch4": "ch4_biogenic", "ch4_fossil": "ch4_biogenic", "methane": "ch4_biogenic", "co2": "co2_biogenic"}
_WORLD = Finding(
    "factor_of_world",
    "info",
    "the daily factor of rice is the world's. Write factor= with that of the region, from Table 5.11 of the IPCC.",
)


class BiomassBurning(Activity):
    """Gases of vegetation that burns in the open: stubble, heath, savanna, forest.

    Parameters
    ----------
    mass: dry matter that lies or stands there [t],
    area: or the area burned [ha], with `load`.
    load: dry matter on it [t/ha].
    burned: share of the dry matter that burns; of crop residues read off Table 2.6 by `crop`.
    crop: as for crop_residues.
    gases: of a kg that burns, as 'ch4_biogenic=2 g; n2o=0.1 g'; defaults are in Table 2.5 of the IPCC.

    CO2 of yearly regrowth is not counted; that of forests is carbon lost by land_use_change.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 2.27 and Table 2.6.

    >>> BiomassBurning(mass="20 t", crop="winter_wheat", gases="ch4_biogenic=2 g; n2o=0.1 g").crop
    'winter_wheat'
    """

    kind: Literal["biomass_burning"] = "biomass_burning"
    amounts: ClassVar = (("mass",), ("area",))
    required: ClassVar = ("release",)
    examples: ClassVar = (
        "biomass_burning 20 t --crop winter_wheat --gases 'ch4_biogenic=2 g; n2o=0.1 g'",
        "biomass_burning --area '5 ha' --load '4 t/ha' --burned 0.8 --gases 'ch4_biogenic=2 g; n2o=0.1 g'",
    )

    mass: Mass | None = None
    area: Area | None = None
    load: Annotated[Rate, RateOf(("mass",), "area")] | None = None
    burned: Share | None = None
    crop: Annotated[str, Word("crop", CROPS)] | None = None
    gases: GasRecipe
    control: Control = "owned"

    def model_post_init(self, context: Any) -> None:
        """Check that an area comes with its load, and that it is known how much burns."""
        super().model_post_init(context)
        if (self.area is None) != (self.load is None):
            message = "area needs load, the dry matter on it, as '4 t/ha'; mass needs none."
            raise CarbonError(message, code="field_missing", field="load")
        if (self.burned is None) == (self.crop is None):
            message = "what share burns is said by burned, as 0.8, or read off crop, as winter_wheat. Write one of them."
            raise CarbonError(message, code="field_missing" if self.burned is None else "fields_contradict", field="burned")
        self._check_gases()

    def _check_gases(self) -> None:
        """Carbon of plants is biogenic, and what burns gives off no more of the other gases than it weighs."""
        for gas, _ in self.gases:
            if gas in _OF_PLANTS:
                message = f"{gas} of plants is biogenic. Write {_OF_PLANTS[gas]} in gases."
                raise CarbonError(message, code="gas_invalid", field="gases")
        if (total := sum(mass.to("kg") for gas, mass in self.gases if gas != "co2_biogenic")) > 1:
            message = f"gases come to {total:.4g} kg of a kg that burns, more than it weighs. Write the grams of a kg, as 'n2o=0.1 g'."
            raise CarbonError(message, code="number_invalid", field="gases")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases of what burns."""
        there = one.to("kg") if self.load is None else Amount(self.load.value, self.load.unit).to("kg") * _areas(one, self.load)
        share = parameter("crop_residue", self.crop, "combustion").value / 100.0 if self.crop else self.burned or 0.0
        step = f"{one}: {there:.6g} kg dry matter × {share:g} burned = {there * share:.6g} kg"
        return Method(gas_demands(self.gases, there * share), steps=[step])


def _areas(one: Amount, load: Rate) -> float:
    """How many of the load's areas an amount is."""
    return one.to("m2") / Amount(1.0, load.per).to("m2")
