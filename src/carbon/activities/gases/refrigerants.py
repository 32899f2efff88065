"""Refrigerants and other gases in equipment: what was refilled, or a mass balance of stocks, purchases and charges."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.balance import Balanced
from carbon.activities.methods.release import GasOrBlend, as_published, released
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class Refrigerant(Activity):
    """A refrigerant or other gas that leaked: the amount refilled at service, or lost from a vessel.

    Source: US EPA, Direct Fugitive Emissions (2014), section 2.2; ISO 14064-1:2018, 5.2.2 (direct fugitive emissions).

    >>> Refrigerant(gas="R-410A", mass="5 kg").gas
    'R-410A'
    """

    kind: Literal["refrigerant"] = "refrigerant"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("release",)
    examples: ClassVar = ("refrigerant 5 kg --gas R-410A --period 2023",)

    gas: Annotated[GasOrBlend, about("Gas or blend that leaked, such as hfc_134a or R-410A. A blend is split into its components.")]
    mass: Annotated[Mass | None, about("Mass that leaked [kg]; for equipment that is kept full, the mass refilled over the year.")] = None
    weighing: Annotated[
        str,
        Word("weighing", ("set", "published")),
        about("Weight of the gas: that of the GWP set, or the CO2e that the region's publisher prints for it (GB, US), whatever the set."),
    ] = "set"
    part: Annotated[
        str | None,
        Word("part", ("kyoto", "non_kyoto")),
        about("Part of a published blend: its gases inside the Kyoto Protocol, or those outside; with weighing=published."),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that a part is of a published value."""
        super().model_post_init(context)
        if self.part and self.weighing == "set":
            message = say(
                "part is of a value that a publisher prints: write weighing=published. Without it each gas of a blend has its line."
            )
            raise CarbonError(message, code="field_missing", field="weighing")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that reached the air."""
        if self.weighing == "published":
            return as_published(self.gas, one.to("kg"), self.part)
        return released(self.gas, one.to("kg"))


class GasBalance(Balanced):
    """A gas in equipment, by mass balance: what came in and is no longer there has leaked.

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

    gas: Annotated[GasOrBlend, about("Gas or blend of the balance, such as hfc_134a, R-410A or sf6.")]
    opening_stock: Annotated[Mass | None, about("Gas in storage at the beginning of the period [kg].")] = None
    purchased: Annotated[Mass | None, about("Gas bought or received, also inside new equipment [kg].")] = None
    sold: Annotated[Mass | None, about("Gas sold, returned or sent away for destruction [kg].")] = None
    closing_stock: Annotated[Mass | None, about("Gas in storage at the end of the period [kg].")] = None
    capacity_added: Annotated[Mass | None, about("Full charge of equipment put into use in the period [kg].")] = None
    capacity_retired: Annotated[Mass | None, about("Full charge of equipment taken out of use in the period [kg].")] = None
    mass: Annotated[Mass | None, about("Result of the balance, if it was calculated elsewhere [kg].")] = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that the balance lacks."""
        return released(self.gas, one.to("kg"))


class GasServicing(Balanced):
    """A gas in equipment, by simplified mass balance: filling new equipment, servicing it, retiring old equipment.

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

    gas: Annotated[GasOrBlend, about("Gas or blend of the equipment that is serviced, such as R-404A.")]
    filled: Annotated[Mass | None, about("Gas used to fill new equipment on site; with capacity_added [kg].")] = None
    capacity_added: Annotated[Mass | None, about("Full charge of the new equipment [kg]; the difference from filled has escaped.")] = None
    serviced: Annotated[Mass | None, about("Gas used to service equipment, which replaces what leaked [kg].")] = None
    capacity_retired: Annotated[Mass | None, about("Full charge of retired equipment; with recovered [kg].")] = None
    recovered: Annotated[Mass | None, about("Gas recovered from retired equipment [kg]; the difference from its charge has escaped.")] = (
        None
    )
    mass: Annotated[Mass | None, about("Sum of the gas that escaped, if it was calculated elsewhere [kg].")] = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases that escaped."""
        return released(self.gas, one.to("kg"))
