"""Write the sha256 and number of rows of every listed file into `datapackage.json`, after its files were edited.

usage: python tools/datasets/seal.py emission_factors/<publisher>/<edition> …
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from edition import read


def seal(folder: Path) -> None:
    """Renew the digests in one folder's datapackage.json."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        file = folder / resource["path"]
        resource |= {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "rows": len(read(file))}
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        seal(Path(argument))
