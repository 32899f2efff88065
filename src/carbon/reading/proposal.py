"""What a file may be read as: each column with its field and the reason, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from carbon.core.errors import CarbonError, Finding
from carbon.core.regions import is_region
from carbon.core.sentences import say
from carbon.reading.asked import open_points
from carbon.reading.asked_rows import questions_of
from carbon.reading.chosen import Chosen, KindNamed, Seen, chosen, seen
from carbon.reading.dates import pattern_of
from carbon.reading.day_columns import form_of
from carbon.reading.fits import Fit, are_months, why_not
from carbon.reading.head import NO_HEAD, Head, with_year
from carbon.reading.kinds_beside import left_beside, melt_of, reasons_beside
from carbon.reading.looks import MOST, Look
from carbon.reading.no_amount import is_money, no_amount
from carbon.reading.numbers import seen_in, style_of
from carbon.reading.proposed_beside import months_alone, wanted, with_titles
from carbon.reading.settled import times_beside
from carbon.reading.states import STATES
from carbon.tables.grid import text_of
from carbon.tables.read import Table


@dataclass(frozen=True)
class Proposed:
    """A column: its name, the field that it may be, why, how its cells are read, and its first cells."""

    name: str
    field: str | None
    why: str
    style: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """How a table may be read.

    Parameters: table; columns; entries of the mapping, as they stand in TOML; open, what a person must say;
    findings.
    """

    table: Table
    columns: tuple[Proposed, ...]
    entries: Mapping[str, Any]
    open: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def propose(table: Table, head: Head = NO_HEAD) -> Proposal:
    """Return how a table may be read; where two columns fit one field none is chosen.

    Parameters: table; head, what an inventory says of its tables.
    """
    found = seen(table)
    choice = chosen(table, found)
    dated, asked = _dated(table, choice.columns)
    bare = _entries(table, found, choice, dated)
    titled = with_titles(table.titles, table.name, bare, wanted(bare, found.looks, list(_open(found, choice, bare))))
    entries, years = with_year({**bare, **titled.entries, "columns": bare["columns"]}, found.looks, head, table.name)
    questions = [*choice.alike.values(), *asked, *titled.questions, *_questions(found, choice, entries, head)]
    why = {name: say("may be {field}: {why}", field=field, why=item.why) for name, (field, item) in choice.dropped.items()}
    why |= {entries["time"]: say("its cells are the times of the days beside it")} if "time" in entries else {}
    shown = _shown(table, entries["columns"], found, {**why, **choice.beside.why})
    return Proposal(table, tuple(shown), entries, tuple(questions), (*_said(table, choice.kind), *titled.findings, *years))


def _entries(table: Table, found: Seen, choice: Chosen, dated: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of the mapping, in the order in which TOML shows them; what the melt says has no column of its own."""
    melt = {"melt": {"columns": found.stated}} if found.stated else melt_of(found.side, choice.columns, months_alone(found.looks))
    by_melt = {"amount"} if melt else set[str]()
    if found.side or any("period" in given for given in found.stated.values()):
        by_melt.add("period")
    columns = {field: name for field, name in dated.items() if field not in by_melt}
    return {
        **({"header": list(table.header)} if table.header != (1,) else {}),
        **melt,
        **({"kind": choice.kind.kind} if choice.kind else {}),
        **({} if melt else _timed(choice.columns, found.looks)),
        **choice.beside.entries,
        **_codes(columns, found.looks),
        "columns": columns,
    }


def _questions(found: Seen, choice: Chosen, entries: Mapping[str, Any], head: Head) -> Iterator[str]:
    """What a person must say beside the columns that fit alike and the days of two readings."""
    columns, looks = entries["columns"], found.looks
    if found.stated:
        yield from left_beside(found.fits, looks)
    yield from (item.why for _, item in choice.dropped.values() if item.asked)
    yield from _open(found, choice, entries, head)
    yield from questions_of(columns, entries, looks)


def _open(found: Seen, choice: Chosen, entries: Mapping[str, Any], head: Head = NO_HEAD) -> Iterator[str]:
    return open_points(entries["columns"], entries, found.looks, {*choice.alike, *head}, choice.kind.kind if choice.kind else None)


