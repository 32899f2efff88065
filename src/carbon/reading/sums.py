"""Rows that are the sum of others: by what they are called, and by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carbon.activities.framework.field_facts import field_facts
from carbon.core.errors import Finding
from carbon.core.formatting import number
from carbon.core.sentences import say
from carbon.reading.group_sums import group_totals
from carbon.reading.prepared import Prepared
from carbon.reading.running import EXACT, LEAST, LEAST_LABELLED, Run, above

_WORDS = (
    "grand total|sub[- ]?total|sous[- ]?total|total général|totalsumma|delsumma|slutsumma|summa|summor|summe|zwischensumme|"
    "gesamtsumme|gesamt|insgesamt|totalt|totaal|totals|total|sum|ackumulerat|yhteensä|i alt"
)
_LABEL = re.compile(rf"\W*(?:{_WORDS})\b(?:[\s:.,(-].{{0,40}})?", re.IGNORECASE)
SUM_PATTERN = rf"(?i)^\W*(?:{_WORDS})\b"
"""What an engine finds the labels of sums by."""


@dataclass(frozen=True)
class Sum:
    """A row that may be a sum: its place, its label, and the first and last row that it is the sum of, if it is."""

    position: int
    label: str
    column: str
    of: tuple[int, int] | None


def is_sum_label(text: str) -> bool:
    """Return whether text calls its row a sum.

    >>> is_sum_label("Summa el"), is_sum_label("Total 2019"), is_sum_label("Sumatra")
    (True, True, False)
    """
    return bool(_LABEL.fullmatch(text.strip()))


def treat_sums(table: Prepared, wish: str) -> Prepared:
    """Return the table with its sums left out, counted, or refused with a question.

    Parameters: table; wish: ask, leave out or count.
    """
    if wish == "count":
        return table
    found = find_sums(table)
    certain = [item for item in found if item.of and item.label]
    by_number = [item for item in found if item.of and not item.label]
    by_label = [item for item in found if not item.of]
    if wish == "leave out":
        empty = [item for item in by_label if is_blank(table, item)]
        by_label = [item for item in by_label if item not in empty]
        gone = {item.position: item for item in (*certain, *by_number, *empty)}
        table = table.said(*_left(table, [gone[place] for place in sorted(gone)]))
        table = _labelled(table, by_label)
        return table.without(gone, lambda place: _why(table, gone[place]))
    table = table.refusing({item.position: _asked(table, item) for item in certain})
    table = table.said(*(_numbered(table, item) for item in by_number))
    return _labelled(table, by_label)


def is_blank(table: Prepared, item: Sum) -> bool:
    """Return whether a row that is called a sum has no amount, and so counts nothing."""
    return all(not table.cells[name][item.position] for name in ("amount", *field_facts().measured) if name in table.cells)


def _why(table: Prepared, item: Sum) -> str:
    return (
        say("it is the sum of {rows}", rows=_rows(table, item))
        if item.of
        else say("it is called '{label}' and has no amount", label=item.label)
    )


def find_sums(table: Prepared) -> list[Sum]:
    """Return the rows that may be sums, each once, in their order."""
    labels = sum_labels(table)
    found: dict[int, Sum] = {}
    for name in ("amount", *field_facts().measured):
        if name in table.cells:
            for item in _in_column(table, name, labels):
                if item.position not in found or (item.of and not found[item.position].of):
                    found[item.position] = item
    for place, of in _groups(table, list(found)).items():
        found[place] = replace(found[place], of=found[place].of or of) if place in found else Sum(place, "", "", of)
    return [found[position] for position in sorted(found)]


def _groups(table: Prepared, called: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Totals above their parts, of a column in one unit."""
    one = "amount" in table.cells and not table.series and len(set(table.values("unit"))) == 1
    return group_totals(table.numbers("amount"), called) if one else {}


def sum_labels(table: Prepared) -> dict[int, tuple[str, str]]:
    """Return position → column and text of the first cell that calls its row a sum."""
    amounts = {table.columns[name] for name in ("amount", "unit", *field_facts().measured) if name in table.columns}
    found: dict[int, tuple[str, str]] = {}
    for column, cells in table.labels.items():
        if column in amounts:
            continue
        words = {text for text in set(cells) if text and is_sum_label(text)}
        if words:
            found |= {place: (column, text) for place, text in enumerate(cells) if text in words and place not in found}
    return found


