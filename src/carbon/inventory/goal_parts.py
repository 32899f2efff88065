"""The entries of `inventory.toml` on figures and goals: facts of the organisation, indicators, goals."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carbon.inventory.part import Part, Said


class Fact(Part):
    """Something known of the organisation beside its rows: inhabitants, employees, turnover, kilometres.

    Parameters: value, with its unit: "250 000 inhabitants", "7 200 FTE", "9 600 MSEK"; evidence, where it is known from.
    """

    value: str
    evidence: str = ""


class Selection(Part):
    """What of the rows an indicator counts.

    Parameters: measure: amount (of the rows whose unit has the indicator's dimension), co2e, or a gas; sources, sites, kinds, scopes: the
    rows; exclude_sources; where, fields of the activity and the values they may have, as {fuel = ["hvo", "electricity"]}; basis of CO2e.
    """

    measure: str = "amount"
    sources: tuple[str, ...] | None = None
    sites: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    scopes: tuple[int, ...] | None = None
    exclude_sources: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    basis: Literal["location", "market"] = "location"


class Indicator(Part):
    """A yearly figure: computed from the inventory's rows and facts, or given.

    Parameters: name; unit, as kWh/m2, kg/inhabitant, t, %; of, what is counted; per, what it is divided by: the name of a fact, floor_area
    or employees of all sites, or a selection of rows; values, figures given by year, as those of earlier years; direction it should go;
    evidence of the values.
    """

    name: Said
    unit: str
    of: Selection | None = None
    per: str | Selection | None = None
    values: dict[str, float] = Field(default_factory=dict)
    goal: float | None = None
    direction: Literal["up", "down"] = "down"
    evidence: str = ""
    note: str = ""


class Goal(Part):
    """What an indicator shall come to.

    Parameters: name; indicator, by its name, where it differs; target, as 180, in the indicator's unit, such as "-30%" of the base year,
    or as "1.5 °C", or "sectoral"; sector, of a sectoral one the sector's intensity by year, in the indicator's unit; year by which;
    base_year; direction, where it differs from the indicator's; published, the verdict that a decision text gives, which is shown as
    it stands and never computed; citation of it.
    """

    name: Said
    indicator: str | None = None
    target: float | str | None = None
    year: int | None = None
    base_year: int | None = None
    direction: Literal["up", "down"] | None = None
    published: str = ""
    citation: str = ""
    sector: dict[str, float] = Field(default_factory=dict)
    note: str = ""


class Budget(Part):
    """A sum of emissions that is not to be exceeded over the years.

    Parameters: name; indicator of yearly emissions, by its name, where it differs; value, in the indicator's unit; start, the first
    year that counts; citation of where the budget stands.
    """

    name: Said
    indicator: str | None = None
    value: float = Field(gt=0)
    start: int
    citation: Said
    note: str = ""
