"""Runs of days between the days on which factors change within a year: a date of a table stands for its run."""

from __future__ import annotations

from datetime import date, timedelta

RUNS = 100_000
"""A run is numbered by its year times this, and the days of change before it: of daily figures there are a thousand in three years."""


def run_of(number: int, cuts: tuple[int, ...]) -> int | str:
    """Return the period of a run by its number: a year, or two days.

    Parameters: number; cuts, days of change as 20210801.

    >>> run_of(202100001, (20210801,)), run_of(202100000, (20210801,)), run_of(202200001, (20210801,))
    ('2021-08-01/2021-12-31', '2021-01-01/2021-07-31', 2022)
    """
    year, before = divmod(number, RUNS)
    first = day_of(cuts[before - 1]) if before and cuts[before - 1] // 10_000 == year else date(year, 1, 1)
    following = cuts[before] if before < len(cuts) else 0
    last = day_of(following) - timedelta(days=1) if following // 10_000 == year else date(year, 12, 31)
    whole = (first, last) == (date(year, 1, 1), date(year, 12, 31))
    return year if whole else f"{first.isoformat()}/{last.isoformat()}"


def number_of_run(given: object, cuts: tuple[int, ...]) -> int:
    """Return the number of a run: the other way of `run_of`.

    Parameters: given, a year or two days; cuts.

    >>> number_of_run("2021-08-01/2021-12-31", (20210801,)), number_of_run(2022, (20210801,)), number_of_run(2022, ())
    (202100001, 202200001, 2022)
    """
    if not cuts:
        return int(str(given))
    text = str(given)
    first = date.fromisoformat(text.split("/", maxsplit=1)[0]) if "/" in text else date(int(text), 1, 1)
    day = first.year * 10_000 + first.month * 100 + first.day
    return first.year * RUNS + sum(cut <= day for cut in cuts)


def sql_run(column: str, cuts: tuple[int, ...]) -> str:
    """Return the SQL expression of the number of a date's run; of its year where nothing changes within years.

    Parameters: column, quoted; cuts.

    >>> sql_run("d", ())
    'EXTRACT(YEAR FROM d)'
    """
    year = f"EXTRACT(YEAR FROM {column})"
    if not cuts:
        return year
    day = f"({year} * 10000 + EXTRACT(MONTH FROM {column}) * 100 + EXTRACT(DAY FROM {column}))"
    return " + ".join([f"{year} * {RUNS}", *(f"CASE WHEN {day} >= {cut} THEN 1 ELSE 0 END" for cut in cuts)])


def day_of(number: int) -> date:
    """Return the day of a number.

    >>> day_of(20210801)
    datetime.date(2021, 8, 1)
    """
    return date(number // 10_000, number // 100 % 100, number % 100)
