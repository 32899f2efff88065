"""Medical gases: nitrous oxide, the volatile anaesthetics and carbon dioxide, with collection and destruction."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import AmountOf, Control, Cylinders, Duration, Mass, Volume
from carbon.activities.fields.field_words import Word
from carbon.activities.fields.ratios import Share
from carbon.activities.fields.reader import about
from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.activities.methods.balance import Balanced
from carbon.activities.methods.capture import captured, check_capture, check_cylinders, gas_mass, volume_read
from carbon.activities.methods.home import word_taken
from carbon.activities.methods.release import released
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say

MOLAR_VOLUME_20C = 24.055
"""Litres per mole of an ideal gas at 20 °C and 101.325 kPa [l/mol]: R·T/p with R = 8.314462618 J/(mol·K) (CODATA 2018)."""
MOLAR_MASS = {"sevoflurane": 200.055, "isoflurane": 184.492, "desflurane": 168.038, "halothane": 197.381}
"""Molar mass [g/mol], from IUPAC standard atomic weights."""
VAPOUR_ML_PER_ML = {"sevoflurane": 184.0, "isoflurane": 195.0, "desflurane": 210.0, "halothane": 229.0}
"""Vapour per liquid at 20 °C [ml/ml]: Biro, P. (2014), Acta Anaesthesiol. Scand. 58(8), 968–972; the densities below follow from them."""
NITROUS_OXIDE_KG_PER_L = {"15": 0.00186, "20": 0.00183, "25": 0.0018}
"""Density of gaseous N2O at 1 atm [kg/l]: 44.013 g/mol ÷ molar volume at 15, 20, 25 °C; 0.0018 is the NHS's value."""
_MEASURED_AT = "25"
"""Temperature of a volume that is given without one [°C]: that of the NHS's value."""
CARBON_DIOXIDE_KG_PER_L = {"15": 0.00186, "20": 0.00183, "25": 0.0018}
"""Density of gaseous CO2 at 1 atm [kg/l]: 44.009 g/mol ÷ molar volume at 15, 20, 25 °C, ideal."""
ENTONOX_SHARE = 0.5
"""Share of N2O in Entonox by volume: 50/50 (product characteristics)."""

Temperature = Annotated[str, Word("temperature", tuple(NITROUS_OXIDE_KG_PER_L))]
Flow = Annotated[Amount, AmountOf(("flow",), "lpm")]
Concentration = Annotated[Amount, AmountOf(("share",), "percent")]


def density(agent: str) -> float:
    """Return the density of a liquid agent at 20 °C [kg/l]: vapour volume × molar mass ÷ molar volume.

    Parameters: agent, such as sevoflurane.
    Source: molar mass and vapour volume at 20 °C, one basis for all agents, ±1%.

    >>> round(density("sevoflurane"), 3)
    1.53
    """
    return VAPOUR_ML_PER_ML[agent] * MOLAR_MASS[agent] / MOLAR_VOLUME_20C / 1000.0


_STOCKS = {"opening_stock": 1, "purchased": 1, "returned": -1, "closing_stock": -1}
"""Terms of a balance of what is in store, with their signs."""
_NEEDED = ("opening_stock", "purchased", "closing_stock")
Stock = Annotated[Amount, AmountOf(("mass", "volume", "pieces"), "piece", ("cylinder",))]


