"""Fields whose words are those of the catalogue: the values of a qualifier of a key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from carbon.activities.fields.everyday import next_step, of_account
from carbon.activities.fields.field_words import values_of
from carbon.activities.fields.reader import FieldSchema, Reader
from carbon.activities.fields.words import named
from carbon.core.errors import LETTERS_PER_SLIP, CarbonError, did_you_mean, nearest, slips
from carbon.core.sentences import say, term
from carbon.core.store.read import store
from carbon.factors.catalogue import Catalogue, own_members, own_words
from carbon.factors.meanings import meanings


@dataclass(frozen=True, eq=False)
class Listed(Reader[str]):
    """A word among the values that a qualifier has in the shipped factors of a key, or of a family of keys.

    Parameters: key, such as road.bus, a family of keys, such as fuel, or several with spaces between them; qualifier, such as area;
    open, whether any word passes, such as the name of a product or network, and one that no file knows is refused when it is calculated;
    more, words that the kind accepts in addition; kind, whose everyday words are accepted too, such as TGV for rail; unless, a field that
    lets any word pass where the class is called directly; own, whether words of your own factors pass: not where a method knows each.

    >>> Listed("rail.passenger", "route").read("Northeast corridor")
    'northeast_corridor'
    """

    key: str
    qualifier: str
    open: bool = False
    more: tuple[str, ...] = ()
    kind: str = ""
    unless: str = ""
    own: bool = True

    def read(self, given: object) -> str:
        """Return the word as the catalogue spells it.

        Raises: CarbonError `word_unknown` naming the nearest words.
        """
        return self._read(given, self._spellings)

    def read_with(self, given: object, catalogue: Catalogue) -> str:
        """Return the word as a catalogue spells it, of your own factors or the shipped ones; an unknown one is told the nearest of both."""
        own = () if self.open or not self.own else own_words(catalogue, self.key, self.qualifier)
        return self._read(given, {plain(word): word for word in own} | self._spellings)

    def _read(self, given: object, known: Mapping[str, str]) -> str:
        text = plain(str(given))
        if text not in known:
            text = plain(self._everyday(str(given)) or (named(text, self.kind, self.qualifier) if self.kind else text))
        if text in known or self.open:
            return known.get(text, text)
        name = self.qualifier.replace("_", " ")
        raise CarbonError(
            say("{name} '{given}' is unknown.{near}", name=name, given=given, near=did_you_mean(text, known)),
            code="word_unknown",
            field=self.qualifier,
        )

    def _everyday(self, text: str) -> str | None:
        """What an everyday word stands for: by the words of the key, else by those of the field in any kind, where they mean one value."""
        meant = values_of(self.qualifier, text, self.known)
        return _meant(self.key, self.qualifier, text) or (meant[0] if len(meant) == 1 else None)

    def refused(self, value: str, activity: object) -> CarbonError | None:
        """Return the error of a word of an open field that is a slip of a shipped one."""
        if value is None or not self.open or value in self.known or (self.unless and getattr(activity, self.unless)):
            return None
        return no_factor(self.qualifier, value, self.known) if is_slip(value, self.known) else None

    @property
    def known(self) -> tuple[str, ...]:
        """The words, those of the kind first."""
        return tuple(self._spellings.values())

    @property
    def _spellings(self) -> dict[str, str]:
        """Plain spelling → word, those of the kind first."""
        return {plain(word): word for word in self.more} | values(self.key, self.qualifier)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string of these words, or with them as examples where others pass."""
        words = list(self.known)
        return {"type": "string", "examples": words} if self.open else {"type": "string", "enum": words}


@dataclass(frozen=True, eq=False)
class Members(Reader[str]):
    """The last part of a key of a family in the shipped factors, such as steel of process.steel.

    Parameters: family, such as process; but, members that have kinds of their own.

    >>> Members("process", ("glass",)).read("Nitric acid")
    'nitric_acid'
    """

    family: str
    but: tuple[str, ...] = ()

    def read(self, given: object) -> str:
        """Return the member as the catalogue spells it.

        Raises: CarbonError `word_unknown` naming the nearest members.
        """
        return self._read(given, self.known)

    def read_with(self, given: object, catalogue: Catalogue) -> str:
        """Return the member as a catalogue spells it: of your own factors or of the shipped ones.

        Raises: CarbonError `word_unknown` naming the nearest members of both.
        """
        return self._read(given, (*self.known, *sorted(own_members(catalogue, self.family) - {*self.but})))

    def _read(self, given: object, known: Sequence[str]) -> str:
        text = plain(str(given))
        if text not in known:
            raise CarbonError(
                say("product '{given}' is unknown.{near}", given=given, near=did_you_mean(text, known)),
                code="word_unknown",
                field="product",
            )
        return text

    @property
    def known(self) -> tuple[str, ...]:
        """The members."""
        return tuple(name for name in members(self.family) if name not in self.but)

    def schema(self) -> FieldSchema:
        """Return the JSON Schema: a string, of these members."""
        return {"type": "string", "enum": list(self.known)}


