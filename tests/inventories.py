"""Small inventories in a folder, for tests."""

from __future__ import annotations

from pathlib import Path

import carbon

HEAD = """[inventory]
name = "Test"
organisation = "Test"
period = "2019"
region = "GB"
gwp_set = "ar5_100"
"""
TABLE = '\n[[tables]]\npath = "t.csv"\nkind = "diesel"\nsource = "Fleet"\n'


def make(folder: Path, toml: str = HEAD + TABLE, **files: str | bytes) -> carbon.Inventory:
    (folder / "inventory.toml").write_text(toml, encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("_csv", ".csv")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return carbon.Inventory.open(folder)


def errors(footprint):
    return [(finding.code, finding.file, finding.row, finding.column) for finding in footprint.findings if finding.severity == "error"]


def found(footprint, code):
    """The findings of a code."""
    return [finding for finding in footprint.findings if finding.code == code]
