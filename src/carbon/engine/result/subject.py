"""What the functions over results take: a result in memory, with its rows and factors."""

from __future__ import annotations

from os import PathLike

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.stored import StoredEmissions


def check_results(function: str, *given: object) -> None:
    """Refuse what is no result, with what makes one of it.

    Parameters: function, the name of what takes it; given, the arguments.
    Raises: CarbonError `subject`.

    >>> import carbon
    >>> check_results("compare", carbon.calculate("diesel", "40 L", region="GB", period=2019))
    """
    for item in given:
        if not isinstance(item, Emissions):
            raise CarbonError(_refusal(function, item), code="subject")


def _refusal(function: str, item: object) -> str:
    if isinstance(item, StoredEmissions):
        return say(
            "{function} needs rows and factors, which JSON does not hold. Calculate it anew, or keep a lock beside "
            "the JSON: carbon.freeze(result, PATH).",
            function=function,
        )
    if isinstance(item, str | PathLike):
        return say(
            "{function} takes a result, not the path '{path}'. Open it first: carbon.Inventory.open(FOLDER).footprint(), or "
            "carbon.thaw(LOCK).",
            function=function,
            path=item,
        )
    kind = "None" if item is None else type(item).__name__
    return say("{function} takes a result, as of carbon.calculate(), not {kind}.", function=function, kind=kind)
