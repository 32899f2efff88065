"""The subregions of the world that countries lie in, as statistics name them.

Source: United Nations Statistics Division, Standard Country or Area Codes for Statistical Use (M49), geographic regions,
https://unstats.un.org/unsd/methodology/m49/, by ISO 3166-1 code as in all/all.csv of
https://github.com/lukes/ISO-3166-Countries-with-Regional-Codes.
Methods that print one figure for each part of the world (animals, rice) read their zone off it.
"""

from __future__ import annotations

_COUNTRIES = {
    "northern_africa": "DZ EG EH LY MA SD TN",
    "sub_saharan_africa": """AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW IO KE KM LR LS MG ML MR MU MW MZ NA NE NG RE RW
        SC SH SL SN SO SS ST SZ TD TF TG TZ UG YT ZA ZM ZW""",
    "northern_america": "BM CA GL PM US",
    "caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "central_america": "BZ CR GT HN MX NI PA SV",
    "south_america": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "central_asia": "KG KZ TJ TM UZ",
    "eastern_asia": "CN HK JP KP KR MN MO TW",
    "south_eastern_asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "southern_asia": "AF BD BT IN IR LK MV NP PK",
    "western_asia": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "eastern_europe": "BG BY CZ HU MD PL RO RU SK UA",
    "northern_europe": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "southern_europe": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA",
    "western_europe": "AT BE CH DE FR LI LU MC NL",
    "australia_and_new_zealand": "AU CC CX HM NF NZ",
    "melanesia": "FJ NC PG SB VU",
    "micronesia": "FM GU KI MH MP NR PW UM",
    "polynesia": "AS CK NU PF PN TK TO TV WF WS",
}
_SUBREGION = {country: name for name, countries in _COUNTRIES.items() for country in countries.split()}


def subregion(country: str) -> str | None:
    """Return the subregion of a country; None for a group, a part of a country, and Antarctica.

    Parameters: country, its ISO 3166-1 code. Taiwan, which M49 does not list, stands as in the second list; Kosovo is in neither.

    >>> subregion("IN"), subregion("nordic")
    ('southern_asia', None)
    """
    return _SUBREGION.get(country)


def subregions() -> tuple[str, ...]:
    """Return the names of all subregions.

    >>> len(subregions())
    19
    """
    return tuple(_COUNTRIES)
