"""A made-up Swedish region, filled in as a person would, and the same rows as tables."""

import csv
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from carbon.core.toml_text import toml_lines
from carbon.workbook.shape import subjects
from carbon.workbook.template import write_template
from carbon.workbook.words import offered

FIRST_ROW = 6
HEAD = {
    "Redovisningens namn": "Klimatbokslut 2024",
    "Organisation": "Region Fjällmark",
    "År": 2024,
    "Land": "Sverige",
    "Årsarbetskrafter": 8200,
    "Invånare": 251000,
}
SITES = [("Centralsjukhuset", 85000, 4100), ("Norra sjukhuset", 32000, 1500)]
ROWS = {
    "Energi": [
        {"kind": "El", "site": "Centralsjukhuset", "period": "2024", "amount": 18200, "unit": "MWh", "evidence": "Elhandlarens statistik"},
        {"kind": "El", "site": "Norra sjukhuset", "period": "2024-01 till 2024-12", "amount": 7_400_000.5, "unit": "kWh"},
        {"kind": "Fjärrvärme", "site": "Centralsjukhuset", "amount": 21500, "unit": "MWh", "network": "Umeå"},
        {"kind": "Eldningsolja", "amount": 12.5, "unit": "m3"},
    ],
    "Drivmedel": [{"kind": "Diesel", "amount": 184000, "unit": "l"}, {"kind": "HVO100", "amount": 41000, "unit": "l"}],
    "Bilresor": [
        {"amount": 2_450_000, "fuel": "Diesel", "size": "Mellan", "control": "Leasat av oss"},
        {"amount": 420_000, "control": "Andras (hyrt eller privat)"},
    ],
    "Flyg": [
        {"origin": "LLA", "destination": "ARN", "passengers": 3800, "round_trip": "Ja", "cabin": "Ekonomi"},
        {"distance": 120_000, "haul": "Utrikes till 3 700 km"},
    ],
    "Tåg och buss": [{"kind": "Tåg", "amount": 860_000}, {"kind": "Långfärdsbuss", "amount": 120_000}],
    "Hotell": [{"amount": 4100, "unit": "gästnätter"}, {"region": "Danmark", "amount": 60, "unit": "rumsnätter"}],
    "Sjukresor": [
        {"mode": "Taxi", "amount": 6_120_000, "unit": "km"},
        {"mode": "Egen bil", "amount": 4_100_000, "unit": "km", "fuel": "Bensin"},
    ],
    "Ambulans": [{"amount": 1_450_000, "fuel": "Diesel", "consumption": "12 l/100km"}],
    "Ambulansflyg": [{"type": "Helikopter", "amount": 620, "unit": "h", "consumption": "350 kg/h"}],
    "Upphandlad busstrafik": [{"amount": 9_200_000, "fuel": "HVO100", "consumption": "28 l/100km"}],
    "Narkosgaser": [
        {"kind": "Lustgas", "amount": 2400, "unit": "kg", "collected": "60 %", "destroyed": "98 %"},
        {"kind": "Sevofluran", "amount": 250_000, "unit": "ml"},
    ],
    "Köldmedier": [{"gas": "R-410A", "amount": 12.5, "unit": "kg"}],
    "Pendling": [{"mode": "Bil", "employees": 4100, "days": 4, "weeks": 44, "distance": 24, "fuel": "Bensin"}],
    "Inköp": [{"sector": "C21 Läkemedel", "amount": 480_000_000, "unit": "SEK", "vat": "0 %"}],
    "Avfall": [{"material": "Blandat verksamhetsavfall", "treatment": "Förbränning med energiåtervinning", "amount": 1400, "unit": "t"}],
    "Vatten": [{"kind": "Dricksvatten", "amount": 410_000, "unit": "m3"}],
    "Egna faktorer": [
        {
            "name": "Fjärrvärme Skellefteå",
            "stage": "Köpt värme, kyla, el (scope 2)",
            "amount": 2000,
            "unit": "MWh",
            "factor": "45 kg CO2e/MWh",
        }
    ],
}
ROWS_IN_ALL = sum(len(rows) for rows in ROWS.values())


def fill(path: Path, rows=ROWS, head=HEAD, sites=SITES, sector="region", gap=0, contracts=()):
    """Write the template and fill it in; `gap` empty rows stand between any two of `rows`; contracts are rows of cells."""
    path.write_bytes(template(sector))
    book = load_workbook(path)
    front = book["Organisation"]
    lines = {front.cell(row, 1).value: row for row in range(1, 40) if front.cell(row, 1).value}
    for label, value in head.items():
        front.cell(lines[label], 2).value = value
    for place, site in enumerate(sites, start=lines["Anläggning"] + 1):
        for column, value in enumerate(site, start=1):
            front.cell(place, column).value = value
    for part in subjects(sector, "sv"):
        for number, row in enumerate(rows.get(part.name, [])):
            for field, value in row.items():
                column = [item.field for item in part.columns].index(field)
                book[part.name].cell(FIRST_ROW + number * (1 + gap), column + 1).value = value
    for number, cells in enumerate(contracts, FIRST_ROW):
        for place, value in enumerate(cells, 1):
            book["Elavtal"].cell(number, place).value = value
    book.save(path)
    return path


@cache
def template(sector, language="sv"):
    """The empty workbook: writing one takes longer than filling it."""
    with TemporaryDirectory() as folder:
        write_template(Path(folder) / "tom.xlsx", sector, language)
        return (Path(folder) / "tom.xlsx").read_bytes()


def as_folder(folder: Path, sector="region"):
    """The same rows as an inventory of CSV tables, in the library's own words."""
    folder.mkdir()
    tables = []
    for part in subjects(sector, "sv"):
        rows = [_in_words(part, row) for row in ROWS.get(part.name, [])]
        if not rows:
            continue
        fields = list(dict.fromkeys(field for row in rows for field in row))
        with (folder / f"{part.key}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fields)
            writer.writeheader()
            writer.writerows(rows)
        constants = dict(part.constants) | ({"source": part.name} if part.source == "sheet" else {})
        tables.append({"path": f"{part.key}.csv"} | constants)
    head = {"name": "same", "organisation": "same", "period": "2024", "region": "SE", "gwp_set": "ar6_100"}
    sites = {name: {"floor_area": f"{area} m2", "employees": employees} for name, area, employees in SITES}
    (folder / "inventory.toml").write_text("\n".join(toml_lines({"inventory": head, "sites": sites, "tables": tables})), encoding="utf-8")
    return folder


def _in_words(part, row):
    words = {}
    for field, value in row.items():
        known = offered(part, part.column(field), "sv")
        words[field] = known.get(value, value)
    if part.source != "sheet":
        words["source"] = row[part.source]
    return words


def saved_by_libreoffice(path: Path, suffix: str) -> Path:
    """The workbook as LibreOffice writes it."""
    out = path.parent / f"saved_{suffix}"
    profile = path.parent / f"profile_{suffix}"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(out),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return out / f"{path.stem}.{suffix}"
