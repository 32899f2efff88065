"""What a piece of land is used for and how it is managed: the factors of its soil's carbon."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import joined, say, term

CROPLAND = ("annual_crop", "perennial_crop", "rice", "set_aside")
USES = ("native", *CROPLAND, "grassland")
TILLAGE, INPUTS = ("full_tillage", "reduced_tillage", "no_till"), ("low_input", "medium_input", "high_input", "manured")
GRASSLAND = ("nominal", "moderately_degraded", "severely_degraded", "improved")
_USUAL = ("full_tillage", "medium_input", "nominal", "native")
"""Words whose factor is 1 by definition."""
_GROUPS = {"tillage": TILLAGE, "input": INPUTS, "condition of grassland": GRASSLAND}
_MANAGED = {"annual_crop": ("tillage", "input"), "grassland": ("condition of grassland",)}


class LandState(NamedTuple):
    """A use, and the words of its management that change the soil's carbon."""

    use: str
    management: tuple[str, ...] = ()

    @property
    def factors(self) -> tuple[str, ...]:
        """Names of the factors that the reference stock is multiplied by; those of 1 left out."""
        return tuple(name for name in (self.use, *self.management) if name not in _USUAL)

    def __str__(self) -> str:
        return " ".join((self.use, *self.management))


class StateOf(Reader[LandState]):
    """A use with its management, such as 'annual_crop no_till manured'."""

    def read(self, given: object) -> LandState:
        """Return the state; words may stand in any order."""
        if isinstance(given, LandState):
            return given
        words = [word for word in str(given).casefold().replace(",", " ").replace(";", " ").replace("-", "_").split() if word]
        uses = [word for word in words if word in USES]
        if len(uses) != 1:
            raise CarbonError(
                say("'{given}' names {count} use. Write one of {uses}.", given=given, count=len(uses) or say("no"), uses=", ".join(USES)),
                code="word_unknown",
            )
        state = LandState(uses[0], tuple(_managed(word, uses[0]) for word in words if word != uses[0]))
        for name, group in _GROUPS.items():
            if len(twice := [word for word in state.management if word in group]) > 1:
                raise CarbonError(
                    say("'{given}' names {twice}. Write one {name}.", given=given, twice=joined(twice, say(" and ")), name=name),
                    code="fields_contradict",
                )
        return state

    def plain(self, value: LandState) -> str:
        """Return the state as text."""
        return str(value)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string."""
        text = "use with its management, such as 'annual_crop no_till manured'"
        return {"type": "string", "description": text, "examples": ["annual_crop no_till manured", "grassland"]}


def _managed(word: str, use: str) -> str:
    """A word of management that the use knows."""
    known = [name for group in _MANAGED.get(use, ()) for name in _GROUPS[group]]
    if word not in known:
        nearest = did_you_mean(word, known) if known else say(" It has one state: leave the word out.")
        raise CarbonError(
            say("'{word}' is not a management of {use}.{nearest}", word=word, use=term(use), nearest=nearest), code="word_unknown"
        )
    return word


State = Annotated[LandState, StateOf()]


CLIMATES = (
    "boreal_moist",
    "boreal_dry",
    "cool_moist",
    "cool_dry",
    "warm_moist",
    "warm_dry",
    "tropical_montane",
    "tropical_wet",
    "tropical_moist",
    "tropical_dry",
)
