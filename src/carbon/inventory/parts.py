"""The entries of `inventory.toml`, each one class."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from carbon.activities.fields.common import DayField, PeriodField, RegionField, YearStart
from carbon.activities.fields.ratios import Share
from carbon.inventory.part import Part, Said
from carbon.reading.mapping import TableMapping

Approach = Literal["operational_control", "financial_control", "equity_share"]


def _spaced(given: object) -> object:
    return given.replace("_", " ") if isinstance(given, str) else given


class Head(Part):
    """What the inventory is of.

    Parameters: name; organisation; period; region; gwp_set; consolidation, how the boundary is drawn; notice, printed with every
    result; non_co2, stand_ins, sources and future_factors, as in Policy; financial_year, the day it starts, as 07-01, by which 2024/25
    is read; straddling, what becomes of a row that lies partly outside the period: refused, or its share by days counted; language of
    reports, en or sv; employees [FTE], inhabitants and floor_area [m2], by which the total is divided in print.
    """

    name: str
    organisation: str
    period: PeriodField
    region: RegionField
    gwp_set: str = "ar6_100"
    consolidation: Approach = "operational_control"
    notice: str = ""
    non_co2: bool = True
    stand_ins: tuple[str, ...] | None = None
    sources: tuple[str, ...] = ()
    future_factors: bool = False
    employees: Annotated[float, Field(gt=0)] | None = None
    inhabitants: Annotated[float, Field(gt=0)] | None = None
    floor_area: str | None = None
    financial_year: Annotated[str, YearStart()] | None = None
    straddling: Annotated[Literal["refuse", "by days"], BeforeValidator(_spaced)] = "refuse"
    language: str | None = None


class TableSettings(TableMapping):
    """One table of an inventory: its file, a sheet as book.xlsx#Feb, and how it is read, in the entry or in a file of its own.

    Parameters: path; mapping, a TOML file that `read -o` wrote, whose entries hold where the entry itself says nothing.
    """

    path: str
    mapping: str | None = None


class ControlTotal(Part):
    """What a known figure must come to, and its perimeter.

    Parameters: name; value, such as '20 000 t ± 10%'; measure: co2e, a gas, or amount; basis; stages, sources, scopes: the perimeter,
    everything without them; exclude_sources; citation.
    """

    name: str
    value: str
    measure: str = "co2e"
    basis: Literal["location", "market"] = "location"
    stages: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    scopes: tuple[int, ...] | None = None
    exclude_sources: tuple[str, ...] = ()
    citation: str = ""
    note: str = ""


class Contract(Part):
    """A contractual instrument for electricity, with its factor: here, or in factors.csv under electricity.contract, contract=name.

    Parameters: name; kind; factor, such as '12 g CO2e/kWh'; energy [kWh] or share of the electricity it covers; market, the region whose
    electricity it may cover; vintage, when its power was made; sites and sources it is for; zone, interval and commissioned (of the
    plant), which ride along for finer matching; evidence, as the register and the number of its cancellation.
    Source: GHG Protocol Scope 2 Guidance (2015), table 7.1 (quality criteria).
    """

    name: Said
    kind: Literal["certificates", "contract", "supplier_rate"] = "contract"
    factor: str | None = None
    energy: str | None = None
    share: str | None = None
    market: RegionField | None = None
    vintage: PeriodField | None = None
    zone: str | None = None
    interval: Literal["year", "month", "day", "hour"] = "year"
    commissioned: DayField | None = None
    sites: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    evidence: str = ""


class CertificatesSold(Part):
    """Certificates of own electricity that others claim now: that power takes the residual mix in the market-based view.

    Parameters: energy [kWh]; vintage, when it was made; sites and sources it was made at; evidence.
    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5 and 6.
    """

    energy: str
    vintage: PeriodField | None = None
    sites: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    evidence: str = ""


class Entity(Part):
    """A company or operation of the group, and how it stands to its owner.

    Parameters: name; owner, another entity, or none: the organisation itself; type, as it stands in the financial accounts; equity,
    the owner's share of it; operational_control, whether the group runs it; financial_control, where it differs from its type's.
    Source: GHG Protocol Corporate Standard (2004), table 1.
    """

    name: Said
    type: Literal["subsidiary", "joint_venture", "associate", "fixed_asset_investment", "franchise"] = "subsidiary"
    owner: str | None = None
    equity: Share | None = None
    operational_control: bool | None = None
    financial_control: Literal["full", "joint", "none"] | None = None
    evidence: str = ""


class Site(Part):
    """A site: floor area [m2] and employees, with where they are known from; entity, the company of the group it belongs to."""

    name: str = ""
    entity: str | None = None
    floor_area: str | None = None
    employees: float | None = None
    region: RegionField | None = None
    evidence: str = ""
    note: str = ""


class Exclusion(Part):
    """What is left out, and why: an exclusion needs a reason.

    Parameters: what; reason; sources, sites, kinds, entities: the rows it leaves out, those that meet all that are given; categories
    of scope 3 that are not reported.
    Source: GHG Protocol Scope 3 Standard (2011), ch. 6.1 and 11.1 (exclusions are listed and justified).
    """

    what: Said
    reason: Said
    sources: tuple[str, ...] | None = None
    sites: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    categories: tuple[Annotated[int, Field(ge=1, le=15)], ...] = ()


class BaseYearChange(Part):
    """Something that changed since the base year, with what it does to the base year's emissions.

    Parameters: name; kind; co2e, signed, in the base year [t]: an acquired plant's emissions of that year, less for a divested one.
    Source: GHG Protocol Corporate Standard (2004), ch. 5.
    """

    name: Said
    kind: Literal["acquisition", "divestment", "insourcing", "outsourcing", "method", "error", "organic_growth", "organic_decline"]
    co2e: str
    evidence: str = ""


class BaseYear(Part):
    """The base year, what it came to, and the policy by which it is recalculated.

    Parameters: year; folder of its inventory, or co2e, its total; basis of the total; threshold, the share of the base year from
    which the changes together are significant; changes.
    """

    year: int
    folder: str | None = None
    co2e: str | None = None
    basis: Literal["location", "market"] = "location"
    threshold: Share = 0.05
    changes: tuple[BaseYearChange, ...] = ()
