"""What a word means as the value of a qualifier: names, everyday words and publishers' names, in every spelling.

A text names a value when it is, but for capitals, accents, plurals and marks, the value itself (0), an everyday word for it (1) or
what a publisher calls it (2). A text that a name begins with (3), or holds among other words (4), only comes near it. Where each is asked:

1. the own country, by the first three, then by what comes near: no other country's generic takes precedence over the own candidates
2. what the country lies in and the stand-ins, by the first three
3. the same again, by what a name begins with: a television goes before its remote control
4. the same again, by what comes near

What comes near is taken where one activity of the own country does, or one of another of whose words half are said; else it is refused
with all of them. Words for other qualifiers may stand in the first: recycled aluminium.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from carbon.core.regions import WORLD, lineage, region
from carbon.core.store.read import store
from carbon.core.written import phrase, words_of, written_words
from carbon.factors.meanings import meanings, means_by_word, spelt, titled
from carbon.factors.named import Activity, activities, latest
from carbon.factors.wanted import defaults

_SELF, _WORD, _NAME, _HEAD, _NEAR = range(5)
_MANY = 3
"""Qualifiers nobody asked for, above which a factor is no more special."""
ANY = ""
"""A dimension that lets factors of all through."""
_FILLERS = frozenset(words_of("manufacture average new default incl excl forming or and of the in with by a for without produced"))
"""Words in a name that do not narrow it."""


class Meaning(NamedTuple):
    """What words mean: qualifiers of the index, or none and the candidates that come near; narrowed, where more was read than said."""

    qualifiers: dict[str, str] | None
    region: str
    narrowed: bool
    near: tuple[Activity, ...]


def meaning(key: str, words: Mapping[str, str], places: Iterable[str], dimension: str) -> Meaning:
    """Return what words mean as qualifiers of a key, nearest place first.

    Parameters: key; words, qualifier → text, the one that names the thing first; places, the region and what stands in for it;
    dimension of the amount, or ANY.

    >>> meaning("material", {"material": "Aluminum"}, ("FR",), "mass").qualifiers
    {'material': 'aluminium'}
    >>> meaning("waste", {"material": "mixed waste", "treatment": "burned"}, ("US",), "mass").qualifiers
    {'material': 'mixed_msw', 'treatment': 'combustion'}
    """
    return _meaning(key, tuple(words.items()), tuple(places), dimension)


@lru_cache(maxsize=4096)
def _meaning(key: str, words: tuple[tuple[str, str], ...], places: tuple[str, ...], dimension: str) -> Meaning:
    home = _countries(places[0])
    readings = [_ranked(key, said, dimension) for said in _readings(key, dict(words))]
    for asked, limit in ((home, _NAME), (home, _NEAR), (places, _NAME), (places, _HEAD), (places, _NEAR)):
        for said, ranked in readings:
            for place in asked:
                there = [(rank, activity) for rank, activity in ranked if place in activity.regions and max(rank[:-1]) <= limit]
                if there:
                    return _best(key, said, there, place, home)
    return Meaning(None, places[0], False, ())


def _readings(key: str, words: dict[str, str]) -> list[dict[str, str]]:
    """Words, and with those taken out of the first that say another qualifier; the first is what it stands for as an activity."""
    name, text = next(iter(words.items()))
    if not meanings(key, name, text):
        presets = (preset.partition("=") for preset in _presets(key, text) if ";" not in preset)
        words |= {name: next((value for field, _, value in presets if field == name), text)}
    parts = parted(key, words)
    return [words] if parts == words else [words, parts]


def _presets(key: str, text: str) -> tuple[str, ...]:
    return spelt("SELECT preset, word, language FROM word WHERE kind = ? AND phrase = ? ORDER BY rowid", text, key)


def _ranked(key: str, words: dict[str, str], dimension: str) -> tuple[dict[str, str], list[tuple[tuple[int, ...], Activity]]]:
    """Words, and the activities that they name or come near, each with its rank."""
    # Money is converted to the currency of the factor: all are asked.
    free = dimension == ANY or dimension.isupper()
    fitting = [activity for activity in _within_reach(key, *next(iter(words.items()))) if free or dimension in activity.dimensions]
    found = [(_rank(key, activity, tuple(words.items())), activity) for activity in fitting]
    return words, [(rank, activity) for rank, activity in found if rank is not None]


def _within_reach(key: str, name: str, text: str) -> Iterator[Activity]:
    """Yield the activities of a key that a text may name by a qualifier: those that `_fit` is sure to refuse are left out at once."""
    values, needles = spoken(key, name, text), [[f" {word} " for word in words] for words in means_by_word(text)]
    for activity in activities(key):
        value = activity.qualifiers.get(name)
        if value is None or value in values or all(any(word in activity.held for word in words) for words in needles):
            yield activity


def parted(key: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return words with those taken out of the first that say another qualifier: recycled aluminium is aluminium of recycled origin.

    Parameters: key; words, as for `meaning`.
    """
    name, text = next(iter(words.items()))
    rest, found = written_words(text), dict(words)
    for qualifier, known in _qualifying(key, name):
        left = " ".join(word for word, _ in rest)
        said = next((word for word in known if qualifier not in words and f" {word} " in f" {left} " and word != left), None)
        if said:
            first = f" {left} ".partition(f" {said} ")[0].count(" ")
            rest = rest[:first] + rest[first + len(said.split()) :]
            found[qualifier] = said
    return found | {name: " ".join(written for _, written in rest)} if len(found) > len(words) else found


