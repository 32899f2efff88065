"""Days of a column in one form: found from all its cells where that has one reading, or stated as DD/MM/YYYY; else asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carbon.core.errors import CarbonError
from carbon.core.sentences import Sentence, say
from carbon.reading.dates import DAY_FIRST, LONG, MONTH_FIRST, PARTED, found_day, is_open, order_of, pattern_of, read_day


def form_of(cells: Sequence[str], column: str) -> str | None:
    """Return the form of a column's days, None where it shows none or two, and each cell is read by itself.

    Parameters: cells, distinct texts; column, its name.
    Raises: CarbonError `date_ambiguous` where each cell is a day whose first number may be the day or the month.
    """
    found = [match for cell in cells if (match := PARTED.fullmatch(cell.strip()))]
    orders = {order for match in found if (order := order_of(match))}
    sign, year = (found[0]["sign"], "YYYY" if len(found[0]["year"]) == LONG else "YY") if found else ("", "")
    if len(orders) == 1:
        first, second = next(iter(orders))
        return f"{first}{sign}{second}{sign}{year}"
    if orders or not found or len(found) < len(cells) or not all(map(is_open, found)):
        return None
    message = say(
        "column '{column}': in '{sample}'{each} the first number may be the day or the month. Write date_format = \"{day_first}\" or "
        'date_format = "{month_first}" for the table (the template has a line for it on the sheet Organisation).',
        column=column,
        sample=found[0][0],
        each=say(", as in each other row,") if len(found) > 1 else "",
        day_first=f"DD{sign}MM{sign}{year}",
        month_first=f"MM{sign}DD{sign}{year}",
    )
    raise CarbonError(message, code="date_ambiguous", field="period")


def open_day(text: str) -> Sentence:
    """Return what is asked of a day of two readings.

    >>> str(open_day("03/04/2019")).partition(",")[0]
    "'03/04/2019' has two readings"
    """
    first, second = (found_day(text, f"{one}/{other}/YYYY") for one, other in (DAY_FIRST, MONTH_FIRST))
    return say(
        "'{text}' has two readings, {first} where the day comes first, {second} where the month does, and no other day of the column shows "
        'which. Write one of the two, or date_format = "DD/MM/YYYY" or "MM/DD/YYYY" for the table (the template has a line for it on the '
        "sheet Organisation).",
        text=text,
        first=first,
        second=second,
    )


def two_forms(cells: Sequence[str]) -> tuple[str, str] | None:
    """Return a day whose day comes first and one whose month does, where cells hold both.

    >>> two_forms(["31/01/2019", "03/04/2019", "01/31/2019"])
    ('31/01/2019', '01/31/2019')
    """
    shown: dict[tuple[str, str] | None, str] = {}
    for cell in dict.fromkeys(cells):
        if match := PARTED.fullmatch(cell.strip()):
            shown.setdefault(order_of(match), cell)
    return (shown[DAY_FIRST], shown[MONTH_FIRST]) if {DAY_FIRST, MONTH_FIRST} <= shown.keys() else None


def iso_column(cells: Sequence[str], column: str, form: str | None, beside: Sequence[str] = (), stated: str | None = None) -> list[str]:
    """Return the cells of a column of periods with the days in them as ISO 8601; a day of two readings stays as it stands.

    Parameters: cells; column, its name; form, as DD-MM-YYYY, found without it; beside, cells of a column of the same form, as the last
    days beside the first; stated, the form of those cells that have one of two readings.
    Raises: CarbonError as `form_of` and `pattern_of`.
    """
    distinct = list(dict.fromkeys(cells))
    if form:
        pattern_of(form)
        known = {text: read_day(text, form) for text in distinct}
    else:
        found = stated if stated and _ORDERED.fullmatch(stated) else form_of(list(dict.fromkeys((*distinct, *beside))), column)
        known = {text: _in_form(text, found, stated) for text in distinct}
    return [known[text] for text in cells]


_ORDERED = re.compile(r"(?:DD?[./-]MM?|MM?[./-]DD?)[./-]YY(?:YY)?")
"""Forms that say which of day and month comes first."""


def _in_form(text: str, form: str | None, stated: str | None) -> str:
    """A cell in the form that a person states for the table, else as `found_day` reads it."""
    day = read_day(text, stated) if stated else text
    return day if day != text else found_day(text, form)
