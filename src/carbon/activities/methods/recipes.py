"""What one unit of something takes: energy, materials, transport and waste by name, and the demands that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from carbon.activities.fields.amounts import AmountOf
from carbon.activities.fields.catalogue_words import EverydayWord, unknown_fuel
from carbon.activities.fields.listed import is_slip, members, no_factor
from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.activities.framework.demands import Context, Demand, with_upstream
from carbon.activities.methods.combustion import fuel_chain
from carbon.activities.methods.grid import grid_chain
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.identity import release_factor
from carbon.factors.ranking import Wanted, way
from carbon.factors.vocabulary import meaning

Recipe = tuple[tuple[str, Amount], ...]
"""Names with the amount of each that one unit takes."""

MAIN_STAGES = ("combustion", "generation", "release", "process", "production", "use", "end_of_life")
"""Stages that an answer must have where something is demanded of them; upstream, losses and non-CO2 are expected only."""


@dataclass(frozen=True)
class RecipeOf(Reader[Recipe]):
    """Names with amounts, such as 'electricity=1.3 kWh; natural_gas=0.2 m3'."""

    name: str
    dimensions: tuple[str, ...]
    example: str

    def read(self, given: object) -> Recipe:
        """Return the names with their amounts, in the order given."""
        pairs = tuple((_word(name), AmountOf(self.dimensions).read(amount)) for name, amount in self._pairs(given))
        if len({name for name, _ in pairs}) < len(pairs):
            raise CarbonError(
                say("{name} '{given}' names something twice. Write each once.", name=self.name, given=given), code="recipe_invalid"
            )
        return pairs

    def _pairs(self, given: object) -> list[tuple[str, object]]:
        if isinstance(given, Mapping):
            return [(str(name), amount) for name, amount in given.items()]
        if isinstance(given, list | tuple):
            return [(str(name), amount) for name, amount in given]
        if given == "":
            # An activity without a recipe, back from its JSON.
            return []
        found = [tuple(part.strip() for part in item.split("=")) for item in str(given).split(";") if item.strip()]
        if not found or any(len(item) != 2 or not all(item) for item in found):
            message = say(
                "{name} '{given}' cannot be read. Write name=amount; name=amount, as '{example}'.",
                name=self.name,
                given=given,
                example=self.example,
            )
            raise CarbonError(message, code="recipe_invalid")
        return [(item[0], item[1]) for item in found]

    def refused(self, value: Recipe, activity: object) -> CarbonError | None:
        """Return the error of the first name that the shipped catalogue does not know."""
        check = _NAMES.get(self.name)
        return next((error for name, _ in value for error in check(name) if error), None) if check else None

    def plain(self, value: Recipe) -> str:
        """Return the amounts as text."""
        return "; ".join(f"{name}={amount.value!r} {amount.unit}" for name, amount in value)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        return {"type": "string", "description": f"name=amount; name=amount, as '{self.example}'", "examples": [self.example]}


def _word(given: str) -> str:
    return given.strip().casefold().replace(" ", "_").replace("-", "_")


def _unknown_energy(name: str) -> Iterable[CarbonError | None]:
    yield None if name in ("electricity", "heat", "district_heating") else unknown_fuel(name)


def _unknown_material(name: str) -> Iterable[CarbonError | None]:
    yield EverydayWord("material", "material").refused(name, None)


def _unknown_mode(name: str) -> Iterable[CarbonError | None]:
    modes = members("freight")
    yield no_factor("transport", name, modes) if name not in modes and is_slip(name, modes) else None


def _unknown_waste(name: str) -> Iterable[CarbonError | None]:
    try:
        material, treatment = _of_waste(name)
    except CarbonError as error:
        yield error
    else:
        yield EverydayWord("waste", "material").refused(material, None)
        yield EverydayWord("waste", "treatment", main=False).refused(treatment, None)


def _unknown_gas(name: str) -> Iterable[CarbonError | None]:
    try:
        release_factor(name)
    except CarbonError as error:
        yield error


_NAMES: dict[str, Callable[[str], Iterable[CarbonError | None]]] = {
    "energy": _unknown_energy,
    "materials": _unknown_material,
    "transport": _unknown_mode,
    "waste": _unknown_waste,
    "gases": _unknown_gas,
}
"""What a recipe names → what is wrong with a name."""
_FUEL = ("energy", "energy_net", "energy_gross", "volume", "mass", "normal_volume", "standard_volume")
EnergyRecipe = Annotated[Recipe, RecipeOf("energy", _FUEL, "electricity=1.3 kWh; natural_gas=0.2 kWh_net")]
MaterialRecipe = Annotated[Recipe, RecipeOf("materials", ("mass",), "cotton=0.4 kg; polymer=0.2 kg")]
FreightRecipe = Annotated[Recipe, RecipeOf("transport", ("freight",), "road=0.5 tkm; sea=2 tkm")]
WasteRecipe = Annotated[Recipe, RecipeOf("waste", ("mass",), "plastics/landfill=0.01 kg")]
GasRecipe = Annotated[Recipe, RecipeOf("gases", ("mass",), "hfc_134a=5 g")]


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
        step = f"{taken} {name.replace('_', ' ')}"
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
        material_demand({"material": name}, scaled(amount, times), context, step=f"{scaled(amount, times)} {name}")
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
        found += with_upstream(Demand(f"freight.{mode}", "combustion", done, step=f"{done} by {mode}"))
    return found


def _of_waste(name: str) -> tuple[str, str]:
    """Material and treatment of a waste that is named by both."""
    material, _, treatment = name.partition("/")
    if not (material and treatment):
        raise CarbonError(
            say("waste '{name}' has no treatment. Write material/treatment, such as plastics/landfill.", name=name),
            code="recipe_invalid",
            field="waste",
        )
    return material, treatment


def waste_demands(recipe: Recipe, times: float, context: Context) -> list[Demand]:
    """Return the demands of waste, each named material/treatment.

    Raises: CarbonError when a name says no treatment.
    """
    found = list[Demand]()
    for name, amount in recipe:
        material, treatment = _of_waste(name)
        mass = scaled(amount, times)
        found.append(waste_demand(material, treatment, mass, context, step=f"{mass} {name}"))
    return found


PRODUCTS_OF = "FR"
"""Whose factors stand in where a region has none: ADEME's Base Carbone, the one open set of food, equipment, buildings and barges."""


