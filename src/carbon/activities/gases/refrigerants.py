"""Refrigerants and other gases in equipment: what was refilled, or a mass balance of stocks, purchases and charges."""

from __future__ import annotations

from typing import ClassVar, Literal

from carbon.activities.fields.amounts import Mass
from carbon.activities.fields.common import Control
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.balance import Balanced
from carbon.activities.methods.release import GasOrBlend, released
from carbon.core.quantities import Amount


class Refrigerant(Activity):
    """A refrigerant or other gas that leaked: what a service refilled, or what a vessel lost.

    Parameters
    ----------
    gas: gas or blend, as hfc_134a, R-410A; a blend is resolved to its components.
    mass: what leaked [kg]: over a year of full charges, what was refilled.

    Source: US EPA, Direct Fugitive Emissions (2014), section 2.2; ISO 14064-1:2018, 5.2.2 (direct fugitive emissions).

    >>> Refrigerant(gas="R-410A", mass="5 kg").gas
    'R-410A'
    """

    kind: Literal["refrigerant"] = "refrigerant"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("release",)
    examples: ClassVar = ("refrigerant 5 kg --gas R-410A --period 2023",)

    gas: GasOrBlend
    mass: Mass | None = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that reached the air."""
        return released(self.gas, one.to("kg"))


class GasBalance(Balanced):
    """A gas in equipment by mass balance: what came in and is no longer there has leaked.

    Parameters
    ----------
    gas: gas or blend, as hfc_134a, R-410A, sf6.
    opening_stock, closing_stock: gas in storage at the beginning and the end of the period [kg].
    purchased: gas bought or received, also inside new equipment [kg].
    sold: gas sold, returned or sent away for destruction [kg].
    capacity_added: full charge of equipment taken into use in the period [kg].
    capacity_retired: full charge of equipment taken out of use in the period [kg].
    mass: the balance, where it was made elsewhere [kg].

    Emitted = opening − closing stock + purchased − sold − charge added + charge retired.
    Source: GHG Protocol HFC tool (2005), sales-based approach; US EPA, Direct Fugitive Emissions (2014), section 2.3 (material balance).

    >>> GasBalance(gas="sf6", opening_stock="40 kg", purchased="25 kg", closing_stock="30 kg", capacity_added="20 kg").mass
    Amount(value=15.0, unit='kg')
    """

    kind: Literal["gas_balance"] = "gas_balance"
    amounts: ClassVar = (("mass",),)
    balance: ClassVar = {
        "opening_stock": 1,
        "purchased": 1,
        "sold": -1,
        "closing_stock": -1,
        "capacity_added": -1,
        "capacity_retired": 1,
    }
    balance_needs: ClassVar = ("opening_stock", "purchased", "closing_stock")
    required: ClassVar = ("release",)
    examples: ClassVar = ("gas_balance --gas sf6 --opening-stock '40 kg' --purchased '25 kg' --closing-stock '30 kg' --period 2023",)

    gas: GasOrBlend
    opening_stock: Mass | None = None
    purchased: Mass | None = None
    sold: Mass | None = None
    closing_stock: Mass | None = None
    capacity_added: Mass | None = None
    capacity_retired: Mass | None = None
    mass: Mass | None = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that the balance lacks."""
        return released(self.gas, one.to("kg"))


class GasServicing(Balanced):
    """A gas in equipment by the simplified mass balance: filling of new, servicing and retiring of old equipment.

    Parameters
    ----------
    gas: gas or blend, as R-404A.
    filled: gas used to fill new equipment on site [kg], with `capacity_added`.
    capacity_added: full charge of that equipment [kg]; the difference escaped.
    serviced: gas used to service equipment: it replaces what leaked [kg].
    capacity_retired: full charge of retired equipment [kg], with `recovered`.
    recovered: gas recovered from it [kg]; the difference escaped.
    mass: the sum, where it was made elsewhere [kg].

    Emitted = filled − charge added + serviced + charge retired − recovered.
    Source: US EPA, Direct Fugitive Emissions (2014), section 2.4 (simplified material balance); GHG Protocol HFC tool (2005).

    >>> GasServicing(gas="R-404A", serviced="12 kg", capacity_retired="30 kg", recovered="27 kg").mass
    Amount(value=15.0, unit='kg')
    """

    kind: Literal["gas_servicing"] = "gas_servicing"
    amounts: ClassVar = (("mass",),)
    balance: ClassVar = {"filled": 1, "capacity_added": -1, "serviced": 1, "capacity_retired": 1, "recovered": -1}
    balance_pairs: ClassVar = (("filled", "capacity_added"), ("capacity_retired", "recovered"))
    required: ClassVar = ("release",)
    examples: ClassVar = ("gas_servicing --gas R-404A --serviced '12 kg' --capacity-retired '30 kg' --recovered '27 kg' --period 2023",)

    gas: GasOrBlend
    filled: Mass | None = None
    capacity_added: Mass | None = None
    serviced: Mass | None = None
    capacity_retired: Mass | None = None
    recovered: Mass | None = None
    mass: Mass | None = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that escaped."""
        return released(self.gas, one.to("kg"))