def _shown(table: Table, columns: Mapping[str, Any], found: Seen, why: Mapping[str, str]) -> Iterator[Proposed]:
    """Each column as it is shown: its field, or why it is none."""
    fields = dict[str, str]()
    for given, names in columns.items():
        for name in [names] if isinstance(names, str) else names:
            fields[name] = f"{fields[name]}, {given}" if name in fields else given
    beside = reasons_beside(found.side, found.stated)
    for name in table.columns:
        field = fields.get(_bare(name, fields))
        if field is None and name in why:
            yield Proposed(name, None, why[name], "", found.looks[name].texts[:3])
        else:
            yield _proposed(name, field, found.fits.get(name), table, found.looks[name], beside.get(name, ""))


def _said(table: Table, kind: KindNamed | None) -> tuple[Finding, ...]:
    if kind is None:
        return ()
    message = say(
        'kind = "{kind}" was taken from {place}. Write another kind if the rows are of something else.', kind=kind.kind, place=kind.place
    )
    return (Finding("kind_from_name", "info", message, table.name),)


def _timed(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> dict[str, str]:
    """The column of times beside that of days."""
    found = times_beside(columns.get("period"), looks, [name for name in columns.values() if isinstance(name, str)])
    return {"time": found} if found else {}


def _bare(name: str, fields: Mapping[str, str]) -> str:
    """The name as the mapping has it, with its form in brackets."""
    return next((given for given in fields if given == name or given.startswith(f"{name} [")), name)


_STYLED = 20_000
"""Cells by which the style of numbers is shown; when the table is read it is found from all."""


def _dated(table: Table, columns: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
    """The columns with the form of their days written out where one was found, and the question of days that have two readings."""
    given = columns.get("period")
    names = [given] if isinstance(given, str) else given or []
    cells = dict.fromkeys(chain.from_iterable(table.columns[name] for name in names))
    texts = list(dict.fromkeys(map(text_of, cells)))
    try:
        form = "YYYYMM" if are_months(list(filter(None, texts))) else form_of(texts, names[0]) if names else None
    except CarbonError as error:
        return columns, [error.sentence]
    if not form or not all(_fits_form(text, form) for text in texts if text):
        return columns, []
    written = [f"{name} [{form}]" for name in names]
    return {**columns, "period": written[0] if len(written) == 1 else written}, []


def _fits_form(text: str, form: str) -> bool:
    return pattern_of(form).fullmatch(text) is not None


def _codes(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> dict[str, Any]:
    """Codes of which one is not a country and all are states are states of the United States."""
    name = columns.get("region")
    codes = {text.upper() for text in looks[name].texts} if isinstance(name, str) else set[str]()
    if codes and codes <= STATES and any(not is_region(code) for code in codes):
        return {"region_codes": "US states"}
    return {}


def _proposed(name: str, field: str | None, fit: Fit | None, table: Table, look: Look, side: str) -> Proposed:
    samples = look.texts[:3]
    if side:
        return Proposed(name, "amount", side, "", samples)
    if field is None:
        return Proposed(name, None, _unused(name, fit, look), "", samples)
    numbers = look.number >= 0.5 and field != "period"
    decimal = style_of(seen_in(table.columns[name][:_STYLED]), name)[0] if numbers else None
    return Proposed(name, field, fit.why if fit else "", style_in_words(decimal), samples)


def style_in_words(decimal: str | None) -> str:
    """Return the style of a column's numbers in words, '' where it shows none."""
    return {",": say("decimal comma"), ".": say("decimal point")}.get(decimal or "", "")


def _unused(name: str, fit: Fit | None, look: Look) -> str:
    """Why a column is not a field."""
    if not look.filled:
        return say("it is empty")
    if reason := no_amount(name, look):
        return reason
    if fit is not None:
        return say("may be {field}: {why}; another column fits better or as well", field=fit.field, why=fit.why)
    if is_money(name, look) and look.number >= MOST:
        return say("it is money; only kind spend takes it as the amount")
    if reason := why_not(name, look):
        return reason
    return say("don't know: nothing in its heading or cells speaks for a field")
