"""Numbers and words as people write them: `1 234,5` is read, `1,234` has two readings and is refused; a word has one spelling."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from numbers import Number
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.patterns import pattern
from carbon.core.sentences import say

LARGEST = 1e100
"""The largest amount and the largest factor: products and sums of them stay finite in float64."""
NEGATIVE = "Emissions are gross: take a credit note off the amount of the row it corrects, so that no row is below zero."
"""What is to be done with a negative amount."""
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f'")
_GROUPED_SPACES = pattern(r"[+-]?\d{1,3}([ \u00a0\u2009\u202f']\d{3})+([.,]\d+)?")
_PLAIN = pattern(r"[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = pattern(r"[+-]?\d+,\d+")
_TWO_READINGS = pattern(r"[+-]?[1-9]\d{0,2},\d{3}")
_COMMA_GROUPS = pattern(r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d{1,3}(,\d{3}){2,}")
_POINT_GROUPS = pattern(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")


def parse_number(text: str) -> float:
    """Return the number that a person wrote, in any unambiguous notation.

    Raises: CarbonError `number_ambiguous` for `1,234`, `number_invalid` for what is not a finite number.

    >>> parse_number("1 234,5"), parse_number("1,234.5"), parse_number("12e3")
    (1234.5, 1234.5, 12000.0)
    """
    text = text.strip().replace("\u2212", "-")
    if _PLAIN.fullmatch(text):
        return _finite(float(text), text)
    if _TWO_READINGS.fullmatch(text):
        raise CarbonError(
            say(
                "'{text}' has two readings: {thousands} (thousands) or {decimal} (decimal comma). Write {thousands} or {decimal}.",
                text=text,
                thousands=text.replace(",", ""),
                decimal=f"{float(text.replace(',', '.')):g}",
            ),
            code="number_ambiguous",
        )
    return _finite(float(_normalised(text)), text)


def is_numeric(given: object) -> bool:
    """Return whether a number of any library is given; true and false are none.

    >>> is_numeric(7), is_numeric(True), is_numeric("7")
    (True, False, False)
    """
    return isinstance(given, Number) and not isinstance(given, bool)


def number_of(given: Any) -> float:
    """Return a number that was given as text or as a number.

    Raises: CarbonError as `parse_number`, and `number_invalid` for what is neither, and for a whole number that is too large.

    >>> number_of("1 234,5"), number_of(7)
    (1234.5, 7.0)
    """
    if isinstance(given, str):
        return parse_number(given)
    if not is_numeric(given):
        raise CarbonError(say("{given} is not a number. Write it as 1234.5.", given=repr(given)), code="number_invalid")
    try:
        return float(given)
    except OverflowError as error:
        raise CarbonError(say("the number has more than 308 digits. Write it with another unit."), code="number_invalid") from error
    except (TypeError, ValueError) as error:
        raise CarbonError(say("{given} is not a number. Write it as 1234.5.", given=repr(given)), code="number_invalid") from error


def too_large(what: object, field: str | None = None) -> CarbonError:
    """Return the error of a number beyond `LARGEST`, whose products and sums may be infinite.

    Parameters: what it is, in words; field, the name of an argument.

    >>> too_large("1e200 l").code
    'overflow'
    """
    message = say(
        "{what} is too large: it is more than {largest:g}, the most that is calculated with. Correct it.",
        what=what,
        largest=LARGEST,
    )
    return CarbonError(message, code="overflow", field=field)


def is_missing(value: object) -> bool:
    """Return whether a cell is empty: None, or the NaN that dataframes put for it.

    >>> is_missing(float("nan")), is_missing(0.0)
    (True, False)
    """
    return value is None or (isinstance(value, float) and math.isnan(value))


def _normalised(text: str) -> str:
    if _GROUPED_SPACES.fullmatch(text):
        return text.translate(_SPACES).replace(",", ".")
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    if _COMMA_GROUPS.fullmatch(text):
        return text.replace(",", "")
    if _POINT_GROUPS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    raise CarbonError(say("'{text}' is not a number. Write it as 1234.5 or 1 234,5.", text=text), code="number_invalid")


def _finite(value: float, text: str) -> float:
    if not math.isfinite(value):
        raise CarbonError(say("'{text}' is not a finite number. Leave the cell empty if it is unknown.", text=text), code="number_invalid")
    return value


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o"})


_ENDINGS = (("eaux", "eau"), ("aux", "al"), ("ies", "y"))
"""Plurals of English and French that are more than an s, and the singular of each."""


_SILENT = pattern(r"(?<=ch|sh|ss)e$|(?<=[xzo])e$")
"""An e that the plural of English brings (boxes, glasses) and the singular of French has (vache)."""


_WHOLE = 3
"""Words of so few letters are left as they are: gas is not a plural of ga [characters]."""


def plain(text: str) -> str:
    """Return small letters without accents, as the search keeps its words.

    >>> plain("Nötkött"), plain("bœuf")
    ('notkott', 'boeuf')
    """
    if text.isascii():
        # Most words: nothing in them has an accent to lose.
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def singular(word: str) -> str:
    """Return a plain word without the plural of English or French; what is not a plural is changed alike on both sides.

    >>> singular("batteries"), singular("tomatoes"), singular("metaux"), singular("glasses"), singular("gas")
    ('battery', 'tomato', 'metal', 'glass', 'gas')
    """
    if len(word) <= _WHOLE or word.endswith("ss"):
        return word
    for plural, single in _ENDINGS:
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    return _SILENT.sub("", word.removesuffix("s"))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return the plain words of a text, each in the singular; marks, hyphens and underscores part them.

    >>> words_of("Paper_and-board: BOARDS")
    ('paper', 'and', 'board', 'board')
    """
    return tuple(map(singular, _parts(plain(text))))


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def written_words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as `words_of` makes them, each with its spelling: what a word means depends on its marks.

    >>> written_words("Rött KÖTT")
    [('rott', 'rött'), ('kott', 'kött')]
    """
    made, spelt = words_of(text), _parts(text.casefold())
    return list(zip(made, spelt if len(spelt) == len(made) else made, strict=True))


@lru_cache(maxsize=8192)
def phrase(text: str) -> str:
    """Return the plain words of a text with one space between them: what two spellings of one name share.

    >>> phrase("Natural Gas") == phrase("natural_gas") == phrase("natural-gas")
    True
    """
    return " ".join(words_of(text))


_SAME_MARK = str.maketrans({"ø": "ö", "æ": "ä", "è": "é", "ê": "é", "ë": "é"})
"""Letters that one language writes for another's, and accents of e that people mix up."""
_INFLECTED = frozenset(("en", "fr", "es", "nl", "de"))
"""Languages whose words are listed in singular and plural."""


