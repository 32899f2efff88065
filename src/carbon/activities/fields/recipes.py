"""Fields that hold a recipe: energy, materials, transport, waste and gases by name, each with its amount."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.catalogue_words import EverydayWord, WasteMaterial, unknown_fuel
from carbon.activities.fields.common import AmountOf
from carbon.activities.fields.listed import is_slip, members, no_factor
from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.factors.identity import release_factor

Recipe = tuple[tuple[str, Amount], ...]
"""Names with the amount of each that one unit takes."""


@dataclass(frozen=True, eq=False)
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
        material, treatment = material_and_treatment(name)
    except CarbonError as error:
        yield error
    else:
        yield WasteMaterial("waste", "material").refused(material, None)
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


def material_and_treatment(name: str) -> tuple[str, str]:
    """Return the material and the treatment of a waste that is named by both.

    Raises: CarbonError where the name says no treatment.

    >>> material_and_treatment("plastics/landfill")
    ('plastics', 'landfill')
    """
    material, _, treatment = name.partition("/")
    if not (material and treatment):
        raise CarbonError(
            say("waste '{name}' has no treatment. Write material/treatment, such as plastics/landfill.", name=name),
            code="recipe_invalid",
            field="waste",
        )
    return material, treatment
