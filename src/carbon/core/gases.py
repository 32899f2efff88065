"""Gases and the sets of global warming potentials that weigh them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.places import place_said
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.core.written import parse_number

CO2E = "co2e"
"""The pseudo-gas of a factor published only as CO2e."""
CO2_BIOGENIC = "co2_biogenic"
"""CO2 of biomass: reported beside the scopes, weight 0."""
UNWEIGHTED = {CO2E: 1.0, CO2_BIOGENIC: 0.0}


class Gas(NamedTuple):
    """A gas: id, English name, formula, CAS number, family, and whether it is one of the seven of the GHG Protocol."""

    gas: str
    name: str
    formula: str
    cas: str
    family: str
    kyoto: bool


@lru_cache(maxsize=8192)
def gas(name: str) -> Gas:
    """Return a gas by its id, its name, an alias, its refrigerant number or its formula.

    Raises: CarbonError `gas_unknown` naming the nearest; `gas_without_gwp` for what is not a greenhouse gas, as ammonia or NOx.

    >>> gas("sevoflurane").family, gas("HFO-1234ze(E)").gas, gas("norflurane").gas, gas("R-290").gas
    ('hfe', 'hfo_1234ze_e', 'hfc_134a', 'propane')
    """
    if other := _NO_GREENHOUSE_GAS.get(_plain(name)):
        raise CarbonError(say("{other} has no GWP: it is not a greenhouse gas here. Leave it out.", other=other), code="gas_without_gwp")
    row = store().row("SELECT gas, name, formula, cas, family, kyoto FROM gas WHERE gas = ?", _canonical(name))
    if row is None:
        raise CarbonError(say("gas '{name}' is unknown.{near}", name=name, near=did_you_mean(name, _gas_names())), code="gas_unknown")
    name_id, english, formula, cas, family, kyoto = row
    return Gas(name_id, english, formula, cas, family, bool(kyoto))


@cache
def gwp_set_names() -> tuple[str, ...]:
    """Return the names of all sets, such as `ar5_100`."""
    return tuple(row[0] for row in store().rows("SELECT gwp_set FROM gwp_set ORDER BY gwp_set"))


@lru_cache(maxsize=8192)
def gwp_set(text: str) -> str:
    """Return the name of a set, with own values of gases behind it, as a result carries it.

    Parameters: text, a set's name, and values of your own [kg CO2e/kg] that take precedence over those of the set.
    Raises: CarbonError `gwp_set_unknown`, `gas_unknown`, `gwp_invalid`.

    >>> gwp_set("ar6_100+Sevoflurane=130")
    'ar6_100 + sevoflurane=130'
    """
    name, *own = (part.strip() for part in str(text).split("+"))
    if name not in gwp_set_names():
        raise CarbonError(
            say("GWP set '{name}' is unknown.{near}", name=name, near=did_you_mean(name, gwp_set_names())),
            code="gwp_set_unknown",
            field="gwp_set",
        )
    values = [_own_value(part) for part in own]
    if twice := sorted({gas_name for number, (gas_name, _) in enumerate(values) if gas_name in dict(values[:number])}):
        raise CarbonError(say("the GWP of {twice} is given twice. Write it once.", twice=twice[0]), code="gwp_invalid", field="gwp_set")
    return " + ".join([name, *(f"{gas_name}={value!r}".removesuffix(".0") for gas_name, value in sorted(values))])


def _own_value(text: str) -> tuple[str, float]:
    name, sign, number = text.partition("=")
    if not sign and text in gwp_set_names():
        message = say("'{text}' is a set of GWPs and no value of a gas. Write gwp_set={text}.", text=text)
        raise CarbonError(message, code="gwp_invalid", field="gwp_set")
    if not sign:
        raise CarbonError(
            say("'{text}' is no GWP of a gas. Write GAS=VALUE, as sevoflurane=130.", text=text), code="gwp_invalid", field="gwp_set"
        )
    gas_name, value = gas(name.strip()).gas, parse_number(number)
    if value < 0 or gas_name in UNWEIGHTED:
        why = say("a GWP is not below zero") if value < 0 else say("biogenic CO2 is reported beside the scopes, with weight 0")
        raise CarbonError(say("'{text}': {why}. Leave it out.", text=text, why=why), code="gwp_invalid", field="gwp_set")
    return gas_name, value


@lru_cache(maxsize=8192)
def gwp(name: str) -> dict[str, float]:
    """Return gas → kg CO2e per kg of a set, own values before those of the set; biogenic CO2 weighs 0, `co2e` 1.

    Raises: CarbonError as `gwp_set`.
    Source: the report and table of each value stand in emission_factors/gwp/gwp.csv.

    >>> gwp("ar5_100")["n2o"], gwp("ar5_100 + n2o=270")["n2o"]
    (265.0, 270.0)
    """
    base, *own = gwp_set(name).split(" + ")
    rows = store().rows("SELECT gas, value FROM gwp WHERE gwp_set = ?", base)
    return dict(rows) | dict(_own_value(part) for part in own) | UNWEIGHTED


@lru_cache(maxsize=8192)
def gwp_sets_with(gas_name: str) -> tuple[str, ...]:
    """Return the names of the sets that weigh a gas.

    >>> gwp_sets_with("sevoflurane")[:2]
    ('ar5_100', 'ar5_100_split')
    """
    rows = store().rows("SELECT gwp_set FROM gwp WHERE gas = ? ORDER BY gwp_set", gas_name)
    return tuple(row[0] for row in rows)


@lru_cache(maxsize=8192)
def kyoto(gas_name: str) -> bool:
    """Return whether a gas is one of the seven of the GHG Protocol, or the pseudo-gas made of them."""
    row = store().row("SELECT kyoto FROM gas WHERE gas = ?", gas_name)
    return gas_name in UNWEIGHTED or bool(row and row[0])


@lru_cache(maxsize=8192)
def gwp_citation(name: str, gas_name: str) -> str:
    """Return report and table of one value of a set, or that it is an own value.

    >>> gwp_citation("ar6_100 + n2o=270", "n2o")
    'own value'
    """
    base, *own = gwp_set(name).split(" + ")
    if any(part.partition("=")[0] == gas_name for part in own):
        return "own value"
    row = store().row("SELECT locator FROM gwp WHERE gwp_set = ? AND gas = ?", base, gas_name)
    return place_said(str(row[0])) if row else ""


def _canonical(name: str) -> str:
    return _aliases().get(_plain(name), name)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _gas_names() -> list[str]:
    return sorted(set(_aliases().values()))


@cache
def _aliases() -> dict[str, str]:
    """Plain spelling → gas: ids, then names and aliases, then refrigerant numbers and formulas; what two gases share is not a name."""
    found = dict[str, str]()
    rows = list(store().rows("SELECT gas, name, formula, aliases FROM gas"))
    for spellings in (
        ((_plain(gas_id), gas_id) for gas_id, *_ in rows),
        ((_plain(text), gas_id) for gas_id, name, _, aliases in rows for text in (name, *aliases.split(";"))),
        ((number, gas_id) for gas_id, *_ in rows for number in _numbers(gas_id)),
        ((_plain(formula), gas_id) for gas_id, _, formula, _ in rows),
    ):
        shared = dict[str, set[str]]()
        for text, gas_id in spellings:
            shared.setdefault(text, set()).add(gas_id)
        found |= {text: next(iter(gases)) for text, gases in shared.items() if text and len(gases) == 1 and text not in found}
    return found


def _numbers(gas_id: str) -> list[str]:
    """Refrigerant and propellant numbers of a gas, plain: hfc_134a is R-134a and HFA-134a, hfo_1234yf also HFC-1234yf."""
    family, _, number = gas_id.partition("_")
    return [_plain(prefix + number) for prefix in _NUMBERED.get(family, ())]


_NUMBERED = {"hfc": ("r", "hfa"), "hcfc": ("r",), "cfc": ("r",), "pfc": ("r",), "hfo": ("r", "hfc", "hfa")}
"""Family of gases → other letters that stand before the same number (ANSI/ASHRAE Standard 34, prefix R)."""
_NO_GREENHOUSE_GAS = {
    **dict.fromkeys(("r717", "ammonia", "ammoniak", "ammoniac", "nh3"), "ammonia"),
    **dict.fromkeys(("r718", "water", "vatten", "wasser", "eau", "h2o"), "water"),
    **dict.fromkeys(("r729", "air", "luft"), "air"),
    **dict.fromkeys(("r728", "nitrogen", "n2"), "nitrogen"),
    **dict.fromkeys(("nox", "no2", "nitrogenoxides"), "NOx"),
    **dict.fromkeys(("so2", "sox", "sulphurdioxide", "sulfurdioxide"), "SO2"),
    **dict.fromkeys(("co", "carbonmonoxide"), "CO"),
    **dict.fromkeys(("voc", "nmvoc"), "NMVOC"),
    **dict.fromkeys(("pm10", "pm25", "particulates"), "particulate matter"),
}
"""Substances that no assessment report gives a GWP in these tables, by plain spelling."""
