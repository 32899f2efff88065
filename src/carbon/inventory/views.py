"""Views of a footprint that reports ask for: biogenic CO2 per scope and category, instruments of market-based scope 2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from carbon.core.gases import CO2_BIOGENIC
from carbon.core.units.scales import scale, unit
from carbon.engine.answering.lines import Line
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import grouped, line_rows
from carbon.inventory.parts import Contract

_ENERGY_BOUGHT = 2


def biogenic_kg(result: Emissions, basis: str = "location") -> dict[tuple[int, int | None], float]:
    """Return biogenic CO2 [kg] per scope and category; a place without a published figure is not there.

    Parameters: result; basis, location or market.
    Source: GHG Protocol Corporate Standard (2004), ch. 9; Scope 3 Standard (2011), ch. 11.1 (apart from the scopes, per category).
    """
    cells = grouped(result, ["scope", "category", "gas"], basis)
    rows = zip(cells["scope"], cells["category"], cells["gas"], cells["kg"], strict=True)
    found = {(scope, category): mass for scope, category, gas, mass in rows if gas == CO2_BIOGENIC}
    return dict(sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or 0)))


def instrument_of(line: Line, contracts: Iterable[Contract]) -> tuple[str, str]:
    """Return level of the market-based hierarchy and name of the instrument that a line of market-based scope 2 uses.

    Parameters: line; contracts of the inventory, which tell certificates from other contracts.
    Source: GHG Protocol Scope 2 Guidance (2015), table 6.3.
    """
    name = line.factor.qualifiers.get("contract") or line.factor.qualifiers.get("supplier") or ""
    kinds = {contract.name: contract.kind for contract in contracts}
    return kinds.get(name, line.market_level or ""), name


class InstrumentRow(TypedDict):
    """Electricity of one level of the market-based hierarchy and one instrument [kWh, kg CO2e]."""

    level: str
    instrument: str
    energy_kwh: float
    co2e_kg: float


def instruments(result: Emissions, contracts: Iterable[Contract]) -> list[InstrumentRow]:
    """Return energy [kWh] and emissions [kg CO2e] of market-based scope 2 by level and instrument.

    Parameters: result; contracts of the inventory.
    """
    found: dict[tuple[str, str], list[float]] = {}
    known = tuple(contracts)
    for _, line, number, amount in line_rows(result):
        if line.market_level is not None and line.booking.scope == _ENERGY_BOUGHT:
            sums = found.setdefault(instrument_of(line, known), [0.0, 0.0])
            sums[0] += _kwh(line, amount)
            sums[1] += amount * float(result.plan.co2e_per_unit[number])
    return [{"level": level, "instrument": name, "energy_kwh": energy, "co2e_kg": mass} for (level, name), (energy, mass) in found.items()]


def _kwh(line: Line, amount: float) -> float:
    energy = unit(line.form.unit).dimension == "energy"
    return amount * line.scale * scale(line.form.unit, "kWh") if energy else 0.0
