"""The columns of a factor, declared once: the reader, the index, the record and the table of emission_factors/README.md follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from carbon.core.booking import STAGES
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.periods import parse_period
from carbon.core.spread import BOUNDS, parse_spread
from carbon.core.written import parse_number

TEXT, OPTIONAL_TEXT, REAL, INTEGER = "TEXT NOT NULL", "TEXT", "REAL", "INTEGER"


class Column(NamedTuple):
    """A column of factors.csv.

    Parameters: name; meaning, for people; sql, its type in the index, where it is kept there as one value of the factor; read, what
    makes that value of the text; words, those that it may hold, of which an empty one stands for none; usual, what an empty cell
    means; needed, whether it must be filled; gas, whether it holds a number of each row and not a word about it.
    """

    name: str
    meaning: str
    sql: str = ""
    read: Callable[[str, str], object] | None = None
    words: tuple[str, ...] = ()
    usual: str = ""
    needed: bool = False
    gas: bool = False


def first_day(name: str, text: str) -> str | None:
    """Return the first day of a date, month or year as ISO text, None for an empty cell.

    Parameters: name of the column; text of the cell.
    Raises: CarbonError naming the column.
    """
    return _day(name, text, last=False)


def last_day(name: str, text: str) -> str | None:
    """Return the last day; see `first_day`."""
    return _day(name, text, last=True)


def _day(name: str, text: str, *, last: bool) -> str | None:
    if not text:
        return None
    try:
        period = parse_period(text)
    except CarbonError as error:
        raise CarbonError(f"{name} '{text}' is not a date; write 2019-01-01", code="factor_row") from error
    return (period.end if last else period.start).isoformat()


def whole(name: str, text: str) -> int | None:
    """Return a whole number, None for an empty cell; see `first_day`."""
    if text and not text.isdecimal():
        raise CarbonError(f"{name} '{text}' is not a whole number; write it as 2022", code="factor_row")
    return int(text) if text else None


def share(name: str, text: str) -> float | None:
    """Return a share from 0 to 1, None for an empty cell; see `first_day`."""
    if not text:
        return None
    found = parse_number(text)
    if not 0 <= found <= 1:
        raise CarbonError(f"{name} {text} is not a share; write 0 to 1", code="factor_row")
    return found


def spread(_name: str, text: str) -> str:
    """Return an uncertainty or bounds as they are written, once they can be read; see `first_day`."""
    for part in (part.strip() for part in text.split(";") if part.strip()):
        if not BOUNDS.fullmatch(part):
            parse_spread(part)
    return text


def named(_name: str, text: str) -> str | None:
    """Return a name, None for an empty cell; see `first_day`."""
    return text or None


COLUMNS = (
    Column("key", "what is done: `fuel.diesel`, `road.car`, `air.passenger` … (`taxonomy/`)", needed=True),
    Column("qualifiers", "`name=value; name=value`, controlled words (`taxonomy/`)"),
    Column(
        "stages",
        "the stages the number covers, the main one first: `combustion`, or `generation+wtt+infrastructure`",
        words=tuple(STAGES),
        needed=True,
    ),
    Column("region", "ISO 3166 alpha-2 code or a group of `regions/`; empty = `world`", usual="world"),
    Column(
        "valid_from",
        "first day of the activity it is meant for (ISO date); empty = undated",
        OPTIONAL_TEXT,
        first_day,
    ),
    Column("valid_to", "last day of the activity it is meant for", OPTIONAL_TEXT, last_day),
    Column("unit", "per what: `l`, `kg`, `t`, `kWh`, `kWh_net`, `kWh_gross`, `vkm`, `pkm`, `tkm` …", needed=True),
    Column("mass", "the unit of the numbers: `g`, `kg`, `t` or `lb`; or gas by gas, `co2=kg; ch4_fossil=g`"),
    Column(
        "value_basis",
        'of the gas columns: `mass_of_gas`, or `co2e_of_gas` where the publisher prints "kg CO2e of CH4"',
        words=("mass_of_gas", "co2e_of_gas", ""),
    ),
    Column(
        "gwp_set",
        "the set behind `co2e` and `co2e_of_gas`: `ar4_100`, `ar5_100` …; empty where none is involved",
        OPTIONAL_TEXT,
        named,
    ),
    Column(
        "one column per gas",
        "`co2`, `ch4_fossil`, `ch4_biogenic`, `n2o`, `co2_biogenic` … exactly as published; empty = not published, never 0",
        gas=True,
    ),
    Column(
        "co2e_unspecified",
        'CO2e of gases that the publisher does not tell apart ("HFCs and PFCs, unspecified"), beside the gas columns',
        gas=True,
    ),
    Column("loss_share", "of `electricity.losses`: losses as a share of generation; no gas", gas=True),
    Column("co2e", "the published total. With gases beside it, it is checked against them; alone, it is the pseudo-gas `co2e`", gas=True),
    Column("data_year", "the year the number describes, where it differs from the valid year", TEXT),
    Column("uncertainty", "`±10%`, or bounds in the row's own unit: `co2:72600..74800`", TEXT, spread),
    Column(
        "uncertainty_kind",
        "what the bounds are: `ci95` (95% interval, the default), `range` (lowest and highest seen), `expert` (the publisher's judgement)",
        TEXT,
        words=("ci95", "range", "expert"),
        usual="ci95",
    ),
    Column("biogenic_share", "of a blend: share of its energy that is biomass, 0 to 1", REAL, share),
    Column("price_year", "of a factor per money: the year of its prices", INTEGER, whole),
    Column(
        "price_basis",
        "of a factor per money: `purchaser`, `producer` or `basic` prices",
        TEXT,
        words=("", "purchaser", "producer", "basic"),
    ),
    Column("vat", "of a factor per money: `included` or `excluded`", TEXT, words=("", "included", "excluded")),
    Column("names", "the publisher's own names of the row, several apart by `;`: they are searched", TEXT),
    Column("values", "how many published cells the row cites and no row before it; empty = the filled value cells of the row"),
    Column("review_by", "of what may go out of date: the day by which it should be looked at again", OPTIONAL_TEXT, first_day),
    Column("locator", "table and row in the publication, several citations apart by `;`", needed=True),
    Column(
        "status",
        "`published`, `estimate`, or `second_hand` (read in a copy, not in the publisher's own document)",
        TEXT,
        words=("published", "estimate", "second_hand"),
        usual="published",
    ),
    Column("derivation", "of an estimate: how it was made; of a figure read second hand: the copy", TEXT),
    Column("note", "what a reader must know", TEXT),
    Column("publication", "of an own factor: the publication it stands in; empty = the file"),
    Column("licence", "of an own factor: the licence of that publication"),
)
"""All columns of a factors.csv."""

ABOUT = tuple(column.name for column in COLUMNS if not column.gas)
"""Columns with a meaning of their own; every other column must be a gas."""
KEPT = tuple(column for column in COLUMNS if column.sql)
"""Columns that the index and the record of a factor keep as one value each."""
KEPT_NAMES = tuple(column.name for column in KEPT)
KEPT_SQL = ", ".join(f"{column.name} {column.sql}" for column in KEPT)


def kept_values(text: Mapping[str, str]) -> dict[str, object]:
    """Return the value of each kept column of a row.

    Parameters: text, column → cell.
    Raises: CarbonError naming the column, its value and what is allowed.
    """
    found: dict[str, object] = {}
    for column in KEPT:
        cell = text.get(column.name, "") or column.usual
        found[column.name] = cell if column.read is None else column.read(column.name, cell)
    return found


def check_words(text: Mapping[str, str]) -> None:
    """Refuse a word that is none of its column's, and an empty cell that must be filled.

    Parameters: text, column → cell.
    Raises: CarbonError naming the column, its value and what is allowed.
    """
    for column in COLUMNS:
        cell = text.get(column.name, "")
        if column.needed and not cell:
            raise CarbonError(f"{column.name} is empty; every factor needs one", code="factor_row")
        if column.words:
            known(column.name, (part.strip() for part in (cell or column.usual).split("+")), column.words)


def known(column: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse a value that is none of those allowed, naming the nearest.

    Parameters: column, its name; values; allowed.
    """
    kept = frozenset(allowed)
    for value in values:
        if value not in kept:
            raise CarbonError(f"{column} '{value}' is unknown.{did_you_mean(value, kept)}", code="factor_row")


def readme_table() -> str:
    """Return the table of the columns for emission_factors/README.md."""
    rows = [f"| {column.name if ' ' in column.name else f'`{column.name}`'} | {column.meaning} |" for column in COLUMNS]
    return "\n".join(["| column | meaning |", "|---|---|", *rows])
