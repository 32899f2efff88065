"""Manure that is stored, treated or dropped on pasture: methane, and nitrous oxide direct, through the air and through water."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from carbon.activities.agriculture import ZONES, Head, zone_of
from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Control, Duration, Mass, Word
from carbon.activities.parameters import Parameter, parameter
from carbon.activities.soil_nitrogen import indirect_demand, leached_demands, wetness
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount

MANURE_ANIMALS = ("dairy_cattle", "other_cattle", "growing_pigs", "breeding_pigs", "poultry", "sheep", "goats", "horses")
SYSTEMS = ("lagoon", "slurry", "open_slurry", "pit", "solid_storage", "drylot", "daily_spread", "digester", "pasture")
CLIMATES = (
    "boreal_moist",
    "boreal_dry",
    "cool_moist",
    "cool_dry",
    "warm_moist",
    "warm_dry",
    "tropical_montane",
    "tropical_wet",
    "tropical_moist",
    "tropical_dry",
)
DAYS = 365.0
_DRY = ("solid_storage", "drylot", "pasture")
SYSTEMS_OF = {
    "sheep": _DRY,
    "goats": _DRY,
    "horses": _DRY,
    "poultry": tuple(system for system in SYSTEMS if system != "daily_spread"),
}
"""Systems that Table 10.14 has for animals that it does not have all of them for."""
_GRAZING = {"sheep": "sheep_and_others", "goats": "sheep_and_others", "horses": "sheep_and_others"}


class Manure(Activity):
    """Methane and nitrous oxide of manure, tier 1 by the mass of the animals.

    Parameters
    ----------
    animals: animals kept, as a mean over the time [animal].
    weight: weight of one [kg].
    duration: how long [a]; one year unless given.
    animal: dairy_cattle, other_cattle, growing_pigs, breeding_pigs, poultry (laying hens), sheep, goats, horses.
    system: lagoon, slurry (with a natural crust), open_slurry, pit, solid_storage, drylot, daily_spread, digester, pasture.
    climate: boreal_moist, boreal_dry, cool_moist, cool_dry, warm_moist, warm_dry, tropical_montane, tropical_wet …
    zone: as for livestock; without it read off the region.

    Methane = volatile solids × factor; nitrous oxide = nitrogen × factor + nitrogen × share volatilised × factor + nitrogen × share
    leached × factor; from pasture in dry climates nothing is leached. A herd with several systems is a row for each; what is spread
    on fields is fertiliser.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 10.22 to 10.30; Tables 10.13A, 10.14, 10.19, 10.21, 10.22, 11.3.

    >>> Manure(animals=50, weight="600 kg", animal="dairy_cattle", system="slurry", climate="cool_moist", region="SE").system
    'slurry'
    """

    kind: Literal["manure"] = "manure"
    amounts: ClassVar = (("weight", "animals", "duration"),)
    # Tonnes of animals, kept for a year.
    products: ClassVar = {("weight", "animals", "duration"): ("t", "animal", "a", "t")}
    required: ClassVar = ("process",)
    examples: ClassVar = (
        "manure 50 animals --weight '600 kg' --animal dairy_cattle --system slurry --climate cool_moist --region SE --period 2023",
    )

    animals: Head | None = None
    weight: Mass | None = None
    duration: Duration = Amount(1.0, "a")
    animal: Annotated[str, Word("animal", MANURE_ANIMALS)]
    system: Annotated[str, Word("system", SYSTEMS)]
    climate: Annotated[str, Word("climate", CLIMATES)]
    zone: Annotated[str, Word("zone", ZONES)] | None = None
    control: Control = "owned"

    def model_post_init(self, context: Any) -> None:
        """Check that the animal's manure is kept that way."""
        super().model_post_init(context)
        known = SYSTEMS_OF.get(self.animal, SYSTEMS)
        if self.system not in known:
            message = f"no factor of {self.animal.replace('_', ' ')} for {self.system.replace('_', ' ')}. Write one of {', '.join(known)}."
            raise CarbonError(message, code="field_contradicts")

    def method(self, one: Amount, context: Context) -> Method:
        """Return methane and nitrous oxide of a tonne of animals in a year.

        Raises: CarbonError where the zone cannot be read off the region.
        """
        zone, findings = (self.zone, []) if self.zone else zone_of(context.region)
        tonnes = one.to("t")
        solids = parameter("manure", f"{self.animal} {zone}", "volatile_solids")
        nitrogen = parameter("manure", f"{self.animal} {zone}", "nitrogen")
        words = {"animal": self.animal, "system": self.system, "climate": self.climate}
        methane = Demand("agriculture.manure", "process", _yearly(solids, tonnes), words, step=_said("volatile solids", solids))
        direct = {"system": self.system} | ({"grazing": self._grazing} if self.system == "pasture" else {})
        nitrous = Demand("agriculture.manure_nitrogen", "process", _yearly(nitrogen, tonnes), direct, step=_said("nitrogen", nitrogen))
        return Method([methane, nitrous, *self._indirect(_yearly(nitrogen, tonnes))], findings)

    @property
    def _grazing(self) -> str:
        return _GRAZING.get(self.animal, "cattle_pigs_poultry")

    def _indirect(self, nitrogen: Amount) -> list[Demand]:
        """What leaves through the air and through water: of stored manure by its system, of pasture as of organic nitrogen on soils."""
        pasture = self.system == "pasture"
        place = ("nitrogen", "organic") if pasture else ("manure", f"{self.animal} {self.system}")
        volatilised = indirect_demand("volatilised", nitrogen, parameter(*place, "volatilised"))
        if pasture:
            return [volatilised, *leached_demands(nitrogen, wetness(self.climate))]
        return [volatilised, indirect_demand("leached", nitrogen, parameter(*place, "leached"))]


def _yearly(rate: Parameter, tonnes: float) -> Amount:
    return Amount(rate.value * DAYS * tonnes, "kg")


def _said(what: str, rate: Parameter) -> str:
    return f"{rate.value:g} kg {what} per t and day × {DAYS:g} ({rate.citation})"
