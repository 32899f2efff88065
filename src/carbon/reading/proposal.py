"""What a file may be read as: each column with its field and the reason, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.sentences import joined, say
from carbon.reading.dates import form_of, is_period, pattern_of
from carbon.reading.fits import MONEY, fit_of, kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, is_month, is_region, look_at
from carbon.reading.numbers import parts_of, seen_in, style_of
from carbon.reading.states import STATES
from carbon.tables.grid import text_of
from carbon.tables.read import Table

_SIDE_BY_SIDE = 3
"""Columns of months, days or times that stand together, at least."""


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

    Parameters: table; columns; entries of the mapping, as they stand in TOML; open, what a person must say.
    """

    table: Table
    columns: tuple[Proposed, ...]
    entries: Mapping[str, Any]
    open: tuple[str, ...]


def propose(table: Table) -> Proposal:
    """Return how a table may be read; where two columns fit one field none is chosen.

    Parameters: table.
    """
    looks = {name: look_at(cells) for name, cells in table.columns.items()}
    side = _side_by_side(list(table.columns), looks)
    fits = {name: fit_of(name, look) for name, look in looks.items() if name not in side}
    chosen, open_questions = _chosen(fits, looks)
    entries: dict[str, Any] = {"header": list(table.header)} if table.header != (1,) else {}
    columns = dict[str, Any]()
    for field, name in chosen.items():
        columns[field] = name
    if "start" in columns and "end" in columns:
        columns["period"] = [columns.pop("start"), columns.pop("end")]
    else:
        columns = {field: name for field, name in columns.items() if field not in ("start", "end")}
    open_questions += _dated(table, columns)
    entries |= _melt(side, columns)
    if side:
        columns.pop("period", None)
    entries |= _constants(table, columns, entries, open_questions, looks)
    entries |= _codes(columns, looks)
    entries["columns"] = columns
    fields = {name: field for field, names in columns.items() for name in ([names] if isinstance(names, str) else names)}
    shown = tuple(
        _proposed(name, fields.get(_bare(name, fields)), fits.get(name), table, looks[name], name in side) for name in table.columns
    )
    return Proposal(table, shown, entries, tuple(open_questions))


def _bare(name: str, fields: Mapping[str, str]) -> str:
    """The name as the mapping has it, with its form in brackets."""
    return next((given for given in fields if given == name or given.startswith(f"{name} [")), name)


_STYLED = 20_000
"""Cells by which the style of numbers is shown; when the table is read it is found from all."""


def _chosen(fits: Mapping[str, tuple[str, str, int] | None], looks: Mapping[str, Look]) -> tuple[dict[str, str], list[str]]:
    """Field → the one column that fits it best; fields that two columns fit equally well are asked about."""
    by_field: dict[str, list[tuple[int, str]]] = {}
    for name, fit in fits.items():
        if fit:
            by_field.setdefault(fit[0], []).append((fit[2], name))
    chosen, questions = dict[str, str](), list[str]()
    for field, found in by_field.items():
        best = [name for strength, name in found if strength == max(found)[0]]
        if len(best) > 1:
            questions.append(
                say(
                    "{field}: the columns {names} fit alike. Write one of them in columns, or both in melt.",
                    field=field,
                    names=joined(map(repr, best), say(" and ")),
                )
            )
        elif looks[best[0]].filled:
            chosen[field] = best[0]
    return chosen, questions


def _dated(table: Table, columns: dict[str, Any]) -> list[str]:
    """Write out the form of days where one was found; what has two readings is asked about."""
    given = columns.get("period")
    names = [given] if isinstance(given, str) else given or []
    texts = list(dict.fromkeys(text_of(cell) for name in names for cell in table.columns[name]))
    try:
        form = form_of(texts, names[0]) if names else None
    except CarbonError as error:
        return [error.sentence]
    if form and all(_fits_form(text, form) for text in texts if text):
        written = [f"{name} [{form}]" for name in names]
        columns["period"] = written[0] if len(written) == 1 else written
    return []


def _fits_form(text: str, form: str) -> bool:
    return pattern_of(form).fullmatch(text) is not None


