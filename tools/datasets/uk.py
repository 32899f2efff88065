"""Turn the UK Government's flat file of one year into an edition.

The mapping of headings to keys is emission_factors/uk/mapping.csv and headings.csv; what they do not know is left out with the
reason, so that the headings of the next year are seen.
"""

from __future__ import annotations

from pathlib import Path

from edition import Edition, Refused, read
from uk_forms import Form, Forms, gather, spans, take_with_non_co2
from uk_mapping import Place, read_mapping
from uk_source import SHEET, read_flat_file

_LEFT_NAMES = ("level1", "level2", "level3", "column", "reason")


def read_edition(file: Path, edition: str, folder: Path) -> Edition:
    """Return the edition in a flat file.

    Parameters: file, the official workbook or a long CSV table; edition, the year; folder, emission_factors/uk.
    Raises: Refused where the file cannot be read.
    """
    name, cells = read_flat_file(file, edition)
    forms, left = gather(cells, read_mapping(folder))
    multiplier, gwp_set = take_with_non_co2(forms), _gwp_set(forms)
    rows = [_record(place, form, edition, gwp_set) for place, form in forms.items()]
    if multiplier:
        rows.append(_multiplier(multiplier, edition))
    return Edition(_ordered(rows), left, _LEFT_NAMES, _package(edition, name, gwp_set, folder), len(cells))


def _record(place: Place, form: Form, edition: str, gwp_set: str) -> dict[str, str]:
    """Return one row of factors.csv."""
    per_gas = bool(set(form.values) - {"co2e", "co2_biogenic"})
    totals = place.key.startswith("fuel.") and "co2_biogenic" in form.values and not per_gas
    return {
        **place._asdict(), **_common(form, edition), "gwp_set": gwp_set, "value_basis": "co2e_of_gas" if per_gas else "mass_of_gas",
        **{gas: f"{value:.12g}" for gas, value in form.values.items()},
        "note": "CH4 and N2O are printed together as CO2e; biogenic CO2 is reported separately" if totals else "",
    }  # fmt: skip


def _common(form: Form, edition: str) -> dict[str, str]:
    return {
        "valid_from": f"{edition}-01-01", "valid_to": f"{edition}-12-31", "mass": "kg", "names": form.names,
        "values": str(len(form.rows)), "locator": f"{SHEET}, rows {spans(form.rows)}", "status": "published",
    }  # fmt: skip


def _multiplier(form: Form, edition: str) -> dict[str, str]:
    """Return the non-CO2 multiplier less 1, which the flights 'With RF' print."""
    share = form.values["co2e"]
    return {
        "key": "air.non_co2", "stages": "non_co2", "region": "GB", "unit": "kg", **_common(form, edition),
        "value_basis": "mass_of_gas", "co2e": f"{share:.1f}",
        "note": f"kg CO2e of non-CO2 effects per kg of combustion CO2: the multiplier {1 + share:.1f} less 1, with RF against without RF",
    }  # fmt: skip


def _ordered(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Sort by identity; of a factor's unit forms the one with most significant digits first."""

    def digits(row: dict[str, str]) -> int:
        return -len(row.get("co2e", "").replace(".", "").strip("0"))

    return sorted(records, key=lambda row: (row["key"], row.get("qualifiers", ""), row["stages"], row["region"], digits(row), row["unit"]))


def _gwp_set(forms: Forms) -> str:
    """Return the set that the edition uses, by the methane among its refrigerants."""
    sets = {25.0: "ar4_100", 28.0: "ar5_100"}
    methane = next((form.values["co2e"] for place, form in forms.items() if place.qualifiers == "gas=ch4_fossil"), None)
    if methane not in sets:
        raise Refused(f"{SHEET}: methane under 'Refrigerant & other' weighs {methane}; expected 25 (AR4) or 28 (AR5).")
    return sets[methane]


def _package(edition: str, file: str, gwp_set: str, folder: Path) -> dict[str, object]:
    """Return the text of datapackage.json."""
    published = {row["edition"]: row["published"] for row in read(folder / "editions.csv")}
    return {
        "name": f"uk-{edition}",
        "title": f"UK Government GHG conversion factors for company reporting {edition}",
        "publisher": f"UK Government ({'BEIS' if int(edition) <= 2022 else 'DESNZ'})",
        "edition": f"{edition}, {file}",
        "valid_year": int(edition),
        **({"published": published[edition]} if edition in published else {}),
        "gwp_set": gwp_set,
        "match_year": {
            "*": {"by": "reporting", "citation": '"factors labelled as 2024 should be used for data from calendar year 2024" '
                  "(full set 2025, sheet Introduction)"},
            "electricity": {"by": "reporting", "citation": '"The year displayed alongside the electricity factors is the reporting year '
                            'for which users should apply these factors." (full set 2025, sheet UK electricity)'},
        },
        "homepage": "https://www.gov.uk/government/collections/government-conversion-factors-for-company-reporting",
        "licenses": [{
            "name": "OGL-UK-3.0", "title": "Open Government Licence v3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }],
        "attribution": "Contains public sector information licensed under the Open Government Licence v3.0.",
        "sources": [{"title": f"Conversion factors {edition}: flat file (for automatic processing only)", "path": file}],
        "notes": [
            "Gases are printed as kg CO2e of the gas; masses follow with CH4 25 and N2O 298 (AR4) to 2022, 28 and 265 (AR5) from 2023.",
            "Passenger vehicles, business travel and managed assets print the same car: one factor with several rows.",
            "Flights hold an uplift of 8% for detours. 'With RF' is stored as its parts; upstream is the same with and without RF.",
            "Electric vehicles printed as a sum are cited by their electricity; combustion and losses stand apart.",
            "Overseas electricity is derived from figures of the IEA and is left out.",
            "Forecourt fuels: the energy forms of biogenic CO2 stand on an unstated heating value and are taken as net.",
        ],
    }  # fmt: skip