class NitrousOxide(Balanced):
    """Nitrous oxide used as medical gas, less what is collected and destroyed.

    Emitted = (opening stock + purchased − returned full − closing stock) × (1 − collected × destroyed).
    Source: NHS England, Nitrous oxide mitigation guidance (density); Royal College of Anaesthetists, Annual Anaesthetic Departmental
    Calculator (part-filled returns); two shares, since units reach 95–99% and sites less.

    >>> NitrousOxide(mass="100 kg", collected=0.6, destroyed=0.99).collected
    0.6
    """

    kind: Literal["nitrous_oxide"] = "nitrous_oxide"
    amounts: ClassVar = (("mass",), ("volume",), ("cylinder_mass", "cylinders"), ("cylinder_volume", "cylinders"))
    products: ClassVar = {
        ("cylinder_mass", "cylinders"): ("kg", "piece", "kg"),
        ("cylinder_volume", "cylinders"): ("l", "piece", "l"),
    }
    balance: ClassVar = _STOCKS
    balance_into: ClassVar = {"mass": "mass", "volume": "volume", "pieces": "cylinders"}
    balance_needs: ClassVar = _NEEDED
    required: ClassVar = ("release",)
    examples: ClassVar = (
        "nitrous_oxide 100 kg --collected 0.6 --destroyed 0.99",
        "entonox 120 cylinders --cylinder-volume '700 l' --temperature 15",
    )

    mass: Annotated[Mass | None, about("Mass of N2O used, also the N2O in Entonox [kg].")] = None
    volume: Annotated[Volume | None, about("Volume of gas used [l], at the temperature given and 1 atm.")] = None
    cylinders: Annotated[Cylinders | None, about("Number of cylinders used, with cylinder_mass or cylinder_volume [piece].")] = None
    cylinder_mass: Annotated[Mass | None, about("Mass of N2O in one cylinder [kg].")] = None
    cylinder_volume: Annotated[Volume | None, about("Volume of gas in one cylinder [l].")] = None
    opening_stock: Annotated[Stock | None, about("In store at the beginning of the period, for a balance [kg, l or cylinders].")] = None
    purchased: Annotated[Stock | None, about("Bought in the period, for a balance [kg, l or cylinders].")] = None
    returned: Annotated[
        Stock | None,
        about("Full cylinders sent back, for a balance; the supplier vents what is left in part-used ones [kg, l or cylinders]."),
    ] = None
    closing_stock: Annotated[Stock | None, about("In store at the end of the period, for a balance [kg, l or cylinders].")] = None
    product: Annotated[
        str, Word("product", ("pure", "entonox")), about("pure, or entonox (50/50 by volume, so half the volume is N2O).")
    ] = "pure"
    temperature: Annotated[Temperature | None, about("Temperature at which the volume of N2O is measured [°C]; 25 if not given.")] = None
    collected: Annotated[Share | None, about("Share of the used N2O that reaches the destruction unit.")] = None
    destroyed: Annotated[Share | None, about("Share of the collected N2O that the unit destroys.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that collection and destruction are given together."""
        check_cylinders(self.cylinders, self.cylinder_mass, self.cylinder_volume)
        super().model_post_init(context)
        check_capture(self.collected, self.destroyed)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the N2O that reaches the air."""
        share = ENTONOX_SHARE if self.product == "entonox" and one.dimension == "volume" else 1.0
        taken = self.temperature or _MEASURED_AT
        mass, steps = gas_mass(one, share, NITROUS_OXIDE_KG_PER_L[taken], taken, "N2O")
        found = captured("n2o", mass, self.collected, self.destroyed, steps)
        return replace(found, findings=volume_read(one, taken, given=self.temperature is not None))


class AnaestheticGas(Balanced):
    """A volatile anaesthetic, by bottles bought or by its use.

    What is bought is breathed out, except what is captured. Vapour = flow × vol% × minutes; liquid = vapour ÷ vapour per liquid.
    Source: GWP of the chosen set; vapour per liquid at 20 °C of Biro (2014), and the density that follows from it (see `density`).

    >>> AnaestheticGas(agent="sevoflurane", volume="250 ml").volume
    Amount(value=250.0, unit='ml')
    """

    kind: Literal["anaesthetic_gas"] = "anaesthetic_gas"
    amounts: ClassVar = (("volume",), ("mass",), ("bottle_volume", "bottles"), ("fresh_gas_flow", "concentration", "duration"))
    products: ClassVar = {
        ("bottle_volume", "bottles"): ("l", "piece", "l"),
        # A litre a minute of one per cent is a centilitre of vapour a minute.
        ("fresh_gas_flow", "concentration", "duration"): ("lpm", "percent", "min", "cl"),
    }
    balance: ClassVar = _STOCKS
    balance_into: ClassVar = {"volume": "volume", "mass": "mass", "pieces": "bottles"}
    balance_needs: ClassVar = _NEEDED
    required: ClassVar = ("release",)
    examples: ClassVar = ("sevoflurane 250 ml --explain", "sevoflurane 2 h --fresh-gas-flow '1 l/min' --concentration '2%'")

    agent: Annotated[str, Word("agent", tuple(MOLAR_MASS)), about("Volatile anaesthetic.")]
    volume: Annotated[Volume | None, about("Volume of the liquid agent [ml].")] = None
    mass: Annotated[Mass | None, about("Mass of the liquid agent [kg].")] = None
    bottles: Annotated[Cylinders | None, about("Number of bottles, with bottle_volume [piece].")] = None
    bottle_volume: Annotated[Volume | None, about("Liquid agent in one bottle [ml].")] = None
    fresh_gas_flow: Annotated[Flow | None, about("Flow of fresh gas while the agent is used [l/min]; with concentration and duration.")] = (
        None
    )
    concentration: Annotated[Concentration | None, about("Agent in the fresh gas [vol%]; with fresh_gas_flow and duration.")] = None
    duration: Annotated[Duration | None, about("Time that the agent is used [min]; with fresh_gas_flow and concentration.")] = None
    opening_stock: Annotated[Stock | None, about("Agent in store at the beginning of the period, for a balance [kg, ml or bottles].")] = (
        None
    )
    purchased: Annotated[Stock | None, about("Agent bought in the period, for a balance [kg, ml or bottles].")] = None
    returned: Annotated[Stock | None, about("Unopened bottles sent back, for a balance [kg, ml or bottles].")] = None
    closing_stock: Annotated[Stock | None, about("Agent in store at the end of the period, for a balance [kg, ml or bottles].")] = None
    collected: Annotated[Share | None, about("Share of the agent that reaches a capture unit.")] = None
    destroyed: Annotated[Share | None, about("Share of the captured agent that is destroyed or recovered for reuse.")] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that a use is whole and possible, and that capture is given in full."""
        _check_use(self)
        super().model_post_init(context)
        check_capture(self.collected, self.destroyed)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the agent that reaches the air: what is bought is breathed out, but for what is captured."""
        if one.dimension == "mass":
            return captured(self.agent, one.to("kg"), self.collected, self.destroyed, [])
        liquid, steps = one.to("l"), list[str]()
        if self.amount_form[0] == "fresh_gas_flow":
            liquid /= VAPOUR_ML_PER_ML[self.agent]
            steps = [
                say(
                    "{one} vapour ÷ {vapour_ml_per_ml:g} ml vapour per ml liquid = {liquid:.6g} ml liquid",
                    one=one,
                    vapour_ml_per_ml=VAPOUR_ML_PER_ML[self.agent],
                    liquid=liquid * 1000,
                )
            ]
        mass = liquid * density(self.agent)
        step = say(
            "{liquid:.6g} ml × {agent:.4f} g/ml (liquid at 20 °C) = {mass:.6g} kg",
            liquid=liquid * 1000,
            agent=density(self.agent),
            mass=mass,
        )
        return captured(self.agent, mass, self.collected, self.destroyed, [*steps, step])


class MedicalCarbonDioxide(Activity):
    """Carbon dioxide used in endoscopy, surgery and cryotherapy: all of it is emitted.

    Source: conservation of mass; GHG Protocol Corporate Standard ch. 9 (CO2 of biomass is reported separately from the scopes).

    >>> MedicalCarbonDioxide(cylinders=10, cylinder_mass="3.1 kg").cylinder_mass
    Amount(value=3.1, unit='kg')
    """

    kind: Literal["medical_co2"] = "medical_co2"
    amounts: ClassVar = (("mass",), ("volume",), ("cylinder_mass", "cylinders"), ("cylinder_volume", "cylinders"))
    products: ClassVar = NitrousOxide.products
    required: ClassVar = ("release",)
    examples: ClassVar = ("medical_co2 10 cylinders --cylinder-mass '3.1 kg'",)

    mass: Annotated[Mass | None, about("Mass of CO2 used [kg].")] = None
    volume: Annotated[Volume | None, about("Volume of CO2 used [l], at the temperature given and 1 atm.")] = None
    cylinders: Annotated[Cylinders | None, about("Number of CO2 cylinders used, with cylinder_mass or cylinder_volume [piece].")] = None
    cylinder_mass: Annotated[Mass | None, about("Mass of CO2 in one cylinder [kg].")] = None
    cylinder_volume: Annotated[Volume | None, about("Volume of CO2 in one cylinder [l].")] = None
    temperature: Annotated[Temperature | None, about("Temperature at which the volume of CO2 is measured [°C]; 25 if not given.")] = None
    origin: Annotated[
        str | None,
        Word("origin", ("fossil", "biogenic")),
        about(
            "fossil (a by-product of industry, the usual case; taken if not given) or biogenic (from fermentation, reported separately "
            "from the scopes)."
        ),
    ] = None
    control: Control = "owned"

    def model_post_init(self, context: object) -> None:
        """Check that cylinders come with their content."""
        check_cylinders(self.cylinders, self.cylinder_mass, self.cylinder_volume)
        super().model_post_init(context)

    def method(self, one: Amount, context: Context) -> Method:
        """Return the CO2 that is let out."""
        taken = self.temperature or _MEASURED_AT
        mass, steps = gas_mass(one, 1.0, CARBON_DIOXIDE_KG_PER_L[taken], taken, "CO2")
        origin, said = word_taken("origin", self.origin, "fossil", "biogenic")
        found = released("co2" if origin == "fossil" else "co2_biogenic", mass, steps)
        return replace(found, findings=[*said, *volume_read(one, taken, given=self.temperature is not None)])


def _check_use(gas: AnaestheticGas) -> None:
    use = {name: getattr(gas, name) for name in ("fresh_gas_flow", "concentration", "duration")}
    absent = [name for name, value in use.items() if value is None]
    if 0 < len(absent) < len(use):
        raise CarbonError(
            say("a use needs fresh_gas_flow, concentration and duration; missing: {absent}.", absent=joined(absent, say(" and "))),
            code="field_missing",
        )
    if gas.concentration is not None and gas.concentration.to("percent") > 100:
        raise CarbonError(
            say("concentration {concentration} is more than 100 vol%. Write it in vol%, such as 2.", concentration=gas.concentration),
            code="share_invalid",
        )
    if gas.bottles is not None and gas.bottle_volume is None:
        message = say(
            "how much liquid a bottle holds is not known. Give bottle_volume, such as '250 ml', or write the amount as a volume or a mass, "
            "such as '750 ml' or '1.1 kg'."
        )
        raise CarbonError(message, code="field_missing", field="bottle_volume")
    if gas.bottles is None and gas.bottle_volume is not None:
        message = say("bottle_volume is the liquid in one bottle, and bottles is not given. Give the number of bottles, or leave both out.")
        raise CarbonError(message, code="field_missing", field="bottles")
