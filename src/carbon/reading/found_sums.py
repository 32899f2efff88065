"""Which rows are the sum of others: by what they are called, and by their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from carbon.activities.framework.field_facts import field_facts
from carbon.reading.group_sums import group_totals
from carbon.reading.prepared import Prepared
from carbon.reading.running import EXACT, LEAST, LEAST_LABELLED, Run, above

_WORDS = (
    "grand total|sub[- ]?total|sous[- ]?total|total général|totalsumma|delsumma|slutsumma|summa|summor|summe|zwischensumme|"
    "gesamtsumme|gesamt|insgesamt|omslutning|ingående saldo|utgående saldo|ingående balans|utgående balans|opening balance|closing balance|"
    "anfangsbestand|endbestand|totalt|totaal|totals|total|sum|ackumulerat|yhteensä|i alt"
)
_FIRST = "".join({word[0] for word in _WORDS.split("|")})
"""The letters that they begin with, which most cells do not."""
_LABEL = re.compile(rf"\W*(?=[{_FIRST}])(?:{_WORDS})\b(?:[\s:.,(-].{{0,40}})?", re.IGNORECASE)
SUM_PATTERN = rf"(?i)^\W*(?:{_WORDS})\b"
"""What an engine finds the labels of sums by."""


Key = tuple[int, str]
"""A row by its number in the file and the column side by side that it comes from: it holds where rows before it are left out."""


@dataclass(frozen=True)
class Sum:
    """A row that may be a sum: its place, its label, and the numbers of the first and last row that it is the sum of, if it is."""

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


def find_sums(table: Prepared) -> list[Sum]:
    """Return the rows that may be sums, each once, in their order."""
    labels = sum_labels(table)
    measured = [name for name in ("amount", *field_facts().measured) if name in table.cells]
    if not measured:
        # Of journeys the ways alone say how far: a row that is called a sum and has none is no journey.
        return [Sum(place, text, column, None) for place, (column, text) in sorted(labels.items()) if not table.values("origin")[place]]
    found: dict[int, Sum] = {}
    for name in measured:
        for item in _in_column(table, name, labels):
            if item.position not in found or (item.of and not found[item.position].of):
                found[item.position] = item
    for place, of in _groups(table, list(found)).items():
        found[place] = replace(found[place], of=found[place].of or of) if place in found else Sum(place, "", "", of)
    return [_by_number(table, found[position]) for position in sorted(found)]


def _by_number(table: Prepared, item: Sum) -> Sum:
    return item if item.of is None else replace(item, of=(table.row_numbers[item.of[0]], table.row_numbers[item.of[1]]))


def key_of(table: Prepared, place: int) -> Key:
    """Return a row's key."""
    return table.row_numbers[place], table.series[place] if table.series else ""


def certain_sums(table: Prepared) -> dict[Key, Sum]:
    """Return the rows that are called a sum and are one."""
    return {key_of(table, item.position): item for item in find_sums(table) if item.of and item.label}


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
        if words := set(filter(_LABEL.fullmatch, set(cells))):
            found |= {place: (column, text) for place, text in enumerate(cells) if text in words and place not in found}
    return found


def _in_column(table: Prepared, name: str, labels: dict[int, tuple[str, str]]) -> Iterator[Sum]:
    """The sums of a column; where one is certain, others may be of a single row, as in a report by groups."""
    found = list(_added_up(table, name, labels, LEAST_LABELLED))
    return iter(list(_added_up(table, name, labels, 1)) if any(item.of and item.label for item in found) else found)


def _added_up(table: Prepared, name: str, labels: dict[int, tuple[str, str]], least: int) -> Iterator[Sum]:
    values, units = table.numbers(name), table.values("unit")
    series, runs = table.series or [""] * len(values), defaultdict[tuple[str, str], Run](Run)
    slack = 0.5 * 10.0 ** -max(map(_decimals, set(table.cells[name]))) if labels else 0.0
    for place, (value, key) in enumerate(zip(values, zip(units, series, strict=True), strict=True)):
        run = runs[key]
        if place in labels:
            run = run if key[0] else runs[_only_unit(runs, key)]
            of = None if value is None else above(run, value, slack, least) or _below(values, units, series, place, labels)
            yield Sum(place, labels[place][1], labels[place][0], of)
            if value is not None:
                run.end(value, place)
                if not of or of[0] > place:
                    (run.add if value >= 0 else run.credit)(value, place)
        elif value is not None and value < 0:
            run.credit(value, place)
        elif value is not None:
            if value and len(run.rows) >= LEAST and run.is_whole(value) and _stands_apart(table, place):
                yield Sum(place, "", "", (run.rows[0], run.rows[-1]))
            else:
                run.add(value, place)


def _only_unit(runs: Mapping[tuple[str, str], Run], key: tuple[str, str]) -> tuple[str, str]:
    """The amounts that a sum without a unit of its own is of: those above it, where they have one unit."""
    above_it = [known for known in runs if known[1] == key[1] and known[0]]
    return above_it[0] if len(above_it) == 1 else key


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
