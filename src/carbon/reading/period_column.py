"""The periods of a table: days in one form for the whole column, first and last day in two, times beside them, financial years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carbon.core.errors import CarbonError, Finding
from carbon.core.periods import parse_period
from carbon.core.sentences import say
from carbon.reading.dates import is_open_day, joined
from carbon.reading.day_columns import iso_column, open_day, two_forms
from carbon.reading.mapping import Column, TableMapping
from carbon.reading.prepared import Prepared
from carbon.reading.times import time_column, with_times
from carbon.reading.years_beside import with_years


def with_periods(prepared: Prepared, columns: Mapping[str, Column], mapping: TableMapping, year_start: str | None) -> Prepared:
    """Return a table with its periods read, from one column or from those of the first and the last day.

    Parameters: prepared; columns; mapping; year_start, the day the financial year starts, as 07-01.
    """
    if "period" not in columns:
        return prepared
    column = columns["period"]
    labels = {name: _written(prepared, name, mapping) for name in column.names}
    both = [text for name in column.names for text in labels[name]] if len(column.names) > 1 else []
    parts = [iso_column(labels[name], name, column.form, both, mapping.date_format) for name in column.names]
    cells = parts[0] if len(parts) == 1 else [joined(*pair) for pair in zip(*parts, strict=True)]
    if mapping.time:
        cells = with_times(cells, prepared.labels[time_column(mapping.time, column.names, prepared.labels)])
    if year_start is not None:
        known = {text: _financial(text, year_start) for text in set(cells)}
        cells = [known[text] for text in cells]
    read, refused = prepared.with_cells({"period": cells}), dict[int, Finding]()
    for name, days in zip(column.names, parts, strict=True):
        asked = {text: open_day(text) for text in set(days) if is_open_day(text)}
        refused |= prepared.asking(days, asked, "date_ambiguous", name) if asked else {}
    return read.said(*_two_forms(prepared, column, mapping)).refusing(refused)


def _written(prepared: Prepared, name: str, mapping: TableMapping) -> list[str]:
    """The cells of a column of periods as they stand, months with the year that the mapping gives."""
    cells = prepared.labels[name]
    return with_years(cells, str(mapping.year), dict(prepared.labels)) if mapping.year is not None else cells


def _two_forms(prepared: Prepared, column: Column, mapping: TableMapping) -> Iterator[Finding]:
    for name in column.names if not (column.form or mapping.date_format) else ():
        if found := two_forms(prepared.labels[name]):
            message = say(
                "days are written in two forms, as {day_first} and {month_first}; each cell was read by itself. Write them in one.",
                day_first=found[0],
                month_first=found[1],
            )
            yield Finding("date_forms", "warning", message, column=name)


def _financial(text: str, year_start: str) -> str:
    try:
        period = parse_period(text, year_start) if text else None
    except CarbonError:
        return text
    return text if period is None or _reads(text) else f"{period.start}/{period.end}"


def _reads(text: str) -> bool:
    try:
        return parse_period(text) is not None
    except CarbonError:
        return False
