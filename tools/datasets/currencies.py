"""Turn the daily euro foreign exchange reference rates into the yearly means of emission_factors/currencies/rates.csv.

usage: python tools/datasets/currencies.py EUROFXREF-HIST.csv emission_factors/currencies

The table is the European Central Bank's own: Date and one column a currency, N/A where there was no rate. Only whole years are taken.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from math import fsum
from pathlib import Path

from edition import number, read_table
from series import publish_series, run

MISSING = ("", "N/A")
LAST_DAYS = 25
"""A year is whole when its table reaches the last week of December."""
SOURCE = "European Central Bank, euro foreign exchange reference rates"


def import_series(file: Path, target: Path) -> None:
    """Write the table.

    Parameters: file, the daily rates; target, the folder of the currencies.
    """
    days = read_table(file, ("Date",))
    first, last = min(row["Date"] for row in days), max(row["Date"] for row in days)
    whole = last[:4] if date.fromisoformat(last) >= date(int(last[:4]), 12, LAST_DAYS) else str(int(last[:4]) - 1)
    rates: dict[tuple[str, str], list[float]] = defaultdict(list)
    for line, row in enumerate(days, start=2):
        for currency, rate in row.items():
            if currency not in ("Date", "") and rate not in MISSING and row["Date"][:4] <= whole:
                rates[(currency, row["Date"][:4])].append(number(rate, f"{file.name} row {line}, {currency}"))
    rows = [
        {
            "currency": currency, "year": year, "per_eur": f"{fsum(values) / len(values):.8g}", "days": str(len(values)), "source": SOURCE,
            "locator": f"mean of the daily rates of {currency}, {year}",
        }
        for (currency, year), values in sorted(rates.items())
    ]  # fmt: skip
    until = max(row["Date"] for row in days if row["Date"][:4] <= whole)
    publish_series(target / "rates.csv", ("currency", "year"), "per_eur", rows, f"daily rates {first} to {until}")


if __name__ == "__main__":
    sys.exit(run(import_series, sys.argv[1:]))
