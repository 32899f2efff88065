"""Systems that manure is kept in, and its methane by the equation where no table prints the product: B0 × conversion × density."""

from __future__ import annotations

from typing import NamedTuple

from carbon.activities.methods.animal_zones import ZONES, zone_of
from carbon.activities.methods.parameters import Parameter, items, parameter
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say, term

POULTRY = ("laying_hens", "pullets", "broilers", "turkeys", "ducks")
"""Birds with rates of their own in Tables 10.13A and 10.19; Tables 10.14 and 10.22 print one row for all poultry."""
_PIGS_CATTLE = ("dairy_cattle", "other_cattle", "growing_pigs", "breeding_pigs")
_OTHERS = ("sheep", "goats", "horses", "mules_and_asses", "camels", "buffalo")
NITROGEN_BY_HEAD = ("rabbits", "mink", "foxes")
"""Animals whose nitrogen Table 10.19 prints by the head and year."""
BY_HEAD = ("deer", "reindeer", "ostrich", *NITROGEN_BY_HEAD)
"""Animals whose methane of manure Table 10.15 prints by the head, of every system and climate."""
MANURE_ANIMALS = (*_PIGS_CATTLE, "poultry", *POULTRY, *_OTHERS, *BY_HEAD)
PRINTED = ("lagoon", "slurry", "open_slurry", "pit", "solid_storage", "drylot", "daily_spread", "digester", "pasture")
"""Systems that Table 10.14 prints the methane of."""
_SOLID = ("covered_solid_storage", "bulked_solid_storage", "solid_storage_additives")
_COMPOST = ("composting_vessel", "composting_static", "composting_intensive", "composting_passive")
_BEDDING = ("deep_bedding", "deep_bedding_mixed", "deep_bedding_under_month")
_LITTER = ("poultry_litter", "poultry_no_litter")
_DIGESTERS = tuple(f"digester_{leak}_leakage_{store}" for leak in ("low", "high") for store in ("gastight", "low_quality", "open"))
SYSTEMS = (*PRINTED, "covered_slurry", *_SOLID, *_COMPOST, *_BEDDING, *_LITTER, "aerobic_natural", "aerobic_forced", "burned", *_DIGESTERS)
_DRY = ("solid_storage", "drylot", "pasture", *_SOLID, *_COMPOST, "burned")
_KEPT = tuple(system for system in SYSTEMS if system not in _LITTER)
SYSTEMS_OF = {
    **dict.fromkeys(_PIGS_CATTLE, _KEPT),
    **dict.fromkeys(_OTHERS, _DRY),
    **dict.fromkeys(BY_HEAD, tuple(system for system in _DRY if system != "burned")),
    **dict.fromkeys(
        ("poultry", *POULTRY),
        (*(system for system in PRINTED if system != "daily_spread"), *_SOLID, *_COMPOST, *_LITTER),
    ),
}
"""Systems that Tables 10.14, 10.17 and 10.22 have for an animal."""
RETENTIONS = ("1_month", "3_months", "4_months", "6_months", "12_months")
LIQUID = ("slurry", "open_slurry", "pit", "covered_slurry")
"""Systems whose methane hangs on how long the manure stays in them; Table 10.14 has it for six months."""
_CONVERSION = {
    **dict.fromkeys(LIQUID, "liquid_6_months"),
    "deep_bedding_mixed": "deep_bedding",
    "poultry_no_litter": "poultry_litter",
    "aerobic_natural": "aerobic",
    "aerobic_forced": "aerobic",
}
"""Rows of Table 10.17 with another name than the system of Table 10.21."""
_NITROGEN = {"deep_bedding_under_month": "deep_bedding", **dict.fromkeys(_DIGESTERS, "digester")}
"""Systems that Tables 10.21 and 10.22 do not tell apart."""
_ONE_PRODUCTIVITY = ZONES[:4]

DAYS = 365.0


class Excreted(NamedTuple):
    """What animals excrete, and how it was found in words."""

    mass: Amount
    step: str


class Kept(NamedTuple):
    """How manure is kept, as far as its methane hangs on it."""

    animal: str
    system: str
    climate: str
    productivity: str | None = None
    retention: str | None = None

    @property
    def printed(self) -> bool:
        """Whether Table 10.14 prints the methane of it, as this library holds the table."""
        if self.retention or self.system not in PRINTED or self.animal in ("mules_and_asses", "camels", "buffalo"):
            return False
        return self.productivity != "low" or self.system == "digester"


