"""One way to what analysis works on: the folder of an inventory, a lock, or a result that is there already."""

from __future__ import annotations

from pathlib import Path

from carbon.analysis.ledger import Emissions
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.result.subject import check_results
from carbon.inventory.inventory import Inventory
from carbon.inventory.table_files import is_table, no_inventory
from carbon.workbook.recognised import is_workbook


def opened(given: str | Path | Emissions, function: str = "series") -> Emissions:
    """Return the footprint of an inventory's folder or workbook, the result of a lock, or the result itself.

    Parameters: given, a folder with inventory.toml, a filled workbook, a lock file, or a result; function, the name of what takes it.
    Raises: CarbonError for a folder or file that is not there, or is neither.
    """
    if isinstance(given, Emissions):
        return given
    if not isinstance(given, str | Path):
        check_results(function, given)
    path = Path(given)
    if path.is_file() and path.name != "inventory.toml" and not is_workbook(path):
        return _thawed(path)
    return Inventory.open(path).footprint()


def _thawed(path: Path) -> Emissions:
    # Here, because an inventory needs nothing of locks.
    from carbon.analysis.thawing import thaw

    try:
        return thaw(path)
    except CarbonError as error:
        # A lock may have any name, so that a table is known as one only when it is no lock.
        if error.code == "lock_format" and is_table(path):
            raise no_inventory(path) from error
        raise


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
        message = say(
            "{first} is of {first_organisation} and {second} of {second_organisation}. Two organisations are not "
            "compared as years of one. If it is one organisation, write its name alike in both inventory.toml.",
            first=first.name,
            first_organisation=first.organisation,
            second=second.name,
            second_organisation=second.organisation,
        )
        raise CarbonError(message, code="organisation_differs")
    if first.consolidation != second.consolidation:
        message = say(
            "{first} is drawn by {first_consolidation} and {second} by {second_consolidation}. Calculate one of them "
            'again with consolidation = "{second_consolidation}" in [inventory].',
            first=first.name,
            first_consolidation=first.consolidation,
            second=second.name,
            second_consolidation=second.consolidation,
        )
        raise CarbonError(message, code="consolidation_differs")


def check_comparable(before: Emissions, after: Emissions) -> None:
    """Refuse two results that cannot be compared: without an answer, of two views, or of two organisations.

    Parameters: before; after.
    Raises: CarbonError `no_answer` or `basis_differs`, and as `same_organisation`.
    """
    for result, name in ((before, "before"), (after, "after")):
        if result.total_kg(result.basis) is None:
            message = say("{name} has no answer, so nothing can be compared. Fix the errors that check prints.", name=titled(result, name))
            raise CarbonError(message, code="no_answer")
    if before.basis != after.basis:
        raise CarbonError(
            say(
                "a {first}-based and a {second}-based result cannot be compared. Take view('{second}') of both.",
                first=before.basis,
                second=after.basis,
            ),
            code="basis_differs",
        )
    same_organisation(before, after)
