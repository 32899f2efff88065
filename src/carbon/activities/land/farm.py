"""Farming in France by ADEME's factors: what a farm sells, the field work of a crop, and nitrous oxide of managed soils."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Control, Purpose
from carbon.activities.fields.listed import Listed, completed, words
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.products import proxied
from carbon.core.quantities import Amount

_DRIVING, _MACHINES = "amont_et_combustion", "machinery"
"""How ADEME tells the fuel of field work, with its upstream, from the making of the machines."""


class FarmProduct(Activity):
    """Products as they leave the farm or fishing boat: grain, fodder, milk, animals, fish.

    Source: Scope 3 Technical Guidance (2013), formula 1.4 (average-data method); ADEME, Base Carbone, products of farming and fishing.

    >>> FarmProduct(mass="12 t", product="Clementine export quality").product
    'clementine_export_quality'
    """

    kind: Literal["farm_product"] = "farm_product"
    amounts: ClassVar = (("mass",),)
    required: ClassVar = ("production",)
    examples: ClassVar = ("farm_product 12 t --product clementine_export_quality --region FR --period 2024",)

    mass: Annotated[Amount | None, AmountOf(("mass",)), about("Mass sold by the farm, or landed [kg].")] = None
    product: Annotated[
        str,
        Listed("agriculture.product", "product", open=True),
        about("Name of the farm product in the catalogue, such as soft_wheat_grain_conventional."),
    ]
    system: Annotated[
        str | None, Listed("agriculture.product", "system"), about("How and where it was grown; required only if several are published.")
    ] = None
    purpose: Purpose = "goods"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the production up to the farm's gate.

        Raises: CarbonError where the product is grown in several ways and none is given.
        """
        asked = completed("agriculture.product", words(product=self.product, system=self.system))
        return Method([proxied(Demand("agriculture.product", "production", one, asked))])


class FieldWork(Activity):
    """Fuel for the field work of a crop or for heating a greenhouse, by area, and the making of the machines.

    If the litres are known, use kind fuel. Source: ADEME, Base Carbone, fuels of farming by crop.

    >>> FieldWork(area="12 ha", crop="vignes").crop
    'vignes'
    """

    kind: Literal["field_work"] = "field_work"
    amounts: ClassVar = (("area",),)
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("field_work 12 ha --crop vignes --region FR --period 2024",)

    area: Annotated[Amount | None, AmountOf(("area",)), about("Area of the crop in the year [ha].")] = None
    crop: Annotated[
        str,
        Listed("agriculture.crop", "product"),
        about("Crop of the field work, such as ble_tendre, vignes or serres_chauffees (heated greenhouses)."),
    ]
    place: Annotated[
        str | None,
        Listed("agriculture.crop", "place"),
        about("Part of France, for greenhouses, such as bretagne; the average if not given."),
    ] = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the fuel, its upstream and the machines of one unit of area."""
        fuel = words(product=self.crop, place=self.place) | {"part": _DRIVING}
        driving = [proxied(Demand("agriculture.crop", stage, one, fuel)) for stage in ("combustion", "wtt")]
        return Method([*driving, proxied(Demand("agriculture.crop", "infrastructure", one, {"product": self.crop, "part": _MACHINES}))])


class ManagedSoil(Activity):
    """Nitrous oxide from nitrogen on soils and from drained organic soils, by the factors of France.

    Each factor includes direct emissions and those of nitrogen that leaves through air and water. The IPCC's factors, with climate
    and your own shares, are the kinds fertiliser, manure, crop_residues and organic_soil.
    Source: ADEME, Base Carbone, nitrous oxide of soils.

    >>> ManagedSoil(nitrogen="120 kg", practice="mineral fertilizers spreading").practice
    'mineral_fertilizers_spreading'
    """

    kind: Literal["managed_soil"] = "managed_soil"
    amounts: ClassVar = (("nitrogen",), ("area",))
    required: ClassVar = ("process",)
    examples: ClassVar = ("managed_soil 120 kg --practice mineral_fertilizers_spreading --region FR --period 2024",)

    nitrogen: Annotated[Amount | None, AmountOf(("mass",)), about("Nitrogen spread, left or dropped on the soil [kg].")] = None
    area: Annotated[Amount | None, AmountOf(("area",)), about("Area of drained organic soil, instead of nitrogen [ha].")] = None
    practice: Annotated[
        str,
        Listed("agriculture.soil", "product"),
        about("What brings the nitrogen or drains the soil, such as mineral_fertilizers_spreading or crop_residue."),
    ]
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the nitrous oxide of a kilogram of nitrogen, or of an area."""
        return Method([Demand("agriculture.soil", "process", one, {"product": self.practice})])
