"""What the importers of yearly series share: write the table, renew its package, print what changed."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from edition import Refused, read, write

Record = dict[str, str]
SHOWN = 10


def publish_series(path: Path, key: tuple[str, str], value: str, rows: list[Record], edition: str) -> None:
    """Write a yearly series and its package, and print what was added, removed or revised.

    Parameters: path of the table; key, the columns of name and year; value, the column of the number; rows; edition of the package.
    """
    old = numbers(read(path), key, value) if path.exists() else {}
    new = numbers(rows, key, value)
    write(path, list(rows[0]), rows)
    seal(path, len(rows), edition)
    revised = [place for place in old.keys() & new.keys() if old[place] != new[place]]
    print(f"{path}: {len(rows)} rows; {len(new.keys() - old.keys())} added, {len(old.keys() - new.keys())} removed, {len(revised)} revised")
    for place in sorted(revised)[:SHOWN]:
        print(f"  {' '.join(place)}: {old[place]} → {new[place]}")


def numbers(rows: list[Record], key: tuple[str, str], value: str) -> dict[tuple[str, str], str]:
    """Return name and year → the number as written."""
    return {(row[key[0]], row[key[1]]): row[value] for row in rows}


def seal(path: Path, rows: int, edition: str) -> None:
    """Renew edition, digest and number of rows in datapackage.json."""
    package_path = path.with_name("datapackage.json")
    package = json.loads(package_path.read_text(encoding="utf-8"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    package |= {"edition": edition, "resources": [{"path": path.name, "sha256": digest, "rows": rows}]}
    package_path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def run(importer: Callable[[Path, Path], None], arguments: list[str]) -> int:
    """Import a table into a folder; return the exit code."""
    try:
        importer(Path(arguments[0]), Path(arguments[1]))
    except Refused as refused:
        print(f"refused: {refused} Nothing was written.", file=sys.stderr)
        return 1
    return 0
