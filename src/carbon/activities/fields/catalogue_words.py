"""Types of fields whose words are names in the catalogue of factors, to which a file of your own may add.

Such a word is read as it is written. Where a class is called directly, such as `carbon.Fuel(fuel="diesal")`, two sorts are told apart:

- Fuels and blends are a taxonomy: a word outside it is refused at once, with the sentence that a calculation would give.
- Materials, products, sectors, treatments, vessels and networks are names, and a catalogue of your own may hold any: a slip of the
  keyboard is refused at once, a word within a letter or two of a shipped one. Any other is refused when it is calculated, if no
  catalogue knows it.

Rows of tables and JSON come with a catalogue of their own, and all their words are left to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from carbon.activities.fields.common import Label
from carbon.activities.fields.listed import Listed, is_slip, no_factor, plain, values
from carbon.activities.fields.ratios import Shares, SharesOf
from carbon.activities.fields.reader import FieldSchema
from carbon.activities.fields.waste_codes import OPEN, Entry, entry_of, is_waste_code
from carbon.activities.fields.words import fuel_of, fuels
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.catalogue import Catalogue, own_words
from carbon.factors.vocabulary import is_known


@dataclass(frozen=True, eq=False)
class CatalogueWord(Label):
    """A value of a qualifier of a key, in the spelling of the catalogue but for capitals, spaces and hyphens.

    Parameters: key, in which {mode} stands for that field of the activity; qualifier; unless, a field with which any word passes.
    """

    key: str
    qualifier: str
    unless: str = ""

    @property
    def known(self) -> tuple[str, ...]:
        """The words of the shipped catalogue, none where the key depends on another field."""
        return () if "{" in self.key else tuple(values(self.key, self.qualifier).values())

    def read(self, given: object) -> str | None:
        """Return the text, as the catalogue spells it where one key is meant."""
        text = super().read(given)
        return text if text is None or "{" in self.key else values(self.key, self.qualifier).get(plain(text), text)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, with the shipped words as examples."""
        words = list(self.known)
        return {"type": "string", "examples": words} if words else {"type": "string"}

    def refused(self, value: str | None, activity: object) -> CarbonError | None:
        """Return the error of a word that the shipped catalogue does not know."""
        if value is None or (self.unless and getattr(activity, self.unless)):
            return None
        key = self.key.format(mode=getattr(activity, "mode", ""))
        known = values(key, self.qualifier).values()
        if not known or self.knows(key, value) or not is_slip(value, known):
            return None
        return no_factor(self.qualifier, value, known)

    def knows(self, key: str, text: str) -> bool:
        """Whether a word is known, of a key."""
        return text in values(key, self.qualifier).values()


@dataclass(frozen=True, eq=False)
class EverydayWord(CatalogueWord):
    """A value of a qualifier by its name in the catalogue, an everyday word for it or a publisher's name.

    Parameters: main, whether the qualifier is the one that names the thing.
    """

    main: bool = True

    def read(self, given: object) -> str | None:
        """Return the text as it is written."""
        return Label.read(self, given)

    def knows(self, key: str, text: str) -> bool:
        """Whether the words of the catalogue mean something by it."""
        return is_known(key, self.qualifier, text, first=self.main)


class WasteMaterial(EverydayWord):
    """What waste is of: a word for it, or its code in the List of Waste.

    >>> WasteMaterial("waste", "material").read("20 01 08")
    '20 01 08'
    """

    def read(self, given: object) -> str | None:
        """Return the text as it is written.

        Raises: CarbonError `waste_code_open` for a code that does not say one material.
        """
        return self._asked(super().read(given))

    def read_with(self, given: object, catalogue: Catalogue) -> str | None:
        """Return the text as it is written; a code that a factor of your own bears needs no entry."""
        text = super().read(given)
        return text if text in own_words(catalogue, self.key, self.qualifier) else self._asked(text)

    def knows(self, key: str, text: str) -> bool:
        """Whether it is a code, or the words of the catalogue mean something by it."""
        return is_waste_code(text) or super().knows(key, text)

    def _asked(self, text: str | None) -> str | None:
        if text is None or not is_waste_code(text):
            return text
        found = entry_of(text)
        if isinstance(found, Entry):
            return text
        message = found or say(
            "waste code '{text}': its entry in the List of Waste does not say one material that has a factor. Write the material itself, "
            "such as wood, plastic or health care waste.",
            text=text,
        )
        raise CarbonError(message, code=OPEN, field=self.qualifier)


