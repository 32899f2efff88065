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
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term

PROPELLANTS = ("hfc_134a", "hfc_227ea", "hfc_152a", "hfo_1234ze_e")
_USUAL = "hfc_134a"
CLASSES = ("small_volume_reliever", "large_volume_reliever", "anticholinergic", "long_acting", "corticosteroid", "combination")


class Inhaler(Activity):
    """Metered-dose inhalers, by their propellant: all of it is emitted, except what is returned and destroyed.

    Booked as product use (3.11), since patients use them; those used on your own wards are control=owned (scope 1).
    Dry powder and soft mist inhalers have no propellant: account for them as goods.
    Source: 2006 IPCC Guidelines vol. 3, eq. 7.6 (aerosols); Wilkinson et al. (2019), BMJ Open 9(10), e028763, Table 2 (propellant).

    >>> Inhaler(inhalers=1000, type="large_volume_reliever").type
    'large_volume_reliever'
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
    propellant: Annotated[
        str | None,
        Word("propellant", PROPELLANTS),
        about("Gas of the inhaler; hfc_134a, with a finding, if not given."),
    ] = None
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
            parameter("inhaler", self.type, self.propellant or _USUAL)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the propellant that reaches the air."""
        gas = self.propellant or _USUAL
        found, said = self._released(one, gas), self._assumed()
        return replace(found, findings=[*found.findings, *said])

    def _released(self, one: Amount, gas: str) -> Method:
        if self.type is None:
            return captured(gas, one.to("kg"), self.collected, self.destroyed, [])
        charge = parameter("inhaler", self.type, gas)
        mass = one.to("piece") * charge.value / 1000.0
        step = say("{value:g} g {propellant} per inhaler", value=charge.value, propellant=gas)
        found = captured(gas, mass, self.collected, self.destroyed, [step])
        what = say("propellant of {sort} inhalers", sort=term(self.type))
        return replace(found, findings=[*found.findings, charge.finding(what, "propellant_mass=")])

    def _assumed(self) -> list[Finding]:
        if self.propellant is not None or self.type not in (None, "combination"):
            return []
        message = say(
            "no propellant given; {propellant} is assumed. Some combination inhalers hold hfc_227ea: write propellant=.", propellant=_USUAL
        )
        return [Finding("default_assumed", "info", message)]
