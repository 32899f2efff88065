"""Sentences and numbers in the reader's language. A language is a file: English on the left, the other on the right."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.formatting import reading_style, tonnes_style, unbroken
from carbon.core.sentences import Sentence, say
from carbon.core.store.read import store
from carbon.reporting.language.filling import Filling, has_words
from carbon.reporting.language.locales import LOCALES

LANGUAGES = tuple(LOCALES)
ENVIRONMENT = "CARBON_LANGUAGE"
_MEMBER = {"swedish": "sv", "svenska": "sv", "english": "en", "engelska": "en"}


class Words:
    """The texts and numbers of one language.

    Parameters: language, one of LANGUAGES; names, given text → what it is called in the language, as an inventory says.

    >>> Words("sv").number(0.5, 1), Words("en").percent(0.0525)
    ('0,5', '5.2%')
    """

    def __init__(self, language: str, names: Mapping[str, str] = MappingProxyType({})) -> None:
        self.language = language
        self.names = names
        self.locale = LOCALES[language]
        self.missing: set[str] = set()
        self._known = _translations(language)

    def __call__(self, english: str, /, **arguments: object) -> str:
        """Return a sentence in the language, with its arguments filled in; one that is not translated stays English and is noted."""
        text = self._known.get(english)
        if text is None:
            text = english
            if self.language != "en":
                self.missing.add(english)
        return unbroken(text.format(**arguments)) if arguments else text

    def own(self, text: str) -> str:
        """Return what a person's text is called in the language: its second name, or the text as it was given.

        >>> Words("sv", {"County bus traffic": "Länstrafik, buss"}).own("County bus traffic"), Words("sv").own("Electricity")
        ('Länstrafik, buss', 'Electricity')
        """
        return self.names.get(text, text)

    def data(self, text: str) -> str:
        """Return what stands in the data, as a derivation or a licence, in the language; names of people and publications stay.

        >>> Words("sv").data("the middle of the printed range, 2 to 4"), Words("sv").data("Open Government Licence v3.0")
        ('mitten av det tryckta intervallet, 2 till 4', 'Open Government Licence v3.0')
        """
        return self.sentence(text) if isinstance(text, Sentence) else percents(self._told(text), self.locale.percent)

    def _told(self, text: str) -> str:
        """Text by its line in the file of the data, its own name, or as it is: what a person wrote keeps its spaces."""
        if text in self.names or self.language == "en":
            return self.own(text)
        known = _file(f"data_{self.language}", "english", "translation")
        found = known.get(_NUMBER.sub("#", text))
        return text if found is None else _with_numbers(found, _NUMBER.findall(text), self.locale.decimal)

    def knows(self, english: str) -> bool:
        """Whether a sentence is translated."""
        return self.language == "en" or english in self._known

    def finding(self, code: str) -> str:
        """Return in plain words what a finding of a code says; an error without words of its own is of a row."""
        known = _file(f"findings_{self.language}", "code", "sentence")
        return known.get(code, known["*"])

    def sentence(self, text: str) -> str:
        """Return what the program says, with its values, in the language; text without a template stays as it is.

        Parameters: text, as the message of a finding or the sentence of an error.

        >>> from carbon.core.quantities import Amount
        >>> from carbon.core.sentences import say
        >>> Words("sv").sentence(say("{amount} is negative. {negative}", amount=Amount(-2.5, "l"), negative=""))
        '−2,5 l är negativt. '
        """
        if not isinstance(text, Sentence):
            return self._told(text)
        if self.language == "en" and not self.names:
            return str(text)
        values = {name: self.sentence(value) if isinstance(value, str) else value for name, value in text.values}
        return Filling(self._signs).vformat(self.template(text.template), (), values)

    def has(self, template: str) -> bool:
        """Return whether a template is translated, is the name of a qualifier's word, or has no words."""
        return self.knows(template) or template in qualifier_words(self.language) or not has_words(template)

    def template(self, english: str) -> str:
        """Return the template of a sentence in the language; one that is not translated stays English and is noted."""
        found = self._known.get(english) or qualifier_words(self.language).get(english)
        if found is None and has_words(english):
            self.missing.add(english)
        return found or percents(english, self.locale.percent)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with so many decimals."""
        return self._signs(f"{value:,.{digits}f}")

    def significant(self, value: float, digits: int = 6) -> str:
        """Return a number with so many significant digits at most, as a factor is printed."""
        if value and abs(value) < _SMALL:
            mantissa, _, power = f"{value:.{digits - 1}e}".partition("e")
            return f"{self._signs(mantissa.rstrip('0').rstrip('.'))}·10{str(int(power)).translate(_RAISED)}"
        text = f"{value:,.0f}" if abs(value) >= 10 ** (digits - 1) else f"{value:,.{digits}g}"
        return self._signs(text)

    def reading(self, value: float, beside: Sequence[float] = ()) -> str:
        """Return a figure with the digits that a reader needs; beside, those of its row."""
        return self._signs(format(value, reading_style(value, beside)))

    def tonnes(self, kilograms: float | None) -> str:
        """Return kg as tonnes for a table: no digits that nobody can know, and nothing is 0.

        >>> [Words("en").tonnes(kg) for kg in (0.0, 2.6, 268.0, 210_513.0)]
        ['0', '0.0026', '0.27', '211']
        """
        return "" if kilograms is None else self._mass(kilograms / 1000)

    def kilograms(self, value: float) -> str:
        """Return kg for a table: whole ones from a hundred on, below that as many digits as tell them from nothing."""
        return self.number(value, 2) if 1 <= abs(value) < _HUNDRED else self._mass(value)

    def _mass(self, value: float) -> str:
        return self._signs(format(value, tonnes_style(value))) if abs(value) >= _NOTHING else "0"

    def percent(self, share: float, digits: int = 1, *, signed: bool = False) -> str:
        """Return a share as per cent."""
        sign = "+" if signed and share > 0 else ""
        return f"{sign}{self.number(share * 100, digits)}{self.locale.percent}"

    def share(self, share: float) -> str:
        """Return a part of a whole as per cent; one that is there, however small, is not nothing.

        >>> Words("en").share(0.0001), Words("en").share(0.0)
        ('<0.1%', '0.0%')
        """
        return f"<{self.percent(0.001)}" if 0.0 < share < _LEAST else self.percent(share)

    def month(self, text: str) -> str:
        """Return a month, given as 2019-03, by its name and year."""
        year, _, number = text.partition("-")
        return f"{self.locale.months[int(number) - 1]} {year}" if number.isdigit() else text

    def _signs(self, text: str) -> str:
        table = {",": self.locale.group, ".": self.locale.decimal, "-": self.locale.minus, "%": self.locale.percent}
        return "".join(table.get(sign, sign) for sign in text)


def _with_numbers(template: str, numbers: Iterable[str], decimal: str) -> str:
    """Fill # by #; a figure gets the decimal sign of the language, the number of a table or a version stays.

    >>> _with_numbers("tabell # och #: # till # kg", ["2.2", "2.3", "0.5", "1.5"], ",")
    'tabell 2.2 och 2.3: 0,5 till 1,5 kg'
    """
    text, *rest = template.split("#")
    led = False
    for number, after in zip(numbers, rest, strict=True):
        before = text[-_NEAR:]
        # What follows "and" is of the sort of what stands before it.
        led = bool(_LED.search(before)) or (led and bool(_AND.search(before)))
        stays = led or before[-1:].isalpha() or before.endswith("-") or not _FIGURE.fullmatch(number)
        text += (number if stays else number.replace(".", decimal)) + after
    return text


_NEAR = 24
"""Letters before a number that tell whether it is a figure."""
_FIGURE = re.compile(r"\d+\.\d+")
_LED = re.compile(
    r"(?:tabell\w*|avsnitt\w*|kapitel|ekvation\w*|version\w*(?: från)?|BY(?:-SA)?|Attribution|doi|Ouverte|s\.|p\.) $", re.IGNORECASE
)
"""Words that lead the number of a table, a version or an identifier."""
_AND = re.compile(r"\d[A-Z]?(?: och | till | eller |, |–)$")


def percents(text: str, sign: str) -> str:
    """Return text whose per cent signs stand by their numbers as a language writes them.

    Parameters: text, which may have fields or # for its numbers; sign, with what stands before it.

    >>> percents("20% of {all}, {share:.1f} % and # %", "%"), percents("20 %", " %") == percents("20%", " %")
    ('20% of {all}, {share:.1f}% and #%', True)
    """
    return _PERCENT.sub(sign, text)


_PERCENT = re.compile(r"(?<=[\d}#])[ \N{NO-BREAK SPACE}]?%(?!})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in the data; a translation has # for each, in their order."""
_SMALL, _LEAST = 1e-4, 5e-4
_NOTHING, _HUNDRED = 1e-9, 100.0
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@cache
def _translations(language: str) -> dict[str, str]:
    """English → the language, as its file has it; English needs none."""
    files = () if language == "en" else (f"sentences_{language}", f"terms_{language}", language)
    sign = LOCALES[language].percent
    return {english: percents(text, sign) for name in files for english, text in _file(name, "english", "translation").items()}


