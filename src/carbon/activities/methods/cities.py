"""Airports by the name of their city, in Swedish, English, French or its own language, whatever accents and capitals; or by their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.regions import is_region
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.core.written import plain

_CODE = 3
"""Letters of an IATA code."""
_MOST = 4
"""Airports that a message names."""
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How tickets and airports write letters that English has not: Duesseldorf."""
_PARTS = re.compile(r"\s*[/,]\s*")
"""What stands between the names of an airport's cities: Tampere / Pirkkala."""
_AIRPORT = re.compile(r"\s+(?:international\s+)?airport$")


def code_of_city(text: str) -> str:
    """Return the IATA code of the one airport of a city, or of the one that has a name of its own: Arlanda, Paris Orly.

    Raises: CarbonError `airport_unknown` naming the airports of a city that has several, of cities of that name, and those whose names
    begin so. A code near by its letters may be of another continent, and is not offered.

    >>> code_of_city("Luleå"), code_of_city("Arlanda"), code_of_city("Göteborg Landvetter"), code_of_city("Paris CDG")
    ('LLA', 'ARN', 'GOT', 'CDG')
    """
    if listed := _of_code(text):
        raise CarbonError(listed, code="airport_unknown")
    if len(text) > _CODE or not text.isascii():
        exact, near = _found(text)
        if len(exact) == 1 and exact == near:
            return exact[0]
        if not near and (own := _of_own_name(text) or _in_city(text)):
            return own
        if near := near or _called(text):
            raise CarbonError(_which(text, near, bool(exact)), code="airport_unknown")
    raise CarbonError(
        say(
            "airport '{text}' is unknown. Write the three-letter IATA code of the ticket, such as LLA, or a city for its airports.",
            text=text,
        ),
        code="airport_unknown",
    )


def airports_named(text: str) -> list[str]:
    """Return the open airports that a text may mean, each as its code and name; none where nothing is called so.

    >>> airports_named("Luleå"), len(airports_named("Stockholm"))
    (['LLA (Lulea Airport)'], 4)
    """
    row = store().row("SELECT airports FROM city_code WHERE code = ?", text.strip().upper())
    several = next((_with_code()[spelling] for spelling in spellings(text) if spelling in _with_code()), str(row[0]) if row else "")
    codes: Sequence[str] = several.split() or _found(text)[1] or _called(text)
    return _shown(codes)


def _of_code(text: str) -> str:
    """The sentence on a city that has several airports under one code, by that code or by its name; empty for another text."""
    row = store().row("SELECT code, city, airports FROM city_code WHERE code = ?", text.upper())
    if row:
        return say(
            "airport '{text}' is the code of {city}, which has several. Write one of them: {listed}.",
            text=text,
            city=row[1],
            listed=_listed(row[2].split()),
        )
    for spelling in spellings(text):
        if codes := _with_code().get(spelling):
            return say("'{text}' has several airports. Write the code of one of them: {listed}.", text=text, listed=_listed(codes.split()))
    return ""


def _which(text: str, codes: tuple[str, ...], exact: bool) -> str:
    named = _listed(codes[:_MOST])
    if exact:
        return say("airport '{text}' may be several. Write the IATA code of one: {named}.", text=text, named=named)
    return say("airport '{text}' is unknown. Write its IATA code if it is one of these: {named}.", text=text, named=named)


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(_shown(codes))


def _shown(codes: Sequence[str]) -> list[str]:
    marks = ", ".join("?" * len(codes))
    known = {row[0]: row for row in store().rows(f"SELECT iata, name, country FROM airport WHERE iata IN ({marks})", *codes)}
    countries = {row[2] for row in known.values()}
    return [f"{code} ({known[code][1]}{f', {known[code][2]}' if len(countries) > 1 else ''})" for code in codes]


