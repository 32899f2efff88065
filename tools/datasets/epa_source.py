"""Read the US EPA Emission Factors Hub: the official workbook, or the same as one long CSV table.

The workbook is one sheet of tables one below the other, `Table 1` … `Table 12`. What a column holds is read off its heading (`kg CO2
per mmBtu`, `CH4 Factor (g CH4 / vehicle-mile)`, `Model Year`), so that tables may move, grow and gain columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from edition import Refused, open_sheet, read_long_table

SHEET = "Emission Factors Hub"
_LONG = ("table", "item", "qualifiers", "gas", "value", "value_unit", "per_unit", "cell")
_RATE = re.compile(r"\b(?P<mass>kg|g|lb) (?P<gas>CO2|CH4|N2O) ?(?:/|per) ?(?P<per>[A-Za-z -]+?)[ )]*$")
_HEAT = re.compile(r"mmBtu per (?P<per>[a-z ]+)")
_WORDS = {"Fuel Type": "fuel", "Model Year": "model_year", "eGRID Subregion Name": "name", "Blend Composition": "composition"}
_RATES = {"Total Output Emission Factors": "total_output", "Non-Baseload Emission Factors": "non_baseload"}
_UNITS = ("Unit", "Units")
_END = ("Source", "Notes")
_FOOTNOTE = re.compile(r"(?<=[a-z)]) ?[A-H]$")
_LONG_MASS = {"metric ton": "t", "mmBtu": "mmBtu", "fraction": ""}


class Cell(NamedTuple):
    """One published value: table, item, further words, gas ('' where it is none), mass unit, per what, and the cell's address."""

    table: str
    item: str
    words: tuple[tuple[str, str], ...]
    gas: str
    value: str
    mass: str
    per: str
    address: str


@dataclass
class _Column:
    """What the values of a column are: gas, mass unit, per what ('' where a column of units says it), words that go with them."""

    gas: str
    mass: str
    per: str
    words: dict[str, str] = field(default_factory=dict)


@dataclass
class _Table:
    """A table while it is read: its value columns and word columns, and the labels of a row that stand for the rows below too."""

    name: str
    columns: dict[int, _Column] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    units: int | None = None
    rates: dict[int, str] = field(default_factory=dict)
    per_short_ton: bool = False
    item: str = ""
    fuel: str = ""


def read_hub(path: Path, edition: str) -> list[Cell]:
    """Return every value of the hub.

    Parameters: path of the workbook or of a long CSV table; edition, the year.
    Raises: Refused naming sheet, cell, value and what was expected.
    """
    if path.suffix == ".csv":
        return [_long_cell(row) for row in read_long_table(path, edition, _LONG)]
    sheet = open_sheet(path, SHEET)
    found = _with_continued_items(list(_cells(sheet)))
    if not found:
        raise Refused(f"{SHEET}: no cell 'Table 1' … was found; expected the tables one below the other.")
    _check_edition(sheet, edition)
    return found


def _long_cell(row: dict[str, str]) -> Cell:
    words = dict(part.split("=", 1) for part in row["qualifiers"].split("; ") if part)
    kept = {name: words[name] for name in ("fuel", "model_year", "name", "composition", "rate", "treatment", "quantity") if name in words}
    mass = next((ours for theirs, ours in _LONG_MASS.items() if row["value_unit"].startswith(theirs)), row["value_unit"].split(" ")[0])
    gas = "CO2e" if row["value_unit"].endswith("CO2e") else row["gas"]
    return Cell(row["table"], row["item"], tuple(sorted(kept.items())), gas, row["value"], mass, _per(row["per_unit"]), row["cell"])


def _per(text: str) -> str:
    """Return what a value is per; the hub's ton is a short ton."""
    text = text.removesuffix(" material").replace(" gas", "").replace(" blend", "")
    return {"ton-mile": "short ton-mile"}.get(text, text)


def _check_edition(sheet: Any, edition: str) -> None:
    """The front matter says which version the blue text updates: the one before."""
    text = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=10) for cell in row if cell.value)
    before = re.search(r"update from the (\d{4}) version", text)
    if before and int(before[1]) != int(edition) - 1:
        raise Refused(f"{SHEET}: it updates the version of {before[1]}, which makes it the edition of {int(before[1]) + 1}, not {edition}.")


def _cells(sheet: Any) -> Iterator[Cell]:
    table = _Table("intro")
    for row in sheet.iter_rows():
        texts = {cell.column: " ".join(str(cell.value).split()) for cell in row if cell.value is not None}
        named = next((text for text in texts.values() if re.fullmatch(r"Table \d+", text)), None)
        if named:
            table = _Table(named.removeprefix("Table "))
        elif next(iter(texts.values()), "").startswith(_END):
            # Nothing but notes may follow: a number among them is refused, as it stands under no heading.
            table = _Table(f"{table.name}, notes")
        elif texts and not _heading(table, texts):
            yield from _values(table, row, texts)


