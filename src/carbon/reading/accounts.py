"""Ledgers: whether the accounts of a file are those that a mapping knows, and which of them are counted as an industry that is only a part.

Sources: SIE-Gruppen, SIE filformat, edition 4B, #KPTYP: BAS95, BAS96, EUBAS97 and NE2007, BAS2xxx written as EUBAS97, BAS95 where the item
is missing. Landstingsförbundet, L-BAS 2003 (ISBN 91-7188-710-5), preface: pay stands first among the costs, apart from BAS, which moves
classes 4 to 7. Heby kommun, Handbok H (2015), of Kommun-Bas 13: class 5 is cost of labour, 6 and 7 other costs. BAS: class 7 is pay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.sentences import joined, say, whole
from carbon.reading.mapping import Column, TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.values import meant
from carbon.tables.grid import text_of
from carbon.tables.read import Table

_PAY = re.compile(
    r"(?:[a-zåäö]*lön(?:er)?|arbetsgivaravgift(?:er)?|sociala avgifter|arvoden till förtroende\w*|(?:fasta )?årsarvoden)\b",
    re.IGNORECASE,
)
"""Names of accounts of pay, in Swedish, by how they begin."""
_ACCOUNT = re.compile(r"\s*(?P<class>[1-8])\d{2,}\b\s*(?P<name>.*)", re.DOTALL)


def of_chart(table: Table, mapping: TableMapping, columns: Mapping[str, Column]) -> tuple[Finding, ...]:
    """Return what is said of the chart of accounts: nothing where the file or its pay says that it is one the mapping knows.

    Parameters: table; mapping; columns, field → column.
    Raises: CarbonError `chart_other` for a file of another chart.
    """
    column = mapping.chart if mapping.chart in table.columns else None
    said = {mapping.chart or ""} if column is None else {text_of(cell).strip() for cell in table.columns[column]}
    known = dict.fromkeys(mapping.charts, "")
    for chart in sorted(said - {""}):
        if meant(chart, known) is None:
            raise _other(say("{place} is of the chart of accounts {chart}.", place=table.name, chart=chart))
    if column is None and said != {""}:
        return ()
    pay = dict(_pay(table, columns))
    if first := next((text for text, of in pay.items() if of != "7"), None):
        raise _other(say("{place}: account {account} is pay, which BAS has in class 7.", place=table.name, account=first))
    if pay or said != {""}:
        return ()
    message = say(
        "nothing says of which chart the accounts are; they are read as BAS. Municipalities and regions have other charts (Kommun-Bas, "
        'Region-Bas, L-Bas), whose accounts mean other things. If it is BAS, write chart = "BAS" for the table (--chart BAS).'
    )
    return (Finding("chart_assumed", "warning", message, table.name),)


def _other(why: str) -> CarbonError:
    message = say(
        "{why} The mapping is of BAS, and other charts (Kommun-Bas, Region-Bas, L-Bas) mean other things by the same numbers: nothing is "
        'counted. Write in a mapping of your own what each account buys (python -m carbon read FILE -o mapping.toml), or chart = "BAS" for '
        "the table (--chart BAS) if its accounts are of BAS all the same.",
        why=why,
    )
    return CarbonError(message, code="chart_other", field="chart")


def _pay(table: Table, columns: Mapping[str, Column]) -> Iterator[tuple[str, str]]:
    """Accounts of pay by their names, each with its class."""
    names = [columns[field].names[0] for field in ("sector", "source") if field in columns]
    cells = zip(*(table.columns[name] for name in dict.fromkeys(names)), strict=True)
    for text in dict.fromkeys(" ".join(map(text_of, row)) for row in cells):
        found = _ACCOUNT.fullmatch(text)
        if found and _PAY.match(found["name"]):
            yield text, found["class"]


def with_accounts(table: Prepared, mapping: TableMapping) -> Prepared:
    """Return the table without the accounts that no line of the mapping knows, and with a finding of each that is only in part what it is.

    Parameters: table, its words and numbers read; mapping, of accounts.
    """
    if "sector" not in table.cells or "amount" not in table.cells:
        return table
    written, industries, units = table.labels[table.columns["sector"]], table.cells["sector"], table.values("unit")
    sums, first = defaultdict[_Account, float](float), dict[_Account, int]()
    for place, amount in enumerate(table.numbers("amount")):
        key = _Account(written[place], industries[place], units[place])
        sums[key] += amount or 0.0
        first.setdefault(key, place)
    accounts, patterns = mapping.proxies.get("sector", {}), {text: text for text in mapping.proxies.get("sector", {})}
    unknown = {key.written: _unknown(table, first[key], key, sums[key]) for key in sums if _ACCOUNT.fullmatch(key.industry)}
    others = {key: accounts[text] for key in sums if (text := meant(key.written, patterns)) and key.written not in unknown}
    proxies = [
        _proxy(table, first[key], key, sums[key], others[key]) for key in sorted(others, key=lambda one: -abs(sums[one])) if others[key]
    ]
    refused = {place: replace(unknown[text], row=table.row_numbers[place]) for place, text in enumerate(written) if text in unknown}
    return table.refusing(refused).said(*proxies)


class _Account(NamedTuple):
    """An account as it is written, the industry that it counts as, and the currency."""

    written: str
    industry: str
    unit: str


def _named(table: Prepared, place: int, account: str) -> str:
    """An account with its name, where the table has one."""
    name = table.cells["source"][place] if "source" in table.cells else ""
    return account if name in ("", account) else f"{account} '{name}'"


def _unknown(table: Prepared, place: int, key: _Account, total: float) -> Finding:
    message = say(
        'no line of the mapping says what account {account} buys ({total} {unit}). Write "{written}" = and the industry in values.sector, '
        'such as "4*" = "G46" (wholesale), or leave it out with leave_out.',
        account=_named(table, place, key.written),
        total=number(round(total, 2)),
        unit=key.unit,
        written=key.written,
    )
    return Finding("account_unknown", "error", message, table.name, None, table.columns["sector"])


def _proxy(table: Prepared, place: int, key: _Account, total: float, others: Mapping[str, str]) -> Finding:
    message = say(
        '{account}: {total} {unit} counted as {industry}, and a part of it may be {others}. If most of it is, write "{written}" = '
        '"{first}" in values.sector; if it is known in km, litres, kWh or kg, count these and leave the account out.',
        account=_named(table, place, key.written),
        total=number(round(total, 2)),
        unit=key.unit,
        industry=key.industry,
        others=joined((say("{what} ({code})", what=whole(what), code=code) for code, what in others.items()), say(" or ")),
        written=key.written,
        first=next(iter(others)),
    )
    return Finding("account_in_part", "warning", message, None, table.row_numbers[place], table.columns["sector"])
