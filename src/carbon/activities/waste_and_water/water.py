"""Water from the tap and water to the sewer."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Mass, Purpose, Volume
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.core.quantities import Amount


class WaterSupply(Activity):
    """Water supplied through the mains.

    Source: Scope 3 Technical Guidance (2013), formula 1.4; UK Government GHG conversion factors, Water supply.

    >>> WaterSupply(volume="1200 m3").purpose
    'goods'
    """

    kind: Literal["water_supply"] = "water_supply"
    amounts: ClassVar = (("volume",),)
    required: ClassVar = ("production",)
    examples: ClassVar = ("water_supply 1200 m3 --region GB --period 2024",)

    volume: Annotated[Volume | None, about("Volume of water supplied [m3].")] = None
    purpose: Purpose = "goods"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the supply."""
        return Method([Demand("water.supply", "production", one)])


_WORKS = "wastewater_treatment_in_water_treatment_plant"


class WasteWater(Activity):
    """Waste water treated by others.

    Treatment in your own works is scope 1 and 2: domestic_waste_water, industrial_waste_water and the power it takes.
    Source: Scope 3 Technical Guidance (2013), formula 5.2 and "Accounting for emissions from wastewater"; ADEME, Base Carbone, elements
    14740 and 14741 (municipal works).

    >>> WasteWater(volume="5000 m3").purpose
    'waste'
    """

    kind: Literal["waste_water"] = "waste_water"
    amounts: ClassVar = (("volume",), ("oxygen_demand",), ("nitrogen",))
    examples: ClassVar = (
        "waste_water 5000 m3 --region GB --period 2024",
        "waste_water --oxygen-demand '1200 kg' --region FR --period 2024",
    )

    volume: Annotated[Volume | None, about("Volume discharged [m3]; the volume supplied, if only that is metered.")] = None
    oxygen_demand: Annotated[Mass | None, about("Chemical oxygen demand that treatment removes, in France, for its methane [kg].")] = None
    nitrogen: Annotated[Mass | None, about("Nitrogen that reaches the works, in France, for its nitrous oxide [kg].")] = None
    purpose: Purpose = "waste"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the treatment, or one of its gases."""
        if self.volume is not None:
            return Method([Demand("water.treatment", "end_of_life", one)])
        part = "part_ch4" if self.oxygen_demand is not None else "part_n2o"
        return Method([Demand("process.waste_water", "process", one, {"product": _WORKS, "boundary": part})])