def no_factor(name: str, value: str, known: Iterable[str], search: str = "") -> CarbonError:
    """Return the error of a word that no factor of its key bears.

    Parameters: name of the field; value as written; known, the words that have factors; search, what the command `factors` lists them by.

    >>> str(no_factor("fuel", "diesal", ["diesel", "petrol"])).split(".")[:2]
    ["fuel 'diesal' has no factor", ' Nearest: diesel']
    """
    account = of_account(value) if name == "sector" else None
    near = "" if account else did_you_mean(value, known)
    listed = say(
        "List those that have one: `python -m carbon factors {search}`. Leave the field out, give factor=, or add your own factor to "
        "factors.csv.",
        search=search,
    )
    named = say("Search for one that has: `python -m carbon factors '{value}'`. Or add your own factor to factors.csv.", value=value)
    message = say(
        "{name} '{value}' has no factor.{near} {other_word}",
        name=term(name),
        value=value,
        near=near,
        other_word=account or ((next_step(value) or named) if name in _NAMED else (listed if search and not near else _OTHER_WORD)),
    )
    return CarbonError(message, code="word_unknown", field=name)


def is_slip(text: str, known: Iterable[str]) -> bool:
    """Return whether a word is within a slip of the keyboard of a known one; a code of digits never is: its neighbour is another code.

    >>> is_slip("concret", ["concrete"]), is_slip("concrete_mix", ["concrete"]), is_slip("541510", ["541511"])
    (True, False, False)
    """
    word = plain(text)
    near = [] if word.isdigit() else nearest(word, known)
    return any(slips(word, other.casefold()) <= max(1, round(min(len(word), len(other)) / LETTERS_PER_SLIP)) for other in near)


_NAMED = ("sector", "material", "product")
"""Fields that name the thing: they cannot be left out."""
_OTHER_WORD = say("Write a word that has one, leave the field out, or add your own factor to factors.csv.")


@cache
def members(family: str) -> tuple[str, ...]:
    """Return the last parts of the keys of a family in the shipped factors, in alphabetical order."""
    rows = store().rows("SELECT DISTINCT key FROM activity WHERE key LIKE ? ORDER BY key", f"{family}.%")
    return tuple(row[0].removeprefix(f"{family}.") for row in rows)


@lru_cache(maxsize=8192)
def _meant(keys: str, qualifier: str, text: str) -> str | None:
    """What an everyday word means as the value of a qualifier, such as business class of a cabin."""
    return next((found[0] for key in keys.split() if (found := meanings(key, qualifier, text))), None)


@cache
def values(keys: str, qualifier: str) -> dict[str, str]:
    """Return plain spelling → value of each value that a qualifier has in the shipped factors of keys or families.

    Parameters: keys, one or several with spaces between; qualifier.

    >>> sorted(values("freight.sea", "route"))[:2]
    ['asie_europe_du_nord', 'asie_mediterranee']
    """
    found = {words.get(qualifier) for key in keys.split() for words in _shipped(key)}
    return {plain(value): value for value in sorted(value for value in found if value)}


@cache
def _shipped(key: str) -> tuple[dict[str, str], ...]:
    """The sets of qualifiers of the shipped factors of a key or family."""
    rows = store().rows("SELECT DISTINCT qualifiers FROM activity WHERE key = ? OR key LIKE ? ORDER BY qualifiers", key, f"{key}.%")
    return tuple(json.loads(row[0]) for row in rows)


def completed(key: str, given: dict[str, str]) -> dict[str, str]:
    """Return qualifiers with those that the catalogue leaves no choice of: a product with one system needs none written.

    Parameters: key; given, the qualifiers that are said.
    Raises: CarbonError `field_missing` where several fit: it names the qualifier that tells them apart, and its values.

    >>> completed("equipment", {"product": "dishwasher_standard"})
    {'product': 'dishwasher_standard', 'boundary': '12_couverts'}
    """
    fitting = [words for words in _shipped(key) if given.items() <= words.items()]
    if len(fitting) == 1 or given in fitting:
        return given | (fitting[0] if len(fitting) == 1 else {})
    if not fitting:
        return given
    name = next(name for words in fitting for name in words if name not in given)
    choices = sorted({words[name] for words in fitting if name in words})
    said = ", ".join(given.values())
    raise CarbonError(
        say("{said}: several factors fit. Write {name}, one of {choices}.", said=said, name=name, choices=", ".join(choices)),
        code="field_missing",
        field=name,
    )


def plain(text: str) -> str:
    """Return a word with its spaces and hyphens as underscores, in small letters.

    >>> plain("Basic oxygen")
    'basic_oxygen'
    """
    return re.sub(r"[\s_-]+", "_", text.strip().casefold())


def words(**given: str | None) -> dict[str, str]:
    """Return the qualifiers that are given: what a question leaves open is not asked.

    >>> words(type="city", fuel=None)
    {'type': 'city'}
    """
    return {name: value for name, value in given.items() if value}