def worded(demand: Demand, context: Context, *proxies: str) -> Demand:
    """Return a demand whose words are read as the catalogue's own: nearest place first, and never a thing beside what was said.

    Parameters: demand, its first qualifier the one that names the thing; context; proxies, regions that stand in, in order,
    where none has it.

    >>> from carbon.factors.policy import Policy
    >>> given = Demand("material", "production", Amount(1.0, "kg"), {"material": "Aluminum"})
    >>> worded(given, Context("FR", 2024, Policy())).qualifiers
    {'material': 'aluminium'}
    """
    amount = demand.amount
    wanted = Wanted(demand.key, (), demand.stage, demand.region or context.region, context.year, amount.unit)
    places = (*way(wanted, context.policy), *proxies)
    found = meaning(demand.key, demand.qualifiers, places, amount.dimension)
    if found.qualifiers is None or found.qualifiers == demand.qualifiers:
        return replace(demand, said=demand.qualifiers)
    text, value = next(iter(demand.qualifiers.values())), next(iter(found.qualifiers.values()))
    message = say(
        "'{text}' is read as {value}, the only one of {region} with that name in it.", text=text, value=value, region=found.region
    )
    note = Finding("word_narrowed", "warning", message) if found.narrowed else None
    return replace(demand, qualifiers=found.qualifiers, said=demand.qualifiers, read_as=note)


def proxied(demand: Demand, otherwise: Demand | None = None) -> Demand:
    """Return a demand of a product that asks Base Carbone where the region has no factor, with a finding.

    Parameters: demand; otherwise, what is asked when that has none either.
    """
    what = demand.qualifiers.get("product") or " ".join([demand.key, *demand.qualifiers.values()])
    message = say("no factor for {what} in this region; the one of {products_of} is used as a proxy.", what=what, products_of=PRODUCTS_OF)
    finding = Finding("region_stand_in", "warning", message)
    return replace(demand, otherwise=replace(demand, region=PRODUCTS_OF, otherwise=otherwise, otherwise_finding=finding))


def waste_demand(material: str | None, treatment: str, mass: Amount, context: Context, step: str = "") -> Demand:
    """Return the demand of waste of a material by its treatment."""
    words = ({"material": material} if material else {}) | {"treatment": treatment}
    return worded(Demand("waste", "end_of_life", mass, words, step=step), context)


def gas_demands(recipe: Recipe, times: float) -> list[Demand]:
    """Return the demands of gases that escape, 1 kg per kg."""
    return [
        Demand("gas", "release", scaled(mass, times), {"gas": gas}, factor=release_factor(gas), step=f"{scaled(mass, times)} {gas}")
        for gas, mass in recipe
    ]


def main_stages(demands: Iterable[Demand]) -> tuple[str, ...]:
    """Return the stages that must be answered of what is demanded."""
    asked = {demand.stage for demand in demands}
    return tuple(stage for stage in MAIN_STAGES if stage in asked)
