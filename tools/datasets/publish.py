"""Write an edition folder, count that no published value is lost, and print what changed against the edition before."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from edition import read, write, write_package, write_unmapped

LEADING = (
    "key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit", "mass", "value_basis", "gwp_set", "co2", "ch4_fossil",
    "ch4_biogenic", "n2o", "co2_biogenic",
)  # fmt: skip
TRAILING = (
    "co2e", "data_year", "uncertainty", "uncertainty_kind", "biogenic_share", "price_year", "price_basis", "vat", "names", "values",
    "review_by", "locator", "status", "derivation", "note",
)  # fmt: skip
TEXT = {*LEADING[:10], *TRAILING[1:]}
MOVED = 0.1
SHOWN = 15
Record = dict[str, str]


def publish(folder: Path, records: list[Record], left: Counter[tuple[str, ...]], place: list[str], text: dict[str, object]) -> None:
    """Write factors.csv, unmapped.csv and datapackage.json.

    Parameters: folder of the edition; records, rows of factors.csv each with `values`; left, counts of published values by place and
    reason; place, the column names of `left`; text of datapackage.json with `source_values`, the number of values in the source.
    """
    cited, unmapped = sum(int(row["values"]) for row in records), sum(left.values())
    if cited + unmapped != text["source_values"]:
        raise SystemExit(f"{folder}: {cited} values cited and {unmapped} left out are not the {text['source_values']} of the source")
    refuse_twins(records)
    before = earlier(folder)
    old = values(read(before)) if before else {}
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "factors.csv", columns(records), records)
    write_unmapped(folder / "unmapped.csv", [*place, "reason"], left)
    write_package(folder, text, len(records))
    print(f"{folder}: {cited} values in {len(records)} rows, {unmapped} values left out")
    if before:
        print("\n".join(changes(f"{before.parent}", old, values(records))))


def columns(records: list[Record]) -> list[str]:
    """Return the leading columns and those that any row fills, gases between the leading and the trailing ones."""
    filled = {name for row in records for name, value in row.items() if value}
    gases = sorted(filled - set(LEADING) - set(TRAILING))
    return [name for name in (*LEADING, *gases, *TRAILING) if name in filled or name in LEADING[:10]]


def refuse_twins(records: list[Record]) -> None:
    """No two rows may be the same factor per the same unit."""
    seen = Counter((*identity(row), row.get("valid_from", ""), row["unit"]) for row in records)
    if twins := [place for place, count in seen.items() if count > 1]:
        raise SystemExit(f"{len(twins)} factors stand twice, as {twins[:3]}: tell them apart by a qualifier in the mapping")


def identity(row: Record) -> tuple[str, ...]:
    """What tells one factor of an edition from another, but for its time."""
    return tuple(row.get(name, "") for name in ("key", "qualifiers", "stages", "region"))


def earlier(folder: Path) -> Path | None:
    """Return factors.csv of the edition before, or that which is about to be replaced."""
    editions = sorted(
        (path for path in folder.parent.glob("*/factors.csv") if path.parent.name <= folder.name), key=lambda path: path.parent
    )
    return editions[-1] if editions else None


def changes(name: str, old: dict[tuple[str, ...], float], new: dict[tuple[str, ...], float]) -> list[str]:
    """Return in words how many factors were added, removed, or moved by more than a tenth, and the largest moves."""
    moved = {place: new[place] / old[place] for place in old.keys() & new.keys() if old[place] and apart(new[place] / old[place])}
    lines = [f"against {name}: {len(new.keys() - old.keys())} added, {len(old.keys() - new.keys())} removed, {len(moved)} moved > 10 %"]
    for place, ratio in sorted(moved.items(), key=lambda item: -abs(item[1] - 1))[:SHOWN]:
        lines.append(f"  × {ratio:.3g}  {' / '.join(part for part in place if part)}")
    return lines


def apart(ratio: float) -> bool:
    """Return whether a value moved by more than a tenth."""
    return abs(ratio - 1) > MOVED


def values(rows: Iterable[Record]) -> dict[tuple[str, ...], float]:
    """Return factor and unit → its total, or its first gas where no total is printed; years are kept where an edition is a series."""
    known = list(rows)
    series = len({(*identity(row), row["unit"]) for row in known}) < len(known)
    found = {}
    for row in known:
        numbers = [row.get("co2e", ""), row.get("co2", ""), *(row[name] for name in sorted(row) if name not in TEXT)]
        year = row.get("valid_from", "") if series else ""
        found[(*identity(row), year, row["unit"])] = float(next(value for value in numbers if value))
    return found


def table(path: Path, needed: Iterable[str]) -> list[Record]:
    """Return the rows of a publisher's CSV; refuse a file without the columns that are needed."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    if missing := [name for name in needed if name not in header]:
        raise SystemExit(f"{path.name} has no column {', '.join(missing)}; its columns are {', '.join(header)}")
    return read(path)


def number(text: str, place: str) -> float:
    """Return a published number, or refuse the file naming the cell."""
    try:
        return float(text)
    except ValueError:
        raise SystemExit(f"{place}: '{text}' is not a number") from None
