"""Gases and the sets of global warming potentials that weigh them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.store.read import store

CO2E = "co2e"
"""The pseudo-gas of a factor published only as CO2e."""
CO2_BIOGENIC = "co2_biogenic"
"""CO2 of biomass: reported beside the scopes, weight 0."""
UNWEIGHTED = {CO2E: 1.0, CO2_BIOGENIC: 0.0}


@dataclass(frozen=True, slots=True)
class Gas:
    """A gas: id, English name, formula, CAS number, family, and whether it is one of the seven of the GHG Protocol."""

    gas: str
    name: str
    formula: str
    cas: str
    family: str
    kyoto: bool


@cache
def gas(name: str) -> Gas:
    """Return a gas by its id or an alias.

    Raises: CarbonError `gas_unknown` naming the nearest.

    >>> gas("sevoflurane").family
    'hfe'
    """
    row = store().row("SELECT gas, name, formula, cas, family, kyoto FROM gas WHERE gas = ?", _canonical(name))
    if row is None:
        raise CarbonError(f"gas '{name}' is unknown.{did_you_mean(name, _gas_names())}", code="gas_unknown")
    name_id, english, formula, cas, family, kyoto = row
    return Gas(name_id, english, formula, cas, family, bool(kyoto))


@cache
def gwp_set_names() -> tuple[str, ...]:
    """Return the names of all sets, as `ar5_100`."""
    return tuple(row[0] for row in store().rows("SELECT gwp_set FROM gwp_set ORDER BY gwp_set"))


@cache
def gwp(gwp_set: str) -> dict[str, float]:
    """Return gas → kg CO2e per kg of a set; biogenic CO2 weighs 0, `co2e` 1.

    Raises: CarbonError `gwp_set_unknown` naming the nearest.
    Source: the report and table of each value stand in emission_factors/gwp/gwp.csv.

    >>> gwp("ar5_100")["n2o"]
    265.0
    """
    rows = store().rows("SELECT gas, value FROM gwp WHERE gwp_set = ?", gwp_set)
    if not rows:
        raise CarbonError(
            f"GWP set '{gwp_set}' is unknown.{did_you_mean(gwp_set, gwp_set_names())}", code="gwp_set_unknown", field="gwp_set"
        )
    return dict(rows) | UNWEIGHTED


@cache
def gwp_sets_with(gas_name: str) -> tuple[str, ...]:
    """Return the names of the sets that weigh a gas.

    >>> gwp_sets_with("sevoflurane")[:2]
    ('ar5_100', 'ar5_100_split')
    """
    rows = store().rows("SELECT gwp_set FROM gwp WHERE gas = ? ORDER BY gwp_set", gas_name)
    return tuple(row[0] for row in rows)


@cache
def kyoto(gas_name: str) -> bool:
    """Return whether a gas is one of the seven of the GHG Protocol, or the pseudo-gas made of them."""
    row = store().row("SELECT kyoto FROM gas WHERE gas = ?", gas_name)
    return gas_name in UNWEIGHTED or bool(row and row[0])


@cache
def gwp_citation(gwp_set: str, gas_name: str) -> str:
    """Return report and table of one value."""
    row = store().row("SELECT locator FROM gwp WHERE gwp_set = ? AND gas = ?", gwp_set, gas_name)
    return str(row[0]) if row else ""


def _canonical(name: str) -> str:
    return _aliases().get(name.casefold().replace("-", "_").replace(" ", "_"), name)


def _gas_names() -> list[str]:
    return sorted(set(_aliases().values()))


@cache
def _aliases() -> dict[str, str]:
    found = {}
    for gas_id, aliases in store().rows("SELECT gas, aliases FROM gas"):
        for alias in [gas_id, *aliases.split(";")]:
            found[alias.strip().casefold().replace("-", "_").replace(" ", "_")] = gas_id
    return found


def gas_column(gas: str) -> str:
    """Return the name of a gas's column.

    The pseudo-gas of factors published only as CO2e must not take the name of the total.
    """
    return "co2e_unsplit_kg" if gas == CO2E else f"{gas}_kg"
