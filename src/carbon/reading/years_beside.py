"""Months whose year stands elsewhere: in a column of years beside them, or the same for the whole table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.reading.dates import is_period
from carbon.reading.looks import is_month

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"0?[1-9]|1[0-2]")


def with_years(cells: Sequence[str], year: str, columns: dict[str, list[str]]) -> list[str]:
    """Return the months of a column with their year; a cell that is no month alone stays as it is.

    Parameters: cells; year, of all rows, or the name of its column; columns of the table.
    Raises: CarbonError for what is neither a year nor a column.

    >>> with_years(["januari", "12", "2018-03"], "2019", {})
    ['januari 2019', '2019-12', '2018-03']
    """
    if not (_YEAR.fullmatch(year) or year in columns):
        message = say("year: '{year}' is neither a year, as 2019, nor a column of the table. Write one of them.", year=year)
        raise CarbonError(message, code="column_unknown", field="year")
    years = columns.get(year) or [year] * len(cells)
    return [_with_year(cell, beside) if is_month_alone(cell) else cell for cell, beside in zip(cells, years, strict=True)]


def is_month_alone(text: str) -> bool:
    """Return whether text is a month without its year: januari, Jan, 1, 01.

    >>> [is_month_alone(text) for text in ("januari", "mars", "07", "13", "2019-01")]
    [True, True, True, False, False]
    """
    return bool(_NUMBER.fullmatch(text)) or (text.replace(".", "").isalpha() and is_month(text))


def are_years(texts: Sequence[str]) -> bool:
    """Return whether texts are years, as 2019."""
    return bool(texts) and all(map(_YEAR.fullmatch, texts))


def _with_year(month: str, year: str) -> str:
    """A month with its year; of a month by its name in the form that periods are read in."""
    if not _YEAR.fullmatch(year):
        return f"{month} {year}".strip()
    if _NUMBER.fullmatch(month):
        return f"{year}-{int(month):02}"
    return f"{month} {year}" if is_period(f"{month} {year}") else month
