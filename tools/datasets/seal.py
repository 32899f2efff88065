"""Write the sha256 and number of rows of every listed file into `datapackage.json`, after its files were edited or the folder is new.

What every datapackage.json must say and this one does not is named, and so is a second reading that does not speak of all values.
A new edition begins with what the publisher's last one says of the publisher.

usage: python tools/datasets/seal.py emission_factors/<publisher>/<edition> …
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from datasets_page import readings, values_of
from edition import read

FACTORS = Path(__file__).parents[2] / "emission_factors"
MUST_SAY = ("name", "title", "publisher", "edition", "homepage", "licenses", "attribution", "notes", "resources")
"""What every datapackage.json says: emission_factors/README.md has the meaning of each."""
OF_THE_PUBLISHER = ("title", "publisher", "homepage", "attribution")
"""What one edition says as the one before it did. A licence, traps and the year of matching are read anew in each."""


def pages() -> dict[Path, str]:
    """Return every datapackage.json that is there, with the text that it has when its folder is sealed."""
    return {path: text_of(sealed(path.parent)) for path in sorted(FACTORS.rglob("datapackage.json"))}


def text_of(package: dict[str, object]) -> str:
    """Return a datapackage.json as it is written."""
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def seal(folder: Path) -> list[str]:
    """Renew the digests in one folder's datapackage.json and return what must still be said of it."""
    package = sealed(folder)
    (folder / "datapackage.json").write_text(text_of(package), encoding="utf-8")
    return [*_lacking(package, folder), *_unread(str(package["name"]), folder)]


def _lacking(package: dict[str, object], folder: Path) -> list[str]:
    """What its datapackage.json must still say: a matching year only where factors are dated."""
    dated = any(row.get("valid_from") for row in _factors(folder))
    lacks = [name for name in (*MUST_SAY, *(["match_year"] if dated else [])) if not package.get(name)]
    return [f"its datapackage.json must still say: {', '.join(lacks)}"] if lacks else []


def _unread(name: str, folder: Path) -> list[str]:
    """What its line in second_readings.csv must still say."""
    if not (factors := _factors(folder)):
        return []
    line = "its line in emission_factors/second_readings.csv"
    if (reading := readings().get(name)) is None:
        return [f"{line} is missing"]
    values = values_of(factors)
    if bool(reading.rest) == (int(reading.compared) < values):
        return []
    return [f"{line} speaks of {reading.compared} values and there are {values}: write how many were read again and why the rest were not"]


def _factors(folder: Path) -> list[dict[str, str]]:
    return read(file) if (file := folder / "factors.csv").is_file() else []


def sealed(folder: Path) -> dict[str, object]:
    """Return what one folder's datapackage.json says with the digests of the files as they are."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else _begun(folder)
    # A new folder lists no files yet: what it holds are its factors.
    for resource in package.setdefault("resources", [{"path": "factors.csv"}]):
        file = folder / resource["path"]
        resource |= {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "rows": len(read(file))}
    return package


def _begun(folder: Path) -> dict[str, object]:
    """What a new folder's datapackage.json says by its name and by the publisher's edition before it; all else is named as lacking."""
    folder = folder.resolve()
    editions = sorted(path for path in folder.parent.glob("*/datapackage.json") if path.parent != folder)
    before = json.loads(editions[-1].read_text(encoding="utf-8")) if editions else {}
    said = {name: before.get(name, "") for name in OF_THE_PUBLISHER}
    return {"name": f"{folder.parent.name}-{folder.name}", "edition": folder.name, **said, "licenses": [], "notes": []}


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        lacks = seal(Path(argument))
        print("; ".join([f"{argument}: sealed", *lacks]))
