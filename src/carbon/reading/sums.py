"""What becomes of rows that are the sum of others: left out, counted, or asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import Finding
from carbon.core.formatting import number
from carbon.core.sentences import say
from carbon.reading.found_sums import Key, Sum, find_sums, is_sum_label, key_of
from carbon.reading.prepared import Prepared


def treat_sums(table: Prepared, wish: str, whole: Mapping[Key, Sum]) -> Prepared:
    """Return the table with its sums left out, counted, or refused with a question.

    Parameters: table; wish: ask, leave out or count; whole, the sums of the table with the rows that `leave_out` takes away: a sum counts
    them, and does not add up without them.
    """
    if wish == "count":
        return table
    found = [_of_whole(table, item, whole) for item in find_sums(table)]
    certain = [item for item in found if item.of and item.label]
    by_number = [item for item in found if item.of and not item.label]
    by_label = [item for item in found if not item.of]
    if wish == "leave out":
        empty = [item for item in by_label if is_blank(table, item)]
        by_label = [item for item in by_label if item not in empty]
        gone = {item.position: item for item in (*certain, *by_number, *empty)}
        table = table.said(*_left(table, [gone[place] for place in sorted(gone)]))
        table = _labelled(table, by_label)
        return table.without(gone, lambda place: _why(gone[place]))
    table = table.refusing({item.position: _asked(table, item) for item in certain})
    table = table.said(*(_numbered(table, item) for item in by_number))
    return _labelled(table, by_label)


def _of_whole(table: Prepared, item: Sum, whole: Mapping[Key, Sum]) -> Sum:
    known = None if item.of or not item.label else whole.get(key_of(table, item.position))
    return replace(item, of=known.of) if known else item


def is_blank(table: Prepared, item: Sum) -> bool:
    """Return whether a row that is called a sum has no amount, and so counts nothing."""
    return all(not table.cells[name][item.position] for name in ("amount", *field_facts().measured) if name in table.cells)


def _why(item: Sum) -> str:
    return (
        say("it is the sum of {rows}", rows=_rows(item)) if item.of else say("it is called '{label}' and has no amount", label=item.label)
    )


def _rows(item: Sum) -> str:
    assert item.of is not None
    first, last = item.of
    return say("row {row}", row=first) if first == last else say("rows {first} to {last}", first=first, last=last)


_ANSWER = say('Write sums = "leave out" for the table (--sums "leave out"), or sums = "count" if it is an activity of its own.')


def _asked(table: Prepared, item: Sum) -> Finding:
    row = table.row_numbers[item.position]
    message = say(
        "'{label}' in column {column} is the sum of {rows}; counted too, they would count twice. {answer} In a "
        "workbook: clear row {row}, or write another word than '{label}' in its column {column}.",
        label=item.label,
        column=item.column,
        rows=_rows(item),
        answer=_ANSWER,
        row=row,
    )
    return Finding("sum_row", "error", message, table.name, row, item.column)


def _numbered(table: Prepared, item: Sum) -> Finding:
    row = table.row_numbers[item.position]
    message = say(
        "the amount is the sum of {rows}. If the row is their sum, they count twice. {answer} In a workbook: "
        "clear row {row} if it is their sum.",
        rows=_rows(item),
        answer=_ANSWER,
        row=row,
    )
    return Finding("sum_suspected", "warning", message, table.name, row)


def _labelled(table: Prepared, items: Sequence[Sum]) -> Prepared:
    """Labels without numbers that add up, told once for rows that count and once for those that do not: Total is a brand of fuel too."""
    counted = [item for item in items if not is_blank(table, item) and not _is_kind(table, item)]
    rest = [item for item in items if item not in counted]
    return table.said(*(_of_label(table, part, part is counted) for part in (counted, rest) if part))


def _is_kind(table: Prepared, item: Sum) -> bool:
    """Whether the label is all that the row says of its kind, so that the row is not an activity."""
    return "kind" in table.cells and is_sum_label(table.cells["kind"][item.position])


def _of_label(table: Prepared, items: Sequence[Sum], counted: bool) -> Finding:
    first, numbers = items[0], [table.row_numbers[item.position] for item in items]
    amount = say("has no amount") if is_blank(table, first) else say("the numbers above do not add up to it")
    message = say(
        "'{label}' reads like a sum, and {amount} ({rows_in_words}); it was {counted}. If it is a sum, write "
        'leave_out = {{ "{column}" = ["{label}"] }}, or clear row {numbers} of the file; ',
        label=first.label,
        amount=amount,
        rows_in_words=rows_in_words(numbers),
        counted=say("counted") if counted else say("not counted"),
        column=first.column,
        numbers=numbers[0],
    ) + (say('if not, sums = "count".') if counted else say("if not, write what it is in column {column}.", column=first.column))
    return Finding("sum_label", "warning", message, table.name, numbers[0], first.column, len(numbers), tuple(numbers[:5]))


def rows_in_words(numbers: Sequence[int]) -> str:
    """Return the numbers of rows, the first five of many.

    >>> rows_in_words([11]), rows_in_words([2, 3])
    ('row 11', 'rows 2, 3')
    """
    more = say(" and {count} more", count=len(numbers) - 5) if len(numbers) > 5 else ""
    named = ", ".join(map(str, numbers[:5]))
    return say("row {row}", row=named) if len(numbers) == 1 else say("rows {rows}{more}", rows=named, more=more)


def _left(table: Prepared, items: Sequence[Sum]) -> list[Finding]:
    """One finding for all sums that were left out."""
    if not items:
        return []
    rows = list(dict.fromkeys(table.row_numbers[item.position] for item in items))
    amount = table.cells["amount"][items[0].position] if "amount" in table.cells else ""
    size = number(float(amount)) if amount.replace(".", "", 1).isdigit() else ""
    value = "" if not size else say(", it is {size}", size=size) if len(rows) == 1 else say(", the first is {size}", size=size)
    one = say("is a sum of other rows and was") if len(rows) == 1 else say("are sums of other rows and were")
    message = say("{rows} {one} left out{value}.", rows=rows_in_words(rows), one=one, value=value)
    return [Finding("sums_left_out", "info", message, table.name, rows[0], None, len(rows), tuple(rows[:5]))]
