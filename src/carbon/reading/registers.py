"""What a meter shows against what was used: a register only rises, and the use is the difference of two readings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from carbon.core.errors import CarbonError, Finding
from carbon.core.formatting import number
from carbon.core.periods import Period, parse_period
from carbon.core.sentences import Sentence, say
from carbon.core.units.scales import scale
from carbon.reading.prepared import Prepared, number_in
from carbon.tables.whole_columns import Rising, never_falling

MANY = 10
"""Readings that never fall, from which a column is asked about."""
FEW = 2
"""Readings that never fall, from which a column is asked about whose heading says that it is a register."""
_HEADING = re.compile(
    r"mätarställning|mätarstånd|målerstand|målestand|meterstand|z(?:ä|ae)hlerst(?:and|ände|aende)|mittarilukema|vägmätare|"
    r"\bmeter[ _-]*(?:reading|index)s?\b|\b(?:index|ställning|stand|relevés?|register|odometer)\b",
    re.IGNORECASE,
)
"""Words of a heading under which a meter's readings stand."""
OF_ONE = ("meter", "site", "source", "kind", "unit", "region")
"""Fields that tell the readings of two meters apart; the meter first, since it names them."""


class Reading(NamedTuple):
    """A reading: when, what the meter shows, and the row's place."""

    period: Period
    value: float
    position: int


def treat_registers(table: Prepared, wish: str | None) -> Prepared:
    """Return the table with registers turned into use, or with a warning where a column looks like one.

    Parameters: table; wish: register, use, power, or None to ask.
    """
    if wish == "register":
        check_amount(table, wish)
        dated = table.with_cells({"amount": _in_one_unit(table.cells["amount"])}).refusing(_undated(table))
        return _differences(dated, _readings(dated))
    if "amount" not in table.cells or wish in ("use", "power"):
        return table
    # Without a column of periods nothing says in which order readings were taken.
    if "period" not in table.cells and not table.series:
        return table
    return table.said(*_suspected(table, says_register(table.columns["amount"])))


def check_amount(table: Prepared, wish: str) -> None:
    """Refuse a table whose amounts are said to be readings or power and stand in no column that is mapped to amount.

    Parameters: table; wish, what the mapping says of the amounts.
    Raises: CarbonError `mapping_invalid`.
    """
    if "amount" not in table.cells:
        message = say(
            'reading = "{reading}" is said of the column amount, and no column is mapped to it. Write amount = … in columns, with the '
            "name of the column, in place of distance or another field.",
            reading=wish,
        )
        raise CarbonError(message, code="mapping_invalid", field="reading")


def says_register(heading: str) -> bool:
    """Return whether a heading says that its column holds what a meter shows.

    >>> [says_register(text) for text in ("Mätarställning kWh", "Zählerstand", "Meter reading (kWh)", "Förbrukning kWh", "Standort")]
    [True, True, True, False, False]
    """
    return bool(_HEADING.search(heading))


def rising(data: Any, columns: Mapping[str, object], amount: str) -> Iterator[tuple[Sentence, Rising]]:
    """Yield each meter of a table of any size whose readings never fall, with what it is called in a finding.

    Without a column of periods nothing says in which order readings were taken, and none is suspected.
    Parameters: data, lazy table; columns, field → column that the data has; amount, the column of the readings.
    """
    if "period" not in columns:
        return
    keys = dict.fromkeys(name for field in OF_ONE if isinstance(name := columns.get(field), str))
    for found in never_falling(data, list(keys), amount, FEW if says_register(amount) else MANY):
        yield say("meter '{found_key}'", found_key=found.key[0]) if "meter" in columns else say("the amounts"), found


