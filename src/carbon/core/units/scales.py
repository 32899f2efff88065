"""Units without pint: every spelling with its dimension and scale, read from the index that the registry filled."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.lists import either
from carbon.core.patterns import pattern
from carbon.core.sentences import joined, say, term, whole
from carbon.core.store.read import store
from carbon.core.units.dimensions import COUNTED, DIMENSIONS
from carbon.core.units.hints import near_units, no_unit
from carbon.core.written import plain

_BETWEEN = pattern(r"[\s_.·()\u2010-\u2013-]+")
"""What stands between the parts of a unit: passenger-km, t.km and 'kWh (PCS)' are each one unit."""


_SHORT = 3
"""Letters up to which a word must be written with its accents."""


class Unit(NamedTuple):
    """A unit: its name as written in factors, its dimension, and how many base units it is."""

    name: str
    dimension: str
    scale: float


@cache
def units() -> dict[str, Unit]:
    """Return spelling → unit, each spelling exactly as it is written."""
    return {spelling: Unit(*rest) for spelling, *rest in store().rows("SELECT * FROM unit")}


@cache
def _folded() -> dict[str, list[str]]:
    """Spelling in small letters → the spellings that it may be: mg and Mg are two units."""
    found: dict[str, dict[Unit, str]] = {}
    for spelling, of in units().items():
        found.setdefault(_fold(spelling), {}).setdefault(of, spelling)
    for spelling, of in units().items():
        # An export without accents writes nuitees and natter; a short word without them may be another, as år and ar.
        bare = plain(_fold(spelling))
        if len(bare) > _SHORT and bare not in found:
            found[bare] = {of: spelling}
    return {folded: list(spellings.values()) for folded, spellings in found.items()}


def _fold(spelling: str) -> str:
    return _BETWEEN.sub("_", spelling.strip().casefold()).strip("_")


@cache
def _ambiguous() -> dict[str, tuple[str, str]]:
    return {spelling: (candidates, why) for spelling, candidates, why in store().rows("SELECT * FROM ambiguous_unit")}


_EXAMPLES = say("kg, l, m3, kWh, km, pkm, tkm or SEK")


@lru_cache(maxsize=8192)
def unit(spelling: str, dimensions: tuple[str, ...] = ()) -> Unit:
    """Return the unit of a spelling.

    Parameters: spelling; dimensions, those that a hint may name, all if empty.
    Raises: CarbonError `unit_ambiguous` naming the candidates, `unit_unknown` naming the nearest of the same size.

    >>> unit("MWh").scale, unit("passenger-km").name, unit("kWh (PCS)").name
    (1000.0, 'pkm', 'kWh_gross')
    """
    known, text = units(), spelling.strip()
    if found := known.get(text):
        return found
    _refuse_ambiguous(spelling, text)
    _refuse_ambiguous(spelling, _fold(text))
    spellings = _folded().get(_fold(text), [])
    if len(spellings) == 1:
        _refuse_small_m(text, spellings[0], known[spellings[0]])
        return known[spellings[0]]
    if spellings:
        raise CarbonError(
            say(
                "unit '{spelling}' is ambiguous: {spellings} differ in capital letters only. Write {choice}.",
                spelling=spelling,
                spellings=joined(spellings, say(" and ")),
                choice=either(spellings),
            ),
            code="unit_ambiguous",
        )
    if instead := no_unit(text):
        raise CarbonError(say("'{spelling}' is no unit: {instead}", spelling=spelling, instead=instead), code="unit_unknown")
    near = near_units(text, known, dimensions)
    examples = say(" Write a unit such as {examples}.", examples=_examples(dimensions))
    hint = say(" Nearest: {near}.", near=", ".join(near)) if near else examples
    raise CarbonError(say("unit '{spelling}' is unknown.{hint}", spelling=spelling, hint=hint), code="unit_unknown")


def is_spelling(text: str) -> bool:
    """Return whether a text is a spelling of some unit, without looking for the nearest of one that is not.

    >>> is_spelling("kWh"), is_spelling("Anläggning")
    (True, False)
    """
    return text.strip() in units() or bool(_folded().get(_fold(text)))


def is_ambiguous(text: str) -> bool:
    """Return whether a text is a spelling of several units, as gal.

    >>> is_ambiguous("gal"), is_ambiguous("kWh")
    (True, False)
    """
    return text.strip() in _ambiguous() or _fold(text) in _ambiguous()


def _refuse_ambiguous(spelling: str, key: str) -> None:
    if key in _ambiguous():
        candidates, why = _ambiguous()[key]
        raise CarbonError(
            say(
                "unit '{spelling}' is ambiguous: {why}. Write {choice}.",
                spelling=spelling,
                why=whole(why),
                choice=either(candidates.split("; ")),
            ),
            code="unit_ambiguous",
        )


def _refuse_small_m(text: str, spelling: str, found: Unit) -> None:
    """Refuse mWh, which is a thousandth of a watt-hour by its letters and a million as most who write it mean it."""
    if text[0] == "m" and spelling == f"M{text[1:]}" and text[1:2].isupper() and found.dimension.startswith(("energy", "power")):
        message = say(
            "unit '{text}' is ambiguous: a small m is a thousandth, a large M a million. Write {spelling}, or the amount in {base}.",
            text=text,
            spelling=spelling,
            base=text[1:],
        )
        raise CarbonError(message, code="unit_ambiguous")


def _examples(dimensions: tuple[str, ...]) -> str:
    """A unit of each of a few dimensions; those that only gas is sold by come last."""
    common = sorted(dimensions, key=lambda name: name.endswith("_volume"))[:4]
    return either(DIMENSIONS[name] for name in common) if common else _EXAMPLES


def scale(source: str, target: str) -> float:
    """Return how many `target` units one `source` unit is; both of one dimension.

    >>> scale("m3", "l")
    1000.0
    """
    one, other = unit(source), unit(target)
    if one.dimension != other.dimension:
        raise CarbonError(
            say(
                "{source} is {source_dimension}, {target} is {target_dimension}.",
                source=source,
                source_dimension=term(one.dimension),
                target=target,
                target_dimension=term(other.dimension),
            ),
            code="dimension",
        )
    return 1.0 if one.scale == other.scale else one.scale / other.scale


def counts_alike(one: str, other: str) -> bool:
    """Return whether two units may count the same things: every two but those that say two sorts of pieces.

    >>> counts_alike("meal", "piece"), counts_alike("meal", "visit"), counts_alike("kg", "t")
    (True, False, True)
    """
    return one == other or one not in COUNTED or other not in COUNTED
