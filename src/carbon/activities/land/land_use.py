"""Land-use change: biomass that a change of land use removes."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Area, Control
from carbon.activities.fields.listed import Listed, words
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import Efficiency, Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.land_carbon import IN_TOTAL, carbon_demands, carbon_findings
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import joined, say


class LandUseChange(Activity):
    """Carbon in the trees and plants that a change of land use removes, tier 1.

    The soil is kind soil_carbon_change or organic_soil. More biomass after than before is a removal, excluded from totals.
    Source: 2006 IPCC Guidelines vol. 4, eq. 2.15 and 2.16; by change: ADEME, Base Carbone, direct land use change.

    >>> LandUseChange(area="2 ha", biomass_before="120 t/ha", biomass_after="5 t/ha", carbon_fraction=0.5).booked
    1.0
    """

    kind: Literal["land_use_change"] = "land_use_change"
    amounts: ClassVar = (("area",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("land_use_change 2 ha --biomass-before '120 t/ha' --biomass-after '5 t/ha' --carbon-fraction 0.5",)

    area: Annotated[Area | None, about("Area converted [ha].")] = None
    biomass_before: Annotated[
        Rate | None, RateOf(("mass",), "area"), about("Dry matter of plants and roots just before the change [t/ha].")
    ] = None
    biomass_after: Annotated[
        Rate | None, RateOf(("mass",), "area"), about("Dry matter of plants and roots just after the change [t/ha].")
    ] = None
    carbon_fraction: Annotated[
        Efficiency | None, about("Share of carbon in the dry matter, such as 0.5; the IPCC's values for forests are in Table 4.3.")
    ] = None
    change: Annotated[
        str | None,
        Listed("land_use.change", "change"),
        about(
            "Type of change with a published factor for plants and soil together, such as "
            "direct_land_use_change_crop_to_raincoated_soils (sealed), instead of biomass."
        ),
    ] = None
    booked: Annotated[
        Share,
        about(
            "Share that is booked in this period: all of it in the year of the change, or 0.05 where a standard spreads it over 20 years."
        ),
    ] = 1.0
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that the plants are known, or the change by its name."""
        super().model_post_init(context)
        names = ("biomass_before", "biomass_after", "carbon_fraction")
        lacking = [name for name in names if getattr(self, name) is None]
        if self.change and len(lacking) < len(names):
            given = next(name for name in names if name not in lacking)
            message = say(
                "change {change} includes plants and soil, but {given} is given. Write one of them.", change=self.change, given=given
            )
            raise CarbonError(message, code="fields_contradict", field=given)
        if lacking and not self.change:
            message = say(
                "land_use_change needs {lacking}: biomass, such as '120 t/ha', and its carbon, such as 0.5; the IPCC's "
                "are in Table 4.3 for forests. Or give change.",
                lacking=joined(lacking, say(" and ")),
            )
            raise CarbonError(message, code="field_missing", field=lacking[0])

    def method(self, one: Amount, context: Context) -> Method:
        """Return the carbon that is lost."""
        if self.biomass_before is None or self.biomass_after is None or self.carbon_fraction is None:
            part = Amount(one.value * self.booked, one.unit)
            step = say("{one} × {booked:g} booked", one=one, booked=self.booked) if self.booked < 1 else ""
            return Method([Demand("land_use.change", "process", part, words(change=self.change), step=step)], [IN_TOTAL])
        before, after = (_on(rate, one) for rate in (self.biomass_before, self.biomass_after))
        lost = Amount((before - after) * self.carbon_fraction * self.booked, "t")
        step = say(
            "({biomass_before} − {biomass_after}) × {carbon_fraction:g} carbon × {booked:g} booked",
            biomass_before=self.biomass_before,
            biomass_after=self.biomass_after,
            carbon_fraction=self.carbon_fraction,
            booked=self.booked,
        )
        return Method(carbon_demands(lost, step), carbon_findings(lost))


def _on(load: Rate, area: Amount) -> float:
    """Dry matter that stands on an area [t]."""
    return Amount(load.value, load.unit).to("t") * area.to("m2") / Amount(1.0, load.per).to("m2")
