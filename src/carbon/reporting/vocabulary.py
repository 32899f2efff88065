"""Names of scopes, categories, stages, gases and the like, in the reader's language; names of sources are the person's own and stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from carbon.core.booking import CATEGORIES
from carbon.core.errors import CarbonError
from carbon.core.gases import gas as known_gas
from carbon.core.units.words import unit_said
from carbon.reporting.language.words import Words

SCOPES = {1: "Scope 1, direct", 2: "Scope 2, purchased energy", 3: "Scope 3, other indirect"}
STAGES = {
    "combustion": "Combustion",
    "release": "Gases released",
    "process": "Processes",
    "generation": "Generation of power and heat",
    "transmission": "Losses of the grid",
    "wtt": "Upstream of fuels and energy",
    "infrastructure": "Infrastructure",
    "production": "Production",
    "use": "Use",
    "end_of_life": "End of life",
    "non_co2": "Non-CO2 effects of flights",
}
GASES = {
    "co2": "Carbon dioxide, fossil (CO2)",
    "co2_biogenic": "Carbon dioxide, biogenic",
    "ch4_fossil": "Methane, fossil (CH4)",
    "ch4_biogenic": "Methane, biogenic (CH4)",
    "n2o": "Nitrous oxide (N2O)",
    "co2e": "CO2e, not split by gas",
    "sevoflurane": "Sevoflurane",
    "desflurane": "Desflurane",
    "isoflurane": "Isoflurane",
    "sf6": "Sulphur hexafluoride (SF6)",
    "nf3": "Nitrogen trifluoride (NF3)",
}
BESIDE = {"avoided": "Avoided emissions", "removal": "Removals", "projected": "Projected lifetime emissions"}
APPROACHES = {
    "operational_control": "operational control",
    "financial_control": "financial control",
    "equity_share": "equity share",
}
BASES = {"location": "location-based", "market": "market-based"}
STATES = {"answered": "answered", "zero": "zero", "missing": "missing", "excluded": "excluded"}
SEVERITIES = {"error": "Errors", "warning": "Warnings", "info": "Good to know"}
STATUSES = {"published": "Published", "estimate": "Estimate", "second_hand": "Read in a copy"}
KEYS = {
    "source": "Source",
    "site": "Site",
    "month": "Month",
    "scope": "Scope",
    "category": "Category of scope 3",
    "gas": "Gas",
    "stage": "Stage of the life cycle",
}
TITLES = {
    "source": "By source",
    "scope": "By scope",
    "category": "By category of scope 3",
    "site": "By site",
    "gas": "By gas",
    "month": "By month",
}
LEVELS = {
    "certificates": "Certificates",
    "contract": "Contract",
    "supplier_rate": "Supplier's rate",
    "residual_mix": "Residual mix",
    "location_factor": "Location factor",
    "own_generation": "Own generation",
}


UNITS = {
    "t": "t", "pkm": "passenger-km", "vkm": "vehicle-km", "tkm": "tonne-km", "teukm": "TEU-km", "pmi": "passenger-mile",
    "vmi": "vehicle-mile", "short_ton_mile": "short ton-mile", "million_l": "million litres", "ha_year": "hectare-year",
    "ha_day": "hectare-day",
}  # fmt: skip
HEATING_VALUES = {"net": "net heating value", "gross": "gross heating value"}


def label(words: Words, key: str, value: object, sites: dict[str, str] | None = None) -> str:
    """Return the name of a value of a key, as a reader knows it.

    Parameters: words; key, as of `by`; value; sites, names of sites by their id.
    """
    text = "" if value is None else str(value)
    if not text:
        return words(_NONE.get(key, "Without a name"))
    name = _NAMES.get(key)
    return name(words, text) if name else (sites or {}).get(text) or words.own(text)


def capital(text: str) -> str:
    """Return text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return text with a small letter at its beginning."""
    return text[:1].lower() + text[1:]


_NONE = {
    "site": "Without a site",
    "source": "Without a source",
    "month": "Without a month",
}


def gas_name(words: Words, name: str) -> str:
    """Return the name of a gas; one that has no name here keeps its formula or English name."""
    if name in GASES:
        return subscripts(words(GASES[name]))
    try:
        found = known_gas(name)
    except CarbonError:
        return name
    return subscripts(found.name or name)


def gas_formula(words: Words, name: str) -> str:
    """Return the formula of a gas where it has one, else its name: what a drawing on a phone has room for.

    >>> gas_formula(Words("en"), "ch4_fossil"), gas_formula(Words("en"), "co2e"), gas_formula(Words("sv"), "sevoflurane")
    ('CH₄', 'CO₂e', 'Sevofluran')
    """
    known = re.search(r"\((\w+)\)$", GASES.get(name, ""))
    return subscripts(known[1] if known else "CO2e") if known or name == "co2e" else gas_name(words, name)


_NAMES: dict[str, Callable[[Words, str], str]] = {
    "scope": lambda words, text: words(SCOPES[int(text)]),
    "category": lambda words, text: f"{text} {capital(words(CATEGORIES[int(text)]))}",
    "stage": lambda words, text: words(STAGES.get(text, text)),
    "gas": gas_name,
    "month": lambda words, text: words.month(text),
}


def unit(words: Words, name: str) -> str:
    """Return a unit as a reader writes it.

    >>> unit(Words("sv"), "kg/inhabitant"), unit(Words("en"), "kWh/m2"), unit(Words("en"), "MJ_net"), unit(Words("sv"), "pkm")
    ('kg/invånare', 'kWh/m²', 'MJ (net heating value)', 'personkm')
    """
    if name in UNITS:
        return words(UNITS[name])
    whole, sign, value = name.rpartition("_")
    if sign and value in HEATING_VALUES:
        return f"{unit(words, whole)} ({words(HEATING_VALUES[value])})"
    text = words.sentence(unit_said(name)).replace("_", " ")
    return _POWERS.sub(lambda found: found[1] + found[2].translate(_RAISED), text)


_POWERS = re.compile(r"\b([NSk]?m)([23])\b")
_RAISED = str.maketrans("23", "²³")


def subscripts(text: str) -> str:
    """Return text with the figures of formulas set low.

    >>> subscripts("CO2e, CH4 and N2O of 2019, SF6")
    'CO₂e, CH₄ and N₂O of 2019, SF₆'
    """
    return re.sub(r"\b(CO|CH|N|SF|NF)([2346])(?=O?e?\b)", lambda found: found[1] + found[2].translate(_LOW), text)


_LOW = str.maketrans("2346", "₂₃₄₆")


def left_out(words: Words, parts: tuple[str, ...]) -> list[str]:
    """Return what the answers are complete but for, one entry a stage with the kinds of activity it is missing for.

    Parameters: words; parts, as `complete_but_for` has them: "transmission of electricity".
    """
    found: dict[str, list[str]] = {}
    for part in parts:
        what, sign, kind = part.rpartition(" of ")
        found.setdefault(what if sign else part, []).append(kind if sign else "")
    return [_joined(words, what, kinds) for what, kinds in found.items()]


def _joined(words: Words, what: str, kinds: list[str]) -> str:
    names = ", ".join(words(kind) for kind in kinds if kind)
    text = _what(words, what)
    return f"{text} ({names})" if names else text


def _what(words: Words, what: str) -> str:
    if found := re.fullmatch(r"the split of (?P<stages>.+)", what):
        stages = [_stage(words, name) for name in re.split(r", | and ", found["stages"])]
        return words("the split of {stages}, which stand in one figure", stages=f"{', '.join(stages[:-1])} {words('and')} {stages[-1]}")
    if found := re.fullmatch(r"CH4 and N2O of (?P<stage>.+)", what):
        return subscripts(words("CH4 and N2O of {stage}", stage=_stage(words, found["stage"])))
    return _stage(words, what)


def _stage(words: Words, name: str) -> str:
    full = STAGES.get(name.replace(" ", "_"))
    text = words(full) if full else words(name)
    return text[:1].lower() + text[1:]
