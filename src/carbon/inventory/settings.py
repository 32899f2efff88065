"""`inventory.toml`, read and checked: organisation, tables, contracts, control totals, exclusions, indicators, goals."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from carbon.activities.fields import PeriodField, RegionField
from carbon.core.errors import CarbonError, did_you_mean

NAME = "inventory.toml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Head(_Part):
    """What the inventory is of.

    Parameters: name; organisation; period; region; gwp_set; consolidation, how the boundary is drawn; notice, printed with
    every result; non_co2 and stand_ins, as in Policy.
    """

    name: str
    organisation: str
    period: PeriodField
    region: RegionField
    gwp_set: str = "ar6_100"
    consolidation: Literal["operational_control", "financial_control", "equity_share"] = "operational_control"
    notice: str = ""
    non_co2: bool = True
    base_year: int | None = None
    stand_ins: tuple[str, ...] | None = None


class TableSettings(_Part):
    """One table: its file, columns by field, and fields that are the same for all rows."""

    model_config = ConfigDict(frozen=True, extra="allow")

    path: str
    sheet: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    map_names: bool = True

    @property
    def constants(self) -> dict[str, Any]:
        """Fields that hold for all rows."""
        return dict(self.model_extra or {})


class ControlTotal(_Part):
    """What a known figure must come to, and its perimeter.

    Parameters: name; value, as '20 000 t ± 10 %'; measure: co2e, a gas, or amount; basis; stages, sources, scopes: the perimeter,
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


class Contract(_Part):
    """A contractual instrument for electricity: its factor stands in factors.csv under electricity.contract, contract=name."""

    name: str
    kind: Literal["certificates", "contract", "supplier_rate"] = "contract"
    energy: str | None = None
    share: str | None = None
    year: int | None = None
    zone: str | None = None
    sites: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    evidence: str = ""


class Site(_Part):
    """A site: floor area [m2] and employees, with where they are known from."""

    name: str = ""
    floor_area: str | None = None
    employees: float | None = None
    region: RegionField | None = None
    evidence: str = ""
    note: str = ""


class Exclusion(_Part):
    """What is left out, and why: an exclusion needs a reason."""

    what: str
    reason: str


class Indicator(_Part):
    """A yearly figure that rides along, and the goal it is held against."""

    name: str
    unit: str
    values: dict[str, float] = Field(default_factory=dict)
    goal: float | None = None
    direction: Literal["up", "down"] = "down"
    evidence: str = ""
    note: str = ""


def _listed(given: Any) -> Any:
    return [given] if isinstance(given, dict) else given


class Settings(_Part):
    """The whole of `inventory.toml`."""

    inventory: Head
    sites: dict[str, Site] = Field(default_factory=dict)
    tables: tuple[TableSettings, ...] = ()
    control_totals: tuple[ControlTotal, ...] = ()
    contracts: tuple[Contract, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(_listed)] = ()
    goals: Annotated[tuple[Indicator, ...], BeforeValidator(_listed)] = ()


def read_settings(folder: Path) -> Settings:
    """Return the settings of an inventory's folder.

    Raises: CarbonError for a missing file, for TOML that cannot be read (with its line), and for an unknown or wrong entry.
    """
    path = folder / NAME
    if not path.is_file():
        raise CarbonError(f"{folder} has no {NAME}. Copy examples/norrbotten-2019 and change it.", code="file_missing", field="path")
    try:
        return Settings(**tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        raise CarbonError(f"{NAME} cannot be read: {error}.", code="file_broken") from error
    except ValidationError as error:
        raise CarbonError(_sentence(error), code="inventory_invalid") from None


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = Settings.model_fields if len(first["loc"]) == 1 else _fields_beside(str(first["loc"][0]))
        return f"{NAME}: {place} is no entry.{did_you_mean(str(first['loc'][-1]), known)}"
    if first["type"] == "missing":
        return f"{NAME}: {place} is missing. Write {first['loc'][-1]} = …"
    reason = first.get("ctx", {}).get("error") or f"{first['msg']} (given {first['input']!r})"
    return f"{NAME}: {place}: {reason}"


def _fields_beside(section: str) -> list[str]:
    part: dict[str, type[BaseModel]] = {
        "inventory": Head,
        "tables": TableSettings,
        "control_totals": ControlTotal,
        "contracts": Contract,
    }
    part |= {"exclusions": Exclusion, "sites": Site, "indicators": Indicator, "goals": Indicator}
    return list(part[section].model_fields) if section in part else []
