"""Storage and distribution by others: warehouses, distribution centres, shops."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Duration, Purpose, Volume
from carbon.activities.fields.own_factors import FactorText
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import EnergyRecipe
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.asset_accounts import account, check_account
from carbon.activities.methods.own_factors import TakesFactor
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class Storage(TakesFactor):
    """Goods stored by others: site-specific and average-data method of distribution.

    Storage that you pay for is purpose freight_in (category 4); after the point of sale it is freight_out (category 9).
    Source: Scope 3 Technical Guidance (2013), formulas 4.8 and 4.9.

    >>> Storage(volume="4000 m3", duration="2 days", factor="0.01 kg CO2e/m3_day", evidence="study").purpose
    'freight_in'
    """

    kind: Literal["storage"] = "storage"
    amounts: ClassVar = (("volume", "duration"), ("facilities",))
    products: ClassVar = {("volume", "duration"): ("m3", "d", "m3_day")}
    positionals: ClassVar = ("volume",)
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)
    examples: ClassVar = (
        "storage 4000 m3 --duration '2 days' --factor '0.01 kg CO2e/m3_day' --evidence 'study'",
        "storage --facilities 1 --energy 'electricity=10000 kWh' --own-volume '100 m3' --total-volume '400 m3' --region GB --period 2024",
    )

    volume: Annotated[Volume | None, about("Volume of the goods stored [m3], with duration and a factor per m3 and day.")] = None
    duration: Annotated[Duration | None, about("Time that the goods are stored [day].")] = None
    facilities: Annotated[
        Amount | None,
        AmountOf(("pieces",), "piece"),
        about("Number of facilities, with their energy for the period, instead of volume and duration [piece]."),
    ] = None
    factor: Annotated[FactorText | None, about("Emissions of storage per volume and day, such as 0.01 kg CO2e/m3_day.")] = None
    energy: Annotated[
        EnergyRecipe, about("Energy of one facility for the period, such as 'electricity=10000 kWh; natural_gas=1000 kWh_gross'.")
    ] = ()
    own_volume: Annotated[
        Volume | None, about("Volume of your own goods in the facility; with total_volume it gives your share of the energy [m3].")
    ] = None
    total_volume: Annotated[Volume | None, about("Volume of all goods in the facility [m3].")] = None
    purpose: Purpose = "freight_in"

    def model_post_init(self, context: object) -> None:
        """Check the account of the storage, and our part of it."""
        super().model_post_init(context)
        check_account(None, self.energy, self.factor, "storage")
        if self.energy and self.facilities is None:
            message = say("energy is given per facility. Give facilities, such as 1, or factor, such as '0.01 kg CO2e/m3_day'.")
            raise CarbonError(message, code="fields_contradict", field="energy")
        self._share()

    def _share(self) -> float:
        """Our goods ÷ all goods in the facility."""
        if self.own_volume is None and self.total_volume is None:
            return 1.0
        if self.own_volume is None or self.total_volume is None:
            missing = "own_volume" if self.own_volume is None else "total_volume"
            raise CarbonError(
                say("{missing} is not given. Give own_volume and total_volume, or neither.", missing=missing),
                code="field_missing",
                field=missing,
            )
        if self.own_volume.to("m3") > self.total_volume.to("m3"):
            message = say(
                "own_volume {own_volume} is more than total_volume {total_volume}. Correct one of them.",
                own_volume=self.own_volume,
                total_volume=self.total_volume,
            )
            raise CarbonError(message, code="share_invalid", field="own_volume")
        return self.own_volume.to("m3") / self.total_volume.to("m3")

    def method(self, one: Amount, context: Context) -> Method:
        """Return our part of the storage."""
        return account(one, self.energy, self.factor, self.evidence, self._share())
