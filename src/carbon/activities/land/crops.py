"""Crops: nitrous oxide of the residues that stay on the field."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Control, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.crop_words import CROPS, LIKE
from carbon.activities.methods.parameters import Parameter, names_of, parameter
from carbon.activities.methods.soil_nitrogen import direct_demand, leached_demands
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, term

_FIGURES = {
    "above_ground": "residues above ground",
    "above_ground_nitrogen": "nitrogen in residues above ground",
    "below_ground": "roots",
    "below_ground_nitrogen": "nitrogen in roots",
}
"""What Table 11.1A may lack of a crop, in words."""


class CropResidues(Activity):
    """Nitrous oxide from the nitrogen in straw, tops and roots left on the field, tier 1.

    Nitrogen = harvest × dry matter × (residues per harvest × nitrogen in them × (1 − removed − burned × what burns) + (1 + residues
    per harvest) × roots × nitrogen in them × renewed). Nothing volatilises; in wet climates some is leached.
    Source: 2019 Refinement of the IPCC Guidelines vol. 4, eq. 11.1, 11.6, 11.7 and 11.10; Tables 2.6, 11.1, 11.1A and 11.3.

    >>> CropResidues(harvest="700 t", crop="barley", removed="50%").removed
    0.5
    """

    kind: Literal["crop_residues"] = "crop_residues"
    amounts: ClassVar = (("harvest",),)
    required: ClassVar = ("process",)
    examples: ClassVar = ("crop_residues 700 t --crop barley --removed 0.5 --climate wet",)

    harvest: Annotated[Mass | None, about("Fresh weight harvested [t].")] = None
    crop: Annotated[str, Word("crop", CROPS), about("Crop that was harvested; grain stands for cereals that have no row of their own.")]
    removed: Annotated[Share, about("Share of the residues above ground that is removed, for example as straw for bedding.")] = 0.0
    burned: Annotated[
        Share, about("Share of the residues above ground that is burned; the gases of the fire are kind biomass_burning.")
    ] = 0.0
    renewed: Annotated[Share, about("Share of the area that is ploughed up in the year: 0.25 for leys renewed every fourth year.")] = 1.0
    climate: Annotated[
        str | None,
        Word("climate", ("wet", "dry")),
        about("Whether the crop grows in a wet or dry climate; the factors for all climates if not given."),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that no more is taken than there is."""
        super().model_post_init(context)
        if self.removed + self.burned > 1:
            message = say(
                "removed {removed:g} and burned {burned:g} are more than all residues. Write shares that sum to 1 at most.",
                removed=self.removed,
                burned=self.burned,
            )
            raise CarbonError(message, code="shares_invalid", field="burned")

    def method(self, one: Amount, context: Context) -> Method:
        """Return the direct and the leached part."""
        share = self._nitrogen_share()
        nitrogen = Amount(one.to("kg") * share, "kg")
        step = say(
            "{one} {crop} × {share:.6g} = {value:.6g} kg N in residues (eq. 11.6, Table 11.1A)",
            one=one,
            crop=term(self.crop),
            share=share,
            value=nitrogen.value,
        )
        demands = [direct_demand(nitrogen, self.climate, "organic", step), *leached_demands(nitrogen, self.climate)]
        return Method(demands, self._borrowed())

    def _nitrogen_share(self) -> float:
        """Nitrogen that stays on the field per fresh weight harvested."""
        above, below = self._figure("above_ground"), self._figure("below_ground")
        left = 1.0 - self.removed - self.burned * self._figure("combustion")
        straw = above * self._figure("above_ground_nitrogen") * left
        roots = (1.0 + above) * below * self._figure("below_ground_nitrogen") * self.renewed
        return self._figure("dry_matter") * (straw + roots)

    def _figure(self, name: str) -> float:
        figure = self._parameter(name)
        return figure.value / 100.0 if figure.unit == "%" else figure.value

    def _parameter(self, name: str) -> Parameter:
        """The figure of the crop, or of the row that stands for it where the table prints none."""
        own = name in names_of("crop_residue", self.crop)
        return parameter("crop_residue", self.crop if own else LIKE[self.crop], name)

    def _borrowed(self) -> list[Finding]:
        """The finding that names what was taken from another row of the table."""
        lacking = [words for name, words in _FIGURES.items() if name not in names_of("crop_residue", self.crop)]
        if not lacking:
            return []
        message = say(
            "Table 11.1A prints no figure for {crop} ({lacking}); that of {like} is used.",
            lacking=joined((term(words) for words in lacking), say(" and ")),
            crop=term(self.crop),
            like=term(LIKE[self.crop]),
        )
        return [Finding("technology_gap", "warning", message)]
