"""The sheet of contracts for electricity → the entries `[[contracts]]`; a row that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.periods import parse_period
from carbon.core.quantities import parse_amount
from carbon.core.sentences import joined, say
from carbon.core.written import parse_number
from carbon.factors.spelling import read_factor
from carbon.tables.grid import Grid, is_empty, text_of
from carbon.workbook.own_mapping import SheetMapping
from carbon.workbook.sheets import place, plain_cell

_NEEDED = ("name", "instrument", "factor")
_NUMBERS = ("energy", "share")


class Contracts(NamedTuple):
    """The entries of a sheet, and what is said of its rows."""

    entries: list[dict[str, object]]
    findings: list[Finding]


def contracts_of(grid: Grid, given: SheetMapping, head: Mapping[str, object], decimal: str | None = None) -> Contracts:
    """Return the contracts of a sheet.

    Parameters: grid of the sheet; given, what the workbook's own mapping says of it; head, the entry `[inventory]`, whose region is the
    market, and whose period is the year of the power where a row states none; decimal, the sign that the workbook states.
    Raises: CarbonError where a header of the template is not there.
    """
    placed, found = place(grid, given), Contracts([], [])
    for row, cells in enumerate(grid.rows[placed.header :], placed.header + 1):
        filled = {field: cells[at] for field, at in _places(given, placed.columns) if at < len(cells) and not is_empty(cells[at])}
        if not filled:
            continue
        try:
            texts = {field: _text(field, cell, decimal) for field, cell in filled.items()}
            found.entries.append(_entry(texts, given, head))
        except CarbonError as error:
            column = given.columns.get(error.field or "")
            found.findings.append(Finding("contract_invalid", "error", error.sentence, grid.name, row, column))
    return found


def _places(given: SheetMapping, columns: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    return ((field, columns[header]) for field, header in given.columns.items())


def _text(field: str, cell: object, decimal: str | None) -> str:
    """The text of a cell; a number that is written as text in the style of the workbook, or refused where that has two readings."""
    return plain_cell(cell, decimal, field) if field in _NUMBERS else text_of(cell)


def _entry(texts: Mapping[str, str], given: SheetMapping, head: Mapping[str, object]) -> dict[str, object]:
    lacking = [given.columns[field] for field in _NEEDED if field not in texts]
    if lacking:
        names = joined(map(repr, lacking), say(" and "))
        raise CarbonError(say("the contract lacks {names}. Fill them in.", names=names), code="contract_invalid", field="name")
    entry: dict[str, object] = {"name": texts["name"], "kind": _instrument(texts["instrument"], given), "market": head["region"]}
    entry |= {"vintage": _checked("vintage", texts.get("vintage") or str(head["period"]), parse_period)}
    entry |= {"factor": _checked("factor", texts["factor"], read_factor)} | _energy(texts, given)
    entry |= {"sites": [texts["site"]]} if "site" in texts else {}
    return entry | ({"evidence": texts["evidence"]} if "evidence" in texts else {})


def _instrument(text: str, given: SheetMapping) -> str:
    labels = given.values.get("instrument", {})
    known = {label.casefold(): word for label, word in labels.items()} | {word: word for word in labels.values()}
    if text.casefold() not in known:
        message = say("'{text}' is no sort of contract.{near} Choose from the list.", text=text, near=did_you_mean(text, labels))
        raise CarbonError(message, code="contract_invalid", field="instrument")
    return known[text.casefold()]


def _energy(texts: Mapping[str, str], given: SheetMapping) -> dict[str, object]:
    """The amount with its unit, or the share; one of them."""
    if ("energy" in texts) == ("share" in texts):
        names = {"energy": given.columns["energy"], "share": given.columns["share"]}
        raise CarbonError(say("fill in '{energy}' or '{share}', one of them.", **names), code="contract_invalid", field="energy")
    if "share" in texts:
        return {"share": _percent(_checked("share", texts["share"], _percent))}
    if "unit" not in texts and not texts["energy"][-1:].isalpha():
        raise CarbonError(
            say("the amount has no unit. Choose one in '{unit}'.", unit=given.columns["unit"]), code="contract_invalid", field="unit"
        )
    energy = f"{texts['energy']} {texts['unit']}" if "unit" in texts else texts["energy"]
    return {"energy": _checked("energy", energy, parse_amount)}


def _percent(text: str) -> str:
    """A share with its sign: 60 is 60%, and 0.6, as a spreadsheet holds a cell of percent, is too."""
    number = parse_number(text.rstrip("% "))
    return text if "%" in text else f"{number * (100 if number <= 1 else 1):.10g} %"


def _checked(field: str, text: str, read: Callable[[str], object]) -> str:
    """The text, where it can be read as what the field holds."""
    try:
        read(text)
    except CarbonError as error:
        raise CarbonError(error.sentence, code="contract_invalid", field=field) from error
    return text
