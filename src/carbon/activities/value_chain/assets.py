"""Leased assets and franchises: by energy, by floor space or number, or by what the other party reports."""

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from carbon.activities.fields.common import AmountOf, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.own_factors import FactorText, MassCO2e
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import EnergyRecipe
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.asset_accounts import account, area_share, check_account
from carbon.activities.methods.own_factors import TakesFactor
from carbon.core.quantities import Amount

Area = Annotated[Amount, AmountOf(("area",))]
Pieces = Annotated[Amount, AmountOf(("pieces",), "piece", ("device",))]
_DIRECTION = Word("direction", ("upstream", "downstream"))
AMOUNTS = (("area",), ("pieces",), ("emissions",))


class LeasedAsset(TakesFactor):
    """A leased building, vehicle or machine outside scope 1 and 2: average-data, asset-specific and lessor-specific method.

    Source: Scope 3 Technical Guidance (2013), formulas 8.1 to 8.5, and category 13, which uses the same.

    >>> LeasedAsset(area="200 m2", factor="45 kg CO2e/m2", direction="downstream", evidence="survey").control
    'leased_out'
    """

    kind: Literal["leased_asset"] = "leased_asset"
    amounts: ClassVar = AMOUNTS
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = (
        "leased_asset 200 m2 --energy 'electricity=120 kWh' --region GB --period 2024",
        "leased_asset 9000 kg CO2e --direction downstream --own-area '5000 m2' --total-area '15000 m2' --evidence 'lessee'",
    )

    area: Annotated[Area | None, about("Leased floor space, with energy or factor per m2 and year [m2].")] = None
    pieces: Annotated[
        Pieces | None,
        about("Number of assets, with energy or factor per asset and year, instead of an area; 1 for a whole building [piece]."),
    ] = None
    emissions: Annotated[
        MassCO2e | None, about("Scope 1 and 2 that the lessor or lessee reports, instead of an area or a number [kg CO2e].")
    ] = None
    direction: Annotated[
        str,
        _DIRECTION,
        about("upstream (you lease it, category 8) or downstream (you own it and lease it out, category 13)."),
    ] = "upstream"
    energy: Annotated[EnergyRecipe, about("Energy per m2 or asset and year, such as 'electricity=120 kWh; natural_gas=80 kWh_gross'.")] = ()
    factor: Annotated[FactorText | None, about("Emissions per m2 or asset and year, instead of energy, such as 45 kg CO2e/m2.")] = None
    own_area: Annotated[
        Area | None, about("Your own floor space in a building without sub-meters. Your share is own_area ÷ (total_area × occupancy) [m2].")
    ] = None
    total_area: Annotated[Area | None, about("Floor space of the whole building without sub-meters [m2].")] = None
    occupancy: Annotated[Share, about("Share of the building that is let.")] = 1.0
    purpose: Purpose = "leased_assets"

    @model_validator(mode="before")
    @classmethod
    def _control_of_direction(cls, given: object) -> object:
        """What is leased out is category 13, unless a control is given."""
        if isinstance(given, dict) and _DIRECTION.within(given) == "downstream" and "control" not in given:
            return given | {"control": "leased_out"}
        return given

    def model_post_init(self, context: object) -> None:
        """Check the account of the asset, and its share."""
        super().model_post_init(context)
        check_account(self.emissions, self.energy, self.factor, "leased_asset")
        area_share(self.own_area, self.total_area, self.occupancy)

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the asset's emissions."""
        return account(one, self.energy, self.factor, self.evidence, area_share(self.own_area, self.total_area, self.occupancy))


class Franchise(TakesFactor):
    """A franchise that operates under your licence: franchise-specific and average-data method.

    Source: Scope 3 Technical Guidance (2013), formulas 14.1, 14.4 and 14.5.

    >>> Franchise(area="100 m2", factor="30 t CO2e/m2", evidence="survey").purpose
    'franchise'
    """

    kind: Literal["franchise"] = "franchise"
    amounts: ClassVar = AMOUNTS
    derived: ClassVar = ("factor_evidence",)
    examples: ClassVar = ("franchise 100 m2 --energy 'electricity=300 kWh; natural_gas=150 kWh_gross' --region GB --period 2024",)

    area: Annotated[Area | None, about("Floor space of the franchises, with energy or factor per m2 and year [m2].")] = None
    pieces: Annotated[
        Pieces | None, about("Number of franchises, with energy or factor per franchise and year, instead of an area [piece].")
    ] = None
    emissions: Annotated[MassCO2e | None, about("Scope 1 and 2 that the franchisee reports, instead of an area or a number [kg CO2e].")] = (
        None
    )
    energy: Annotated[EnergyRecipe, about("Energy per m2 or franchise and year, such as 'electricity=300 kWh'.")] = ()
    factor: Annotated[FactorText | None, about("Emissions per m2 or franchise and year, instead of energy, such as 45 kg CO2e/m2.")] = None
    share: Annotated[Share, about("Share of the franchisee's business under your licence.")] = 1.0
    purpose: Purpose = "franchise"

    def model_post_init(self, context: object) -> None:
        """Check the account of the franchise."""
        super().model_post_init(context)
        check_account(self.emissions, self.energy, self.factor, "franchise")

    def method(self, one: Amount, context: Context) -> Method:
        """Return our share of the franchise's emissions."""
        return account(one, self.energy, self.factor, self.evidence, self.share)