def conversion(kept: Kept) -> Parameter:
    """Return the share of the methane that could form that does form [%]: Table 10.17 of the 2019 Refinement.

    >>> conversion(Kept("dairy_cattle", "deep_bedding", "cool_moist")).value
    21.0
    """
    poultry = kept.animal in ("poultry", *POULTRY) and kept.system not in ("lagoon", *LIQUID, "pasture")
    name = "poultry_litter" if poultry and kept.system in PRINTED else _CONVERSION.get(kept.system, kept.system)
    item = f"liquid_{kept.retention}" if kept.retention else name
    known = items("manure")
    place = next((place for place in (f"{item} {kept.climate}", f"{item} {_band(kept.climate)}") if place in known), item)
    return parameter("manure", place, "conversion")


def _band(climate: str) -> str:
    """The climate as Table 10.17 tells it for solid manure: cool, temperate or warm."""
    zone = climate.partition("_")[0]
    return "cool" if zone in ("cool", "boreal") else "temperate" if zone == "warm" else "warm"


def capacity(kept: Kept, zone: str) -> Parameter:
    """Return the methane that can form of a kilogram of volatile solids [m3]: Table 10.16 of the 2019 Refinement.

    Parameters: kept; zone of the animals, or `other`.

    >>> capacity(Kept("other_cattle", "drylot", "cool_dry", "low"), "asia").value
    0.13
    """
    if kept.system == "pasture":
        return parameter("manure", "pasture", "methane_capacity")
    animal = "poultry" if kept.animal in ("turkeys", "ducks") else kept.animal
    place = "low" if kept.productivity == "low" else zone if zone in _ONE_PRODUCTIVITY else "other"
    return parameter("manure", f"{animal} {place}", "methane_capacity")


def zone_or_other(given: str | None, region: str) -> str:
    """Return the zone that is given or that a region lies in; `other` for a region of no one zone."""
    try:
        return given or zone_of(region)[0]
    except CarbonError:
        return "other"


def nitrogen_system(system: str) -> str:
    """Return the system as the tables of nitrogen name it.

    >>> nitrogen_system("digester_low_leakage_gastight")
    'digester'
    """
    return _NITROGEN.get(system, system)


def excreted(animal: str, zone: str, productivity: str | None, name: str) -> Parameter:
    """Return what a tonne of animals excretes in a day [kg], of the productivity where the tables tell it apart.

    Parameters: animal; zone; productivity, high, low or None; name, nitrogen or volatile_solids.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, Tables 10.13A and 10.19.
    """
    item = f"{animal} {zone} {productivity}"
    return parameter("manure", item if item in items("manure") else f"{animal} {zone}", name)


def check_productivity(zone: str, productivity: str | None) -> None:
    """Check that low productivity is said of a zone whose tables have it.

    Raises: CarbonError where they print one productivity.
    """
    if productivity == "low" and zone in _ONE_PRODUCTIVITY:
        message = say("the IPCC publishes no low productivity for {zone}. Leave productivity out, or write another zone.", zone=term(zone))
        raise CarbonError(message, code="field_contradicts", field="productivity")


def productivity_note(zone: str, productivity: str | None) -> list[Finding]:
    """Return the finding that a zone with two productivities is taken at their mean."""
    if productivity or zone in (*_ONE_PRODUCTIVITY, "other"):
        return []
    text = say(
        "no productivity given; excretion is the mean of both in {zone}, and methane that of high productivity. "
        "Write productivity, high or low.",
        zone=term(zone),
    )
    return [Finding("productivity_assumed", "info", text)]


def of_weight(what: str, rate: Parameter, one: Amount) -> Excreted:
    """Return what a tonne of animals excretes in a year, by the table."""
    mass = Amount(rate.value * DAYS * one.to("t"), "kg")
    return Excreted(
        mass,
        say(
            "{value:g} kg {what} per t and day × {days:g} ({citation})",
            value=rate.value,
            what=term(what),
            days=DAYS,
            citation=rate.citation,
        ),
    )


def as_given(what: str, rate: Rate, one: Amount) -> Excreted:
    """Return what is excreted by the rate that is given."""
    mass = Amount(Amount(rate.value, rate.unit).to("kg") * one.to(rate.per), "kg")
    return Excreted(mass, say("{rate} {what} (given)", rate=rate, what=term(what)))


def nitrogen_of_heads(animal: str, heads: Amount) -> Excreted:
    """Return the nitrogen of animals of which the table prints it by the head and year."""
    rate = parameter("manure", animal, "nitrogen_of_one")
    step = say("{value:g} kg {what} per animal and year ({citation})", value=rate.value, what=term("nitrogen"), citation=rate.citation)
    return Excreted(Amount(rate.value * heads.value, "kg"), step)
