"""What a mapping says beside its columns, proposed: routings in one cell, years beside months, debit and credit, packs and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.reading.fits import is_count
from carbon.reading.found_sums import is_sum_label
from carbon.reading.heading_units import mass_of_one
from carbon.reading.looks import MOST, Look
from carbon.reading.multiplied import is_pack
from carbon.reading.routings import ROUTING, are_routings
from carbon.reading.titles import LABELLED, Said, Titles, asked_of, labelled, periods_said, units_said
from carbon.reading.years_beside import are_years, is_month_alone

_DEBIT = re.compile(r"debet|debit|soll|débit", re.IGNORECASE)
_CREDIT = re.compile(r"kredit|credit|haben|crédit", re.IGNORECASE)
_YEAR = "YEAR"


class Beside(NamedTuple):
    """What columns that are no field say of a table.

    Parameters: columns, field → column, without those that are replaced; entries of the mapping; why, column → what it is.
    """

    columns: Mapping[str, Any]
    entries: Mapping[str, Any]
    why: Mapping[str, str]


class Titled(NamedTuple):
    """What the cells above a table say of all its rows: entries of the mapping, questions where they say two things, and findings."""

    entries: Mapping[str, Any]
    questions: Sequence[str]
    findings: Sequence[Finding]


def beside_columns(looks: Mapping[str, Look], columns: Mapping[str, Any], melted: bool) -> Beside:
    """Return what columns that are no field say of the table.

    Parameters: looks, column → what its cells look like; columns, field → column; melted, whether columns side by side are the amounts.
    """
    found = _journeys(looks, _accounts(looks, Beside(columns, {}, {})))
    return found if melted else _months(looks, found)


def _accounts(looks: Mapping[str, Look], found: Beside) -> Beside:
    """Of a ledger, the column that names accounts is none of kinds."""
    kinds = found.columns.get("kind")
    if not ledger_of(looks) or not isinstance(kinds, str) or looks[kinds].kind:
        return found
    return Beside(_without(found.columns, "kind"), found.entries, {**found.why, kinds: say("it names accounts, and no kinds of activity")})


def _journeys(looks: Mapping[str, Look], found: Beside) -> Beside:
    """The column of routings, which says how far: a distance beside it is not mapped."""
    columns = found.columns
    names = [name for name, look in looks.items() if name not in columns.values() and are_routings(name, look.texts)]
    if len(names) != 1 or {"origin", "destination"} & columns.keys():
        return found
    why = {names[0]: say("its cells are routings: each leg of a cell is flown")}
    if isinstance(distance := columns.get("distance"), str):
        why[distance] = say("may be distance, and the routing says how far; to use it, leave routing out and map it to distance")
    return Beside(_without(columns, "distance"), {**found.entries, ROUTING: names[0]}, {**found.why, **why})


def _months(looks: Mapping[str, Look], found: Beside) -> Beside:
    """Months without a year, with the column of years beside them."""
    months = months_alone(looks)
    years = [name for name, look in looks.items() if are_years(look.texts)]
    if months is None or found.columns.get("period") not in (None, *years):
        return found
    columns = {**found.columns, "period": months}
    if len(years) != 1:
        return Beside(columns, found.entries, found.why)
    why = {**found.why, years[0]: say("its cells are the years of the months beside it")}
    return Beside(columns, {**found.entries, "year": years[0]}, why)


def _without(columns: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    return {name: column for name, column in columns.items() if name != field}


def months_alone(looks: Mapping[str, Look]) -> str | None:
    """Return the column of months without their year, None where there is not just one."""
    found = [name for name, look in looks.items() if _MONTHS.search(name) and _are_months(look.texts)]
    return found[0] if len(found) == 1 else None


def _are_months(texts: Sequence[str]) -> bool:
    """Whether texts are months without their year; sums stand below them."""
    rows = [text for text in texts if not is_sum_label(text)]
    return bool(rows) and all(map(is_month_alone, rows))


_MONTHS = re.compile(r"mån|month|monat|mois|period|maand", re.IGNORECASE)


def without_year(columns: Mapping[str, Any], entries: Mapping[str, Any], looks: Mapping[str, Look]) -> bool:
    """Return whether the period is months of which nothing says the year."""
    name = columns.get("period")
    return isinstance(name, str) and "year" not in entries and name in looks and _are_months(looks[name].texts)


def with_titles(titles: Titles, name: str, entries: Mapping[str, Any], wants: set[str]) -> Titled:
    """Return the entries that titles give, each with a finding that names its place; what they say in two ways is asked.

    Parameters: titles; name of the table; entries so far, of which the melt gets its year; wants, fields that nothing else gives.
    """
    periods, melt, columns = periods_said(titles), entries.get("melt", {}), entries["columns"]
    years = {text: item for text, item in periods.items() if re.fullmatch(r"\d{4}", text)}
    given = {one: labelled(titles, one) for one in LABELLED if one not in columns}
    given |= {one: values for one, values in (("unit", units_said(titles)), ("period", periods), ("year", years)) if one in wants}
    given |= {"melt": years} if _YEAR in str(melt.get("text", "")) else {}
    named = {one: "year" if one == "melt" else one for one in given}
    taken = {one: next(iter(values.values())) for one, values in given.items() if len(values) == 1}
    found: dict[str, Any] = {one: item.value for one, item in taken.items()}
    if "melt" in taken:
        found["melt"] = {**melt, "text": str(melt["text"]).replace(_YEAR, taken["melt"].value)}
    questions = [asked_of(named[one], values) for one, values in given.items() if len(values) > 1]
    return Titled(found, questions, [_taken(named[one], item, name) for one, item in taken.items()])


def _taken(one: str, item: Said, name: str) -> Finding:
    message = say(
        '{field} = "{value}" was taken from {place}. Change it in the mapping if the rows are of something else.',
        field=one,
        value=item.value,
        place=item.place,
    )
    return Finding("taken_from_title", "info", message, name)


def ledger_of(looks: Mapping[str, Look]) -> tuple[str, str] | None:
    """Return the columns of debit and credit, None where not each is there once."""
    debit, credit = ([name for name in looks if pattern.search(name) and looks[name].number >= MOST] for pattern in (_DEBIT, _CREDIT))
    return (debit[0], credit[0]) if len(debit) == len(credit) == 1 and debit != credit else None


def packs(looks: Mapping[str, Look], columns: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is asked of a column of packs, as 250 ml flaska, or of what one holds, as Kg per flaska, beside the number of them."""
    sizes = [name for name, look in looks.items() if look.texts and all(map(is_pack, look.texts))]
    sizes += [f"{name} [{unit}]" for name, look in looks.items() if look.number >= MOST and (unit := mass_of_one(name))]
    counts = [name for name in looks if looks[name].number >= MOST and _is_count(name)]
    if len(sizes) == 1 and counts and columns.get("amount") in (None, *sizes, *counts):
        yield say(
            "amount: '{size}' says what one pack holds, and '{count}' reads like how many there are. If so, write amount = \"{size}\" in "
            'columns and multiply_by = "{count}" above them.',
            size=sizes[0],
            count=counts[0],
        )


def _is_count(name: str) -> bool:
    return is_count(name) or bool(_COUNTS.search(name))


_COUNTS = re.compile(r"\b(?:antal|anzahl|nombre|number of|no\.? of|qty|quantity|count)\b", re.IGNORECASE)


def is_number_of(name: str) -> bool:
    """Return whether a heading says how many there are, alone or of what: Antal, No. of tickets.

    >>> is_number_of("No. of Tickets"), is_number_of("Ticket No")
    (True, False)
    """
    return _is_count(name)


def wanted(entries: Mapping[str, Any], looks: Mapping[str, Look], questions: Sequence[str]) -> set[str]:
    """Return the fields of which nothing says what holds for all rows.

    Parameters: entries of the mapping; looks; questions that are open.
    """
    columns = entries["columns"]
    found = {"year"} if without_year(columns, entries, looks) else set[str]()
    if "period" not in columns and "melt" not in entries:
        found.add("period")
    return found | ({"unit"} if any(text.startswith("unit:") for text in questions) else set())
