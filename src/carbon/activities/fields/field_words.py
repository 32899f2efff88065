"""Fields of a few controlled words, and everyday words for them: ekonomi, affärsklass and première for cabins."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.lists import either
from carbon.core.sentences import say
from carbon.core.written import phrase
from carbon.factors.meanings import spelt, titled


@lru_cache(maxsize=1024)
def values_of(field: str, text: str, words: Collection[str]) -> tuple[str, ...]:
    """Return the controlled words that an everyday word, in English, Swedish or French, stands for in a field.

    Parameters: field; text as written; words that the field takes.

    >>> values_of("cabin", "Ekonomi", ("economy", "business"))
    ('economy',)
    """
    if not phrase(text):
        return ()
    rows = spelt("SELECT value, word, language FROM meaning WHERE qualifier = ? AND phrase = ? ORDER BY rowid", text, field)
    return tuple(dict.fromkeys(value for value in (*rows, *titled(text, "qualifier = ?", field)) if value in words))


@dataclass(frozen=True, eq=False)
class Word(Reader[str]):
    """One of a few controlled words."""

    name: str
    words: tuple[str, ...]

    def read(self, given: object) -> str:
        """Return the word in its own spelling."""
        text = str(given).strip().casefold().replace(" ", "_").replace("-", "_")
        if text in self.words:
            return text
        meant = values_of(self.name, str(given), self.words)
        if len(meant) == 1:
            return meant[0]
        if meant:
            choice = either(meant)
            message = say("{name} '{given}' may be {choice}. Write one of them.", name=self.name, given=given, choice=choice)
            raise CarbonError(message, code="word_ambiguous")
        raise CarbonError(
            say("{name} '{given}' is unknown.{near}", name=self.name, given=given, near=did_you_mean(text, self.words)),
            code="word_unknown",
        )

    def within(self, given: Mapping[str, object], default: str = "") -> str:
        """Return the word of this field among fields that are not read yet; the default where there is none that can be read.

        Parameters: given, fields as written; default.
        """
        try:
            return self.read(given[self.name]) if given.get(self.name) is not None else default
        except CarbonError:
            # The field says itself what is wrong with it.
            return default

    @property
    def known(self) -> tuple[str, ...]:
        """The words."""
        return self.words

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of these words."""
        return {"type": "string", "enum": list(self.words)}
