"""The factors that contracts state themselves: a layer of the catalogue over the organisation's own file."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.core.errors import CarbonError
from carbon.core.gases import CO2E
from carbon.core.regions import WORLD
from carbon.core.sentences import say
from carbon.core.units.scales import scale, unit
from carbon.factors.catalogue import Catalogue
from carbon.factors.own import layer_of
from carbon.factors.spelling import UNSAID, is_unsaid, read_factor
from carbon.inventory.parts import Contract

_QUALIFIER = {"certificates": "contract", "contract": "contract", "supplier_rate": "supplier"}
"""What the key of an instrument is called, and the qualifier that names it."""


def contract_factors(contracts: Sequence[Contract]) -> Catalogue | None:
    """Return the factors that contracts state; None where none does.

    Raises: CarbonError for a factor that cannot be read, or is not of energy.
    """
    rows = [_row(contract, contract.factor) for contract in contracts if contract.factor]
    return Catalogue((layer_of(rows, "contracts"),)) if rows else None


def _row(contract: Contract, text: str) -> dict[str, str]:
    """A contract's figure as a row of own factors, per kWh."""
    try:
        _check_name(contract.name)
        masses = _per_kwh(text)
    except CarbonError as error:
        message = say("contract '{name}': {error}", name=contract.name, error=error)
        raise CarbonError(message, code="contract_invalid", field="factor") from error
    word = _QUALIFIER[contract.kind]
    row = {"key": f"electricity.{word}", "qualifiers": f"{word}={contract.name}", "stages": "generation", "unit": "kWh"}
    row |= {"region": contract.market or WORLD, "locator": contract.evidence or f"contract {contract.name}", "publication": contract.name}
    if contract.vintage is not None:
        row |= {"valid_from": str(contract.vintage.start), "valid_to": str(contract.vintage.end)}
    row |= {"derivation": UNSAID} if is_unsaid(text) else {}
    return row | masses | ({"gwp_set": "unstated"} if CO2E in masses else {})


def _check_name(name: str) -> None:
    if ";" in name:
        message = say("the name has a semicolon, which separates the words of a factor. Write a comma.")
        raise CarbonError(message, code="contract_invalid")


def _per_kwh(text: str) -> dict[str, str]:
    """Gas → kg per kWh of a factor as a person wrote it."""
    found = read_factor(text)
    if any(unit(part.unit).dimension != "energy" for part in found):
        raise CarbonError(say("'{factor}' is not per kWh. Write it as 12 g CO2e/kWh.", factor=text), code="contract_invalid")
    return {part.gas: repr(part.mass / scale(part.unit, "kWh")) for part in found}
