"""Inhalers: the propellant of metered doses."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Mass, Purpose
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.capture import captured, check_capture
from carbon.activities.methods.parameters import parameter
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term

PROPELLANTS = ("hfc_134a", "hfc_227ea", "hfc_152a", "hfo_1234ze_e")
CLASSES = ("small_volume_reliever", "large_volume_reliever", "anticholinergic", "long_acting", "corticosteroid", "combination")


class Inhaler(Activity):
    """Metered-dose inhalers, by their propellant: all of it is emitted, except what is returned and destroyed.

    Booked as product use (3.11), since patients use them; those used on your own wards are control=owned (scope 1).
    Dry powder and soft mist inhalers have no propellant: account for them as goods.
    Source: 2006 IPCC Guidelines vol. 3, eq. 7.6 (aerosols); Wilkinson et al. (2019), BMJ Open 9(10), e028763, Table 2 (propellant).

    >>> Inhaler(inhalers=1000, type="large_volume_reliever").propellant
    'hfc_134a'
    """

    kind: Literal["inhaler"] = "inhaler"
    amounts: ClassVar = (("propellant_mass", "inhalers"), ("inhalers",))
    products: ClassVar = {("propellant_mass", "inhalers"): ("kg", "piece", "kg")}
    required: ClassVar = ("release",)
    examples: ClassVar = (
        "inhaler 1000 inhalers --type large_volume_reliever",
        "inhaler 500 pieces --propellant-mass '11 g' --propellant hfc_227ea",
    )

    inhalers: Annotated[
        Amount | None, AmountOf(("pieces",), "piece", ("inhaler",)), about("Number of inhalers dispensed or used [piece].")
    ] = None
    propellant_mass: Annotated[Mass | None, about("Propellant in one inhaler [g]; the value of its class if not given.")] = None
    propellant: Annotated[str, Word("propellant", PROPELLANTS), about("Gas that the inhaler uses as propellant.")] = "hfc_134a"
    type: Annotated[str | None, Word("type", CLASSES), about("Class of inhaler, which gives the propellant mass if that is not given.")] = (
        None
    )
    collected: Annotated[Share | None, about("Share of the propellant that comes back inside returned inhalers.")] = None
    destroyed: Annotated[Share | None, about("Share of the returned propellant that is destroyed or recovered.")] = None
    purpose: Purpose = "product_use"

    def model_post_init(self, context: object) -> None:
        """Check that the propellant's mass is known, from the inhaler or its class."""
        super().model_post_init(context)
        check_capture(self.collected, self.destroyed)
        if (self.propellant_mass is None) == (self.type is None):
            raise CarbonError(
                say("give propellant_mass, such as '18 g', or type, one of {classes}.", classes=", ".join(CLASSES)), code="field_missing"
            )
        if self.type is not None:
            parameter("inhaler", self.type, self.propellant)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the propellant that reaches the air."""
        if self.type is None:
            return captured(self.propellant, one.to("kg"), self.collected, self.destroyed, [])
        charge = parameter("inhaler", self.type, self.propellant)
        mass = one.to("piece") * charge.value / 1000.0
        found = captured(
            self.propellant,
            mass,
            self.collected,
            self.destroyed,
            [say("{value:g} g {propellant} per inhaler", value=charge.value, propellant=self.propellant)],
        )
        what = say("propellant of {sort} inhalers", sort=term(self.type))
        return replace(found, findings=[*found.findings, charge.finding(what, "propellant_mass=")])
