"""One way to what analysis works on: the folder of an inventory, a lock, or a result that is there already."""

from __future__ import annotations

from pathlib import Path

from carbon.analysis.ledger import Emissions
from carbon.analysis.thawing import thaw
from carbon.core.errors import CarbonError
from carbon.inventory.inventory import Inventory
from carbon.workbook.opening import is_workbook


def opened(given: str | Path | Emissions) -> Emissions:
    """Return the footprint of an inventory's folder or workbook, the result of a lock, or the result itself.

    Parameters: given, a folder with inventory.toml, a filled workbook, a lock file, or a result.
    Raises: CarbonError for a folder or file that is not there, or is neither.
    """
    if isinstance(given, Emissions):
        return given
    path = Path(given)
    if path.is_file() and path.name != "inventory.toml" and not is_workbook(path):
        return thaw(path)
    return Inventory.open(path).footprint()


def titled(result: Emissions, otherwise: str = "the result") -> str:
    """Return what a result is called: the name of its inventory.

    Parameters: result; otherwise, its name without an inventory.
    """
    settings = getattr(result, "settings", None)
    return settings.inventory.name if settings else otherwise


def same_organisation(before: Emissions, after: Emissions) -> None:
    """Refuse two inventories that cannot be compared with each other: of two organisations, or two boundaries.

    Parameters: before; after.
    Raises: CarbonError saying what differs and what to do.
    """
    one, other = getattr(before, "settings", None), getattr(after, "settings", None)
    if one is None or other is None:
        return
    first, second = one.inventory, other.inventory
    if first.organisation != second.organisation:
        message = (
            f"{first.name} is of {first.organisation} and {second.name} of {second.organisation}. Two organisations are not compared as "
            "years of one. If it is one organisation, write its name alike in both inventory.toml."
        )
        raise CarbonError(message, code="organisation_differs")
    if first.consolidation != second.consolidation:
        message = (
            f"{first.name} is drawn by {first.consolidation} and {second.name} by {second.consolidation}. Calculate one of them again "
            f'with consolidation = "{second.consolidation}" in [inventory].'
        )
        raise CarbonError(message, code="consolidation_differs")