@lru_cache(maxsize=64)
def _qualifying(key: str, main: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The other qualifiers of a key, each with the words for its values, the longest first."""
    found: dict[str, set[str]] = {}
    for qualifier, word in store().rows("SELECT qualifier, phrase FROM meaning WHERE key = ? AND qualifier <> ?", key, main):
        found.setdefault(qualifier, set()).add(word)
    return tuple((qualifier, tuple(sorted(words, key=len, reverse=True))) for qualifier, words in found.items())


def _countries(place: str) -> tuple[str, ...]:
    """A region and what it is a part of, up to its country."""
    return tuple(code for code in lineage(place) if code != WORLD and region(code).kind != "group")


def _best(key: str, words: Mapping[str, str], there: list[tuple[tuple[int, ...], Activity]], place: str, home: tuple[str, ...]) -> Meaning:
    """The activity of the smallest rank; where several share it or one only comes near, all of them."""
    smallest = min(rank for rank, _ in there)
    near = max(smallest[:-1]) >= _HEAD
    best = _near(there, next(iter(words))) if near else [activity for rank, activity in there if rank == smallest]
    if (len(best) > 1 and not _alike(key, best, place)) or (near and not (place in home or _half_said(best[0], words))):
        return Meaning(None, place, False, tuple(best))
    read = {name: best[0].qualifiers[name] for name in words if name in best[0].qualifiers}
    return Meaning(read | _special(key, best[0], words), place, near, ())


def _near(there: list[tuple[tuple[int, ...], Activity]], name: str) -> list[Activity]:
    """All that come near, whether they begin with the word or hold it: of each thing those of which least was not asked."""
    level = min(tuple(map(_flat, rank[:-1])) for rank, _ in there)
    alike = [(rank[-1], activity) for rank, activity in there if tuple(map(_flat, rank[:-1])) == level]
    least: dict[str | None, int] = {}
    for special, activity in alike:
        least[activity.qualifiers.get(name)] = min(special, least.get(activity.qualifiers.get(name), special))
    return [activity for special, activity in alike if special == least[activity.qualifiers.get(name)]]


def _flat(rank: int) -> int:
    return _NEAR if rank == _HEAD else rank


def _alike(key: str, best: list[Activity], place: str) -> bool:
    """Whether several readings come to one number: then it does not matter which was meant."""
    return len({(form.unit, tuple(form.gases.items())) for activity in best for form in latest(key, activity, place).forms[:1]}) == 1


def _half_said(activity: Activity, words: Mapping[str, str]) -> bool:
    name, text = next(iter(words.items()))
    said = set(words_of(text))
    names = (activity.phrases.get(name, ""), *activity.names)
    return any(2 * len(said) >= len(set(other.split()) - _FILLERS) for other in names)


def _rank(key: str, activity: Activity, words: tuple[tuple[str, str], ...]) -> tuple[int, ...] | None:
    """How well each word names its qualifier of an activity, then in how many others it is special; None where a word does not."""
    ranks = [_fit(key, activity, name, text, first=not place) for place, (name, text) in enumerate(words)]
    known = [rank for rank in ranks if rank is not None]
    return (*known, min(len(_special(key, activity, dict(words))), _MANY)) if len(known) == len(ranks) else None


def _special(key: str, activity: Activity, words: Mapping[str, str]) -> dict[str, str]:
    """The qualifiers of an activity that nobody asked for and that are not what is usual."""
    usual = defaults(key)
    return {name: value for name, value in activity.qualifiers.items() if name not in words and usual.get(name) != value}


def _fit(key: str, activity: Activity, name: str, text: str, *, first: bool) -> int | None:
    value = activity.qualifiers.get(name)
    if value is None:
        return _SELF if defaults(key).get(name) == text else None
    asked, own = _phrase(text), activity.phrases[name]
    if asked == own or (len(asked) == len(own) and sorted(asked.split()) == sorted(own.split())):
        return _SELF
    if value in spoken(key, name, text):
        return _WORD
    if not first:
        return None
    if asked in activity.names:
        return _NAME
    return _nearness((own, *activity.names), text)


def _nearness(names: tuple[str, ...], text: str) -> int | None:
    """Whether a name begins with a text or holds it, or None."""
    holding = [name for name in names if _holds(name, text)]
    if not holding:
        return None
    return _HEAD if any(begins(name, text) for name in holding) else _NEAR


_phrase = lru_cache(maxsize=4096)(phrase)


def begins(name: str, text: str) -> bool:
    """Return whether a name begins with a text, in its own words or those of the index, as a whole: bread is no breadfruit.

    >>> begins("lamb chop grilled", "lamb"), begins("lamb s lettuce raw", "lamb"), begins("remote control tv", "tv")
    (True, False, False)
    """
    said = (" ".join(words) for words in product(*means_by_word(text)))
    return any(f"{name} ".startswith(f"{words} ") and not f"{name} ".startswith(f"{words} s ") for words in said)


def _holds(name: str, text: str) -> bool:
    held, sought = f" {name} ", means_by_word(text)
    return bool(sought) and all(any(f" {other} " in held for other in others) for others in sought)


@lru_cache(maxsize=4096)
def spoken(key: str, qualifier: str, text: str) -> tuple[str, ...]:
    """Return the values that an everyday word stands for, that of preference first.

    Parameters: key; qualifier; text, the word as it was written: boter is butter in Dutch, and Swedish böter are fines.

    >>> spoken("food", "product", "boter"), spoken("food", "product", "böter")
    (('butter_82_fat',), ())
    """
    pairs = [part.partition("=") for preset in _presets(key, text) for part in preset.split(";")]
    found = (*meanings(key, qualifier, text), *(value for name, _, value in pairs if name == qualifier))
    return tuple(dict.fromkeys((*found, *titled(text, "key = ? AND qualifier = ?", key, qualifier))))


@lru_cache(maxsize=4096)
def is_known(key: str, name: str, text: str, *, first: bool = True) -> bool:
    """Return whether a text names a value of a qualifier of any shipped factor of a key, or comes near one.

    Parameters: key; name of the qualifier; text as written; first, whether the qualifier is the one that names the thing.

    >>> is_known("material", "material", "recycled aluminium"), is_known("material", "material", "concret")
    (True, False)
    """
    readings = _readings(key, {name: text}) if first else [{name: text}]
    return any(_fits(key, tuple(said.items()), first=first) for said in readings)


def _fits(key: str, words: tuple[tuple[str, str], ...], *, first: bool) -> bool:
    near = _within_reach(key, *words[0])
    return any(all(_fit(key, one, *pair, first=first and not place) is not None for place, pair in enumerate(words)) for one in near)
