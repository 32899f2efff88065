"""The names that cities with airports have in other languages, from Unicode CLDR, into `emission_factors/airports/names.csv`.

    python tools/datasets/airport_names.py

CLDR names a city for each time zone. An airport of the zone whose city is called so in any language has all of those names; the rows that
stand in the file from another source stay. Needs Babel, which holds CLDR, and airportsdata.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import airportsdata
import babel
from babel.core import get_cldr_version

from carbon.core.written import plain

FILE = Path(__file__).parents[2] / "emission_factors" / "airports" / "names.csv"
COLUMNS = ("name", "city", "country", "language", "source", "locator")
WRITTEN = ("sv", "en", "fr", "da", "nb", "fi", "de")
"""Languages whose names are written."""
KNOWN = (*WRITTEN, "es", "it", "pt", "nl", "pl", "cs", "hu", "ro", "tr", "et", "lt", "lv", "is")
"""Languages in which a city of the airports may be named."""
SOURCE = "Unicode CLDR"


def zones() -> dict[str, dict[str, str]]:
    """Return time zone → language → the name of its city."""
    found: dict[str, dict[str, str]] = {}
    for language in KNOWN:
        for zone, names in babel.Locale(language).time_zones.items():
            if city := names.get("city"):
                found.setdefault(zone, {})[language] = city
    for zone in {row["tz"] for row in airportsdata.load("IATA").values()}:
        # English has no entry where the name is that of the zone itself.
        found.setdefault(zone, {}).setdefault("en", zone.rpartition("/")[2].replace("_", " "))
    return found


def rows() -> Iterator[dict[str, str]]:
    """Return the rows of CLDR: a name of a city that is not how the airports spell it."""
    cities = {(row["city"], row["country"], row["tz"]) for row in airportsdata.load("IATA").values() if row["city"]}
    names = zones()
    for city, country, zone in sorted(cities):
        known = names.get(zone, {})
        if plain(city.casefold()) not in {plain(name.casefold()) for name in known.values()}:
            continue
        there = {plain(city.casefold())}
        for language in WRITTEN:
            name = known.get(language, "")
            if name and plain(name.casefold()) not in there:
                there.add(plain(name.casefold()))
                locator = f"CLDR {get_cldr_version()} (Babel {babel.__version__}), main/{language}.xml, zone {zone}, exemplarCity"
                yield dict(zip(COLUMNS, (name, city, country, language, SOURCE, locator), strict=True))


def main() -> None:
    """Write the file anew."""
    kept = []
    if FILE.is_file():
        with FILE.open(encoding="utf-8", newline="") as stream:
            kept = [row for row in csv.DictReader(stream) if row["source"] != SOURCE]
    with FILE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*rows(), *kept], key=lambda row: (row["city"], row["country"], row["language"], row["name"])))


if __name__ == "__main__":
    main()
