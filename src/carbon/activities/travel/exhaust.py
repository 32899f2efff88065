"""Methane and nitrous oxide of engines on the road, by distance, beside the CO2 of their fuel."""

import json
from functools import cache
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Distance
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import NumberFrom
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.road import vehicle_distance
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.store.read import store

VEHICLES = ("car", "light_truck", "medium_duty", "heavy_duty", "medium_and_heavy_duty", "bus")
FUELS = ("petrol", "diesel", "biodiesel", "bioethanol", "methanol", "cng", "lng", "lpg")


class VehicleExhaust(Activity):
    """CH4 and N2O of road vehicles whose CO2 is calculated from their fuel.

    The CO2 of the fuel is not included: add it as kind fuel. Factors that include all gases (car_travel) need no such row.
    Source: US EPA, Greenhouse Gas Inventory Guidance, Direct Emissions from Mobile Combustion Sources (2023), section 2 (CH4 and
    N2O by distance and vehicle); Emission Factors Hub, tables 3 and 4.

    >>> VehicleExhaust(distance="12 000 mi", vehicle="car", fuel="petrol", model_year=2010).vehicle
    'car'
    """

    kind: Literal["vehicle_exhaust"] = "vehicle_exhaust"
    amounts: ClassVar = (("distance",),)
    required: ClassVar = ("combustion",)
    examples: ClassVar = ("vehicle_exhaust 12000 mi --vehicle car --fuel petrol --model-year 2010 --region US --period 2025",)

    distance: Annotated[Distance | None, about("Distance driven by vehicles whose fuel is counted elsewhere [km].")] = None
    vehicle: Annotated[str, Word("vehicle", VEHICLES), about("Class of road vehicle.")] = "car"
    fuel: Annotated[str, Word("fuel", FUELS), about("Fuel of the road vehicle.")] = "petrol"
    model_year: Annotated[
        float | None, NumberFrom("model_year", 1900, "no vehicle is that old"), about("Model year of the vehicle, for petrol and diesel.")
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that such vehicles have factors, and their year where the factors depend on it."""
        super().model_post_init(context)
        known = model_years(self.vehicle, self.fuel, None)
        if known is None:
            fuels = [fuel for fuel in FUELS if model_years(self.vehicle, fuel, None) is not None]
            text = did_you_mean(self.fuel, fuels)
            raise CarbonError(
                say("no exhaust factor is known for a {vehicle} on {fuel}.{text}", vehicle=self.vehicle, fuel=self.fuel, text=text),
                code="word_unknown",
                field="fuel",
            )
        if known and self.model_year is None:
            message = say(
                "exhaust of a {vehicle} on {fuel} depends on its age. Give model_year, such as 2010.", vehicle=self.vehicle, fuel=self.fuel
            )
            raise CarbonError(message, code="field_missing", field="model_year")

    def method(self, one: Amount, context: Context) -> Method:
        """Return CH4 and N2O of a distance."""
        words, findings = {"vehicle": self.vehicle, "fuel": self.fuel}, list[Finding]()
        if known := model_years(self.vehicle, self.fuel, context.year):
            assert self.model_year is not None, "checked when the activity is made"
            words["model_year"], outside = band_of(int(self.model_year), known)
            if outside:
                text = say(
                    "no exhaust factor for model year {model_year:.0f}; that of {words} is used.",
                    model_year=self.model_year,
                    words=words["model_year"],
                )
                findings.append(Finding("technology_gap", "warning", text))
        return Method([Demand("exhaust.road", "combustion", vehicle_distance(one), words)], findings)


@cache
def model_years(vehicle: str, fuel: str, year: int | None) -> tuple[str, ...] | None:
    """Return the groups of model years that an edition has of such vehicles; empty where there is one factor, None where none is.

    Groups differ from edition to edition: they are those of the newest that is not after the year, else of the oldest.

    Parameters: vehicle; fuel; year of the activity, None for the newest.
    """
    sql = "SELECT qualifiers, valid_from FROM activity JOIN factor ON factor.activity = activity.number WHERE key = 'exhaust.road'"
    editions: dict[int, list[str]] = {}
    for text, valid_from in store().rows(sql):
        words = json.loads(text)
        if words.get("vehicle") == vehicle and words.get("fuel") == fuel:
            editions.setdefault(int(valid_from[:4]), []).append(words.get("model_year", ""))
    if not editions:
        return None
    chosen = max((edition for edition in editions if year is None or edition <= year), default=min(editions))
    return tuple(sorted(filter(None, editions[chosen]), key=_ends))


def band_of(year: int, bands: tuple[str, ...]) -> tuple[str, bool]:
    """Return the group of model years that holds a year, the nearest where none does, and whether it is outside.

    >>> band_of(1986, ("1984-1993", "1994")), band_of(2030, ("1984-1993", "1994"))
    (('1984-1993', False), ('1994', True))
    """
    inside = [band for band in bands if _ends(band)[0] <= year <= _ends(band)[1]]
    if inside:
        return min(inside, key=lambda band: _ends(band)[1] - _ends(band)[0]), False
    return min(bands, key=lambda band: min(abs(year - end) for end in _ends(band))), True


def _ends(band: str) -> tuple[int, int]:
    """First and last year of '1984-1993', '1994' or 'to_1980'."""
    if band.startswith("to_"):
        return 0, int(band.removeprefix("to_"))
    first, _, last = band.partition("-")
    return int(first), int(last or first)