def spells(text: str, word: str, language: str = "en") -> bool:
    """Return whether a text with the phrase of a word may be meant for it: Gasöl is not gasol, Buch not bûche, kök not koks.

    Marks of the word may be left out, but no others put in; what differs otherwise is the s or es of a plural.

    Parameters: text, as written; word, as listed; language of the word.

    >>> spells("bransle", "bränsle"), spells("strøm", "ström"), spells("Gasöl", "gasol"), spells("Buch", "bûche")
    (True, True, False, False)
    >>> spells("vaches", "vache"), spells("battery", "batteries"), spells("fries", "frys", "sv")
    (True, True, False)
    """
    said, meant = _parts(plain(text)), _parts(plain(word))
    fits = said == meant or all(one in _inflections(other, language) for one, other in zip(said, meant, strict=False))
    return fits and not Counter(_marks(text)) - Counter(_marks(word))


def _inflections(word: str, language: str) -> set[str]:
    """A plain word and its plurals; in a language whose words are listed in the plural too, also its singulars."""
    if language not in _INFLECTED:
        return {word, word + "s"}
    pairs = (*_ENDINGS, ("es", ""), ("s", ""))
    plurals = {word.removesuffix(single) + plural for plural, single in pairs if word.endswith(single)}
    return {word} | plurals | {word.removesuffix(plural) + single for plural, single in pairs if word.endswith(plural)}


def _marks(text: str) -> list[str]:
    letters = unicodedata.normalize("NFC", text.casefold()).translate(_SAME_MARK)
    return [letter for letter in letters if letter.isalpha() and plain(letter) != letter]
