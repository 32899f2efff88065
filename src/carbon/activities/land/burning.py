"""Gases of vegetation that burns in the open."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Area, Control, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.rates import RateOf
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.fields.recipes import GasRecipe
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.crop_words import CROPS
from carbon.activities.methods.parameters import Parameter, parameter
from carbon.activities.methods.recipes import gas_demands
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, Rate
from carbon.core.sentences import say, term

BURNED_CROPS = CROPS
_STANDS = {
    **dict.fromkeys(("primary_tropical_forest", "secondary_tropical_forest", "tertiary_tropical_forest"), "tropical_forest"),
    **dict.fromkeys(("boreal_forest", "boreal_crown_fire", "boreal_surface_fire", "boreal_logging_slash"), "extratropical_forest"),
    **dict.fromkeys(("boreal_land_clearing", "eucalypt_forest", "other_temperate_forest"), "extratropical_forest"),
    **dict.fromkeys(("shrubland", "savanna_woodland_early", "savanna_woodland_late"), "savanna"),
    **dict.fromkeys(("savanna_grassland_early", "savanna_grassland_late"), "savanna"),
    **dict.fromkeys(("peatland", "tropical_wetland", "tundra"), "other"),
}
"""Stands of Tables 2.4 and 2.6 with the row of Table 2.5 that has their gases; of peat and tundra it has none."""
_GASES = ("ch4_biogenic", "n2o")
_OF_PLANTS = {"ch4": "ch4_biogenic", "ch4_fossil": "ch4_biogenic", "methane": "ch4_biogenic", "co2": "co2_biogenic"}


class BiomassBurning(Activity):
    """Gases from vegetation burning in the open: stubble, savanna, heath, forest.

    CO2 of yearly regrowth is not counted; that of forests is carbon lost in kind land_use_change.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 2.27, Tables 2.4 to 2.6.

    >>> BiomassBurning(mass="20 t", crop="winter_wheat").kind_of
    'crop_residue'
    """

    kind: Literal["biomass_burning"] = "biomass_burning"
    amounts: ClassVar = (("mass",), ("area",))
    required: ClassVar = ("release",)
    examples: ClassVar = (
        "biomass_burning 20 t --crop winter_wheat",
        "biomass_burning --area '5 ha' --load '4 t/ha' --burned 0.8 --gases 'ch4_biogenic=2 g; n2o=0.1 g'",
    )

    mass: Annotated[Mass | None, about("Dry matter on the burned area [t].")] = None
    area: Annotated[Area | None, about("Area burned, with load or stand, instead of mass [ha].")] = None
    load: Annotated[Rate | None, RateOf(("mass",), "area"), about("Dry matter per area [t/ha].")] = None
    vegetation: Annotated[
        str | None,
        Word("vegetation", ("crop_residue", "savanna", "tropical_forest", "extratropical_forest", "other")),
        about("Type of vegetation; savanna includes grassland, and crop_residue is assumed if a crop is given."),
    ] = None
    stand: Annotated[
        str | None,
        Word("stand", tuple(_STANDS)),
        about(
            "Stand of forest, shrub, grass or peat, such as boreal_forest: tables then give "
            "what burns per hectare, or the share that burns, and its gases."
        ),
    ] = None
    crop: Annotated[
        str | None, Word("crop", BURNED_CROPS), about("Crop whose residues burn, rice included: Table 2.6 then gives the share that burns.")
    ] = None
    burned: Annotated[Share | None, about("Share of the dry matter that burns, if crop or savanna do not give it.")] = None
    gases: Annotated[
        GasRecipe, about("Gases per kg burned, such as 'ch4_biogenic=4.7 g; n2o=0.26 g'; from Table 2.5 for crop residues and savanna.")
    ] = ()
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that an area comes with its load, and that it is known how much burns and to what."""
        super().model_post_init(context)
        self._check_stand()
        if (self.area is None) != (self.load is None) and not (self.stand and self.load is None):
            message = say("area needs load, the dry matter on it, such as '4 t/ha', or stand; mass needs none.")
            raise CarbonError(message, code="field_missing", field="load")
        if self.crop and self.vegetation not in (None, "crop_residue"):
            message = say("crop is {crop}, and vegetation {vegetation}. Leave one of them out.", crop=self.crop, vegetation=self.vegetation)
            raise CarbonError(message, code="fields_contradict", field="vegetation")
        if self.crop and self.burned is not None:
            raise CarbonError(
                say("burned follows from crop. Leave burned out, or write vegetation=crop_residue."), code="fields_contradict"
            )
        if self.burned is None and not self.crop and not self.stand and self.vegetation != "savanna":
            raise CarbonError(
                say("the share that burns is not known. Give crop, or burned, such as 0.8."), code="field_missing", field="burned"
            )
        if not self.gases and self.kind_of == "other":
            message = say(
                "gases of other vegetation are not in the catalogue. Write gases= from Table 2.5 of the IPCC, such as 'n2o=0.26 g'."
            )
            raise CarbonError(message, code="field_missing", field="gases")
        self._check_gases()

    def _check_stand(self) -> None:
        """A stand says what burns: no crop and no vegetation beside it."""
        if self.stand and (self.crop or self.vegetation):
            message = say("stand says what burns. Leave crop and vegetation out, or leave stand out.")
            raise CarbonError(message, code="fields_contradict", field="stand")

    def _check_gases(self) -> None:
        """Carbon of plants is biogenic, and what burns gives off no more of the other gases than it weighs."""
        for gas, _ in self.gases:
            if gas in _OF_PLANTS:
                message = say("{gas} of plants is biogenic. Write {of_plants} in gases.", gas=gas, of_plants=_OF_PLANTS[gas])
                raise CarbonError(message, code="gas_invalid", field="gases")
        if (total := sum(mass.to("kg") for gas, mass in self.gases if gas != "co2_biogenic")) > 1:
            message = say(
                "gases come to {total:.4g} kg of a kg that burns, more than it weighs. Write the grams of a kg, such as 'n2o=0.1 g'.",
                total=total,
            )
            raise CarbonError(message, code="number_invalid", field="gases")

    @property
    def kind_of(self) -> str:
        """What burns, such as Table 2.5 names it, or other."""
        if self.stand:
            return _STANDS[self.stand]
        return self.vegetation or ("crop_residue" if self.crop else "other")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the gases of what burns."""
        if self.stand and self.area is not None and self.load is None:
            return self._whole(one)
        there = one.to("kg") if self.load is None else Amount(self.load.value, self.load.unit).to("kg") * _areas(one, self.load)
        share = self._share()
        step = say(
            "{one}: {dry_matter:.6g} kg dry matter × {share:g} burned = {burned:.6g} kg",
            one=one,
            dry_matter=there,
            share=share,
            burned=there * share,
        )
        return self._burning(there * share, step)

    def _whole(self, one: Amount) -> Method:
        """The gases of an area of a stand: Table 2.4 has what burns of a hectare, with the share in it."""
        if self.burned is not None:
            message = say("what burns of a hectare of the stand has the share in it. Leave burned out, or write load, such as '40 t/ha'.")
            raise CarbonError(message, code="fields_contradict", field="burned")
        figure = parameter("burning", str(self.stand), "consumed")
        mass = one.to("m2") / 10_000.0 * figure.value * 1000.0
        found = self._burning(
            mass,
            say(
                "{one} × {value:g} {unit} that burn ({citation}) = {mass:.6g} kg",
                one=one,
                value=figure.value,
                unit=figure.unit,
                citation=figure.citation,
                mass=mass,
            ),
        )
        said = figure.finding(say("what burns of a hectare of {stand}", stand=term(str(self.stand))), say("load= and burned="))
        return Method(found.demands, [*found.findings, said], found.steps)

    def _burning(self, mass: float, step: str) -> Method:
        """The gases of a mass that burns [kg]: those given, or those of Table 2.5."""
        if self.gases:
            return Method(gas_demands(self.gases, mass), steps=[step])
        found = {gas: parameter("burning", self.kind_of, gas) for gas in _GASES}
        recipe = tuple((gas, Amount(figure.value, "g")) for gas, figure in found.items())
        notes = [
            figure.finding(say("{gas} of burning {kind_of}", gas=gas, kind_of=term(self.kind_of)), "gases=")
            for gas, figure in found.items()
        ]
        return Method(gas_demands(recipe, mass), notes, [step])

    def _share(self) -> float:
        if self.burned is not None:
            return self.burned
        figure: Parameter = parameter(*(("crop_residue", self.crop) if self.crop else ("burning", self.stand or "savanna")), "combustion")
        return figure.value / 100.0


def _areas(one: Amount, load: Rate) -> float:
    """How many of the load's areas an amount is."""
    return one.to("m2") / Amount(1.0, load.per).to("m2")
