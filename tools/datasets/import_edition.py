"""Turn a publisher's own file into an edition folder, and print what changed against the edition before it.

usage: python tools/datasets/import_edition.py PUBLISHER FILE EDITION [FOLDER]

PUBLISHER is a name of PUBLISHERS below; FILE is the publisher's official workbook, or the same as one long CSV table; FOLDER is
emission_factors/PUBLISHER unless given. Nothing is written when anything of the file cannot be read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from changes import changes_against
from edition import NO_HEADING, Edition, Refused, write_edition

_REPOSITORY = Path(__file__).resolve().parents[2]


def _uk(file: Path, edition: str, folder: Path) -> Edition:
    from uk import read_edition

    return read_edition(file, edition, folder)


def _epa(file: Path, edition: str, folder: Path) -> Edition:
    from epa import read_edition

    return read_edition(file, edition, folder)


PUBLISHERS: dict[str, Callable[[Path, str, Path], Edition]] = {"uk": _uk, "epa": _epa}
"""Name of a publisher's folder → what reads (file, edition, folder of the publisher with its mapping files)."""


def main(arguments: list[str]) -> int:
    """Import one edition; return the exit code."""
    if len(arguments) not in (3, 4):
        print(__doc__)
        return 2
    publisher, file, edition = arguments[0], Path(arguments[1]), arguments[2]
    if publisher not in PUBLISHERS:
        print(f"publisher '{publisher}' is unknown; there are {', '.join(PUBLISHERS)}.", file=sys.stderr)
        return 2
    folder = Path(arguments[3]) if len(arguments) == 4 else _REPOSITORY / "emission_factors" / publisher
    try:
        found = PUBLISHERS[publisher](file, edition, folder)
    except Refused as refused:
        print(f"refused: {refused} Nothing was written.", file=sys.stderr)
        return 1
    write_edition(folder / edition, found)
    print("\n".join([summary(f"{publisher}/{edition}", found), *missing_headings(found.left), changes_against(folder, edition)]))
    return 0


def summary(name: str, found: Edition) -> str:
    """Return how many values there are, and how many of them are cited by how many rows."""
    left = sum(found.left.values())
    cited = sum(int(row["values"]) for row in found.records)
    return f"{name}: {found.source_values} values = {cited} cited by {len(found.records)} rows + {left} left out with a reason"


def missing_headings(left: Counter[tuple[str, ...]]) -> list[str]:
    """Return a line for every heading that no mapping file knows."""
    return [f"  ? {NO_HEADING}: {', '.join(filter(None, place[:-1]))} ({count} values)"
            for place, count in left.items() if place[-1].startswith(NO_HEADING)]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
