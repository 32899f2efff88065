"""Many years of one organisation: as stated then beside as restated now, with the reason of each difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from carbon.analysis.comparison import compare
from carbon.analysis.ledger import Emissions, grouped
from carbon.analysis.opening import opened, same_organisation, titled
from carbon.analysis.records import SeriesRecord, YearRecord
from carbon.analysis.restating import with_gwp_set
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.inventory.footprint import Footprint
from carbon.tables.frames import frame
from carbon.tables.types import Table


class Year(NamedTuple):
    """A year of a series.

    Parameters: year; name; stated, the total as frozen (or as it is, without a lock) [kg CO2e]; restated, by the rules and data of
    the last year [kg CO2e]; reasons, cause → effect on the total [kg CO2e]; result, the restated one.
    """

    year: int
    name: str
    stated: float
    restated: float
    reasons: dict[str, float]
    result: Emissions


@dataclass(frozen=True, repr=False)
class Series:
    """Years of one organisation, in their order.

    Parameters: years; threshold of the recalculation policy, the share of the base year from which it is restated.
    """

    years: tuple[Year, ...]
    threshold: float

    @property
    def base(self) -> Year:
        """The base year: the first."""
        return self.years[0]

    @property
    def weight(self) -> float:
        """Sum of the sizes of what each reason moves in the base year, as a share of what was stated."""
        return sum(abs(kilograms) for kilograms in self.base.reasons.values()) / abs(self.base.stated) if self.base.stated else 0.0

    @property
    def recalculated(self) -> bool:
        """Whether later years are to be compared with the restated base year."""
        return self.weight > self.threshold

    def by(self, key: str) -> Table:
        """Return restated kg CO2e by year and one more key, as a table.

        Parameters: key, as source, scope, category or gas.
        Raises: CarbonError naming the nearest key.
        """
        rows = [(year, name, kilograms) for name, values in self.cells(key).items() for year, kilograms in values.items()]
        columns = zip(*sorted(rows, key=lambda row: row[0]), strict=True)
        return frame(dict(zip(("year", key, "co2e_kg"), map(list, columns), strict=True)))

    def cells(self, key: str) -> dict[str, dict[int, float]]:
        """Return value of a key → year → restated kg CO2e; a value that a year does not have is left out of it.

        Parameters: key, as source, scope, category or gas.
        Raises: CarbonError naming the nearest key.
        """
        found: dict[str, dict[int, float]] = {}
        for year in self.years:
            cells = grouped(year.result, [key], year.result.basis)
            for name, kilograms in zip(cells[key], cells["co2e_kg"], strict=True):
                found.setdefault("-" if name is None else str(name), {})[year.year] = kilograms
        return found

    def to_dict(self) -> SeriesRecord:
        """Return the years as plain values, for JSON."""
        names = ("year", "name", "stated", "restated", "reasons")
        years = [cast("YearRecord", {name: getattr(year, name) for name in names}) for year in self.years]
        return {"years": years, "threshold": self.threshold, "weight": self.weight, "base_year_recalculated": self.recalculated}

    def __str__(self) -> str:
        words = ", ".join(f"{year.year}: {year.restated / 1000:,.0f} t".replace(",", " ") for year in self.years)
        return f"{self.base.name.rstrip('0123456789 ')} {words}" if self.years else "no year"

    __repr__ = __str__


def series(*given: str | Path | Emissions, threshold: float | None = None) -> Series:
    """Return the years of one organisation.

    A year that is given twice, as a lock and as an inventory, is stated by the lock and restated by the inventory. All years are
    restated in the GWP set of the last.
    Parameters: given, folders of inventories, locks or footprints; threshold, a share: by default that of the last year, or 5%.
    Raises: CarbonError for fewer than two years, a result without a year or an answer, two organisations, and a year given three times.
    Source: GHG Protocol Corporate Standard (2004), ch. 5.

    >>> import carbon
    >>> found = series("examples/norrbotten-2018", "examples/norrbotten-2019")
    >>> [year.year for year in found.years]
    [2018, 2019]
    """
    years: dict[int, list[Emissions]] = {}
    for result in (_inventory(item) for item in given):
        assert result.settings is not None
        years.setdefault(result.settings.inventory.period.year, []).append(result)
    if len(years) < 2:
        raise CarbonError(say("a series needs two years or more. Name the folders or locks of each."), code="series_short")
    last = years[max(years)][-1]
    for one in (each for found in years.values() for each in found):
        same_organisation(one, last)
    found = tuple(_year(year, years[year], last.plan.policy.gwp_set) for year in sorted(years))
    settings = getattr(last, "settings", None)
    usual = settings.base_year.threshold if settings and settings.base_year else 0.05
    return Series(found, usual if threshold is None else threshold)


def _inventory(item: str | Path | Emissions) -> Footprint:
    result = opened(item)
    if not isinstance(result, Footprint) or result.settings is None:
        raise CarbonError(
            say("{item} is of no inventory, so it has no year in a series. Freeze an inventory.", item=item), code="series_year"
        )
    return result


def _year(year: int, results: Iterable[Emissions], gwp_set: str) -> Year:
    first, *others = results
    if len(others) > 1:
        message = say("{year} is given {count} times. Give it once, or as a lock and then its inventory.", year=year, count=len(others) + 1)
        raise CarbonError(message, code="year_twice", field="given")
    restated = with_gwp_set(others[0] if others else first, gwp_set)
    moved = compare(first, restated)
    return Year(year, titled(first), moved.before, moved.after, moved.causes, restated)
