"""The sample of `materiality` as a file: what was drawn, how, and a column to fill in with what is right."""

from __future__ import annotations

import csv
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from carbon.analysis.materiality import Sample
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.written import number_of
from carbon.tables.formulas import harmless
from carbon.tables.outputs import written_aside
from carbon.tables.read import read_cells

HOW = ("seed", "size", "share")
"""Columns that say how it was drawn, so that the same rows are drawn again when it comes back."""
_COLUMNS = ("number", "file", "row", "id", "source", "kg", "right_kg", *HOW)
_SAME = 1e-6
"""Relative difference that a spreadsheet may make of a number by rounding it."""


def write_sample(path: Path, drawn: Sample) -> None:
    """Write a sample as CSV, with an empty column right_kg to fill in.

    Parameters: path; drawn.
    """
    how = (drawn.seed, drawn.draws, drawn.share)
    with written_aside(path) as aside, aside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        rows = ((item.row, *map(harmless, (item.file, item.line, item.id, item.source)), repr(item.kg), "") for item in drawn.rows)
        writer.writerows((*row, *how) for row in rows)


def read_sample(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a sample that was filled in: CSV in any dialect, or a workbook.

    Parameters: path.
    Raises: CarbonError for a file that is not there, or is no sample.
    """
    if not path.is_file():
        raise CarbonError(say("{path} is not there. Write a sample first with -o.", path=path), code="file_missing", field="checked")
    rows = list(read_cells(path).records())
    if not rows or not {"number", "right_kg"} <= set(rows[0]):
        raise CarbonError(
            say("{path_name} has no columns number and right_kg. Write a sample first with -o.", path_name=path.name), code="sample_invalid"
        )
    return rows


def drawn_as(rows: Sequence[Mapping[str, Any]], space: Namespace, name: str) -> dict[str, float]:
    """Return how a sample was drawn: as its file says, else as the options do.

    Parameters: rows of the file; space, the options; name of the file, for errors.
    Raises: CarbonError for an option that the file contradicts.
    """
    found = dict[str, float]()
    for option in HOW:
        asked, cell = getattr(space, option), rows[0].get(option)
        said = None if cell in (None, "") else number_of(cell)
        if said is not None and asked is not None and said != asked:
            message = say(
                "{name} was drawn with --{option} {said}, not {asked}. Leave --{option} out.",
                name=name,
                option=option,
                said=f"{said:g}",
                asked=f"{asked:g}",
            )
            raise CarbonError(message, code="argument", field=option)
        value = asked if said is None else said
        found |= {} if value is None else {option: value}
    return found


def right_of(rows: Sequence[Mapping[str, Any]], drawn: Sample, name: str) -> dict[int, float]:
    """Return number of a row → its right emissions [kg CO2e].

    Parameters: rows of the file; drawn, the same sample drawn again; name of the file, for errors.
    Raises: CarbonError for rows that were not filled in, what is no number, a row that stands twice, and rows that the inventory has
    otherwise than when they were drawn.
    """
    filled = [row for row in rows if str(row["right_kg"]).strip()]
    found = {int(_number(row, "number", name)): _number(row, "right_kg", name) for row in filled}
    if len(found) < len(filled):
        raise CarbonError(say("{name} holds a row twice. Keep one of each number.", name=name), code="sample_invalid", field="number")
    missing = sum(item.row not in found for item in drawn.rows)
    if len(filled) < len(rows) or missing:
        message = say(
            "{path_name}: right_kg of {count} rows of the sample is empty. Fill in all of them; a row that is right has its kg.",
            path_name=name,
            count=max(missing, len(rows) - len(filled)),
        )
        raise CarbonError(message, code="sample_open")
    _refuse_changed(filled, drawn, name)
    return found


def _refuse_changed(rows: Sequence[Mapping[str, Any]], drawn: Sample, name: str) -> None:
    """Refuse a sample whose rows the inventory has otherwise than when it was drawn."""
    stated = {item.row: item.kg for item in drawn.rows}
    for row in rows if "kg" in rows[0] else ():
        number, kilograms = int(_number(row, "number", name)), _number(row, "kg", name)
        if number in stated and abs(stated[number] - kilograms) > _SAME * abs(kilograms):
            message = say(
                "{name}: row {number} had {before} kg when the sample was drawn and has {now} kg. Freeze the inventory and draw anew.",
                name=name,
                number=number,
                before=f"{kilograms:.6g}",
                now=f"{stated[number]:.6g}",
            )
            raise CarbonError(message, code="sample_changed", field="kg")


def _number(row: Mapping[str, Any], column: str, name: str) -> float:
    try:
        return number_of(row[column])
    except CarbonError as error:
        message = say("{name}: {column} of row {row}: {why}", name=name, column=column, row=str(row["number"]), why=error)
        raise CarbonError(message, code=error.code, field=column) from None
