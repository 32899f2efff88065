"""Figures of a method that are no emission factors: leak rates, charges of inhalers, fractions of nitrogen; each cited."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.formatting import styled
from carbon.core.places import place_said
from carbon.core.sentences import joined, say, term
from carbon.core.store.read import store


class Parameter(NamedTuple):
    """A figure with its unit, the lowest and highest published beside it, and where it stands."""

    value: float
    unit: str
    lowest: float | None
    highest: float | None
    source: str
    locator: str
    note: str

    @property
    def range(self) -> str:
        """The published range in words, such as ' (10 to 35%)'; empty where there is none."""
        if self.lowest is None or self.highest is None:
            return ""
        return say(" ({lowest:g} to {highest})", lowest=self.lowest, highest=_sized(self.highest, self.unit))

    @property
    def citation(self) -> str:
        """Source and place of the figure."""
        return joined((self.source, ", ", place_said(self.locator)))

    def finding(self, what: str, instead: str) -> Finding:
        """Return the finding that a published default was used for want of a figure of your own.

        Parameters: what it is of, in words; instead, what to write to say it oneself.
        """
        message = say(
            "{what}: the default {value}{interval} of {citation}. Write {instead} to say it.",
            what=what,
            value=_sized(self.value, self.unit),
            interval=self.range,
            citation=self.citation,
            instead=instead,
        )
        return Finding("parameter_default", "info", message)


def _sized(value: float, unit: str) -> str:
    """A figure with its unit: a share with its sign, as the language writes it, a ratio alone."""
    return styled(value, "g", {"%": "%", "ratio": "", "1": ""}.get(unit, f" {unit}"))


def number_taken(given: float | None, default: Parameter, what: str, field: str) -> tuple[float, list[Finding]]:
    """Return the number of a field, a published share where none was given, with the finding that says so.

    Parameters: given; default [%]; what it is of, in words; field.

    >>> number_taken(None, parameter("flight_fuel", "aircraft", "load_factor"), "seats", "load_factor")[0]
    0.845
    """
    if given is not None:
        return given, []
    return default.value / 100.0, [default.finding(what, f"{field}=")]


@cache
def parameter(family: str, item: str, name: str) -> Parameter:
    """Return a figure of a family of parameters.

    Parameters: family, such as leak_rate; item, such as chillers; name, such as operation.
    Raises: CarbonError `parameter_unknown` naming the nearest items.
    Source: the figures and their citations stand in emission_factors/parameters/.

    >>> parameter("leak_rate", "chillers", "operation").value
    15.0
    """
    sql = "SELECT value, unit, lowest, highest, source, locator, note FROM parameter WHERE family = ? AND item = ? AND name = ?"
    row = store().row(sql, family, item, name)
    if row is None:
        names = names_of(family, item)
        known = say(" Known of it: {names}.", names=", ".join(names)) if names else did_you_mean(item, items(family))
        raise CarbonError(
            say("no figure for {name} of {item} ({family}).{known}", name=name, item=term(item), family=family, known=known),
            code="parameter_unknown",
        )
    value, unit, lowest, highest, *rest = row
    return Parameter(value, unit, _number(lowest), _number(highest), *rest)


@cache
def names_of(family: str, item: str) -> tuple[str, ...]:
    """Return the names of the figures of an item; none where it is unknown.

    >>> names_of("leak_rate", "chillers")[:2]
    ('installation', 'operation')
    """
    return tuple(row[0] for row in store().rows("SELECT name FROM parameter WHERE family = ? AND item = ? ORDER BY name", family, item))


@cache
def items(family: str) -> tuple[str, ...]:
    """Return the items of a family in alphabetical order.

    >>> "chillers" in items("leak_rate")
    True
    """
    return tuple(row[0] for row in store().rows("SELECT DISTINCT item FROM parameter WHERE family = ? ORDER BY item", family))


def _number(cell: float | str | None) -> float | None:
    return float(cell) if cell not in (None, "") else None
