"""By which year the factors of an edition are matched: that of the report, or that which its figures describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carbon.core.errors import CarbonError
from carbon.factors.index.rows import FactorRow

_WAYS = ("data", "reporting", "any")
_ALL = "*"


class MatchYear:
    """What an edition declares in `match_year` of its datapackage.json, by the beginning of a key.

    Parameters: package, the text of datapackage.json.
    Raises: CarbonError for a way that is unknown, or one without its citation.

    >>> MatchYear({"name": "x", "match_year": {"*": {"by": "data", "citation": "column Year"}}}).way("electricity.grid")
    'data'
    """

    def __init__(self, package: Mapping[str, Any]) -> None:
        self._name = package["name"]
        self._rules: Mapping[str, Mapping[str, str]] = package.get("match_year") or {}
        for key, rule in self._rules.items():
            if rule.get("by") not in _WAYS or not rule.get("citation"):
                text = f"{self._name}: match_year of {key} needs by ({', '.join(_WAYS)}) and citation, the publisher's sentence"
                raise CarbonError(text, code="factor_row")

    def way(self, key: str) -> str:
        """Return how factors of a key are matched, or an empty text where the edition does not say.

        Parameters: key.
        """
        parts = key.split(".")
        names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
        return next((self._rules[name]["by"] for name in (*names, _ALL) if name in self._rules), "")

    def of(self, row: FactorRow) -> tuple[int | None, int | None, int]:
        """Return the first and last year that a factor is matched by, and whether it holds in any year.

        Parameters: row of the factor.
        Raises: CarbonError for a dated factor whose edition does not say how it is matched.
        """
        if row.valid_from is None:
            return None, None, 0
        way = self.way(row.key)
        if not way:
            raise CarbonError(f"{self._name} has dated factors of {row.key}; say match_year in its datapackage.json", code="factor_row")
        if way == "data" and (year := row.kept["data_year"]):
            return int(year), int(year), 0
        return row.valid_from.year, (row.valid_to or row.valid_from).year, int(way == "any")
