"""Electricity where it is used: generation by location and by market, losses and upstream."""

from __future__ import annotations

from dataclasses import replace

from carbon.activities.framework.demands import Demand, Method
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.identity import loss_factor

GRID, RESIDUAL = "electricity.grid", "electricity.residual_mix"


def grid_chain(one: Amount, basis: str | None = "location", step: str = "", loss_rate: str | None = None) -> list[Demand]:
    """Return the demands of grid electricity as it is where it is used: generation, losses, upstream.

    Parameters: one, electricity per unit of the activity; basis of the generation; step in words; loss_rate, own losses, see
    `LossRateOf`.
    """
    if loss_rate is not None:
        lost = loss_factor(loss_rate)
        return [
            Demand(GRID, "generation", one, basis=basis, step=step),
            Demand(GRID, "wtt", one, {"part": "generation"}, step=step),
            Demand(GRID, "transmission", one, factor=lost, loss_of="generation", step=step),
            Demand("electricity.losses", "wtt", one, factor=lost, loss_of="wtt", step=step),
        ]
    share = Demand("electricity.losses", "transmission", one, loss_of="generation", step=step)
    return [
        Demand(GRID, "generation", one, basis=basis, step=step),
        Demand(GRID, "transmission", one, otherwise=share, step=step),
        Demand(GRID, "wtt", one, {"part": "generation"}, step=step),
        Demand(GRID, "wtt", one, {"part": "transmission"}, step=step),
    ]


def market_demands(one: Amount, supply: str | None, compiled: dict[str, str] | None = None) -> list[Demand]:
    """Return generation by market: contract, else supplier rate, else residual mix, else the location factor.

    Parameters: one, electricity per unit of the activity; supply, a contract or supplier; compiled, the compilation of the location factor.
    """
    fallback = Demand(
        GRID,
        "generation",
        one,
        compiled or {},
        basis="market",
        otherwise_finding=Finding(
            "residual_mix_missing",
            "warning",
            say("no residual mix for this market and year; the location-based factor is used in the market-based total."),
        ),
    )
    residual = Demand(RESIDUAL, "generation", one, basis="market", otherwise=fallback)
    if not supply or supply == "residual":
        return [residual]
    message = say(
        "no factor for contract or supplier '{supply}'; the residual mix is used. Write factor at the contract in "
        'inventory.toml, as "12 g CO2e/kWh", or add electricity.contract with contract={supply} to factors.csv.',
        supply=supply,
    )
    uncontracted = replace(residual, otherwise_finding=Finding("contract_factor_missing", "warning", message))
    supplier = Demand("electricity.supplier", "generation", one, {"supplier": supply}, basis="market", otherwise=uncontracted)
    return [Demand("electricity.contract", "generation", one, {"contract": supply}, basis="market", otherwise=supplier)]


def electricity(used: Amount, step: str, loss_rate: str | None = None) -> Method:
    """Return the method of electricity that is used: by market and by location, with losses and upstream.

    Parameters: used per unit of the activity [kWh]; step in words; loss_rate, own losses, see `LossRateOf`.
    """
    return Method([*market_demands(used, None), *grid_chain(used, step=step, loss_rate=loss_rate)])
