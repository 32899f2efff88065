"""What a file may be read as: each column with its field and the reason, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from carbon.activities.framework.labels import LABELS
from carbon.core.errors import CarbonError, Finding
from carbon.core.regions import is_region
from carbon.core.sentences import joined, say
from carbon.reading.asked import counts_beside, open_points, operations, other_rows, shares_beside, taken_back, there_and_back
from carbon.reading.dates import pattern_of
from carbon.reading.day_columns import form_of
from carbon.reading.fits import are_months, fit_of, why_not
from carbon.reading.kinds_beside import left_beside, melt_of, reasons_beside, side_by_side, stated_beside
from carbon.reading.looks import MOST, Look, look_at
from carbon.reading.no_amount import is_money, no_amount
from carbon.reading.numbers import seen_in, style_of
from carbon.reading.settled import Fit, best_amount, named_kind, not_taken, settled, times_beside
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


def propose(table: Table) -> Proposal:
    """Return how a table may be read; where two columns fit one field none is chosen.

    Parameters: table.
    """
    looks = {name: look_at(cells) for name, cells in table.columns.items()}
    side = side_by_side(list(table.columns), looks)
    fits = settled({name: fit_of(name, look) for name, look in looks.items() if name not in side}, looks)
    beside = {} if side else stated_beside(fits, looks)
    fits = {name: fit for name, fit in fits.items() if name not in beside}
    by_field = _best(fits, looks)
    kind = None if "kind" in by_field or beside else _named_kind(table, by_field, looks, side)
    kinds = [kind[0]] if kind else [text for name in by_field.get("kind", ()) for text in looks[name].texts]
    by_field |= {"amount": best_amount(by_field["amount"], kinds)} if "amount" in by_field else {}
    asked = _alike(by_field)
    columns = _whole_period({field: names[0] for field, names in by_field.items() if field not in asked})
    dropped = not_taken(table.columns, columns, kind[0] if kind else None)
    columns = {field: name for field, name in columns.items() if field not in dropped or dropped[field].kept}
    melt = {"melt": {"columns": beside}} if beside else melt_of(side, columns)
    timed = {} if melt else _timed(columns, looks)
    dated = _dated(table, columns)
    entries: dict[str, Any] = {"header": list(table.header)} if table.header != (1,) else {}
    entries |= melt
    if side or any("period" in given for given in beside.values()):
        columns.pop("period", None)
    if "melt" in entries:
        columns.pop("amount", None)
    entries |= {"kind": kind[0]} if kind else {}
    entries |= timed
    questions = [*asked.values(), *dated, *(left_beside(fits, looks) if beside else ())]
    questions += [item.why for item in dropped.values() if item.asked]
    questions += open_points(columns, entries, looks, asked, kind[0] if kind else None)
    questions += [*other_rows(looks, [columns["kind"]] if "kind" in columns else []), *there_and_back(columns, looks)]
    questions += [*taken_back(columns, looks), *shares_beside(columns, looks), *operations(columns, looks), *counts_beside(columns, looks)]
    entries |= _codes(columns, looks)
    entries["columns"] = columns
    why = {by_field[field][0]: say("may be {field}: {why}", field=field, why=item.why) for field, item in dropped.items()}
    why |= {entries["time"]: say("its cells are the times of the days beside it")} if "time" in entries else {}
    shown = _shown(table, columns, fits, looks, reasons_beside(side, beside), why)
    return Proposal(table, tuple(shown), entries, tuple(questions), _said(table, kind))


def _shown(
    table: Table,
    columns: Mapping[str, Any],
    fits: Mapping[str, Fit | None],
    looks: Mapping[str, Look],
    side: Mapping[str, str],
    why: Mapping[str, str],
) -> Iterator[Proposed]:
    """Each column as it is shown: its field, or why it is none."""
    fields = {name: field for field, names in columns.items() for name in ([names] if isinstance(names, str) else names)}
    for name in table.columns:
        field = fields.get(_bare(name, fields))
        if field is None and name in why:
            yield Proposed(name, None, why[name], "", looks[name].texts[:3])
        else:
            yield _proposed(name, field, fits.get(name), table, looks[name], side.get(name, ""))


def _named_kind(table: Table, by_field: Mapping[str, list[str]], looks: Mapping[str, Look], side: Sequence[str]) -> tuple[str, str] | None:
    """The kind that a name says of all rows, and where it stands; rows of labels and dates alone are of no kind."""
    if not side and not by_field.keys() - {*LABELS, "region", "start", "end"}:
        return None
    amount = (by_field.get("amount") or [""])[0]
    units = [text for name in by_field.get("unit", ()) for text in looks[name].texts]
    return named_kind(table.name, amount, units)


def _said(table: Table, kind: tuple[str, str] | None) -> tuple[Finding, ...]:
    if kind is None:
        return ()
    message = say(
        'kind = "{kind}" was taken from {place}. Write another kind if the rows are of something else.', kind=kind[0], place=kind[1]
    )
    return (Finding("kind_from_name", "info", message, table.name),)


def _whole_period(columns: dict[str, Any]) -> dict[str, Any]:
    """The first and the last day as one period; one of them alone is none."""
    both = {"start", "end"} <= columns.keys()
    kept = {field: name for field, name in columns.items() if field not in ("start", "end")}
    return kept | ({"period": [columns["start"], columns["end"]]} if both else {})


def _timed(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> dict[str, str]:
    """The column of times beside that of days."""
    found = times_beside(columns.get("period"), looks, [name for name in columns.values() if isinstance(name, str)])
    return {"time": found} if found else {}


def _bare(name: str, fields: Mapping[str, str]) -> str:
    """The name as the mapping has it, with its form in brackets."""
    return next((given for given in fields if given == name or given.startswith(f"{name} [")), name)


_STYLED = 20_000
"""Cells by which the style of numbers is shown; when the table is read it is found from all."""


def _best(fits: Mapping[str, Fit | None], looks: Mapping[str, Look]) -> dict[str, list[str]]:
    """Field → the columns that fit it best, those without cells left out."""
    by_field: dict[str, list[tuple[int, str]]] = {}
    for name, fit in fits.items():
        if fit and looks[name].filled:
            by_field.setdefault(fit[0], []).append((fit[2], name))
    return {field: [name for strength, name in found if strength == max(found)[0]] for field, found in by_field.items()}


def _alike(by_field: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Field → what is asked where several columns fit it alike."""
    return {
        field: say(
            "{field}: the columns {names} fit alike. Write one of them in columns, or both in melt.",
            field=field,
            names=joined(map(repr, names), say(" and ")),
        )
        for field, names in by_field.items()
        if len(names) > 1
    }


def _dated(table: Table, columns: dict[str, Any]) -> list[str]:
    """Write out the form of days where one was found; what has two readings is asked about."""
    given = columns.get("period")
    names = [given] if isinstance(given, str) else given or []
    cells = dict.fromkeys(chain.from_iterable(table.columns[name] for name in names))
    texts = list(dict.fromkeys(map(text_of, cells)))
    try:
        form = "YYYYMM" if are_months(list(filter(None, texts))) else form_of(texts, names[0]) if names else None
    except CarbonError as error:
        return [error.sentence]
    if form and all(_fits_form(text, form) for text in texts if text):
        written = [f"{name} [{form}]" for name in names]
        columns["period"] = written[0] if len(written) == 1 else written
    return []


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
    return Proposed(name, field, fit[1] if fit else "", style_in_words(decimal), samples)


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
        return say("may be {field}: {why}; another column fits better or as well", field=fit[0], why=fit[1])
    if is_money(name, look) and look.number >= MOST:
        return say("it is money; only kind spend takes it as the amount")
    if reason := why_not(name, look):
        return reason
    return say("don't know: nothing in its heading or cells speaks for a field")
