"""Names of units that mean one thing in one country: read where an activity's own region has the one custom, with a finding."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from carbon.core.errors import Finding
from carbon.core.patterns import pattern
from carbon.core.regions import step_among
from carbon.core.sentences import say
from carbon.core.units.scales import unit

_CUSTOMS = {
    "mil": {"SE": "scandinavian_mile", "NO": "scandinavian_mile"},
    "gal": {"US": "us_gallon", "GB": "imperial_gallon"},
    "gallon": {"US": "us_gallon", "GB": "imperial_gallon"},
    "gallons": {"US": "us_gallon", "GB": "imperial_gallon"},
    "kgal": {"US": "kgal_us", "GB": "kgal_uk"},
    **dict.fromkeys(("ton", "tons"), dict.fromkeys(("SE", "NO", "DK", "FI", "NL"), "t")),
    **dict.fromkeys(("ton-km", "ton km", "ton_km"), dict.fromkeys(("SE", "NO", "DK", "FI", "NL"), "tkm")),
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK"},
    "tkr": {"SE": "kSEK", "NO": "kNOK", "DK": "kDKK"},
    "mkr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "mnkr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "tusen kr": {"SE": "kSEK", "NO": "kNOK", "DK": "kDKK"},
    "miljon kr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "miljoner kr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "mn kr": {"SE": "MSEK", "NO": "MNOK", "DK": "MDKK"},
    "kkr": {"SE": "kSEK", "NO": "kNOK", "DK": "kDKK"},
}
"""Name → country → unit. Canada has both gallons, and is not here; an American ton may be short, long or metric."""
_OF_RATES = {"mpg": {"US": "mpg US", "GB": "mpg UK"}}
"""The same of what is no unit but a rate by itself."""


def customs_of(name: str) -> dict[str, str]:
    """Return country → unit of a name that means one thing in one country; none for any other name.

    >>> customs_of("mil")["SE"]
    'scandinavian_mile'
    """
    return _CUSTOMS.get(name.strip().casefold().rstrip("."), {})


def check_unit(name: str) -> None:
    """Raise where a name is neither a unit nor one that some country has a custom for: each row's region then says which it is.

    Parameters: name, such as kWh or gal.
    Raises: CarbonError of `unit`.

    >>> check_unit("gal")
    """
    if not customs_of(name):
        unit(name)


def read_by_custom(name: str, read_as: str, country: str, *, column: str | None = None, count: int = 1) -> Finding:
    """Return the finding that a unit was read by the custom of a country.

    Parameters: name as written; read_as, the unit that it was read as; country; column; count of amounts.
    """
    return Finding(
        "unit_custom",
        "warning",
        say("'{name}' was read as {unit}, as is the custom in {country}.", name=name, unit=read_as, country=country),
        None,
        None,
        column,
        count,
    )


def by_custom(fields: Mapping[str, object], labels: Container[str] = ()) -> tuple[Mapping[str, object], tuple[Finding, ...]]:
    """Return the fields of an activity with units of its region's custom in words that mean one thing everywhere, and what was read so.

    Parameters: fields, of which `region` is the activity's own; labels, names of fields whose text is a person's own and stays.

    >>> by_custom({"distance": "2450 mil", "region": "SE"})[0]["distance"]
    '2450 scandinavian_mile'
    >>> by_custom({"rate": "25 kr/mil", "region": "SE"})[0]["rate"]
    '25 SEK/scandinavian_mile'
    """
    place = fields.get("region")
    if not place:
        return fields, ()
    read, said = dict[str, object](), list[Finding]()
    for name, value in fields.items():
        if name in labels or (name != "unit" and not (isinstance(value, tuple) or (isinstance(value, str) and value[:1].isdigit()))):
            continue
        spelling = _unit_in(name, value)
        meant, customs = _read(spelling, place)
        if customs:
            read[name] = _with_unit(value, spelling, meant)
            said += [read_by_custom(*known, column=name) for known in customs]
    return ({**fields, **read}, tuple(said)) if said else (fields, ())


def _read(spelling: str, place: object) -> tuple[str, list[tuple[str, str, str]]]:
    """A unit, or both of a rate as kr/mil, in words that mean one thing everywhere; and each name, unit and country of a custom."""
    found = list[tuple[str, str, str]]()

    def one(part: str) -> str:
        number, name, gas = _PART.fullmatch(part).groups("")  # type: ignore[union-attr]
        customs = customs_of(name) or _OF_RATES.get(name.casefold(), {})
        country = step_among(place, customs) if customs else None
        if country is None:
            return part
        found.append((name, customs[country], country))
        return f"{number}{customs[country]}{gas}"

    return "/".join(map(one, spelling.split("/"))), found


_PART = pattern(r"(\s*(?:[\d.,]+\s*)?)(.*?)(\s+(?:CO2|CH4|N2O).*)?", re.DOTALL | re.IGNORECASE)
"""The number, the unit and the gas of one side of a rate, as in 38 l/100 km or 2 ton CO2e/ton."""


def _unit_in(name: str, value: object) -> str:
    """The unit of an amount that is written with it, such as "2450 mil" or (2450, "mil"), or of the field `unit`."""
    if isinstance(value, tuple):
        return str(value[1]) if len(value) == 2 else ""
    return str(value).strip() if name == "unit" else str(value).strip().lstrip("0123456789.,' \u00a0\u202f")


def _with_unit(value: object, spelling: str, meant: str) -> object:
    if isinstance(value, tuple):
        return (value[0], meant)
    text = str(value).strip().removesuffix(spelling)
    return f"{text.rstrip()} {meant}".strip()
