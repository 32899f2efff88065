"""`calculate`: a table of activities from a file, with mapping by name."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from shlex import join

from carbon.activities.framework.kinds import is_activity
from carbon.cli.given import add_per, catalogue_of, policy_of, print_result, with_unused
from carbon.cli.gwp import add_gwp
from carbon.cli.output import add_output, check_free
from carbon.cli.parser import Parser, add_format
from carbon.cli.reading_options import add_reading, mapping_of, with_fields
from carbon.cli.sources import add_sources
from carbon.cli.stream import calculate_large
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.memory import Origin
from carbon.engine.roads.activities import RowsRead, emissions_of
from carbon.factors.catalogue import Catalogue
from carbon.reading.joining import ReadFile, read_file
from carbon.tables.frames import frame
from carbon.tables.read import split_sheet
from carbon.tables.scan import file_type, row_count
from carbon.tables.write import write_frame


def calculate(given: Sequence[str]) -> int:
    """Calculate a table of activities; 1 when rows stay unanswered.

    Parameters: given, the file and options.
    """
    if len(given) > 1 and is_activity(given[0]) and not Path(given[0]).exists():
        message = say("calculate takes a file. Ask one question without it: python -m carbon {words}.", words=join(given))
        raise CarbonError(message, code="argument")
    parser = _parser()
    space = parser.read(with_fields(given, parser))
    if space.output:
        read = [split_sheet(Path(space.file))[0], *(Path(name) for name in (space.factors, space.mapping) if name)]
        check_free(Path(space.output), space, read)
    if is_large(space.file) or _planned(space):
        return calculate_large(space)
    known = catalogue_of(space)
    found = read_file(Path(space.file), mapping_of(space), known)
    result = _calculated(found, known, space)
    if space.output:
        write_frame(result.to_frame(), Path(space.output))
    if space.format == "json":
        print(json.dumps(result.to_dict(), indent=2, ensure_ascii=False))
    else:
        print_result(result, space, found.columns, len(found.left_out))
    return int(result.unanswered > 0 or result.co2e_kg is None)


def _parser() -> Parser:
    parser = Parser(
        "calculate",
        "Calculate a table of activities. Columns named like fields (kind, amount, unit, region, period …) are used; map the others. "
        "Compressed files, folders, and CSV and Parquet over 20 MB are streamed, whatever their size.",
        (
            "calculate ledger.csv --map amount=qty --map unit=uom --set region=SE -o out.parquet",
            "calculate 'ledger/2019-*.parquet' --map amount=qty --by site,scope -o out/ --save-plan plan.json",
        ),
    )
    parser.add_argument("file", help="CSV, XLSX or Parquet, .gz and .zst too; a folder or a pattern of them")
    add_reading(parser)
    parser.add_argument("--by", default="source", help="keys for the rows of the printed table (default: source)")
    add_per(parser)
    add_gwp(parser)
    add_sources(parser)
    parser.add_argument("--factors", metavar="FILE", help="your own factors, used before the shipped ones")
    parser.add_argument("--factors-mapping", metavar="FILE|NAME", help="mapping of their columns; see docs/factors.md")
    parser.add_argument("--findings", action="store_true", help="show every finding")
    parser.add_argument("--plan", metavar="PLAN.json", help="use the answers of this plan, and its mapping of columns to fields")
    parser.add_argument("--save-plan", metavar="PLAN.json", help="save the answers, to reproduce the result to the last bit")
    add_output(parser, "write rows with results to this file (.csv, .parquet, .xlsx) or folder, one file for each input file")
    add_format(parser)
    return parser


def is_large(text: str) -> bool:
    """Return whether a path is calculated in pieces; a small CSV or Parquet file and a workbook are read whole, with their row numbers."""
    path = Path(text)
    if not path.is_file():
        return path.is_dir() or any(sign in text for sign in "*?[")
    found = file_type(path)
    if found and (found not in _WHOLE or path.stat().st_size > _SMALL):
        return True
    return found == ".parquet" and row_count(path) > _ROWS


_WHOLE = (".csv", ".tsv", ".parquet")
_SMALL, _ROWS = 20_000_000, 400_000
"""Bytes up to which a file is read whole, and rows of Parquet, which packs many times more of them into a byte than CSV."""


def _planned(space: Namespace) -> bool:
    """Whether a plan is read or saved, which a small table goes through the engine of the large ones for.

    Raises: CarbonError for a workbook, which has no columns of one type.
    """
    if not (space.plan or space.save_plan) or not Path(space.file).is_file():
        return False
    if not file_type(Path(space.file)):
        name = Path(space.file).name
        raise CarbonError(
            say("{name}: a plan goes with CSV or Parquet. Save the sheet as CSV, or leave the plan out.", name=name), code="argument"
        )
    return True


def _calculated(found: ReadFile, known: Catalogue, space: Namespace) -> Emissions:
    like = frame({name: found.labels[name] for name in found.headers})
    origin = Origin(found.places, found.columns_of)
    rows = RowsRead(found.rows, len(found.places), found.labels, tuple(found.refused), like, origin, found.said)
    return with_unused(emissions_of(found.activities, known, policy_of(space), notes=tuple(found.notes), read=rows), space, known)