@cache
def qualifier_words(language: str) -> dict[str, str]:
    """Return the words of the taxonomy in a language that it has: fuels, crops, methods."""
    column = {"sv": "swedish"}.get(language)
    rows = store().rows(f"SELECT value, english, {column} FROM qualifier WHERE {column} <> ''") if column else []
    words = store().rows("SELECT preset, word FROM word WHERE language = ? AND preset LIKE 'fuel=%' ORDER BY rowid DESC", language)
    fuels = {preset.removeprefix("fuel=").replace("_", " "): word for preset, word in words}
    return fuels | {text: other for value, english, other in rows for text in (english, value.replace("_", " "))}


@cache
def _file(name: str, left: str, right: str) -> dict[str, str]:
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return {row[left]: row[right] for row in csv.DictReader(text.splitlines(keepends=True))}


def language_of(asked: str | None = None, inventory: str | None = None) -> str:
    """Return the language of a report: the one asked for, else the inventory's, else the environment's, else English.

    Parameters: asked, as sv, sv-SE or svenska; inventory, its setting. The environment's is CARBON_LANGUAGE, then the terminal's is not
    asked: a report shall not depend on the machine it is made on.
    Raises: CarbonError for an unknown language.

    >>> language_of("sv_SE.UTF-8"), language_of(None, "Swedish")
    ('sv', 'sv')
    """
    given = asked or inventory or os.environ.get(ENVIRONMENT) or "en"
    word = given.strip().casefold()
    found = _MEMBER.get(word, word.replace("_", "-").split("-")[0].split(".")[0])
    if found not in LANGUAGES:
        near = did_you_mean(found, [*LANGUAGES, *_MEMBER])
        raise CarbonError(say("language '{given}' is unknown.{near}", given=given, near=near), code="language_unknown", field="language")
    return found
