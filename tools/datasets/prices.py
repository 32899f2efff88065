"""Turn the table of yearly consumer price inflation into emission_factors/prices/consumer_prices.csv.

usage: python tools/datasets/prices.py CPI.csv emission_factors/prices

The table is that of datasets/cpi, a packaged copy of the World Bank's FP.CPI.TOTL.ZG: Country Name, Country Code, Year, CPI. Its column CPI
is a yearly change in per cent, no index. regions/world_bank.csv gives our region of a country code; groups that have none are named.
"""

from __future__ import annotations

import sys
from pathlib import Path

from edition import number, read, read_table
from series import publish_series, run

COUNTRY, CODE, YEAR, INFLATION = "Country Name", "Country Code", "Year", "CPI"
FIRST_YEAR = 1990
"""No factor per money is older."""
SOURCE = "World Bank, World Development Indicators"


def import_series(file: Path, target: Path) -> None:
    """Write the table.

    Parameters: file, the table of datasets/cpi; target, the folder of the prices.
    """
    regions = {row["code"]: row["region"] for row in read(target.parent / "regions" / "world_bank.csv")}
    rows, unknown = [], dict[str, str]()
    for line, row in enumerate(read_table(file, (COUNTRY, CODE, YEAR, INFLATION)), start=2):
        if not row[INFLATION] or int(row[YEAR]) < FIRST_YEAR:
            continue
        number(row[INFLATION], f"{file.name} row {line}")
        if region := regions.get(row[CODE]):
            locator = f"FP.CPI.TOTL.ZG, {row[COUNTRY]}, {row[YEAR]}"
            rows.append({"region": region, "year": row[YEAR], "inflation": row[INFLATION], "source": SOURCE, "locator": locator})
        else:
            unknown[row[CODE]] = row[COUNTRY]
    rows.sort(key=lambda row: (row["region"], row["year"]))
    last = max(row["year"] for row in rows)
    edition = f"World Development Indicators, FP.CPI.TOTL.ZG, to {last}"
    publish_series(target / "consumer_prices.csv", ("region", "year"), "inflation", rows, edition)
    print(f"no region of ours: {', '.join(unknown.values()) or 'none'}")


if __name__ == "__main__":
    sys.exit(run(import_series, sys.argv[1:]))
