"""Debit and credit in two columns, as ledgers are written: the amount is debit less credit, so that a credit is below zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.sentences import Sentence, say
from carbon.reading.found_sums import sum_labels
from carbon.reading.mapping import TableMapping
from carbon.reading.numbers import plain_column, seen_in, style_of
from carbon.reading.prepared import Prepared, number_in
from carbon.tables.read import Table

_SHOWN = 3


def with_credit(prepared: Prepared, table: Table, mapping: TableMapping) -> Prepared:
    """Return a table whose amounts are those of debit less what stands in the column of credit.

    A row that is filled in both columns is refused, unless it is a sum that is left out: which of the two counts nothing says. A column of
    credit that holds no number above zero states its own sign.
    Parameters: prepared, its amounts in plain digits; table; mapping.
    Raises: CarbonError where the column is not there, and where no column or several side by side are the amount.
    """
    if mapping.credit is None:
        return prepared
    column = named_column("credit", mapping.credit, prepared)
    if "amount" not in prepared.cells:
        message = say("credit stands beside the column of debit, and no column is the amount. Write amount = … in columns.")
        raise CarbonError(message, code="mapping_invalid", field="credit")
    if mapping.melt:
        message = say("credit stands beside one column of debit, and melt makes rows of several. Write one of them.")
        raise CarbonError(message, code="mapping_invalid", field="credit")
    taken = plain_beside(prepared, table, column, mapping.decimal, (prepared.columns["amount"],))
    values = [number_in(text) or 0.0 for text in taken]
    stated = any(value < 0 for value in values) and not any(value > 0 for value in values)
    cells, refused, sums = list(prepared.cells["amount"]), dict[int, Finding](), sum_labels(prepared)
    for place, (debit, credit) in enumerate(zip(prepared.cells["amount"], taken, strict=True)):
        if place in sums and number_in(debit) == number_in(credit):
            # The foot of a ledger that balances is of nothing: it is left out as a sum without an amount.
            cells[place] = ""
            continue
        if problem := _unread(debit, credit):
            refused[place] = _refused(prepared, place, column, problem)
        cells[place] = _net(debit, credit if stated else _turned(credit))
    return prepared.with_cells({"amount": cells}).refusing(refused).said(*_said(prepared, values, column, stated))


def plain_beside(prepared: Prepared, table: Table, column: str, decimal: str | None, others: tuple[str, ...] = ()) -> list[str]:
    """Return the cells of a column that is no field with their numbers in plain digits, in the style of the columns beside it.

    Parameters: prepared; table; column; decimal sign that the mapping states; others, columns of the same numbers.
    """
    cells = [cell for name in (column, *others) for cell in table.columns[name]]
    style, _ = style_of(seen_in(cells), column, decimal)
    return plain_column(prepared.labels[column], style)


def named_column(entry: str, name: str, prepared: Prepared) -> str:
    """Return the column that an entry names.

    Raises: CarbonError for a column that is not there.
    """
    if name not in prepared.labels:
        near = did_you_mean(name, prepared.labels)
        message = say("{entry}: column '{name}' is not in the table.{near}", entry=entry, name=name, near=near)
        raise CarbonError(message, code="column_unknown", field=entry)
    return name


def _unread(debit: str, credit: str) -> Sentence | None:
    """Why the two cells of a row are no amount; None where they are one."""
    if number_in(debit) and number_in(credit):
        return say(
            "debit '{debit}' and credit '{credit}' are both filled. Write each in a row of its own; if the row is a sum, name it in "
            "leave_out.",
            debit=debit,
            credit=credit,
        )
    if credit and number_in(credit) is None:
        return say("credit '{credit}' is no number. Write the amount in digits, or clear the cell.", credit=credit)
    return None


def _net(debit: str, credit: str) -> str:
    """Debit less credit as text: the digits of the one that is filled, their difference where both are."""
    one, other = number_in(debit), number_in(credit)
    if not other:
        return debit or credit
    return credit if not one else f"{one + other:.15g}"


def _turned(cell: str) -> str:
    """A number with the other sign."""
    value = number_in(cell)
    return cell if not value else cell[1:] if value < 0 else f"-{cell}"


def _refused(prepared: Prepared, place: int, column: str, message: Sentence) -> Finding:
    return Finding("debit_and_credit", "error", message, prepared.name, prepared.row_numbers[place], column)


def _said(prepared: Prepared, values: list[float], column: str, stated: bool) -> Iterator[Finding]:
    rows = [prepared.row_numbers[place] for place, value in enumerate(values) if value]
    if not rows:
        return
    names: Mapping[str, object] = {"debit": prepared.columns["amount"], "credit": column, "count": len(rows)}
    if stated:
        message = say(
            "the amount is '{debit}' and '{credit}' together: the numbers of credit are below zero already ({count} rows).", **names
        )
    else:
        message = say("the amount is '{debit}' less '{credit}': {count} rows of credit are below zero.", **names)
    yield Finding("credit_column", "info", message, None, rows[0], column, len(rows), tuple(rows[:_SHOWN]))
