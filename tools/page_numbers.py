"""Write into the pages what a program knows: numbers of factors, values, kinds and choices, and the columns of a factor.

python tools/page_numbers.py
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pages import write

from carbon.activities.framework.kinds import kinds
from carbon.core.store.read import store
from carbon.factors.index.columns import readme_table

ROOT = Path(__file__).parents[1]
COUNT = r"\d[\d  ]*\d"


def factors() -> str:
    """Return how many factors the index holds."""
    return spaced(store().rows("SELECT count(*) FROM factor")[0][0])


def values() -> str:
    """Return how many published values they were merged from."""
    return spaced(store().rows("SELECT sum(cells) FROM form")[0][0])


@cache
def _choices() -> list[dict[str, str]]:
    files = [path for path in sorted((ROOT / "tests" / "choices").glob("*.csv")) if path.name != "open.csv"]
    return [row for path in files for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]


def choices() -> str:
    """Return how many questions the table of expert choices has."""
    return spaced(len(_choices()))


def drawn() -> str:
    """Return how many of them were drawn by seed."""
    return spaced(sum(bool(row["drawn"]) for row in _choices()))


def chosen() -> str:
    """Return how many of them an expert chose."""
    return spaced(sum(not row["drawn"] for row in _choices()))


def countries() -> str:
    """Return how many countries they ask about."""
    return str(len({code for row in _choices() for code in re.findall(r"--region ([A-Z]{2})\b", row["question"])}))


def number_of_kinds() -> str:
    """Return how many kinds of activity there are."""
    return str(len(kinds()))


def spaced(number: int) -> str:
    """Return a number with its thousands apart.

    >>> spaced(1234567)
    '1 234 567'
    """
    return f"{number:,}".replace(",", " ")


PLACES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("README.md", rf"(?<=table and row: ){COUNT}(?= of them)", factors),
    ("README.md", rf"(?<=merged from ){COUNT}(?= published values)", values),
    ("README.md", rf"(?<=all ){COUNT}(?= factors in one page)", factors),
    ("README.md", rf"(?<=\| ){COUNT}(?= everyday questions)", choices),
    ("docs/choices.md", rf"(?<=would take: ){COUNT}(?= of them)", choices),
    ("docs/choices.md", r"(?<=of them, over )\d+(?= countries)", countries),
    ("docs/choices.md", rf"(?m)^{COUNT}(?= rows were drawn by seed)", drawn),
    ("docs/choices.md", rf"(?<=The other ){COUNT}(?= rows are choices)", chosen),
    ("docs/benchmarks.md", rf"(?<=factors.py`: ){COUNT}(?= factors)", factors),
    ("docs/benchmarks.md", rf"(?<=factors, ){COUNT}(?= published values)", values),
    ("CHANGELOG.md", r"(?m)(?<=^- )\d+(?= kinds of activity\.)", number_of_kinds),
    ("emission_factors/README.md", r"(?s)\| column \| meaning \|\n.*?(?=\n\n)", readme_table),
)
"""File, the place in it, and what stands there."""


def pages() -> dict[Path, str]:
    """Return each page as it should be.

    Raises: LookupError for a page that has lost its place.
    """
    found: dict[Path, str] = {}
    for name, place, text in PLACES:
        path = ROOT / name
        page = found.get(path) or path.read_text(encoding="utf-8")
        found[path], times = re.subn(place, lambda _, text=text: text(), page)
        if times != 1:
            raise LookupError(f"{name} has the place {place} {times} times; it must be there once")
    return found


if __name__ == "__main__":
    sys.exit(write(pages()))
