"""Zones of the world that figures of animals are published for, read off the region."""

from __future__ import annotations

from collections.abc import Mapping

from carbon.core.errors import CarbonError, Finding
from carbon.core.regions import lineage
from carbon.core.sentences import say, term
from carbon.core.subregions import subregion

ZONES = (
    "north_america",
    "western_europe",
    "eastern_europe",
    "oceania",
    "latin_america",
    "asia",
    "africa",
    "middle_east",
    "indian_subcontinent",
)

_SUBREGIONS = {
    "north_america": ("northern_america",),
    "western_europe": ("northern_europe", "southern_europe", "western_europe"),
    "eastern_europe": ("eastern_europe",),
    "oceania": ("australia_and_new_zealand", "melanesia", "micronesia", "polynesia"),
    "latin_america": ("caribbean", "central_america", "south_america"),
    "asia": ("central_asia", "eastern_asia", "south_eastern_asia"),
    "africa": ("northern_africa", "sub_saharan_africa"),
    "middle_east": ("western_asia",),
    "indian_subcontinent": ("southern_asia",),
}

_GROUPS = {"north_america": "north_america", "europe": "western_europe"}

_ZONE_OF = {part: zone for zone, parts in _SUBREGIONS.items() for part in parts} | _GROUPS


def zone_of(region: str) -> tuple[str, list[Finding]]:
    """Return the zone of animals that a region lies in, with the finding that it was read off.

    Raises: CarbonError for a region of no one zone.

    >>> zone_of("SE")[0], zone_of("IN")[0]
    ('western_europe', 'indian_subcontinent')
    """
    found = zone_among(_ZONE_OF, region)
    if found is None:
        raise CarbonError(
            say(
                "the zone of animals cannot be worked out from region {region}. Write zone, one of {zones}.",
                region=region,
                zones=", ".join(ZONES),
            ),
            code="field_missing",
        )
    message = say("zone {found} worked out from region {region}. Write zone= to set another.", found=term(found), region=region)
    return found, [Finding("zone_assumed", "info", message)]


def zone_among(zones: Mapping[str, str], region: str) -> str | None:
    """Return the zone of a method that a region lies in; None where it lies in none.

    Parameters: zones, the zone of each subregion of the world (`core.subregions`) and of each group of countries; region.

    >>> zone_among({"southern_asia": "south_asia"}, "IN")
    'south_asia'
    """
    return next((zones[part] for place in lineage(region) for part in (subregion(place) or place, place) if part in zones), None)
