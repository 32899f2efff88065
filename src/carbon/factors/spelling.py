"""Factors as people write them: '0.15 kg CO2e/kg', '0,45 kgCO₂e per litre', '8.1 lb CO2-eq/MWh', '2.5 kg CO2/l + 1e-04 kg CH4/l'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carbon.core.errors import CarbonError
from carbon.core.gases import CO2E, gas
from carbon.core.patterns import pattern
from carbon.core.sentences import say
from carbon.core.units.scales import scale, unit
from carbon.core.written import parse_number
from carbon.factors.signs import check_factor

_NEXT_GAS = pattern(r"(?<![0-9][eE])\+|;")
"""What stands between two gases; the sign of an exponent, as in 1e+05, is none of it."""
_FACTOR = pattern(
    r"\s*(?P<value>[+\-\u2212]?[\d.,][\d.,'\u2019\s\u00a0\u2009\u202f]*(?:[eE][+\-\u2212]?\d+)?)\s*"
    r"(?P<what>[^\d\s/].*?)\s*(?:/|\b(?:per|pr|par|pro)\s)\s*(?P<count>[\d ]*)\s*(?P<unit>[^\s/].*?)\s*"
)
_WHAT = pattern(r"\s*(?P<what>[^\d\s/].*?)\s*(?:/|\b(?:per|pr|par|pro)\s)\s*(?P<unit>[^\s/].*?)\s*")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_MASSES = (
    *("kilograms", "kilogrammes", "kilogram", "kilogramme", "milligrams", "milligram", "tonnes", "tonne", "grams", "gram", "gramme"),
    *("pounds", "pound", "ton", "tons", "lbs", "lb", "short_tons", "short_ton", "short tons", "short ton", "kg", "mg", "g", "kt", "t"),
)
"""Spellings of a mass that may stand before the gas with no space between, as kgCO2e."""
_EQUIVALENT = pattern(r"(?:co2|carbondioxide)(?:e|eq|eqv|equ|equiv|equivalents?|equivalente|equivalenter|ekv|ekvivalenter|äq|äquivalente?)")


class Written(NamedTuple):
    """One gas of a factor: its id, or `co2e`; kg of it per one unit; the unit's name."""

    gas: str
    mass: float
    unit: str


def read_factor(text: str) -> list[Written]:
    """Return the gases of a factor as a person wrote it.

    Masses are read in any unit; a mass without a gas is CO2e; `co2-eq`, `CO₂e` and `CO2 equivalents` are CO2e.

    Parameters: text, one gas or several, with + or ; between.
    Raises: CarbonError `factor_invalid` for what cannot be read, and as `check_factor`.

    >>> read_factor("450 g CO2-eq per kWh")
    [Written(gas='co2e', mass=0.45, unit='kWh')]
    """
    return list(_parts(text))


def _parts(text: str) -> Iterator[Written]:
    for part in _NEXT_GAS.split(text):
        found = _FACTOR.fullmatch(part)
        if found is None:
            raise _unreadable(text)
        value, (name, kilograms) = parse_number(found["value"]), mass_of_gas(found["what"], text)
        check_factor(value * kilograms, say("factor '{text}'", text=text))
        count = parse_number(found["count"]) if found["count"].strip() else 1.0
        yield Written(name, value * kilograms / count, unit(found["unit"]).name)


def read_unit(text: str) -> Written:
    """Return gas, kg and unit of a factor's unit, as it stands in a column of its own: 'kg CO2e/kWh', 'lb per MWh'.

    Raises: CarbonError `factor_invalid`.

    >>> read_unit("g CO2e/tkm")
    Written(gas='co2e', mass=0.001, unit='tkm')
    """
    found = _WHAT.fullmatch(text)
    if found is None:
        raise _unreadable(text)
    return Written(*mass_of_gas(found["what"], text), unit(found["unit"]).name)


UNSAID = "no gas is written with the figure, which is read as CO2e"
"""The derivation of a factor whose mass is of no named gas."""


def is_unsaid(text: str) -> bool:
    """Return whether a factor, or the unit of one, has a mass of no named gas.

    >>> is_unsaid("0.15 kg/kg"), is_unsaid("lb per MWh"), is_unsaid("0.15 kg CO2e/kg")
    (True, True, False)
    """
    found = (_FACTOR.fullmatch(part) or _WHAT.fullmatch(part) for part in _NEXT_GAS.split(text))
    return any(part["what"].strip(" _.·-").casefold() in _MASSES for part in found if part)


def mass_of_gas(what: str, text: str) -> tuple[str, float]:
    """Return the gas of 'kg CO2e' or 'gCH4', and kg per one of its mass.

    Parameters: what stands before 'per'; text, the whole factor, for the error.
    Raises: CarbonError for a mass that has two sizes, an unknown gas, or neither.
    """
    plain = what.strip().translate(_SUBSCRIPTS)
    refused: CarbonError | None = None
    for mass in (spelling for spelling in _MASSES if plain.casefold().startswith(spelling)):
        rest = plain[len(mass) :].strip(" _.·-")
        try:
            name = _gas(rest)
        except CarbonError as error:
            refused = refused or error
            continue
        return name, scale(unit(plain[: len(mass)] if mass not in ("ton", "tons") else mass).name, "kg")
    raise refused or _unreadable(text)


def _gas(text: str) -> str:
    """The gas of a spelling; nothing is CO2e. What only begins as CO2e is never taken for CO2."""
    plain = re.sub(r"[\s_.·()-]|\bof\b", "", text.casefold())
    if not plain or _EQUIVALENT.fullmatch(plain):
        return CO2E
    try:
        return gas(text).gas
    except CarbonError as error:
        if plain.startswith(("co2", "carbondioxide")):
            message = say("gas '{text}' is unknown. Write CO2 for carbon dioxide alone, CO2e for all greenhouse gases together.", text=text)
            raise CarbonError(message, code="gas_unknown", field="factor") from error
        raise


def _unreadable(text: str) -> CarbonError:
    message = say("factor '{text}' cannot be read. Write mass of gas per unit, as '0.15 kg CO2e/kg' or '2.5 kg CO2/l'.", text=text)
    return CarbonError(message, code="factor_invalid", field="factor")
