"""How sure a total is: factors and amounts err, not rows, so that all that shares a factor errs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import numpy as np

from carbon.analysis.drawing import Place, drawn
from carbon.analysis.drivers import Driver, drivers
from carbon.analysis.intervals import check_draws, half_width, interval_between
from carbon.analysis.ledger import Emissions
from carbon.analysis.moments import Analytical, analytical, of_reduced
from carbon.analysis.pedigree import derivation
from carbon.analysis.records import DriverRecord, UncertaintyRecord
from carbon.analysis.reduction import Part, Reduced, combined, reduced
from carbon.analysis.shapes import Z
from carbon.core.arrays import Floats
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import mass
from carbon.core.html_table import html_table
from carbon.core.sentences import say
from carbon.core.spread import Spread
from carbon.engine.result.subject import check_results
from carbon.tables.frames import frame
from carbon.tables.types import Table

_KEYS = ("source", "scope", "category")


@dataclass(frozen=True)
class Uncertainty:
    """Draws of a total, and the model they come from.

    Parameters: total, at the stated values [kg CO2e]; places, draws by source, scope and category [kg CO2e]; model, its parts and
    variables; seed; correlation between the errors of one factor in two editions; together, the same total if the rows of each source
    err together.
    """

    total: float
    places: dict[Place, Floats]
    model: Reduced
    seed: int
    correlation: float = 1.0
    together: Reduced | None = None

    @cached_property
    def draws(self) -> Floats:
        """Draws of the total [kg CO2e], shape (n,)."""
        found: Floats = np.sum(list(self.places.values()), axis=0)
        return found

    @cached_property
    def analytical(self) -> Analytical:
        """Mean, variance and skewness of the total without draws (IPCC Approach 1)."""
        return of_reduced(self.model, self.correlation)

    @property
    def mean(self) -> float:
        """Expected value [kg CO2e]: above the total where a published default is the median of a skewed range."""
        return self.analytical.moments.mean

    def interval(self, level: float = 0.95, method: str = "simulation") -> tuple[float, float]:
        """Return the bounds between which the total lies with this probability [kg CO2e].

        Parameters: level, 0 to 1; method, simulation (IPCC Approach 2) or analytical (Approach 1).
        Raises: CarbonError for a level that is not between 0 and 1, and for an unknown method.
        """
        return interval_between(self.draws, self.analytical, level, method)

    @property
    def relative(self) -> float:
        """Half the 95% interval over the mean, as a share; infinite where the mean is 0 and the interval is not."""
        low, high = self.interval()
        return half_width((high - low) / 2.0, self.mean)

    @property
    def settled(self) -> float:
        """How far the bounds of the 95% interval may move with other draws: their standard error over the mean, as a share."""
        blocks = np.array_split(self.draws, 20)
        bounds = np.array([np.quantile(block, [0.025, 0.975]) for block in blocks])
        return half_width(float(bounds.std(axis=0, ddof=1).max() / np.sqrt(len(blocks))), self.mean)

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """What the variance comes from, the largest first; their shares sum to 1."""
        return drivers(self.model, self.correlation)

    @property
    def basis(self) -> dict[str, float]:
        """Shares of the emissions, without their signs, whose factor's spread is stated, is a published default, or is unknown."""
        sums = {"stated": 0.0, "default": 0.0, "unknown": 0.0}
        for told in self.model.told:
            sums["unknown" if told.spread is None else "default" if told.default else "stated"] += told.kg
        whole = sum(sums.values()) or 1.0
        return {name: value / whole for name, value in sums.items()}

    def by(self, *keys: str) -> Table:
        """Return the 95% interval by source, scope or category; without a key, what the variance comes from.

        Raises: CarbonError naming the nearest key.
        """
        if not keys:
            rows = [driver._asdict() | {"sources": ", ".join(driver.sources)} for driver in self.drivers]
            return frame({name: [row[name] for row in rows] for name in Driver._fields})
        return frame(self.columns(keys))

    def columns(self, keys: Sequence[str]) -> dict[str, list[object]]:
        """Return the columns of `by(*keys)`: keys, stated, mean, low and high [kg CO2e], relative.

        Parameters: keys.
        Raises: CarbonError naming the nearest key.
        """
        for key in keys:
            if key not in _KEYS:
                raise CarbonError(
                    say("'{key}' is not a key of an uncertainty.{near}", key=key, near=did_you_mean(key, _KEYS)),
                    code="key_unknown",
                    field=key,
                )
        groups: dict[tuple[object, ...], list[Part]] = {}
        for part in self.model.parts:
            groups.setdefault(tuple(getattr(part, key) for key in keys), []).append(part)
        table: dict[str, list[object]] = {name: [] for name in (*keys, "stated_kg", "mean_kg", "low_kg", "high_kg", "relative")}
        for place, parts in groups.items():
            row = (*place, *self._row({(part.source, part.scope, part.category) for part in parts}, parts))
            for values, value in zip(table.values(), row, strict=True):
                values.append(value)
        return table

    def _row(self, places: set[Place], parts: Sequence[Part]) -> tuple[float, ...]:
        found = analytical(parts, self.model.variables, self.correlation)
        low, high = interval_between(np.sum([self.places[place] for place in places], axis=0), found, 0.95, "simulation")
        mean = found.moments.mean
        return sum(part.kg for part in parts), mean, low, high, half_width((high - low) / 2.0, mean)

    def __add__(self, other: Uncertainty) -> Uncertainty:
        return _summed(self, other, 1.0)

    def __sub__(self, other: Uncertainty) -> Uncertainty:
        return _summed(self, other, -1.0)

    def to_dict(self) -> UncertaintyRecord:
        """Return everything as plain values, for JSON."""
        low, high = self.interval()
        first, last = self.interval(method="analytical")
        together = of_reduced(self.together, self.correlation) if self.together else None
        return {
            "total_kg": self.total,
            "mean_kg": self.mean,
            "interval_kg": [low, high],
            "interval_analytical_kg": [first, last],
            "relative": self.relative if np.isfinite(self.relative) else None,
            "relative_if_rows_of_a_source_err_together": None if together is None else half_width(Z * together.deviation, self.mean),
            "basis": self.basis,
            "draws": int(self.draws.size),
            "seed": self.seed,
            "edition_correlation": self.correlation,
            "settled": self.settled,
            "by_source": _rows(self.columns(["source"])),
            "by_scope": _rows(self.columns(["scope", "category"])),
            "drivers": [cast("DriverRecord", driver._asdict()) for driver in self.drivers],
            "spreads": [told._asdict() | {"spread": None if told.spread is None else str(told.spread)} for told in self.model.told],
            "estimates": [estimate._asdict() | {"spread": str(estimate.spread)} for estimate in self.model.estimates],
            "estimates_by": derivation() if self.model.estimates else None,
        }

    def __repr__(self) -> str:
        return f"<Uncertainty {self}>"

    def _repr_html_(self) -> str:
        return html_table(str(self), ["what", ">share of the variance"], [[item.words, f"{item.share:.1%}"] for item in self.drivers[:10]])

    def __str__(self) -> str:
        low, high = (mass(bound) for bound in self.interval())
        shares = ", ".join(f"{name} {share:.0%}" for name, share in self.basis.items() if share)
        middle = f", mean {mass(self.mean)}" if abs(self.mean - self.total) > _DIFFERS * abs(self.total) else ""
        return (
            f"{mass(self.total)} CO2e{middle}, 95% between {low} and {high} (±{self.relative:.1%}); spreads of factors, by emissions: "
            f"{shares}; {self.draws.size} draws, seed {self.seed}"
        )


