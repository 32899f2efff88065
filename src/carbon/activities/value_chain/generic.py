"""Any activity that has a factor in the catalogue, in the user's own file, or inline."""

from typing import Annotated, ClassVar, Literal

from carbon.activities.fields.common import Purpose, Quantity, Stage, Text
from carbon.activities.fields.everyday import word
from carbon.activities.fields.reader import about
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.activities.methods.own_factors import TakesFactor, check_counted
from carbon.core.booking import book
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import gwp
from carbon.core.quantities import Amount
from carbon.core.sentences import say, term
from carbon.factors.identity import inline_factor
from carbon.factors.model import Form


class Generic(TakesFactor):
    """An amount times a factor that is named by its key or given inline.

    >>> Generic(quantity="200 t", factor="0.15 kg CO2e/kg", name="cement").purpose
    'goods'
    """

    kind: Literal["generic"] = "generic"
    amounts: ClassVar = (("quantity",),)
    examples: ClassVar = ("cement 200 t --factor '0.15 kg CO2e/kg' --evidence 'supplier EPD 2023'",)

    quantity: Annotated[Quantity | None, about("How much, in any unit.")] = None
    key: Annotated[Text | None, about("Key of the factor, such as water.supply; see python -m carbon factors.")] = None
    qualifiers: Annotated[Text | None, about("Qualifiers that select one factor of the key, such as 'name=value; name=value'.")] = None
    factor: Annotated[
        Text | None, about("The factor itself, instead of a key, for one gas or several: '0.15 kg CO2e/kg', '2.5 kg CO2/l + 0.1 g CH4/l'.")
    ] = None
    factor_gwp_set: Annotated[
        Text | None, about("GWP set that a CO2e factor was calculated with, such as ar5_100; recorded as unstated if not given.")
    ] = None
    stage: Annotated[Stage | None, about("Life-cycle stage that the factor covers.")] = None
    name: Annotated[Text | None, about("What the activity is, such as cement.")] = None
    purpose: Purpose = "goods"
    derived: ClassVar = ("factor_evidence",)
    cites: ClassVar = ("factor",)

    def model_post_init(self, context: object) -> None:
        """Check that there is one way to a factor."""
        super().model_post_init(context)
        if bool(self.key) == bool(self.factor):
            raise CarbonError(
                say("generic needs a factor: give key=, one of the catalogue's keys, or factor=, such as '0.15 kg CO2e/kg'."),
                code="field_missing",
            )
        if self.factor_gwp_set:
            gwp(self.factor_gwp_set)
        if self.factor:
            self._check_unit(inline_factor(self.factor, self.stage or "production", self.factor_gwp_set, self.evidence).forms[0])
        _ = self._words

    def _check_unit(self, form: Form) -> None:
        if self.quantity is not None and self.quantity.dimension != form.dimension:
            raise CarbonError(
                say(
                    "{quantity} is {dimension}, the factor is per {form_unit}. Write both in one dimension.",
                    quantity=self.quantity,
                    dimension=term(self.quantity.dimension),
                    form_unit=form.unit,
                ),
                code="dimension",
            )
        if self.quantity is not None:
            check_counted(self.quantity.unit, form.unit)

    @property
    def _words(self) -> dict[str, str]:
        """The qualifiers as pairs."""
        pairs = [part.partition("=") for part in (self.qualifiers or "").split(";") if part.strip()]
        for name, sign, value in pairs:
            if not (name.strip() and sign and value.strip()):
                raise CarbonError(
                    say("qualifiers '{qualifiers}' cannot be read. Write name=value; name=value.", qualifiers=self.qualifiers),
                    code="field_invalid",
                )
        return {name.strip(): value.strip() for name, _, value in pairs}

    def _views(self, stage: str) -> list[Finding]:
        """What is said of an own factor of energy bought: of electricity the two totals of scope 2 may need two factors."""
        bought = book(stage, self.control, self.purpose).scope == 2
        return [_BOTH_VIEWS] if bought and not _names_heat(self.name or "") else []

    def method(self, one: Amount, context: Context) -> Method:
        """Return the one demand of this factor, and upstream of a catalogue key where it is published."""
        if self.factor:
            stage = self.stage or "production"
            given = inline_factor(self.factor, stage, self.factor_gwp_set, self.evidence)
            return Method([Demand("inline", stage, one, factor=given)], self._views(stage))
        words = self._words
        stage = self.stage or _MAIN_STAGE.get((self.key or "").split(".")[0], "production")
        stages = [stage] if self.stage else [stage, "wtt"]
        return Method([Demand(self.key or "", stage, one, words) for stage in stages])


def _names_heat(name: str) -> bool:
    """Whether a name is, or begins with, a word for heat, cold or steam, which have one figure for both totals."""
    parts = name.split()
    heads = (" ".join(parts[:count]) for count in range(1, len(parts) + 1))
    found = ((word(head) or ("_".join(head.casefold().split()),))[0] for head in heads)
    return any(meant in _HEAT for meant in found)


_HEAT = ("district_heating", "district_cooling", "steam")
_BOTH_VIEWS = Finding(
    "own_factor_in_both_views",
    "warning",
    say(
        "your own factor counts in both totals of scope 2, location-based and market-based. The factor of an electricity contract belongs "
        "in the market-based total alone: give it under [[contracts]] in inventory.toml, as docs/inventory.md shows, and the electricity "
        "as kind electricity."
    ),
    column="factor",
)

_MAIN_STAGE = {
    "fuel": "combustion",
    "road": "combustion",
    "rail": "combustion",
    "air": "combustion",
    "sea": "combustion",
    "freight": "combustion",
    "electricity": "generation",
    "heat": "generation",
    "cooling": "generation",
    "waste": "end_of_life",
    "hotel": "use",
}
