"""Write docs/datasets/README.md: every dataset with its values, what was left out and why, its second reading, licence and age.

python tools/datasets_page.py
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from page_numbers import spaced
from pages import write

from carbon.factors.index.columns import COLUMNS

ROOT = Path(__file__).parents[1]
FACTORS, PAGES = ROOT / "emission_factors", ROOT / "docs" / "datasets"
PAGE = PAGES / "README.md"
NOT_A_NUMBER = {column.name for column in COLUMNS if not column.gas}
HOLDERS = {"ademe": "base-carbone", "epa-egrid": "epa", "ember": "grids", "google-cloud": "figaro"}
"""Pages that name their publisher otherwise than the folder."""
HEAD = """# Every dataset in one table

Made from the data by `tools/datasets_page.py`. *Values*: numbers in `factors.csv`, one a cell. *Read again*: how many of them another
program or person compared with the cited place of the source, with the count that differed; the rest says why. *Left out*: values of
the source that stand in no factor, by reason.

| dataset | factors' rows | values | read again | differ | not read again | left out | licence | years | page |
|---|---:|---:|---:|---:|---|---|---|---|---|
"""


class Reading(NamedTuple):
    """What was read a second time of one dataset."""

    dataset: str
    compared: str
    differ: str
    against: str
    rest: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file; none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values_of(rows: list[dict[str, str]]) -> int:
    """Return how many cells of factors hold a number of a gas, a total or a share."""
    return sum(bool(cell) for row in rows for name, cell in row.items() if name not in NOT_A_NUMBER)


def readings() -> dict[str, Reading]:
    """Return the second reading of each dataset by its name."""
    return {row["dataset"]: Reading(**row) for row in rows_of(FACTORS / "second_readings.csv")}


def page_of(folder: str) -> str:
    """Return the page of a publisher: of its name, the one that is said, or the first that names it in a table."""
    named = HOLDERS.get(folder, folder)
    if (PAGES / f"{named}.md").is_file():
        return named
    pages = sorted(path for path in PAGES.glob("*.md") if path.stem not in ("README", "second-readings"))
    return next((path.stem for path in pages if re.search(rf"\|.*\b{re.escape(folder)}\b.*\|", path.read_text(encoding="utf-8"))), "")


def left_out(folder: Path) -> str:
    """Return how many values were left out of an edition, by the reasons with most of them."""
    reasons: Counter[str] = Counter()
    for row in rows_of(folder / "unmapped.csv"):
        reasons[row["reason"].split(":")[0].split(";")[0]] += int(row["values"])
    said = [f"{spaced(number)} {reason}" for reason, number in reasons.most_common(3)]
    more = len(reasons) - len(said)
    return "; ".join(said) + (f"; {more} more reason{'s' if more > 1 else ''} in `unmapped.csv`" if more > 0 else "") or "–"


def years(rows: list[dict[str, str]]) -> str:
    """Return the years that the factors are for."""
    found = sorted(row["valid_from"][:4] for row in rows if row.get("valid_from"))
    return "undated" if not found else found[0] if found[0] == found[-1] else f"{found[0]}–{found[-1]}"


def lines() -> Iterator[str]:
    """Yield one line of the table for each edition."""
    known = readings()
    for path in sorted(FACTORS.glob("*/*/datapackage.json")):
        folder = path.parent
        rows = rows_of(folder / "factors.csv")
        if not rows:
            continue
        package = json.loads(path.read_text(encoding="utf-8"))
        name, page = package["name"], page_of(folder.parent.name)
        if name not in known:
            raise SystemExit(f"second_readings.csv has no line of {name}. Write one: {name},0,–,what it was compared with,why not")
        if not page:
            raise SystemExit(f"no page of docs/datasets names {folder.parent.name}. Write one with licence, age and traps")
        read = known[name]
        cells = (
            f"{folder.parent.name}/{folder.name}",
            spaced(len(rows)),
            spaced(values_of(rows)),
            spaced(int(read.compared)),
            read.differ,
            read.rest or "–",
            left_out(folder),
            package["licenses"][0]["title"],
            years(rows),
            f"[{page}]({page}.md)",
        )
        yield "| " + " | ".join(cells) + " |"


def pages() -> dict[Path, str]:
    """Return the page with its text."""
    return {PAGE: HEAD + "\n".join(lines()) + "\n"}


if __name__ == "__main__":
    sys.exit(write(pages()))
