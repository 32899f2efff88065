"""Electricity and district heating."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Energy, Text
from carbon.core.errors import Finding
from carbon.core.quantities import Amount

GRID, RESIDUAL = "electricity.grid", "electricity.residual_mix"


class Electricity(Activity):
    """Electricity bought from a grid: generation, losses and upstream; location- and market-based.

    Parameters
    ----------
    energy: electricity used [kWh].
    supply: how it was bought: empty (nothing contracted: the residual mix), or the name of a contract or supplier
        whose factor stands in the catalogue under `electricity.contract` or `electricity.supplier`.

    Source: GHG Protocol Scope 2 Guidance (2015), ch. 4 and 6, table 6.3 (market-based order).

    >>> Electricity(energy="10 MWh", region="SE", period=2019).energy
    Amount(value=10.0, unit='MWh')
    """

    kind: Literal["electricity"] = "electricity"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("transmission", "wtt")
    examples: ClassVar = ("electricity 10 MWh --region SE --period 2019",)

    energy: Energy | None = None
    supply: Text | None = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation by location and by market, losses and upstream of both."""
        return Method([*market_demands(one, self.supply), *grid_chain(one)])


def grid_chain(one: Amount, basis: str | None = "location", step: str = "") -> list[Demand]:
    """Return the demands of grid electricity as it is where it is used: generation, losses, upstream.

    Parameters: one, electricity per unit of the activity; basis of the generation; step in words.
    """
    share = Demand("electricity.losses", "transmission", one, loss_of="generation", step=step)
    return [
        Demand(GRID, "generation", one, basis=basis, step=step),
        Demand(GRID, "transmission", one, otherwise=share, step=step),
        Demand(GRID, "wtt", one, {"part": "generation"}, step=step),
        Demand(GRID, "wtt", one, {"part": "transmission"}, step=step),
    ]


def market_demands(one: Amount, supply: str | None) -> list[Demand]:
    """Return generation by market: contract, else supplier rate, else residual mix, else the location factor."""
    fallback = Demand(
        GRID,
        "generation",
        one,
        basis="market",
        otherwise_finding=Finding(
            "residual_mix_missing",
            "warning",
            "no residual mix for this market and year; the location-based factor is used in the market-based total.",
        ),
    )
    residual = Demand(RESIDUAL, "generation", one, basis="market", otherwise=fallback)
    if not supply or supply == "residual":
        return [residual]
    message = (
        f"no factor of contract or supplier '{supply}'; the residual mix is used. "
        f"Add electricity.contract with contract={supply} to factors.csv."
    )
    uncontracted = replace(residual, otherwise_finding=Finding("contract_factor_missing", "warning", message))
    supplier = Demand("electricity.supplier", "generation", one, {"supplier": supply}, basis="market", otherwise=uncontracted)
    return [Demand("electricity.contract", "generation", one, {"contract": supply}, basis="market", otherwise=supplier)]


class DistrictHeating(Activity):
    """Heat from a district heating network.

    Parameters
    ----------
    energy: heat used [kWh].
    network: the network's name, as `göteborg`; without it the national mean.

    Source: GHG Protocol Scope 2 Guidance (2015), ch. 5; Värmemarknadskommittén (splitting combustion and upstream).

    >>> DistrictHeating(energy="61 GWh", network="Luleå").network
    'Luleå'
    """

    kind: Literal["district_heating"] = "district_heating"
    amounts: ClassVar = (("energy",),)
    required: ClassVar = ("generation",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("district_heating 61 GWh --network göteborg --region SE --period 2019",)

    energy: Energy | None = None
    network: Text | None = None

    def method(self, one: Amount, context: Context) -> Method:
        """Return generation, distribution losses where published, and upstream."""
        words = {"network": self.network.casefold()} if self.network else {}
        losses = words | {"part": "transmission"}
        stages = ("generation", "transmission", "wtt")
        return Method([*(Demand("heat.district", stage, one, words) for stage in stages), Demand("heat.district", "wtt", one, losses)])