def _meters(table: Prepared, least: int) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Yield each meter that has at least so many readings with their places, in order of time; those of one text as they stand."""
    periods, found = table.values("period"), defaultdict[tuple[str, ...], list[int]](list)
    # What is one constant for all rows tells no two apart; the meter comes first, for it names them.
    apart = [table.values(name) for name in OF_ONE if name == "meter" or name in table.cells]
    keys = zip(*apart, *([] if "period" in table.cells or not table.series else [table.series]), strict=True)
    for place, (key, value) in enumerate(zip(keys, table.numbers("amount"), strict=True)):
        if value is not None and place not in table.refused:
            found[key].append(place)
    # Texts are few and rows many: their order is found once.
    dated = sorted((period.end, text) for text in set(periods) if (period := _period(text)) is not None)
    ranks = {text: number for number, (_, text) in enumerate(dated)}
    order = [ranks.get(text, -1) for text in periods]
    for key, places in found.items():
        if len(places) >= least:
            yield key, sorted([place for place in places if order[place] >= 0], key=order.__getitem__)


def _readings(table: Prepared) -> list[list[Reading]]:
    """The readings of each meter in order of time."""
    values, periods = table.numbers("amount"), [_period(text) for text in table.values("period")]
    return [
        [
            Reading(period, value, place)
            for place in places
            if (period := periods[place]) is not None and (value := values[place]) is not None
        ]
        for _, places in _meters(table, 1)
    ]


def _period(text: str) -> Period | None:
    try:
        return parse_period(text) if text else None
    except CarbonError:
        return None


def _suspected(table: Prepared, named: bool) -> Iterator[Finding]:
    """One warning for each meter whose readings never fall; named, whether the heading says that the column holds them."""
    column, numbers, periods = table.columns["amount"], table.numbers("amount"), table.values("period")
    for key, places in _meters(table, FEW if named else MANY):
        values = [value for place in places if (value := numbers[place]) is not None]
        if not rises(values, FEW if named else MANY) or (not named and len({_period(periods[place]) for place in places}) < MANY // 2):
            continue
        name = say("meter '{key}'", key=key[0]) if key[0] else say("the amounts")
        use = number(values[-1] - values[0])
        heading = say("the heading '{column}' reads like what a meter shows, and ", column=column) if named else ""
        message = say(
            "{heading}{name}: {count} readings in order of time never fall, from {first} to {last}. If they are "
            'what the meter shows, write reading = "register" (--reading register): the use is then {use}. If they '
            'are the use, write reading = "use".',
            heading=heading,
            name=name,
            count=len(values),
            first=number(values[0]),
            last=number(values[-1]),
            use=use,
        )
        yield Finding("register_suspected", "warning", message, table.name, table.row_numbers[places[0]], column)


def rises(values: Sequence[float], least: int = MANY) -> bool:
    """Return whether so many values or more never fall, and rise over nearly all of them.

    >>> rises(range(210, 230, 2)), rises([5.0] * 20), rises([3.0, 4.0], 2)
    (True, False, True)
    """
    never_falls = len(values) >= least and all(before <= after for before, after in pairwise(values))
    return never_falls and sum(before < after for before, after in pairwise(values)) >= least - 1


def _in_one_unit(cells: Sequence[str]) -> list[str]:
    """Readings with their units in the first of these; one that is no such amount stays as it is."""
    units = dict.fromkeys(cell.partition(" ")[2] for cell in cells if cell)
    return [_in_unit(cell, next(iter(units))) for cell in cells] if len(units) > 1 else list(cells)


def _in_unit(cell: str, wanted: str) -> str:
    value, spelled = number_in(cell), cell.partition(" ")[2]
    if value is None or spelled == wanted:
        return cell
    try:
        return f"{value * scale(spelled, wanted):.15g} {wanted}"
    except CarbonError:
        return cell


def _undated(table: Prepared) -> dict[int, Finding]:
    """Readings of which nothing says when they were taken: without their order there is no difference."""
    values, periods, column = table.numbers("amount"), table.values("period"), table.columns.get("period", table.columns["amount"])
    return {
        place: Finding("register_undated", "error", _said_undated(value), table.name, table.row_numbers[place], column)
        for place, (value, period) in enumerate(zip(values, periods, strict=True))
        if value is not None and not period
    }


def _said_undated(value: float) -> Sentence:
    return say(
        "the meter shows {number}, and nothing says when. Write the day of the reading in its row; if no column has the days, write "
        'period = "2019", or the period that they are of: they are then read in the order of the file.',
        number=number(value),
    )


def _differences(table: Prepared, meters: Iterable[Sequence[Reading]]) -> Prepared:
    """Each reading less the one before it; the first one of a meter only begins."""
    amounts, periods = list(table.cells["amount"]), table.values("period")
    units = [amount.partition(" ")[2] for amount in amounts]
    refused, first = dict[int, Finding](), list[int]()
    for readings in filter(None, meters):
        first.append(readings[0].position)
        for before, after in pairwise(readings):
            place, rest = after.position, amounts[after.position].partition(" ")[2]
            if rest != units[before.position]:
                refused[place] = _of_other_unit(table, before, after)
                continue
            if after.value < before.value:
                refused[place] = _fallen(table, before, after)
                continue
            amounts[place] = f"{_less(after.value, before.value)!r}{' ' + rest if rest else ''}"
            periods[place] = _between(before.period, after.period)
    changed = {"amount": amounts} | ({"period": periods} if "period" in table.cells else {})
    message = say(
        "the amounts are what meters show; the use is the difference of two readings, and the first reading of each meter only begins."
    )
    table = table.with_cells(changed).refusing(refused).said(Finding("register_read", "info", message, column=table.columns["amount"]))
    return table.without(first, say("it is the first reading of its meter"))


def _less(after: float, before: float) -> float:
    """A difference without the last bits that no meter shows: 10.3 less 10.1 is 0.2."""
    return float(f"{after - before:.12g}")


def _between(before: Period, after: Period) -> str:
    """The days of the use: a reading is of the end of its day or month."""
    start = before.end + timedelta(days=1)
    return f"{min(start, after.end)}/{after.end}"


def _of_other_unit(table: Prepared, before: Reading, after: Reading) -> Finding:
    message = say(
        "the meter shows '{cell}', and '{earlier}' in row {row}: one is not in the unit of the other, so the use between is not known. "
        "Write both in one unit.",
        cell=table.cells["amount"][after.position],
        earlier=table.cells["amount"][before.position],
        row=table.row_numbers[before.position],
    )
    return Finding("register_units", "error", message, table.name, table.row_numbers[after.position], table.columns["amount"])


def _fallen(table: Prepared, before: Reading, after: Reading) -> Finding:
    message = say(
        "the meter shows {number} after {earlier} in row {row}: it was changed or began anew, and the "
        "use between is not known. Give the new meter another name in the column meter, with its first reading.",
        number=number(after.value),
        earlier=number(before.value),
        row=table.row_numbers[before.position],
    )
    return Finding("register_fell", "error", message, table.name, table.row_numbers[after.position], table.columns["amount"])