def _side_by_side(names: Sequence[str], looks: Mapping[str, Look]) -> list[str]:
    """Columns of numbers whose headings are months, days or times, one beside the other."""
    best, run = list[str](), list[str]()
    for name in names:
        heads = is_period(name) or is_month(name) or re.fullmatch(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?", name)
        run = [*run, name] if heads and (looks[name].number >= 0.5 or not looks[name].filled) else []
        best = run if len(run) > len(best) else best
    return best if len(best) >= _SIDE_BY_SIDE else []


def _melt(side: Sequence[str], columns: Mapping[str, Any]) -> dict[str, Any]:
    if not side:
        return {}
    entry = {"first": side[0], "last": side[-1]}
    if re.fullmatch(r"\d{1,2}[:.]\d{2}.*", side[0]):
        day = columns.get("period")
        name = re.sub(r" \[.*\]$", "", day) if isinstance(day, str) else None
        return {"melt": entry | {"text": f"{{{name}}} {{}}" if name else "{}"}}
    return {"melt": entry | ({"text": "{} YEAR"} if is_month(side[0]) else {})}


def _constants(
    table: Table, columns: Mapping[str, Any], entries: Mapping[str, Any], questions: list[str], looks: Mapping[str, Look]
) -> dict[str, Any]:
    """What holds for all rows: a kind that the heading, the sheet or the file names; else a question."""
    found = dict[str, Any]()
    melt = entries.get("melt")
    if melt and "YEAR" in melt.get("text", ""):
        questions.append(say("period: the columns are months of a year that nothing states. Write it for YEAR in melt."))
    if "kind" not in columns:
        words = [str(columns.get("amount", "")), table.name.partition("#")[2], Path(table.name.partition("#")[0]).stem]
        kind = next((word for text in words for word in kind_words(text)), None)
        if kind:
            found["kind"] = kind
        else:
            questions.append(say('kind: nothing says what the rows are. Write kind = "electricity" or another of python -m carbon kinds.'))
    if "amount" not in columns and not melt and not ({"distance", "mass", "origin", "passengers"} & columns.keys()):
        questions.append(say("amount: no column was found that holds the amounts. Write it in columns."))
    amount = columns.get("amount")
    if (
        amount
        and "unit" not in columns
        and unit_in_heading(amount) is None
        and not any((parts := parts_of(text)) and parts.rest for text in looks[amount].texts)
    ):
        message = say("unit: nothing says the unit of '{amount}'. Write unit = \"kWh\" or the one it is, or map a column.", amount=amount)
        questions.append(message)
    if melt and "unit" not in columns:
        questions.append(say('unit: nothing says the unit of the columns side by side. Write unit = "kWh" or the one it is.'))
    if "region" not in columns:
        questions.append(say('region: no column holds it. Write region = "SE" or another; in an inventory that of the whole holds.'))
    if "period" not in columns and not melt:
        questions.append(say('period: no column holds it. Write period = "2019" or another; in an inventory that of the whole holds.'))
    return found


def _codes(columns: Mapping[str, Any], looks: Mapping[str, Look]) -> dict[str, Any]:
    """Codes of which one is not a country and all are states are states of the United States."""
    name = columns.get("region")
    codes = {text.upper() for text in looks[name].texts} if isinstance(name, str) else set[str]()
    if codes and codes <= STATES and any(not is_region(code) for code in codes):
        return {"region_codes": "US states"}
    return {}


def _proposed(name: str, field: str | None, fit: tuple[str, str, int] | None, table: Table, look: Look, side: bool) -> Proposed:
    samples = look.texts[:3]
    if side:
        return Proposed(name, "amount", say("it stands beside columns of other months, days or times"), "", samples)
    if field is None:
        return Proposed(name, None, _unused(name, fit, look), "", samples)
    numbers = look.number >= 0.5 and field != "period"
    decimal = style_of(seen_in(table.columns[name][:_STYLED]), name)[0] if numbers else None
    style = {",": say("decimal comma"), ".": say("decimal point")}.get(decimal or "", "")
    return Proposed(name, field, fit[1] if fit else "", style, samples)


def _unused(name: str, fit: tuple[str, str, int] | None, look: Look) -> str:
    """Why a column is not a field."""
    if not look.filled:
        return say("it is empty")
    if fit is not None:
        return say("may be {field}: {why}; another column fits better or as well", field=fit[0], why=fit[1])
    if MONEY.search(name) and look.number >= MOST:
        return say("it is money; only kind spend takes it as the amount")
    return say("don't know: nothing in its heading or cells speaks for a field")
