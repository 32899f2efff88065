"""SIE files of Swedish accounts (types 1 to 4) → a grid: one row for each entry of an account, debit above zero and credit below.

Source: SIE-Gruppen, SIE filformat, utgåva 4B (https://sie.se/format/): text in PC8 (code page 437), one item a line beginning with #,
texts in quotation marks, lists of objects in braces; #VER opens a voucher whose #TRANS rows sum to 0; #BTRANS are rows that were taken
out and #RTRANS are rows that were added, each of which stands as #TRANS too; #RES is the balance of an account of the profit and loss,
#PSALDO that of a month; #KPTYP is the chart of accounts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import shortened
from carbon.core.sentences import say
from carbon.tables.grid import Cell, Grid

SUFFIXES = (".se", ".si", ".sie")
HEADER = ("Account", "Account name", "Date", "Amount", "Currency", "Text", "Voucher", "Company", "Chart")
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\{[^}]*\}|[^\s{}"]+')
_LARGEST = 500_000_000
_SWEDISH = {"cp437": b"\x86\x84\x94\x8f\x8e\x99", "latin-1": "åäöÅÄÖ".encode("latin-1")}
_SHOWN = 5


@dataclass
class _Books:
    """What a file says before its entries, and what is added up to check them."""

    names: dict[str, str] = field(default_factory=dict)
    company: str = ""
    chart: str = ""
    currency: str = "SEK"
    years: dict[str, str] = field(default_factory=dict)
    balances: dict[str, Decimal] = field(default_factory=dict)
    sums: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    vouchers: dict[str, Decimal] = field(default_factory=dict)


def read_sie(path: Path) -> Grid:
    """Return the entries of a SIE file at the lines where they stand: its vouchers, else the balances of months, else those of the year.

    Raises: CarbonError for a file that is none, or has no entries.
    """
    if path.stat().st_size > _LARGEST:
        raise CarbonError(
            say(
                "{path_name} is not opened: it has {size:.0f} MB. Export one year at a time.",
                path_name=path.name,
                size=path.stat().st_size / 1e6,
            ),
            code="file_too_large",
        )
    text, findings = _decoded(path)
    lines = text.splitlines()
    if not any(line.lstrip().startswith("#FLAGGA") for line in lines[:20]):
        raise CarbonError(
            say("{path_name} is no SIE file: it has no line #FLAGGA. Export it from the accounts as SIE 4.", path_name=path.name),
            code="file_broken",
        )
    books, entries = _Books(), list[tuple[int, str, list[str]]]()
    for number, line in enumerate(lines):
        item, *rest = [_plain(token) for token in _TOKEN.findall(line)] or [""]
        entries += _noted(books, number, item.upper(), rest)
    kind, rows = _rows(path, books, entries)
    grid: list[Sequence[Cell]] = [list(HEADER), *([] for _ in lines[1:])]
    for number, row in rows:
        grid[number] = row
    return Grid(path.name, grid, findings=(*findings, kind, *_differences(path, books)), ready=True)


def _decoded(path: Path) -> tuple[str, list[Finding]]:
    """The text; programs write UTF-8 and Latin-1 too, whatever #FORMAT says."""
    data = path.read_bytes()
    try:
        text, name = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        counts = {name: sum(data.count(bytes([sign])) for sign in signs) for name, signs in _SWEDISH.items()}
        name = "latin-1" if counts["latin-1"] > counts["cp437"] else "cp437"
        text = data.decode(name)
    if name == "cp437" or text.isascii():
        return text, []
    return text, [
        Finding(
            "encoding_found",
            "info",
            say("the text is {name}, and SIE is PC8 by its standard; it was read as {name}.", name=name.upper()),
            path.name,
        )
    ]


def _plain(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1]) if token.startswith('"') else token