def _heading(table: _Table, texts: dict[int, str]) -> bool:
    """Take what a row of headings says of its columns; False where it is no such row."""
    table.per_short_ton |= any(text.startswith("Metric Tons CO2e / Short Ton") for text in texts.values())
    if "Material" in texts.values():
        if not table.per_short_ton:
            raise Refused(f"{SHEET} (Table {table.name}): treatments of waste without 'Metric Tons CO2e / Short Ton Material' above them.")
        treatments = ((place, _FOOTNOTE.sub("", text)) for place, text in texts.items() if text != "Material")
        table.columns = {place: _Column("CO2e", "t", "short ton", {"treatment": text}) for place, text in treatments}
        return True
    found = {place: column for place, text in texts.items() if (column := _column(table, place, text))}
    words = {place: _WORDS[text] for place, text in texts.items() if text in _WORDS and place > min(texts)}
    rates = {place: _RATES[text] for place, text in texts.items() if text in _RATES}
    units = [place for place, text in texts.items() if text in _UNITS]
    table.columns |= found
    table.words |= words
    table.rates |= rates
    table.units = units[0] if units else table.units
    return bool(found or words or rates or units)


def _column(table: _Table, place: int, text: str) -> _Column | None:
    """Return what a heading says of its column, or None where it is no heading of values."""
    if rate := _RATE.search(text):
        group = max((first for first in table.rates if first <= place), default=None)
        words = {} if group is None else {"rate": table.rates[group]}
        return _Column(rate["gas"], rate["mass"], "" if rate["per"] == "unit" else rate["per"], words)
    if heat := _HEAT.fullmatch(text):
        return _Column("", "mmBtu", heat["per"], {"quantity": "heat_content"})
    if text.startswith("Grid Gross Loss"):
        return _Column("", "", "", {"quantity": "grid_gross_loss"})
    if text.casefold() == "100-year gwp":
        return _Column("CO2e", "kg", "kg")
    return None


def _values(table: _Table, row: tuple[Any, ...], texts: dict[int, str]) -> Iterator[Cell]:
    """Yield the values of a row; a row that only names a group of fuels has none."""
    _no_number_without_heading(table, row)
    filled = {place: texts[place] for place in table.columns if texts.get(place, "NA") != "NA"}
    if not filled:
        return
    words = _labels(table, texts)
    for place, text in filled.items():
        column, cell = table.columns[place], row[place - 1]
        if not _is_number(text):
            raise Refused(
                f"{SHEET}!{cell.coordinate} (Table {table.name}): '{text}' is not a number; expected a number, NA or an empty cell."
            )
        # Numbers as they are stored; a number in a text cell without its blanks.
        value = repr(cell.value) if not isinstance(cell.value, str) else text
        per = column.per or _per(texts.get(table.units or 0, ""))
        yield Cell(
            table.name, table.item, tuple(sorted((words | column.words).items())), column.gas, value, column.mass, per, cell.coordinate
        )


def _no_number_without_heading(table: _Table, row: tuple[Any, ...]) -> None:
    """A number whose column says nothing would be lost without a word."""
    for cell in row:
        # Years of manufacture are numbers too, and labels.
        if isinstance(cell.value, int | float) and cell.column not in table.columns and cell.column not in table.words:
            raise Refused(
                f"{SHEET}!{cell.coordinate} (Table {table.name}): {cell.value} stands under no heading that says gas and unit; "
                "expected one as 'kg CO2 per mmBtu' or '(g CH4 / vehicle-mile)'."
            )


def _labels(table: _Table, texts: dict[int, str]) -> dict[str, str]:
    """Take the labels of a row: its item and fuel stand for the rows below until others do."""
    first = min(place for place in texts)
    if first < min(table.columns) and first not in table.words:
        fresh = texts[first] if table.name == "12" else _FOOTNOTE.sub("", texts[first])
        table.item, table.fuel = (f"{table.item} {fresh}", table.fuel) if fresh.startswith("(") else (fresh, "")
    words = {name: texts[place] for place, name in table.words.items() if place in texts}
    table.fuel = words.get("fuel", table.fuel)
    return words | ({"fuel": table.fuel} if table.fuel else {})


def _with_continued_items(cells: list[Cell]) -> list[Cell]:
    """A name that goes on in brackets in the row below is the name of its first row too."""
    longer = {(cell.table, cell.item.split(" (")[0]): cell.item for cell in cells if cell.table == "3" and " (" in cell.item}
    return [cell._replace(item=longer.get((cell.table, cell.item), cell.item)) for cell in cells]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