@dataclass(frozen=True, eq=False)
class FuelWord(Label):
    """A fuel by its name in the catalogue or an everyday word for it; more, what the kind takes besides, such as electricity."""

    more: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """The fuels of the shipped catalogue, and those of the kind."""
        return tuple(dict.fromkeys((*sorted(fuels().values()), *self.more)))

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, with the shipped fuels as examples."""
        return {"type": "string", "examples": list(self.known)}

    def refused(self, value: str | None, activity: object) -> CarbonError | None:
        """Return the error of a fuel that the shipped catalogue does not know."""
        return None if value is None or plain(value) in self.more else unknown_fuel(value)


def unknown_fuel(text: str) -> CarbonError | None:
    """Return the error of a fuel that the shipped catalogue does not know, or None."""
    name = fuel_of(text, None)[0]
    return None if name in fuels().values() else no_factor("fuel", name, fuels().values())


@dataclass(frozen=True, eq=False)
class VehicleFuel(Listed):
    """A fuel that vehicles of a key have factors for, or with a consumption any fuel."""

    open: bool = True

    def refused(self, value: str | None, activity: object) -> CarbonError | None:
        """Return the error of a fuel that neither has a factor per distance nor is burned."""
        if value is None or value in self.known or value == "electricity":
            return None
        if getattr(activity, "consumption", None) is None:
            return no_factor("fuel", value, self.known)
        return unknown_fuel(value)


class BlendWord(Label):
    """A blend of the activity's fuel, such as b7 or e10."""

    @property
    def known(self) -> tuple[str, ...]:
        """The blends of all fuels."""
        return tuple(
            sorted({*values("fuel", "blend").values(), *(row[0] for row in store().rows("SELECT DISTINCT blend FROM fuel_blend"))})
        )

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, with the blends of all fuels as examples."""
        return {"type": "string", "examples": list(self.known)}

    def refused(self, value: str | None, activity: object) -> CarbonError | None:
        """Return the error of a blend that neither a factor of the fuel nor a standard knows."""
        burned: str | None = getattr(activity, "fuel", None)
        if value is None or burned is None:
            return None
        fuel, blend = fuel_of(burned, value.strip().casefold())
        known = {row[0] for row in store().rows("SELECT DISTINCT blend FROM fuel_blend WHERE fuel = ?", fuel)}
        known |= set(values(f"fuel.{fuel}", "blend").values())
        return unknown_blend(fuel, blend or "", known) if known and blend not in known else None


def unknown_blend(fuel: str, blend: str, known: Iterable[str]) -> CarbonError:
    """Return the error of a blend that neither a factor nor a standard knows.

    Parameters: fuel; blend as written; known, the blends of the fuel.
    """
    hint = did_you_mean(blend, known) or say(" Known are {known}.", known=", ".join(sorted(known)))
    message = say(
        "blend '{blend}' of {fuel} is unknown.{hint} Write another mix as fuel_blend with shares.", blend=blend, fuel=fuel, hint=hint
    )
    return CarbonError(message, code="word_unknown", field="blend")


@dataclass(frozen=True, eq=False)
class SharesOfWords(SharesOf):
    """Shares of parts whose names are words of the catalogue: fuels of a mix, treatments of waste."""

    of: FuelWord | CatalogueWord = FuelWord()

    @property
    def known(self) -> tuple[str, ...]:
        """The names that a part may have."""
        return self.of.known

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of pairs, with the names that a part may have."""
        return super().schema() | {"words": list(self.known)}

    def refused(self, value: Shares, activity: object) -> CarbonError | None:
        """Return the error of the first name that the shipped catalogue does not know."""
        return next((error for name, _ in value or () if (error := self.of.refused(name, activity))), None)


CHARGED_TOO = ("electricity", "battery_electric")
"""What a vehicle may take besides fuels."""
FuelName = Annotated[str, FuelWord()]
Blend = Annotated[str, BlendWord()]
