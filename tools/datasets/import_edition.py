"""Turn a publisher's own file into an edition folder, and print what changed against the edition before it.

    python tools/datasets/import_edition.py uk ghg-conversion-factors-2025-flat-format.xlsx 2025

FILE is the publisher's official workbook, or the same as one long CSV table. Nothing is written when anything of it cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import base_carbone
import egrid
import epa
import grid
import ipcc
import supply_chain
import uk
import uk_ghgi
from changes import changes_against
from doubtful import without_doubtful
from edition import NO_HEADING, Edition, Refused, write_edition

_FACTORS = Path(__file__).resolve().parents[2] / "emission_factors"
PUBLISHERS: dict[str, Callable[[Path, str, Path], Edition]] = {
    "ademe": base_carbone.read_edition,
    "ember": grid.read_edition,
    "epa": epa.read_edition,
    "epa-egrid": egrid.read_edition,
    "epa-supply-chain": supply_chain.read_edition,
    "ipcc": ipcc.read_edition,
    "uk": uk.read_edition,
    "uk-ghgi": uk_ghgi.read_edition,
}
"""Name of a publisher's folder → what reads (file, edition, folder of the publisher with its mapping files)."""


def main(arguments: list[str]) -> int:
    """Import one edition; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("publisher", choices=PUBLISHERS)
    parser.add_argument("file", type=Path)
    parser.add_argument("edition", help="the year, as the publisher names the edition")
    parser.add_argument("--folder", type=Path, help="folder of the publisher; emission_factors/PUBLISHER unless given")
    given = parser.parse_args(arguments)
    folder = given.folder or _FACTORS / given.publisher
    if not given.file.is_file():
        print(f"there is no file {given.file}. Give the path of the publisher's own file.", file=sys.stderr)
        return 2
    try:
        found, doubts = without_doubtful(PUBLISHERS[given.publisher](given.file, given.edition, folder))
        write_edition(folder / given.edition, found)
    except Refused as refused:
        print(f"refused: {refused} Nothing was written.", file=sys.stderr)
        return 1
    lines = [summary(f"{given.publisher}/{given.edition}", found), *missing_headings(found.left), *doubtful_values(doubts)]
    print("\n".join([*lines, changes_against(folder, given.edition)]))
    return 0


def summary(name: str, found: Edition) -> str:
    """Return how many values there are, and how many of them are cited by how many rows."""
    left = sum(found.left.values())
    cited = sum(int(row["values"]) for row in found.records)
    return f"{name}: {found.source_values} values = {cited} cited by {len(found.records)} rows + {left} left out with a reason"


def missing_headings(left: Counter[tuple[str, ...]]) -> list[str]:
    """Return a line for every heading that no mapping file knows, with where it stands first and how many values it holds."""
    unknown = [(place, count) for place, count in left.items() if place[-1].startswith(NO_HEADING)]
    counts, where = Counter[str](), dict[str, str]()
    for place, count in unknown:
        counts[place[-1]] += count
        where.setdefault(place[-1], " / ".join(filter(None, place[:-1])))
    return [f"  ? {reason} ({count} values, first at {where[reason]})" for reason, count in counts.items()]


def doubtful_values(doubts: list[str]) -> list[str]:
    """Return a line for each factor that was left out because a check refuses it, and what to do."""
    if not doubts:
        return []
    head = f"{len(doubts)} factors are left out because verify-factors refuses them, or because the file contradicts itself."
    then = "Look at the publisher's page; if it prints them so, write a line in emission_factors/exceptions.csv or in the publisher's"
    return [f"{head} {then} mapping.csv, and import the edition again:", *(f"  ! {doubt}" for doubt in doubts)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
