"""Amounts for one of something beside how many there are: bottles of 250 ml and their number, kilometres of a trip and its trips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import Sentence, joined, say
from carbon.core.units.scales import is_ambiguous, is_spelling
from carbon.core.written import parse_number
from carbon.reading.debit_credit import named_column, plain_beside
from carbon.reading.found_sums import sum_labels
from carbon.reading.mapping import TableMapping
from carbon.reading.numbers import parts_of
from carbon.reading.prepared import Prepared, number_in
from carbon.tables.read import Table

_PACKS = re.compile(r"(\d+)\s*[x×*]\s*(\d.*)", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")
_CYLINDER = re.compile(r"gas|cylinder|zylinder|bouteille|tub\b|tuber", re.IGNORECASE)
"""Words for what gas is sold in: its litres are those of water that it would hold."""


def with_multiplied(prepared: Prepared, table: Table, mapping: TableMapping) -> Prepared:
    """Return a table whose amounts are multiplied by the numbers of a column.

    Parameters: prepared, its amounts in plain digits; table; mapping.
    Raises: CarbonError where the column is not there, and where no column or several hold what is multiplied.
    """
    if mapping.multiply_by is None:
        return prepared
    name = named_column("multiply_by", mapping.multiply_by, prepared)
    field = _multiplied(prepared)
    cells, refused, many = list(prepared.cells[field]), dict[int, Finding](), plain_beside(prepared, table, name, mapping.decimal)
    sums = _sums(prepared, cells, many)
    for place, (cell, times) in enumerate(zip(cells, many, strict=True)):
        if place in sums:
            # The sum of amounts times that of their numbers is of nothing: it is left out as a sum without an amount.
            cells[place] = ""
            continue
        size = pack_size(cell)
        if problem := _unread(cell, size, times, name):
            column = prepared.columns[field]
            refused[place] = Finding("multiply_unread", "error", problem, prepared.name, prepared.row_numbers[place], column)
        elif cell and times:
            cells[place] = _product(size or cell, times)
    message = say("each amount of '{column}' was multiplied by '{times}' of its row.", column=prepared.columns[field], times=name)
    said = Finding("amount_multiplied", "info", message, column=prepared.columns[field])
    return prepared.with_cells({field: cells}).refusing(refused).said(said)


def _sums(prepared: Prepared, cells: Sequence[str], many: Sequence[str]) -> set[int]:
    """The rows that are called a sum and hold that of the rows above them, in either column: of all, or of those since the sum before."""
    labels, found = sum_labels(prepared), set[int]()
    for column in (cells, many):
        whole = part = 0.0
        for place, text in enumerate(column):
            value = number_in(text) or 0.0
            if place in labels and value and any(abs(value - total) <= _EXACT * abs(value) for total in (whole, part)):
                found.add(place)
                part = 0.0
            elif place not in labels:
                whole, part = whole + value, part + value
    return found


_EXACT = 1e-9


def pack_size(text: str) -> str | None:
    """Return what one pack holds, of a number in plain digits, its unit and the words behind it; None where a text says it in no one way.

    >>> pack_size("250 ml flaska"), pack_size("6 x 1.5 kg"), pack_size("250 ml, 6 st"), pack_size("flaska")
    ('250 ml', '9 kg', None, None)
    """
    if packs := _PACKS.fullmatch(text.strip()):
        inner = pack_size(packs[2])
        return _product(inner, packs[1]) if inner else None
    found = parts_of(text)
    if found is None or any(sign.isdigit() for sign in found.rest):
        return None
    spelled, _, words = found.rest.partition(" ")
    known = next((rest for rest in (found.rest, spelled.rstrip(",;")) if _is_unit(rest)), None)
    if found.rest and known is None:
        return None
    return f"{found.sign}{found.digits}{found.power}{' ' + known if known else ''}" if known or not words else None


def is_pack(text: str) -> bool:
    """Return whether text is a number with a unit and what it is packed in, or several of them."""
    return bool(_PACKS.fullmatch(text.strip()) or " " in (parts_of(text) or ("", "", "", ""))[3]) and pack_size(text) is not None


def _is_unit(text: str) -> bool:
    return bool(text) and len(text) < len("kilowatt hours gross") and (is_spelling(text) or is_ambiguous(text))


def _multiplied(prepared: Prepared) -> str:
    """The field that is multiplied: the amount, or else the one field that is measured."""
    if "amount" in prepared.cells:
        return "amount"
    found = [name for name in sorted(field_facts().measured) if name in prepared.cells]
    if len(found) == 1:
        return found[0]
    shown = joined(found, ", ") or say("none")
    message = say("multiply_by is of one column of amounts, and the table has: {names}. Map the one to amount.", names=shown)
    raise CarbonError(message, code="mapping_invalid", field="multiply_by")


def _unread(cell: str, size: str | None, times: str, name: str) -> Sentence | None:
    if not cell:
        return None
    if number_in(times) is None or times.partition(" ")[2] not in ("", "%"):
        return say(
            "'{column}' is '{text}' in this row, and the amount is for one of them. Write how many there are.", column=name, text=times
        )
    if size is None:
        return say("'{cell}' does not say in one way how much one holds. Write it as 250 ml.", cell=cell)
    if _CYLINDER.search(cell.removeprefix(size)) and size.rpartition(" ")[2] in ("l", "L", "liter", "litre", "dm3"):
        return say(
            "'{cell}': the litres of a gas cylinder are what it holds of water, not of gas. Write the mass of the gas in kg.", cell=cell
        )
    return None


def _product(size: str, times: str) -> str:
    """The product in plain digits, with the unit of the one."""
    number, _, spelled = size.partition(" ")
    many, _, share = times.partition(" ")
    product = Decimal(repr(parse_number(number))) * Decimal(repr(parse_number(many))) * (_HUNDREDTH if share else 1)
    return f"{product.normalize():f}{' ' + spelled if spelled else ''}"
