"""A measure of a scenario: what it takes, where to, how much of it and when, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import Field, field_validator

from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import say
from carbon.core.units.scales import scale, unit
from carbon.core.written import parse_number
from carbon.inventory.part import Part, Said

_PERCENT = re.compile(r"(?P<sign>[-+\u2212]?)\s*(?P<number>[\d.,]+)\s*%")

_CURRENCY = re.compile("[A-Z]{3}")


class Measure(Part):
    """Something that is done: part of an activity is moved to another, or there is more or less of it.

    Parameters: name; sources, sites, kinds: what it concerns; where, fields of the activity or columns of the rows and the values they
    have; share of it that is moved, such as "60%" (all without it); to, the fields that differ afterwards, with `kind` for another kind of
    activity; into, the source that what comes in its place counts under, without it that which it comes from; change of the amount, as "-10
    %"; per_year, the same for each year up to the scenario's; start, the first year in which it acts, and full, the year from which it acts
    in full, in even steps between; trip, the length of one journey, as "80 km", where `to` is given for a journey and not for a unit of the
    old amount; cost a year, such as "1.2 MSEK", and fixed, what it costs a year whatever the share; note.
    """

    name: Said
    sources: tuple[str, ...] | None = None
    sites: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    share: str = "100%"
    to: dict[str, Any] | None = None
    into: Said | None = None
    change: str | None = None
    per_year: str | None = None
    start: int | None = None
    full: int | None = None
    trip: str | None = None
    cost: str | None = None
    fixed: str | None = None
    note: str = ""

    @field_validator("where", mode="before")
    @classmethod
    def _as_text(cls, given: Any) -> Any:
        """Numbers and true or false may be written as such."""
        if not isinstance(given, dict):
            return given
        return {name: tuple(map(_text, value)) if isinstance(value, (list, tuple)) else _text(value) for name, value in given.items()}

    @property
    def part(self) -> float:
        """The share that is moved, 0 to 1."""
        return _percent(self.share, say("measure '{name}': share", name=self.name), least=0.0, most=1.0)

    def level(self, year: int, whole: int) -> float:
        """Return how far it is carried out in a year, 0 to 1.

        Parameters: year; whole, the year of its scenario, from which a measure without a start acts.
        """
        first = self.start if self.start is not None else year if self.per_year else whole
        last = self.full if self.full is not None else first
        return min(1.0, max(0.0, (year - first + 1) / (last - first + 1)))

    def factor(self, years: int) -> float:
        """Return what the amount is multiplied by.

        Parameters: years from the inventory's to the scenario's.
        """
        found = 1.0
        if self.change is not None:
            found *= 1.0 + _percent(self.change, say("measure '{name}': change", name=self.name), least=-1.0, most=99.0)
        if self.per_year is not None:
            found *= (1.0 + _percent(self.per_year, say("measure '{name}': per_year", name=self.name), least=-1.0, most=99.0)) ** years
        return found

    @property
    def price(self) -> Amount | None:
        """Cost a year at the stated share; None where none is stated."""
        return self._money("cost", self.cost)

    @property
    def fixed_price(self) -> Amount | None:
        """Cost a year whatever the share; None where none is stated."""
        return self._money("fixed", self.fixed)

    def whole_price(self, level: float = 1.0) -> Amount | None:
        """Return both costs together; None where none is stated.

        Parameters: level, how far it is carried out, 0 to 1: its cost follows, what is fixed does not.
        Raises: CarbonError where the two are in different currencies.
        """
        cost, fixed = self.price, self.fixed_price
        if cost is None:
            return fixed
        if fixed is None:
            return Amount(cost.value * level, cost.unit)
        if currency(cost.unit) != currency(fixed.unit):
            message = say(
                "measure '{name}': cost in {unit}, fixed in {other}. Write both in one currency.",
                name=self.name,
                unit=cost.unit,
                other=fixed.unit,
            )
            raise CarbonError(message, code="currency_differs")
        return Amount(cost.value * level + fixed.value * scale(fixed.unit, cost.unit), cost.unit)

    def _money(self, entry: str, text: str | None) -> Amount | None:
        return None if text is None else money(text, self.name, entry)

    def journey(self, units: Sequence[str]) -> float:
        """Return the units of the old amount that one person's journey is; 1 where `to` is given for one of them.

        Parameters: units of the old amount, which is their product.
        Raises: CarbonError for a journey that is no length, and an amount that is none either.
        """
        if self.trip is None:
            return 1.0
        dimensions = [unit(name).dimension for name in units if unit(name).dimension != "passengers"]
        base = _TRAVELLED.get(dimensions[0]) if len(dimensions) == 1 else None
        if base is None:
            amount = " × ".join(units)
            message = say("measure '{name}': trip is the length of a journey, but the amount is in {unit}.", name=self.name, unit=amount)
            raise CarbonError(message, code="scenario_invalid")
        length, others = kilometres(self.trip, self.name), [name for name in units if unit(name).dimension != "passengers"]
        return length * scale(base, others[0])


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, (bool, int, float, date)) else value


_TRAVELLED = {"distance": "km", "passenger_distance": "pkm", "vehicle_distance": "vkm"}
"""Dimension of an amount that is a length travelled → unit of one kilometre of it."""


def kilometres(text: str, name: str) -> float:
    """Return the length of a journey [km].

    Parameters: text; name of its measure.
    Raises: CarbonError for what is no length above 0.
    """
    try:
        amount = parse_amount(text)
        found = amount.value * scale(amount.unit, "km")
    except CarbonError:
        found = 0.0
    if not found > 0:
        raise CarbonError(
            say("measure '{name}': trip '{text}' is no length. Write it as '80 km'.", name=name, text=text), code="scenario_invalid"
        )
    return found


def money(text: str, name: str, entry: str) -> Amount:
    """Return an amount of money.

    Parameters: text; name of the measure and entry, for errors.
    Raises: CarbonError for what has no currency.
    """
    try:
        found = parse_amount(text)
    except CarbonError:
        found = None
    if found is None or not is_currency(found.unit):
        message = say("measure '{name}': {entry} '{text}' has no currency. Write it as '1.2 MSEK'.", name=name, entry=entry, text=text)
        raise CarbonError(message, code="cost_invalid")
    return found


def currency(name: str) -> str:
    """Return the currency of a unit of money: SEK of MSEK.

    Parameters: name.
    """
    return unit(name).dimension


def is_currency(name: str) -> bool:
    """Return whether a unit is one of money.

    Parameters: name.
    """
    return bool(_CURRENCY.fullmatch(unit(name).dimension))


def _percent(text: str, what: str, *, least: float, most: float) -> float:
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise CarbonError(say("{what} is '{text}' and no share. Write it as '60%'.", what=what, text=text), code="share_invalid")
    value = parse_number(match["number"]) / 100.0 * (-1.0 if match["sign"] in ("-", "\u2212") else 1.0)
    if not least <= value <= most:
        message = say("{what} is {text}, outside {least:.0%} to {most:.0%}.", what=what, text=text, least=least, most=most)
        raise CarbonError(message, code="share_invalid")
    return value