def _noted(books: _Books, number: int, item: str, rest: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Note what describes the books, and yield the items that are entries."""
    if item == "#KONTO" and len(rest) > 1:
        books.names[rest[0]] = rest[1].strip()
    elif item == "#FNAMN" and rest:
        books.company = rest[0].strip()
    elif item == "#KPTYP" and rest:
        books.chart = rest[0].strip()
    elif item == "#VALUTA" and rest:
        books.currency = rest[0]
    elif item == "#RAR" and len(rest) > 2:
        books.years[rest[0]] = f"{_day(rest[1])}/{_day(rest[2])}"
    elif item in ("#VER", "#TRANS", "#PSALDO", "#RES"):
        yield number, item, rest


def _rows(path: Path, books: _Books, entries: list[tuple[int, str, list[str]]]) -> tuple[Finding, list[tuple[int, list[Cell]]]]:
    items = {item for _, item, _ in entries}
    wanted = next((item for item in ("#TRANS", "#PSALDO", "#RES") if item in items), None)
    if wanted is None:
        raise CarbonError(
            say("{path_name} has no entries: no #TRANS, #PSALDO or #RES. Export it as SIE 4.", path_name=path.name), code="table_empty"
        )
    rows, voucher, day = list[tuple[int, list[Cell]]](), "", ""
    for number, item, rest in entries:
        if item == "#VER":
            voucher, day = " ".join(rest[:2]), rest[2] if len(rest) > 2 else ""
        elif item == "#RES" and len(rest) > 2 and rest[0] == "0":
            books.balances[rest[1]] = _amount(path, number, rest[2])
        if item == wanted and (row := _row(path, books, number, item, rest, voucher, day)):
            rows.append((number, row))
    said = {
        "#TRANS": say("the vouchers"),
        "#PSALDO": say("the balances of months (the file has no vouchers)"),
        "#RES": say("the balances of the year"),
    }
    return Finding(
        "entries_read",
        "info",
        say("{count} entries were read from {said}, debit above zero, credit below.", count=len(rows), said=said[wanted]),
        path.name,
    ), rows


def _row(path: Path, books: _Books, number: int, item: str, rest: list[str], voucher: str, day: str) -> list[Cell] | None:
    if item == "#TRANS":
        if len(rest) < 3:
            raise _broken(path, number, say("#TRANS needs an account, a list of objects and an amount"))
        account, amount = rest[0], _amount(path, number, rest[2])
        books.sums[account] += amount
        books.vouchers[voucher] = books.vouchers.get(voucher, Decimal()) + amount
        when, text = _day(rest[3] if len(rest) > 3 and rest[3] else day), rest[4] if len(rest) > 4 else ""
    elif item == "#PSALDO":
        # With objects the balance is a part of the one without.
        if len(rest) < 5 or rest[0] != "0" or rest[3].strip("{} "):
            return None
        account, amount, when, text, voucher = rest[2], _amount(path, number, rest[4]), f"{rest[1][:4]}-{rest[1][4:6]}", "", ""
    else:
        if len(rest) < 3 or rest[0] != "0":
            return None
        account, amount, when, text, voucher = rest[1], _amount(path, number, rest[2]), books.years.get("0", ""), "", ""
    return [account, books.names.get(account, ""), when, f"{amount:f}", books.currency, text, voucher, books.company, books.chart]


def _amount(path: Path, number: int, text: str) -> Decimal:
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise _broken(path, number, say("'{text}' is not an amount", text=text[:40]))
    return found


def _broken(path: Path, number: int, why: str) -> CarbonError:
    return CarbonError(
        say("{path_name} line {number}: {why}. Export the file anew.", path_name=path.name, number=number + 1, why=why), code="file_broken"
    )


def _day(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if re.fullmatch(r"\d{8}", text) else text


def _differences(path: Path, books: _Books) -> Iterator[Finding]:
    """Vouchers that do not balance, and accounts whose entries do not come to the balance that the file states."""
    if odd := [name for name, total in books.vouchers.items() if total]:
        yield Finding(
            "voucher_unbalanced", "warning", say("vouchers whose debit is not their credit: {listed}.", listed=_listed(odd)), path.name
        )
    stated = {account: total for account, total in books.balances.items() if books.vouchers}
    if odd := [account for account, total in stated.items() if books.sums[account] != total]:
        message = say(
            "accounts whose entries do not come to the year's balance in #RES: {listed}. Vouchers may be missing from the file.",
            listed=_listed(odd),
        )
        yield Finding("balance_differs", "warning", message, path.name)


def _listed(names: Sequence[str]) -> str:
    more = say(" and {count} more", count=len(names) - _SHOWN) if len(names) > _SHOWN else ""
    return shortened(", ".join(names[:_SHOWN])) + more
