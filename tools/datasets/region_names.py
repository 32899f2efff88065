"""Write the names of countries and of their states and provinces: Unicode CLDR (babel) and ISO 3166-1, -2 and -3 (pycountry).

usage: python tools/datasets/region_names.py emission_factors/regions

needs: pip install babel pycountry (for this tool alone; the library reads the files it writes).
writes names.csv (name, region, language, source), regions_parts.csv (states and provinces of the countries below, in their country), and
districts.csv (counties, Länder and regions that no factor is of: what is written so is refused with its country).
A name that several countries bear is left out here; common_names.csv, which is kept by hand, says which are asked.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from edition import read

LANGUAGES = ("en", "sv", "fr", "de", "es", "it", "pt", "nl", "nb", "da", "fi", "pl")
PARTS = {"US": "state", "CA": "province", "AU": "state", "GB": "nation"}
"""Countries whose parts are regions of their own, and what a part is called."""
DISTRICTS = ("SE", "NO", "DK", "FI", "IS", "DE", "AT", "CH", "NL", "BE", "LU", "FR", "IT", "ES", "PT", "PL", "CZ", "HU", "RO", "IE", "GR")
DISTRICTS += ("IN", "BR", "JP", "MX", "ZA")
"""Countries whose parts have no factors of their own."""
LEFT_OUT = {"US": ("Outlying area",)}
NATIONS = ("Country", "Province", "Nation")
COLUMNS = ("code", "kind", "parents", "english", "swedish", "french", "currency", "source")


def main(folder: Path) -> None:
    """Write the three files."""
    countries = {row["code"]: row for row in read(folder / "regions.csv") if row["kind"] == "country"}
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for name, code, language, source in (*_cldr(countries), *_iso(countries)):
        found[name].add((code, language, source))
    rows = [[name, *min(meant)] for name, meant in sorted(found.items()) if len({code for code, *_ in meant}) == 1]
    _write(folder / "names.csv", ("name", "region", "language", "source"), rows)
    _write(folder / "regions_parts.csv", COLUMNS, list(_parts(countries)))
    _write(folder / "districts.csv", ("code", "name", "country", "source"), sorted(set(_districts())))


def _cldr(countries: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    import babel

    source = f"Unicode CLDR (babel {babel.__version__}), territories"
    for language in LANGUAGES:
        names = babel.Locale(language).territories
        yield from ((names[code], code, language, source) for code in countries if code in names)


def _iso(countries: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    import pycountry

    for country in pycountry.countries:
        if country.alpha_2 in countries:
            yield country.alpha_3, country.alpha_2, "", "ISO 3166-1 alpha-3"
            for field in ("name", "official_name", "common_name"):
                if name := getattr(country, field, ""):
                    yield name, country.alpha_2, "en", "ISO 3166-1, English name"


def _parts(countries: dict[str, dict[str, str]]) -> Iterator[list[str]]:
    """States and provinces that are no country of their own in ISO 3166-1, as Puerto Rico is."""
    import pycountry

    known: set[str] = {country.alpha_2 for country in pycountry.countries}
    for home, kind in PARTS.items():
        for part in sorted(pycountry.subdivisions.get(country_code=home), key=lambda part: str(part.code)):
            if part.code[3:] not in known or part.type not in LEFT_OUT.get(home, ()):
                yield from [_part(part, kind, countries[home])] if home != "GB" or part.type in NATIONS else []


def _part(part: Any, kind: str, home: dict[str, str]) -> list[str]:
    name = part.name.partition(" [")[0]
    return [part.code, kind, home["code"], name, "", "", home["currency"], "ISO 3166-2"]


def _districts() -> Iterator[tuple[str, str, str, str]]:
    """Code and names of the parts that lie in no other part of their country; Swedish counties without län and the s of the genitive."""
    import pycountry

    for home in DISTRICTS:
        for part in pycountry.subdivisions.get(country_code=home):
            if part.parent_code is None and part.code[3:] != home:
                for name in part.name.removesuffix("]").split(" ["):
                    plain = name.removesuffix(" län").removesuffix("s") if home == "SE" else name
                    if not any(sign.isdigit() for sign in name):
                        yield part.code, plain, home, "ISO 3166-2"


def _write(path: Path, columns: Iterable[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
