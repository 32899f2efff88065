"""Gases of cylinders, and what of them is collected and destroyed instead of let out."""

from __future__ import annotations

from carbon.activities.framework.demands import Method
from carbon.activities.methods.release import released
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say


def gas_mass(one: Amount, share: float, per_litre: float, temperature: str, name: str) -> tuple[float, list[str]]:
    """Return the mass of a gas [kg] and the step in words; a mass is itself.

    Parameters: one, mass or volume; share of the gas by volume; per_litre, its density [kg/l]; temperature [°C]; name, such as N2O.
    """
    if one.dimension == "mass":
        return one.to("kg"), []
    mass = one.to("l") * share * per_litre
    step = say(
        "{one} × {share:g} {name} by volume × {per_litre} kg/l at {temperature} °C = {mass:.6g} kg {name}",
        one=one,
        share=share,
        name=name,
        per_litre=per_litre,
        temperature=temperature,
        mass=mass,
    )
    return mass, [step]


def volume_read(one: Amount, taken: str, *, given: bool) -> list[Finding]:
    """Return how a volume of gas was read where its temperature was not given: a cylinder's own litres hold kilograms.

    Parameters: one, mass or volume; taken, the temperature that is calculated with [°C]; given, whether it was given.
    """
    if given or one.dimension == "mass":
        return []
    text = say(
        "no temperature given; the volume is taken as gas at {taken} °C and 1 atm. Write temperature, or the mass in the cylinder in kg.",
        taken=taken,
    )
    return [Finding("temperature_assumed", "info", text)]


def captured(gas: str, mass: float, collected: float | None, destroyed: float | None, steps: list[str]) -> Method:
    """Return the demands of a gas less what is collected and destroyed.

    Parameters: gas; mass used per unit of the activity [kg]; collected and destroyed, shares; steps before it.
    """
    if collected is None or destroyed is None:
        return released(gas, mass, steps)
    emitted = mass * (1.0 - collected * destroyed)
    step = say(
        "× (1 − {collected:g} collected × {destroyed:g} destroyed) = {emitted:.6g} kg emitted",
        collected=collected,
        destroyed=destroyed,
        emitted=emitted,
    )
    return released(gas, emitted, [*steps, step])


def together(parts: list[Method]) -> Method:
    """Return the methods of several gases of one activity as one."""
    demands = [demand for part in parts for demand in part.demands]
    return Method(demands, [note for part in parts for note in part.findings], [step for part in parts for step in part.steps])


def check_capture(collected: float | None, destroyed: float | None) -> None:
    """Raise where one of the two shares is given without the other: alone it says nothing of what is emitted."""
    if (collected is None) != (destroyed is None):
        given, absent = ("collected", "destroyed") if destroyed is None else ("destroyed", "collected")
        raise CarbonError(
            say("{given} is given without {absent}. Give both: emitted = used × (1 − collected × destroyed).", given=given, absent=absent),
            code="field_missing",
        )


def check_cylinders(cylinders: Amount | None, *contents: Amount | None) -> None:
    """Raise where cylinders come without the content of one, or with it twice."""
    given = sum(content is not None for content in contents)
    if cylinders is not None and given != 1:
        raise CarbonError(
            say("cylinders need the content of one: give cylinder_mass or cylinder_volume, such as '3.4 kg' or '1800 l'."),
            code="field_missing",
        )
    if cylinders is None and given:
        raise CarbonError(say("the content of a cylinder needs cylinders, how many were used."), code="field_missing")
