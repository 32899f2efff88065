"""Whether a file is a workbook, and one of the template: what reads workbooks is loaded where there is one."""

from __future__ import annotations

from pathlib import Path

from carbon.tables.suffixes import WORKBOOKS

MAPPING_SHEET = "carbon"
"""The hidden sheet that says how the workbook is read."""


def is_workbook(path: Path) -> bool:
    """Return whether a path is a workbook file by its name."""
    return path.suffix.casefold() in WORKBOOKS and path.is_file()


def is_template(path: Path) -> bool:
    """Return whether a workbook was made by `template`: it carries its own mapping.

    Raises: CarbonError for a file that cannot be read.
    """
    if not is_workbook(path):
        return False
    from carbon.tables.workbook import sheets_of

    return any(sheet.name == MAPPING_SHEET for sheet in sheets_of(path))
