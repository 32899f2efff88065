"""Write the sha256 and number of rows of every listed file into `datapackage.json`, after its files were edited or the folder is new.

What every datapackage.json must say and this one does not is named.

usage: python tools/datasets/seal.py emission_factors/<publisher>/<edition> …
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from edition import read

FACTORS = Path(__file__).parents[2] / "emission_factors"
MUST_SAY = ("name", "title", "publisher", "edition", "homepage", "licenses", "attribution", "notes", "resources")
"""What every datapackage.json says: emission_factors/README.md has the meaning of each."""


def pages() -> dict[Path, str]:
    """Return every datapackage.json that is there, with the text that it has when its folder is sealed."""
    return {path: text_of(sealed(path.parent)) for path in sorted(FACTORS.rglob("datapackage.json"))}


def text_of(package: dict[str, object]) -> str:
    """Return a datapackage.json as it is written."""
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def seal(folder: Path) -> list[str]:
    """Renew the digests in one folder's datapackage.json and return what it must still say."""
    package = sealed(folder)
    (folder / "datapackage.json").write_text(text_of(package), encoding="utf-8")
    return [name for name in MUST_SAY if not package.get(name)]


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
    """What a new folder's datapackage.json says by the folder's name; all else is named as lacking."""
    return {"name": f"{folder.resolve().parent.name}-{folder.name}", "edition": folder.name} | {
        name: [] if name in ("licenses", "notes") else "" for name in MUST_SAY if name not in ("name", "edition", "resources")
    }


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        lacks = seal(Path(argument))
        print(f"{argument}: sealed" + (f"; its datapackage.json must still say: {', '.join(lacks)}" if lacks else ""))
