"""Mixes of fuels that are burned together, each by its share."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.catalogue_words import SharesOfWords
from carbon.activities.fields.common import Control, FuelEnergy, FuelVolume, Mass
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.listed import words
from carbon.activities.fields.reader import about
from carbon.activities.fields.readers import Mix
from carbon.activities.fields.words import ask_meaning, fuel_of
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.combustion import SECTORS, fuel_chain, of_one_edition
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say


class FuelBlend(Activity):
    """A mix of fuels burned together, each by its share: pump blends, co-firing, waste with fossil and biomass parts.

    CO2 of the biomass parts is biogenic and reported separately from the scopes; their CH4 and N2O are included.
    Source: GHG Protocol Corporate Standard ch. 9; IPCC 2006 Guidelines vol. 2, section 2.3.3.4 (fossil and biomass parts apart).

    >>> FuelBlend(shares="diesel=93%; biodiesel=7%", volume="1000 l").shares
    (('diesel', 0.93), ('biodiesel', 0.07))
    """

    kind: Literal["fuel_blend"] = "fuel_blend"
    amounts: ClassVar = (("volume",), ("mass",), ("energy",))
    required: ClassVar = ("combustion",)
    expected: ClassVar = ("wtt",)
    examples: ClassVar = ("fuel_blend 1000 l --shares 'diesel=0.93; biodiesel=0.07' --region GB --period 2019",)

    shares: Annotated[
        Mix,
        SharesOfWords(),
        about(
            "Fuels and their shares, such as 'diesel=0.93; biodiesel=0.07'. They are "
            "shares of the volume, mass or energy given, and sum to 1."
        ),
    ]
    volume: Annotated[FuelVolume | None, about("Volume of the mix burned [l]; give volume, mass or energy.")] = None
    mass: Annotated[Mass | None, about("Mass of the mix burned [kg]; give volume, mass or energy.")] = None
    energy: Annotated[FuelEnergy | None, about("Energy of the mix burned [kWh_net, kWh_gross]; give volume, mass or energy.")] = None
    sector: Annotated[str | None, Word("sector", SECTORS), about("Where the mix is burned, for factors that depend on it.")] = None
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return combustion and upstream of each fuel."""
        parts = [(fuel, share, Amount(one.value * share, one.unit)) for fuel, share in self.shares if share]
        engine = words(sector=self.sector)
        chains = [
            fuel_chain(fuel, part, _unmixed(fuel, context.region), engine=engine, step=say("{share:.6g} {fuel}", share=share, fuel=fuel))
            for fuel, share, part in parts
        ]
        return Method(of_one_edition([demand for chain in chains for demand in chain]))


_FOSSIL_PART = {"diesel": "mineral", "petrol": "mineral"}
"""Fuels whose average at the pump holds biofuel already: the fossil part of a blend is the fuel without it."""


def _unmixed(fuel: str, place: str) -> str | None:
    """The blend of a part: its fuel without biofuel, whatever word it is called by.

    Raises: CarbonError for a word of a blend, as E10, and for one that means two fuels at a place.
    """
    ask_meaning("fuel", fuel, place)
    name, stated = fuel_of(fuel, None)
    if stated:
        raise CarbonError(
            say("{fuel} is a blend itself. Write its parts, as petrol and bioethanol, with their shares.", fuel=fuel),
            code="fields_contradict",
            field="shares",
        )
    return _FOSSIL_PART.get(name)