def _in_column(table: Prepared, name: str, labels: dict[int, tuple[str, str]]) -> Iterator[Sum]:
    """The sums of a column; where one is certain, others may be of a single row, as in a report by groups."""
    found = list(_added_up(table, name, labels, LEAST_LABELLED))
    return iter(list(_added_up(table, name, labels, 1)) if any(item.of and item.label for item in found) else found)


def _added_up(table: Prepared, name: str, labels: dict[int, tuple[str, str]], least: int) -> Iterator[Sum]:
    values, units = table.numbers(name), table.values("unit")
    series = table.series or [""] * len(values)
    runs: dict[tuple[str, str], Run] = {}
    slack = 0.5 * 10.0 ** -max((_decimals(text) for text in set(table.cells[name])), default=0)
    for place, value in enumerate(values):
        column, label = labels.get(place, ("", ""))
        key = (units[place], series[place])
        run = runs.get(key) or runs.setdefault(key, Run())
        if value is None or value < 0:
            if label and value is None:
                yield Sum(place, label, column, None)
            continue
        of = above(run, value, slack, least) if label else _unlabelled(table, run, value, place)
        of = of or (_below(values, units, series, place, labels) if label else None)
        if of or label:
            yield Sum(place, label, column, of)
        if label:
            run.end(value, place)
        if not of or of[0] > place:
            run.add(value, place)


def _unlabelled(table: Prepared, run: Run, value: float, place: int) -> tuple[int, int] | None:
    if not value or not run.is_whole(value) or len(run.rows) < LEAST or not _stands_apart(table, place):
        return None
    return run.rows[0], run.rows[-1]


def _decimals(text: str) -> int:
    whole, _, decimals = text.partition(" ")[0].partition(".")
    return len(decimals) if whole and decimals.isdigit() else 0


def _stands_apart(table: Prepared, place: int) -> bool:
    """Whether a row is the last of its block, or says less than the row above it."""
    numbers = table.row_numbers
    last = place + 1 == len(numbers) or numbers[place + 1] > numbers[place] + 1
    filled = [sum(1 for cells in table.labels.values() if cells[row]) for row in (place - 1, place)] if place else [0, 0]
    return last or filled[1] < filled[0]


def _below(
    values: Sequence[float | None], units: Sequence[str], series: Sequence[str], place: int, labels: dict[int, tuple[str, str]]
) -> tuple[int, int] | None:
    """The rows below a total that stands above them."""
    key, wanted = (units[place], series[place]), values[place]
    rest = [
        row for row in range(place + 1, len(values)) if row not in labels and values[row] is not None and (units[row], series[row]) == key
    ]
    total = sum(values[row] or 0.0 for row in rest)
    if wanted and len(rest) >= LEAST_LABELLED and abs(total - wanted) <= EXACT * wanted:
        return rest[0], rest[-1]
    return None


def _rows(table: Prepared, item: Sum) -> str:
    assert item.of is not None
    first, last = (table.row_numbers[place] for place in item.of)
    return say("row {row}", row=first) if first == last else say("rows {first} to {last}", first=first, last=last)


_ANSWER = say('Write sums = "leave out" for the table (--sums "leave out"), or sums = "count" if it is an activity of its own.')


def _asked(table: Prepared, item: Sum) -> Finding:
    row = table.row_numbers[item.position]
    message = say(
        "'{label}' in column {column} is the sum of {rows}; counted too, they would count twice. {answer} In a "
        "workbook: clear row {row}, or write another word than '{label}' in its column {column}.",
        label=item.label,
        column=item.column,
        rows=_rows(table, item),
        answer=_ANSWER,
        row=row,
    )
    return Finding("sum_row", "error", message, table.name, row, item.column)


def _numbered(table: Prepared, item: Sum) -> Finding:
    row = table.row_numbers[item.position]
    message = say(
        "the amount is the sum of {rows}. If the row is their sum, they count twice. {answer} In a workbook: "
        "clear row {row} if it is their sum.",
        rows=_rows(table, item),
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
    message = say("{rows_in_words} {one} left out{value}.", rows_in_words=rows_in_words(rows), one=one, value=value)
    return [Finding("sums_left_out", "info", message, table.name, rows[0], None, len(rows), tuple(rows[:5]))]
