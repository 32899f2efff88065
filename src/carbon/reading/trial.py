"""A proposal tried: the first rows as activities, what the table as a whole says, and the mapping as TOML."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import joined, say
from carbon.core.toml_text import comment, toml_lines
from carbon.reading.below import Below, Whole, amount_of, look_below, whole_of
from carbon.reading.found_sums import find_sums, sum_labels
from carbon.reading.head import NO_HEAD, Head, said_of
from carbon.reading.in_words import in_words, unread_of
from carbon.reading.mapping import TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.proposal import Proposal, propose, style_in_words
from carbon.reading.source import prepare, read_source, rows_of
from carbon.reading.sums import is_blank
from carbon.reading.unanswered import unanswered
from carbon.reading.unknown_words import Unknown, commented, question_of, unknown_words
from carbon.tables.cut import cut
from carbon.tables.read import Table, split_sheet
from carbon.tables.scan import read_errors, scan
from carbon.tables.side_tables import EACH

_TRIED = 5000
"""Rows that are tried."""
_TWO_READINGS = ("number_ambiguous", "date_ambiguous")


@dataclass(frozen=True)
class Trial:
    """A table with its proposal, as it would be read.

    Parameters: proposal; rows of the table; left_out, (row, why); findings; first activities in words; toml, the mapping;
    unknown, field → cells that are no word of it; said, what the rows that were tried
    say of period and region, '' where one says nothing; unread, how many of them cannot be read, and why the first.
    """

    proposal: Proposal
    rows: int
    left_out: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]
    first: tuple[str, ...]
    toml: str
    unknown: Mapping[str, list[Unknown]] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the trial as plain values, for other programs."""
        found = self.proposal
        return {
            "file": found.table.name,
            "header": list(found.table.header),
            "area": found.table.area or None,
            "rows": self.rows,
            "columns": [asdict(column) for column in found.columns],
            "left_out": [{"row": row, "why": why} for row, why in self.left_out],
            "open": list(found.open),
            "findings": [finding.as_dict() for finding in self.findings],
            "first": list(self.first),
            "unknown": [asdict(item) for words in self.unknown.values() for item in words],
            "mapping": {**found.entries, "headers": list(found.table.columns)},
            "toml": self.toml,
        }


def trial_of(path: Path, place: TableMapping, head: Head = NO_HEAD) -> list[Trial]:
    """Return the tables of a file, each with a proposal that was tried on its first rows.

    Parameters: path; place, which sheets and header rows; head, fields that an inventory says of all its tables, '' where it does not
    say it yet: no table is asked for them. Of a large workbook the first and the last rows are looked at.
    """
    file, sheet = split_sheet(path)
    place = place.model_copy(update={"area": place.area or EACH})
    with cut(file) as (held, gaps):
        tables = read_source(held.with_name(f"{held.name}#{sheet}") if sheet else held, place)
        return [_tried(table, place, gaps.get(table.name.partition("#")[2]), file, head) for table in tables]


class RowsSay(NamedTuple):
    """What the rows that are tried say: findings, rows left out and why, questions, cells that are no word, the first activities."""

    findings: Sequence[Finding] = ()
    left_out: Sequence[tuple[int, str]] = ()
    asked: Sequence[str] = ()
    unknown: Mapping[str, list[Unknown]] = MappingProxyType({})
    first: Sequence[str] = ()
    said: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    unread: str = ""


def _tried(table: Table, place: TableMapping, gap: tuple[int, int] | None, file: Path, head: Head) -> Trial:
    count = _rows(table, gap)
    found = _at_place(propose(table, head), place)
    below = _below(table, found, gap, file) if count > _TRIED else Below()
    found, prepared = _prepared(first_rows(table), _with_below(found, below), below.decimal, head)
    read = rows_say(prepared, found.open, {*table.findings}, found.entries) if prepared else RowsSay()
    findings = [*table.findings, *found.findings, *read.findings]
    told = {item.code for item in findings}
    findings += [item for item in below.findings if item.code == "sum_label" or item.code not in told]
    findings += [_looked_at(table, count, gap, file)] if count > _TRIED else []
    asked = [*(read.asked or below.asked), *(question_of(name, words) for name, words in read.unknown.items())]
    found = replace(found, open=(*found.open, *questions_in(findings), *asked))
    left_out = tuple(dict.fromkeys([*table.beside, *read.left_out, *below.left_out]))
    text = _mapping_text(table, found, read.unknown)
    return Trial(found, count, left_out, tuple(findings), tuple(read.first), text, read.unknown, read.said, read.unread)


def _at_place(found: Proposal, place: TableMapping) -> Proposal:
    """The proposal with the columns and the sheet that its table was found in."""
    at = {"sheet": found.table.name.partition("#")[2]} if place.sheet or place.sheets else {}
    at |= {"area": found.table.area} if found.table.area else {}
    return replace(found, entries={**at, **found.entries})


def _prepared(table: Table, found: Proposal, decimal: str | None, head: Head) -> tuple[Proposal, Prepared | None]:
    """The proposal, in which sums that are called so are left out, with its table; None of a table that cannot be read, which is asked."""
    try:
        prepared = _by_mapping(table, found, decimal, head)
    except CarbonError as error:
        problem = error.sentence
        return found if problem in found.open else replace(found, open=(*found.open, problem)), None
    if not _holds_sums(prepared):
        return found, prepared
    found = replace(found, entries={"sums": "leave out", **found.entries})
    try:
        return found, _by_mapping(table, found, decimal, head)
    except CarbonError:
        return found, prepared


