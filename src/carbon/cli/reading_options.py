"""Options that say how a table is read: the entries of a mapping, one by one or from a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from carbon.cli.given import pairs
from carbon.cli.parser import Parser
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.asking.mapping import known_fields
from carbon.reading.dates import pattern_of
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_constants import check_constants
from carbon.reading.mapping_file import load_mapping, over


def add_reading(parser: Parser) -> None:
    """Add the options of a mapping to a parser."""
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="use a column for a field, with a unit or a form of days in brackets: 'mass=weight [kg]', 'period=Datum [DD-MM-YYYY]'; "
        "period twice for first and last day; repeatable",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="one value for all rows, also as an option of its own: --region SE; repeatable",
    )
    parser.add_argument(
        "--mapping", metavar="FILE.toml", help="how to read the table: a file that python -m carbon read FILE -o FILE.toml writes"
    )
    add_place(parser)
    parser.add_argument("--decimal", choices=(",", "."), help="decimal sign (default: found for each column)")
    parser.add_argument(
        "--date-format",
        metavar="FORM",
        help="form of days that may be read in two ways, such as DD/MM/YYYY (default: found for each column)",
    )
    parser.add_argument("--sums", choices=("ask", "leave out", "count"), help="what to do with rows that are sums of other rows")
    parser.add_argument(
        "--reading",
        choices=("register", "use", "power"),
        help="what the amounts are: meter readings, consumption or mean power",
    )
    parser.add_argument(
        "--region-codes", choices=("countries", "US states"), help="how to read two-letter codes that may be countries or US states"
    )
    parser.add_argument("--chart", metavar="NAME", help="the chart of accounts that a ledger follows, such as BAS")


def with_fields(given: Sequence[str], parser: Parser) -> list[str]:
    """Return the arguments with each field that stands as an option, as in a quick calculation, as one value for all rows.

    Parameters: given, the arguments; parser, whose own options stay as they are.

    >>> with_fields(["ledger.csv", "--region", "SE", "--period=2023"], Parser("calculate", ""))
    ['ledger.csv', '--set', 'region=SE', '--set', 'period=2023']
    """
    own = {option for action in parser.actions for option in action.option_strings}
    fields = {f"--{name.replace('_', '-')}": name for name in known_fields()}
    found, rest = list[str](), list(given)
    while rest:
        option, sign, value = rest.pop(0).partition("=")
        if option not in fields or option in own or not (sign or rest):
            found.append(f"{option}{sign}{value}")
        else:
            found += ["--set", f"{fields[option]}={value if sign else rest.pop(0)}"]
    return found


def add_place(parser: Parser) -> None:
    """Add the options that say where a table stands."""
    parser.add_argument("--sheet", action="append", default=[], metavar="NAME", help="sheet of a workbook, '*' for all; repeatable")
    parser.add_argument("--area", metavar="E:G", help="columns of the table, where others stand beside it (default: all)")
    parser.add_argument("--header", metavar="N", help="number of the header row, or of several, such as 4,5 (default: found from the file)")


def mapping_of(space: Namespace) -> TableMapping:
    """Return the mapping of the command line: its options over the entries of the file.

    Raises: CarbonError for a field that is none, one that is given twice, and a header that is not a number.
    """
    kept = load_mapping(Path(space.mapping)) if space.mapping else TableMapping()
    entries = {name: getattr(kept, name) for name in kept.model_fields_set if name in TableMapping.model_fields}
    constants = pairs(space.set, "--set")
    entries |= over(kept, _columns(space.map), constants) | place_of(space)
    for name in ("decimal", "date_format", "sums", "reading", "region_codes", "chart"):
        if getattr(space, name) is not None:
            entries[name] = getattr(space, name)
    if space.date_format:
        pattern_of(space.date_format)
    check_constants(constants, "--set")
    return TableMapping(**entries)


def place_of(space: Namespace) -> dict[str, object]:
    """Return the entries that say where a table stands."""
    found = dict[str, object]()
    if space.sheet:
        found |= {"sheet": None, "sheets": tuple(space.sheet)}
    if space.area:
        found["area"] = space.area
    if space.header:
        try:
            found["header"] = tuple(int(part) for part in space.header.split(","))
        except ValueError as error:
            raise CarbonError(
                say("--header {header}: write the number of a row, as 4, or of several, as 4,5.", header=space.header), code="argument"
            ) from error
    return found


def _columns(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The columns of --map; period may be given twice, as first and last day."""
    periods = [text.partition("=")[2].strip() for text in given if text.partition("=")[0].strip() == "period"]
    others = [text for text in given if text.partition("=")[0].strip() != "period"]
    if len(periods) > 2 or len(set(periods)) < len(periods):
        raise CarbonError(
            say("--map gives period {count} times. Name one column, or the first and the last day.", count=len(periods)), code="field_twice"
        )
    return {name: (column,) for name, column in pairs(others, "--map").items()} | ({"period": tuple(periods)} if periods else {})
