"""Rows that are the sum of others: by what they are called, and by their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carbon.core.errors import Finding
from carbon.core.formatting import number
from carbon.reading.fields import measured_fields
from carbon.reading.prepared import Prepared

_WORDS = (
    "grand total|sub[- ]?total|sous[- ]?total|total général|totalsumma|delsumma|slutsumma|summa|summor|summe|zwischensumme|"
    "gesamtsumme|gesamt|insgesamt|totalt|totaal|totals|total|sum|ackumulerat|yhteensä|i alt"
)
_LABEL = re.compile(rf"\W*(?:{_WORDS})\b(?:[\s:.,(-].{{0,40}})?", re.IGNORECASE)
SUM_PATTERN = rf"(?i)^\W*(?:{_WORDS})\b"
"""What an engine finds the labels of sums by."""
_LEAST = 3
"""Rows that a sum is of, at least: two numbers add up to a third by chance."""
_EXACT = 1e-9


@dataclass
class _Run:
    """The amounts of one unit from the top down, without those that are sums; `prefix` are their running sums."""

    prefix: list[float] = field(default_factory=lambda: [0.0])
    rows: list[int] = field(default_factory=list)

    def add(self, value: float, row: int) -> None:
        self.prefix.append(self.prefix[-1] + value)
        self.rows.append(row)

    def is_whole(self, value: float) -> bool:
        """Whether all the rows above add up to a value."""
        return abs(self.prefix[-1] - value) <= _EXACT * value

    def begins(self, value: float, slack: float) -> int | None:
        """The place of the first of the rows just above that add up to a value."""
        wanted, most = self.prefix[-1] - value, len(self.rows) - _LEAST
        place = bisect_left(self.prefix, wanted - slack)
        while place <= most and self.prefix[place] <= wanted + slack:
            if abs(self.prefix[place] - wanted) <= slack:
                return place
            place += 1
        return None


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
        table = table.said(*_left(table, list(gone.values())))
        table = _labelled(table, by_label, [table.row_numbers[item.position] for item in by_label])
        return table.without(gone, lambda place: _why(table, gone[place]))
    table = table.refusing({item.position: _asked(table, item) for item in certain})
    table = table.said(*(_numbered(table, item) for item in by_number))
    return _labelled(table, by_label, [table.row_numbers[item.position] for item in by_label])


def is_blank(table: Prepared, item: Sum) -> bool:
    """Return whether a row that is called a sum has no amount, and so counts nothing."""
    return all(not table.cells[name][item.position] for name in ("amount", *measured_fields()) if name in table.cells)


def _why(table: Prepared, item: Sum) -> str:
    return f"it is the sum of rows {_rows(table, item)}" if item.of else f"it is called '{item.label}' and has no amount"


def find_sums(table: Prepared) -> list[Sum]:
    """Return the rows that may be sums, each once, in their order."""
    labels = _labels(table)
    found: dict[int, Sum] = {}
    for name in ("amount", *measured_fields()):
        if name in table.cells:
            for item in _in_column(table, name, labels):
                if item.position not in found or (item.of and not found[item.position].of):
                    found[item.position] = item
    return [found[position] for position in sorted(found)]


def _labels(table: Prepared) -> dict[int, tuple[str, str]]:
    """Position → column and text of the first cell that calls its row a sum."""
    amounts = {table.columns[name] for name in ("amount", "unit", *measured_fields()) if name in table.columns}
    found: dict[int, tuple[str, str]] = {}
    for column, cells in table.labels.items():
        if column in amounts:
            continue
        words = {text for text in set(cells) if text and is_sum_label(text)}
        if words:
            found |= {place: (column, text) for place, text in enumerate(cells) if text in words and place not in found}
    return found


def _in_column(table: Prepared, name: str, labels: dict[int, tuple[str, str]]) -> Iterator[Sum]:
    values, units = table.numbers(name), table.values("unit")
    series = table.series or [""] * len(values)
    runs: dict[tuple[str, str], _Run] = {}
    slack = 0.5 * 10.0 ** -max((_decimals(text) for text in set(table.cells[name])), default=0)
    for place, value in enumerate(values):
        column, label = labels.get(place, ("", ""))
        run = runs.setdefault((units[place], series[place]), _Run())
        if value is None or value < 0:
            if label and value is None:
                yield Sum(place, label, column, None)
            continue
        rounding = slack * (len(run.rows) + 1) if label else 0.0
        begin = run.begins(value, max(_EXACT * value, rounding)) if value and (label or run.is_whole(value)) else None
        if begin is not None and (label or (begin == 0 and _stands_apart(table, place))):
            yield Sum(place, label, column, (run.rows[begin], run.rows[-1]))
            continue
        if label:
            yield Sum(place, label, column, _below(values, units, series, place, labels))
        run.add(value, place)


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
    if wanted and len(rest) >= _LEAST and abs(total - wanted) <= _EXACT * wanted:
        return rest[0], rest[-1]
    return None


def _rows(table: Prepared, item: Sum) -> str:
    assert item.of is not None
    return f"{table.row_numbers[item.of[0]]} to {table.row_numbers[item.of[1]]}"


_ANSWER = 'Write sums = "leave out" for the table (--sums "leave out"), or sums = "count" if it is an activity of its own.'


def _asked(table: Prepared, item: Sum) -> Finding:
    message = (
        f"'{item.label}' in column {item.column} is the sum of rows {_rows(table, item)}; counted too, they would count twice. {_ANSWER}"
    )
    return Finding("sum_row", "error", message, table.name, table.row_numbers[item.position], item.column)


def _numbered(table: Prepared, item: Sum) -> Finding:
    message = f"the amount is the sum of rows {_rows(table, item)}. If the row is their sum, they count twice. {_ANSWER}"
    return Finding("sum_suspected", "warning", message, table.name, table.row_numbers[item.position])


def _labelled(table: Prepared, items: Sequence[Sum], rows: Sequence[int]) -> Prepared:
    """Labels without numbers that add up, told once: Total is a brand of fuel too."""
    if not items:
        return table
    first = items[0]
    shown = ", ".join(map(str, rows[:5])) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")
    message = (
        f"'{first.label}' reads like a sum, and the numbers above do not add up to it (rows {shown}); it was counted. If it is a sum, "
        f'write leave_out = {{ "{first.column}" = ["{first.label}"] }}; if not, sums = "count".'
    )
    return table.said(Finding("sum_label", "warning", message, table.name, rows[0], first.column, len(rows), tuple(rows[:5])))


def _left(table: Prepared, items: Sequence[Sum]) -> list[Finding]:
    """One finding for all sums that were left out."""
    if not items:
        return []
    rows = [table.row_numbers[item.position] for item in items]
    shown = ", ".join(map(str, rows[:5])) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")
    amount = table.cells["amount"][items[0].position] if "amount" in table.cells else ""
    value = f", the first of {number(float(amount))}" if amount.replace(".", "", 1).isdigit() else ""
    message = f"rows {shown} are sums of other rows and were left out{value}."
    return [Finding("sums_left_out", "info", message, table.name, rows[0], None, len(rows), tuple(rows[:5]))]