def _by_mapping(table: Table, found: Proposal, decimal: str | None, head: Head) -> Prepared:
    return prepare(table, TableMapping(**{"decimal": decimal, **found.entries, "map_names": False}), defaults=said_of(head))


def _holds_sums(prepared: Prepared) -> bool:
    """Whether rows are called sums, and are those of rows above or without an amount."""
    return bool(sum_labels(prepared)) and any(item.label and (item.of or is_blank(prepared, item)) for item in find_sums(prepared))


def rows_say(prepared: Prepared, known: Collection[str], told: Collection[Finding], constants: Mapping[str, object]) -> RowsSay:
    """Return what the rows of a table say.

    Parameters: prepared; known, what is asked already; told, findings of the table itself; constants, what its mapping says of all rows.
    """
    rows, unknown = rows_of(prepared), unknown_words(prepared)
    findings = [item for item in prepared.findings if item not in told]
    asked = [*_asked(prepared), *unanswered(prepared, rows, known)]
    said = {name: tuple(dict.fromkeys(prepared.cells.get(name) or [str(constants.get(name, ""))])) for name in ("period", "region")}
    return RowsSay(findings, prepared.left_out, asked, unknown, tuple(in_words(prepared, rows)), said, unread_of(prepared, rows))


def _rows(table: Table, gap: tuple[int, int] | None) -> int:
    return len(table.row_numbers) + (gap[1] - gap[0] + 1 if gap else 0)


def _is_parquet(file: Path) -> bool:
    """Whether the rows that are not held are looked at all the same, by the engine that holds them."""
    return file.suffix.casefold() == ".parquet"


def _below(table: Table, found: Proposal, gap: tuple[int, int] | None, file: Path) -> Below:
    if amount_of(table, found.entries["columns"]) is None:
        return Below()
    if gap and _is_parquet(file):
        with read_errors([file]):
            return look_below(table, Whole(scan([file]), range(2, gap[1] + 1), gap=False), found.entries["columns"], _TRIED)
    return look_below(table, whole_of(table, gap is not None), found.entries["columns"], _TRIED)


def _with_below(found: Proposal, below: Below) -> Proposal:
    """The proposal with what rows below decide: the style of the amounts, and sums that are left out."""
    amount, style = found.entries["columns"].get("amount"), style_in_words(below.decimal)
    columns = tuple(replace(item, style=style) if style and item.name == amount else item for item in found.columns)
    return replace(found, columns=columns, entries={**({"sums": "leave out"} if below.left_out else {}), **found.entries})


def _looked_at(table: Table, count: int, gap: tuple[int, int] | None, file: Path) -> Finding:
    """What of a large table was looked at, so that nobody takes it for the whole."""
    if gap and not _is_parquet(file):
        message = say(
            "the first {tried} of {count} rows were tried one by one, and rows {first} to {last} were not looked at: calculate and "
            "footprint read them all, and ask about what they find there.",
            tried=_TRIED,
            count=count,
            first=gap[0],
            last=gap[1],
        )
    else:
        message = say(
            "the first {tried} of {count} rows were tried one by one; the amounts of all rows were checked for style, sums and meter "
            "readings. calculate and footprint read each row.",
            tried=_TRIED,
            count=count,
        )
    return Finding("rows_tried", "info", message, table.name)


def _mapping_text(table: Table, found: Proposal, unknown: Mapping[str, list[Unknown]]) -> str:
    """The mapping as TOML, with what is open above it and the words that are not known below."""
    name = f"{table.name} {table.area}".strip()
    remarks = [
        say("How {table} is read. Open: {count}.", table=name, count=len(found.open))
        if found.open
        else say("How {table} is read.", table=name),
        *(say("open: {question}", question=text) for text in found.open),
        say("What is the same for all rows, such as region, stands above [columns]; below it each entry names a column."),
    ]
    lines = [*map(comment, remarks), *toml_lines({**found.entries, "headers": list(table.columns)}), *commented(unknown), ""]
    return joined(lines, "\n")


def questions_in(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what only a person knows of the numbers: whether they are a register's, and which of two styles holds.

    Parameters: findings.
    """
    first = {item.code: item for item in reversed(findings)}
    for item in findings:
        if item is first.get("sum_suspected"):
            yield item.message
        if item.code in ("register_suspected", "number_styles", "sheets_not_read", "header_suspected", "second_table_not_read"):
            yield item.message


def _asked(prepared: Prepared) -> list[str]:
    """What is asked of cells of two readings, of each column once."""
    found: dict[tuple[str, str | None], str] = {}
    for item in prepared.refused.values():
        if item.code in _TWO_READINGS:
            found.setdefault((item.code, item.column), item.message)
    return list(found.values())


def first_rows(table: Table) -> Table:
    """Return the table with no more rows than are tried.

    Parameters: table.
    """
    if len(table.row_numbers) <= _TRIED:
        return table
    columns = {name: cells[:_TRIED] for name, cells in table.columns.items()}
    return replace(table, columns=columns, row_numbers=table.row_numbers[:_TRIED])
