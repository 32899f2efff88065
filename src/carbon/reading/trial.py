"""A proposal tried: the first rows as activities, what the table as a whole says, and the mapping as TOML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from carbon.activities.framework.base import Activity
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.core.toml_text import comment, toml_lines
from carbon.reading.mapping import TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.proposal import Proposal, propose
from carbon.reading.source import prepare, read_source, rows_of
from carbon.reading.sums import find_sums, is_blank
from carbon.reading.unknown_words import Unknown, commented, question_of, unknown_words
from carbon.tables.read import Table

_FIRST = 3
_TRIED = 5000
"""Rows that are tried."""


@dataclass(frozen=True)
class Trial:
    """A table with its proposal, as it would be read.

    Parameters: proposal; rows of the table; left_out, (row, why); findings; first activities in words; toml, the mapping;
    unknown, field → cells that are no word of it.
    """

    proposal: Proposal
    rows: int
    left_out: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]
    first: tuple[str, ...]
    toml: str
    unknown: Mapping[str, list[Unknown]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """Return the trial as plain values, for other programs."""
        found = self.proposal
        return {
            "file": found.table.name,
            "header": list(found.table.header),
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


def trial_of(path: Path, place: TableMapping) -> list[Trial]:
    """Return the tables of a file, each with a proposal that was tried on its first rows.

    Parameters: path; place, which sheets and header rows.
    """
    return [_tried(table, place) for table in read_source(path, place)]


def _tried(table: Table, place: TableMapping) -> Trial:
    found = propose(table)
    if place.sheet or place.sheets:
        found = replace(found, entries={"sheet": table.name.partition("#")[2], **found.entries})
    sample = _sample(table)
    prepared, problem = _prepared(sample, found)
    findings = [*table.findings]
    first, left_out, unknown = list[str](), [*table.beside], dict[str, list[Unknown]]()
    if prepared is None:
        found = replace(found, open=(*found.open, *([problem] if problem not in found.open else [])))
    else:
        if any(item.label and (item.of or is_blank(prepared, item)) for item in find_sums(prepared)):
            found = replace(found, entries={"sums": "leave out", **found.entries})
            again, _ = _prepared(sample, found)
            prepared = again or prepared
        findings += [item for item in prepared.findings if item not in table.findings]
        left_out += prepared.left_out
        first, unknown = list(_in_words(prepared)), unknown_words(prepared)
    if len(table.row_numbers) > _TRIED:
        message = say(
            "the first {tried} of {count} rows were tried; sums and registers below them are found when all are read.",
            tried=_TRIED,
            count=len(table.row_numbers),
        )
        findings.append(Finding("rows_tried", "info", message, table.name))
    questions = [*found.open, *_questions(findings), *(question_of(name, words) for name, words in unknown.items())]
    found = replace(found, open=tuple(questions))
    remarks = [
        f"How {table.name} is read. Open: {len(questions)}." if questions else f"How {table.name} is read.",
        *(f"open: {text}" for text in questions),
    ]
    toml = "\n".join([*map(comment, remarks), *toml_lines({**found.entries, "headers": list(table.columns)}), *commented(unknown), ""])
    return Trial(found, len(table.row_numbers), tuple(left_out), tuple(findings), tuple(first), toml, unknown)


def _questions(findings: list[Finding]) -> Iterator[str]:
    """What only a person knows of the numbers: whether they are a register's, and which sign stands before the decimals."""
    for item in findings:
        if item.code in ("register_suspected", "number_style_assumed", "number_styles", "sheets_not_read"):
            yield item.message


def _sample(table: Table) -> Table:
    if len(table.row_numbers) <= _TRIED:
        return table
    columns = {name: cells[:_TRIED] for name, cells in table.columns.items()}
    return replace(table, columns=columns, row_numbers=table.row_numbers[:_TRIED])


def _prepared(table: Table, found: Proposal) -> tuple[Prepared | None, str]:
    try:
        return prepare(table, TableMapping(**{**found.entries, "map_names": False})), ""
    except CarbonError as error:
        return None, error.sentence


def _in_words(prepared: Prepared) -> Iterator[str]:
    """The first rows, each as the activity that it is or as what is wrong with it."""
    read = rows_of(prepared)
    outcomes: dict[int, str] = {row: _said(activity) for row, activity in zip(read.rows, read.activities, strict=True)}
    outcomes |= {item.row: item.finding.message for item in read.refused}
    for row in sorted(outcomes)[:_FIRST]:
        yield say("row {row}: {outcome}", row=prepared.row_numbers[row], outcome=outcomes[row])
    refused = len(read.refused)
    if refused:
        yield say("{refused} of {count} rows cannot be read so.", refused=refused, count=len(prepared.row_numbers))


def _said(activity: Activity) -> str:
    amounts = " × ".join(str(getattr(activity, name)) for name in activity.amount_form)
    fields = [
        f"{name} {getattr(activity, name)}"
        for name in ("fuel", "network", "origin", "destination", "cabin")
        if getattr(activity, name, None)
    ]
    labels = [str(getattr(activity, name)) for name in ("period", "region", "site", "meter") if getattr(activity, name)]
    return ", ".join([f"{activity.kind_name()} {amounts}", *fields, *labels])
