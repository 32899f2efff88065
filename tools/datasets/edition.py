"""What every importer does alike: read a table or a sheet, say what cannot be read, write the files of an edition folder."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

FACTOR_COLUMNS = [
    "key", "qualifiers", "stages", "region", "valid_from", "valid_to", "unit", "mass", "value_basis", "gwp_set", "co2", "ch4_fossil",
    "ch4_biogenic", "n2o", "co2_biogenic", "co2e", "loss_share", "data_year", "uncertainty", "names", "values", "locator", "status",
    "derivation", "note",
]  # fmt: skip
"""The columns of factors.csv that importers fill; those empty in a whole edition are left out of its file."""
FACTOR_IDENTITY = ("key", "qualifiers", "stages", "region", "valid_from", "unit")
"""What tells one row of factors.csv from another."""
NO_HEADING = "no heading"
"""The reason of a value whose headings no mapping knows: a line in the mapping is missing, nothing else."""

DOUBTFUL = "doubtful"
"""How the reason of a value begins that was read and is left out."""


class Refused(Exception):  # noqa: N818
    """A file that cannot be read: the place, the value and what was expected, as a sentence."""


class Edition(NamedTuple):
    """What an importer makes of a publisher's file."""

    records: list[dict[str, str]]
    """Rows of factors.csv."""
    left: Counter[tuple[str, ...]]
    """Place (as `left_names` name its parts, the last one the reason) → number of values left out."""
    left_names: tuple[str, ...]
    package: dict[str, object]
    """The text of datapackage.json, without `resources` and `source_values`."""
    source_values: int
    """How many values the publisher's file holds."""


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_long_table(path: Path, edition: str, columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of one edition in a publisher's file that was brought into one long table.

    Raises: Refused where a column is missing or the edition is not in it.
    """
    rows = read(path)
    missing = [name for name in ("edition", *columns) if not rows or name not in rows[0]]
    if missing:
        raise Refused(f"{path.name}: the columns {', '.join(missing)} are missing; the first line must name them.")
    found = [row for row in rows if row["edition"] == edition]
    if not found:
        held = ", ".join(sorted({row["edition"] for row in rows}))
        raise Refused(f"{path.name} holds no row of edition {edition}; it has {held}.")
    return found


def read_table(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a publisher's CSV file.

    Raises: Refused where a column is missing.
    """
    rows = read(path)
    header = list(rows[0]) if rows else []
    if missing := [name for name in columns if name not in header]:
        raise Refused(f"{path.name} has no column {', '.join(missing)}; its columns are {', '.join(header) or 'none'}.")
    return rows


def number(text: str, place: str) -> float:
    """Return a published number.

    Raises: Refused naming the cell.
    """
    try:
        return float(text)
    except ValueError:
        raise Refused(f"{place}: '{text}' is not a number.") from None


def open_sheet(path: Path, name: str) -> Any:
    """Return a sheet of a workbook, its formulas as the values they had when it was saved.

    Raises: Refused naming the sheets there are, where it is missing.
    """
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        # Headers, footers and conditional formats that openpyxl does not know: of no matter for the values.
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(path, data_only=True)
    if name not in book.sheetnames:
        held = ", ".join(f"'{sheet}'" for sheet in book.sheetnames)
        raise Refused(f"{path.name} has no sheet '{name}'; it has {held}. Name the sheet as the publisher does, or look for a renamed one.")
    return book[name]


def write(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write the named columns of rows as CSV, missing cells empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in columns} for row in rows)


def write_unmapped(path: Path, names: list[str], left: Counter[Any]) -> None:
    """Write what was left out: its place, the reason, and the number of values."""
    columns = [*names, "values"]
    write(path, columns, [dict(zip(columns, [*place, str(count)], strict=True)) for place, count in left.items()])


def write_edition(folder: Path, edition: Edition) -> None:
    """Write factors.csv, unmapped.csv and datapackage.json of an edition.

    Raises: Refused where a value was lost or counted twice, or a factor stands twice; nothing is written then.
    """
    _check(edition)
    folder.mkdir(parents=True, exist_ok=True)
    used = {name for row in edition.records for name, value in row.items() if value}
    columns = [name for name in FACTOR_COLUMNS if name in used or name in FACTOR_IDENTITY] + sorted(used - set(FACTOR_COLUMNS))
    write(folder / "factors.csv", columns, edition.records)
    write_unmapped(folder / "unmapped.csv", list(edition.left_names), edition.left)
    write_package(folder, edition.package | {"source_values": edition.source_values}, len(edition.records))


def _check(edition: Edition) -> None:
    cited, left = sum(int(row["values"]) for row in edition.records), sum(edition.left.values())
    if cited + left != edition.source_values:
        raise Refused(f"{cited} values cited and {left} left out are not the {edition.source_values} values of the file.")
    seen = Counter(tuple(row.get(name, "") for name in FACTOR_IDENTITY) for row in edition.records)
    if twins := [" ".join(filter(None, place)) for place, count in seen.items() if count > 1]:
        raise Refused(f"{len(twins)} factors stand twice, as {twins[0]}. Tell them apart by a qualifier in the mapping.")


def write_package(folder: Path, text: dict[str, object], rows: int) -> None:
    """Write datapackage.json with the sha256 of factors.csv."""
    digest = hashlib.sha256((folder / "factors.csv").read_bytes()).hexdigest()
    package = text | {"resources": [{"path": "factors.csv", "sha256": digest, "rows": rows}]}
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
