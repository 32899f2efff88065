"""What one unit of something takes: the demands of its energy, materials, transport, waste and gases."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.activities.fields.recipes import Recipe, material_and_treatment
from carbon.activities.fields.waste_codes import READ, Entry, entry_of, is_waste_code
from carbon.activities.framework.demands import Context, Demand, with_upstream
from carbon.activities.methods.combustion import fuel_chain
from carbon.activities.methods.grid import grid_chain
from carbon.activities.methods.products import PRODUCTS_OF, proxied, worded
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term
from carbon.factors.catalogue import own_words
from carbon.factors.identity import release_factor

MAIN_STAGES = ("combustion", "generation", "release", "process", "production", "use", "end_of_life")
"""Stages that an answer must have where something is demanded of them; upstream, losses and non-CO2 are expected only."""


def scaled(amount: Amount, times: float) -> Amount:
    """Return an amount multiplied by a number.

    >>> scaled(Amount(1.5, "kWh"), 2)
    Amount(value=3.0, unit='kWh')
    """
    return Amount(amount.value * times, amount.unit)


def energy_demands(recipe: Recipe, times: float) -> list[Demand]:
    """Return the demands of the energy that one unit takes: grid electricity, district heating, or a fuel of the name.

    Parameters: recipe; times, units of it per unit of the activity's amount.
    Source: Scope 3 Technical Guidance (2013), formulas 8.1, 10.1, 11.1: life cycle factors, so upstream and losses are demanded too.

    >>> [demand.stage for demand in energy_demands((("diesel", Amount(2.0, "l")),), 1.0)]
    ['combustion', 'wtt']
    """
    found = list[Demand]()
    for name, amount in recipe:
        taken = scaled(amount, times)
        step = say("{taken} {name}", taken=taken, name=term(name))
        if name == "electricity":
            # The value chain's power has one view: the grid of the place, in both totals.
            found += grid_chain(taken, basis=None, step=step)
        elif name in ("heat", "district_heating"):
            found += [Demand("heat.district", stage, taken, step=step) for stage in ("generation", "transmission", "wtt")]
        else:
            found += fuel_chain(name, taken, step=step)
    return found


def material_demands(recipe: Recipe, times: float, context: Context) -> list[Demand]:
    """Return the demands of materials by mass, cradle to gate."""
    return [
        material_demand(
            {"material": name}, scaled(amount, times), context, step=say("{amount} {name}", amount=scaled(amount, times), name=name)
        )
        for name, amount in recipe
    ]


def material_demand(words: dict[str, str], mass: Amount, context: Context, step: str = "") -> Demand:
    """Return the demand of a material of virgin or recycled input; Base Carbone's where the region has none.

    Parameters: words, `material`, its name in the catalogue or an everyday word for it, and `origin`, as closed_loop_source; mass of it
    per unit of the activity; context; step in words.
    """
    return proxied(worded(Demand("material", "production", mass, words, step=step), context, PRODUCTS_OF))


def freight_demands(recipe: Recipe, times: float) -> list[Demand]:
    """Return the demands of transport work by mode: `freight.road`, `freight.sea` …"""
    found = list[Demand]()
    for mode, work in recipe:
        done = scaled(work, times)
        found += with_upstream(Demand(f"freight.{mode}", "combustion", done, step=say("{done} by {mode}", done=done, mode=mode)))
    return found


def waste_demands(recipe: Recipe, times: float, context: Context) -> list[Demand]:
    """Return the demands of waste, each named material/treatment.

    Raises: CarbonError when a name says no treatment.
    """
    found = list[Demand]()
    for name, amount in recipe:
        material, treatment = material_and_treatment(name)
        mass = scaled(amount, times)
        found.append(waste_demand(material, treatment, mass, context, step=say("{mass} {name}", mass=mass, name=name)))
    return found


def waste_demand(material: str | None, treatment: str, mass: Amount, context: Context, step: str = "") -> Demand:
    """Return the demand of waste of a material, or of a code of the List of Waste, by its treatment."""
    own = own_words(context.catalogue, "waste", "material") if context.catalogue else ()
    entry = entry_of(material) if material and material not in own and is_waste_code(material) else None
    named = entry.material if isinstance(entry, Entry) else material
    words = ({"material": named} if named else {}) | {"treatment": treatment}
    notes = (_of_code(entry),) if isinstance(entry, Entry) else ()
    return worded(Demand("waste", "end_of_life", mass, words, step=step, notes=notes), context, PRODUCTS_OF)


def _of_code(entry: Entry) -> Finding:
    message = say(
        "code {code} of the List of Waste (Decision 2000/532/EC, {entry}) is read as {material}. "
        "Write another material if another is meant.",
        code=entry.code,
        entry=entry.text,
        material=entry.material,
    )
    return Finding(READ, "info", message, column="material")


def gas_demands(recipe: Recipe, times: float) -> list[Demand]:
    """Return the demands of gases that escape, 1 kg per kg."""
    return [
        Demand(
            "gas",
            "release",
            scaled(mass, times),
            {"gas": gas},
            factor=release_factor(gas),
            step=say("{mass} {gas}", mass=scaled(mass, times), gas=gas),
        )
        for gas, mass in recipe
    ]


def main_stages(demands: Iterable[Demand]) -> tuple[str, ...]:
    """Return the stages that must be answered of what is demanded."""
    asked = {demand.stage for demand in demands}
    return tuple(stage for stage in MAIN_STAGES if stage in asked)
