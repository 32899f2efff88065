"""Read ADEME's own file of the Base Carbone: the valid generic elements, each with its stage rows, and the cells that hold values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel
from edition import Refused

IDENTIFIER, ROW_TYPE, KIND, STATUS = "Identifiant de l'élément", "Type Ligne", "Type de l'élément", "Statut de l'élément"
CATEGORY, UNIT, PLACE, SUBPLACE = (
    "Code de la catégorie", "Unité français", "Localisation géographique", "Sous-localisation géographique français",
)  # fmt: skip
TOTAL, OTHER, BIOGENIC = "Total poste non décomposé", "Autres GES", "CO2b"
GASES = {"CO2f": "co2", "CH4f": "ch4_fossil", "CH4b": "ch4_biogenic", "N2O": "n2o"}
EXTRA = {f"Code gaz supplémentaire {number}": f"Valeur gaz supplémentaire {number}" for number in range(1, 6)}
TEXTS = (
    "Nom base français", "Nom base anglais", "Nom attribut français", "Nom attribut anglais", "Nom frontière français", "Programme",
    "Source",
    "Date de modification", "Période de validité", "Incertitude", "Type poste", "Nom poste français",
)  # fmt: skip
NEEDED = (
    IDENTIFIER,
    ROW_TYPE,
    KIND,
    STATUS,
    CATEGORY,
    UNIT,
    PLACE,
    SUBPLACE,
    TOTAL,
    OTHER,
    BIOGENIC,
    *GASES,
    *EXTRA,
    *EXTRA.values(),
    *TEXTS,
)
GENERIC, FACTOR, ELEMENT, STAGE = "Valide générique", "Facteur d'émission", "Elément", "Poste"
Row = dict[str, str]


@dataclass
class Element:
    """An element of the base: its row, and its stage rows where it is broken down."""

    row: Row
    stages: list[Row] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a text of the element, its stray quotes and spaces removed."""
        return tidy(self.row[name])

    @property
    def cells(self) -> int:
        """How many cells of the element and its stages hold a value."""
        return sum(count(row) for row in (self.row, *self.stages))


def elements(path: Path) -> list[Element]:
    """Return all valid generic elements, factors and source data alike; refuse other columns and values that are not numbers."""
    found: dict[str, Element] = {}
    for row in rows(path):
        if row[STATUS] != GENERIC:
            continue
        for column in (TOTAL, *GASES, OTHER, BIOGENIC, *EXTRA.values()):
            check(row, column)
        if row[ROW_TYPE] == ELEMENT:
            found[row[IDENTIFIER]] = Element(row)
        elif row[ROW_TYPE] == STAGE and row[IDENTIFIER] in found:
            found[row[IDENTIFIER]].stages.append(row)
        else:
            raise Refused(f"row {row['row']}: '{row[ROW_TYPE]}' {row[IDENTIFIER]} is neither an element nor a stage of one above it.")
    return list(found.values())


def rows(path: Path) -> list[Row]:
    """Return the rows of the first sheet as text, each with its row number."""
    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    if missing := [name for name in NEEDED if name not in sheet.columns]:
        raise Refused(f"{path.name} has no column {', '.join(missing)}; is it an export of the Base Carbone?")
    return [
        {name: (value or "").strip() for name, value in row.items()} | {"row": str(number)}
        for number, row in enumerate(sheet.iter_rows(named=True), start=2)
    ]


def check(row: Row, column: str) -> None:
    """Refuse a value that is not a number."""
    try:
        float(row[column] or 0)
    except ValueError:
        raise Refused(f"row {row['row']}, {column}: '{row[column]}' is not a number.") from None


def count(row: Row) -> int:
    """Return how many cells of a row hold a value; the value of an unnamed further gas is a filler."""
    return sum(bool(row[column]) for column in (TOTAL, *GASES, OTHER, BIOGENIC)) + len(extra(row))


def extra(row: Row) -> dict[str, str]:
    """Return the named further gases of a row, printed as CO2e."""
    return {f"{row[code]} {code[-1]}": row[value] for code, value in EXTRA.items() if row[code]}


def other(row: Row) -> float:
    """Return the CO2e of gases beside CO2, CH4 and N2O: the named ones, or the sum printed for all."""
    return sum(float(value or 0) for value in extra(row).values()) or float(row[OTHER] or 0)


def tidy(text: str) -> str:
    """Return a text without the stray quotes and double spaces of the export."""
    return re.sub(r"\s+", " ", text.replace('"', "")).strip(" ,")