_DIFFERS = 5e-4


def _rows(columns: dict[str, list[object]]) -> list[dict[str, object]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _summed(one: Uncertainty, other: Uncertainty, sign: float) -> Uncertainty:
    """Draw by draw: what both share cancels or adds."""
    if (one.seed, one.draws.size, one.correlation) != (other.seed, other.draws.size, other.correlation):
        message = say(
            "draws of other seeds, numbers or correlations cannot be combined. Give both one seed=, draws= and edition_correlation=."
        )
        raise CarbonError(message, code="draws_differ")
    places = dict(one.places)
    for place, draws in other.places.items():
        places[place] = places.get(place, 0.0) + sign * draws
    model = combined([(1.0, one.model), (sign, other.model)])
    both = combined([(1.0, one.together), (sign, other.together)]) if one.together and other.together else None
    return replace(one, total=one.total + sign * other.total, places=places, model=model, together=both)


def uncertainty(
    result: Emissions,
    draws: int = 10_000,
    seed: int = 1,
    otherwise: Spread | str | None = None,
    *,
    defaults: bool = True,
    edition_correlation: float = 1.0,
    together: bool = False,
) -> Uncertainty:
    """Return how certain the total of a result is.

    Lines that share a factor err together, in every year and organisation; factors, amounts and the fit of a factor to what was asked are
    independent of each other. GWP values count as known.

    Parameters
    ----------
    result: emissions or a footprint.
    draws: number of draws.
    seed: seed of the draws; the same seed gives the same draws, and shared factors the same draws in two results.
    otherwise: spread of factors that state none, such as "±10%", in place of the published defaults of their kind.
    defaults: whether published defaults are used where a factor states nothing, and for factors of another place, time or technology.
    edition_correlation: between the errors of one factor in two editions, 0 to 1.
    together: whether the rows of a source err together, as when one assumption is behind them; else each row errs on its own.

    Raises: CarbonError for a result without an answer, fewer than 100 draws, or a spread that cannot be read.
    Source: IPCC 2006 Guidelines vol. 1, ch. 3, section 3.2.3 (Approaches 1 and 2); GHG Protocol, Quantitative Uncertainty Guidance (2011).

    >>> import carbon
    >>> sure = uncertainty(carbon.calculate("diesel", "40 L", region="GB", period=2019, uncertainty="±10%"), draws=1000)
    >>> 0.08 < sure.relative < 0.12
    True
    """
    check_results("uncertainty", result)
    total = _total(result)
    check_draws(draws, edition_correlation)
    model = reduced(result, otherwise, defaults=defaults, together=together)
    beside = None if together else reduced(result, otherwise, defaults=defaults, together=True)
    return Uncertainty(total, drawn(model, draws, seed, edition_correlation), model, seed, edition_correlation, beside)


def _total(result: Emissions) -> float:
    total = result.total_kg(result.basis)
    if total is None:
        message = say("no row has an answer, so there is no total whose uncertainty could be drawn. Fix the errors that check prints.")
        raise CarbonError(message, code="no_answer")
    return total
