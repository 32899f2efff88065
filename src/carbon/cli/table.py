"""`calculate`: a table of activities from a file, with mapping by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from carbon.cli.given import add_per, catalogue_of, columns_of, given_fields, policy_of, print_result, split_units
from carbon.cli.gwp import add_gwp
from carbon.cli.parser import Parser, add_format
from carbon.cli.sources import add_sources
from carbon.cli.stream import calculate_large
from carbon.core.errors import CarbonError
from carbon.core.numbers import is_missing
from carbon.engine.asking.credit_notes import net_credits
from carbon.engine.asking.rows import read_rows
from carbon.engine.result.emissions import Emissions
from carbon.engine.roads.activities import emissions_of
from carbon.tables.frames import frame
from carbon.tables.read import Table, read_cells
from carbon.tables.scan import file_type
from carbon.tables.write import write_frame


def calculate(given: Sequence[str]) -> int:
    """Calculate a table of activities; 1 when rows stay unanswered.

    Parameters: given, the file and options.
    """
    space = _parser().read(given)
    if is_large(space.file) or _planned(space):
        return calculate_large(space)
    cells = read_cells(Path(space.file))
    columns, units, constants = _mapping(space, cells)
    result = _calculated(cells, columns, units, constants, space)
    if space.output:
        write_frame(result.to_frame(), Path(space.output))
    if space.format == "json":
        print(json.dumps(result.to_dict(), indent=2, ensure_ascii=False))
    else:
        print_result(result, space, columns)
    return int(result.unanswered > 0 or result.co2e_kg is None)


def _parser() -> Parser:
    parser = Parser(
        "calculate",
        "Calculate a table of activities. Columns named as fields (kind, amount, unit, region, period …) are used; others are mapped. "
        "Parquet, compressed files, folders and large CSV are streamed, whatever their size.",
        (
            "calculate ledger.csv --map amount=qty --map unit=uom --set region=SE -o out.parquet",
            "calculate 'ledger/2019-*.parquet' --map amount=qty --by site,scope -o out/ --save-plan plan.json",
        ),
    )
    parser.add_argument("file", help="CSV, XLSX or Parquet, .gz and .zst too; a folder or a pattern of them")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="use a column for a field, of numbers with a unit in brackets: 'mass=weight [kg]'; repeatable",
    )
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="one value for all rows; repeatable")
    parser.add_argument("--by", default="source", help="keys of the printed table (without it source)")
    add_per(parser)
    add_gwp(parser)
    add_sources(parser)
    parser.add_argument("--factors", metavar="FILE", help="own factors, asked first")
    parser.add_argument("--factors-mapping", metavar="FILE|NAME", help="mapping of their columns, see docs/factors.md")
    parser.add_argument("--findings", action="store_true", help="show every finding")
    parser.add_argument("--plan", metavar="PLAN.json", help="use the answers of this plan; it says which columns are which fields")
    parser.add_argument("--save-plan", metavar="PLAN.json", help="save the answers, to recompute to the last bit")
    parser.add_argument("-o", "--output", help="write rows with results to this file (.csv, .parquet, .xlsx) or folder, one file a piece")
    add_format(parser)
    return parser


def _mapping(space: Any, cells: Table) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    mapped, constants = given_fields(space)
    mapped, units = split_units(mapped, list(cells.columns))
    return columns_of(mapped, constants, list(cells.columns)), units, constants


def is_large(text: str) -> bool:
    """Return whether a path is calculated in pieces; a small CSV or an XLSX is read as people write it, with its row numbers."""
    path = Path(text)
    if not path.is_file():
        return path.is_dir() or any(sign in text for sign in "*?[")
    return file_type(path) not in ("", ".csv", ".tsv") or (bool(file_type(path)) and path.stat().st_size > _SMALL)


_SMALL = 20_000_000
"""Bytes up to which a CSV is read whole."""


def _planned(space: Any) -> bool:
    """Whether a plan is read or saved, which a small table goes through the engine of the large ones for.

    Raises: CarbonError for a workbook, which has no columns of one type.
    """
    if not (space.plan or space.save_plan) or not Path(space.file).is_file():
        return False
    if not file_type(Path(space.file)):
        name = Path(space.file).name
        raise CarbonError(f"{name}: a plan goes with CSV or Parquet. Save the sheet as CSV, or leave the plan out.", code="argument")
    return True


def _calculated(cells: Table, columns: dict[str, str], units: dict[str, str], constants: dict[str, str], space: Any) -> Emissions:
    if not cells.row_numbers:
        raise CarbonError(f"{cells.name} has a header and no rows.", code="table_empty")
    measured = {columns[name]: spelling for name, spelling in units.items()}
    records = (_measured(record, measured) for record in cells.records())
    read = net_credits(read_rows(records, columns, constants, file=cells.name, numbers=cells.row_numbers), cells.name, cells.row_numbers)
    known, policy = catalogue_of(space), policy_of(space)
    labels: dict[str, Any] = dict(cells.columns)
    result = emissions_of(
        read.activities,
        known,
        policy,
        rows=read.rows,
        row_count=len(cells.row_numbers),
        labels=labels,
        refused=tuple(read.refused),
        notes=(*cells.findings, *read.notes),
    )
    return replace(result, like=frame({name: [str(cell) if cell != "" else None for cell in values] for name, values in labels.items()}))


def _measured(record: Mapping[str, Any], units: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row, numbers with the unit of their column; an empty cell stays empty."""
    return {
        **record,
        **{name: f"{record[name]} {spelling}" for name, spelling in units.items() if not (is_missing(record[name]) or record[name] == "")},
    }
