"""Factors that are true by definition or given inline: a released gas, and `factor=` of a user."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from carbon.core.errors import CarbonError
from carbon.core.gases import CO2E, gas, gwp_sets_with
from carbon.core.sentences import say, term
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.spelling import UNSAID, is_unsaid, read_factor

_DEFINITION = Publication("definition", "conservation of mass", "by definition", "", "none needed")
_NO_FUEL = Publication("definition", "no fuel is burned", "by definition", "", "none needed")


@lru_cache(maxsize=8192)
def release_factor(name: str) -> EmissionFactor:
    """Return the factor of a released gas: 1 kg per kg.

    Parameters: name of the gas.

    >>> release_factor("n2o").forms[0].gases
    {'n2o': 1.0}
    """
    found = gas(name)
    form = Form("kg", {found.gas: 1.0}, None, {found.gas: "1"}, _released(found.name or found.gas))
    identifier = f"definition/gas/{found.gas}/release"
    return EmissionFactor(identifier, _DEFINITION, "gas", {"gas": found.gas}, ("release",), "world", None, None, None, True, forms=(form,))


def defined(factor_id: str) -> EmissionFactor | None:
    """Return the factor of a released gas by its id; None where the id is not of one.

    >>> defined("definition/gas/n2o/release").forms[0].unit
    'kg'
    """
    name = factor_id.removeprefix(f"{_DEFINITION.name}/gas/").removesuffix("/release")
    return release_factor(name) if factor_id == f"{_DEFINITION.name}/gas/{name}/release" and gwp_sets_with(name) else None


def _released(name: str) -> str:
    return say("1 kg of {name} released is 1 kg emitted", name=term(name))


@lru_cache(maxsize=8192)
def no_emissions(key: str, stage: str, why: str) -> EmissionFactor:
    """Return the factor of energy that is made without burning anything: 0 kg CO2 per kWh, by definition.

    Parameters: key; stage; why nothing is emitted, the citation.

    >>> no_emissions("electricity.own", "generation", "sunlight").forms[0].gases
    {'co2': 0.0}
    """
    form = Form("kWh", {"co2": 0.0}, None, {"co2": "0"}, why)
    return EmissionFactor(f"definition/{key}/{stage}", _NO_FUEL, key, {}, (stage,), "world", None, None, None, True, forms=(form,))


@lru_cache(maxsize=8192)
def loss_factor(text: str) -> EmissionFactor:
    """Return the losses of a grid that a user wrote, as a share of generation.

    Parameters: text, '0.05 of consumption' or '0.05 of generation': of a rate r of what is used, r ÷ (1 + r) of generation is lost.

    >>> round(loss_factor("0.05 of consumption").forms[0].gases["loss_share"], 6)
    0.047619
    """
    rate, _, of = text.partition(" of ")
    share = float(rate) if of == "generation" else float(rate) / (1.0 + float(rate))
    form = Form("kWh", {LOSS_SHARE: share}, None, {}, f"given, losses {float(rate):.4%} of {of}")
    publication = Publication("inline", "own losses of the grid", "the user", "", "own")
    stages = ("transmission",)
    return EmissionFactor(f"losses/{text}", publication, "electricity.losses", {}, stages, "world", None, None, None, True, forms=(form,))


@lru_cache(maxsize=8192)
def inline_factor(text: str, stage: str, gwp_set: str | None, evidence: str | None) -> EmissionFactor:
    """Return the factor that a user wrote, one gas or several: '0.15 kg CO2e/kg', '2.5 kg CO2/l + 0.1 g CH4 fossil/l'.

    Parameters: text; stage; gwp_set that a CO2e was made with; evidence, where the number stands.
    Raises: CarbonError as `read_factor`, and `factor_invalid` for gases per different units.

    >>> inline_factor("0.15 kg CO2e/kg", "production", None, "EPD").forms[0].gases
    {'co2e': 0.15}
    """
    gases, units = dict[str, float](), set[str]()
    for name, mass, per in read_factor(text):
        gases[name] = gases.get(name, 0.0) + mass
        units.add(per)
    if len(units) != 1:
        raise CarbonError(
            say("factor '{text}' mixes units {units}. Write all gases per one unit.", text=text, units=", ".join(sorted(units))),
            code="factor_invalid",
        )
    made_with = gwp_set or ("unstated" if CO2E in gases else None)
    stated = evidence or say("own factor, no evidence given")
    form = Form(units.pop(), gases, gases.get(CO2E), {}, stated)
    publication = Publication("inline", stated, "the user", "", "own")
    factor = EmissionFactor(text, publication, "inline", {}, (stage,), "world", None, None, made_with, CO2E not in gases, forms=(form,))
    return replace(factor, derivation=UNSAID) if is_unsaid(text) else factor
