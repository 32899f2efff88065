"""Anaesthetic gases: nitrous oxide and the volatile liquids, with collection and destruction."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.activities.fields import Control, Mass, Share, Volume, Word
from carbon.core.quantities import Amount
from carbon.factors.identity import release_factor

MOLAR_VOLUME_20C = 24.055
"""Litres per mole of an ideal gas at 20 °C and 101.325 kPa [l/mol]: R·T/p with R = 8.314462618 J/(mol·K) (CODATA 2018)."""
MOLAR_MASS = {"sevoflurane": 200.055, "isoflurane": 184.492, "desflurane": 168.038, "halothane": 197.381}
"""Molar mass [g/mol], from IUPAC standard atomic weights."""
VAPOUR_ML_PER_ML = {"sevoflurane": 184.0, "isoflurane": 195.0, "desflurane": 210.0, "halothane": 229.0}
"""Vapour per liquid at 20 °C [ml/ml]: Biro, P. (2014), Acta Anaesthesiol. Scand. 58(8), 968–972; the densities below follow from them."""
NITROUS_OXIDE_KG_PER_L = {"15": 0.00186, "20": 0.00183, "25": 0.0018}
"""Density of gaseous N2O at 1 atm [kg/l]: 44.013 g/mol ÷ molar volume at 15, 20, 25 °C; 0.0018 is the NHS's value."""
ENTONOX_SHARE = 0.5
"""Share of N2O in Entonox by volume: 50/50 (product characteristics)."""


def density(agent: str) -> float:
    """Return the density of a liquid agent at 20 °C [kg/l]: vapour volume × molar mass ÷ molar volume.

    Parameters: agent, as sevoflurane.
    Source: molar mass and vapour volume at 20 °C, one basis for all agents, ±1 %.

    >>> round(density("sevoflurane"), 3)
    1.53
    """
    return VAPOUR_ML_PER_ML[agent] * MOLAR_MASS[agent] / MOLAR_VOLUME_20C / 1000.0


class NitrousOxide(Activity):
    """Nitrous oxide used as medical gas, less what is collected and destroyed.

    Parameters
    ----------
    mass: N2O used, or mass of N2O in Entonox [kg].
    volume: volume of the gas [l] at `temperature` and 1 atm.
    product: pure, or entonox (50/50 by volume: half the volume is N2O).
    temperature: 15, 20 or 25 [°C].
    collected: share of the used gas that reaches the destruction unit.
    destroyed: share of what reaches it that is destroyed.

    Emitted = amount × (1 − collected × destroyed).
    Source: NHS England, Nitrous oxide mitigation guidance (density); rules: two shares, since units reach 95–99 % and sites less.

    >>> NitrousOxide(mass="100 kg", collected=0.6, destroyed=0.99).collected
    0.6
    """

    kind: Literal["nitrous_oxide"] = "nitrous_oxide"
    amounts: ClassVar = (("mass",), ("volume",))
    required: ClassVar = ("release",)
    examples: ClassVar = ("nitrous_oxide 100 kg --collected 0.6 --destroyed 0.99",)

    mass: Mass | None = None
    volume: Volume | None = None
    product: Annotated[str, Word("product", ("pure", "entonox"))] = "pure"
    temperature: Annotated[str, Word("temperature", tuple(NITROUS_OXIDE_KG_PER_L))] = "25"
    collected: Share = 0.0
    destroyed: Share = 0.0
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the N2O that reaches the air."""
        mass, steps = self._mass(one)
        return _released("n2o", mass, self.collected, self.destroyed, steps)

    def _mass(self, one: Amount) -> tuple[float, list[str]]:
        if one.dimension == "mass":
            return one.to("kg"), []
        share = ENTONOX_SHARE if self.product == "entonox" else 1.0
        per_litre = NITROUS_OXIDE_KG_PER_L[self.temperature]
        mass = one.to("l") * share * per_litre
        return mass, [f"{one} × {share:g} N2O by volume × {per_litre} kg/l at {self.temperature} °C = {mass:.6g} kg N2O"]


class AnaestheticGas(Activity):
    """A volatile anaesthetic, by bottles bought.

    Parameters
    ----------
    agent: sevoflurane, desflurane, isoflurane, halothane.
    volume: volume of the liquid [ml].
    mass: its mass [kg].
    collected, destroyed: shares as for nitrous oxide.

    Source: GWP of the chosen set; density from the vapour volume at 20 °C (see `density`).

    >>> AnaestheticGas(agent="sevoflurane", volume="250 ml").volume
    Amount(value=250.0, unit='ml')
    """

    kind: Literal["anaesthetic_gas"] = "anaesthetic_gas"
    amounts: ClassVar = (("volume",), ("mass",))
    required: ClassVar = ("release",)
    examples: ClassVar = ("sevoflurane 250 ml --explain",)

    agent: Annotated[str, Word("agent", tuple(MOLAR_MASS))]
    volume: Volume | None = None
    mass: Mass | None = None
    collected: Share = 0.0
    destroyed: Share = 0.0
    control: Control = "owned"

    def method(self, one: Amount, context: Context) -> Method:
        """Return the agent that reaches the air: what is bought is breathed out, but for what is collected."""
        if one.dimension == "mass":
            return _released(self.agent, one.to("kg"), self.collected, self.destroyed, [])
        mass = one.to("l") * density(self.agent)
        step = f"{one} × {density(self.agent):.4f} kg/l (liquid at 20 °C) = {mass:.6g} kg"
        return _released(self.agent, mass, self.collected, self.destroyed, [step])


def _released(gas: str, mass: float, collected: float, destroyed: float, steps: list[str]) -> Method:
    emitted = mass * (1.0 - collected * destroyed)
    if collected:
        steps = [*steps, f"× (1 − {collected:g} collected × {destroyed:g} destroyed) = {emitted:.6g} kg emitted"]
    demand = Demand("gas", "release", Amount(emitted, "kg"), {"gas": gas}, factor=release_factor(gas))
    return Method([demand], steps=steps)