def _found(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of the open airports that are called so, or whose city is; and with them those whose names only begin so, or whose city has
    more words: Petersburg is in Alaska, and who writes it may mean St. Petersburg.
    """
    asked = spellings(text)
    like = {named for spelling in asked for named in _with_words(spelling)}
    exact = {named.iata for named in like if asked & (named.cities | named.names)}
    exact |= {code for spelling in asked for code in _in_other_words().get(spelling, ())}
    near = {named.iata for named in like if any(_near(spelling, named) for spelling in asked)}
    return tuple(sorted(exact)), tuple(sorted(exact | near))


def _near(asked: str, named: _Named) -> bool:
    return any(name.startswith(f"{asked} ") for name in named.names) or any(f" {asked} " in f" {city} " for city in named.cities)


def _of_own_name(text: str) -> str | None:
    """The code of the one airport that has all words of a text in its name, one of which its city has not.

    Congo Town has the word of a country, and Albany that of a state in its name (Southwest Georgia): neither is meant by it.
    """
    codes = _called(text)
    if len(codes) != 1 or is_region(text):
        return None
    named = next(item for item in _airports() if item.iata == codes[0])
    of_city = {word for city in named.cities for word in _words(city)}
    return named.iata if all(_words(spelling) - of_city for spelling in spellings(text)) else None


def _in_city(text: str) -> str | None:
    """The code of an airport that is written behind its city, by its code or by its own name: Köpenhamn Kastrup."""
    words = text.split()
    for place in range(1, len(words)):
        city, name = " ".join(words[:place]), " ".join(words[place:])
        code = name.upper() if len(name) == _CODE else _of_own_name(name)
        if code in _of_city(city):
            return code
    return None


def _of_city(name: str) -> tuple[str, ...]:
    """The codes of the airports of a city, one or several."""
    several = (code for spelling in spellings(name) for code in _with_code().get(spelling, "").split())
    return (*_found(name)[0], *several)


def _called(text: str) -> tuple[str, ...]:
    """Codes of the open airports that have all words of a text in their name: Kastrup, Landvetter."""
    return tuple(sorted({named.iata for spelling in spellings(text) for named in _with_words(spelling)}))


class _Named(NamedTuple):
    """An open airport: its code, the spellings of its cities and of its name, city and country."""

    iata: str
    cities: frozenset[str]
    names: frozenset[str]
    place: tuple[str, str]


def _with_words(spelling: str) -> set[_Named]:
    """The airports that have each word of a spelling in their city or name."""
    found = [_by_word().get(word, set()) for word in _words(spelling)]
    return set[_Named].intersection(*found) if found else set()


@cache
def _by_word() -> dict[str, set[_Named]]:
    found: dict[str, set[_Named]] = {}
    for named in _airports():
        for word in {word for text in (*named.cities, *named.names) for word in _words(text)}:
            found.setdefault(word, set()).add(named)
    return found


@cache
def _in_other_words() -> dict[str, tuple[str, ...]]:
    """The spellings of what a city is called in other languages → the codes of its airports."""
    codes: dict[tuple[str, str], tuple[str, ...]] = {}
    for named in _airports():
        codes[named.place] = (*codes.get(named.place, ()), named.iata)
    found: dict[str, tuple[str, ...]] = {}
    for name, city, country in store().rows("SELECT name, city, country FROM city_name"):
        for spelling in spellings(name):
            found[spelling] = (*found.get(spelling, ()), *codes.get((city, country), ()))
    return found


@cache
def _with_code() -> dict[str, str]:
    """The spellings of each city that has a code of its own, in any language → its airports."""
    cities = dict(store().rows("SELECT city, airports FROM city_code"))
    names = [*((city, city) for city in cities), *store().rows("SELECT name, city FROM city_name")]
    return {spelling: cities[city] for name, city in names if city in cities for spelling in spellings(name)}


@cache
def _airports() -> tuple[_Named, ...]:
    rows = store().rows("SELECT iata, name, city, country FROM airport WHERE closed = '' AND successor = '' ORDER BY iata")
    found = []
    for iata, name, city, country in rows:
        cities = frozenset(spelling for part in (city, *_PARTS.split(city)) if part for spelling in spellings(part))
        names = spellings(name)
        found.append(_Named(iata, cities, frozenset({*names, *(_AIRPORT.sub("", spelling) for spelling in names)}), (city, country)))
    return tuple(found)


def _words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text)}


def spellings(text: str) -> frozenset[str]:
    """Return a name without accents, and with two letters for one that has a mark: Luleå is Lulea and Luleaa.

    >>> sorted(spellings("Luleå"))
    ['lulea', 'luleaa']
    """
    written = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    if written.isascii():
        return frozenset({written})
    return frozenset({plain(written), plain(written.translate(_TWO_LETTERS))})
